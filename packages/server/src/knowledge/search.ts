import type { Language } from "@prosa/protocol";
import type { Comparison, Hit, Knowledge, Passage, Query } from "./passage.ts";
import { expandQuery, type TermGroup } from "./query.ts";
import { SimilarTerms } from "./similar-terms.ts";
import { stem } from "./stem.ts";
import { isStopWord } from "./stop-words.ts";
import { buildTermIndex, type TermIndex, weightOf } from "./term-index.ts";
import { wordsOf } from "./words.ts";

/** More than this is refused, never cut in silence. */
export const PASSAGES_MAX = 10_000;

const LIMIT = 8;
const TITLE_WEIGHT = 0.6;
const HEADING_WEIGHT = 1.5;

/** Makes a site's passages searchable. Throws a `RangeError` for more than `PASSAGES_MAX`. */
export function createKnowledge(passages: readonly Passage[], version: string): Knowledge {
  if (passages.length > PASSAGES_MAX) {
    throw new RangeError(
      `A site may have ${PASSAGES_MAX} passages, and these are ${passages.length}: leave pages out.`,
    );
  }
  const index = buildTermIndex(passages.map(countTerms));
  return new PassageSearch(passages, version, index);
}

function countTerms(passage: Passage): Map<string, number> {
  const counts = new Map<string, number>();
  const count = (text: string, by: number) => {
    for (const word of wordsOf(text)) {
      if (isStopWord(word, passage.language)) continue;
      const term = stem(word, passage.language);
      counts.set(term, (counts.get(term) ?? 0) + by);
    }
  };
  count(passage.text, 1);
  count(passage.heading, HEADING_WEIGHT);
  count(passage.title, TITLE_WEIGHT);
  return counts;
}

class PassageSearch implements Knowledge {
  readonly version: string;
  readonly #passages: readonly Passage[];
  readonly #byId: ReadonlyMap<string, Passage>;
  readonly #languages: readonly Language[];
  readonly #index: TermIndex;
  readonly #termIds: ReadonlyMap<string, number>;
  readonly #similar: SimilarTerms;
  readonly #weights: Float32Array;

  constructor(passages: readonly Passage[], version: string, index: TermIndex) {
    this.version = version;
    this.#passages = passages;
    this.#byId = new Map(passages.map((one) => [one.id, one]));
    this.#languages = [...new Set(passages.map((one) => one.language))];
    this.#index = index;
    this.#termIds = new Map(index.terms.map((term, id) => [term, id]));
    this.#similar = new SimilarTerms(index.terms);
    this.#weights = Float32Array.from(index.terms, (_, term) =>
      weightOf((index.starts[term + 1] ?? 0) - (index.starts[term] ?? 0), passages.length),
    );
  }

  search({ limit = LIMIT, ...query }: Query & { limit?: number }): Hit[] {
    const { groups, rareWeight } = this.#read(query);
    const earned = new Float32Array(this.#passages.length);
    const covered = new Float32Array(this.#passages.length);
    let total = 0;
    for (const group of groups) {
      const weight = this.#groupWeight(group, rareWeight);
      total += weight * group.importance;
      this.#earn(group, weight, earned, covered);
    }
    if (total === 0) return [];
    return this.#best(earned, limit).map((passage) => ({
      passage: this.#passages[passage] as Passage,
      score: Math.min(1, (earned[passage] ?? 0) / total),
      coverage: Math.min(1, (covered[passage] ?? 0) / total),
    }));
  }

  compare(query: Query): Comparison {
    const { groups, rareWeight } = this.#read(query);
    const weights = groups.map((group) => this.#groupWeight(group, rareWeight) * group.importance);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const places = new Map<number, { group: number; likeness: number }[]>();
    for (const [group, { terms }] of groups.entries()) {
      for (const { term, likeness } of terms) {
        const own = places.get(term);
        if (own === undefined) places.set(term, [{ group, likeness }]);
        else own.push({ group, likeness });
      }
    }
    return (text, language) => {
      const covered = new Float32Array(groups.length);
      for (const word of wordsOf(text)) {
        for (const { group, likeness } of places.get(this.#termIds.get(stem(word, language)) ?? -1) ?? []) {
          covered[group] = Math.max(covered[group] ?? 0, likeness);
        }
      }
      const sum = covered.reduce((all, share, group) => all + share * (weights[group] ?? 0), 0);
      return total === 0 ? 0 : sum / total;
    };
  }

  find(id: string): Passage | undefined {
    return this.#byId.get(id);
  }

  ofKind(kind: Passage["kind"]): readonly Passage[] {
    return this.#passages.filter((one) => one.kind === kind);
  }

  #read(query: Query): { groups: TermGroup[]; rareWeight: number } {
    const groups = expandQuery(query, this.#languages, this.#termIds, this.#similar);
    return { groups, rareWeight: weightOf(0, this.#passages.length) };
  }

  /** What a query's word weighs: as its best known form does; as a word that no passage holds when it has none. */
  #groupWeight(group: TermGroup, rareWeight: number): number {
    let weight = 0;
    let sureness = 0;
    for (const { term, likeness } of group.terms) {
      if (likeness < sureness) continue;
      const own = this.#weights[term] ?? 0;
      weight = likeness > sureness ? own : Math.max(weight, own);
      sureness = likeness;
    }
    return sureness * weight + (1 - sureness) * rareWeight;
  }

  #earn(group: TermGroup, weight: number, earned: Float32Array, covered: Float32Array): void {
    const { starts, passages, impacts } = this.#index;
    const best = new Map<number, { earned: number; covered: number }>();
    for (const { term, likeness } of group.terms) {
      const share = likeness * Math.min(weight, this.#weights[term] ?? 0) * group.importance;
      for (let at = starts[term] ?? 0; at < (starts[term + 1] ?? 0); at += 1) {
        const passage = passages[at] ?? 0;
        const gain = (share * (impacts[at] ?? 0)) / 255;
        const before = best.get(passage);
        if (before === undefined) best.set(passage, { earned: gain, covered: share });
        else {
          before.earned = Math.max(before.earned, gain);
          before.covered = Math.max(before.covered, share);
        }
      }
    }
    for (const [passage, gain] of best) {
      earned[passage] = (earned[passage] ?? 0) + gain.earned;
      covered[passage] = (covered[passage] ?? 0) + gain.covered;
    }
  }

  /** The passages that earned most, equal texts once. */
  #best(earned: Float32Array, limit: number): number[] {
    const found: number[] = [];
    for (const [passage, gain] of earned.entries()) if (gain > 0) found.push(passage);
    found.sort((one, other) => (earned[other] ?? 0) - (earned[one] ?? 0));
    const texts = new Set<string>();
    const best: number[] = [];
    for (const passage of found) {
      const text = this.#passages[passage]?.text ?? "";
      if (texts.has(text)) continue;
      texts.add(text);
      best.push(passage);
      if (best.length === limit) break;
    }
    return best;
  }
}
