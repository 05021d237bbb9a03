import type { Experiment, SiteSettings, SiteSettingsInput } from "@prosa/protocol";

/** A change of a site's settings. */
export type Change = (settings: SiteSettings) => SiteSettingsInput;

/** An experiment as the form gives it. */
export type WrittenExperiment = NonNullable<SiteSettingsInput["experiments"]>[number];

/** Adds an experiment. One on guidance changes what is asked for, and leaves the rest of the site's guidance as it is. */
export function added(experiment: WrittenExperiment): Change {
  return (settings) => {
    const variants = experiment.variants.map((variant) =>
      variant.guidance ? { ...variant, guidance: { ...settings.guidance, ...variant.guidance } } : variant,
    );
    return { ...settings, experiments: [...settings.experiments, { ...experiment, variants }] };
  };
}

export function begun(id: string): Change {
  return changed(id, { isRunning: true });
}

export function ended(id: string): Change {
  return changed(id, { isRunning: false });
}

export function removed(id: string): Change {
  return (settings) => ({
    ...settings,
    experiments: settings.experiments.filter((experiment) => experiment.id !== id),
  });
}

/** Makes a variant the site's own for everybody, and ends its experiment. */
export function adopted(id: string, arm: string): Change {
  return (settings) => {
    const experiment = settings.experiments.find((one) => one.id === id);
    const variant = experiment?.variants.find((one) => one.id === arm);
    if (!experiment || !variant) return settings;
    const { part } = experiment;
    // Languages that the variant has no words in keep theirs.
    const isWhole = part === "guidance" || part === "proactive";
    const value = isWhole ? variant[part] : { ...settings[part], ...variant[part] };
    return { ...ended(id)(settings), [part]: value };
  };
}

function changed(id: string, change: Partial<Experiment>): Change {
  return (settings) => ({
    ...settings,
    experiments: settings.experiments.map((one) => (one.id === id ? { ...one, ...change } : one)),
  });
}

/** A name for an address or a file, as ids are: lower-case letters, digits and hyphens; not one of those that are taken. */
export function idFor(title: string, taken: readonly string[]): string {
  const plain = title
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 18);
  const base = plain || "x";
  let id = base;
  for (let number = 2; taken.includes(id); number += 1) id = `${base}-${number}`;
  return id;
}
