import { seedPhrases } from "../../language/seed-phrases.ts";
import { type Example, LinearModel } from "../learning/linear-model.ts";
import { type ModelText, readModel, writeModel } from "../learning/model-text.ts";
import { classifierOf, classifyIntent, type IntentClassifier } from "./intent.ts";
import { shippedIntents } from "./shipped-intents.ts";

/** An owner's own phrases by the intent that they speak of: a default one, or one of the owner's. */
export type OwnPhrases = Readonly<Record<string, readonly string[]>>;

/** The owner knows the site's visitors better than the seed corpus does. */
const OWN_WEIGHT = 3;
const FEATURES_KEPT = 9_000;
/** Rare runs of characters are left out for the sake of time; every word counts. */
const MIN_COUNTS = [1, 1, 3, 1, 1, 1] as const;
const KNOWN_MAX = 20;

const standard: IntentClassifier = { classify: classifyIntent };
const known = new Map<string, IntentClassifier>();

/**
 * The classifier of a site with these phrases: the shipped one where there are none, else one trained on the seed corpus and
 * the phrases. Training takes some 500 ms and happens once for the same phrases; not at all where `keepIntents` was given a model.
 */
export function intentsOf(phrases: OwnPhrases = {}): IntentClassifier {
  const own = examplesOf(phrases);
  if (own.length === 0) return standard;
  return remember(own, known.get(keyOf(own)) ?? classifierOf(readModel(train(own))));
}

/** Trains the model of these phrases to be stored; `null` where there are none. */
export function trainSiteIntents(phrases: OwnPhrases): ModelText | null {
  const own = examplesOf(phrases);
  return own.length === 0 ? null : train(own);
}

/** Has `intentsOf` use a model that `trainSiteIntents` made of these phrases. */
export function keepIntents(phrases: OwnPhrases, trained: ModelText): void {
  const own = examplesOf(phrases);
  if (own.length > 0) remember(own, known.get(keyOf(own)) ?? classifierOf(readModel(trained)));
}

function examplesOf(phrases: OwnPhrases): Example[] {
  return Object.entries(phrases).flatMap(([label, texts]) =>
    texts.map((text): Example => ({ text, label, weight: OWN_WEIGHT })),
  );
}

function keyOf(own: readonly Example[]): string {
  return JSON.stringify(own);
}

function remember(own: readonly Example[], classifier: IntentClassifier): IntentClassifier {
  const key = keyOf(own);
  known.delete(key);
  known.set(key, classifier);
  const oldest = known.keys().next();
  if (known.size > KNOWN_MAX && !oldest.done) known.delete(oldest.value);
  return classifier;
}

function train(own: readonly Example[]): ModelText {
  const seed = seedPhrases().map(({ text, label }): Example => ({ text, label }));
  // The curve from margins to confidence is the shipped model's: fitting another takes six trainings, and a few phrases hardly bend it.
  const { calibration } = shippedIntents;
  const model = LinearModel.train([...seed, ...own], MIN_COUNTS);
  return writeModel(model, calibration, "", FEATURES_KEPT);
}
