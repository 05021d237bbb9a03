import { importanceOf } from "../../knowledge/index/importance.ts";
import { fold } from "../../language/text/normalise.ts";
import { wordsOf } from "../../language/text/words.ts";
import { contactLines } from "../evidence/contacts/contact-lines.ts";
import { suitsAnother } from "../evidence/intent-match.ts";
import { isDoubt, isTrouble } from "../evidence/remedies.ts";
import { type Evidence, findingOf, productsNamed, remediesOf } from "../findings.ts";
import { SURE } from "../query/sure-intent.ts";
import type { Act, Decision, HandOverCause, RetrievedTurn } from "../turn.ts";
import { ANSWERABLE, confidenceOf, distinct, leadingEvidence } from "./confidence.ts";
import { answerContact, contactEvidence, REACHING } from "./contact-answer.ts";
import {
  asksForOtherSize,
  decideDetail,
  decideProduct,
  listCatalogue,
  OF_PRODUCTS,
  SOLD_BY_NAME,
  topicIntent,
} from "./product-answer.ts";
import { decideSafety } from "./safety.ts";
import { strategyOf } from "./strategy.ts";
import { asksScore } from "./survey-timing.ts";

/** How much more it takes where the message does not sound like one for this site. */
const STRANGE = 0.15;

/** How much less it takes where the passage's headings suit an intent that is sure. */
const SUITED = 0.2;

/** How much more it takes where its headings answer another intent than the one that is sure. */
const ELSEWHERE = 0.3;

/** How much more it takes where it is of a table or a product that nothing in the message names. */
const BY_CHANCE = 0.5;

/** How much less where the kind of thing asked for agrees too. */
const AGREED = 0.55;

/** The least share of a question about reaching the site that its contacts must hold. */
const CONTACT_SUPPORT = 0.4;

/** From here on a passage is worth asking back about. */
const NEAR = 0.55;

/** Below this a message is angry, not merely a report of a problem. */
const ANGRY = -0.6;
/** The same for what does not sound like a complaint. */
const FURIOUS = -0.9;

const CHOICES_MAX = 4;
const NAMED_BEFORE = 0.15;
const ALIKE = 0.95;
const SMALL_TALK_WORDS = 4;
const SURE_TALK = 0.9;
const BARE_WORDS = 4;
const BEGINNING = 4;
/** From here on a passage answers a doubt better than the usual terms do. */
const CERTAIN = 1.4;

const TALK: readonly string[] = ["greeting", "goodbye", "thanks", "small-talk"];
/** How, who, why or where from: of a product its bare facts do not say. */
const ASKS_HOW = /^(quem|como|por ?que|who|how (do|can|to|should)|why|quien|de onde|where)\b/;

/** Who goes on to the next question has not tried the same again. */
const ASKS_NEXT =
  /^(e|and|y)\s+(qua(l|is)|quem|quando|onde|quant[oa]s?|como|o que|em que|which|what|who|when|where|how|cual(es)?|quien(es)?|cuando|donde|cuant[oa]s?|que)\b/;

const LEGAL =
  /\b(procon|processar voces|processo judicial|na justica|pequenas causas|consumidor\.gov|(meu|minha|com|um|uma) advogad[oa]|(my|a) (lawyer|attorney)|sue you|legal action|small claims|(mi|un|una) abogad[oa]|demandar(los)?|profeco|demanda judicial)\b/;
/** Words of law that are a threat only in a complaint: lawyers buy coffee too. */
const LEGAL_IF_COMPLAINING =
  /\b(advogad[oa]|denunciar?|denuncia|reclame aqui|codigo (de defesa )?do consumidor|lawyers?|attorney|abogad[oa])\b/;

/** A message that is little more than an order's number. */
const ORDER_NUMBER =
  /^\W*((o|e|eh|is|it|es|el|the|meu|my|mi|numero|number|pedido|order|n|no|do|de|of|s)\W+)*[a-z]{0,3}[-\s]?\d{3,}\W*$/;

/** Decides what to do with a message and how, by the turn alone; the reasons are stable enough to count in logs. */
export function decide(turn: RetrievedTurn): Decision {
  const act = decideSafety(turn) ?? decideHandOver(turn) ?? decideAnswer(turn);
  return {
    ...act,
    strategy: strategyOf(turn.reading, turn.context),
    ...(asksScore(turn, act) && { asksScore: true }),
  };
}

