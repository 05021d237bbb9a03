import type { Comparison, Knowledge, Passage, ProductFacts } from "../../knowledge/passage.ts";
import { contentWordsAmong } from "../../knowledge/query/query.ts";
import { readAsking } from "../../knowledge/wording/traits.ts";
import { anyOf } from "../../language/packs.ts";
import { prefiltered } from "../../language/text/prefiltered.ts";
import { fold, wordsIn, wordsOf } from "../../language/text/words.ts";
import { importanceOf } from "../../language/vocabulary.ts";
import { type Evidence, findingOf, productsNamed, sureEvidence, withFindings } from "../findings.ts";
import type { TurnDeps } from "../ports.ts";
import { type AnswerType, readAnswerType } from "../query/answer-type.ts";
import { asksExistence, isOfSite, opensNext, pointsBack, pointsToPerson } from "../query/dialogue.ts";
import type { RetrievedTurn } from "../turn.ts";
import { bestOfPage, pageOf } from "./products/product-page.ts";
import { talkedOf } from "./talked-of.ts";

/** The least share of the words that name a thing which its heading must hold. */
const NAMED = 0.75;
/** The least share of what is asked, the thing's name aside, that a line about it must hold. */
const HELD = 0.5;
const NAMING_WORDS_MAX = 3;
/** The same where the message points at the thing with a word of its own. */
const HELD_BY_POINTED = 0.35;
const BEGINNING_MIN = 4;
/** A person's section is quoted whole where no line holds what is asked and it is no longer than this. */
const PERSON_LENGTH_MAX = 400;
/** The least share of a message that a product of the site holds in its name for the message to be about that. */
const PRODUCT_NAMED = 0.5;
/** Intents that the site has terms for, whatever the talk was about. */
const OF_ORDERS: readonly string[] = ["delivery", "returns", "order-status"];
const COMPARES = prefiltered(new RegExp(`\\b${anyOf(({ goods }) => goods.compares)}\\b`));
/** A longer message that says "between" is about something else. */
const COMPARED_WORDS = 16;
const COMPARED_MAX = 3;
const LINES = /(?<=[.!?])\s+(?=\p{Lu})|\n+/u;
const SHORT_WORDS = 7;
const SECTION_LENGTH_MAX = 700;

/** A row or a section of a page that has a name of its own. */
interface Thing {
  passage: Passage;
  name: string;
  /** Its lines: the cells of a row, the sentences of a section. */
  lines: readonly string[];
}

/** Lines found of a thing, and whether the message points at it. */
interface Found {
  evidence: Evidence;
  beside?: readonly Evidence[];
  product?: ProductFacts;
  isMeant: boolean;
}

/**
 * Adds what a row or a section says of the question: of the one that the talk is about, where the message leans on the talk, of
 * the one that the message names next ("and the pediatrician?"), or of the one whose existence it asks for.
 */
export function addSubject(turn: RetrievedTurn, { knowledge }: Pick<TurnDeps, "knowledge">): RetrievedTurn {
  const { reading } = turn;
  if (!reading.asksSomething) return turn;
  const compared = comparedSections(turn, knowledge);
  if (compared !== undefined) return withFindings(turn, { kind: "subject", ...compared });
  if (reading.written.words.length > SHORT_WORDS) return turn;
  // A place has rules of its own, and goods have pages of their own.
  if (reading.places.length > 0 || findingOf(turn, "place") !== undefined) return turn;
  const found =
    nextNamed(turn, knowledge) ??
    ofTalk(turn, knowledge) ??
    existing(turn, knowledge) ??
    (telling(turn).length === 0 ? meantBySome(talkedOf(turn, knowledge)) : undefined);
  return found === undefined ? turn : withFindings(turn, { kind: "subject", ...found });
}

