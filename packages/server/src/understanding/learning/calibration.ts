import type { Calibration } from "./linear-model.ts";

/** One reading of a text that the model was not trained on, and whether it was right. */
export interface Trial {
  signs: number[];
  right: boolean;
  weight: number;
}

const STEPS = 3000;
const RATE = 1.5;
const DECAY = 1e-3;

/** Fits the chance of being right to trials, by gradient ascent on standardised signs. */
export function calibrate(trials: readonly Trial[]): Calibration {
  const width = trials[0]?.signs.length ?? 0;
  const means = Array.from(
    { length: width },
    (_, at) => trials.reduce((sum, { signs }) => sum + (signs[at] ?? 0), 0) / trials.length,
  );
  const spreads = means.map(
    (mean, at) =>
      Math.sqrt(trials.reduce((sum, { signs }) => sum + ((signs[at] ?? 0) - mean) ** 2, 0) / trials.length) ||
      1,
  );
  const rows = trials.map(({ signs }) =>
    signs.map((sign, at) => (sign - (means[at] ?? 0)) / (spreads[at] ?? 1)),
  );
  const total = trials.reduce((sum, { weight }) => sum + weight, 0);
  const slope = means.map(() => 0);
  let constant = 0;
  for (let step = 0; step < STEPS; step++) {
    const gradient = means.map(() => 0);
    let drift = 0;
    for (const [number, row] of rows.entries()) {
      const trial = trials[number];
      if (trial === undefined) continue;
      const guess =
        1 / (1 + Math.exp(-row.reduce((sum, value, at) => sum + value * (slope[at] ?? 0), constant)));
      const error = ((trial.right ? 1 : 0) - guess) * trial.weight;
      for (let at = 0; at < width; at++) gradient[at] = (gradient[at] ?? 0) + error * (row[at] ?? 0);
      drift += error;
    }
    for (let at = 0; at < width; at++)
      slope[at] = (slope[at] ?? 0) + RATE * ((gradient[at] ?? 0) / total - DECAY * (slope[at] ?? 0));
    constant += (RATE * drift) / total;
  }
  const scaled = slope.map((value, at) => value / (spreads[at] ?? 1));
  return [...scaled, constant - scaled.reduce((sum, value, at) => sum + value * (means[at] ?? 0), 0)];
}

/** Expected calibration error over ten bins of equal width (Naeini et al., 2015). */
export function calibrationError(judged: readonly { confidence: number; right: boolean }[]): number {
  const bins = Array.from({ length: 10 }, () => ({ count: 0, confidence: 0, right: 0 }));
  for (const { confidence, right } of judged) {
    const bin = bins[Math.min(9, Math.floor(confidence * 10))];
    if (bin === undefined) continue;
    bin.count += 1;
    bin.confidence += confidence;
    bin.right += right ? 1 : 0;
  }
  return (
    bins.reduce((sum, { confidence, right }) => sum + Math.abs(confidence - right), 0) /
    Math.max(1, judged.length)
  );
}
