import type { Language } from "@prosa/protocol";
import { packOf } from "../../language/packs.ts";
import { Claims } from "./claims.ts";
import { flatWords, isTogether } from "./flat-text.ts";
import { NumberReader } from "./number-reader.ts";
import { bigNumbers, dozens, overs } from "./number-words.ts";

/** A number of a text; `written` when it is in words. */
export interface NumberSpan {
  start: number;
  end: number;
  value: number;
  written: boolean;
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

const DIGITS_AFTER = /\s+(\d+)(?![\p{L}\p{N}])/uy;

/** Digits that follow a position, as the lower part of "um sobre 20". */
function digitsAfter(flat: string, from: number): { value: number; end: number } | undefined {
  DIGITS_AFTER.lastIndex = from;
  const match = DIGITS_AFTER.exec(flat);
  return match === null ? undefined : { value: Number(match[1]), end: from + match[0].length };
}

/** Every number of a flat text, in digits, in words, or digits with a word of scale ("2 mil", "1,5 milhão"), in order. */
export function findNumbers(flat: string, language: Language): NumberSpan[] {
  const words = flatWords(flat);
  const reader = new NumberReader(words, flat, language);
  const endOf = (next: number) => words[next - 1]?.end ?? 0;
  const found: NumberSpan[] = [];
  const claims = new Claims(flat.length);
  const add = (start: number, end: number, value: number, written: boolean) => {
    if (claims.take(start, end)) found.push({ start, end, value, written });
  };
  // Fractions of words over digits begin before the digits, so they are read first.
  for (const [at, { start, end }] of words.entries()) {
    if (!overs.has(reader.word(at)) || at === 0) continue;
    const lower = digitsAfter(flat, end);
    if (lower === undefined) continue;
    let first = at;
    while (first > 0 && reader.starts(first - 1) && reader.follows(first)) first -= 1;
    const upper = first < at ? reader.readCardinal(first) : undefined;
    if (upper?.next === at && isTogether(flat, endOf(at), start))
      add(words[first]?.start ?? 0, lower.end, upper.value / lower.value, true);
  }
  let index = 0;
  for (const match of flat.matchAll(DIGITS)) {
    const start = match.index;
    let end = start + match[0].length;
    if (!claims.isFree(start, end)) continue;
    let value = readDigitSpan(match, language);
    while (index < words.length && (words[index]?.start ?? 0) < end) index += 1;
    for (let at = index; at < words.length; at += 1) {
      if (!isTogether(flat, end, words[at]?.start ?? 0)) break;
      const word = reader.word(at);
      if (overs.has(word)) {
        const lower = reader.readCardinal(at + 1);
        const digits = lower === undefined ? digitsAfter(flat, endOf(at + 1)) : undefined;
        const divisor = lower ?? digits;
        if (divisor !== undefined) {
          value /= divisor.value;
          end = digits?.end ?? endOf(lower?.next ?? 0);
        }
        break;
      }
      const half = reader.halfOfScale(at);
      if (half !== undefined) {
        value += half;
        end = endOf(at + 2);
        break;
      }
      const scale = dozens.has(word) ? 12 : bigNumbers.get(word);
      if (scale === undefined) break;
      value *= scale;
      end = endOf(at + 1);
      const rest = dozens.has(word) ? undefined : reader.readRest(at + 1, scale);
      if (rest === undefined) continue;
      value += rest.value;
      end = endOf(rest.next);
      break;
    }
    add(start, end, value, false);
  }
  for (let at = 0; at < words.length; at += 1) {
    const { start, end } = words[at] ?? { start: 0, end: 0 };
    if (!reader.starts(at) || !claims.isFree(start, end)) continue;
    const read = reader.read(at);
    if (read === undefined) continue;
    add(start, endOf(read.next), read.value, true);
    at = read.next - 1;
  }
  return found.sort((left, right) => left.start - right.start);
}
