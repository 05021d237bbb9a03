import { CONTROL, type Experiment, type Language, type SiteSettings } from "@prosa/protocol";
import { runKey } from "../../insights/experiments/arm-sums.ts";
import { fnv } from "../../platform/fnv.ts";
import type { SiteView } from "../sites.ts";

/** The arm of a running experiment that a visitor is in. */
export interface Arm {
  experiment: Experiment;
  /** The name under which the run is counted. */
  key: string;
  arm: string;
}

/** The arms that a visitor keeps, by the keys of their runs. */
export type KeptArms = Readonly<Record<string, string>>;

/** True while visitors are assigned to an experiment. */
export function isLive({ isRunning, state }: Experiment): boolean {
  return isRunning && state !== undefined && state.endedAt === undefined;
}

/**
 * The arms of a visitor, of the running experiments on these parts that have words in their language. The same visitor of a
 * run gets the same arm on every call, and keeps the one that is noted for them. A visitor of an arm that was stopped gets the
 * site as it is, and is in none.
 */
export function armsOf(
  settings: SiteSettings,
  visitor: string,
  {
    parts,
    language,
    kept = {},
  }: { parts: readonly Experiment["part"][]; language: Language; kept?: KeptArms },
): Arm[] {
  return settings.experiments.flatMap((experiment) => {
    const { part, state, id } = experiment;
    if (!state || !isLive(experiment) || !parts.includes(part) || !hasWords(experiment, language)) return [];
    const key = runKey(id, state.run);
    const arm = kept[key] ?? chosenArm(experiment, visitor);
    return state.stopped[arm] ? [] : [{ experiment, key, arm }];
  });
}

/** The arms of runs that may still go on: those of a run that is over, or of an experiment that is gone, are met no more. */
export function armsToKeep(kept: KeptArms, { experiments }: Pick<SiteSettings, "experiments">): KeptArms {
  const runs = experiments.flatMap(({ id, state }) =>
    state && state.endedAt === undefined ? [runKey(id, state.run)] : [],
  );
  return Object.fromEntries(Object.entries(kept).filter(([key]) => runs.includes(key)));
}

/** The settings as visitors of these arms meet them; the same object where nothing differs. */
export function settingsWithArms(settings: SiteSettings, arms: readonly Arm[]): SiteSettings {
  const changes = arms.flatMap(({ experiment, arm }) => {
    const { greeting, starters, guidance } = experiment.variants.find(({ id }) => id === arm) ?? {};
    const change = {
      ...(greeting && { greeting }),
      ...(starters && { starters }),
      ...(guidance && { guidance }),
    };
    return Object.keys(change).length > 0 ? [change] : [];
  });
  return changes.length > 0 ? Object.assign({}, settings, ...changes) : settings;
}

/** The site as visitors of these arms meet it. */
export function siteWithArms(site: SiteView, arms: readonly Arm[]): SiteView {
  const settings = settingsWithArms(site.settings, arms);
  if (settings === site.settings) return site;
  const starters = (language: Language) => {
    const own = settings.starters[language] ?? [];
    return own.length > 0 ? own : site.starters(language);
  };
  return { ...site, settings, starters };
}

/**
 * Where a variant has no words in a language, its visitors would meet nothing else than the others. The LLM writes in any, and a
 * proactive message without words in a language is said in its first one.
 */
function hasWords({ part, variants }: Experiment, language: Language): boolean {
  if (part === "guidance" || part === "proactive") return true;
  return variants.every((variant) => (variant[part]?.[language]?.length ?? 0) > 0);
}

function chosenArm({ id, variants, state }: Experiment, visitor: string): string {
  const arms = [CONTROL, ...variants.map((variant) => variant.id)];
  const weights = state?.weights ?? {};
  const place = placeOf(`${id} ${state?.run} ${visitor}`);
  let sum = 0;
  for (const arm of arms) {
    sum += weights[arm] ?? 1 / arms.length;
    if (place < sum) return arm;
  }
  return CONTROL;
}

/** A number from 0 to 1 by a text, as even as chance: the run in it is the salt, so that no two runs share their visitors. */
function placeOf(text: string): number {
  let mixed = fnv(text);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
}
