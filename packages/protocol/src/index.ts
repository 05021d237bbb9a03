export {
  decodeEvents,
  encodeCommand,
  readDurableEvent,
  readLoggedCommand,
  readProblem,
  readRoomEvent,
  readSessionToken,
} from "./codec/client-codec.ts";
export { REFUSAL_CLOSE_CODES } from "./codec/close-codes.ts";
export { type Decoded, type FrameFault, fitsFrame } from "./codec/frame.ts";
export { decodeCommand, encodeEvents } from "./codec/room-codec.ts";
export {
  type AskHumanCommand,
  type Command,
  commandSchema,
  type HelloCommand,
  type LoggedCommand,
  type PressCommand,
  type RateCommand,
  type SayCommand,
  type ScoreCommand,
  type SubmitCommand,
} from "./commands/union.ts";
export type {
  RefusalCode,
  RefusedEvent,
  RejectedEvent,
  RejectionCode,
} from "./events/refusal.ts";
export {
  type DurableEvent,
  durableEventSchema,
  type RoomEvent,
  roomEventSchema,
  type SaidEvent,
  type WelcomeEvent,
} from "./events/union.ts";
export {
  addPageRequestSchema,
  type ChatAnswer,
  chatAnswerSchema,
  chatRequestSchema,
  createSessionRequestSchema,
  type FormSettings,
  type Intent,
  type KnowledgePage,
  knowledgePageSchema,
  type Problem,
  problemSchema,
  refreshTokenRequestSchema,
  type SessionToken,
  type SiteSettings,
  type SiteSettingsInput,
  sessionTokenSchema,
  siteIdSchema,
  siteSettingsSchema,
  type Transcript,
  transcriptSchema,
  type VisitorContact,
  visitorContactSchema,
} from "./http/http.ts";
export {
  type AddSourceRequest,
  addSourceRequestSchema,
  changeSourceRequestSchema,
  type ExtractAnswer,
  extractAnswerSchema,
  extractRequestSchema,
  type KnowledgeMeaning,
  type KnowledgeQuestion,
  type KnowledgeSource,
  knowledgeMeaningSchema,
  knowledgeSourceSchema,
  questionSchema,
  type SourcePreview,
  sourcePreviewSchema,
  sourceProgressSchema,
} from "./http/knowledge.ts";
export {
  BAD_FRAMES_MAX,
  FRAME_BYTES_MAX,
  HELLO_TIMEOUT_MS,
  REPLY_LENGTH_MAX,
  TEXT_LENGTH_MAX,
} from "./limits.ts";
export { type Contact, type ContactField, contactSchema, type StartForm } from "./parts/contact.ts";
export {
  type Action,
  ASK_HUMAN_CHOICE,
  type CardPart,
  type Choice,
  type CitationPart,
  idSchema,
  type Language,
  languageSchema,
  type Message,
  messageSchema,
  type Part,
  type ProductPart,
  type ReplyEnd,
} from "./parts/message.ts";
export { OLDEST_SUPPORTED, PROTOCOL_VERSION } from "./version.ts";