/** The sections of one page that a message asks to compare, by their names: rooms, plans, courses that are no products. */
function comparedSections({ reading, hits }: RetrievedTurn, knowledge: Knowledge): Found | undefined {
  const { folded, words } = reading.written;
  if (!COMPARES.test(folded) || words.length > COMPARED_WORDS) return undefined;
  const [first, ...others] = hits
    .filter(({ passage }) => passage.kind === "prose" && passage.heading.includes(" › "))
    .map(({ passage }) => ({ passage, name: wordsOf(passage.heading.split(" › ").at(-1) ?? "") }))
    .filter(({ name }) => name.length > 1 && name.every((word) => words.includes(word)));
  const beside = others.filter(
    ({ passage, name }) => passage.url === first?.passage.url && name.join(" ") !== first.name.join(" "),
  );
  const all = first === undefined ? [] : [first, ...beside].slice(0, COMPARED_MAX);
  const isWhole = all.every(({ passage }) => passage.text.length <= SECTION_LENGTH_MAX);
  if (all.length < 2 || !isWhole || goodsOn(all, knowledge)) return undefined;
  const [evidence, ...rest] = all.map(({ passage }) => sureEvidence(passage, passage.text));
  return evidence && { evidence, beside: rest, isMeant: true };
}

/** Goods have facts of their own to be compared by. */
function goodsOn(all: readonly { passage: Passage }[], knowledge: Knowledge): boolean {
  const urls = new Set(knowledge.ofKind("product").map(({ url }) => url));
  return all.some(({ passage }) => urls.has(passage.url));
}

function meantBySome(evidence: Evidence | undefined): Found | undefined {
  return evidence && { evidence, isMeant: false };
}

/** Another thing of the same page as the talk's subject, by the question before it: "and the pediatrician?" */
function nextNamed(turn: RetrievedTurn, knowledge: Knowledge): Found | undefined {
  const { reading, context } = turn;
  const subject = knowledge.find(context.slots?.subject?.id ?? "");
  const words = telling(turn);
  if (!opensNext(reading) || subject === undefined || words.length === 0 || words.length > NAMING_WORDS_MAX)
    return undefined;
  if (subject.product !== undefined) return nextProduct(words, turn, knowledge);
  const compare = knowledge.compare({ text: words.join(" "), language: reading.language });
  const things = pageOf(knowledge, subject.url).flatMap(thingsOf);
  const [best] = things
    .map((thing) => ({
      thing,
      named: isBeginning(words, thing) ? 1 : compare(thing.name, thing.passage.language),
    }))
    .filter(({ named, thing }) => named >= NAMED && thing.name !== context.slots?.subject?.name)
    .sort((one, other) => other.named - one.named);
  if (best === undefined) return undefined;
  const before = context.turns.at(-1)?.visitor ?? "";
  return {
    evidence: linesFor(best.thing, before, turn, knowledge, HELD) ?? wholeOf(best.thing),
    isMeant: true,
  };
}

/** The page of a product that is named next, by the question before it: "and the other one?" */
function nextProduct(words: readonly string[], turn: RetrievedTurn, knowledge: Knowledge): Found | undefined {
  const { context, reading } = turn;
  const compare = knowledge.compare({ text: words.join(" "), language: reading.language });
  const named = productsNamed(turn)
    .map(({ evidence: { passage } }) => ({
      passage,
      share: compare(passage.product?.name ?? "", passage.language),
    }))
    .filter(({ passage, share }) => share >= PRODUCT_NAMED && passage.id !== context.slots?.subject?.id)
    .sort((one, other) => other.share - one.share);
  const [next, second] = named;
  const passage = next?.passage;
  if (passage === undefined || second?.share === next?.share) return undefined;
  const own = new Set(wordsOf(context.slots?.subject?.name ?? ""));
  const folded = fold(context.turns.at(-1)?.visitor ?? "");
  const asked = contentWordsAmong(wordsIn(folded), reading.language).filter(
    (word) => importanceOf(word) === 1 && !own.has(word),
  );
  if (asked.length === 0) return undefined;
  const before = knowledge.compare({ text: asked.join(" "), language: reading.language });
  const evidence = bestOfPage(passage, knowledge, before, readAnswerType(folded), folded);
  return evidence && passage.product && { evidence, product: passage.product, isMeant: true };
}

