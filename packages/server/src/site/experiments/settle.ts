import type { Experiment } from "@prosa/protocol";

/** The fields by which an experiment is known: its comparison, its metric and its end. Another one of these is another run. */
const FIXED = ["part", "variants", "metric", "days", "effect", "split"] as const;

/**
 * The experiments as they are kept: each with the state that the site knows of it, whatever an owner writes there. One that is
 * new, or whose comparison, metric or end changed, begins a run of its own; one that is switched off is over. Pure.
 */
export function settleExperiments(
  written: readonly Experiment[],
  known: readonly Experiment[],
  now: number,
): Experiment[] {
  return written.map(({ state: _, ...experiment }) => {
    const before = known.find(({ id }) => id === experiment.id);
    const isSame = before !== undefined && textOf(before) === textOf(experiment);
    const state = isSame ? before.state : undefined;
    if (!state) {
      if (!experiment.isRunning) return experiment;
      return { ...experiment, state: { run: now.toString(36), startedAt: now, stopped: {} } };
    }
    if (state.endedAt !== undefined) return { ...experiment, isRunning: false, state };
    if (experiment.isRunning) return { ...experiment, state };
    return { ...experiment, state: { ...state, endedAt: now, endedBy: "owner" } };
  });
}

function textOf(experiment: Omit<Experiment, "state">): string {
  return JSON.stringify(
    FIXED.map((name) => experiment[name]),
    sorted,
  );
}

/** The fields of every object in the order of their names, so that two writings of the same are the same. */
function sorted(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
