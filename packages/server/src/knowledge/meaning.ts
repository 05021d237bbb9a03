import { cosinesWith, type VectorRows } from "./vectors.ts";

const NEAREST = 40;

/**
 * How near each passage's meaning is to a query's among the passages of its site: 1 for the nearest, falling to 0 at the
 * fortieth, because models differ in what cosine they call alike. `null` when the vector is not of the rows' kind.
 */
export function nearnessTo(vector: Float32Array, rows: VectorRows): Float32Array | null {
  const cosines = cosinesWith(vector, rows);
  if (cosines === null) return null;
  // Numbers are sorted natively, and quickly: this happens in every turn.
  const ordered = cosines.slice().sort();
  const nearness = new Float32Array(cosines.length);
  const best = ordered.at(-1) ?? 0;
  const least = ordered.at(-Math.min(NEAREST, ordered.length)) ?? 0;
  if (best <= least) return nearness;
  for (const [row, cosine] of cosines.entries()) {
    if (cosine > least) nearness[row] = (cosine - least) / (best - least);
  }
  return nearness;
}
