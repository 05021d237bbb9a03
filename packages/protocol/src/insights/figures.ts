import * as z from "zod/mini";
import { timeSchema } from "../desk/owner.ts";
import { languageSchema } from "../scalars/language.ts";
import { opensSchema, talkChannelSchema } from "./conversations.ts";
import { rangeQuerySchema } from "./dashboard.ts";

const countSchema = z.int().check(z.nonnegative());

/** A count of filtered figures: `null` for fewer than five, which could point at a person. */
const shownSchema = z.nullable(countSchema);

/**
 * The query of `GET /api/insights` and `GET /api/analytics/dashboard`: a range, and at most one of `channel`, `language` and
 * `topic` whose conversations alone count.
 */
export const insightsQuerySchema = z
  .extend(rangeQuerySchema, {
    channel: z.optional(talkChannelSchema),
    language: z.optional(languageSchema),
    topic: z.optional(z.string().check(z.regex(/^[\w-]{1,60}$/))),
  })
  .check(
    z.refine(
      ({ channel, language, topic }) =>
        [channel, language, topic].filter((one) => one !== undefined).length < 2,
      {
        error:
          "Filter by one of channel, language and topic; counts of several at once could point at a person.",
      },
    ),
  );
export type InsightsQuery = z.infer<typeof insightsQuerySchema>;

/** How a figure is known: from the log itself, or by a button, words or the silence of visitors. */
const knownSchema = z.enum(["log", "button", "words", "silence", "button-or-words"]);

/** One figure: `value` is a share of 1, a count, or milliseconds, `null` where `n`, what it is of, is 0. */
export const figureSchema = z.object({
  id: z.string(),
  unit: z.enum(["share", "count", "ms", "amount"]),
  value: z.nullable(z.number()),
  n: countSchema,
  /** Of filtered figures: `n` is below five, so that neither it nor the value is told. */
  isFew: z.optional(z.boolean()),
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
    conversations: shownSchema,
    answered: shownSchema,
    escalated: shownSchema,
    visitors: shownSchema,
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
  opens: opensSchema,
});

/** The tokens of LLMs in the conversations of the range, and what they cost; `null` of a filter with fewer than five of them. */
const modelCostsSchema = z.object({
  /** The conversations in which an LLM was asked. */
  conversations: shownSchema,
  input: shownSchema,
  output: shownSchema,
  /** By currency, at the prices of the settings when they were spent; empty where none was known. */
  amounts: z.array(z.object({ currency: z.string(), amount: z.number() })),
});

/**
 * Stays in the queue of which the visitor was told how long, beside how long they were until a person came; those whose visitor had
 * left before do not count. `errorMs` is the middle of the differences, and nine in ten of them are below `errorP90Ms`.
 */
const promisedWaitsSchema = z.object({
  count: shownSchema,
  errorMs: z.nullable(z.number()),
  errorP90Ms: z.nullable(z.number()),
  /** By what was promised first, up to so many milliseconds, `null` for more than all: how many, and the middle of what they were. */
  steps: z.array(
    z.object({ upToMs: z.nullable(z.number()), count: shownSchema, medianMs: z.nullable(z.number()) }),
  ),
});

/** `GET /api/insights`: the figures of a range by the definitions of docs/insights.md, each with its n. */
export const insightsSchema = z.object({
  from: z.string(),
  to: z.string(),
  zone: z.string(),
  /** The filter by which they are, as `topic=returns`; `null` for all conversations. */
  filter: z.nullable(z.string()),
  /** The filters that may be chosen: those that five conversations of the range, or more, are of. */
  choices: z.object({
    channels: z.array(z.string()),
    languages: z.array(z.string()),
    topics: z.array(z.string()),
  }),
  figures: z.array(figureSchema),
  /** The times between which the days lie, in milliseconds; the latter is not in them. */
  startAt: timeSchema,
  endAt: timeSchema,
  series: seriesSchema,
  /** The same of as many days before. */
  seriesBefore: seriesSchema,
  /** Visitors' messages by the hour of the week: 7 × 24, Monday first. */
  week: z.array(shownSchema),
  funnel: z.array(
    z.object({
      step: z.enum(["asked", "involved", "answered", "resolved", "human"]),
      count: shownSchema,
      opens: opensSchema,
    }),
  ),
  /** Scores of 1 to 5, by how often each was given, and ratings of single answers. */
  scores: z.array(shownSchema),
  ratings: z.object({ up: shownSchema, down: shownSchema }),
  outcomes: countsSchema,
  intents: z.array(intentFiguresSchema),
  sentiments: countsSchema,
  stages: countsSchema,
  languages: countsSchema,
  channels: countsSchema,
  strategies: countsSchema,
  models: countsSchema,
  converts: z.array(convertSchema),
  promisedWaits: promisedWaitsSchema,
  modelCosts: modelCostsSchema,
});
export type Insights = z.infer<typeof insightsSchema>;
