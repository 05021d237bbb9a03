import type { Language } from "@prosa/protocol";
import { allPacks, anyOf, packOf } from "../../language/packs.ts";
import { prefiltered } from "../../language/text/prefiltered.ts";
import { wordPattern } from "../../language/text/word-patterns.ts";
import { fold, wordsOf } from "../../language/text/words.ts";

/*
 * The phrases by which the rules of the decision tell apart what a message says: the rules themselves hold no expression. The words
 * are the language packs'.
 */

const ASKS_NEXT = wordPattern(allPacks.map(({ reply }) => reply.asksWhatNext).join(" "));
const CALLS = wordPattern(allPacks.map(({ reply }) => reply.callsAgain).join(" "));
const OFFERS = wordPattern(allPacks.map(({ lead }) => lead.offers).join(" "));
const OF_OTHERS = wordPattern(allPacks.map(({ lead }) => lead.ofOthers).join(" "));
const ASKS_FOR_TICKET = wordPattern(allPacks.map(({ service }) => service.asksForTicket).join(" "));
const URGENT = wordPattern(allPacks.map(({ service }) => service.urgent).join(" "));

/** Words with one space between them and around them all, as `wordPattern` reads them. */
const spaced = (words: readonly string[]) => ` ${words.join(" ")} `;

/** "E agora?" of somebody who waits for a person. */
export function asksWhatNext(words: readonly string[]): boolean {
  return ASKS_NEXT.test(spaced(words));
}

/** "Can someone call me?" of the same. */
export function callsAgain(words: readonly string[]): boolean {
  return CALLS.test(spaced(words));
}

/** The words around a phone number or an e-mail address offer it: "me liguem no…". */
export function offersContact(words: readonly string[]): boolean {
  return OFFERS.test(spaced(words));
}

/** The words around a phone number or an e-mail address say that it is somebody else's. */
export function isOfOthers(words: readonly string[]): boolean {
  return OF_OTHERS.test(spaced(words));
}

export function asksForTicket(text: string): boolean {
  return ASKS_FOR_TICKET.test(spaced(wordsOf(text)));
}

export function isCalledUrgent(text: string): boolean {
  return URGENT.test(spaced(wordsOf(text)));
}

const LEGAL = prefiltered(new RegExp(`\\b${anyOf(({ matters }) => matters.legal)}\\b`));
/** Who looks for a lawyer threatens nobody: the site may be the one that helps. */
const NEEDS_LAWYER = prefiltered(new RegExp(`\\b${anyOf(({ matters }) => matters.needsLawyer)}\\b`));
/** Words of law that are a threat only in a complaint: lawyers buy coffee too. */
const LEGAL_IF_COMPLAINING = prefiltered(
  new RegExp(`\\b${anyOf(({ matters }) => matters.legalIfComplaining)}\\b`),
);

/** True where a folded message threatens to go to court or to a consumers' office. */
export function threatensByLaw(folded: string, isComplaining: boolean): boolean {
  if (NEEDS_LAWYER.test(folded)) return false;
  return LEGAL.test(folded) || (isComplaining && LEGAL_IF_COMPLAINING.test(folded));
}

const ORDER_NUMBER = new RegExp(
  `^\\W*(?:${anyOf(({ matters }) => matters.orderNumberWords)}\\W+)*[a-z]{0,3}[-\\s]?\\d{3,}\\W*$`,
);

/** True of a folded message that is little more than an order's number. */
export function isOrderNumber(folded: string): boolean {
  return ORDER_NUMBER.test(folded);
}

const SELLS = prefiltered(new RegExp(`\\b${anyOf(({ matters }) => matters.asksStock)}`));
const ASKS_HOW = prefiltered(new RegExp(`^${anyOf(({ asking }) => asking.asksHow)}\\b`));

/** A folded message asks whether something is sold or in stock. */
export function asksStock(folded: string): boolean {
  return SELLS.test(folded);
}

/** A folded message asks how something is done, which a product's facts do not answer. */
export function asksHow(folded: string): boolean {
  return ASKS_HOW.test(folded);
}

const SIZE = /(\d+)\s?(\p{L}+)/gu;

/** The figures of a folded text with the word behind each: "12 xicaras". */
export function sizesIn(folded: string): { count: string; unit: string }[] {
  return [...folded.matchAll(SIZE)].map(([, count = "", unit = ""]) => ({ count, unit }));
}

/** Words that ask for a way to reach somebody and name none. */
const OF_REACHING = new RegExp(`^${anyOf(({ goods }) => goods.ofReaching)}$`);
const DAY_FIRST = new RegExp(`^\\W*${anyOf(({ goods }) => goods.days)}`);
const NAMES_DAY = prefiltered(new RegExp(`\\b${anyOf(({ goods }) => goods.days)}\\b`));

export function isOfReaching(word: string): boolean {
  return OF_REACHING.test(word);
}

/** True of a folded row of a table that begins with a day. */
export function beginsWithDay(folded: string): boolean {
  return DAY_FIRST.test(folded);
}

/** True of a folded text that names a day of the week. */
export function namesDay(folded: string): boolean {
  return NAMES_DAY.test(folded);
}

export function hasQuestionMark(text: string): boolean {
  return /[?¿]/.test(text);
}

/** True where a text has a question mark before its last sign. */
export function asksBeforeItsEnd(text: string): boolean {
  return hasQuestionMark(text.replace(/[?¿]\s*$/, ""));
}

/** "To change my name, what do I need" asks without its sign; "what a shame" alone does not. */
export function asksAtItsEnd(folded: string, language: Language): boolean {
  const [last = "", ...before] = folded.split(/[,;.]\s+/).reverse();
  return before.length > 0 && packOf(language).search.asksForFact.test(last);
}

export function hasLetters(text: string): boolean {
  return /\p{L}/u.test(text);
}

export function hasDigit(text: string): boolean {
  return /\d/.test(text);
}

export function digitsOf(text: string): string {
  return text.replace(/\D/g, "");
}

/** Without a digit or an at sign no phone number and no e-mail address has to be looked for. */
export function mayHoldContact(text: string): boolean {
  return /[@\d]/.test(text);
}

export function countLetterRuns(text: string): number {
  return (text.match(/\p{L}+/gu) ?? []).length;
}

/** How many words a text has, by the spaces between them. */
export function countWords(text: string): number {
  return text.split(/\s+/).length;
}

/** Whether a folded text holds a phrase whole, however both are written. */
export function holdsPhrase(folded: string, phrase: string): boolean {
  const flat = (text: string) => ` ${text.replace(/[^\p{L}\p{N}]+/gu, " ").trim()} `;
  return flat(folded).includes(flat(fold(phrase)));
}

/** The first sentence of a text, cut between two words where it has more letters than these. */
export function firstSentence(text: string, letters: number): string {
  const [first = text] = text.split(/(?<=[.!?])\s+|\n/);
  if (first.length <= letters) return first;
  return `${first.slice(0, letters).replace(/\s+\S*$/, "")}…`;
}
