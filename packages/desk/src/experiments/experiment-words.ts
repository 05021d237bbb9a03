import type { ExperimentGuard, ExperimentMetric, ExperimentPart } from "@prosa/protocol";
import type { ExperimentReport } from "@prosa/protocol/desk";

type Verdict = ExperimentReport["arms"][number]["verdict"];

/** The words of the page on experiments in one language. */
export interface ExperimentWords {
  title: string;
  intro: string;
  onlyOwners: string;
  add: string;
  nothing: string;
  nothingHint: string;
  loading: string;
  failed: string;
  offline: string;
  urgency: (detail: string) => string;
  refused: string;
  saved: string;
  control: string;
  status: Readonly<Record<ExperimentReport["status"], string>>;
  parts: Readonly<Record<ExperimentPart, string>>;
  metrics: Readonly<Record<ExperimentMetric, string>>;
  guards: Readonly<Record<ExperimentGuard, string>>;
  verdicts: Readonly<Record<Verdict, string>>;
  about: (part: string, metric: string) => string;
  since: (day: string, last: string) => string;
  over: (day: string) => string;
  arm: string;
  visitors: string;
  rate: string;
  difference: string;
  points: string;
  finding: string;
  few: string;
  range: (from: string, to: string) => string;
  /** Sentences that say what may be concluded. */
  says: {
    draft: string;
    needed: (left: string, days: string) => string;
    unknownPace: string;
    enough: string;
    endless: (days: string) => string;
    winner: (name: string) => string;
    none: string;
    broken: string;
    bandit: string;
    stopped: (name: string, guard: string) => string;
    unmet: string;
  };
  begin: string;
  end: string;
  endAsk: string;
  adopt: (name: string) => string;
  adoptAsk: (name: string) => string;
  /** The advice after a change of the messages that the page says first. */
  copyTag: string;
  remove: string;
  removeAsk: (title: string) => string;
  form: {
    name: string;
    part: string;
    metric: string;
    variants: string;
    variantsHint: string;
    variant: (number: number) => string;
    variantName: string;
    perLine: string;
    saysFirst: string;
    after: string;
    scrolled: string;
    path: string;
    needsTag: string;
    persona: string;
    tone: string;
    say: string;
    closing: string;
    addVariant: string;
    removeVariant: (number: number) => string;
    days: string;
    effect: string;
    effectHint: string;
    bandit: string;
    banditHint: string;
    fixed: string;
    draft: string;
    start: string;
  };
  languages: Readonly<Record<"pt-BR" | "en" | "es", string>>;
}
