import { importanceOf } from "../../knowledge/index/importance.ts";
import { boostOf, type Comparison, type Hit, type Knowledge, type Passage } from "../../knowledge/passage.ts";
import { fold } from "../../language/text/fold.ts";
import type { Evidence, Finding, NamedProduct } from "../findings.ts";
import type { TurnDeps } from "../ports.ts";
import { type AnswerType, readAnswerType } from "../query/answer-type.ts";
import { readActivity } from "../query/verb-forms.ts";
import type { Reading } from "../reading.ts";
import type { RetrievedTurn, UnderstoodTurn } from "../turn.ts";

import { headingMatches } from "./intent-match.ts";
import { quoteOf } from "./quote.ts";
import { remediesFor } from "./remedies.ts";
import { nextQuestionsFor, startersFor } from "./starters.ts";

const FOUND_MAX = 24;
const KEPT_MAX = 8;
const NEAREST_MAX = 3;
const FACTS_WEIGHT = 0.1;
const HEADING_WEIGHT = 0.4;
const CATALOGUE_MAX = 100;
const PRODUCTS_MAX = 6;
const FIT_WEIGHT = 0.2;
const SUPPORT_WEIGHT = 0.8;
const ANSWER_TYPE_WEIGHT = 0.15;
const ACTIVITY_WEIGHT = 0.4;
const INTENT_MATCH_WEIGHT = 0.15;

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

/**
 * Adds the passages that speak of the message, those first whose words answer it, and the site's contacts. With the direction
 * of its `meaning`, passages near to that rank higher.
 */
export function retrieve(
  turn: UnderstoodTurn,
  { knowledge }: Pick<TurnDeps, "knowledge">,
  meaning?: Float32Array,
): RetrievedTurn {
  const contacts = contactsIn(knowledge);
  const { reading } = turn;
  const { intent, language, meant, topic } = reading;
  if (!reading.asksSomething) {
    const finding = { kind: "contacts", passages: contacts, support: 0 } as const;
    return { ...turn, hits: [], findings: [finding] };
  }
  const leaning = intent.name === "unknown" ? readAnswerType(topic.folded) : undefined;
  // A message that says no intent of its own and leans on the talk goes on with the talk's.
  const leant =
    topic.text !== "" && intent.name === "unknown" ? (turn.context.turns.at(-1)?.intent ?? "") : "";
  const answerType =
    readAnswerType(meant.folded) ?? readActivity(reading.written.folded, language, knowledge) ?? leaning;
  const query = { text: reading.query.text, language, topic: topic.text };
  const compare = knowledge.compare(query);
  const hits = knowledge.search({ ...query, limit: FOUND_MAX, ...(meaning && { vector: meaning }) });
  const found = hits
    .map((hit) => toEvidence(hit, compare, answerType, reading, leant))
    .sort((one, other) => other.score - one.score);
  const products = namedAmong(found, knowledge, compare).map(({ passage, named }) => ({
    evidence:
      found.find((piece) => piece.passage === passage) ??
      toEvidence({ passage, score: 0, coverage: 0 }, compare, answerType, reading, leant),
    named,
  }));
  const isByPrice = CHEAPEST.test(meant.folded);
  const offers = isByPrice
    ? cheapestOf(products, knowledge, compare)
    : isBrowsing(reading)
      ? catalogueOf(knowledge, compare)
      : [];
  const findings: Finding[] = [
    { kind: "products", products },
    {
      kind: "contacts",
      passages: contacts,
      support: supportBy(contacts[0], compare, answerType, found.length > 0),
    },
    { kind: "remedies", evidence: remediesFor(reading, knowledge) },
  ];
  if (meaning) findings.push({ kind: "nearest", passages: nearestIn(hits) });
  if (offers.length > 1) findings.push({ kind: "catalogue", evidence: offers });
  if (isByPrice) findings.push({ kind: "price-order", from: "cheapest" });
  if (TALK_OPENING.includes(intent.name))
    findings.push({ kind: "starters", questions: startersFor(knowledge, language) });
  if (products.length > 0) {
    const asked = [intent.name, ...turn.context.turns.map((past) => past.intent)];
    findings.push({ kind: "next-questions", questions: nextQuestionsFor(knowledge, language, asked) });
  }
  return { ...turn, hits: found.slice(0, KEPT_MAX), findings };
}

function nearestIn(hits: readonly Hit[]): Passage[] {
  return hits
    .filter(({ similarity = 0 }) => similarity > 0)
    .sort((one, other) => (other.similarity ?? 0) - (one.similarity ?? 0))
    .slice(0, NEAREST_MAX)
    .map(({ passage }) => passage);
}

