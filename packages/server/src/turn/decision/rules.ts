import type { Passage } from "../../knowledge/passage.ts";
import { readAsking, traitsOf } from "../../knowledge/wording/traits.ts";
import { fold, wordsOf } from "../../language/text/words.ts";
import { WISH } from "../evidence/products/sale.ts";
import { isDoubt, isTrouble } from "../evidence/remedies.ts";
import { type Evidence, findingOf, NAMED_ALIKE, productsNamed, remediesOf } from "../findings.ts";
import { contactLines, waysAsked } from "../query/contact-ways.ts";
import { asksExistence } from "../query/dialogue.ts";
import { isOrderNumber, SURE, SURE_TALK, TALK, threatensByLaw } from "../query/intent.ts";
import { asksAtItsEnd, countWords, hasQuestionMark, holdsPhrase } from "../query/read-text.ts";
import type { Act, HandOverCause, RetrievedTurn, Weighed } from "../turn.ts";
import {
  answerContact,
  answerHours,
  answerOwnLines,
  contactEvidence,
  decideAfterHandOver,
  decideLead,
  decideSafety,
  decideTicket,
  REACHING,
} from "./people.ts";
import {
  asksForOtherSize,
  decideBilling,
  decideDetail,
  decideProduct,
  decideSale,
  listCatalogue,
} from "./selling.ts";
import * as tuning from "./tuning.ts";

/** A rule of the decision: an act where it applies. */
interface Rule {
  readonly id: string;
  readonly act: (weighed: Weighed) => Act | undefined;
}

const CHOICES_MAX = 4;
const PAGES_MAX = 3;
const LEAVE_TAKING: readonly string[] = ["goodbye", "thanks"];

/** The rules in the order in which they are asked; the first that acts decides. */
export const RULES: readonly Rule[] = [
  { id: "danger", act: decideSafety },
  { id: "asks-for-ticket", act: decideTicket },
  { id: "asks-for-human", act: handOverAsked },
  { id: "listed-words", act: handOverListed },
  { id: "pressed-matter", act: answerPressed },
  { id: "legal-words", act: handOverLegal },
  { id: "anger", act: handOverAnger },
  { id: "order-number", act: handOverOrder },
  { id: "asks-what-next", act: decideAfterHandOver },
  { id: "leaves-contact", act: decideLead },
  { id: "leaves", act: answerLeaving },
  { id: "billing-trouble", act: decideBilling },
  { id: "step-of-buying", act: decideSale },
  { id: "of-the-subject", act: answerSubject },
  { id: "products-by-price", act: answerByPrice },
  { id: "objection-or-trouble", act: answerSignal },
  { id: "small-talk", act: answerTalk },
  { id: "catalogue", act: answerCatalogue },
  { id: "contacts-by-way", act: answerContact },
  { id: "product-detail", act: decideDetail },
  { id: "product", act: decideProduct },
  { id: "wish-to-buy", act: answerWish },
  { id: "other-size", act: declineOtherSize },
  { id: "opening-hours", act: answerHours },
  { id: "contacts", act: answerReaching },
  { id: "own-lines", act: answerOwnLines },
  { id: "place", act: answerPlace },
  { id: "overview", act: answerOverview },
  { id: "same-question", act: answerSame },
  { id: "likely-answer", act: answerLikely },
  { id: "near-the-subject", act: answerNearSubject },
  { id: "all-agree", act: answerAgreed },
  { id: "trouble-without-answer", act: handOverTrouble },
  { id: "advice", act: askAmongProducts },
  { id: "decline", act: declineRest },
];

/** Measures a turn for the rules. */
export function weigh(turn: RetrievedTurn): Weighed {
  const { intent, signal } = turn.reading;
  const isLikely = isLikelyAnswer(turn);
  // A visitor who fears to be cheated is not answered with a passage that only shares a word with the message.
  const isFear = signal === "trust" && turn.chance < tuning.LEAST_CHANCE.careful;
  // A visitor who says what to buy is told how, unless the site has a surer word on it.
  const isOrder = signal === "buying" && turn.chance < tuning.LEAST_CHANCE.careful;
  const needsRemedy = remediesOf(turn).length > 0 && (isTrouble(signal) || isFear || isOrder || !isLikely);
  return { turn, isLikely, isSure: intent.confidence >= SURE, needsRemedy };
}

