import * as z from "zod/mini";
import { REPLY_LENGTH_MAX } from "./limits.ts";

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

export const productPartSchema = z.object({
  type: z.literal("product"),
  name: labelSchema,
  url: z.optional(urlSchema),
  image: z.optional(urlSchema),
  price: z.optional(z.number()),
  /** ISO 4217, as in "BRL". */
  currency: z.optional(z.string().check(z.length(3))),
  availability: z.optional(z.enum(["in-stock", "out-of-stock", "pre-order", "discontinued"])),
});
export type ProductPart = z.infer<typeof productPartSchema>;

export const cardPartSchema = z.object({
  type: z.literal("card"),
  title: labelSchema,
  text: z.optional(z.string().check(z.maxLength(1_000))),
  url: z.optional(urlSchema),
  image: z.optional(urlSchema),
});

export const ticketPartSchema = z.object({
  type: z.literal("ticket"),
  ticketId: idSchema,
  title: labelSchema,
  status: z.enum(["open", "waiting", "closed"]),
});

export const partSchema = z.discriminatedUnion("type", [
  textPartSchema,
  choicesPartSchema,
  citationPartSchema,
  productPartSchema,
  cardPartSchema,
  ticketPartSchema,
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
  /** Present on the assistant's messages alone. */
  end: z.optional(replyEndSchema),
});
export type Message = z.infer<typeof messageSchema>;
