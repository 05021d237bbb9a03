import * as z from "zod/mini";
import { actionsSchema } from "./action.ts";
import { labelSchema, urlSchema } from "./label.ts";

/** A product of the site, with its price where one is known. */
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
