import * as z from "zod/mini";
import { REPLY_LENGTH_MAX, TEXT_LENGTH_MAX } from "../limits.ts";
import { consentSchema, formFieldSchema } from "./contact.ts";

/** The languages Prosa speaks, as BCP 47 tags. */
export const languageSchema = z.enum(["pt-BR", "en", "es"]);
export type Language = z.infer<typeof languageSchema>;

/** An id made by whoever first names the thing: 8 to 64 characters of `A–Z a–z 0–9 _ -`, random enough never to repeat. */
export const idSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{8,64}$/));

/** Names one life of a session's log: what a client holds under another epoch is void. `null` when it is not known. */
export const epochSchema = z.nullable(z.string().check(z.maxLength(64)));

const labelSchema = z.string().check(z.minLength(1), z.maxLength(200));
const urlSchema = z.string().check(z.minLength(1), z.maxLength(2_048));

export const textPartSchema = z.object({
  type: z.literal("text"),
  /** Markdown without raw HTML and without images that load by themselves. */
  text: z.string().check(z.maxLength(REPLY_LENGTH_MAX)),
});

export const choiceSchema = z.object({
  id: z.string().check(z.minLength(1), z.maxLength(64)),
  label: labelSchema,
});
export type Choice = z.infer<typeof choiceSchema>;

/** The id of the choice that asks for a person, in whatever message it stands. */
export const ASK_HUMAN_CHOICE = "ask-human";

export const choicesPartSchema = z.object({
  type: z.literal("choices"),
  choices: z.array(choiceSchema).check(z.minLength(1), z.maxLength(12)),
});

export const citationPartSchema = z.object({
  type: z.literal("citation"),
  title: labelSchema,
  url: urlSchema,
  /** The words of the page that the answer rests on, verbatim. */
  quote: z.string().check(z.maxLength(1_000)),
});
export type CitationPart = z.infer<typeof citationPartSchema>;

/** What a card offers to do: open a page, reach the site's people on another channel, or say something here. */
export const actionSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("link"), label: labelSchema, url: urlSchema }),
  z.object({
    type: z.literal("contact"),
    label: labelSchema,
    channel: z.enum(["whatsapp", "telegram", "messenger", "instagram", "phone", "email"]),
    /** A number with its country (`+5535999990000`), a user's name, or an e-mail address, as the channel has it. */
    to: z.string().check(z.minLength(1), z.maxLength(254)),
    /** What the visitor's message there begins with, where the channel can be told. */
    text: z.optional(z.string().check(z.maxLength(1_000))),
  }),
  z.object({
    type: z.literal("say"),
    label: labelSchema,
    text: z.string().check(z.maxLength(TEXT_LENGTH_MAX), z.regex(/\S/)),
  }),
]);
export type Action = z.infer<typeof actionSchema>;

const actionsSchema = z.optional(z.array(actionSchema).check(z.maxLength(6)));

export const productPartSchema = z.object({
  type: z.literal("product"),
  name: labelSchema,
  url: z.optional(urlSchema),
  image: z.optional(urlSchema),
  price: z.optional(z.number()),
  /** ISO 4217, as in "BRL". */
  currency: z.optional(z.string().check(z.length(3))),
  availability: z.optional(z.enum(["in-stock", "out-of-stock", "pre-order", "discontinued"])),
  actions: actionsSchema,
});
export type ProductPart = z.infer<typeof productPartSchema>;

export const cardPartSchema = z.object({
  type: z.literal("card"),
  title: labelSchema,
  text: z.optional(z.string().check(z.maxLength(1_000))),
  url: z.optional(urlSchema),
  image: z.optional(urlSchema),
  actions: actionsSchema,
});
export type CardPart = z.infer<typeof cardPartSchema>;

export const ticketPartSchema = z.object({
  type: z.literal("ticket"),
  ticketId: idSchema,
  title: labelSchema,
  status: z.enum(["open", "waiting", "closed"]),
});

/** Asks how to reach the visitor; `submit` answers it. */
export const formPartSchema = z.object({
  type: z.literal("form"),
  fields: z.array(formFieldSchema).check(z.minLength(1), z.maxLength(3)),
  consent: consentSchema,
});

/** Asks how the conversation was; `score` answers it. */
export const surveyPartSchema = z.object({ type: z.literal("survey") });

export const partSchema = z.discriminatedUnion("type", [
  textPartSchema,
  choicesPartSchema,
  citationPartSchema,
  productPartSchema,
  cardPartSchema,
  ticketPartSchema,
  formPartSchema,
  surveyPartSchema,
]);
export type Part = z.infer<typeof partSchema>;

/** How a reply ended: complete, stopped by the visitor, failed at the model, or cut off by a restart of the room. */
export const replyEndSchema = z.enum(["done", "stopped", "failed", "interrupted"]);
export type ReplyEnd = z.infer<typeof replyEndSchema>;

/** One utterance in the transcript. */
export const messageSchema = z.object({
  id: idSchema,
  author: z.enum(["visitor", "assistant", "agent", "notice"]),
  parts: z.array(partSchema).check(z.maxLength(20)),
  /** The visitor's message that a reply answers, or the message whose choice a visitor pressed. */
  replyTo: z.optional(idSchema),
  /** The visitor's earlier message that this one stands in for: that one and the replies to it are void. */
  replaces: z.optional(idSchema),
  /** Present on the assistant's messages alone. */
  end: z.optional(replyEndSchema),
});
export type Message = z.infer<typeof messageSchema>;
