/** The most that one page of a list holds. */
export const PAGE_MAX = 100;

/**
 * The schema of `/api/graphql`, which only reads. Words of conversations are not in it: they lie in the rooms of sessions, and
 * no query wakes one.
 */
export const SDL = `
"A time in milliseconds since 1970."
scalar Time

type Query {
  "Conversations without their words, the latest first. Wants the scope conversations:read."
  conversations(first: Int = 50, after: String, filter: ConversationFilter): ConversationPage
  "One conversation; null where the site has none of this session. Wants conversations:read."
  conversation(session: ID!): Conversation
  "Tickets, the latest change first. Wants conversations:read."
  tickets(first: Int = 50, after: String, filter: TicketFilter): TicketPage
  "Contacts that visitors left, the newest first; q is a part of name, e-mail or telephone. Wants conversations:read."
  contacts(first: Int = 50, after: String, q: String): ContactPage
  "Figures of a range of days, as GET /api/insights has them, of all or of one channel, language or topic. Wants analytics:read."
  metrics(from: String, to: String, days: Int, zone: String, channel: String, language: String, topic: String): Metrics
}

type PageInfo {
  hasNextPage: Boolean!
  "The after of the next page. A page may hold fewer than asked for, or none, and go on."
  endCursor: String
}

"Every filter that is given holds; the values are those of GET /api/conversations."
input ConversationFilter {
  q: String
  tag: String
  intent: String
  outcome: String
  is: String
  language: String
  channel: String
  owner: String
  score: Int
  since: Time
  until: Time
  beganSince: Time
  beganUntil: Time
}

"status may name several, with commas; assignee is a person's id, or none."
input TicketFilter {
  status: String
  urgency: String
  assignee: String
  overdue: Boolean
  number: Int
  session: ID
}

type ConversationPage { nodes: [Conversation!]!, pageInfo: PageInfo! }
type TicketPage { nodes: [Ticket!]!, pageInfo: PageInfo! }
type ContactPage { nodes: [Contact!]!, pageInfo: PageInfo! }

type Conversation {
  session: ID!
  startAt: Time!
  lastAt: Time!
  "When the transcript goes by itself."
  until: Time!
  outcome: String!
  messages: MessageCounts!
  language: String
  channel: String!
  intents: [String!]!
  sentiment: String!
  stage: String!
  score: Int
  ratings: Ratings!
  tags: [String!]!
  owner: String!
  conversions: Int!
  "What the visitor left in a form."
  contact: Contact
}

type MessageCounts { visitor: Int!, assistant: Int!, agent: Int! }
type Ratings { up: Int!, down: Int! }

type Contact {
  session: ID!
  at: Time!
  name: String
  email: String
  phone: String
  "The words that the visitor agreed to."
  consent: String!
  "Since when the visitor is refused."
  blockedAt: Time
  "Null before the session has told of it, and where it is gone."
  conversation: Conversation
}

type Ticket {
  id: ID!
  number: Int!
  subject: String!
  kind: String
  description: String!
  status: String!
  urgency: String!
  language: String
  session: ID
  name: String
  email: String
  phone: String
  assignee: String
  createdAt: Time!
  changedAt: Time!
  expectedAt: Time
  solvedAt: Time
  conversation: Conversation
}

type Metrics {
  from: String!
  to: String!
  zone: String!
  startAt: Time!
  endAt: Time!
  figures: [Figure!]!
  series: [Day!]!
  "Visitors' messages by the hour of the week: 7 × 24, Monday first."
  week: [Int]!
  funnel: [Step!]!
  scores: [Int]!
  ratings: RatingCounts!
  outcomes: [NamedCount!]!
  intents: [IntentFigures!]!
  sentiments: [NamedCount!]!
  stages: [NamedCount!]!
  languages: [NamedCount!]!
  channels: [NamedCount!]!
  strategies: [NamedCount!]!
  models: [NamedCount!]!
}

"value is a share of 1, a count, an amount or milliseconds; null where n, what it is of, is 0."
type Figure { id: String!, unit: String!, value: Float, n: Int!, isFew: Boolean, interval: Interval, known: String!, before: Float }
type Interval { from: Float!, to: Float! }
type Day { day: String!, conversations: Int, answered: Int, escalated: Int, visitors: Int }
"In figures of one channel, language or topic counts below five are null."
type Step { step: String!, count: Int }
type RatingCounts { up: Int, down: Int }
"count is null for fewer than five."
type NamedCount { name: String!, count: Int }
type IntentFigures { name: String!, conversations: Int, answered: Float, resolved: Float, before: Int }
`;
