import * as z from "zod/mini";
import { actionsSchema } from "./action.ts";
import { labelSchema, urlSchema } from "./label.ts";

/** Anything worth a picture, a text and a link. */
export const cardPartSchema = z.object({
  type: z.literal("card"),
  title: labelSchema,
  text: z.optional(z.string().check(z.maxLength(1_000))),
  url: z.optional(urlSchema),
  image: z.optional(urlSchema),
  actions: actionsSchema,
});
export type CardPart = z.infer<typeof cardPartSchema>;