function handOverAsked({ turn, isSure }: Weighed): Act | undefined {
  const { intent } = turn.reading;
  if (intent.name !== "human" || !isSure) return undefined;
  return handOver(turn, "asked", `intent human ${figure(intent.confidence)}`);
}

function handOverListed({ turn }: Weighed): Act | undefined {
  const { folded } = turn.reading.written;
  const listed = turn.site.handOver.words.findIndex((words) => holdsPhrase(folded, words));
  return listed < 0 ? undefined : handOver(turn, "listed", `site's word ${listed + 1}`);
}

/** The site offered its own heading to be pressed, and what is below it is the answer, however likely it looks. */
function answerPressed({ turn }: Weighed): Act | undefined {
  if (findingOf(turn, "pressed") === undefined) return undefined;
  return { action: "answer", reason: "pressed", evidence: distinct(turn.quotes) };
}

function handOverLegal({ turn, isSure }: Weighed): Act | undefined {
  const { intent, sentiment, written } = turn.reading;
  const isComplaining = (intent.name === "complaint" && isSure) || sentiment.label === "negative";
  return threatensByLaw(written.folded, isComplaining) ? handOver(turn, "trouble", "legal words") : undefined;
}

function handOverAnger({ turn, isSure }: Weighed): Act | undefined {
  const { intent, sentiment } = turn.reading;
  const limit = intent.name === "complaint" && isSure ? tuning.ANGRY : tuning.FURIOUS;
  if (sentiment.score >= limit) return undefined;
  return handOver(turn, "trouble", `anger ${figure(-sentiment.score)}`);
}

function handOverOrder({ turn }: Weighed): Act | undefined {
  const isOrder = turn.context.turns.at(-1)?.intent === "order-status";
  if (!isOrder || !isOrderNumber(turn.reading.written.folded)) return undefined;
  return handOver(turn, "order", "order number");
}

function answerLeaving({ turn }: Weighed): Act | undefined {
  if (turn.reading.signal !== "leaving") return undefined;
  const { contact, site, context } = turn;
  const mayInvite = contact === undefined && context.turns.length > 0 && (site.form || site.passOnContacts);
  return {
    action: "answer",
    reason: "leaves until later",
    evidence: [],
    ...(mayInvite && { invitesContact: true }),
  };
}

/** The subject that the message points at answers from its own lines. */
function answerSubject({ turn }: Weighed): Act | undefined {
  return subjectAct(turn, true);
}

/** The subject of the talk that the message does not point at answers where nothing surer does. */
function answerNearSubject({ turn }: Weighed): Act | undefined {
  return subjectAct(turn, false);
}

function subjectAct(turn: RetrievedTurn, isMeant: boolean): Act | undefined {
  const found = findingOf(turn, "subject");
  if (found === undefined || found.isMeant !== isMeant) return undefined;
  const { evidence, product, beside = [] } = found;
  const reason = beside.length > 0 ? `comparison of ${beside.length + 1} sections` : "of the subject";
  return { action: "answer", reason, evidence: [evidence, ...beside], ...(product && { product }) };
}

function answerByPrice(weighed: Weighed): Act | undefined {
  return findingOf(weighed.turn, "price-order") ? answerCatalogue(weighed) : undefined;
}

function answerCatalogue({ turn }: Weighed): Act | undefined {
  const catalogue = findingOf(turn, "catalogue")?.evidence;
  return catalogue && listCatalogue(catalogue);
}

function answerSignal({ turn, needsRemedy }: Weighed): Act | undefined {
  const { signal } = turn.reading;
  if (!needsRemedy || signal === "buying") return undefined;
  const kind = signal !== null && isDoubt(signal) ? "objection" : "trouble";
  return { action: "answer", evidence: remediesOf(turn), reason: `${kind} ${signal}` };
}

