import { importanceOf } from "../../knowledge/index/importance.ts";
import { type Comparison, type Hit, type Knowledge, liftOf, type Passage } from "../../knowledge/passage.ts";
import { tellingWords } from "../../knowledge/query/query.ts";
import { fold } from "../../language/text/normalise.ts";
import { nextQuestionsFor, startersFor } from "../decision/starters.ts";
import { withoutGreeting } from "../query/greeting.ts";
import { topicOf } from "../query/topic.ts";
import { readDoing } from "../query/verb-forms.ts";
import type { Ground, NamedProduct, RetrievedTurn, TurnDeps, UnderstoodTurn } from "../turn.ts";
import { type Expectation, readExpectation } from "./answer-type.ts";
import { suits } from "./intent-match.ts";
import { quoteOf } from "./quote.ts";
import { aidsFor } from "./remedies.ts";

const FOUND_MAX = 24;
const KEPT_MAX = 8;
const NEAREST_MAX = 3;
const FACTS_WEIGHT = 0.1;
const HEADING_WEIGHT = 0.4;
const CATALOGUE_MAX = 100;
const PRODUCTS_MAX = 6;
const FIT_WEIGHT = 0.2;
const SUPPORT_WEIGHT = 0.8;
const EXPECTED_WEIGHT = 0.15;
const DOING_WEIGHT = 0.4;
const SUITING_WEIGHT = 0.15;

const OFFERS_MAX = 10;
const CHEAPEST_MAX = 3;
const CHEAPEST =
  /\b(mais (barat\w+|em conta)|menor preco|cheap(est|er)|lowest price|mas (barat\w+|economic\w+))\b/;
const BROWSES =
  /\b((o )?que|quais|qual) .*(vende|vendem|tem|produtos)|\bwhat .*(sell|products|have)|\b(que|cuales) .*(venden|productos|tienen)/;
const TALK_OPENING: readonly string[] = ["greeting", "small-talk"];

const ASKS_HOW =
  /\b(como (eu )?(faco|faz|posso|peco|pedir|solicito|uso|usar|funciona)|how (do|can|to|should)|como (hago|puedo|pido))\b/;
const TELLS_HOW = /^(como|how|c[oó]mo|passo a passo)\b/i;

/** What a message asks, with the talk that it leans on, for a model of meaning; empty where nothing is looked for. */
export function queryOf(turn: UnderstoodTurn, { knowledge }: Pick<TurnDeps, "knowledge">): string {
  if (asksNothing(turn)) return "";
  return [topicOf(turn, knowledge), withoutGreeting(turn.display)].filter((text) => text !== "").join("\n");
}

/**
 * Adds the passages that speak of the message, those first whose words answer it, and the site's contacts. With the direction
 * of its `meaning`, passages near to that rank higher.
 */
export function retrieve(
  turn: UnderstoodTurn,
  { knowledge }: Pick<TurnDeps, "knowledge">,
  meaning?: Float32Array,
): RetrievedTurn {
  const contacts = contactsOf(knowledge);
  if (asksNothing(turn)) {
    return { ...turn, query: "", topic: "", hits: [], products: [], contacts, contactsSupport: 0, aids: [] };
  }
  const topic = topicOf(turn, knowledge);
  const leaning = turn.intent.name === "unknown" ? readExpectation(fold(topic)) : undefined;
  // A message that says no intent of its own and leans on the talk goes on with the talk's.
  const leant =
    topic !== "" && turn.intent.name === "unknown" ? (turn.context.turns.at(-1)?.intent ?? "") : "";
  const expectation =
    readExpectation(fold(turn.meant)) ?? readDoing(turn.folded, turn.language, knowledge) ?? leaning;
  const query = { text: withoutGreeting(turn.meant), language: turn.language, topic };
  const compare = knowledge.compare(query);
  const hits = knowledge.search({ ...query, limit: FOUND_MAX, ...(meaning && { vector: meaning }) });
  const found = hits
    .map((hit) => toGround(hit, compare, expectation, turn, leant))
    .sort((one, other) => other.score - one.score);
  const products = productsNamed(found, knowledge, compare).map(({ passage, named }) => ({
    ground:
      found.find((ground) => ground.passage === passage) ??
      toGround({ passage, score: 0, coverage: 0 }, compare, expectation, turn, leant),
    named,
  }));
  const isByPrice = CHEAPEST.test(fold(turn.meant));
  const offers = isByPrice
    ? cheapestOf(products, knowledge, compare)
    : isBrowsing(turn)
      ? catalogueOf(knowledge, compare)
      : [];
  return {
    ...turn,
    ...(offers.length > 1 && { catalogue: offers }),
    ...(isByPrice && { isByPrice }),
    ...(TALK_OPENING.includes(turn.intent.name) && { starters: startersFor(knowledge, turn.language) }),
    query: query.text,
    ...(meaning && { nearest: nearestOf(hits) }),
    topic,
    hits: found.slice(0, KEPT_MAX),
    products,
    contacts,
    contactsSupport: supportBy(contacts[0], compare, expectation, found.length > 0),
    ...(products.length > 0 && {
      nextQuestions: nextQuestionsFor(knowledge, turn.language, [
        turn.intent.name,
        ...turn.context.turns.map(({ intent }) => intent),
      ]),
    }),
    aids: aidsFor(turn, knowledge, topic),
  };
}

/** A number by itself asks nothing, and stands on every page. */
function asksNothing({ wantsHuman, display }: UnderstoodTurn): boolean {
  return wantsHuman === true || !/\p{L}/u.test(display);
}

