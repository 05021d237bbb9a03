import { cosinesWith, type VectorRows } from "./vectors.ts";

const NEAREST = 40;

/**
 * The passages nearest to a query in meaning among those of its site, and how near: 1 for the first, falling to 0 at the
 * fortieth, because models differ in what cosine they call alike. `null` when the vector is not of the rows' kind.
 */
export function nearestTo(vector: Float32Array, rows: VectorRows): ReadonlyMap<number, number> | null {
  const cosines = cosinesWith(vector, rows);
  if (cosines === null) return null;
  const nearest = highest(cosines, NEAREST);
  const best = cosines[nearest[0] ?? 0] ?? 0;
  const least = cosines[nearest.at(-1) ?? 0] ?? 0;
  if (best <= least) return new Map();
  return new Map(nearest.map((row) => [row, ((cosines[row] ?? 0) - least) / (best - least)]));
}

/** The places of the `count` greatest values, the greatest first, in one pass: this happens in every turn. */
function highest(values: Float32Array, count: number): number[] {
  const places: number[] = [];
  for (let place = 0; place < values.length; place += 1) {
    const value = values[place] ?? 0;
    if (places.length === count && value <= (values[places[count - 1] ?? 0] ?? 0)) continue;
    if (places.length === count) places.pop();
    let at = places.length;
    while (at > 0 && value > (values[places[at - 1] ?? 0] ?? 0)) at -= 1;
    places.splice(at, 0, place);
  }
  return places;
}