function answerTalk({ turn, isLikely, isSure }: Weighed): Act | undefined {
  const { intent, sentiment, written } = turn.reading;
  const isSulky = intent.name === "small-talk" && sentiment.label === "negative";
  const named = productsNamed(turn)[0]?.named ?? 0;
  const isOfGoods = intent.name === "small-talk" && named >= tuning.SOLD_BY_NAME;
  // "Until when?" is no farewell, nor "where are you?" a word to the assistant.
  const isAsking =
    (LEAVE_TAKING.includes(intent.name) && turn.display.trim().endsWith("?")) ||
    waysAsked(written.folded).includes("address");
  if (!TALK.includes(intent.name) || !isSure || isSulky || isOfGoods || isAsking) return undefined;
  const isPlain = countWords(written.folded) <= tuning.SMALL_TALK_WORDS && intent.confidence >= SURE_TALK;
  if (!isPlain && isLikely) return undefined;
  return { action: "answer", reason: `intent ${intent.name} ${figure(intent.confidence)}`, evidence: [] };
}

function answerWish({ turn, needsRemedy }: Weighed): Act | undefined {
  if (!needsRemedy) return undefined;
  return { action: "answer", evidence: remediesOf(turn), reason: WISH };
}

function declineOtherSize({ turn }: Weighed): Act | undefined {
  if (!asksForOtherSize(turn)) return undefined;
  return decline(turn, "another size");
}

function answerReaching({ turn, isSure, isLikely }: Weighed): Act | undefined {
  const { intent } = turn.reading;
  const support = findingOf(turn, "contacts")?.support ?? 0;
  const isReaching = REACHING.includes(intent.name) && isSure && support >= tuning.CONTACT_SUPPORT;
  if (!isReaching || isLikely) return undefined;
  // "How many followers have you?" names a way to reach the site and asks for something else.
  const isCounting = readAsking(turn.reading.written.folded).counted.length > 0;
  if (isCounting || allAgree(turn)) return undefined;
  const reason = `intent ${intent.name} ${figure(intent.confidence)}`;
  return { action: "answer", reason, evidence: contactEvidence(turn, contactLines) };
}

/** The site's own words for what is asked need no chance. */
function answerSame({ turn, isLikely }: Weighed): Act | undefined {
  // "My order has not come" is near to "How do I order?" by its words, and far from it.
  if (isTrouble(turn.reading.signal) && !isLikely) return undefined;
  const same = turn.hits.find((hit) => hit.asksSame);
  return same && { action: "answer", reason: `same question ${figure(same.support)}`, evidence: [same] };
}

function answerLikely({ turn, isLikely }: Weighed): Act | undefined {
  if (!isLikely) return undefined;
  return { action: "answer", reason: `chance ${figure(turn.chance)}`, evidence: distinct(turn.quotes) };
}

/** Which region a place lies in is on the map, not in the words. */
function answerPlace({ turn }: Weighed): Act | undefined {
  const evidence = findingOf(turn, "place")?.evidence;
  return evidence && { action: "answer", reason: "place", evidence };
}

/** The intent, the headings and the kind of thing asked for agree: few words are needed. */
function answerAgreed({ turn, isSure }: Weighed): Act | undefined {
  const [best] = turn.hits;
  if (!isSure || best === undefined || !allAgree(turn)) return undefined;
  return { action: "answer", reason: `agreed ${figure(best.support)}`, evidence: [best] };
}

function allAgree({ hits: [best], reading }: RetrievedTurn): boolean {
  if (best === undefined || best.hasAnswerType === false) return false;
  const least = best.hasAnswerType ? tuning.AGREED_SUPPORT : tuning.AGREED_WITHOUT_TYPE;
  const isAgreed = (best.matchesIntent && best.support >= least) || isNamedAlone(best, reading);
  return isAgreed && !lacks(best, reading);
}

/** "A discount with Pix?" names the heading itself; "is there dessert with lunch?" asks for something else below it. */
function isNamedAlone({ passage, support }: Evidence, reading: RetrievedTurn["reading"]): boolean {
  if (support < tuning.NAMED_SUPPORT || asksExistence(reading)) return false;
  const [heading, ...others] = wordsOf(passage.heading.split(" › ").at(-1) ?? "");
  return heading !== undefined && others.length === 0 && reading.written.words.includes(heading);
}