function nearestOf(hits: readonly Hit[]): Passage[] {
  return hits
    .filter(({ nearness = 0 }) => nearness > 0)
    .sort((one, other) => (other.nearness ?? 0) - (one.nearness ?? 0))
    .slice(0, NEAREST_MAX)
    .map(({ passage }) => passage);
}

/** Finds a passage's words that answer, and ranks it by them as well as by the whole. */
function toGround(
  { passage, score, coverage }: Hit,
  compare: Comparison,
  expectation: Expectation | undefined,
  { intent, folded }: UnderstoodTurn,
  leant: string,
): Ground {
  const { text, fit } = quoteOf(passage, compare, expectation?.isMet);
  const support = compare(`${passage.title} ${passage.heading} ${text}`, passage.language);
  const isExpected = expectationMet(expectation, text);
  // A table's rows speak each for itself, and its length says nothing against the one that answers.
  const base = passage.kind === "table" ? Math.max(score, support) : score;
  let rank = base + FIT_WEIGHT * fit + SUPPORT_WEIGHT * support;
  if (isExpected === true) rank += expectation?.isOfDoing ? DOING_WEIGHT : EXPECTED_WEIGHT;
  if (isExpected === false) rank -= EXPECTED_WEIGHT;
  const isSuited = suits(leant || intent.name, fold(`${passage.title} ${passage.heading}`));
  const heading = passage.heading.split(" › ").at(-1) ?? "";
  rank += HEADING_WEIGHT * compare(heading, passage.language);
  if (ASKS_HOW.test(folded) && TELLS_HOW.test(heading)) rank += EXPECTED_WEIGHT;
  if (passage.kind === "product" && intent.name !== "price") rank -= FACTS_WEIGHT;
  if (isSuited) rank += SUITING_WEIGHT * intent.confidence;
  // What the search found is lifted already.
  rank = base + liftOf(passage) * (rank - base);
  const ground = { passage, score: rank, coverage, quote: text, support, isSuited };
  if (isExpected === undefined) return ground;
  return { ...ground, isExpected, ...(isExpected && expectation?.isOfDoing && { isOfDoing: true }) };
}

function supportBy(
  passage: Passage | undefined,
  compare: Comparison,
  expectation: Expectation | undefined,
  isAboutMore: boolean,
): number {
  const isExpected = passage === undefined ? false : expectationMet(expectation, passage.text);
  if (passage === undefined || isExpected === false) return 0;
  const support = compare(`${passage.title} ${passage.heading} ${passage.text}`, passage.language);
  if (isExpected !== true) return support;
  // "Where are you?" holds no word to look for: what it asks for is all there is to it.
  return isAboutMore ? support + EXPECTED_WEIGHT : 1;
}

function expectationMet(expectation: Expectation | undefined, text: string): boolean | undefined {
  if (expectation === undefined) return undefined;
  if (expectation.isMet(fold(text), text)) return true;
  return expectation.isCertain ? false : undefined;
}

/** Whether a message asks what there is to buy without saying what: all its words are those of asking. */
function isBrowsing({ meant, language }: UnderstoodTurn): boolean {
  const words = tellingWords(withoutGreeting(meant), language);
  return BROWSES.test(fold(meant)) && words.every((word) => importanceOf(word) < 1);
}

/** The cheapest of the products named, or of all where none is; only those that state a price in one currency. */
function cheapestOf(named: readonly NamedProduct[], knowledge: Knowledge, compare: Comparison): Ground[] {
  const [best] = named;
  const alike = named.filter((one) => best !== undefined && one.named >= 0.95 * best.named);
  const among = alike.length > 1 ? alike.map(({ ground }) => ground) : offersOf(knowledge, compare);
  const currency = among[0]?.passage.product?.currency;
  const price = ({ passage }: Ground) => passage.product?.price ?? Number.POSITIVE_INFINITY;
  return among
    .filter((ground) => price(ground) < Infinity && ground.passage.product?.currency === currency)
    .sort((one, other) => price(one) - price(other))
    .slice(0, CHEAPEST_MAX);
}

function catalogueOf(knowledge: Knowledge, compare: Comparison): Ground[] {
  return offersOf(knowledge, compare).slice(0, OFFERS_MAX);
}

function offersOf(knowledge: Knowledge, compare: Comparison): Ground[] {
  return knowledge
    .ofKind("product")
    .slice(0, CATALOGUE_MAX)
    .map((passage) => {
      const quote = passage.text.split("\n")[0] ?? "";
      const support = compare(quote, passage.language);
      return { passage, score: 1, coverage: support, quote, support, isSuited: true };
    });
}

/** The products whose names share words with the message, the best named first: of a small shop any, else of those found. */
function productsNamed(
  found: readonly Ground[],
  knowledge: Knowledge,
  compare: Comparison,
): { passage: Passage; named: number }[] {
  const all = knowledge.ofKind("product");
  const near = all.length <= CATALOGUE_MAX ? all : found.map(({ passage }) => passage);
  return near
    .map((passage) => ({ passage, named: compare(passage.product?.name ?? "", passage.language) }))
    .filter(({ named }) => named > 0)
    .sort((one, other) => other.named - one.named)
    .slice(0, PRODUCTS_MAX);
}

const contactsBySite = new WeakMap<Knowledge, readonly Passage[]>();

function contactsOf(knowledge: Knowledge): readonly Passage[] {
  let contacts = contactsBySite.get(knowledge);
  if (contacts === undefined) {
    contacts = [...knowledge.ofKind("contact")]
      .sort((one, other) => other.text.length - one.text.length)
      .slice(0, 3);
    contactsBySite.set(knowledge, contacts);
  }
  return contacts;
}
