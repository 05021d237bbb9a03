import * as z from "zod/mini";
import { idSchema } from "../scalars/ids.ts";
import { AGENT_TEXT_LENGTH_MAX } from "./limits.ts";

/** The most messages that one request has translated. */
export const TRANSLATED_MESSAGES_MAX = 30;

/** The BCP 47 tag of a language that people speak, such as `fr` or `zh-Hant`. */
export const languageTagSchema = z.string().check(z.regex(/^[a-z]{2,3}(?:-[A-Za-z]{2,4})?$/));

/** `POST /api/desk/conversations/:session/translations`: messages of the conversation, by their ids, in the language `to`. */
export const translateRequestSchema = z.object({
  to: languageTagSchema,
  messages: z.array(idSchema).check(z.minLength(1), z.maxLength(TRANSLATED_MESSAGES_MAX)),
});

/**
 * The outcome for one message. `same`: it is in that language already, or has no words. `changed`: the model changed a figure or
 * a link twice, so there is no translation. Any other `problem` is that of the model, which may be asked again.
 */
const translationSchema = z.object({
  id: idSchema,
  text: z.optional(z.string()),
  /** The language of the message, where it is known. */
  from: z.optional(languageTagSchema),
  problem: z.optional(z.string()),
});
export type Translation = z.infer<typeof translationSchema>;

/** 200. 409 `no-model` where none is set up for the site. */
export const translationsSchema = z.object({ translations: z.array(translationSchema) });
export type Translations = z.infer<typeof translationsSchema>;

/** `POST /api/desk/conversations/:session/own-words`: the words of a person, in the language `to`, for them to look at first. */
export const translateOwnRequestSchema = z.object({
  to: languageTagSchema,
  text: z.string().check(z.maxLength(AGENT_TEXT_LENGTH_MAX), z.regex(/\S/)),
});

/** 200, with `text` absent where there is no translation; `problem` says why, as in `translationSchema`. */
export const translatedOwnSchema = z.omit(translationSchema, { id: true });
export type TranslatedOwn = z.infer<typeof translatedOwnSchema>;

/** `POST /api/desk/conversations/:session/summary`: the talk in two or three sentences of the model's, in the language `to`. */
export const summariseRequestSchema = z.object({ to: languageTagSchema });

/** 200. Without `text` the digest of the panel serves: `problem` is `changed` where a figure stood nowhere in the talk. */
export const talkSummarySchema = z.object({
  text: z.optional(z.string()),
  /** The place in the log up to which it was read. */
  through: z.int(),
  problem: z.optional(z.string()),
});
export type TalkSummary = z.infer<typeof talkSummarySchema>;
