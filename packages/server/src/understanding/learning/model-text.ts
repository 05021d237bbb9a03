import { type Calibration, LinearModel } from "./linear-model.ts";

/** A trained model as text: feature names by family, and eight-bit weights in base64, a scale a label. */
export interface ModelText {
  labels: readonly string[];
  families: readonly string[];
  idf: string;
  weights: string;
  scales: readonly number[];
  bias: readonly number[];
  calibration: Calibration;
  /** Sum of the corpus that the model was trained on. */
  corpus: string;
}

const BETWEEN = "\n";
const IDF_STEP = 16;

function encode(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

function decode(text: string): Uint8Array {
  const raw = atob(text);
  const bytes = new Uint8Array(raw.length);
  for (let at = 0; at < raw.length; at++) bytes[at] = raw.charCodeAt(at);
  return bytes;
}

/** Writes a model down with the `keep` features that weigh most. */
export function writeModel(
  model: LinearModel,
  calibration: Calibration,
  corpus: string,
  keep: number,
): ModelText {
  const { labels, names, idf, weights, scales: own, bias } = model.snapshot();
  const width = labels.length;
  const weightOf = (feature: number, label: number) =>
    (weights[feature * width + label] ?? 0) * (own[label] ?? 1);
  const worth = Array.from(idf, (_, feature) => {
    let most = 0;
    for (let label = 0; label < width; label++) most = Math.max(most, Math.abs(weightOf(feature, label)));
    return most;
  });
  const least = [...worth].sort((left, right) => right - left)[keep] ?? 0;
  const kept = worth.flatMap((value, feature) => (value > least ? [feature] : []));
  const scales = labels.map(
    (_, label) => kept.reduce((most, feature) => Math.max(most, Math.abs(weightOf(feature, label))), 0) / 127,
  );
  const bytes = new Uint8Array(kept.length * width);
  for (const [row, feature] of kept.entries()) {
    for (let label = 0; label < width; label++) {
      bytes[row * width + label] = Math.round(weightOf(feature, label) / (scales[label] || 1)) & 255;
    }
  }
  const isKept = new Set(kept);
  let number = 0;
  const families = names.map((family) => family.filter(() => isKept.has(number++)).join(BETWEEN));
  return {
    labels,
    families,
    idf: encode(Uint8Array.from(kept, (feature) => Math.round((idf[feature] ?? 0) * IDF_STEP))),
    weights: encode(bytes),
    scales: scales.map((scale) => Number(scale.toPrecision(5))),
    bias: Array.from(bias, (value) => Number(value.toPrecision(5))),
    calibration: calibration.map((value) => Number(value.toPrecision(5))),
    corpus,
  };
}

/** The reverse of `writeModel`. */
export function readModel({ labels, families, idf, weights, scales, bias, calibration }: ModelText): {
  model: LinearModel;
  calibration: Calibration;
} {
  return {
    model: new LinearModel({
      labels: [...labels],
      names: families.map((family) => (family === "" ? [] : family.split(BETWEEN))),
      idf: Float32Array.from(decode(idf), (step) => step / IDF_STEP),
      weights: new Int8Array(decode(weights).buffer),
      scales,
      bias: Float32Array.from(bias),
    }),
    calibration,
  };
}

/** A short sum of texts (FNV-1a), to tell whether a model belongs to a corpus. */
export function sumOf(texts: readonly string[]): string {
  let sum = 0x811c9dc5;
  for (const text of texts) {
    for (let at = 0; at < text.length; at++) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193) >>> 0;
    sum = Math.imul(sum ^ 10, 0x01000193) >>> 0;
  }
  return sum.toString(16);
}