/** Asked for, named by the site, or in a trouble that no passage mends. */
function decideHandOver(turn: RetrievedTurn): Act | undefined {
  const { intent, sentiment } = turn.reading;
  const { folded } = turn.reading.written;
  const isSure = intent.confidence >= SURE;
  if (intent.name === "human" && isSure)
    return handOver(turn, "asked", `intent human ${figure(intent.confidence)}`);
  const listed = turn.site.handOver.words.findIndex((words) => holds(folded, words));
  if (listed >= 0) return handOver(turn, "listed", `site's word ${listed + 1}`);
  const isComplaint = intent.name === "complaint" && isSure;
  if (LEGAL.test(folded)) return handOver(turn, "trouble", "legal words");
  if ((isComplaint || sentiment.label === "negative") && LEGAL_IF_COMPLAINING.test(folded))
    return handOver(turn, "trouble", "legal words");
  if (sentiment.score < (isComplaint ? ANGRY : FURIOUS))
    return handOver(turn, "trouble", `anger ${figure(-sentiment.score)}`);
  if (turn.context.turns.at(-1)?.intent === "order-status" && ORDER_NUMBER.test(folded))
    return handOver(turn, "order", "order number");
  return undefined;
}

function decideAnswer(turn: RetrievedTurn): Act {
  const { hits } = turn;
  const { intent, written, sentiment, signal, topic } = turn.reading;
  const { folded } = written;
  const remedies = remediesOf(turn);
  const catalogue = findingOf(turn, "catalogue")?.evidence;
  const overview = findingOf(turn, "overview")?.evidence;
  const confidence = confidenceOf(hits);
  const isSure = intent.confidence >= SURE;
  const remedied = { action: "answer", evidence: remedies } as const;
  // Whoever fears to be cheated is not answered with whatever shares a word of it.
  const isFear = signal === "trust" && confidence < CERTAIN;
  const needsRemedy = remedies.length > 0 && (isTrouble(signal) || isFear || confidence < ANSWERABLE);
  if (signal === "leaving") return { action: "answer", reason: "leaves until later", evidence: [] };
  if (catalogue !== undefined && findingOf(turn, "price-order")) return listCatalogue(catalogue);
  if (needsRemedy && signal !== "buying")
    return {
      ...remedied,
      reason: `${signal !== null && isDoubt(signal) ? "objection" : "trouble"} ${signal}`,
    };
  const isSulky = intent.name === "small-talk" && sentiment.label === "negative";
  const isOfGoods = intent.name === "small-talk" && (productsNamed(turn)[0]?.named ?? 0) >= SOLD_BY_NAME;
  const isTalk = TALK.includes(intent.name) && isSure && !isSulky && !isOfGoods;
  if (isTalk && ((isShort(folded) && intent.confidence >= SURE_TALK) || confidence < ANSWERABLE)) {
    return { action: "answer", reason: `intent ${intent.name} ${figure(intent.confidence)}`, evidence: [] };
  }
  if (catalogue !== undefined) return listCatalogue(catalogue);
  const reached = answerContact(turn);
  if (reached !== undefined) return reached;
  const product = decideDetail(turn) ?? decideProduct(turn);
  if (product !== undefined) return product;
  if (needsRemedy) return { ...remedied, reason: "wish to buy" };
  if (asksForOtherSize(turn))
    return { action: "decline", reason: "another size", evidence: [], offers: offersOf(turn) };
  const isLeaning = intent.name === "unknown" && topic.text !== "";
  const isSuited = (isSure || isLeaning) && hits[0]?.isSuited === true;
  const contactsSupport = findingOf(turn, "contacts")?.support ?? 0;
  const isReaching = REACHING.includes(intent.name) && isSure && contactsSupport >= CONTACT_SUPPORT;
  if (isReaching && (!isSuited || hits[0]?.isExpected !== true)) {
    const reason = `intent ${intent.name} ${figure(intent.confidence)}`;
    return { action: "answer", reason, evidence: contactEvidence(turn, contactLines) };
  }
  // The intent, the heading and the kind of thing asked for agree: few words are needed.
  const isReached = REACHING.includes(topicIntent(turn)) && hits[0]?.isExpected === true;
  const isAgreed = isSuited && (isReached || isHeaded(turn));
  const needed =
    ANSWERABLE +
    ((isStrange(turn) && !hits[0]?.isOfDoing) || isBeyondFacts(turn) ? STRANGE : 0) +
    (isElsewhere(turn) ? ELSEWHERE : 0) +
    (hits[0] !== undefined && isByChance(hits[0], turn) ? BY_CHANCE : 0) -
    (isAgreed ? AGREED : isSuited ? SUITED : 0);
  const isBare = topic.text === "" && written.words.length <= BARE_WORDS;
  if (overview !== undefined && isBare) return answerOverview(turn, overview);
  if (confidence >= needed && !isEmpty(turn)) {
    return {
      action: "answer",
      reason: `best passage ${figure(confidence)}`,
      evidence: distinct(leadingEvidence(hits)),
    };
  }
  if (overview !== undefined) return answerOverview(turn, overview);
  // Having asked back and not been understood is one failure, not two.
  const isAgain = turn.context.turns.at(-1)?.action === "decline" && !ASKS_NEXT.test(folded);
  const isTwice = turn.context.unsureCount > 1 || isAgain;
  if (isTwice) return handOver(turn, "unsure", "unsure twice");
  const isAsking = /[?¿]/.test(turn.display);
  if ((sentiment.score < ANGRY && !isAsking) || (intent.name === "complaint" && isSure))
    return handOver(turn, "trouble", "trouble without an answer");
  const description = findingOf(turn, "description")?.evidence;
  if (description !== undefined && (!isSure || OF_PRODUCTS.includes(intent.name)))
    return { action: "clarify", reason: "product described", evidence: [description] };
  const advice = findingOf(turn, "advice")?.evidence;
  if (advice !== undefined)
    return { action: "clarify", reason: `advice among ${advice.length}`, evidence: advice };
  const near = hits.filter((hit) => hit.support >= NEAR && !isByChance(hit, turn));
  if (near.length > 0 && !isStrange(turn) && !isElsewhere(turn)) {
    return {
      action: "clarify",
      reason: `nearest passage ${figure(confidence)}`,
      evidence: near.slice(0, CHOICES_MAX),
    };
  }
  return {
    action: "decline",
    reason: hits.length === 0 ? "nothing found" : `best passage ${figure(confidence)}`,
    evidence: [],
    offers: offersOf(turn),
  };
}

