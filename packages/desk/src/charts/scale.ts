/** Steps of an axis that people read at once. */
const STEPS = [1, 2, 5, 10] as const;

/** The marks of an axis from 0 to at least `most`: whole numbers, about `count` of them. */
export function ticksTo(most: number, count = 4): number[] {
  const rough = Math.max(1, most) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, power * (STEPS.find((one) => one * power >= rough) ?? 10));
  const marks = Math.max(1, Math.ceil(most / step));
  return Array.from({ length: marks + 1 }, (_, index) => index * step);
}

/** The places of at most `count` labels among `length` points, as far from each other as whole steps allow, the last of them. */
export function labelled(length: number, count: number): number[] {
  const step = Math.max(1, Math.ceil(length / Math.max(1, count)));
  return Array.from({ length }, (_, index) => index).filter((index) => (length - 1 - index) % step === 0);
}

/** The levels of a heat map besides the empty one. */
const LEVELS = 5;

/** The level of a value among those up to `most`: 0 for nothing, and by the square root, so that quiet hours differ too. */
export function levelOf(value: number, most: number): number {
  if (value <= 0 || most <= 0) return 0;
  return Math.max(1, Math.ceil(Math.sqrt(value / most) * LEVELS));
}
