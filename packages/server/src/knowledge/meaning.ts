import { cosinesWith, type VectorRows } from "./vectors.ts";

const NEAREST = 40;

/**
 * How near each passage's meaning is to a query's among the passages of its site: 1 for the nearest, falling to 0 at the
 * fortieth, because models differ in what cosine they call alike. `null` when the vector is not of the rows' kind.
 */
export function nearnessTo(vector: Float32Array, rows: VectorRows): Float32Array | null {
  const cosines = cosinesWith(vector, rows);
  if (cosines === null) return null;
  const order = [...cosines.keys()].sort((one, other) => (cosines[other] ?? 0) - (cosines[one] ?? 0));
  const nearness = new Float32Array(cosines.length);
  const best = cosines[order[0] ?? 0] ?? 0;
  const least = cosines[order[Math.min(NEAREST, order.length) - 1] ?? 0] ?? 0;
  if (best <= least) return nearness;
  for (const row of order.slice(0, NEAREST)) {
    nearness[row] = ((cosines[row] ?? 0) - least) / (best - least);
  }
  return nearness;
}