function answerOverview({ reading }: RetrievedTurn, evidence: readonly Evidence[]): Act {
  return { action: "answer", reason: `overview ${reading.intent.name}`, evidence };
}

/** Whether a passage is of a table or a product of which the message names neither the row nor the page. */
function isByChance({ passage, quote }: Evidence, { reading }: RetrievedTurn): boolean {
  if (passage.kind !== "table" && passage.kind !== "product") return false;
  const { meant, language, topic, places } = reading;
  if (topic.text !== "" || passage.language !== language || places.length > 0) return false;
  const { title, heading } = passage;
  const rows = quote.split("\n").map((row) => row.split(/[:;] /)[0]);
  const names = wordsOf(`${title} ${heading} ${rows.join(" ")}`);
  const isNamed = (word: string) => names.some((name) => name.startsWith(word.slice(0, BEGINNING)));
  return !meant.words.filter((word) => word.length >= BEGINNING || /\d/.test(word)).some(isNamed);
}

/** Whether a message says nothing of what it asks about, and leans on no talk that does. */
function isEmpty({ reading }: RetrievedTurn): boolean {
  const { topic, places, matter } = reading;
  return topic.text === "" && places.length === 0 && matter.every((word) => importanceOf(word) < 1);
}

/** What to offer instead of an answer: the products that the message names, else what the site says on its matter. */
function offersOf(turn: RetrievedTurn): Evidence[] {
  if (isStrange(turn)) return [];
  const { hits } = turn;
  const { intent } = turn.reading;
  const products = productsNamed(turn);
  const [best] = products;
  const named = products.filter((one) => one.named >= Math.max(NAMED_BEFORE, ALIKE * (best?.named ?? 0)));
  if (named.length > 0) return named.slice(0, CHOICES_MAX).map(({ evidence }) => evidence);
  if (intent.confidence < SURE) return [];
  return hits.filter(({ isSuited, passage }) => isSuited && passage.kind !== "product").slice(0, CHOICES_MAX);
}

function handOver(turn: RetrievedTurn, cause: HandOverCause, reason: string): Act {
  return { action: "hand-over", reason, cause, evidence: contactEvidence(turn) };
}

/** Whether a folded text holds the words whole, however they are written. */
function holds(folded: string, words: string): boolean {
  const flat = (text: string) => ` ${text.replace(/[^\p{L}\p{N}]+/gu, " ").trim()} `;
  return flat(folded).includes(flat(fold(words)));
}

/** Whether the best passage's own heading is one of the message's words. */
function isHeaded({ hits, reading }: RetrievedTurn): boolean {
  const heading = wordsOf(hits[0]?.passage.heading.split(" › ").at(-1) ?? "");
  return heading.length === 1 && reading.written.words.includes(heading[0] ?? "");
}

/** Whether the best passage stands under headings that answer another intent than the one that is sure. */
function isElsewhere(turn: RetrievedTurn): boolean {
  const { hits } = turn;
  const { intent } = turn.reading;
  const passage = hits[0]?.passage;
  if (passage === undefined || intent.confidence < SURE || hits[0]?.isSuited) return false;
  // "A discount with Pix?" names the heading itself.
  if (isHeaded(turn)) return false;
  return suitsAnother(intent.name, fold(passage.heading.split(" › ").at(-1) ?? ""));
}

/** A product's bare facts say nothing of how, who, why or where from. */
function isBeyondFacts({ hits, reading }: RetrievedTurn): boolean {
  return hits[0]?.passage.kind === "product" && ASKS_HOW.test(reading.written.folded);
}

/** Unknown on its own, and not leaning on a talk that was understood. */
function isStrange({ reading }: RetrievedTurn): boolean {
  const { intent, topic } = reading;
  return intent.name === "unknown" && intent.confidence >= SURE && topic.text === "";
}

function isShort(folded: string): boolean {
  return folded.split(/\s+/).length <= SMALL_TALK_WORDS;
}

function figure(value: number): string {
  return value.toFixed(2);
}
