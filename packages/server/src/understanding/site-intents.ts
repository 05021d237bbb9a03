import { seedPhrases } from "./corpus/seed.ts";
import { classifierOf, classifyIntent, type IntentClassifier } from "./intent.ts";
import { shippedIntents } from "./intent-model.ts";
import { type Example, LinearModel } from "./linear-model.ts";
import { readModel, writeModel } from "./model-text.ts";

/** An owner's own phrases by the intent that they speak of: a default one, or one of the owner's. */
export type OwnPhrases = Readonly<Record<string, readonly string[]>>;

/** The owner knows the site's visitors better than the seed corpus does. */
const OWN_WEIGHT = 3;
const FEATURES_KEPT = 9_000;
/** Rare runs of characters are left out for the sake of time; every word counts. */
const MIN_COUNTS = [1, 3, 1] as const;
const KNOWN_MAX = 20;

const standard: IntentClassifier = { classify: classifyIntent };
const known = new Map<string, IntentClassifier>();

/**
 * The classifier of a site with these phrases: the shipped one where there are none, else one trained on the seed corpus and
 * the phrases. Training takes some 300 ms and happens once for the same phrases.
 */
export function intentsOf(phrases: OwnPhrases = {}): IntentClassifier {
  const own = Object.entries(phrases).flatMap(([label, texts]) =>
    texts.map((text): Example => ({ text, label, weight: OWN_WEIGHT })),
  );
  if (own.length === 0) return standard;
  const key = JSON.stringify(own);
  const classifier = known.get(key) ?? train(own);
  known.delete(key);
  known.set(key, classifier);
  const oldest = known.keys().next();
  if (known.size > KNOWN_MAX && !oldest.done) known.delete(oldest.value);
  return classifier;
}

function train(own: readonly Example[]): IntentClassifier {
  const seed = seedPhrases().map(({ text, label }): Example => ({ text, label }));
  // The curve from margins to confidence is the shipped model's: fitting another takes six trainings, and a few phrases hardly bend it.
  const { calibration } = shippedIntents;
  const model = LinearModel.train([...seed, ...own], MIN_COUNTS);
  return classifierOf(readModel(writeModel(model, calibration, "", FEATURES_KEPT)));
}
