import * as z from "zod/mini";
import { labelSchema, urlSchema } from "./label.ts";

/** A source that the answer rests on: a page, or a text that the site's owner wrote, which has no address. */
export const citationPartSchema = z.object({
  type: z.literal("citation"),
  title: labelSchema,
  url: z.optional(urlSchema),
  /** The words of the page that the answer rests on, verbatim. */
  quote: z.string().check(z.maxLength(1_000)),
});
export type CitationPart = z.infer<typeof citationPartSchema>;
