import * as z from "zod/mini";
import { labelSchema, urlSchema } from "./label.ts";

/** A page that the answer rests on. */
export const citationPartSchema = z.object({
  type: z.literal("citation"),
  title: labelSchema,
  url: urlSchema,
  /** The words of the page that the answer rests on, verbatim. */
  quote: z.string().check(z.maxLength(1_000)),
});
export type CitationPart = z.infer<typeof citationPartSchema>;
