import type { Language } from "@prosa/protocol";
import { stem } from "../../language/stem.ts";
import { wordsOf } from "../../language/text/words.ts";
import { SimilarTerms } from "../index/similar-terms.ts";
import { indexPassages, type TermIndex, weightOf } from "../index/term-index.ts";
import {
  type Comparison,
  type Hit,
  type Knowledge,
  liftOf,
  type Passage,
  type Query,
  type Search,
} from "../passage.ts";
import { expandQuery } from "../query/query.ts";
import { nearestTo } from "../vectors/nearest.ts";
import type { VectorRows } from "../vectors/vectors.ts";
import { coverageOf, type Reading, readGroups } from "./coverage.ts";
import { closenessTo } from "./proximity.ts";

/** More than this is refused, never cut in silence. */
export const PASSAGES_MAX = 10_000;

const LIMIT = 8;

/** How many of the best passages by their words are read more closely. */
const READ_CLOSELY = 40;
const READ_WORDS = 250;
const BEGINNING_WORDS = 8;
const WORDINGS_MAX = 2_000;
/** How many characters of compared texts are kept with their terms; the same sentences are compared in every turn. */
const COMPARED_MAX = 300_000;
/**
 * What the nearest meaning earns beside a query's words, which earn 1 when a passage holds them all: little enough for a model
 * that knows less than they do, and all that a good one needs to come first among passages that hold as many.
 */
const MEANING_WEIGHT = 0.25;

/**
 * Makes a site's passages searchable, and by their meaning where `vectors` has a row for each; vectors of other passages are
 * set aside. Throws a `RangeError` for more than `PASSAGES_MAX`.
 */
export function createKnowledge(
  passages: readonly Passage[],
  version: string,
  vectors?: VectorRows | null,
): Knowledge {
  if (passages.length > PASSAGES_MAX) {
    throw new RangeError(
      `A site may have ${PASSAGES_MAX} passages, and these are ${passages.length}: leave pages out.`,
    );
  }
  const rows = vectors?.scales.length === passages.length ? vectors : null;
  return new PassageSearch(passages, version, indexPassages(passages), rows);
}

class PassageSearch implements Knowledge {
  readonly version: string;
  readonly meaning: string | null;
  readonly #passages: readonly Passage[];
  readonly #byId: ReadonlyMap<string, Passage>;
  readonly #byKind = new Map<Passage["kind"], readonly Passage[]>();
  readonly #languages: readonly Language[];
  readonly #index: TermIndex;
  readonly #termIds: ReadonlyMap<string, number>;
  readonly #similar: SimilarTerms;
  readonly #vectors: VectorRows | null;
  readonly #wordings = new Map<number, { terms: Int32Array; beginning: string }>();
  readonly #comparedTerms = new Map<Language, Map<string, Int32Array>>();
  #comparedLength = 0;
  #lastRead: { query: Query; reading: Reading } | undefined;

  constructor(passages: readonly Passage[], version: string, index: TermIndex, vectors: VectorRows | null) {
    this.version = version;
    this.meaning = vectors?.model ?? null;
    this.#passages = passages;
    this.#byId = new Map(passages.map((one) => [one.id, one]));
    this.#languages = [...new Set(passages.map((one) => one.language))];
    this.#index = index;
    this.#termIds = new Map(index.terms.map((term, id) => [term, id]));
    this.#similar = new SimilarTerms(index.terms);
    this.#vectors = vectors;
  }

