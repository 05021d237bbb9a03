import { seedPhrases } from "./corpus/seed.ts";
import type { IntentName } from "./intent-name.ts";
import { type Example, LinearModel } from "./linear-model.ts";

export interface IntentScore {
  name: string;
  confidence: number;
}

/** `name` is `unknown` when the best intent's calibrated confidence is below the threshold; `alternatives` are then the best guesses. */
export interface IntentReading {
  name: string;
  confidence: number;
  alternatives: IntentScore[];
}

export interface IntentClassifier {
  classify(text: string): IntentReading;
}

const SHARPNESS = 4;
const ALTERNATIVES = 4;

/** Trains a classifier on the examples, by default on the seed corpus; confidence under the threshold reads as `unknown`. */
export function createIntentClassifier(
  examples: readonly Example[] = seedPhrases(),
  { threshold = 0.7 }: { threshold?: number } = {},
): IntentClassifier {
  const model = LinearModel.train(examples);
  return {
    classify(text) {
      const scores = model.score(text);
      const top = scores[0]?.margin ?? 0;
      const powers = scores.map(({ name, margin }) => ({
        name,
        power: Math.exp(SHARPNESS * (margin - top)),
      }));
      const sum = powers.reduce((total, { power }) => total + power, 0);
      const ranked = powers.map(({ name, power }) => ({ name, confidence: power / sum }));
      const best = ranked[0] ?? { name: "unknown", confidence: 0 };
      if (best.name === "unknown") return { ...best, alternatives: ranked.slice(1, ALTERNATIVES + 1) };
      if (best.confidence >= threshold) return { ...best, alternatives: ranked.slice(1, ALTERNATIVES + 1) };
      const alternatives = ranked.filter(({ name }) => name !== "unknown").slice(0, ALTERNATIVES);
      return { name: "unknown", confidence: 1 - best.confidence, alternatives };
    },
  };
}

let standard: IntentClassifier | undefined;

/** Reads one message with the default intents; the model is trained on first use. */
export function classifyIntent(text: string): IntentReading & { name: IntentName | "unknown" } {
  standard ??= createIntentClassifier();
  return standard.classify(text) as IntentReading & { name: IntentName | "unknown" };
}
