import type { Language } from "@prosa/protocol";
import type { Knowledge } from "../../knowledge/passage.ts";
import { contentWordsAmong } from "../../knowledge/query/query.ts";
import { allPacks, anyOf, packOf } from "../../language/packs.ts";
import { prefiltered } from "../../language/text/prefiltered.ts";
import { wordPattern } from "../../language/text/word-patterns.ts";
import { fold, wordsOf } from "../../language/text/words.ts";
import { importanceOf } from "../../language/vocabulary.ts";
import {
  courtesyOf,
  hasOtherWord,
  type IntentReading,
  isTalkWord,
  wordsBySentence,
} from "../../understanding/intents/intent.ts";
import type { FoldedText, Reading } from "../reading.ts";

/** The least confidence at which an intent alone decides. */
export const SURE = 0.7;

/** The least confidence of the intent at which a short message is small talk. */
export const SURE_TALK = 0.9;

/** The intents of talk for its own sake, which no page is asked for. */
export const TALK: readonly string[] = ["greeting", "goodbye", "thanks", "small-talk"];

/** Matters of selling: no message is of them where nothing is sold. */
const OF_SELLING: readonly string[] = ["product", "price", "availability", "discount"];

/** Matters of a purchase, which are those of a site that sells or has a heading of them. */
const OF_PURCHASES: readonly string[] = [
  "delivery",
  "order-status",
  "returns",
  "warranty",
  "payment",
  "invoice",
];

const headedBySite = new WeakMap<Knowledge, ReadonlySet<string>>();

/**
 * The intent of a message as far as the site knows of such matters: a clinic has no stock and a library's "returns" are no
 * returned goods. An intent that the site shows no sign of is unknown, and the message is searched like any other. Those that
 * the owner taught by phrases stay.
 */
export function intentOfSite(
  intent: IntentReading,
  knowledge: Knowledge,
  taught: Readonly<Record<string, unknown>> = {},
): IntentReading {
  const { name } = intent;
  const isSelling = OF_SELLING.includes(name);
  if ((!isSelling && !OF_PURCHASES.includes(name)) || name in taught) return intent;
  if (knowledge.ofKind("product").length > 0 || headedIn(knowledge).has(name)) return intent;
  return { ...intent, name: "unknown" };
}

/** The intents that a heading or a title of the site answers. Read once for a version of its knowledge. */
function headedIn(knowledge: Knowledge): ReadonlySet<string> {
  let headed = headedBySite.get(knowledge);
  if (headed === undefined) {
    // The heading of a fact holds the owner's keywords.
    const facts = knowledge.ofKind("fact").map(({ heading }) => heading);
    const matters = [...knowledge.matters.byPage.values()].flat().map(({ text }) => text);
    const texts = [...facts, ...matters].map(fold);
    headed = new Set(HEADED_INTENTS.filter((name) => texts.some((text) => headingMatches(name, text))));
    headedBySite.set(knowledge, headed);
  }
  return headed;
}

const NOT_TALK: IntentReading = { name: "unknown", confidence: 0, alternatives: [] };

interface TalkReading {
  intent: IntentReading;
  /** The message is talk word for word, and asks nothing of the site. */
  isCourtesy: boolean;
}

/**
 * Holds the intent of a message against its words. What is talk word for word is talk, unless the site has a heading of just
 * these words ("Menu"). What only sounds like talk and names a matter ("how to cancel") is of no known intent: it is searched.
 */
export function readTalk(
  written: FoldedText,
  intent: IntentReading,
  language: Language,
  knowledge: Knowledge,
): TalkReading {
  if (isCourtesy(written, language, knowledge))
    return {
      intent: TALK.includes(intent.name) ? { ...intent, confidence: 1 } : talk(written),
      isCourtesy: true,
    };
  const isBorneOut = !TALK.includes(intent.name) || !namesMatter(written, intent, language, knowledge);
  return { intent: isBorneOut ? intent : NOT_TALK, isCourtesy: false };
}

function isCourtesy({ folded, words }: FoldedText, language: Language, knowledge: Knowledge): boolean {
  if (hasOtherWord(words)) return false;
  const sentences = wordsBySentence(folded);
  const isTalk =
    courtesyOf(words) !== undefined ||
    (sentences.length > 1 && sentences.every((sentence) => courtesyOf(sentence) !== undefined));
  if (!isTalk) return false;
  const content = contentWordsAmong(words, language);
  return content.length === 0 || !knowledge.matters.headings.has(content.join(" "));
}

function talk({ words }: FoldedText): IntentReading {
  const topic = courtesyOf(words);
  const name = topic !== undefined && TALK.includes(topic) ? topic : "small-talk";
  return { name, confidence: 1, alternatives: [] };
}

