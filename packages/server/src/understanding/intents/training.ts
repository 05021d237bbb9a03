import type { Language } from "@prosa/protocol";
import type { SeedTopic } from "../../language/pack/topics.ts";
import { seedPhrases } from "../../language/seed-phrases.ts";
import { calibrate, type Trial } from "../learning/calibration.ts";
import {
  type Calibration,
  calibratedConfidence,
  calibrationFeatures,
  type LinearModel,
} from "../learning/linear-model.ts";
import { type Example, trainModel } from "../learning/train-model.ts";
import { seedTopicOf } from "./topic-names.ts";

export const UNKNOWN = "unknown";

const INHERITED = 0.3;
const SPARE: readonly SeedTopic[] = ["personal", "insult", "laughter"];
const FOLDS = 5;
const FEWEST_TO_CALIBRATE = 60;

/** The shipped phrases that a site's intents inherit by their names; what none of them claims and no shop answers goes to the unknown. */
function inherited(labels: readonly string[], language: Language, own: ReadonlySet<string>): Example[] {
  const owners = new Map<SeedTopic, string>();
  for (const label of labels) {
    const topic = seedTopicOf(label);
    if (topic !== undefined && !owners.has(topic)) owners.set(topic, label);
  }
  const outside = owners.get("out-of-scope");
  if (outside !== undefined) for (const topic of SPARE) if (!owners.has(topic)) owners.set(topic, outside);
  return seedPhrases().flatMap((phrase) => {
    const label =
      phrase.language === language && !own.has(phrase.text) ? owners.get(phrase.topic) : undefined;
    return label === undefined ? [] : [{ text: phrase.text, label, weight: INHERITED }];
  });
}

/**
 * Widens a site's own examples: each intent's name is a phrase of it, and intents with a common name ("greeting", "frete")
 * inherit the shipped phrases at a lower weight, except those in `own`.
 */
function widen(examples: readonly Example[], language: Language, own: ReadonlySet<string>): Example[] {
  const labels = [...new Set(examples.map(({ label }) => label))];
  const names = labels
    .filter((label) => /\p{L}{3}/u.test(label))
    .map((label) => ({ text: label.replace(/[_\-.]+/g, " "), label }));
  return [...examples, ...names, ...inherited(labels, language, own)];
}

function foldOf(text: string, folds: number): number {
  let hash = 7;
  for (let at = 0; at < text.length; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0;
  return (hash ^ (hash >>> 12)) % folds;
}

interface Trained {
  model: LinearModel;
  calibration: Calibration;
  /** The confidence at which answering is worth its errors, found on the examples alone. */
  threshold: number;
  /** Confidences of readings of held-back examples, and whether they were right. */
  trials: { confidence: number; right: boolean; isUnknown: boolean }[];
}

export interface TrainingOptions {
  /** The label of what no intent answers, when the examples have one. */
  unknown?: string;
  language?: Language;
  /** The weight of an unknown text in the calibration, where a known one has 1. */
  unknownWeight?: number;
  minCounts?: readonly number[];
}

/** Trains a model and, on readings of held-back fifths of the examples, the curve from margins to confidence. */
export function trainIntents(examples: readonly Example[], options: TrainingOptions = {}): Trained {
  const { unknown = UNKNOWN, language = "pt-BR", unknownWeight = 1, minCounts } = options;
  const own = new Set(examples.map(({ text }) => text));
  const fit = (rows: readonly Example[]) => trainModel(widen(rows, language, own), minCounts);
  const trials: (Trial & { isUnknown: boolean })[] = [];
  for (let fold = 0; fold < FOLDS && examples.length >= FEWEST_TO_CALIBRATE; fold++) {
    const model = fit(examples.filter(({ text }) => foldOf(text, FOLDS) !== fold));
    for (const { text, label } of examples.filter((example) => foldOf(example.text, FOLDS) === fold)) {
      const reading = model.predict(text);
      const best = reading.scores.find(({ name }) => name !== unknown)?.name;
      const isUnknown = label === unknown;
      trials.push({
        signs: calibrationFeatures(reading, unknown),
        right: best === label,
        weight: isUnknown ? unknownWeight : 1,
        isUnknown,
      });
    }
  }
  const calibration = trials.length > 0 ? calibrate(trials) : [3, 2, -1, -1, 0.5];
  const judged = trials.map(({ signs, right, isUnknown }) => ({
    confidence: calibratedConfidence(signs, calibration),
    right,
    isUnknown,
  }));
  return { model: fit(examples), calibration, threshold: bestThreshold(judged), trials: judged };
}

const REFUSAL_WORTH = 0.15;
const STANDARD = 0.7;

/** Weighs the share of known texts answered rightly against the share of unknown ones refused, which is worth a seventh of it. */
function bestThreshold(judged: Trained["trials"]): number {
  const known = judged.filter(({ isUnknown }) => !isUnknown);
  const others = judged.filter(({ isUnknown }) => isUnknown);
  if (others.length === 0) return STANDARD;
  let best = { worth: Number.NEGATIVE_INFINITY, threshold: STANDARD };
  for (let threshold = 0.2; threshold <= 0.9; threshold += 0.01) {
    const right =
      known.filter((trial) => trial.right && trial.confidence >= threshold).length /
      Math.max(1, known.length);
    const refused = others.filter((trial) => trial.confidence < threshold).length / others.length;
    const worth = right + REFUSAL_WORTH * refused;
    if (worth > best.worth) best = { worth, threshold };
  }
  return Math.round(best.threshold * 100) / 100;
}
