/** How often a passage's terms occur, each place counted with its field's weight. */
export type TermCounts = ReadonlyMap<string, number>;

/** Terms and where they occur, in flat arrays: a few bytes an occurrence, and nothing to parse when loaded. */
export interface TermIndex {
  passageCount: number;
  terms: readonly string[];
  /** `starts[t]` to `starts[t + 1]` are the places of term `t` in `passages` and `impacts`. */
  starts: Uint32Array;
  passages: Uint16Array;
  /** BM25's share of a term's weight that an occurrence earns, in 255ths. */
  impacts: Uint8Array;
}

const SATURATION = 1.2;
const LENGTH_WEIGHT = 0.8;

/** Counts the terms of every passage into an index; at most 65,536 passages. */
export function buildTermIndex(counted: readonly TermCounts[]): TermIndex {
  const lengths = counted.map((counts) => [...counts.values()].reduce((sum, count) => sum + count, 0));
  const meanLength = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length) || 1;
  const places = new Map<string, { passages: number[]; impacts: number[] }>();
  for (const [passage, counts] of counted.entries()) {
    const slack = SATURATION * (1 - LENGTH_WEIGHT + (LENGTH_WEIGHT * (lengths[passage] ?? 0)) / meanLength);
    for (const [term, count] of counts) {
      let place = places.get(term);
      if (place === undefined) {
        place = { passages: [], impacts: [] };
        places.set(term, place);
      }
      place.passages.push(passage);
      place.impacts.push(Math.max(1, Math.round((255 * count) / (count + slack))));
    }
  }
  const terms = [...places.keys()];
  const starts = new Uint32Array(terms.length + 1);
  for (const [term, name] of terms.entries()) {
    starts[term + 1] = (starts[term] ?? 0) + (places.get(name)?.passages.length ?? 0);
  }
  const passages = new Uint16Array(starts[terms.length] ?? 0);
  const impacts = new Uint8Array(passages.length);
  for (const [term, name] of terms.entries()) {
    const place = places.get(name);
    passages.set(place?.passages ?? [], starts[term]);
    impacts.set(place?.impacts ?? [], starts[term]);
  }
  return { passageCount: counted.length, terms, starts, passages, impacts };
}

/** The informative weight of a term that `passageCount` of `total` passages hold (BM25's inverse document frequency). */
export function weightOf(passageCount: number, total: number): number {
  return Math.log(1 + (total - passageCount + 0.5) / (passageCount + 0.5));
}
