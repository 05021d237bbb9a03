import type { Language } from "@prosa/protocol";
import { anyPattern, packOf } from "../../language/packs.ts";
import { isTogether, type Word } from "./flat-text.ts";
import {
  beforeFraction,
  bigNumbers,
  denominatorEndings,
  denominators,
  dozens,
  halves,
  halvesOf,
  joinedDenominator,
  joiners,
  minuses,
  multipliers,
  notBeforeMinus,
  overs,
  points,
  smallNumbers,
  unsureDenominators,
  zeros,
} from "./number-words.ts";

/** A number that was read, and the place of the first word after it. */
interface Read {
  value: number;
  next: number;
}

const HALVABLE = anyPattern(({ numbers }) => numbers.halvableScale);

/** Reads numbers in words among the words of one text. */
export class NumberReader {
  readonly #words: readonly Word[];
  readonly #flat: string;
  readonly #articles: ReadonlySet<string>;

  constructor(words: readonly Word[], flat: string, language: Language) {
    this.#words = words;
    this.#flat = flat;
    this.#articles = packOf(language).numbers.articles;
  }

  word(at: number): string {
    return this.#words[at]?.word ?? "";
  }

  /** Whether a word follows the one before it with nothing but space, or a hyphen, between. */
  follows(at: number): boolean {
    const [before, word] = [this.#words[at - 1], this.#words[at]];
    return before !== undefined && word !== undefined && isTogether(this.#flat, before.end, word.start);
  }

  /** Says whether a number may start with a word. */
  starts(at: number): boolean {
    const word = this.word(at);
    return this.#isNumberWord(at) || halvesOf.has(word) || minuses.has(word) || this.#articles.has(word);
  }

  /** A number of any kind that starts at a word: "dois milhões e meio", "três quintos", "menos cinco", "meia dúzia". */
  read(at: number): Read | undefined {
    if (minuses.has(this.word(at)) && !notBeforeMinus.has(this.word(at - 1)) && this.follows(at + 1)) {
      const positive = this.#isNumberWord(at - 1) ? undefined : this.#readPositive(at + 1);
      return positive === undefined ? undefined : { ...positive, value: -positive.value };
    }
    return this.#readPositive(at);
  }

  /** "e meio" after a word of scale: the half of that scale. */
  halfOfScale(at: number): number | undefined {
    const scale = this.word(at - 1);
    const isHalf = joiners.has(this.word(at)) && halves.has(this.word(at + 1)) && HALVABLE.test(scale);
    return isHalf ? (bigNumbers.get(scale) ?? 0) / 2 : undefined;
  }

  /** The lesser number after digits and a word of scale: "2 mil e quinhentos". */
  readRest(at: number, scale: number): Read | undefined {
    const isJoined = joiners.has(this.word(at));
    const rest = this.follows(at) ? this.readCardinal(isJoined ? at + 1 : at) : undefined;
    if (rest === undefined || rest.value >= scale || (isJoined && !this.follows(at + 1))) return undefined;
    return isJoined || rest.value >= 100 ? rest : undefined;
  }

  /** A cardinal in words that starts at a word. */
  readCardinal(at: number): Read | undefined {
    let millions = 0;
    let thousands = 0;
    let current = 0;
    let room = 1000;
    let lastBig = Number.POSITIVE_INFINITY;
    let next = at;
    for (;;) {
      const isFirst = next === at;
      if (!isFirst && !this.follows(next)) break;
      let index = next;
      if (!isFirst && joiners.has(this.word(index))) {
        index += 1;
        if (!this.#isNumberWord(index) || !this.follows(index)) break;
      }
      const word = this.word(index);
      const small = smallNumbers.get(word);
      const big = bigNumbers.get(word);
      if (small !== undefined) {
        const isMultiplier = multipliers.has(word);
        if (isMultiplier && current > 0 && current < 10) current *= 100;
        else if (small >= room || (small === 0 && !isFirst)) break;
        else current += small;
        room = isMultiplier || small >= 100 ? 100 : small >= 20 && small % 10 === 0 ? 10 : 0;
      } else if (big === 1000) {
        if (thousands > 0) break;
        thousands = (current > 0 ? current : 1) * 1000;
        current = 0;
        room = 1000;
      } else if (big !== undefined) {
        if (big >= lastBig) break;
        millions += (thousands + current > 0 ? thousands + current : 1) * big;
        thousands = 0;
        current = 0;
        room = 1000;
        lastBig = big;
      } else break;
      next = index + 1;
    }
    return next === at ? undefined : { value: millions + thousands + current, next };
  }

  #isNumberWord(at: number): boolean {
    return smallNumbers.has(this.word(at)) || bigNumbers.has(this.word(at));
  }

  #readPositive(at: number): Read | undefined {
    const portion = this.#readPortion(at);
    if (portion !== undefined) return portion;
    const whole = this.readCardinal(at);
    if (whole === undefined) return undefined;
    const { value, next } = whole;
    return (
      this.#divided(value, next) ??
      this.#over(value, next) ??
      this.#pointed(value, next) ??
      this.#dozens(this.#withHalf(value, next))
    );
  }

  /** "meia dúzia", "meio milhão", "half a million", "a hundred", "a dozen". */
  #readPortion(at: number): Read | undefined {
    const isHalf = halvesOf.has(this.word(at));
    let index = isHalf ? at + 1 : at;
    const hasArticle = this.#articles.has(this.word(index));
    if (hasArticle) index += 1;
    if ((!isHalf && !hasArticle) || !this.follows(index)) return undefined;
    const word = this.word(index);
    const unit = dozens.has(word)
      ? 12
      : (bigNumbers.get(word) ?? (multipliers.has(word) ? smallNumbers.get(word) : undefined));
    if (unit === undefined) return undefined;
    if (isHalf) return { value: unit / 2, next: index + 1 };
    return dozens.has(word) ? { value: unit, next: index + 1 } : this.readCardinal(index);
  }

