import * as z from "zod/mini";
import { siteIdSchema } from "../sites.ts";
import { proactiveRulesSchema } from "./proactive-rules.ts";

const runSchema = z.string().check(z.regex(/^[\w~-]{1,60}$/));
const armSchema = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,23}$/));

/** `POST /api/proactive`: asks for an arm of the experiment on rules; `run` and `arm` are those that the device keeps, where it has any. */
export const askArmRequestSchema = z.object({
  site: siteIdSchema,
  run: z.optional(runSchema),
  arm: z.optional(armSchema),
});

/**
 * The answer: the run, the device's arm, and the rules of each variant, so that the device knows when one of another arm would
 * hold. Those of `control` are on the page. Without a `run` there is no experiment, or the device is in none.
 */
export const armAnswerSchema = z.object({
  run: z.optional(
    z.object({
      key: runSchema,
      arm: armSchema,
      variants: z.array(z.object({ id: armSchema, rules: proactiveRulesSchema })),
    }),
  ),
});
export type ArmAnswer = z.infer<typeof armAnswerSchema>;

/** `POST /api/proactive/met`: a rule of one arm of the run held for the first time on a device of this arm. */
export const metArmRequestSchema = z.object({ site: siteIdSchema, run: runSchema, arm: armSchema });

/** `POST /api/sessions/:id/met`: the visitor who met the arm has begun to write. */
export const metInSessionRequestSchema = z.object({ run: runSchema, arm: armSchema });
