import * as z from "zod/mini";
import { siteIdSchema } from "../http/sites.ts";

/** A day by the site's clock, as `2026-11-29`. */
const daySchema = z.string().check(
  z.regex(/^\d{4}-\d{2}-\d{2}$/),
  z.refine((day) => !Number.isNaN(Date.parse(`${day}T00:00:00Z`)), { error: "Write a day as 2026-11-29." }),
);

/** The most days of one query: 13 months, for which counts are kept. */
export const RANGE_DAYS_MAX = 396;

const countSchema = z.int().check(z.nonnegative());

/**
 * The range of `GET /api/analytics/dashboard` and `GET /api/insights`: the days `from` to `to`, both in it; the last `days`
 * where they are left out. `zone` is the clock that days are counted by, the site's own where it is left out.
 */
export const rangeQuerySchema = z.object({
  site: z.optional(siteIdSchema),
  from: z.optional(daySchema),
  to: z.optional(daySchema),
  /** How many days up to `to`, where `from` is left out. */
  days: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(RANGE_DAYS_MAX)), 30),
  zone: z.optional(z.string().check(z.maxLength(60))),
  /** Of `GET /api/insights` alone: a table for a spreadsheet, or everything. */
  format: z._default(z.enum(["json", "csv"]), "json"),
});
export type RangeQuery = z.infer<typeof rangeQuerySchema>;

/** How often something was counted; `count` is `null`, and only "fewer than five" is said, where it could point at a person. */
const namedCountSchema = z.object({ name: z.string(), count: z.nullable(countSchema) });

/** A count that is `null` for fewer than five where a filter is named. */
const shownSchema = z.nullable(countSchema);

const dayFigures = {
  /** Conversations that began, and visitors who wrote. */
  sessions: shownSchema,
  visitors: shownSchema,
  messages: z.object({ visitor: shownSchema, assistant: shownSchema, agent: shownSchema }),
  intents: z.array(namedCountSchema),
  /** Turns by the mood of the visitor's words. */
  sentiment: z.object({ positive: shownSchema, neutral: shownSchema, negative: shownSchema }),
  /** Messages of one conversation, on average, and its duration; `null` where there was none, or `sessions` is not told. */
  meanLength: z.nullable(z.number()),
  meanDurationMs: z.nullable(z.number()),
};

/** `GET /api/analytics/dashboard`: figures of a range, whole and by day; days without anything are there too. */
export const dashboardSchema = z.object({
  from: daySchema,
  to: daySchema,
  zone: z.string(),
  /** The conversations that alone count, as `topic=returns`; `null` for all. */
  filter: z.nullable(z.string()),
  totals: z.object(dayFigures),
  days: z.array(z.object({ day: daySchema, ...dayFigures })),
});
export type Dashboard = z.infer<typeof dashboardSchema>;
