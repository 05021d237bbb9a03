import type { TermGroup } from "../query/query.ts";

/** A query's words as an index weighs them. */
export interface Reading {
  groups: readonly TermGroup[];
  /** What each word weighs, by how rare it is and how much it counts. */
  weights: readonly number[];
  total: number;
  /** What each word weighs in ranking. */
  rankWeights: readonly number[];
  /** Which words of the query a term of the index stands for. */
  places: ReadonlyMap<number, readonly { group: number; likeness: number }[]>;
}

/** Weighs a query's words; one that the index does not know counts as the rarest. */
export function readGroups(
  groups: readonly TermGroup[],
  weightOfTerm: (term: number) => number,
  rareWeight: number,
): Reading {
  const found = groups.map((group) => weightOfGroup(group, weightOfTerm, rareWeight));
  const telling = found.filter((_, place) => groups[place]?.importance === 1);
  // However rare a verb of asking may be on a site, it never weighs more than what is asked about.
  const most = telling.length > 0 ? Math.max(...telling) : rareWeight;
  const own = found.map((weight, place) =>
    groups[place]?.importance === 1 ? weight : Math.min(weight, most),
  );
  const weights = groups.map((group, place) => (own[place] ?? 0) * group.importance);
  const rankWeights = groups.map((group, place) => (own[place] ?? 0) * group.pull);
  const places = new Map<number, { group: number; likeness: number }[]>();
  for (const [group, { terms }] of groups.entries()) {
    for (const { term, likeness } of terms) {
      const known = places.get(term);
      if (known === undefined) places.set(term, [{ group, likeness }]);
      else known.push({ group, likeness });
    }
  }
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return { groups, weights, total, rankWeights, places };
}

/** The share of a reading's weight that a run of terms holds, 0…1. */
export function coverageOf(reading: Reading, terms: Iterable<number>): number {
  if (reading.total === 0) return 0;
  const covered = new Float32Array(reading.groups.length);
  for (const term of terms) {
    for (const { group, likeness } of reading.places.get(term) ?? []) {
      covered[group] = Math.max(covered[group] ?? 0, likeness);
    }
  }
  const sum = covered.reduce((all, share, group) => all + share * (reading.weights[group] ?? 0), 0);
  return sum / reading.total;
}

/** What a word weighs as its surest known form does, and as a word that no passage holds where none is sure. */
function weightOfGroup(group: TermGroup, weightOfTerm: (term: number) => number, rareWeight: number): number {
  let weight = 0;
  let sureness = 0;
  for (const { term, likeness } of group.terms) {
    if (likeness < sureness) continue;
    const own = weightOfTerm(term);
    weight = likeness > sureness ? own : Math.max(weight, own);
    sureness = likeness;
  }
  // A slight word that is not known says nothing about what is missing.
  return sureness * weight + (group.importance < 1 ? 0 : (1 - sureness) * rareWeight);
}
