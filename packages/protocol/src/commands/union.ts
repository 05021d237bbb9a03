import * as z from "zod/mini";
import { TEXT_LENGTH_MAX } from "../limits.ts";
import { contactSchema } from "../parts/contact.ts";
import { epochSchema, idSchema, languageSchema } from "../parts/message.ts";

/**
 * Opens every connection, before anything else, and once. `protocol` and `token` keep their shape in every version, so
 * that any room can refuse any client in words it understands. `since` and `epoch` say how much of the log the client
 * holds: `0` and `null` when nothing.
 */
export const helloCommandSchema = z.object({
  type: z.literal("hello"),
  protocol: z.int().check(z.positive()),
  token: z.string().check(z.minLength(1), z.maxLength(4_096)),
  since: z.int().check(z.nonnegative()),
  epoch: epochSchema,
  /** The language of the visitor's interface; the room answers in it when the message itself does not tell. */
  language: z.optional(languageSchema),
});
export type HelloCommand = z.infer<typeof helloCommandSchema>;

/**
 * The visitor speaks. `id` becomes the message's id; a repeat of the same id and text is confirmed again, never applied
 * again. With `replaces` it stands in for the visitor's last message: the same words ask for another answer, other words
 * mend the question.
 */
export const sayCommandSchema = z.object({
  type: z.literal("say"),
  id: idSchema,
  text: z.string().check(z.maxLength(TEXT_LENGTH_MAX), z.regex(/\S/)),
  replaces: z.optional(idSchema),
});
export type SayCommand = z.infer<typeof sayCommandSchema>;

/** The visitor presses a choice; it enters the log as a message of theirs with the choice's label. */
export const pressCommandSchema = z.object({
  type: z.literal("press"),
  id: idSchema,
  messageId: idSchema,
  choiceId: z.string().check(z.minLength(1), z.maxLength(64)),
});
export type PressCommand = z.infer<typeof pressCommandSchema>;

/** The visitor asks for a person. */
export const askHumanCommandSchema = z.object({ type: z.literal("ask-human"), id: idSchema });
export type AskHumanCommand = z.infer<typeof askHumanCommandSchema>;

/** The visitor rates a reply: thumbs down or up. A later rating of the same message replaces the earlier one. */
export const rateCommandSchema = z.object({
  type: z.literal("rate"),
  id: idSchema,
  messageId: idSchema,
  rating: z.enum(["down", "up"]),
});
export type RateCommand = z.infer<typeof rateCommandSchema>;

/** The visitor sends a form: the one of this message, or without `messageId` the one that the site asks at the start. */
export const submitCommandSchema = z.object({
  type: z.literal("submit"),
  id: idSchema,
  messageId: z.optional(idSchema),
  contact: contactSchema,
  /** The words the visitor agreed to, as they were shown. */
  consent: z.string().check(z.minLength(1), z.maxLength(500)),
});
export type SubmitCommand = z.infer<typeof submitCommandSchema>;

/** The visitor says how the conversation was, 1 (very bad) to 5 (very good). A later score replaces an earlier one. */
export const scoreCommandSchema = z.object({
  type: z.literal("score"),
  id: idSchema,
  score: z.int().check(z.minimum(1), z.maximum(5)),
  comment: z.optional(z.string().check(z.maxLength(1_000))),
});
export type ScoreCommand = z.infer<typeof scoreCommandSchema>;

/** Stops the reply that is being written; one that has ended already stays as it is. */
export const stopCommandSchema = z.object({ type: z.literal("stop"), replyId: idSchema });
export type StopCommand = z.infer<typeof stopCommandSchema>;

/** The visitor began or ceased to type. Told to the session's other connections, never kept. */
export const typingCommandSchema = z.object({ type: z.literal("typing"), isTyping: z.boolean() });

/** The visitor has seen the log up to `through`. The room keeps the greatest. */
export const seenCommandSchema = z.object({
  type: z.literal("seen"),
  through: z.int().check(z.nonnegative()),
});

/** Asks for the log after `since`, when the client noticed a gap. */
export const syncCommandSchema = z.object({ type: z.literal("sync"), since: z.int().check(z.nonnegative()) });

/** Asks for `pong`; a client that gets none takes the connection for dead. */
export const pingCommandSchema = z.object({ type: z.literal("ping") });

/** Everything a client may send. A frame carries one command. */
export const commandSchema = z.discriminatedUnion("type", [
  helloCommandSchema,
  sayCommandSchema,
  pressCommandSchema,
  askHumanCommandSchema,
  rateCommandSchema,
  submitCommandSchema,
  scoreCommandSchema,
  stopCommandSchema,
  typingCommandSchema,
  seenCommandSchema,
  syncCommandSchema,
  pingCommandSchema,
]);
export type Command = z.infer<typeof commandSchema>;

/** A command that changes the log: it has an id and ends as `confirmed` or `rejected`. */
export type LoggedCommand =
  | SayCommand
  | PressCommand
  | AskHumanCommand
  | RateCommand
  | SubmitCommand
  | ScoreCommand;