/** True where a message has a word that is none of talk, and asks about it or finds it on the site. */
function namesMatter(
  { folded, words }: FoldedText,
  { name, confidence }: IntentReading,
  language: Language,
  knowledge: Knowledge,
): boolean {
  const content = contentWordsAmong(words, language);
  const matter = content.filter((word) => !isTalkWord(word) && importanceOf(word) === 1);
  if (matter.length === 0) return false;
  const { asksForFact, asksYesOrNo } = packOf(language).search;
  const asks = /[?¿]/.test(folded) || asksForFact.test(folded) || asksYesOrNo.test(folded);
  // "Who do I ask?" is all of talk; of "can he train at 15?" most is not, whatever the site calls it.
  if (asks && confidence < SURE_TALK && 2 * matter.length > content.length) return true;
  const isSmallTalk = name === "small-talk";
  if (content.some(isTalkWord)) {
    if (!asks || (isSmallTalk && confidence >= SURE_TALK)) return false;
  } else if (isSmallTalk && asks) return true;
  if (!asks && !isSmallTalk) return false;
  // "ok" by itself goes by its own form: a dictionary finds a page for any word.
  if (!asks && words.length === 1) return matter.some((word) => knowledge.hasWord(word));
  return knowledge.search({ text: matter.join(" "), language, limit: 1 }).length > 0;
}

/** Folded headings of passages that answer an intent. */
const headings: Readonly<Record<string, RegExp>> = {
  delivery: new RegExp(`\\b${anyOf(({ goods }) => goods.deliveryHeading)}\\b`),
  "order-status": new RegExp(`\\b${anyOf(({ goods }) => goods.orderStatusHeading)}\\b`),
  returns: new RegExp(`\\b${anyOf(({ goods }) => goods.returnsHeading)}\\b`),
  warranty: new RegExp(`\\b${anyOf(({ goods }) => goods.warrantyHeading)}\\b`),
  payment: new RegExp(`\\b${anyOf(({ goods }) => goods.paymentHeading)}\\b`),
  invoice: new RegExp(`\\b${anyOf(({ goods }) => goods.invoiceHeading)}\\b`),
  hours: new RegExp(`\\b${anyOf(({ goods }) => goods.hoursHeading)}\\b`),
  contact: new RegExp(`\\b${anyOf(({ goods }) => goods.contactHeading)}\\b`),
  discount: new RegExp(`\\b${anyOf(({ goods }) => goods.discountHeading)}\\b`),
  about: new RegExp(`\\b${anyOf(({ goods }) => goods.aboutHeading)}\\b`),
  support: new RegExp(`\\b${anyOf(({ goods }) => goods.supportHeading)}\\b`),
};

/** True where a passage's folded heading is one that answers this intent. */
export function headingMatches(intent: string, foldedHeading: string): boolean {
  return headings[intent]?.test(foldedHeading) === true;
}

/** The intents that are told by headings. */
const HEADED_INTENTS: readonly string[] = Object.keys(headings);

/** Intents whose headings may hold anything. */
const OF_ANYTHING: readonly string[] = ["support", "about"];

/** True where a passage's own folded heading is one that answers another intent, and not this one. */
export function headingMatchesAnother(intent: string, foldedHeading: string): boolean {
  const own = headings[intent];
  if (own === undefined || own.test(foldedHeading)) return false;
  return Object.entries(headings).some(
    ([name, heading]) => !OF_ANYTHING.includes(name) && heading.test(foldedHeading),
  );
}

const ASKS_NEXT = wordPattern(allPacks.map(({ reply }) => reply.asksWhatNext).join(" "));
const CALLS = wordPattern(allPacks.map(({ reply }) => reply.callsAgain).join(" "));

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

export function asksForTicket(words: readonly string[]): boolean {
  return ASKS_FOR_TICKET.test(spaced(words));
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

/** Words that ask about a matter of a purchase as a whole, folded, by the intent that asks. */
const matterWords: Readonly<Record<string, RegExp>> = {
  returns: new RegExp(`^${anyOf(({ matters }) => matters.returnsWords)}$`),
  delivery: new RegExp(`^${anyOf(({ matters }) => matters.deliveryWords)}$`),
  payment: new RegExp(`^${anyOf(({ matters }) => matters.paymentWords)}$`),
  discount: new RegExp(`^${anyOf(({ matters }) => matters.discountWords)}$`),
  invoice: new RegExp(`^${anyOf(({ matters }) => matters.invoiceWords)}$`),
  warranty: new RegExp(`^${anyOf(({ matters }) => matters.warrantyWords)}$`),
};

/** Folded words that ask for a matter and add nothing to it. */
const OF_ASKING = new RegExp(`^${anyOf(({ matters }) => matters.ofAsking)}$`);

/** True where a message at a shop certainly asks about a matter of a purchase, and about nothing more specific. */
export function asksOfMatter(
  { intent, places, matter }: Pick<Reading, "intent" | "places" | "matter">,
  knowledge: Knowledge,
): boolean {
  const words = matterWords[intent.name];
  // "Returns" of a library or "cancelling" at a clinic are no matters of a purchase.
  if (knowledge.ofKind("product").length === 0 || words === undefined) return false;
  if (intent.confidence < SURE || places.length > 0) return false;
  const isOfAnother = (word: string) => Object.values(matterWords).some((other) => other.test(word));
  return matter.every(
    (word) => words.test(word) || (!isOfAnother(word) && (importanceOf(word) < 1 || OF_ASKING.test(word))),
  );
}

/** True where a word names the matter of a purchase that an intent asks for. */
export function isWordOfMatter(intent: string, word: string): boolean {
  return matterWords[intent]?.test(word) === true;
}

export function isMatter(intent: string): boolean {
  return matterWords[intent] !== undefined;
}
