export {
  decodeAgentEvents,
  decodeDeskEvents,
  encodeAgentCommand,
  encodeDeskCommand,
  readAgentLoggedCommand,
} from "./codec/desk-client-codec.ts";
export { decodeAgentCommand, decodeDeskCommand, isAgentHello } from "./codec/desk-codec.ts";
export {
  type AcceptInvitationRequest,
  type AgentToken,
  type AuditPage,
  acceptInvitationRequestSchema,
  agentTokenSchema,
  auditPageSchema,
  type Invitation,
  type InvitationLink,
  type InviteRequest,
  invitationLinkSchema,
  invitationSchema,
  inviteRequestSchema,
  type SignedIn,
  type SignInRequest,
  type SignIns,
  signedInSchema,
  signInRequestSchema,
  signInsSchema,
} from "./desk/accounts.ts";
export {
  type AgentCommand,
  type AgentHello,
  type AgentLoggedCommand,
  agentCommandSchema,
  agentLoggedCommandSchema,
} from "./desk/agent-commands.ts";
export {
  type AgentEvent,
  type AgentRejectedEvent,
  type AgentRejectionCode,
  agentEventSchema,
} from "./desk/agent-events.ts";
export {
  type DeskCommand,
  type DeskEvent,
  type DeskHello,
  deskCommandSchema,
  deskEventSchema,
} from "./desk/desk-wire.ts";
export { type HoursAnswer, hoursAnswerSchema } from "./desk/hours.ts";
export { type InternalEvent, internalEventSchema } from "./desk/internal-events.ts";
export {
  AGENT_GRACE_MS,
  AGENT_TEXT_LENGTH_MAX,
  CODE_LENGTH_MAX,
  MACROS_MAX,
  NOTE_LENGTH_MAX,
  OFFER_MS,
  PASSKEY_NAME_LENGTH_MAX,
  PASSKEYS_MAX,
  PASSWORD_LENGTH_MAX,
  PASSWORD_LENGTH_MIN,
  PEOPLE_MAX,
  PRESENCE_LEASE_MS,
  RECOVERY_CODES_COUNT,
  REPLIES_MAX,
  ROW_CHANGES_MAX,
  ROWS_PAGE_MAX,
  TAG_LENGTH_MAX,
  TAGS_MAX,
} from "./desk/limits.ts";
export {
  MACRO_ENDINGS,
  MACRO_SNOOZE_MINUTES_MAX,
  type Macro,
  type MacroAction,
  type Macros,
  macroSchema,
  macrosSchema,
  type PutMacroRequest,
  putMacroRequestSchema,
} from "./desk/macros.ts";
export {
  type ConversationState,
  conversationStateSchema,
  type NamedAttributes,
  type Owner,
  ownerSchema,
  type Phase,
  phaseSchema,
  type TransferOffer,
} from "./desk/owner.ts";
export {
  type AddPasskeyRequest,
  addPasskeyRequestSchema,
  type NewCredential,
  type Passkey,
  type PasskeySignInRequest,
  passkeyOptionsRequestSchema,
  passkeySchema,
  passkeySignInRequestSchema,
  passkeysSchema,
  renamePasskeyRequestSchema,
  type UsedCredential,
} from "./desk/passkeys.ts";
export {
  type Account,
  accountSchema,
  type ChangeAccountRequest,
  type Colleague,
  changeAccountRequestSchema,
  colleagueSchema,
  demandFactorRequestSchema,
  PAGE_INBOX_ID,
  type Presence,
  peopleSchema,
  type Role,
  roleSchema,
} from "./desk/people.ts";
export {
  type PushCounts,
  type PushRequest,
  type PushState,
  pushCountsSchema,
  pushRequestSchema,
  pushStateSchema,
} from "./desk/push.ts";
export {
  type CannedReplies,
  type CannedReply,
  cannedRepliesSchema,
  cannedReplySchema,
  putReplyRequestSchema,
  shortcutSchema,
} from "./desk/replies.ts";
export { type Counts, type DeskRow, deskRowSchema, type View, viewSchema } from "./desk/rows.ts";
export {
  checkTagRequestSchema,
  type MakeSiteRequest,
  makeSiteRequestSchema,
  readSiteRequestSchema,
  type SiteList,
  type SiteReading,
  type SiteRemark,
  type SiteSummary,
  siteListSchema,
  siteReadingSchema,
  siteRemarkSchema,
  siteSummarySchema,
  type TagCheck,
  type TagFault,
  tagCheckSchema,
  tagFaultSchema,
} from "./desk/sites.ts";
export { type Suggestion, suggestionRequestSchema, suggestionSchema } from "./desk/suggestions.ts";
export {
  type ConversationWindow,
  conversationWindowSchema,
  fillTemplate,
  type MessageTemplate,
  type MessageTemplates,
  messageTemplateSchema,
  messageTemplatesSchema,
  placesOfTemplate,
  type SendTemplateRequest,
  sendTemplateRequestSchema,
  TEMPLATE_VALUE_MAX,
} from "./desk/templates.ts";
export {
  type AddToTicketRequest,
  addToTicketRequestSchema,
  type ChangeTicketRequest,
  type CreateTicketRequest,
  changeTicketRequestSchema,
  createTicketRequestSchema,
  type FollowedTicket,
  followedTicketSchema,
  type Ticket,
  type TicketCounts,
  type TicketDetail,
  type TicketEntry,
  type TicketPage,
  ticketCountsSchema,
  ticketDetailSchema,
  ticketEntrySchema,
  ticketPageSchema,
  ticketSchema,
} from "./desk/tickets.ts";
export {
  type RecoveryCodes,
  recoveryCodesSchema,
  type TotpOptions,
  type TotpState,
  totpOptionsRequestSchema,
  totpOptionsSchema,
  totpStateSchema,
  turnTotpOffRequestSchema,
  turnTotpOnRequestSchema,
} from "./desk/totp.ts";
export {
  languageTagSchema,
  summariseRequestSchema,
  type TalkSummary,
  TRANSLATED_MESSAGES_MAX,
  type TranslatedOwn,
  type Translation,
  type Translations,
  talkSummarySchema,
  translatedOwnSchema,
  translateOwnRequestSchema,
  translateRequestSchema,
  translationsSchema,
} from "./desk/writing.ts";
export {
  CONTACT_SESSIONS_MAX,
  type ContactDetail,
  type ContactPage,
  type ContactSession,
  contactDetailSchema,
  contactPageSchema,
  mergeContactRequestSchema,
} from "./insights/contacts.ts";
export {
  CONVERSATION_SETS,
  type ConversationDetail,
  type ConversationOutcome,
  type ConversationPage,
  type ConversationSet,
  type ConversationSummary,
  type ConversationsQuery,
  changeConversationRequestSchema,
  conversationDetailSchema,
  conversationPageSchema,
  conversationSummarySchema,
  conversationsQuerySchema,
  type FoundWords,
  foundWordsSchema,
} from "./insights/conversations.ts";
export {
  type Dashboard,
  dashboardSchema,
  RANGE_DAYS_MAX,
  type RangeQuery,
} from "./insights/dashboard.ts";
export {
  type ExperimentReport,
  type ExperimentReports,
  experimentReportsSchema,
} from "./insights/experiments.ts";
export {
  type Figure,
  figureSchema,
  type Insights,
  type InsightsQuery,
  insightsQuerySchema,
  insightsSchema,
} from "./insights/figures.ts";
export {
  type ConversationPanel,
  conversationPanelSchema,
  type DigestItem,
  type SessionPanel,
  sessionPanelSchema,
} from "./insights/panel.ts";
export {
  type QuestionTest,
  questionTestSchema,
  testQuestionRequestSchema,
} from "./insights/question-test.ts";
export {
  type AnsweredGroup,
  answeredGroupSchema,
  answerGroupRequestSchema,
  type QuestionFilter,
  questionFilterSchema,
  type UnansweredDetail,
  type UnansweredGroup,
  type UnansweredPage,
  unansweredCauseSchema,
  unansweredDetailSchema,
  unansweredGroupSchema,
  unansweredPageSchema,
  unansweredQuerySchema,
} from "./insights/unanswered.ts";
export { type Agent, agentSchema } from "./parts/agent.ts";