  search({ limit = LIMIT, vector, ...query }: Search): Hit[] {
    const reading = this.#read(query);
    if (reading.total === 0) return [];
    const { earned, covered } = this.#weigh(reading);
    const nearest = vector && this.#vectors ? nearestTo(vector, this.#vectors) : null;
    for (const [passage, near] of nearest ?? []) {
      earned[passage] = (earned[passage] ?? 0) + MEANING_WEIGHT * near * reading.total;
    }
    const found: number[] = [];
    for (const [passage, gain] of earned.entries()) {
      if (gain <= 0) continue;
      found.push(passage);
      earned[passage] = gain * this.#liftOf(passage);
    }
    const byScore = (one: number, other: number) => (earned[other] ?? 0) - (earned[one] ?? 0);
    const near = found.sort(byScore).slice(0, Math.max(READ_CLOSELY, 2 * limit));
    const closeness = closenessTo(wordsOf(query.text).join(" "), reading);
    for (const number of near) {
      const { terms, beginning } = this.#wording(number);
      const gain = closeness(terms, beginning) * reading.total * this.#liftOf(number);
      earned[number] = (earned[number] ?? 0) + gain;
    }
    return this.#withoutRepeats(near.sort(byScore), limit).map((number) => ({
      passage: this.#passages[number] as Passage,
      score: (earned[number] ?? 0) / reading.total,
      coverage: Math.min(1, (covered[number] ?? 0) / reading.total),
      ...(nearest && { nearness: nearest.get(number) ?? 0 }),
    }));
  }

  compare(query: Query): Comparison {
    const reading = this.#read(query);
    return (text, language) => coverageOf(reading, this.#termsOf(text, language));
  }

  find(id: string): Passage | undefined {
    return this.#byId.get(id);
  }

  hasWord(word: string): boolean {
    return this.#index.words.has(word);
  }

  ofKind(kind: Passage["kind"]): readonly Passage[] {
    let passages = this.#byKind.get(kind);
    if (passages === undefined) {
      passages = this.#passages.filter((one) => one.kind === kind);
      this.#byKind.set(kind, passages);
    }
    return passages;
  }

  /** The index's terms in a text, each once; kept for texts compared again. */
  #termsOf(text: string, language: Language): Int32Array {
    let terms = this.#comparedTerms.get(language)?.get(text);
    if (terms !== undefined) return terms;
    const known = new Set<number>();
    for (const word of wordsOf(text)) {
      const term = this.#termIds.get(stem(word, language));
      if (term !== undefined) known.add(term);
    }
    terms = Int32Array.from(known);
    this.#comparedLength += text.length;
    if (this.#comparedLength > COMPARED_MAX) {
      this.#comparedTerms.clear();
      this.#comparedLength = text.length;
    }
    const own = this.#comparedTerms.get(language) ?? new Map<string, Int32Array>();
    this.#comparedTerms.set(language, own.set(text, terms));
    return terms;
  }

  #read(query: Query): Reading {
    const last = this.#lastRead;
    const isSame =
      last?.query.text === query.text &&
      last.query.language === query.language &&
      last.query.topic === query.topic;
    if (isSame) return last.reading;
    const groups = expandQuery(query, this.#languages, this.#termIds, this.#similar);
    const reading = readGroups(groups, (term) => this.#weightOf(term), weightOf(0, this.#passages.length));
    this.#lastRead = { query, reading };
    return reading;
  }

  #liftOf(number: number): number {
    return liftOf(this.#passages[number] as Passage);
  }

  #weightOf(term: number): number {
    const { starts } = this.#index;
    return weightOf((starts[term + 1] ?? 0) - (starts[term] ?? 0), this.#passages.length);
  }

  /** A passage's words as the index's terms, and how it begins; kept for those asked for again. */
  #wording(number: number): { terms: Int32Array; beginning: string } {
    let wording = this.#wordings.get(number);
    if (wording === undefined) {
      const { text, language } = this.#passages[number] as Passage;
      const words = wordsOf(text).slice(0, READ_WORDS);
      const terms = Int32Array.from(words, (word) => this.#termIds.get(stem(word, language)) ?? -1);
      wording = { terms, beginning: words.slice(0, BEGINNING_WORDS).join(" ") };
      if (this.#wordings.size >= WORDINGS_MAX) this.#wordings.clear();
      this.#wordings.set(number, wording);
    }
    return wording;
  }

  /** Adds up for every passage what each of the query's words earns it, by the best of its forms there. */
  #weigh({ groups, weights, rankWeights, total }: Reading): { earned: Float32Array; covered: Float32Array } {
    const { starts, passages, impacts } = this.#index;
    const earned = new Float32Array(this.#passages.length);
    const covered = new Float32Array(this.#passages.length);
    const rankTotal = rankWeights.reduce((sum, weight) => sum + weight, 0);
    for (const [group, { terms, importance }] of groups.entries()) {
      // Ranked by the one measure and reported by the other, both out of the same total.
      const lift = ((rankWeights[group] ?? 0) / (weights[group] || 1)) * (total / rankTotal);
      const best = new Map<number, { earned: number; covered: number }>();
      for (const { term, likeness } of terms) {
        const share = likeness * Math.min(weights[group] ?? 0, this.#weightOf(term) * importance);
        for (let at = starts[term] ?? 0; at < (starts[term + 1] ?? 0); at += 1) {
          const passage = passages[at] ?? 0;
          const gain = (lift * share * (impacts[at] ?? 0)) / 255;
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
    return { earned, covered };
  }

  /** The first passages of an order, equal texts once. */
  #withoutRepeats(order: readonly number[], limit: number): number[] {
    const texts = new Set<string>();
    return order
      .filter((number) => {
        const text = this.#passages[number]?.text ?? "";
        return texts.has(text) ? false : texts.add(text);
      })
      .slice(0, limit);
  }
}
