import * as z from "zod/mini";
import { experimentSchema } from "../http/experiments/experiment.ts";

const countSchema = z.int().check(z.nonnegative());
const rangeSchema = z.object({ value: z.number(), from: z.number(), to: z.number() });

/** An arm of an experiment as it stands. Numbers are `null` where fewer than five visitors met it, or the assignment is broken. */
const armReportSchema = z.object({
  id: z.string(),
  /** Visitors who met it, and whose conversation rests. */
  exposed: countSchema,
  /** The metric: a share of 1, or a mean value. */
  rate: z.nullable(z.number()),
  /** The difference from the site as it is, with an interval that holds however often one looks; `null` for the site itself. */
  lift: z.nullable(rangeSchema),
  verdict: z.enum(["control", "better", "worse", "not-known", "stopped"]),
});

/** An experiment as `GET /api/experiments` tells of it. */
const experimentReportSchema = z.object({
  experiment: experimentSchema,
  status: z.enum(["draft", "running", "ended"]),
  /** Visitors were not shared out as they should be: something keeps some of them away, and nothing may be concluded. */
  isBroken: z.boolean(),
  /** The shares of a bandit change with what it finds: rates are biased, and intervals say less. */
  isBandit: z.boolean(),
  arms: z.array(armReportSchema),
  /** The arm that is better than the site as it is, and than every other that is. */
  winner: z.nullable(z.string()),
  /** Visitors that it takes in all to see `effect`, how many of them are missing, and the days for these at the present pace. */
  needed: z.nullable(z.object({ all: countSchema, left: countSchema, days: z.nullable(countSchema) })),
});
export type ExperimentReport = z.infer<typeof experimentReportSchema>;

/** `GET /api/experiments`: every experiment of a site. */
export const experimentReportsSchema = z.object({ experiments: z.array(experimentReportSchema) });
export type ExperimentReports = z.infer<typeof experimentReportsSchema>;
