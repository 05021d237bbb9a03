import { CONTROL, type Experiment, type ExperimentState, type SiteSettings } from "@prosa/protocol";
import { armSums, runKey } from "../../insights/experiments/arm-sums.ts";
import { harmfulArms } from "../../insights/experiments/harm.ts";
import { metricSample } from "../../insights/experiments/metric.ts";
import { type ArmTrial, decay, thompsonWeights } from "../../insights/experiments/thompson.ts";
import type { SpanSums } from "../../insights/rollups/day-rows.ts";
import { siteSums } from "../../insights/site-sums.ts";
import { faultOf } from "../../platform/faults.ts";
import { mulberry32 } from "../../platform/random.ts";
import type { RoomHost } from "../../platform/room-host.ts";
import type { Commit, Upkeep } from "../upkeep/upkeep.ts";
import type { VersionStore } from "../version/version-store.ts";
import { isLive } from "./arms.ts";

const HOUR_MS = 60 * 60 * 1_000;
const DAY_MS = 24 * HOUR_MS;

/** The time between two looks at the running experiments, in milliseconds. */
const LOOK_MS = HOUR_MS;

/** Shares of a bandit's arms that moved by less are left: each change is a new version of the site for every room. */
const SHARE_STEP = 0.05;

const KEY = "experiments-looked-at";

interface ExperimentDeps {
  host: Pick<RoomHost, "storage" | "callRoom" | "now" | "log">;
  versions: VersionStore;
  /** Puts the settings with what was found. */
  put: (site: string, settings: SiteSettings) => Promise<void>;
}

/** Looks at a site's running experiments every hour: ends what is over, stops what does harm, and moves a bandit's shares. */
export class ExperimentUpkeep implements Upkeep {
  readonly #deps: ExperimentDeps;

  constructor(deps: ExperimentDeps) {
    this.#deps = deps;
  }

  async dueAt(): Promise<number | null> {
    const row = await this.#deps.versions.row();
    if (!row?.settings.experiments.some(isLive)) return null;
    return (await this.#lookedAt()) + LOOK_MS;
  }

  async read(): Promise<Commit | null> {
    const { host, versions, put } = this.#deps;
    const due = await this.dueAt();
    const now = host.now();
    if (due === null || due > now) return null;
    const row = await versions.row();
    if (!row) return null;
    const { site, settings } = row;
    const looked = await Promise.all(settings.experiments.map((one) => this.#look(site, one, now)));
    return async () => {
      await host.storage.put({ [KEY]: now });
      const latest = await versions.row();
      if (!latest) return;
      const experiments = latest.settings.experiments.map((one) => {
        const found = looked.find(({ id, state }) => id === one.id && state?.run === one.state?.run);
        // An owner may have ended it meanwhile.
        return found && isLive(one) ? found : one;
      });
      if (JSON.stringify(experiments) !== JSON.stringify(latest.settings.experiments))
        await put(site, { ...latest.settings, experiments });
    };
  }

  /** A look that no row remembers was when the oldest experiment began. */
  async #lookedAt(): Promise<number> {
    const stored = await this.#deps.host.storage.get(KEY);
    const row = await this.#deps.versions.row();
    const begun = row?.settings.experiments.filter(isLive).map(({ state }) => state?.startedAt ?? 0) ?? [];
    return Math.max(typeof stored === "number" ? stored : 0, Math.min(...begun));
  }

  async #look(site: string, experiment: Experiment, now: number): Promise<Experiment> {
    const { state } = experiment;
    if (!state || !isLive(experiment)) return experiment;
    const { host } = this.#deps;
    try {
      const span = {
        from: Math.floor(state.startedAt / HOUR_MS),
        to: Math.floor(now / HOUR_MS) + 1,
        zone: "UTC",
      };
      const ask = (room: string, path: string) => host.callRoom("stats", room, path);
      const sums = await siteSums(ask, site, { ...span, series: ["arm"] });
      return looked(experiment, sums, now);
    } catch (error) {
      host.log({ level: "warn", event: "experiment-not-looked-at", site, error: faultOf(error) });
      return experiment;
    }
  }
}

/** The experiment after a look at its counts. Pure. */
function looked(experiment: Experiment, sums: SpanSums, now: number): Experiment {
  const { state, variants, days, split } = experiment;
  if (!state) return experiment;
  const stopped = { ...state.stopped };
  for (const { arm, guard } of harmfulArms(experiment, sums.totals)) stopped[arm] = { at: now, guard };
  const isAlone = variants.every(({ id }) => stopped[id]);
  const isOver = now >= state.startedAt + days * DAY_MS;
  const endedBy = isAlone ? "guards" : isOver ? "days" : undefined;
  if (endedBy)
    return { ...experiment, isRunning: false, state: { ...state, stopped, endedAt: now, endedBy } };
  const weights = split === "bandit" ? moved(experiment, stopped, sums, now) : state.weights;
  return { ...experiment, state: { ...state, stopped, ...(weights && { weights }) } };
}

/** A bandit's shares by what was seen; those it has where they would hardly move. */
function moved(
  { id, metric, part, variants, state }: Experiment,
  stopped: ExperimentState["stopped"],
  { days }: SpanSums,
  now: number,
): Record<string, number> | undefined {
  const key = runKey(id, state?.run ?? "");
  const going = [CONTROL, ...variants.map((variant) => variant.id)].filter((arm) => !stopped[arm]);
  const trials = going.map((arm): ArmTrial => {
    let seen = 0;
    let good = 0;
    for (const [day, totals] of Object.entries(days)) {
      const { n, sum } = metricSample({ metric, part }, armSums(totals, key, arm));
      const counts = decay((now - Date.parse(day)) / DAY_MS);
      seen += n * counts;
      good += sum * counts;
    }
    return { id: arm, seen, good };
  });
  const none = Object.fromEntries(Object.keys(stopped).map((arm) => [arm, 0]));
  const weights: Record<string, number> = { ...none, ...thompsonWeights(trials, mulberry32(now)) };
  const before = state?.weights ?? {};
  const isMoved = trials.some(
    ({ id: arm }) => Math.abs((weights[arm] ?? 0) - (before[arm] ?? 1 / trials.length)) >= SHARE_STEP,
  );
  return isMoved ? weights : state?.weights;
}