/** Whether a quote lacks the place that a message names, or every kind of thing that it asks for: "the least age for the nursery?" */
function lacks({ passage, quote }: Evidence, { places, written }: RetrievedTurn["reading"]): boolean {
  if (places.length > 0) {
    const own = wordsOf(`${passage.title} ${passage.heading} ${quote}`);
    const isHere = ({ words, alsoKnownAs }: (typeof places)[number]) =>
      [...words, ...alsoKnownAs].some((word) => own.includes(word));
    if (!places.some(isHere)) return true;
  }
  const wanted = readAsking(written.folded).wantedByKind.filter((kind) => kind !== 0);
  if (wanted.length === 0) return false;
  const held = traitsOf(fold(quote), quote);
  return wanted.every((kind) => (kind & held) === 0);
}

function answerOverview({ turn }: Weighed): Act | undefined {
  if (turn.reading.topic.text !== "") return undefined;
  const evidence = findingOf(turn, "overview")?.evidence;
  return evidence && { action: "answer", reason: `overview ${turn.reading.intent.name}`, evidence };
}

function handOverTrouble({ turn, isSure }: Weighed): Act | undefined {
  const { intent, sentiment, meant, language, signal } = turn.reading;
  const isStated = !asksAtItsEnd(meant.folded, language) && !hasQuestionMark(turn.display);
  const isAngry = sentiment.score < tuning.ANGRY && isStated;
  // Only people can look up why a purchase has not come, or not as it was ordered.
  const isLost = (signal === "late" || signal === "broken") && isStated;
  if (!isAngry && !isLost && !(intent.name === "complaint" && isSure)) return undefined;
  return { ...handOver(turn, "trouble", "trouble without an answer"), ifUnanswered: true };
}

function askAmongProducts({ turn }: Weighed): Act | undefined {
  const evidence = findingOf(turn, "advice")?.evidence;
  return evidence && { action: "clarify", reason: `advice among ${evidence.length}`, evidence };
}

function declineRest({ turn }: Weighed): Act {
  return decline(turn, turn.hits.length === 0 ? "nothing found" : `chance ${figure(turn.chance)}`);
}

/** Says that the answer was not found, with the pages that most likely hold it and the products named. */
function decline(turn: RetrievedTurn, reason: string): Act {
  return { action: "decline", reason, evidence: [], offers: offersOf(turn), pages: pagesOf(turn) };
}

/** The pages of the best passages, each once; none where hardly any of them can help. */
function pagesOf({ hits, chance }: RetrievedTurn): Passage[] {
  if (chance < tuning.LEAST_POINTER) return [];
  const first = new Map<string, Passage>();
  for (const { passage } of hits) if (!first.has(passage.url)) first.set(passage.url, passage);
  return [...first.values()].slice(0, PAGES_MAX);
}

/** The products that the message names, to be asked about instead. */
function offersOf(turn: RetrievedTurn): Evidence[] {
  const products = productsNamed(turn);
  const least = Math.max(tuning.NAMED_TO_OFFER, NAMED_ALIKE * (products[0]?.named ?? 0));
  return products
    .filter(({ named }) => named >= least)
    .slice(0, CHOICES_MAX)
    .map(({ evidence }) => evidence);
}

function handOver(turn: RetrievedTurn, cause: HandOverCause, reason: string): Act {
  return { action: "hand-over", reason, cause, evidence: contactEvidence(turn) };
}

function figure(value: number): string {
  return value.toFixed(2);
}

/** Whether what would be quoted answers likely enough for the site's owner. */
function isLikelyAnswer({
  chance,
  quotes,
  site,
}: Pick<RetrievedTurn, "chance" | "quotes" | "site">): boolean {
  return quotes.length > 0 && chance >= tuning.LEAST_CHANCE[site.answering];
}

/** The evidence without one that only says again what the first says. */
function distinct(evidence: readonly Evidence[]): Evidence[] {
  return evidence.filter((piece, place) => place === 0 || !saysSame(evidence[0]?.quote ?? "", piece.quote));
}

/** Whether a quote holds little that another does not. */
function saysSame(one: string, other: string): boolean {
  const [said, again] = [new Set(wordsOf(one)), wordsOf(other)];
  return again.filter((word) => said.has(word)).length >= tuning.SAME_WORDS * again.length;
}