/** True where every word begins a word of a thing's name: "derma" of a dermatologist. */
function isBeginning(words: readonly string[], { name }: Thing): boolean {
  const own = wordsOf(name);
  return words.every((word) =>
    own.some((one) => one === word || (word.length >= BEGINNING_MIN && one.startsWith(word))),
  );
}

/** The row or the section whose name holds what a message asks whether there is. */
function existing(turn: RetrievedTurn, knowledge: Knowledge): Found | undefined {
  const { reading } = turn;
  const words = telling(turn);
  // "How many books do you have?" asks of what there is.
  const isCounting = readAsking(reading.written.folded).counted.length > 0;
  if (!asksExistence(reading) || isCounting || words.length === 0 || words.length > NAMING_WORDS_MAX)
    return undefined;
  const goods = new Set(knowledge.ofKind("product").map(({ url }) => url));
  const thing = knowledge
    .search({ text: words.join(" "), language: reading.language })
    .filter(({ passage }) => !goods.has(passage.url) && passage.kind !== "contact")
    .flatMap(({ passage }) => thingsOf(passage))
    .find((one) => !one.name.endsWith("?") && isBeginning(words, one));
  return thing && { evidence: wholeOf(thing), isMeant: false };
}

/** The words of a message that tell what it is about. */
function telling({ reading }: RetrievedTurn): string[] {
  return reading.meant.contentWords.filter((word) => importanceOf(word) === 1);
}

/** The lines of the talk's subject that answer. */
function ofTalk(turn: RetrievedTurn, knowledge: Knowledge): Found | undefined {
  const { reading, context } = turn;
  const subject = context.slots?.subject;
  const passage = subject && knowledge.find(subject.id);
  if (subject === undefined || passage === undefined || isOfSite(reading)) return undefined;
  // A message that names goods is about those.
  if (namesProduct(turn, passage, knowledge)) return undefined;
  const isPointing = pointsBack(reading);
  const isBare = telling(turn).length <= 1;
  const isCertain = readAnswerType(reading.meant.folded)?.isCertain === true;
  const isMeant =
    isPointing || opensNext(reading) || (isBare && (isCertain || passage.product !== undefined));
  if (passage.product !== undefined) {
    const evidence = isMeant ? ofProduct(turn, passage, knowledge) : undefined;
    return evidence && { evidence, product: passage.product, isMeant: true };
  }
  if (!isPointing && OF_ORDERS.includes(reading.intent.name)) return undefined;
  const thing = thingsOf(passage).find(({ name }) => name === subject.name);
  if (thing === undefined) return undefined;
  const least = isPointing ? HELD_BY_POINTED : HELD;
  const evidence = linesFor(thing, reading.meant.text, turn, knowledge, least);
  // A row of which a cell is asked for by its column is the row that the talk is about.
  const isOfCell =
    thing.passage.kind === "table" && thing.lines.some((cell) => isLabelled(cell, telling(turn)));
  if (evidence !== undefined) return { evidence, isMeant: isMeant || isOfCell };
  const isPerson = isPointing && pointsToPerson(reading) && passage.text.length <= PERSON_LENGTH_MAX;
  return isPerson ? { evidence: wholeOf(thing), isMeant: true } : undefined;
}

function isLabelled(cell: string, words: readonly string[]): boolean {
  const [label = "", value] = cell.split(": ");
  return value !== undefined && wordsOf(label).some((word) => words.includes(word));
}

