import type { Language } from "@prosa/protocol";
import { wordsOf } from "../../language/text/words.ts";
import { isStopWord, stem } from "../../language/vocabulary.ts";
import { SimilarTerms } from "../index/similar-terms.ts";
import { indexPassages, type TermIndex } from "../index/term-index.ts";
import { readMatters } from "../matters/read-matters.ts";
import type { Comparison, Hit, Knowledge, Passage, Query, Search, SiteMatters } from "../passage.ts";
import { QueryTerms } from "../query/query.ts";
import { nearestTo } from "../vectors/nearest.ts";
import type { VectorRows } from "../vectors/vectors.ts";
import { type Look, lookBy } from "../wording/holding.ts";
import { Letters } from "../wording/letters.ts";
import { readWording, type Wording } from "../wording/wording.ts";
import { coverageOf, createProximity, type QueryWeights, Workspace, weighQuery } from "./coverage.ts";

/** The tables of one search, which no search holds while it waits. */
const SCORES = new Workspace();
const COVERED = new Workspace();
/** The best of one word in each passage: zero between two words, and so between two searches. */
const BEST = { scores: new Float64Array(0), covered: new Float64Array(0) };

/** More passages than this are refused, never cut in silence. */
export const PASSAGES_MAX = 10_000;

const LIMIT = 8;
/** A language of a smaller share of the passages is not one of the site's. Chosen by hand. */
const STRAY = 0.1;

/** So many of the best passages by their words are scored again by the places of these words. */
const RESCORED = 40;
const PROXIMITY_WORDS = 250;
const BEGINNING_WORDS = 8;
const TERMS_KEPT_MAX = 2_000;
/** So surely a term stands for a word of another language to be compared by its letters in its place, and so many terms of one. */
const TRANSLATED = 0.8;
const TRANSLATIONS_MAX = 3;
/** A turn asks for its own words in several ways, and for the same words of the site's matters each time. */
const QUERIES_KEPT = 32;
/** So many characters of compared texts are kept with their terms: every turn compares the same sentences. */
const COMPARED_MAX = 300_000;
/** The highest priority of an owner adds this to the factor of a passage's rank. */
const PRIORITY_BOOST = 0.25;
/**
 * The weight of the nearest meaning beside that of a query's words, which is 1 where a passage holds them all. A poor model cannot
 * outweigh the words, and a good one decides among passages that hold as many of them.
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

/** The languages of the passages, those of a few strays left out: a quote in another language does not make a site bilingual. */
function languagesOf(passages: readonly Passage[]): Language[] {
  const counts = new Map<Language, number>();
  for (const { language } of passages) counts.set(language, (counts.get(language) ?? 0) + 1);
  const ordered = [...counts].sort(([, one], [, other]) => other - one);
  return ordered.filter(([, count]) => count >= STRAY * passages.length).map(([language]) => language);
}

class PassageSearch implements Knowledge {
  readonly version: string;
  readonly meaning: string | null;
  #matters: SiteMatters | undefined;
  readonly #passages: readonly Passage[];
  readonly #numbers: ReadonlyMap<Passage, number>;
  readonly #byId: ReadonlyMap<string, Passage>;
  readonly #byKind = new Map<Passage["kind"], readonly Passage[]>();
  readonly #languages: readonly Language[];
  readonly #index: TermIndex;
  readonly #termIds: ReadonlyMap<string, number>;
  readonly #queryTerms: QueryTerms;
  readonly #vectors: VectorRows | null;
  readonly #termsKept = new Map<number, { terms: Int32Array; beginning: string }>();
  readonly #letters: Letters;
  readonly #hasPriorities: boolean;
  readonly #wordings = new Map<number, Wording>();
  readonly #comparedTerms = new Map<Language, Map<string, Int32Array>>();
  #comparedLength = 0;
  readonly #weightsKept = new Map<string, QueryWeights>();

  constructor(passages: readonly Passage[], version: string, index: TermIndex, vectors: VectorRows | null) {
    this.version = version;
    this.meaning = vectors?.model ?? null;
    this.#passages = passages;
    this.#numbers = new Map(passages.map((one, number) => [one, number]));
    this.#byId = new Map(passages.map((one) => [one.id, one]));
    this.#languages = languagesOf(passages);
    this.#index = index;
    this.#termIds = new Map(index.terms.map((term, id) => [term, id]));
    this.#queryTerms = new QueryTerms(this.#languages, this.#termIds, new SimilarTerms(index.terms));
    this.#vectors = vectors;
    this.#letters = new Letters(this.#countedWords(), passages.length);
    this.#hasPriorities = passages.some(({ priority }) => priority !== undefined);
  }

