import * as z from "zod/mini";
import { languageSchema } from "../../scalars/language.ts";

const phraseSchema = z.string().check(z.minLength(1), z.maxLength(1_000));
const starterSchema = z.string().check(z.maxLength(80), z.regex(/\S/));

/** The first words of a site in its chat, by language. */
export const greetingSchema = z.partialRecord(languageSchema, phraseSchema);

/** Questions that visitors are offered first, by language. */
export const startersSchema = z.partialRecord(languageSchema, z.array(starterSchema).check(z.maxLength(4)));
