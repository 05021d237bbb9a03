import * as z from "zod/mini";
import { TEXT_LENGTH_MAX } from "../limits.ts";
import { labelSchema, urlSchema } from "./label.ts";

/** An offer of a card: open a page, reach the site's people on another channel, or say something here. */
export const actionSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("link"), label: labelSchema, url: urlSchema }),
  z.object({
    type: z.literal("contact"),
    label: labelSchema,
    channel: z.enum(["whatsapp", "telegram", "messenger", "instagram", "phone", "email"]),
    /** A number with its country (`+5535999990000`), a user's name, or an e-mail address, as the channel has it. */
    to: z.string().check(z.minLength(1), z.maxLength(254)),
    /** The beginning of the visitor's message there, where the channel takes one. */
    text: z.optional(z.string().check(z.maxLength(1_000))),
  }),
  z.object({
    type: z.literal("say"),
    label: labelSchema,
    text: z.string().check(z.maxLength(TEXT_LENGTH_MAX), z.regex(/\S/)),
  }),
]);
export type Action = z.infer<typeof actionSchema>;

/** The offers of one card, in the order in which they are shown. */
export const actionsSchema = z.optional(z.array(actionSchema).check(z.maxLength(6)));
