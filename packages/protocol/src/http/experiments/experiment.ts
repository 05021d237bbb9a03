import * as z from "zod/mini";
import { guidanceSchema } from "../guidance.ts";
import { greetingSchema, startersSchema } from "./opening.ts";
import { proactiveRulesSchema } from "./proactive-rules.ts";

/** The arm of an experiment that has the site as it is. */
export const CONTROL = "control";

/** The most experiments that a site keeps, those that are over counted, and the most variants of one beside the site as it is. */
const EXPERIMENTS_MAX = 12;
export const VARIANTS_MAX = 5;

/** The least arms between which a bandit chooses, the site as it is counted: with two a plain test says more. */
export const BANDIT_ARMS_MIN = 3;

const nameSchema = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,23}$/));
const timeSchema = z.int().check(z.nonnegative());
const partSchema = z.enum(["greeting", "starters", "guidance", "proactive"]);
export type ExperimentPart = z.infer<typeof partSchema>;

/** Another value for the part of the settings that an experiment is about. */
const variantSchema = z.object({
  id: nameSchema.check(z.refine((id) => id !== CONTROL, { error: "control is the site as it is." })),
  greeting: z.optional(greetingSchema),
  starters: z.optional(startersSchema),
  guidance: z.optional(guidanceSchema),
  /** The messages that the site says first; none where it is empty. */
  proactive: z.optional(proactiveRulesSchema),
});
export type Variant = z.infer<typeof variantSchema>;

/**
 * The one thing by which variants are judged: a share of the visitors who met them, or the mean value of their orders. `wrote`, of
 * proactive messages alone: they began a conversation.
 */
const metricSchema = z.enum(["resolved", "confirmed", "contained", "converted", "value", "pressed", "wrote"]);
export type ExperimentMetric = z.infer<typeof metricSchema>;

/** A harm that stops an arm by itself. */
const guardSchema = z.enum(["escalated", "unanswered", "disliked", "abandoned"]);
export type ExperimentGuard = z.infer<typeof guardSchema>;

/** How an experiment goes. The site keeps it. One that an owner writes changes nothing. */
const stateSchema = z.object({
  /** The name of the run: another one begins where what is compared, the metric or the end changes. */
  run: nameSchema,
  startedAt: timeSchema,
  endedAt: z.optional(timeSchema),
  endedBy: z.optional(z.enum(["owner", "days", "guards"])),
  /** Arms that were found harmful; their visitors get the site as it is, and count no more. */
  stopped: z._default(z.record(nameSchema, z.object({ at: timeSchema, guard: guardSchema })), {}),
  /** The share of the visitors by arm, where a bandit chooses. */
  weights: z.optional(z.record(nameSchema, z.number().check(z.minimum(0), z.maximum(1)))),
});
export type ExperimentState = z.infer<typeof stateSchema>;

/** A comparison of variants of one part of a site's settings, over visitors who get one by chance and keep it. */
export const experimentSchema = z
  .object({
    id: nameSchema,
    title: z.string().check(z.minLength(1), z.maxLength(80)),
    part: partSchema,
    variants: z.array(variantSchema).check(z.minLength(1), z.maxLength(VARIANTS_MAX)),
    metric: metricSchema,
    /** Days after which it is over, whatever was found. */
    days: z._default(z.int().check(z.minimum(1), z.maximum(180)), 28),
    /** The least difference that is worth knowing: a share of 1, or an amount where the metric is `value`. */
    effect: z._default(z.number().check(z.minimum(0.01), z.maximum(1_000_000)), 0.05),
    /** Equal shares; or a bandit's, which shows more of what is pressed or resolved more. */
    split: z._default(z.enum(["even", "bandit"]), "even"),
    isRunning: z._default(z.boolean(), true),
    state: z.optional(stateSchema),
  })
  .check(
    z.refine(({ variants, part }) => variants.every((variant) => isOf(variant, part)), {
      path: ["variants"],
      error: "Give each variant the part that the experiment is about, and no other.",
    }),
    z.refine(({ variants }) => new Set(variants.map(({ id }) => id)).size === variants.length, {
      path: ["variants"],
      error: "Name each variant once.",
    }),
    z.refine(({ metric, effect }) => metric === "value" || effect <= 0.5, {
      path: ["effect"],
      error: "Write a share of at most 0.5.",
    }),
    z.refine(({ metric, part }) => metric !== "pressed" || part === "starters", {
      path: ["metric"],
      error: "Only starters are pressed.",
    }),
    z.refine(({ metric, part }) => (part === "proactive" ? isOfAll(metric) : metric !== "wrote"), {
      path: ["metric"],
      error:
        "Judge proactive messages, and them alone, by wrote, resolved or confirmed: orders of those who never write are not seen.",
    }),
    z.refine(({ split, part, metric }) => split === "even" || (isWelcome(part) && isFast(metric)), {
      path: ["split"],
      error: "A bandit chooses greetings or starters, by what is pressed or resolved: both are known soon.",
    }),
    z.refine(({ split, variants }) => split === "even" || variants.length + 1 >= BANDIT_ARMS_MIN, {
      path: ["split"],
      error: `A bandit wants ${BANDIT_ARMS_MIN} arms at least, the site as it is counted.`,
    }),
  );
export type Experiment = z.infer<typeof experimentSchema>;

function isOf(variant: Variant, part: ExperimentPart): boolean {
  return partSchema.options.every((one) => (variant[one] !== undefined) === (one === part));
}

function isWelcome(part: ExperimentPart): boolean {
  return part === "greeting" || part === "starters";
}

/** True for what is known of visitors who never write, too: that they did not. */
function isOfAll(metric: ExperimentMetric): boolean {
  return metric === "wrote" || metric === "resolved" || metric === "confirmed";
}

function isFast(metric: ExperimentMetric): boolean {
  return metric === "pressed" || metric === "resolved";
}

/** The experiments of a site's settings. */
export const experimentsSchema = z.array(experimentSchema).check(
  z.maxLength(EXPERIMENTS_MAX),
  z.refine((experiments) => new Set(experiments.map(({ id }) => id)).size === experiments.length, {
    error: "Name each experiment once.",
  }),
  z.refine(
    (experiments) => {
      const parts = experiments.flatMap(({ part, isRunning, state }) =>
        isRunning && state?.endedAt === undefined ? [part] : [],
      );
      return new Set(parts).size === parts.length;
    },
    { error: "Run one experiment a part at a time: two of them would each disturb the other." },
  ),
);
