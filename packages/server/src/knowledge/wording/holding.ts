import { type SpeltTerms, TermMap } from "../index/similar-terms.ts";
import type { LetterQuestion } from "./letters.ts";
import { NO_TERM, type Wording } from "./wording.ts";

/** How a question's words stand to the terms of an index: by what they mean and by how they are spelt. */
export interface Look {
  /** The number of the question's words, the talk's that it leans on behind its own. */
  count: number;
  ownCount: number;
  /** How many passages the index has. */
  passageCount: number;
  /** The weight of each word, and its rareness, 0…1 of the rarest. */
  weights: readonly number[];
  rareness: readonly number[];
  ownTotal: number;
  total: number;
  isPlace: readonly boolean[];
  /** How surely the best term of the index stands for each word, 0…1: 0 for a word that no passage holds in any form. */
  known: readonly number[];
  byTerm: TermMap<TermLook>;
  letters: LetterQuestion;
}

interface TermLook {
  words: number[];
  /** How surely the term stands for the word, 0…1; 0 where it is only spelt alike. */
  likeness: number[];
  letters: number[];
}

/** A question's words as an index weighs them. */
interface WeighedWords {
  groups: readonly {
    word: string;
    terms: readonly { similarity: number }[];
    importance: number;
    rankImportance: number;
    isPlace?: true;
  }[];
  weights: readonly number[];
  places: TermMap<readonly { group: number; similarity: number }[]>;
}

/** Prepares a question for being held against passages. */
export function lookBy(
  { groups, weights, places }: WeighedWords,
  rareWeight: number,
  speltLike: (word: string) => SpeltTerms,
  letters: LetterQuestion,
  passageCount: number,
): Look {
  const count = groups.length;
  const isOwn = groups.map(({ rankImportance }) => rankImportance === 1);
  const byTerm = new Map<number, TermLook>();
  const at = (term: number, word: number): { look: TermLook; place: number } => {
    let look = byTerm.get(term);
    if (look === undefined) {
      look = { words: [], likeness: [], letters: [] };
      byTerm.set(term, look);
    }
    let place = look.words.indexOf(word);
    if (place < 0) {
      place = look.words.push(word) - 1;
      look.likeness.push(0);
      look.letters.push(0);
    }
    return { look, place };
  };
  for (const [term, found] of places.entries()) {
    for (const { group, similarity: likeness } of found) {
      const { look, place } = at(term, group);
      look.likeness[place] = Math.max(likeness, look.likeness[place] ?? 0);
      if (likeness === 1) look.letters[place] = 1;
    }
  }
  for (const [word, group] of groups.entries()) {
    if (!isOwn[word]) continue;
    const { terms, similarities } = speltLike(group.word);
    for (let found = 0; found < terms.length; found += 1) {
      const { look, place } = at(terms[found] ?? 0, word);
      look.letters[place] = Math.max(similarities[found] ?? 0, look.letters[place] ?? 0);
    }
  }
  const rareness = groups.map((group, word) => {
    const importance = group.importance || 1;
    return Math.min(1, (weights[word] ?? 0) / importance / rareWeight);
  });
  const sum = (own: boolean) =>
    weights.reduce((all, weight, word) => all + (!own || isOwn[word] ? weight : 0), 0);
  return {
    count,
    ownCount: isOwn.filter(Boolean).length,
    passageCount,
    weights,
    rareness,
    ownTotal: sum(true),
    total: sum(false),
    isPlace: groups.map((group) => group.isPlace === true),
    known: groups.map(({ terms }) => Math.max(0, ...terms.map(({ similarity }) => similarity))),
    byTerm: new TermMap(byTerm),
    letters,
  };
}

/** Zeros in an array of doubles, of which a beginning is copied faster than an array of a fixed type is made. */
const ZEROS: number[] = [];

function zeros(count: number): number[] {
  if (ZEROS.length < count) {
    // An array that has held a fraction stays one of doubles.
    while (ZEROS.length < count) ZEROS.push(0.5);
    ZEROS.fill(0);
  }
  return ZEROS.slice(0, count);
}

/** Zeros that every text shares which holds none of a question's words; never written to. */
const NOTHING_HELD: number[][] = [];

function nothingHeld(count: number): number[] {
  NOTHING_HELD[count] ??= zeros(count);
  return NOTHING_HELD[count];
}

/** The words of a question that a piece of text holds: of each its surest form, and the most alike in letters. */
export class Holding {
  likeness: number[];
  letters: number[];
  /** How many words of the text are of the question, and how many it has. */
  heldTerms = 0;
  allTerms = 0;
  #isEmpty = true;

  constructor(count: number) {
    this.likeness = nothingHeld(count);
    this.letters = this.likeness;
  }

  add(terms: Int32Array, { byTerm }: Pick<Look, "byTerm">): this {
    for (let at = 0; at < terms.length; at += 1) {
      const term = terms[at] ?? -1;
      if (term < 0) continue;
      this.allTerms += 1;
      const look = byTerm.get(term);
      if (look !== undefined) this.#hold(look);
    }
    return this;
  }

