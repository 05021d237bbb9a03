import type { Language } from "@prosa/protocol";
import { anyOf, packOf } from "../../language/packs.ts";
import type { Find } from "./contacts.ts";
import { coinNames, currencyCodes, currencyNames, currencySigns, ofCountry } from "./currencies.ts";
import { flatten } from "./flat-text.ts";
import { findNumbers, type NumberSpan } from "./numbers.ts";

/** `currency` is an ISO 4217 code where the text says it; "$" or the name of a family of currencies ("peso") where it does not. */
export interface Money {
  amount: number;
  currency: string;
}

const signs = [...currencySigns.keys()].sort((left, right) => right.length - left.length);
const escapeSign = (sign: string) => sign.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
const CODES = [...currencyCodes].join("|");
const SIGN = `(?:(?:${CODES})\\$|${signs.map(escapeSign).join("|")}|${CODES})`;
const BEFORE = new RegExp(`(?<![\\p{L}\\p{N}])(?<sign>${SIGN})[:.]?[\\s\\u00A0]{0,2}$`, "iu");
const AFTER = new RegExp(`^[\\s\\u00A0]{0,2}(?<sign>${SIGN})(?![\\p{L}\\p{N}])`, "iu");
const NAME_AFTER = new RegExp(
  `^\\s+(?:${anyOf(({ money }) => money.beforeCurrency)}\\s+)?(?<name>\\p{L}+)`,
  "u",
);
const NAME_BEFORE = new RegExp(
  `(?<![\\p{L}\\p{N}])(?<name>${anyOf(({ money }) => money.leadingCurrencies)})\\s+$`,
  "u",
);
const COINS = new RegExp(`^\\s*(?:,|${anyOf(({ money }) => money.beforeCoins)})?\\s+$`, "u");
const JOINED = new RegExp(`^\\s*${anyOf(({ money }) => money.and)}\\s+$|,`);
const scales = [
  [anyOf(({ money }) => money.billion), 1e9],
  [anyOf(({ money }) => money.million), 1e6],
  [anyOf(({ money }) => money.thousand), 1e3],
].map(([words, factor]) => [new RegExp(`^\\s+${words}(?!\\p{L})`, "u"), Number(factor)] as const);
const FREE = new RegExp(
  `(?<!\\p{L})(?:${anyOf(({ money }) => money.free)}|gratuit|kostenlos)(?!\\p{L})`,
  "u",
);

function codeOf(sign: string): string {
  const exact = currencySigns.get(sign) ?? signs.find((known) => known.toLowerCase() === sign.toLowerCase());
  if (exact !== undefined) return currencySigns.get(exact) ?? exact;
  return sign.replace("$", "").toUpperCase();
}

/** The word of scale that a text begins with, and what it multiplies by. */
function scaleAt(rest: string): { length: number; factor: number } {
  for (const [scale, factor] of scales) {
    const length = scale.exec(rest)?.[0].length;
    if (length !== undefined) return { length, factor };
  }
  return { length: 0, factor: 1 };
}

interface Found extends Find<"money", Money> {
  coins: boolean;
}

function around(text: string, flat: string, number: NumberSpan): Found | undefined {
  const before = BEFORE.exec(text.slice(Math.max(0, number.start - 10), number.start));
  const sign = before?.groups?.sign;
  const value = (currency: string, amount = number.value) => ({ amount, currency });
  if (
    sign !== undefined &&
    !(sign.length < 3 && /^[a-z]+$/i.test(sign) && sign !== "RS" && sign !== "Rp" && sign !== "RM")
  ) {
    const start = number.start - (before?.[0].length ?? 0);
    return { type: "money", start, end: number.end, value: value(codeOf(sign)), coins: false };
  }
  const rest = text.slice(number.end, number.end + 12);
  const after = AFTER.exec(rest);
  if (
    after?.groups?.sign !== undefined &&
    !(/^(?:q|s\/|rs|tl|dm|gs|bs|rm|p)$/i.test(after.groups.sign) && /^\s/.test(rest))
  ) {
    const { length, factor } = scaleAt(flat.slice(number.end + after[0].length));
    const end = number.end + after[0].length + length;
    return {
      type: "money",
      start: number.start,
      end,
      value: value(codeOf(after.groups.sign), number.value * factor),
      coins: false,
    };
  }
  const named = NAME_AFTER.exec(flat.slice(number.end, number.end + 40));
  const name = named?.groups?.name ?? "";
  const end = number.end + (named?.[0].length ?? 0);
  if (coinNames.has(name))
    return { type: "money", start: number.start, end, value: value("", number.value / 100), coins: true };
  const code = currencyNames.get(name);
  if (code !== undefined) {
    const country = ofCountry.exec(flat.slice(end, end + 40));
    return {
      type: "money",
      start: number.start,
      end: end + (country?.[0].length ?? 0),
      value: value(code),
      coins: false,
    };
  }
  const leading = NAME_BEFORE.exec(flat.slice(0, number.start));
  if (leading?.groups?.name === undefined) return undefined;
  return {
    type: "money",
    start: leading.index,
    end: number.end,
    value: value(currencyNames.get(leading.groups.name) ?? ""),
    coins: false,
  };
}

