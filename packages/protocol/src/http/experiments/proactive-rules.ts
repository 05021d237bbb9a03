import * as z from "zod/mini";
import { languageSchema } from "../../scalars/language.ts";

/** A message that the site says first, and its conditions, which must all hold; the script tag carries it. */
const proactiveRuleSchema = z.object({
  /** The message by language. */
  text: z.partialRecord(languageSchema, z.string().check(z.minLength(1), z.maxLength(200))).check(
    z.refine((text) => Object.keys(text).length > 0, {
      error: "Write the message in one language at least.",
    }),
  ),
  /** Seconds for which the page was visible. */
  after: z.optional(z.int().check(z.minimum(0), z.maximum(3_600))),
  /** The share of the page that the visitor has scrolled through. */
  scrolled: z.optional(z.number().check(z.minimum(0), z.maximum(1))),
  leaving: z.optional(z.boolean()),
  /** The path of the page, with `*` for any characters. */
  path: z.optional(z.string().check(z.maxLength(200), z.regex(/^\//))),
  returning: z.optional(z.boolean()),
});
export const proactiveRulesSchema = z.array(proactiveRuleSchema).check(z.maxLength(10));
