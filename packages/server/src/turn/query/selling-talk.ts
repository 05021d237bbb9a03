import type { Language } from "@prosa/protocol";
import type { SellingMove, SellingWords } from "../../language/pack/selling.ts";
import { allPacks, anyTable, anyWords } from "../../language/packs.ts";
import { wordPattern } from "../../language/text/word-patterns.ts";
import { wordsOf } from "../../language/text/words.ts";
import type { Reading } from "../reading.ts";

type Read = Pick<Reading, "written" | "meant">;

/** The pattern of an entry in every language. */
const any = (entry: (words: SellingWords) => string) =>
  wordPattern(allPacks.map(({ selling }) => entry(selling)).join(" "));

const MOVES: readonly (readonly [SellingMove, RegExp])[] = (
  ["asks-how", "buys", "bulk", "similar", "cheaper", "needs"] as const
).map((move) => [move, any(({ moves }) => moves[move])]);
const ELSEWHERE = any(({ elsewhere }) => elsewhere);
const CHEAPEST = any(({ cheapest }) => cheapest);
const REFUSES = any(({ refuses }) => refuses);
const BILLING = any(({ billing }) => billing);
const BILLING_TROUBLE = any(({ billingTrouble }) => billingTrouble);
const EXISTENCE = any(({ asksExistence }) => asksExistence);
const OF_SITE = any(({ ofSite }) => ofSite);
const PERSON = any(({ pointsToPerson }) => pointsToPerson);
const ALSO = any(({ also }) => also);
const NEXT = any(({ opensNext }) => opensNext);
const ORDINALS = ([0, 1, 2, 3, 4] as const).map((place) => any(({ ordinals }) => ordinals[place]));
const LAST = 4;
const NUMBERS = anyTable(({ numbers }) => numbers.small);
const NOT_GOODS = anyWords(({ selling }) => selling.notGoods);
const WISH_WORDS = anyWords(({ selling }) => selling.wishWords);
const POINTS = new Map<Language, RegExp>(
  allPacks.map(({ code, selling }) => [code, wordPattern(selling.pointsBack)]),
);
const NUMBERS_MAX = 9_999;

/** The words of a message as a `wordPattern` reads them. */
function flat(words: readonly string[]): string {
  return ` ${words.join(" ")} `;
}

const flattened = new WeakMap<readonly string[], string>();

function flatOf(words: readonly string[]): string {
  let text = flattened.get(words);
  if (text === undefined) {
    text = flat(words);
    flattened.set(words, text);
  }
  return text;
}

function says(pattern: RegExp, { written, meant }: Read): boolean {
  const [said, wanted] = [flatOf(written.words), flatOf(meant.words)];
  return pattern.test(said) || (wanted !== said && pattern.test(wanted));
}

/** The steps towards buying that a message may take, the surest first. */
export function movesOf(reading: Read): SellingMove[] {
  return MOVES.filter(([, pattern]) => says(pattern, reading)).map(([move]) => move);
}

/** True where a lower price of another seller is held against the site's. */
export const tellsOfOthers = (reading: Read): boolean => says(ELSEWHERE, reading);
/** True where a message asks for the cheapest, and not for one that is merely cheaper. */
export const asksForCheapest = (reading: Read): boolean => says(CHEAPEST, reading);
/** True where a message says what is not wanted. */
export const refuses = (reading: Read): boolean => says(REFUSES, reading);
const isOfBilling = (reading: Read): boolean => says(BILLING, reading);
/** True where a message says that something is wrong with a payment, a bill or an invoice. */
export const tellsBillingTrouble = (reading: Read): boolean =>
  isOfBilling(reading) && says(BILLING_TROUBLE, reading);
/** True where a text holds what a message calls the bill, the payment or the invoice. */
export function isOfBillingText(text: string, { written }: Read): boolean {
  const said = BILLING.exec(flatOf(written.words))?.[0] ?? "";
  return said !== "" && flat(wordsOf(text)).includes(` ${said} `);
}

/** True where a message asks whether there is somebody or something. */
export const asksExistence = (reading: Read): boolean => says(EXISTENCE, reading);
/** True where a message means the site as a whole. */
export const isOfSite = (reading: Read): boolean => says(OF_SITE, reading);
/** True where a message points back at a person, or at a thing as at one. */
export const pointsToPerson = (reading: Read): boolean => says(PERSON, reading);
/** True where something is added to what was chosen before. */
export const addsToChosen = (reading: Read): boolean => says(ALSO, reading);
/** True where a message opens as a question about the next of several: "and the big one?" */
export const opensNext = ({ written }: Read): boolean => NEXT.exec(flatOf(written.words))?.index === 1;

/** True where a message points back at what the talk is about: "he", "that one". */
export function pointsBack({ written, language }: Pick<Reading, "written" | "language">): boolean {
  return (POINTS.get(language) ?? / /).test(flatOf(written.words));
}

/** True for a word that only says that something is wished for. */
export function isOfWish(word: string): boolean {
  return WISH_WORDS.has(word);
}

/** The place in a list of this length that a message names: "the second". */
export function placeNamed({ written }: Read, length: number): number | undefined {
  const place = ORDINALS.findIndex((pattern) => pattern.test(flatOf(written.words)));
  if (place < 0 || length === 0) return undefined;
  const at = place === LAST ? length - 1 : place;
  return at < length ? at : undefined;
}

/** How many of something a message says, leaving out numbers that are part of a name or of another measure; 1 where it says none. */
export function quantityNamed(
  { written, display }: { written: Reading["written"]; display: string },
  name = "",
): number {
  const own = new Set(name.toLowerCase().match(/\d+/g) ?? []);
  const { words } = written;
  for (const [place, word] of words.entries()) {
    const value = /^\d{1,4}$/.test(word) ? Number(word) : NUMBERS.get(word);
    const next = words[place + 1] ?? "";
    if (value === undefined || value < 2 || value > NUMBERS_MAX || own.has(word) || NOT_GOODS.has(next))
      continue;
    if (new RegExp(`[$€£.,]\\s?${word}\\b|\\b${word}[.,%]\\d?`).test(display)) continue;
    return value;
  }
  return 1;
}
