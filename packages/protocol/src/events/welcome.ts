import * as z from "zod/mini";
import { startFormSchema } from "../parts/form.ts";
import { epochSchema, idSchema } from "../scalars/ids.ts";

/**
 * Answers a good `hello`. The client's log is complete when it holds `seq`; what it lacks follows at once, after a
 * `reset` where its cursor is of no use. `epoch` names the log; it changes when the log is erased.
 */
export const welcomeEventSchema = z.object({
  type: z.literal("welcome"),
  protocol: z.int().check(z.positive()),
  session: idSchema,
  epoch: epochSchema,
  seq: z.int().check(z.nonnegative()),
  seen: z.int().check(z.nonnegative()),
  site: z.object({
    name: z.string(),
    greeting: z.optional(z.string()),
    /** The form that the site asks for before the first message. */
    form: z.optional(startFormSchema),
  }),
});
export type WelcomeEvent = z.infer<typeof welcomeEventSchema>;
