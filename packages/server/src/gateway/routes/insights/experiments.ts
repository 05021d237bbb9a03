import type { Experiment, ExperimentMetric } from "@prosa/protocol";
import type { ExperimentReports } from "@prosa/protocol/desk";
import { type ArmSample, shareSample } from "../../../insights/experiments/always-valid.ts";
import { type Baseline, experimentReport } from "../../../insights/experiments/report.ts";
import type { Totals } from "../../../insights/rollups/cell.ts";
import type { GatewayApp } from "../../incoming.ts";
import { requireOwnerRight } from "../../owner-right.ts";
import type { RoomCaller } from "../../rooms.ts";
import { readSettings } from "../../rooms.ts";
import { askSums } from "../../stats-rooms.ts";

const HOUR_MS = 3_600_000;

/** The days of a site's past by which a new experiment's size is told. */
const PAST_DAYS = 28;

/** The counts that the metrics are shares of the site's conversations by; what is pressed is known in experiments alone. */
const PAST_COUNTS: Readonly<Record<ExperimentMetric, readonly string[]>> = {
  resolved: ["outcome|confirmed-button", "outcome|confirmed-words", "outcome|assumed"],
  confirmed: ["outcome|confirmed-button", "outcome|confirmed-words"],
  contained: ["contained"],
  converted: ["converted"],
  value: [],
  pressed: [],
  wrote: [],
};

/** Adds the owner's route to the results of a site's experiments. They are made, ended and adopted in its settings. */
export function addExperimentRoutes(app: GatewayApp): void {
  app.get("/api/experiments", async (context) => {
    const incoming = context.get("incoming");
    const right = await requireOwnerRight(incoming, "site");
    const site = await right.siteOf(context.req.query("site"));
    const { host } = incoming;
    const { experiments } = await readSettings(host, site);
    const now = host.now();
    const to = Math.floor(now / HOUR_MS) + 1;
    const past = await askSums(host, site, { from: to - PAST_DAYS * 24, to, zone: "UTC" });
    const reports = experiments.map(async (experiment) => {
      const totals = await totalsOf(host, site, experiment, to);
      return experimentReport(experiment, totals, baselineOf(experiment, past.totals), now);
    });
    const answer: ExperimentReports = { experiments: await Promise.all(reports) };
    return context.json(answer);
  });
}

async function totalsOf(host: RoomCaller, site: string, { state }: Experiment, to: number): Promise<Totals> {
  if (!state) return {};
  const from = Math.floor(state.startedAt / HOUR_MS);
  return (await askSums(host, site, { from, to, zone: "UTC" })).totals;
}

function baselineOf({ metric, part }: Experiment, totals: Totals): Baseline {
  // How many visitors a message would meet, nobody counted before.
  const { conversations = 0 } = part === "proactive" ? {} : totals;
  const keys = PAST_COUNTS[metric];
  const yes = keys.reduce((sum, key) => sum + (totals[key] ?? 0), 0);
  const sample: ArmSample = shareSample(keys.length > 0 ? conversations : 0, yes);
  return { sample, visitorsPerDay: conversations / PAST_DAYS };
}
