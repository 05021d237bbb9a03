import type { IntentName } from "../../language/pack/topics.ts";
import { anyOf } from "../../language/packs.ts";
import { type Calibration, calibratedConfidence, calibrationFeatures } from "../learning/calibration.ts";
import type { Example, LinearModel } from "../learning/linear-model.ts";
import { readModel } from "../learning/model-text.ts";
import { shippedIntents } from "./shipped-intents.ts";
import { type TrainingOptions, trainIntents, UNKNOWN } from "./training.ts";

interface IntentScore {
  name: string;
  confidence: number;
}

/** `name` is `unknown` when no intent's calibrated confidence reaches the threshold; `alternatives` are then the best guesses. */
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
const THRESHOLD = 0.7;
const LONG = 40;
const MOST_CLAUSES = 12;
const CLAUSE_END = new RegExp(`[.!?;:\\n,]+\\s+|\\s+${anyOf(({ clauseStarts }) => clauseStarts)}\\s+`, "i");
const courtesies: ReadonlySet<string> = new Set(["greeting", "goodbye", "thanks", "small-talk"]);

/**
 * Makes a classifier of a trained model; below the threshold of confidence a text reads as `unknown`. Where a long message as a whole
 * says nothing but hello, the clause that is surest of something else speaks for it.
 */
export function classifierOf(
  { model, calibration }: { model: LinearModel; calibration: Calibration },
  { threshold = THRESHOLD, unknown = UNKNOWN }: { threshold?: number; unknown?: string } = {},
): IntentClassifier {
  const readWhole = (text: string): IntentReading => {
    const reading = model.predict(text);
    const confidence = calibratedConfidence(calibrationFeatures(reading, unknown), calibration);
    const ranked = reading.scores.filter(({ name }) => name !== unknown);
    const top = ranked[0]?.margin ?? 0;
    const powers = ranked.map(({ margin }) => Math.exp(SHARPNESS * (margin - top)));
    const others = powers.reduce((sum, power) => sum + power, 0) - 1;
    const rest = 1 - confidence;
    const guesses = ranked.map(({ name }, at) => {
      return { name, confidence: at === 0 ? confidence : (rest * (powers[at] ?? 0)) / Math.max(1, others) };
    });
    const [best] = guesses;
    if (best === undefined || confidence < threshold || !/[\p{L}\p{N}]/u.test(text)) {
      return { name: UNKNOWN, confidence: rest, alternatives: guesses.slice(0, ALTERNATIVES) };
    }
    return { ...best, alternatives: guesses.slice(1, ALTERNATIVES + 1) };
  };
  return {
    classify(text) {
      const whole = readWhole(text);
      if (whole.name !== UNKNOWN && !courtesies.has(whole.name)) return whole;
      const clauses = text.split(CLAUSE_END).filter((clause) => clause.trim().includes(" "));
      if (clauses.length < 2 && text.length < LONG) return whole;
      const matters = clauses
        .slice(0, MOST_CLAUSES)
        .map(readWhole)
        .filter(({ name }) => name !== UNKNOWN && !courtesies.has(name))
        .sort((left, right) => right.confidence - left.confidence);
      return matters[0] ?? whole;
    },
  };
}

/**
 * Trains a classifier on a site's own examples (some 0.2 ms an example and intent group; not for a visitor's turn). Give the seed
 * phrases with them to keep the default intents.
 */
export function createIntentClassifier(
  examples: readonly Example[],
  { threshold, ...options }: TrainingOptions & { threshold?: number } = {},
): IntentClassifier {
  const trained = trainIntents(examples, options);
  return classifierOf(trained, { threshold: threshold ?? THRESHOLD, unknown: options.unknown ?? UNKNOWN });
}

let standard: IntentClassifier | undefined;

/** Reads one message with the default intents, from the shipped model, which is unpacked on first use. */
export function classifyIntent(text: string): IntentReading & { name: IntentName | typeof UNKNOWN } {
  standard ??= classifierOf(readModel(shippedIntents));
  return standard.classify(text) as IntentReading & { name: IntentName | typeof UNKNOWN };
}