/** The row or the line of a product's page that holds all that is asked of it. */
function ofProduct({ reading }: RetrievedTurn, passage: Passage, knowledge: Knowledge): Evidence | undefined {
  const { meant, language } = reading;
  const asked = meant.contentWords.filter((word) => importanceOf(word) === 1);
  if (asked.length === 0) return undefined;
  const compare = knowledge.compare({ text: asked.join(" "), language });
  const detail = bestOfPage(passage, knowledge, compare, readAnswerType(meant.folded), meant.folded);
  return detail !== undefined && detail.support >= NAMED ? detail : undefined;
}

/** True where a message names a product by words of its own, and another than the one that the talk is about. */
function namesProduct(turn: RetrievedTurn, passage: Passage, knowledge: Knowledge): boolean {
  const words = telling(turn);
  const compare = knowledge.compare({ text: words.join(" "), language: turn.reading.language });
  const own = compare(passage.product?.name ?? "", passage.language);
  return productsNamed(turn).some(({ evidence }) => {
    if (evidence.passage.url === passage.url) return false;
    const name = evidence.passage.product?.name ?? "";
    const share = compare(name, evidence.passage.language);
    return share >= PRODUCT_NAMED || (share > own && wordsOf(name).some((word) => words.includes(word)));
  });
}

/** The rows of a table that name something, or the section that a passage is. */
function thingsOf(passage: Passage): Thing[] {
  const { kind, text, heading } = passage;
  if (kind === "table")
    return text.split("\n").flatMap((row): Thing[] => {
      const [name = "", ...lines] = row.split(/; (?=[^;:]+: )/);
      return lines.length === 0 ? [] : [{ passage, name, lines: [row, ...lines] }];
    });
  const name = heading.split(" › ").at(-1) ?? "";
  if (name === "") return [];
  return [{ passage, name, lines: text.split(LINES) }];
}

function wholeOf({ passage, name, lines }: Thing): Evidence {
  if (passage.kind === "table") return sureEvidence(passage, lines[0]);
  return sureEvidence(passage, passage.text.length <= SECTION_LENGTH_MAX ? passage.text : (lines[0] ?? name));
}

/** The lines of a thing that hold the kind of answer or most words of a question; undefined where none does. */
function linesFor(
  thing: Thing,
  question: string,
  { reading: { language }, context }: RetrievedTurn,
  knowledge: Knowledge,
  least: number,
): Evidence | undefined {
  const folded = fold(question);
  const own = new Set(contentWordsAmong(fold(thing.name).split(/[^\p{L}\p{N}]+/u), language));
  const asked = contentWordsAmong(folded.match(/[\p{L}\p{N}]+/gu) ?? [], language).filter(
    (word) => !own.has(word),
  );
  const compare = knowledge.compare({ text: asked.join(" "), language });
  const answerType = readAnswerType(folded);
  // Of several lines with an hour the one on what was asked about before: "when is the party?", "at what time?"
  const before = knowledge.compare({ text: context.turns.at(-1)?.visitor ?? "", language });
  const ranked = thing.lines
    .map((line) => ({ line, rank: rankOf(line, thing, asked, compare, answerType) }))
    .filter(({ rank }) => rank >= least)
    .map((one) => ({ ...one, spoken: before(one.line, thing.passage.language) }))
    .sort((one, other) => other.rank - one.rank || other.spoken - one.spoken);
  const [best] = ranked;
  if (best === undefined) return undefined;
  const isRow = thing.passage.kind === "table";
  return sureEvidence(thing.passage, isRow ? (thing.lines[0] ?? best.line) : best.line);
}

function rankOf(
  line: string,
  { passage }: Thing,
  asked: readonly string[],
  compare: Comparison,
  answerType: AnswerType | undefined,
): number {
  const isMet = answerType?.isMet(fold(line), line);
  if (isMet === false && answerType?.isCertain) return 0;
  const held = asked.length === 0 ? 0 : compare(line, passage.language);
  return held + (isMet && answerType?.isCertain ? HELD : 0);
}
