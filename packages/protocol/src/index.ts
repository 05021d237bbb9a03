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
export type { Decoded, FrameFault } from "./codec/frame.ts";
export { decodeCommand, encodeEvents } from "./codec/room-codec.ts";
export { readTrackedEvent } from "./codec/track-codec.ts";
export { isWellFormed } from "./codec/well-formed.ts";
export type { AskHumanCommand } from "./commands/ask-human.ts";
export type { AttachCommand } from "./commands/attach.ts";
export type { HelloCommand } from "./commands/hello.ts";
export type { PressCommand } from "./commands/press.ts";
export type { RateCommand } from "./commands/rate.ts";
export type { SayCommand } from "./commands/say.ts";
export type { ScoreCommand } from "./commands/score.ts";
export type { SubmitCommand } from "./commands/submit.ts";
export { type Command, commandSchema, type LoggedCommand } from "./commands/union.ts";
export type { RefusalCode } from "./events/refused.ts";
export type { RejectedEvent, RejectionCode } from "./events/rejected.ts";
export type { SaidEvent } from "./events/said.ts";
export { type DurableEvent, durableEventSchema, type RoomEvent, roomEventSchema } from "./events/union.ts";
export type { VisitedHours, VisitedSite, WelcomeEvent } from "./events/welcome.ts";
export type { AbuseLimits } from "./http/abuse-limits.ts";
export {
  type ApiKey,
  type ApiScopeName,
  apiKeySchema,
  apiScopeSchema,
  type MadeApiKey,
  makeApiKeyRequestSchema,
} from "./http/api-keys.ts";
export {
  type ChangeChannelRequest,
  type ChannelCheck,
  type ChannelConnection,
  type ChannelConnections,
  type ChannelKind,
  type ChannelProblem,
  type ConnectChannelRequest,
  type ContinueChoices,
  type ContinueLink,
  changeChannelRequestSchema,
  channelConnectionSchema,
  channelConnectionsSchema,
  channelKindSchema,
  channelUsageSchema,
  connectChannelRequestSchema,
  continueChoicesSchema,
  continueLinkSchema,
  continueRequestSchema,
} from "./http/channels.ts";
export { type ChatAnswer, chatAnswerSchema, chatRequestSchema } from "./http/chat.ts";
export { type VisitorContact, visitorContactSchema } from "./http/contacts.ts";
export {
  attributeProblem,
  type CrmAttributes,
  type CrmConnection,
  type CrmDryRun,
  type CrmFact,
  type CrmFieldProblem,
  type CrmFields,
  type CrmKind,
  type CrmProperty,
  type CrmSkip,
  changeCrmRequestSchema,
  connectCrmRequestSchema,
  crmAttributesSchema,
  crmConnectionSchema,
  crmConnectionsSchema,
  crmDryRunRequestSchema,
  crmDryRunSchema,
  crmFieldsSchema,
  crmPropertiesSchema,
  fieldProblem,
  mappingProblems,
  type PlannedRecord,
  valueProblem,
} from "./http/crm.ts";
export {
  BANDIT_ARMS_MIN,
  CONTROL,
  type Experiment,
  type ExperimentGuard,
  type ExperimentMetric,
  type ExperimentPart,
  type ExperimentState,
  experimentSchema,
  VARIANTS_MAX,
  type Variant,
} from "./http/experiments/experiment.ts";
export {
  type ArmAnswer,
  armAnswerSchema,
  askArmRequestSchema,
  metArmRequestSchema,
  metInSessionRequestSchema,
} from "./http/experiments/proactive-arm.ts";
export { type ExtractAnswer, extractAnswerSchema, extractRequestSchema } from "./http/extract.ts";
export { type FileAddress, fileAddressSchema } from "./http/files.ts";
export { type Guidance, type GuidancePreview, guidancePreviewSchema } from "./http/guidance.ts";
export type { HttpTool } from "./http/http-tools.ts";
export { type KnowledgeMeaning, knowledgeMeaningSchema } from "./http/meaning.ts";
export { EXCEPTIONS_MAX, type OpeningHours, openingHoursSchema } from "./http/opening-hours.ts";
export { addPageRequestSchema, type KnowledgePage, knowledgePageSchema } from "./http/pages.ts";
export { type Problem, problemSchema } from "./http/problem.ts";
export {
  createSessionRequestSchema,
  type DeviceLink,
  deviceLinkSchema,
  joinSessionRequestSchema,
  type OtherDevices,
  otherDevicesSchema,
  refreshTokenRequestSchema,
  type SessionToken,
  sessionTokenSchema,
  type Transcript,
  transcriptSchema,
} from "./http/sessions.ts";
export {
  type ConsentWords,
  consentWordsSchema,
  type EmergencyNumbers,
  type FormSettings,
  type ModelOptions,
  pagePictureQuerySchema,
  type SiteKey,
  type SiteSettings,
  type SiteSettingsInput,
  siteIdSchema,
  siteSettingsSchema,
  type TicketSettings,
  ticketSettingsSchema,
} from "./http/sites.ts";
export {
  type AddSourceInput,
  type AddSourceRequest,
  addSourceRequestSchema,
  changeSourceRequestSchema,
  type KnowledgeQuestion,
  type KnowledgeSource,
  knowledgeSourceSchema,
  questionSchema,
  type SourcePreview,
  sourcePreviewSchema,
  sourceProgressSchema,
} from "./http/sources.ts";
export {
  type TrackedEvent,
  trackRequestSchema,
  type Visit,
  visitSchema,
} from "./http/track.ts";
export { type MailTranscriptRequest, mailTranscriptRequestSchema } from "./http/transcripts.ts";
export {
  changeWebhookRequestSchema,
  type Deliveries,
  type DeliveriesQuery,
  type Delivery,
  deliveriesQuerySchema,
  deliveriesSchema,
  deliverySchema,
  type ExportedType,
  exportedTypeSchema,
  makeWebhookRequestSchema,
  type Webhook,
  type WebhookBody,
  type WebhookSecret,
  webhookBodySchema,
  webhookSchema,
  webhookSecretSchema,
  webhooksSchema,
} from "./http/webhooks.ts";
export {
  BAD_FRAMES_MAX,
  DAY_SPANS_MAX,
  FILE_BYTES_MAX,
  FILE_NAME_LENGTH_MAX,
  FILE_TYPES,
  FRAME_BYTES_MAX,
  HELLO_TIMEOUT_MS,
  REPLY_LENGTH_MAX,
  TEXT_LENGTH_MAX,
  TICKET_DESCRIPTION_LENGTH_MAX,
  TICKET_SUBJECT_LENGTH_MAX,
} from "./limits.ts";
export type { Action } from "./parts/action.ts";
export type { Agent } from "./parts/agent.ts";
export type { CardPart } from "./parts/card.ts";
export { ASK_HUMAN_CHOICE, type Choice } from "./parts/choices.ts";
export { chosenLooks } from "./parts/chosen-looks.ts";
export type { CitationPart } from "./parts/citation.ts";
export { type Contact, type ContactField, contactSchema } from "./parts/contact.ts";
export { type FilePart, type FileType, filePartSchema, fileTypeSchema } from "./parts/file.ts";
export type { StartForm } from "./parts/form.ts";
export type { Looks } from "./parts/looks.ts";
export { type Message, messageSchema, type ReplyEnd } from "./parts/message.ts";
export type { ProductPart } from "./parts/product.ts";
export {
  type TicketDraft,
  type TicketPart,
  type TicketStatus,
  ticketDraftSchema,
  ticketPartSchema,
  type Urgency,
  urgencySchema,
} from "./parts/ticket.ts";
export type { Part } from "./parts/union.ts";
export { idSchema } from "./scalars/ids.ts";
export { type Language, languageSchema } from "./scalars/language.ts";
export {
  ATTRIBUTE_NAME_MAX,
  ATTRIBUTE_VALUE_MAX,
  ATTRIBUTES_BYTES_MAX,
  ATTRIBUTES_MAX,
  type Attributes,
  attributesSchema,
  type VisitorIdentity,
  visitorIdentitySchema,
} from "./scalars/visitor.ts";
export { OLDEST_SUPPORTED, PROTOCOL_VERSION } from "./version.ts";
