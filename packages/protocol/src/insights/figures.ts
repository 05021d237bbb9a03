import * as z from "zod/mini";
import { timeSchema } from "../desk/owner.ts";
import { opensSchema } from "./conversations.ts";

const countSchema = z.int().check(z.nonnegative());

/** How a figure is known: from the log itself, or by a button, words or the silence of visitors. */
const knownSchema = z.enum(["log", "button", "words", "silence", "button-or-words"]);

/** One figure: `value` is a share of 1, a count, or milliseconds, `null` where `n`, what it is of, is 0. */
export const figureSchema = z.object({
  id: z.string(),
  unit: z.enum(["share", "count", "ms", "amount"]),
  value: z.nullable(z.number()),
  n: countSchema,
  /** The interval of a share: Wilson's, of 95 %. */
  interval: z.optional(z.object({ from: z.number(), to: z.number() })),
  known: knownSchema,
  /** The same figure of as many days before. */
  before: z.nullable(z.number()),
  opens: opensSchema,
});
export type Figure = z.infer<typeof figureSchema>;

const intentFiguresSchema = z.object({
  name: z.string(),
  /** `null` where they are fewer than five; the shares are then left out too. */
  conversations: z.nullable(countSchema),
  answered: z.nullable(z.number()),
  resolved: z.nullable(z.number()),
  before: z.nullable(countSchema),
});

const seriesSchema = z.array(
  z.object({
    day: z.string(),
    conversations: countSchema,
    answered: countSchema,
    escalated: countSchema,
    visitors: countSchema,
  }),
);

const countsSchema = z.array(z.object({ name: z.string(), count: z.nullable(countSchema) }));

/**
 * Conversations by their last turn that was more than talk, and how many of them converted. `observed` is no cause: who is about to
 * buy is also answered in another way. `randomised` is of visitors who got the LLM's guidance by chance: arms of one place may be
 * compared.
 */
const convertSchema = z.object({
  strategy: z.string(),
  intent: z.string(),
  stage: z.string(),
  arm: z.nullable(z.object({ experiment: z.string(), variant: z.string() })),
  known: z.enum(["observed", "randomised"]),
  conversations: countSchema,
  converted: countSchema,
  interval: z.object({ from: z.number(), to: z.number() }),
});

/** `GET /api/insights`: the figures of a range by the definitions of docs/insights.md, each with its n. */
export const insightsSchema = z.object({
  from: z.string(),
  to: z.string(),
  zone: z.string(),
  figures: z.array(figureSchema),
  /** The times between which the days lie, in milliseconds; the latter is not in them. */
  startAt: timeSchema,
  endAt: timeSchema,
  series: seriesSchema,
  /** The same of as many days before. */
  seriesBefore: seriesSchema,
  /** Visitors' messages by the hour of the week: 7 × 24, Monday first. */
  week: z.array(countSchema),
  funnel: z.array(
    z.object({
      step: z.enum(["asked", "involved", "answered", "resolved", "human"]),
      count: countSchema,
      opens: opensSchema,
    }),
  ),
  /** Scores of 1 to 5, by how often each was given, and ratings of single answers. */
  scores: z.array(countSchema),
  ratings: z.object({ up: countSchema, down: countSchema }),
  outcomes: countsSchema,
  intents: z.array(intentFiguresSchema),
  sentiments: countsSchema,
  stages: countsSchema,
  languages: countsSchema,
  strategies: countsSchema,
  models: countsSchema,
  converts: z.array(convertSchema),
});
export type Insights = z.infer<typeof insightsSchema>;
