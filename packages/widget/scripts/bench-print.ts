/** The median of values, with the least and the most of them. */
export function spread(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b);
  const show = (value: number | undefined) => (value ?? 0).toFixed((value ?? 0) < 10 && value ? 1 : 0);
  return `${show(sorted[Math.floor(sorted.length / 2)])} (${show(sorted[0])}–${show(sorted.at(-1))})`;
}

/** Prints one line. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
