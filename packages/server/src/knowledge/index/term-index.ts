import type { Language } from "@prosa/protocol";
import { wordsOf } from "../../language/text/words.ts";
import { isStopWord, stem } from "../../language/vocabulary.ts";
import type { Passage } from "../passage.ts";

/** Terms and where they occur, in flat arrays: a few bytes an occurrence. */
export interface TermIndex {
  passageCount: number;
  terms: readonly string[];
  /** `starts[t]` to `starts[t + 1]` are the places of term `t` in `passages` and `impacts`. */
  starts: Uint32Array;
  passages: Uint16Array;
  /** BM25's share of a term's weight that an occurrence gets, in 255ths. */
  impacts: Uint8Array;
  /** Every folded word that the passages hold, those included that no search looks for. */
  words: ReadonlySet<string>;
}

const SATURATION = 1.2;
const LENGTH_WEIGHT = 0.8;
const TITLE_WEIGHT = 1;
const HEADING_WEIGHT = 1.5;
const NO_TERM = -1;

/** Reads every passage once into an index; at most 65,536 of them. 10,000 of some 450 letters take a fifth of a second. */
export function indexPassages(passages: readonly Passage[]): TermIndex {
  const terms = new Terms();
  const places = new Places();
  const contact = fullestContact(passages);
  for (const [number, passage] of passages.entries()) {
    const { language, text, heading, title } = passage;
    const own = [terms.in(text, language), terms.in(heading, language), terms.in(title, language)];
    if (passage.kind === "contact" && passage !== contact) continue;
    for (const [field, weight] of [1, HEADING_WEIGHT, TITLE_WEIGHT].entries()) {
      for (const term of own[field] ?? []) places.count(term, weight);
    }
    places.end(number);
  }
  return {
    ...places.byTerm(passages.length, terms.names.length),
    passageCount: passages.length,
    terms: terms.names,
    words: terms.words,
  };
}

/** Every page of a site repeats some of its contacts; only the fullest list of them is worth finding. */
function fullestContact(passages: readonly Passage[]): Passage | undefined {
  const contacts = passages.filter((one) => one.kind === "contact");
  return contacts.sort((one, other) => other.text.length - one.text.length)[0];
}

/** Numbers the terms of the passages read, looking a word up but once. */
class Terms {
  readonly names: string[] = [];
  readonly words = new Set<string>();
  readonly #ids = new Map<string, number>();
  readonly #byWord: Record<Language, Map<string, number>> = {
    "pt-BR": new Map(),
    en: new Map(),
    es: new Map(),
  };

  in(text: string, language: Language): number[] {
    const known = this.#byWord[language];
    const found: number[] = [];
    for (const word of wordsOf(text)) {
      const term = known.get(word) ?? this.#learn(word, language);
      if (term !== NO_TERM) found.push(term);
    }
    return found;
  }

  #learn(word: string, language: Language): number {
    this.words.add(word);
    const name = isStopWord(word, language) ? undefined : stem(word, language);
    let id = name === undefined ? NO_TERM : this.#ids.get(name);
    if (id === undefined) {
      id = this.names.push(name ?? "") - 1;
      this.#ids.set(name ?? "", id);
    }
    this.#byWord[language].set(word, id);
    return id;
  }
}

/** Counts of terms in passages, as the passages are read. */
class Places {
  readonly #terms: number[] = [];
  readonly #passages: number[] = [];
  readonly #counts: number[] = [];
  readonly #lengths = new Map<number, number>();
  readonly #here: number[] = [];
  readonly #seen: number[] = [];

  /** Counts one occurrence in the passage being read. */
  count(term: number, weight: number): void {
    const before = this.#here[term] ?? 0;
    if (before === 0) this.#seen.push(term);
    this.#here[term] = before + weight;
  }

  /** The passage being read was this one. */
  end(passage: number): void {
    let length = 0;
    for (const term of this.#seen) {
      const count = this.#here[term] ?? 0;
      this.#terms.push(term);
      this.#passages.push(passage);
      this.#counts.push(count);
      this.#here[term] = 0;
      length += count;
    }
    this.#lengths.set(passage, length);
    this.#seen.length = 0;
  }

  byTerm(passageCount: number, termCount: number): Pick<TermIndex, "starts" | "passages" | "impacts"> {
    const whole = [...this.#lengths.values()].reduce((sum, length) => sum + length, 0);
    const meanLength = whole / Math.max(1, passageCount) || 1;
    const starts = new Uint32Array(termCount + 1);
    for (const term of this.#terms) starts[term + 1] = (starts[term + 1] ?? 0) + 1;
    for (let term = 0; term < termCount; term += 1) {
      starts[term + 1] = (starts[term + 1] ?? 0) + (starts[term] ?? 0);
    }
    const next = starts.slice();
    const passages = new Uint16Array(this.#terms.length);
    const impacts = new Uint8Array(this.#terms.length);
    for (const [place, term] of this.#terms.entries()) {
      const passage = this.#passages[place] ?? 0;
      const count = this.#counts[place] ?? 0;
      const length = this.#lengths.get(passage) ?? 0;
      const slack = SATURATION * (1 - LENGTH_WEIGHT + (LENGTH_WEIGHT * length) / meanLength);
      const at = next[term] ?? 0;
      next[term] = at + 1;
      passages[at] = passage;
      impacts[at] = Math.max(1, Math.round((255 * count) / (count + slack)));
    }
    return { starts, passages, impacts };
  }
}
