import * as z from "zod/mini";
import { ticketSchema } from "../desk/tickets.ts";
import { visitSchema } from "../http/track.ts";
import { contactSchema } from "../parts/contact.ts";
import { languageSchema } from "../scalars/language.ts";
import { attributesSchema, visitorIdentitySchema } from "../scalars/visitor.ts";
import { conversationSummarySchema } from "./conversations.ts";

/** The assistant's reading of the visitor's last words, and its memory of the talk. */
const understoodSchema = z.object({
  language: z.nullable(languageSchema),
  intent: z.string(),
  action: z.string(),
  /** How sure it was of the intent, 0 to 1. */
  confidence: z.optional(z.number()),
  /** The product, place or section that the talk is about. */
  subject: z.optional(z.string()),
  chosen: z.array(z.object({ name: z.string(), quantity: z.int() })),
  town: z.optional(z.string()),
  /** In the currency of the site's prices. */
  budget: z.optional(z.number()),
});

/** Something that the visitor asked, and who answered it with which words; nobody where it is open. */
const digestItemSchema = z.object({
  question: z.string(),
  by: z.optional(z.enum(["assistant", "agent"])),
  answer: z.optional(z.string()),
});
export type DigestItem = z.infer<typeof digestItemSchema>;

/** A conversation's own part of its panel. */
export const sessionPanelSchema = z.object({
  identity: z.optional(visitorIdentitySchema),
  /** Facts that people have set; those of `identity` count before them. */
  attributes: z.optional(attributesSchema),
  contact: z.optional(contactSchema),
  visit: visitSchema,
  /** Absent before the assistant has read anything. */
  understood: z.optional(understoodSchema),
  /** The last questions, the oldest first. */
  digest: z.array(digestItemSchema),
  /** Whether an LLM writes for the site: without one nothing is translated, and no summary is written. */
  hasModel: z.boolean(),
});
export type SessionPanel = z.infer<typeof sessionPanelSchema>;

/** `GET /api/desk/conversations/:session/panel`: what is known of a conversation and of its visitor. */
export const conversationPanelSchema = z.object({
  ...sessionPanelSchema.shape,
  /** The conversation without its words; `null` before its session has told of it. */
  conversation: z.nullable(conversationSummarySchema),
  /** Other conversations of the same person, the latest first. */
  earlier: z.array(conversationSummarySchema),
  /** The tickets of this conversation and of the earlier ones, the latest change first. */
  tickets: z.array(ticketSchema),
});
export type ConversationPanel = z.infer<typeof conversationPanelSchema>;