  #divided(numerator: number, at: number): Read | undefined {
    if (!this.follows(at)) return undefined;
    const word = this.word(at);
    const divisor = denominators.get(word) ?? joinedDenominator(word);
    const isLikely = !unsureDenominators.has(word) || numerator === 3 || numerator > 19;
    if (divisor !== undefined && isLikely && !(divisor === 4 && numerator > 3))
      return { value: numerator / divisor, next: at + 1 };
    const lower = this.readCardinal(at);
    if (lower === undefined || !this.follows(lower.next)) return undefined;
    const ending = this.word(lower.next);
    if (denominatorEndings.has(ending)) return { value: numerator / lower.value, next: lower.next + 1 };
    const scale = denominators.get(ending) ?? 0;
    return scale >= 1000 ? { value: numerator / (lower.value * scale), next: lower.next + 1 } : undefined;
  }

  #over(value: number, at: number): Read | undefined {
    if (!this.follows(at) || !overs.has(this.word(at)) || !this.follows(at + 1)) return undefined;
    const lower = this.readCardinal(at + 1);
    return lower === undefined ? undefined : { value: value / lower.value, next: lower.next };
  }

  /** Decimals in words: each leading zero counts. */
  #pointed(value: number, at: number): Read | undefined {
    if (!this.follows(at) || !points.has(this.word(at)) || !this.follows(at + 1)) return undefined;
    const digits = this.#digits(at + 1);
    if (digits.length > 1) return { value: value + Number(`0.${digits}`), next: at + 1 + digits.length };
    let from = at + 1;
    while (zeros.has(this.word(from))) from += 1;
    const leading = "0".repeat(from - at - 1);
    const decimals = this.readCardinal(from);
    const part = decimals === undefined ? undefined : this.#divided(decimals.value, decimals.next);
    if (part !== undefined && beforeFraction.has(this.word(at)))
      return { value: value + part.value, next: part.next };
    if (decimals === undefined && leading === "") return undefined;
    return { value: value + Number(`0.${leading}${decimals?.value ?? ""}`), next: decimals?.next ?? from };
  }

  /** Single digits in words, one after another: "um quatro um". */
  #digits(at: number): string {
    let digits = "";
    for (let from = at; this.follows(from); from += 1) {
      const digit = smallNumbers.get(this.word(from));
      if (digit === undefined || digit > 9) break;
      digits += digit;
    }
    return digits;
  }

  /** "dois e meio", "dois e três quartos", "um trilhão e meio milhão". */
  #withHalf(value: number, at: number): Read {
    const whole = { value, next: at };
    if (!this.follows(at) || !joiners.has(this.word(at)) || !this.follows(at + 1)) return whole;
    const portion = this.#readPortion(at + 1);
    if (portion !== undefined && halvesOf.has(this.word(at + 1)) && !dozens.has(this.word(portion.next - 1)))
      return { value: value + portion.value, next: portion.next };
    if (this.#articles.has(this.word(at + 1)) && halves.has(this.word(at + 2)) && this.follows(at + 2))
      return { value: value + 0.5, next: at + 3 };
    if (halves.has(this.word(at + 1)))
      return { value: value + (bigNumbers.get(this.word(at - 1)) ?? 1) / 2, next: at + 2 };
    const numerator = this.readCardinal(at + 1);
    const part = numerator === undefined ? undefined : this.#divided(numerator.value, numerator.next);
    return part !== undefined && part.value < 1 ? { value: value + part.value, next: part.next } : whole;
  }

  #dozens(read: Read): Read {
    if (!this.follows(read.next) || !dozens.has(this.word(read.next))) return read;
    return { value: read.value * 12, next: read.next + 1 };
  }
}