  /** Every word of the passages with about how many hold it. */
  *#countedWords(): Generator<[string, number]> {
    const { starts } = this.#index;
    const language = this.#languages[0] ?? "pt-BR";
    for (const word of this.#index.words) {
      const term = this.#termIds.get(stem(word, language));
      const count = term === undefined ? 0 : (starts[term + 1] ?? 0) - (starts[term] ?? 0);
      yield [word, isStopWord(word, language) ? this.#passages.length / 3 : Math.max(1, count)];
    }
  }

  get matters(): SiteMatters {
    this.#matters ??= readMatters(this.#passages);
    return this.#matters;
  }

  search({ limit = LIMIT, vector, ...query }: Search): Hit[] {
    const weights = this.#weightsOf(query);
    if (weights.total === 0) return [];
    const { scores, covered } = this.#weigh(weights);
    const nearest = vector && this.#vectors ? nearestTo(vector, this.#vectors) : null;
    for (const [passage, near] of nearest ?? []) {
      scores[passage] = (scores[passage] ?? 0) + MEANING_WEIGHT * near * weights.total;
    }
    if (this.#hasPriorities)
      for (const passage of this.#passages.keys())
        scores[passage] = (scores[passage] ?? 0) * this.#boostOf(passage);
    const byScore = (one: number, other: number) => (scores[other] ?? 0) - (scores[one] ?? 0);
    const most = Math.max(RESCORED, 2 * limit);
    const candidates = bestOf(scores, most).sort(byScore).slice(0, most);
    const proximity = createProximity(wordsOf(query.text).join(" "), weights);
    for (const number of candidates) {
      const { terms, beginning } = this.#termsOfPassage(number);
      const score = proximity(terms, beginning) * weights.total * this.#boostOf(number);
      scores[number] = (scores[number] ?? 0) + score;
    }
    return this.#withoutRepeats(candidates.sort(byScore), limit).map((number) => ({
      passage: this.#passages[number] as Passage,
      score: (scores[number] ?? 0) / weights.total,
      coverage: Math.min(1, (covered[number] ?? 0) / weights.total),
      ...(nearest && { similarity: nearest.get(number) ?? 0 }),
    }));
  }

  compare(query: Query): Comparison {
    const weights = this.#weightsOf(query);
    return (text, language) => coverageOf(weights, this.#termsOf(text, language));
  }

  look(query: Query): Look {
    const weights = this.#weightsOf(query);
    const formsOf = this.#languages.includes(query.language)
      ? (word: string) => [word]
      : this.#translator(weights);
    return lookBy(
      weights,
      weightOf(0, this.#passages.length),
      this.#queryTerms.speltLike,
      this.#letters.ask(wordsOf(query.text), wordsOf(query.topic ?? ""), formsOf),
      this.#passages.length,
    );
  }

  /** Gives for a word that the passages have in another language alone the terms that most surely mean it there. */
  #translator({ groups }: QueryWeights): (word: string) => readonly string[] {
    const forms = new Map(
      groups.map(({ word, terms }) => {
        const most = Math.max(TRANSLATED, ...terms.map(({ similarity }) => similarity));
        const own = terms.filter(({ similarity }) => similarity >= most);
        return [word, own.map(({ term }) => this.#index.terms[term] ?? word).slice(0, TRANSLATIONS_MAX)];
      }),
    );
    return (word) => {
      const own = this.#index.words.has(word) ? [] : (forms.get(word) ?? []);
      return own.length > 0 ? own : [word];
    };
  }

  wordingOf(passage: Passage): Wording {
    const number = this.#numbers.get(passage);
    let wording = number === undefined ? undefined : this.#wordings.get(number);
    if (wording === undefined) {
      wording = readWording(passage, this.#termIds, this.#letters);
      if (this.#wordings.size >= TERMS_KEPT_MAX) this.#wordings.clear();
      if (number !== undefined) this.#wordings.set(number, wording);
    }
    return wording;
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

  #weightsOf(query: Query): QueryWeights {
    const key = `${query.language}\0${query.text}\0${query.topic ?? ""}`;
    let weights = this.#weightsKept.get(key);
    if (weights === undefined) {
      const groups = this.#queryTerms.expand(query);
      const rareWeight = weightOf(0, this.#passages.length);
      weights = weighQuery(groups, (term) => this.#weightOf(term), rareWeight);
      const oldest = this.#weightsKept.keys().next();
      if (this.#weightsKept.size >= QUERIES_KEPT && !oldest.done) this.#weightsKept.delete(oldest.value);
      this.#weightsKept.set(key, weights);
    }
    return weights;
  }

  /** The factor of a passage's rank by its owner's priority, 1 to 1.25: a passage that hardly fits stays behind one that does. */
  #boostOf(number: number): number {
    const { priority = 0 } = this.#passages[number] as Passage;
    return 1 + (PRIORITY_BOOST * priority) / 100;
  }

  #weightOf(term: number): number {
    const { starts } = this.#index;
    return weightOf((starts[term + 1] ?? 0) - (starts[term] ?? 0), this.#passages.length);
  }

  /** A passage's words as the index's terms, and its first words; kept for the next search. */
  #termsOfPassage(number: number): { terms: Int32Array; beginning: string } {
    let kept = this.#termsKept.get(number);
    if (kept === undefined) {
      const { text, language } = this.#passages[number] as Passage;
      const words = wordsOf(text).slice(0, PROXIMITY_WORDS);
      const terms = Int32Array.from(words, (word) => this.#termIds.get(stem(word, language)) ?? -1);
      kept = { terms, beginning: words.slice(0, BEGINNING_WORDS).join(" ") };
      if (this.#termsKept.size >= TERMS_KEPT_MAX) this.#termsKept.clear();
      this.#termsKept.set(number, kept);
    }
    return kept;
  }

  /** Adds up the scores of the query's words for every passage, each by the best of its forms there. */
  #weigh({ groups, weights, rankWeights, total }: QueryWeights): {
    scores: Float32Array;
    covered: Float32Array;
  } {
    const { starts, passages, impacts } = this.#index;
    const count = this.#passages.length;
    const scores = SCORES.take(count).subarray(0, count);
    const covered = COVERED.take(count).subarray(0, count);
    const rankTotal = rankWeights.reduce((sum, weight) => sum + weight, 0);
    if (BEST.scores.length < count) {
      BEST.scores = new Float64Array(count);
      BEST.covered = new Float64Array(count);
    }
    const { scores: best, covered: bestCovered } = BEST;
    for (const [group, { terms, importance }] of groups.entries()) {
      // Ranked by the one measure and reported by the other, both out of the same total.
      const lift = ((rankWeights[group] ?? 0) / (weights[group] || 1)) * (total / rankTotal);
      const touched: number[] = [];
      for (const { term, similarity } of terms) {
        const share = similarity * Math.min(weights[group] ?? 0, this.#weightOf(term) * importance);
        if (share <= 0) continue;
        const end = starts[term + 1] ?? 0;
        for (let at = starts[term] ?? 0; at < end; at += 1) {
          const passage = passages[at] ?? 0;
          const score = (lift * share * (impacts[at] ?? 0)) / 255;
          const before = bestCovered[passage] ?? 0;
          if (before === 0) touched.push(passage);
          if (share > before) bestCovered[passage] = share;
          if (score > (best[passage] ?? 0)) best[passage] = score;
        }
      }
      for (const passage of touched) {
        scores[passage] = (scores[passage] ?? 0) + (best[passage] ?? 0);
        covered[passage] = (covered[passage] ?? 0) + (bestCovered[passage] ?? 0);
        best[passage] = 0;
        bestCovered[passage] = 0;
      }
    }
    return { scores, covered };
  }

  /** The first passages of an order, equal texts once. */
  #withoutRepeats(order: readonly number[], limit: number): number[] {
    const texts = new Set<string>();
    const kept: number[] = [];
    for (const number of order) {
      const text = this.#passages[number]?.text ?? "";
      if (texts.has(text)) continue;
      texts.add(text);
      kept.push(number);
      if (kept.length === limit) break;
    }
    return kept;
  }
}

/** The places of the `count` greatest scores above zero and of all that equal the least of them, in order of place. */
function bestOf(scores: Float32Array, count: number): number[] {
  const least = leastOfBest(scores, count);
  const places: number[] = [];
  for (let place = 0; place < scores.length; place += 1) {
    const score = scores[place] ?? 0;
    if (score > 0 && score >= least) places.push(place);
  }
  return places;
}

/** The least of the `count` greatest scores; 0 where fewer are above zero. */
function leastOfBest(scores: Float32Array, count: number): number {
  // A heap of the greatest so far, the least of them at its top: most scores are below it, and cost one look.
  const heap = new Float32Array(count);
  for (let place = 0; place < scores.length; place += 1) {
    const score = scores[place] ?? 0;
    if (score <= (heap[0] ?? 0)) continue;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= count) break;
      if (child + 1 < count && (heap[child + 1] ?? 0) < (heap[child] ?? 0)) child += 1;
      if ((heap[child] ?? 0) >= score) break;
      heap[at] = heap[child] ?? 0;
      at = child;
    }
    heap[at] = score;
  }
  return heap[0] ?? 0;
}

/** The informative weight of a term that `passageCount` of `total` passages hold (BM25's inverse document frequency). */
function weightOf(passageCount: number, total: number): number {
  return Math.log(1 + (total - passageCount + 0.5) / (passageCount + 0.5));
}