/** Amounts of money in digits or words, with their coins: "R$ 1.234,50", "vinte reais e dez centavos", "15 dólares com 50". */
export function findMoney(
  text: string,
  flat: string,
  language: Language,
  numbers = findNumbers(flat, language),
): Find<"money", Money>[] {
  const found: Found[] = [];
  for (const number of numbers) {
    const last = found.at(-1);
    const between = last === undefined ? "" : flat.slice(last.end, number.start);
    const near = around(text, flat, number);
    const money = near !== undefined && last !== undefined && near.start < last.end ? undefined : near;
    const isRest =
      last !== undefined &&
      !last.coins &&
      (COINS.test(between) || /^\s+$/.test(between)) &&
      number.value < 100 &&
      Number.isInteger(number.value);
    if (
      isRest &&
      last !== undefined &&
      Number.isInteger(last.value.amount) &&
      (money?.coins === true || (money === undefined && !JOINED.test(between)))
    ) {
      last.value.amount += number.value / 100;
      last.end = money?.end ?? number.end;
    } else if (money !== undefined && (last === undefined || money.start >= last.end)) found.push(money);
  }
  return found.map(({ type, start, end, value }) => ({
    type,
    start,
    end,
    value: {
      amount: Math.round(value.amount * 1e6) / 1e6,
      currency: value.currency || packOf(language).money.coinCurrency,
    },
  }));
}

const ANY_NUMBER = /\d[\d.,' \u00A0\u202F]*\d|\d/;

/**
 * Reads a shop's price text, with the text beside it as a hint of the currency. Points and commas are judged by the digits
 * after them, since a page's language does not decide it; `undefined` when there is no price, zero for "free".
 */
export function readPrice(text: string, hint = ""): Money | undefined {
  const flat = flatten(text).replace(/\(?-?\d+(?:[.,]\d+)?\s?%\s?(?:off)?\)?/g, (match) =>
    " ".repeat(match.length),
  );
  const anchored = priceBesideSign(text, flat);
  const digits = anchored ?? ANY_NUMBER.exec(flat)?.[0];
  if (digits === undefined || (anchored === undefined && /\p{L}{3,},?\s*\d{4}$/u.test(flat))) {
    return FREE.test(flat) ? { amount: 0, currency: signIn(hint) } : undefined;
  }
  return { amount: readAnyDigits(digits), currency: signIn(text) || signIn(hint) };
}

function priceBesideSign(text: string, flat: string): string | undefined {
  const numeral = "\\d[\\d.,' \\u00A0\\u202F]*\\d|\\d";
  const match = new RegExp(
    `(?:${SIGN})[:.]?[\\s\\u00A0]{0,2}-?(${numeral})|(${numeral})[\\s\\u00A0]{0,2}(?:${SIGN})(?!\\p{L})`,
    "iu",
  ).exec(text.length === flat.length ? maskPercent(text, flat) : text);
  return match?.[1] ?? match?.[2];
}

function maskPercent(text: string, flat: string): string {
  return Array.from(text, (_, at) => (flat[at] === " " && text[at] !== " " ? " " : (text[at] ?? ""))).join(
    "",
  );
}

function signIn(text: string): string {
  const match = new RegExp(`(?<!\\p{L})${SIGN}(?!\\p{L})`, "iu").exec(text)?.[0];
  return match === undefined ? "" : codeOf(match);
}

/** Two different separators: the last is decimal. One: three digits after it make thousands, unless a single zero is before it. */
function readAnyDigits(digits: string): number {
  const compact = digits.replace(/[' \u00A0\u202F]/g, "").replace(/[.,]+$/, "");
  const separators = compact.match(/[.,]/g) ?? [];
  const last = separators.at(-1);
  if (last === undefined) return Number(compact);
  const after = compact.length - 1 - compact.lastIndexOf(last);
  const isMixed = separators.some((separator) => separator !== last);
  const isDecimal = isMixed
    ? separators.filter((separator) => separator === last).length === 1
    : separators.length === 1 && (after !== 3 || /^0[.,]/.test(compact));
  if (!isDecimal) return Number(compact.replace(/[.,]/g, ""));
  const whole = compact.slice(0, compact.lastIndexOf(last)).replace(/[.,]/g, "");
  return Number(`${whole}.${compact.slice(compact.lastIndexOf(last) + 1)}`);
}