  with(other: Holding): this {
    this.heldTerms += other.heldTerms;
    this.allTerms += other.allTerms;
    if (other.#isEmpty) return this;
    this.#open();
    for (let word = 0; word < this.likeness.length; word += 1) {
      this.likeness[word] = Math.max(this.likeness[word] ?? 0, other.likeness[word] ?? 0);
      this.letters[word] = Math.max(this.letters[word] ?? 0, other.letters[word] ?? 0);
    }
    return this;
  }

  #hold({ words, likeness, letters }: TermLook): void {
    this.#open();
    let isHeld = false;
    for (let place = 0; place < words.length; place += 1) {
      const word = words[place] ?? 0;
      const like = likeness[place] ?? 0;
      const spelt = letters[place] ?? 0;
      if (like > (this.likeness[word] ?? 0)) this.likeness[word] = like;
      if (spelt > (this.letters[word] ?? 0)) this.letters[word] = spelt;
      isHeld ||= like > 0.5;
    }
    if (isHeld) this.heldTerms += 1;
  }

  /** Most texts hold nothing of a question: room of its own is made for those that do. */
  #open(): void {
    if (!this.#isEmpty) return;
    this.#isEmpty = false;
    this.likeness = zeros(this.likeness.length);
    this.letters = zeros(this.letters.length);
  }

  /** The share of the question's own weight that is held, 0…1; with `all`, of the talk that it leans on as well. */
  share({ weights, ownCount, count, ownTotal, total }: Look, all = false): number {
    return shareOf(this.likeness, weights, all ? count : ownCount, all ? total : ownTotal);
  }

  /** The same by words in their own form alone. */
  exact({ weights, ownCount, ownTotal }: Look): number {
    let sum = 0;
    for (let word = 0; word < ownCount; word += 1)
      if ((this.likeness[word] ?? 0) >= 1) sum += weights[word] ?? 0;
    return ownTotal === 0 ? 0 : sum / ownTotal;
  }

  /** The same by letters in common. */
  spelt({ weights, ownCount, ownTotal }: Look): number {
    return shareOf(this.letters, weights, ownCount, ownTotal);
  }

  /** How rare the rarest word held is, 0…1. */
  rarest({ rareness, ownCount }: Look): number {
    let most = 0;
    for (let word = 0; word < ownCount; word += 1)
      most = Math.max(most, (this.likeness[word] ?? 0) * (rareness[word] ?? 0));
    return most;
  }

  /** How surely the rarest word of the question is held, 0…1. */
  holdsRarest({ weights, ownCount }: Look): number {
    let best = -1;
    let likeness = 0;
    for (let word = 0; word < ownCount; word += 1) {
      if ((weights[word] ?? 0) <= best) continue;
      best = weights[word] ?? 0;
      likeness = this.likeness[word] ?? 0;
    }
    return likeness;
  }

  /** Whether a place that the question names is held, 1 or −1; 0 where it names none. */
  place({ isPlace, ownCount }: Look): number {
    let held = 0;
    for (let word = 0; word < ownCount; word += 1) {
      if (!isPlace[word]) continue;
      if ((this.likeness[word] ?? 0) > 0.5) return 1;
      held = -1;
    }
    return held;
  }

  count({ ownCount }: Look): number {
    let sum = 0;
    for (let word = 0; word < ownCount; word += 1) if ((this.likeness[word] ?? 0) > 0.4) sum += 1;
    return sum;
  }

  /** The share of the text's words that are of the question. */
  get reverse(): number {
    return this.allTerms === 0 ? 0 : this.heldTerms / this.allTerms;
  }
}

function shareOf(held: readonly number[], weights: readonly number[], count: number, total: number): number {
  let sum = 0;
  for (let word = 0; word < count; word += 1) sum += (held[word] ?? 0) * (weights[word] ?? 0);
  return total === 0 ? 0 : sum / total;
}

/** So few words apart stand neighbours. */
const NEAR = 3;

/** The share of the question's weight that lies in words standing close to the word before them, as they do in the question. */
export function neighbours({ units, lastHeading }: Wording, look: Look): number {
  const { ownCount, weights, ownTotal, byTerm } = look;
  if (ownCount < 2 || ownTotal === 0) return 0;
  const together = zeros(ownCount);
  const lastSeen = zeros(ownCount);
  let place = 0;
  const walk = (terms: Int32Array) => {
    lastSeen.fill(-NEAR - 1 - terms.length);
    place = 0;
    for (let index = 0; index < terms.length; index += 1) {
      const term = terms[index] ?? NO_TERM;
      place += 1;
      const found = term === NO_TERM ? undefined : byTerm.get(term);
      if (found === undefined) continue;
      for (let at = 0; at < found.words.length; at += 1) {
        const word = found.words[at] ?? 0;
        const likeness = found.likeness[at] ?? 0;
        if (word >= ownCount || likeness === 0) continue;
        if (word > 0 && place - (lastSeen[word - 1] ?? 0) <= NEAR)
          together[word] = Math.max(together[word] ?? 0, likeness);
        lastSeen[word] = place;
      }
    }
  };
  walk(lastHeading);
  for (const { terms } of units) walk(terms);
  let sum = 0;
  for (let word = 1; word < ownCount; word += 1)
    sum += (together[word] ?? 0) * Math.min(weights[word] ?? 0, weights[word - 1] ?? 0);
  return sum / ownTotal;
}
