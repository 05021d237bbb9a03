import type { Language } from "@prosa/protocol";
import { anyPattern, packOf } from "../../language/packs.ts";
import { flatWords, onlySpace, type Word } from "./flat-text.ts";
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
  multipliers,
  overs,
  points,
  smallNumbers,
  unsureDenominators,
  zeros,
} from "./number-words.ts";

/** A number of a text; `written` when it is in words. */
export interface NumberSpan {
  start: number;
  end: number;
  value: number;
  written: boolean;
}

const HALVABLE = anyPattern(({ numbers }) => numbers.halvableScale);

/** Reads a cardinal in words that starts at a word, or nothing. */
function readCardinal(
  words: readonly Word[],
  at: number,
  flat: string,
): { value: number; next: number } | undefined {
  let millions = 0;
  let thousands = 0;
  let current = 0;
  let room = 1000;
  let lastBig = Number.POSITIVE_INFINITY;
  let next = at;
  let read = 0;
  while (next < words.length) {
    let index = next;
    if (read > 0) {
      if (!onlySpace(flat, words[index - 1]?.end ?? 0, words[index]?.start ?? 0)) break;
      if (joiners.has(words[index]?.word ?? "")) {
        index += 1;
        const follower = words[index]?.word ?? "";
        if (!smallNumbers.has(follower) && !bigNumbers.has(follower)) break;
        if (!onlySpace(flat, words[index - 1]?.end ?? 0, words[index]?.start ?? 0)) break;
      }
    }
    const word = words[index]?.word ?? "";
    const small = smallNumbers.get(word);
    const big = bigNumbers.get(word);
    if (small !== undefined) {
      if (multipliers.has(word) && current > 0 && current < 10) current *= 100;
      else if (small >= room || (small === 0 && read > 0)) break;
      else current += small;
      room = small === 0 ? 0 : small >= 100 ? 100 : small >= 20 && small % 10 === 0 ? 10 : 0;
      if (multipliers.has(word)) room = 100;
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
    read += 1;
    next = index + 1;
  }
  return read === 0 ? undefined : { value: millions + thousands + current, next };
}

function readWritten(
  words: readonly Word[],
  at: number,
  flat: string,
): { value: number; next: number } | undefined {
  const first = readCardinal(words, at, flat);
  if (first === undefined) return undefined;
  let { value, next } = first;
  const follows = (index: number) =>
    words[index] !== undefined && onlySpace(flat, words[index - 1]?.end ?? 0, words[index]?.start ?? 0);
  const fraction = (numerator: number, index: number): { value: number; next: number } | undefined => {
    const word = words[index]?.word ?? "";
    const divisor = denominators.get(word) ?? joinedDenominator(word);
    const isLikely = !unsureDenominators.has(word) || numerator === 3 || numerator > 19;
    if (divisor !== undefined && follows(index) && isLikely && !(divisor === 4 && numerator > 3))
      return { value: numerator / divisor, next: index + 1 };
    const lower = follows(index) ? readCardinal(words, index, flat) : undefined;
    if (lower === undefined || !follows(lower.next)) return undefined;
    const ending = words[lower.next]?.word ?? "";
    if (denominatorEndings.has(ending)) return { value: numerator / lower.value, next: lower.next + 1 };
    const scale = denominators.get(ending) ?? 0;
    return scale >= 1000 ? { value: numerator / (lower.value * scale), next: lower.next + 1 } : undefined;
  };
  const divided = fraction(value, next);
  if (divided !== undefined) return divided;
  if (follows(next) && overs.has(words[next]?.word ?? "") && follows(next + 1)) {
    const lower = readCardinal(words, next + 1, flat);
    if (lower !== undefined) return { value: value / lower.value, next: lower.next };
  }
  if (follows(next) && points.has(words[next]?.word ?? "") && follows(next + 1)) {
    let from = next + 1;
    let leading = "";
    while (zeros.has(words[from]?.word ?? "")) {
      leading += "0";
      from += 1;
    }
    const decimals = readCardinal(words, from, flat);
    const part = decimals === undefined ? undefined : fraction(decimals.value, decimals.next);
    if (part !== undefined && beforeFraction.has(words[next]?.word ?? ""))
      return { value: value + part.value, next: part.next };
    if (decimals !== undefined || leading !== "") {
      value += Number(`0.${leading}${decimals?.value ?? ""}`);
      next = decimals?.next ?? from;
    }
  } else if (
    follows(next) &&
    joiners.has(words[next]?.word ?? "") &&
    halves.has(words[next + 1]?.word ?? "") &&
    follows(next + 1)
  ) {
    value += (bigNumbers.get(words[next - 1]?.word ?? "") ?? 1) / 2;
    next += 2;
  }
  if (follows(next) && dozens.has(words[next]?.word ?? "")) return { value: value * 12, next: next + 1 };
  return { value, next };
}

const DIGITS =
  /(?<![\p{L}\p{N}_#@]|[\p{L}\p{N}][.,]|\^|\d[-/])(?<sign>(?<![\p{L}\p{N}])-\s{0,2})?(?<body>\d+[ \t]{1,2}\d+\/\d+|\d+\/\d+|\d{1,3}(?:[.,' \u00A0\u202F]\d{3})+(?!-\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?|[.,]\d+)(?<power>\^[+-]{0,2}\d+|e[+-]?\d+)?(?<scale>\s{0,2}[kgmt](?![\p{L}\p{N}/]))?(?![\p{L}\p{N}º°ª_@]|[.,]\d|[/:]\d|-\d\d(?![\d-]))/gu;

const letterScales: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, g: 1e9, t: 1e12 };

/** Reads digits with the separators of a language: in Portuguese and Spanish a comma is decimal, in English a point. */
function readDigits(body: string, language: Language): number {
  const digits = body.replace(/[' \u00A0\u202F]/g, "");
  const separators = [...new Set(digits.match(/[.,]/g) ?? [])];
  const last = digits.length - 1 - Math.max(digits.lastIndexOf("."), digits.lastIndexOf(","));
  const [only] = separators;
  if (separators.length === 2) {
    const decimal = digits.lastIndexOf(".") > digits.lastIndexOf(",") ? "." : ",";
    return Number(digits.replaceAll(decimal === "." ? "," : ".", "").replace(decimal, "."));
  }
  if (only === undefined) return Number(digits);
  const groups = digits.split(only);
  const isThousands =
    groups.length > 2 ||
    (last === 3 && groups[0] !== "" && groups[0] !== "0" && only !== packOf(language).numbers.decimalSign);
  return Number(isThousands ? digits.replaceAll(only, "") : digits.replace(only, "."));
}

function readDigitSpan(match: RegExpMatchArray, language: Language): number {
  const { sign, body = "", power, scale } = match.groups ?? {};
  const mixed = /^(?:(\d+)[ \t]+)?(\d+)\/(\d+)$/.exec(body);
  let value =
    mixed === null ? readDigits(body, language) : Number(mixed[1] ?? 0) + Number(mixed[2]) / Number(mixed[3]);
  if (power?.startsWith("e") === true) value *= 10 ** Number(power.slice(1));
  else if (power !== undefined) value **= Number(power.slice(1).replace("+", "").replace("--", "-"));
  return value * (letterScales[scale?.trim() ?? ""] ?? 1) * (sign === undefined ? 1 : -1);
}

/** Every number of a flat text, in digits, in words, or digits with a word of scale ("2 mil", "1,5 milhão"), in order. */
export function findNumbers(flat: string, language: Language): NumberSpan[] {
  const words = flatWords(flat);
  const found: NumberSpan[] = [];
  for (const match of flat.matchAll(DIGITS)) {
    const start = match.index;
    let end = start + match[0].length;
    let value = readDigitSpan(match, language);
    let index = words.findIndex((word) => word.start >= end);
    while (index >= 0 && onlySpace(flat, end, words[index]?.start ?? 0)) {
      const word = words[index]?.word ?? "";
      const scale = dozens.has(word) ? 12 : bigNumbers.get(word);
      const after = overs.has(word)
        ? (readCardinal(words, index + 1, flat) ?? digitsAfter(flat, words[index]?.end ?? 0))
        : undefined;
      if (after !== undefined) {
        value /= after.value;
        end = "end" in after ? after.end : (words[after.next - 1]?.end ?? end);
        break;
      }
      if (scale === undefined) {
        const half =
          joiners.has(word) &&
          halves.has(words[index + 1]?.word ?? "") &&
          HALVABLE.test(words[index - 1]?.word ?? "");
        if (half) {
          value += (bigNumbers.get(words[index - 1]?.word ?? "") ?? 0) / 2;
          end = words[index + 1]?.end ?? end;
        }
        break;
      }
      value *= scale;
      end = words[index]?.end ?? end;
      index += 1;
    }
    found.push({ start, end, value, written: false });
  }
  for (let at = 0; at < words.length; at++) {
    const start = words[at]?.start ?? 0;
    if (found.some((span) => start >= span.start && start < span.end)) continue;
    const bare = bigNumbers.has(words[at]?.word ?? "") || smallNumbers.has(words[at]?.word ?? "");
    const half = halvesOf.has(words[at]?.word ?? "") && dozens.has(words[at + 1]?.word ?? "");
    if (half) {
      found.push({ start, end: words[at + 1]?.end ?? start, value: 6, written: true });
      at += 1;
      continue;
    }
    if (!bare) continue;
    const digits = digitsOver(flat, words, at);
    const written = digits ?? readWritten(words, at, flat);
    if (written === undefined) continue;
    const end = "end" in written ? written.end : (words[written.next - 1]?.end ?? start);
    found.push({ start, end, value: written.value, written: true });
    while ((words[at + 1]?.start ?? Number.POSITIVE_INFINITY) < end) at += 1;
  }
  return found
    .filter(
      (span) =>
        !found.some(
          (other) =>
            other !== span &&
            other.start <= span.start &&
            other.end >= span.end &&
            other.end - other.start > span.end - span.start,
        ),
    )
    .sort((left, right) => left.start - right.start);
}

function digitsAfter(flat: string, from: number): { value: number; end: number } | undefined {
  const match = /^\s+(\d+)(?![\p{L}\p{N}])/u.exec(flat.slice(from));
  return match === null ? undefined : { value: Number(match[1]), end: from + match[0].length };
}

/** "um sobre 20": words over digits. */
function digitsOver(
  flat: string,
  words: readonly Word[],
  at: number,
): { value: number; end: number } | undefined {
  const upper = readCardinal(words, at, flat);
  if (upper === undefined || !overs.has(words[upper.next]?.word ?? "")) return undefined;
  const lower = digitsAfter(flat, words[upper.next]?.end ?? 0);
  return lower === undefined ? undefined : { value: upper.value / lower.value, end: lower.end };
}
