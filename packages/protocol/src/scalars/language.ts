import * as z from "zod/mini";

/** The languages Prosa speaks, as BCP 47 tags. */
export const languageSchema = z.enum(["pt-BR", "en", "es"]);
export type Language = z.infer<typeof languageSchema>;
