import { meaningsOf } from "../../language/vocabulary.ts";
import { addPrior, type SparseVector, separate } from "./fitting.ts";
import { LinearModel } from "./linear-model.ts";
import { countedWords, END, runsIn, START, Vocabulary } from "./vocabulary.ts";

/** A phrase and what it means; a weight below 1 makes it count less. */
export interface Example {
  text: string;
  label: string;
  weight?: number;
}

const COST = 1;
/** By family: words, their pairs, characters, meanings, their pairs, fields. */
const MIN_COUNTS = [1, 1, 2, 1, 1, 1] as const;

/**
 * Trains a model on examples; rare labels get costlier errors, and features of fewer texts than their family's `minCounts` are left
 * out.
 */
export function trainModel(
  examples: readonly Example[],
  minCounts: readonly number[] = MIN_COUNTS,
): LinearModel {
  const labels = [...new Set(examples.map(({ label }) => label))].sort();
  const known = learnFeatures(
    examples.map(({ text }) => countFeatures(text)),
    minCounts,
  );
  const vocabulary = new Vocabulary(known);
  const rows = examples.map(({ text }): SparseVector => {
    const { index, weight } = vocabulary.read(text).row;
    return { index: index.slice(), weight: weight.slice() };
  });
  const size = known.idf.length;
  const weights = new Float32Array(size * labels.length);
  const bias = new Float32Array(labels.length);
  for (const [number, label] of labels.entries()) {
    const signs = Int8Array.from(examples, (example) => (example.label === label ? 1 : -1));
    const positives = signs.reduce((sum, sign) => sum + (sign > 0 ? 1 : 0), 0);
    const balance = Math.sqrt(examples.length / positives / 2);
    const costs = Float32Array.from(
      examples,
      ({ weight = 1 }, at) => COST * weight * (signs[at] === 1 ? balance : 1),
    );
    const plane = separate(rows, { signs, costs }, size);
    bias[number] = plane.bias;
    for (let feature = 0; feature < size; feature++)
      weights[feature * labels.length + number] = plane.weights[feature] as number;
  }
  const labelled = examples.map(({ label, weight = 1 }, at) => ({
    row: rows[at] as SparseVector,
    label: labels.indexOf(label),
    weight,
  }));
  addPrior(weights, labelled, labels.length);
  return new LinearModel({ labels, weights, scales: labels.map(() => 1), bias, ...known });
}

/** Counts of named features of one text, by family. */
type FeatureCounts = readonly ReadonlyMap<string, number>[];

/** The names of the features to keep, by family, with their smoothed inverse document frequency. */
export function learnFeatures(
  documents: readonly FeatureCounts[],
  minCounts: readonly number[],
): { names: string[][]; idf: Float32Array } {
  const names: string[][] = [];
  const idf: number[] = [];
  for (const [family, minCount] of minCounts.entries()) {
    const seen = new Map<string, number>();
    for (const document of documents) {
      for (const name of document[family]?.keys() ?? []) seen.set(name, (seen.get(name) ?? 0) + 1);
    }
    const kept = [...seen].filter(([, count]) => count >= minCount);
    names.push(kept.map(([name]) => name));
    for (const [, count] of kept) idf.push(Math.log((1 + documents.length) / (1 + count)) + 1);
  }
  return { names, idf: Float32Array.from(idf) };
}

function countAll(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/** The names of neighbours, the two ends included; each place of the chain holds one name or several. */
function pairsIn(chain: readonly (readonly string[])[]): string[] {
  return [...chain, [END]].flatMap((names, at) =>
    (chain[at - 1] ?? [START]).flatMap((left) => names.map((right) => `${left} ${right}`)),
  );
}

/**
 * Counts six families of features of a text: words, their pairs, two to five characters inside padded words, what the words mean, the
 * pairs of meanings that follow each other, and the fields of life that they belong to.
 */
export function countFeatures(text: string): FeatureCounts {
  const words = countedWords(text);
  const meanings = words.map(meaningsOf).filter(({ names }) => names.length > 0);
  const meant = meanings.map(({ names }) => names);
  return [
    countAll(words),
    countAll(pairsIn(words.map((word) => [word]))),
    countAll(words.flatMap(runsIn)),
    countAll(meant.flat()),
    countAll(pairsIn(meant)),
    countAll(meanings.flatMap(({ fields }) => fields)),
  ];
}