/** Finds a passage's words that answer, and ranks it by them as well as by the whole. */
function toEvidence(
  { passage, score, coverage }: Hit,
  compare: Comparison,
  answerType: AnswerType | undefined,
  { intent, written }: Reading,
  leant: string,
): Evidence {
  const { text, fit } = quoteOf(passage, compare, answerType?.isMet);
  const support = compare(`${passage.title} ${passage.heading} ${text}`, passage.language);
  const hasAnswerType = answerTypeMet(answerType, text);
  // A table's rows speak each for itself, and its length says nothing against the one that answers.
  const base = passage.kind === "table" ? Math.max(score, support) : score;
  let rank = base + FIT_WEIGHT * fit + SUPPORT_WEIGHT * support;
  if (hasAnswerType === true) rank += answerType?.affirmsDoing ? ACTIVITY_WEIGHT : ANSWER_TYPE_WEIGHT;
  if (hasAnswerType === false) rank -= ANSWER_TYPE_WEIGHT;
  const matchesIntent = headingMatches(leant || intent.name, fold(`${passage.title} ${passage.heading}`));
  const heading = passage.heading.split(" › ").at(-1) ?? "";
  rank += HEADING_WEIGHT * compare(heading, passage.language);
  if (ASKS_HOW.test(written.folded) && TELLS_HOW.test(heading)) rank += ANSWER_TYPE_WEIGHT;
  if (passage.kind === "product" && intent.name !== "price") rank -= FACTS_WEIGHT;
  if (matchesIntent) rank += INTENT_MATCH_WEIGHT * intent.confidence;
  // The search's own score is lifted already.
  rank = base + boostOf(passage) * (rank - base);
  const evidence = { passage, score: rank, coverage, quote: text, support, matchesIntent };
  if (hasAnswerType === undefined) return evidence;
  return {
    ...evidence,
    hasAnswerType,
    ...(hasAnswerType && answerType?.affirmsDoing && { affirmsDoing: true }),
  };
}

function supportBy(
  passage: Passage | undefined,
  compare: Comparison,
  answerType: AnswerType | undefined,
  isAboutMore: boolean,
): number {
  const hasAnswerType = passage === undefined ? false : answerTypeMet(answerType, passage.text);
  if (passage === undefined || hasAnswerType === false) return 0;
  const support = compare(`${passage.title} ${passage.heading} ${passage.text}`, passage.language);
  if (hasAnswerType !== true) return support;
  // "Where are you?" holds no word to look for: what it asks for is all there is to it.
  return isAboutMore ? support + ANSWER_TYPE_WEIGHT : 1;
}

function answerTypeMet(answerType: AnswerType | undefined, text: string): boolean | undefined {
  if (answerType === undefined) return undefined;
  if (answerType.isMet(fold(text), text)) return true;
  return answerType.isCertain ? false : undefined;
}

/** True where a message asks what the site sells and names no product: all its words are words of asking. */
function isBrowsing({ meant, query }: Reading): boolean {
  return BROWSES.test(meant.folded) && query.contentWords.every((word) => importanceOf(word) < 1);
}

/** The cheapest of the products named, or of all where none is; only those that state a price in one currency. */
function cheapestOf(named: readonly NamedProduct[], knowledge: Knowledge, compare: Comparison): Evidence[] {
  const [best] = named;
  const alike = named.filter((one) => best !== undefined && one.named >= 0.95 * best.named);
  const among = alike.length > 1 ? alike.map(({ evidence }) => evidence) : offersOf(knowledge, compare);
  const currency = among[0]?.passage.product?.currency;
  const price = ({ passage }: Evidence) => passage.product?.price ?? Number.POSITIVE_INFINITY;
  return among
    .filter((piece) => price(piece) < Infinity && piece.passage.product?.currency === currency)
    .sort((one, other) => price(one) - price(other))
    .slice(0, CHEAPEST_MAX);
}

function catalogueOf(knowledge: Knowledge, compare: Comparison): Evidence[] {
  return offersOf(knowledge, compare).slice(0, OFFERS_MAX);
}

function offersOf(knowledge: Knowledge, compare: Comparison): Evidence[] {
  return knowledge
    .ofKind("product")
    .slice(0, CATALOGUE_MAX)
    .map((passage) => {
      const quote = passage.text.split("\n")[0] ?? "";
      const support = compare(quote, passage.language);
      return { passage, score: 1, coverage: support, quote, support, matchesIntent: true };
    });
}

/** The products whose names share words with the message, the best named first: of a small shop any, else of those found. */
function namedAmong(
  found: readonly Evidence[],
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

function contactsIn(knowledge: Knowledge): readonly Passage[] {
  let contacts = contactsBySite.get(knowledge);
  if (contacts === undefined) {
    contacts = [...knowledge.ofKind("contact")]
      .sort((one, other) => other.text.length - one.text.length)
      .slice(0, 3);
    contactsBySite.set(knowledge, contacts);
  }
  return contacts;
}
