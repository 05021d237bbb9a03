/** One count of one hour: the hour counted from 1970, the name of the count, and its value. */
export type Cell = readonly [hour: number, key: string, value: number];

/** Counts by their names. */
export type Totals = Record<string, number>;

/** Adds cells of one hour and name. */
export function mergeCells(cells: Iterable<Cell>): Cell[] {
  const merged = new Map<string, Cell>();
  for (const [hour, key, value] of cells) {
    const place = `${hour} ${key}`;
    merged.set(place, [hour, key, (merged.get(place)?.[2] ?? 0) + value]);
  }
  return [...merged.values()].filter(([, , value]) => value !== 0);
}

/** The cells that take others away. */
export function negated(cells: readonly Cell[]): Cell[] {
  return cells.map(([hour, key, value]) => [hour, key, -value]);
}
