import { fold } from "../../language/text/fold.ts";
import { contactLines } from "../evidence/contacts/contact-lines.ts";
import { isDoubt, isTrouble } from "../evidence/remedies.ts";
import { type Evidence, findingOf, productsNamed, remediesOf } from "../findings.ts";
import { SURE } from "../query/sure-intent.ts";
import type { Act, HandOverCause, RetrievedTurn } from "../turn.ts";
import { decideAfterHandOver } from "./after-hand-over.ts";
import { isBeyondFacts, isByChance, isElsewhere, isEmpty, isHeaded, isStrange } from "./circumstances.ts";
import { confidenceOf, distinct, leadingEvidence } from "./confidence.ts";
import { answerContact, contactEvidence, REACHING } from "./contact-answer.ts";
import { decideLead, leftContact } from "./lead.ts";
import {
  asksForOtherSize,
  decideDetail,
  decideProduct,
  listCatalogue,
  OF_PRODUCTS,
  topicIntent,
} from "./product-answer.ts";
import { decideSafety } from "./safety.ts";
import * as tuning from "./tuning.ts";

/** A turn with the measures that several rules look at. */
interface Weighed {
  readonly turn: RetrievedTurn;
  /** The confidence in the best passage, 0 to 1.5. */
  readonly confidence: number;
  /** True where the intent alone decides. */
  readonly isSure: boolean;
  /** True where the message's signal is met before its question is. */
  readonly needsRemedy: boolean;
}

/** A rule of the decision: an act where it applies. */
interface Rule {
  readonly id: string;
  readonly act: (weighed: Weighed) => Act | undefined;
}

const CHOICES_MAX = 4;
const SMALL_TALK_WORDS = 4;
const BARE_WORDS = 4;
const TALK: readonly string[] = ["greeting", "goodbye", "thanks", "small-talk"];

/** The beginning of a next question: it is no second try of the last one. */
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

/** The rules in the order in which they are asked; the first that acts decides. */
export const RULES: readonly Rule[] = [
  { id: "danger", act: ({ turn }) => decideSafety(turn) },
  { id: "asks-for-human", act: handOverAsked },
  { id: "listed-words", act: handOverListed },
  { id: "legal-words", act: handOverLegal },
  { id: "anger", act: handOverAnger },
  { id: "order-number", act: handOverOrder },
  { id: "asks-what-next", act: ({ turn }) => decideAfterHandOver(turn) },
  { id: "leaves-contact", act: ({ turn }) => decideLead(turn) },
  { id: "leaves", act: answerLeaving },
  {
    id: "products-by-price",
    act: ({ turn }) => (findingOf(turn, "price-order") ? answerCatalogue(turn) : undefined),
  },
  { id: "objection-or-trouble", act: answerSignal },
  { id: "small-talk", act: answerTalk },
  { id: "catalogue", act: ({ turn }) => answerCatalogue(turn) },
  { id: "contacts-by-way", act: ({ turn }) => (leftContact(turn) ? undefined : answerContact(turn)) },
  { id: "product-detail", act: ({ turn }) => decideDetail(turn) },
  { id: "product", act: ({ turn }) => decideProduct(turn) },
  { id: "wish-to-buy", act: answerWish },
  { id: "other-size", act: declineOtherSize },
  { id: "contacts", act: answerReaching },
  { id: "overview-of-few-words", act: ({ turn }) => (isBare(turn) ? answerOverview(turn) : undefined) },
  { id: "best-passage", act: answerBest },
  { id: "overview", act: ({ turn }) => answerOverview(turn) },
  { id: "unsure-twice", act: handOverUnsure },
  { id: "trouble-without-answer", act: handOverTrouble },
  { id: "product-description", act: askAboutDescription },
  { id: "advice", act: askAmongProducts },
  { id: "nearest-passage", act: askAboutNearest },
  { id: "decline", act: declineRest },
];

/** Measures a turn for the rules. */
export function weigh(turn: RetrievedTurn): Weighed {
  const { intent, signal } = turn.reading;
  const confidence = confidenceOf(turn.hits);
  // A visitor who fears to be cheated is not answered with a passage that only shares a word with the message.
  const isFear = signal === "trust" && confidence < tuning.ANSWERS_DOUBT;
  const needsRemedy =
    remediesOf(turn).length > 0 && (isTrouble(signal) || isFear || confidence < tuning.ANSWERABLE);
  return { turn, confidence, isSure: intent.confidence >= SURE, needsRemedy };
}

function handOverAsked({ turn, isSure }: Weighed): Act | undefined {
  const { intent } = turn.reading;
  if (intent.name !== "human" || !isSure) return undefined;
  return handOver(turn, "asked", `intent human ${figure(intent.confidence)}`);
}

function handOverListed({ turn }: Weighed): Act | undefined {
  const { folded } = turn.reading.written;
  const listed = turn.site.handOver.words.findIndex((words) => holds(folded, words));
  return listed < 0 ? undefined : handOver(turn, "listed", `site's word ${listed + 1}`);
}

function handOverLegal({ turn, isSure }: Weighed): Act | undefined {
  const { intent, sentiment, written } = turn.reading;
  const isComplaining = (intent.name === "complaint" && isSure) || sentiment.label === "negative";
  const isLegal = LEGAL.test(written.folded) || (isComplaining && LEGAL_IF_COMPLAINING.test(written.folded));
  return isLegal ? handOver(turn, "trouble", "legal words") : undefined;
}

function handOverAnger({ turn, isSure }: Weighed): Act | undefined {
  const { intent, sentiment } = turn.reading;
  const limit = intent.name === "complaint" && isSure ? tuning.ANGRY : tuning.FURIOUS;
  if (sentiment.score >= limit) return undefined;
  return handOver(turn, "trouble", `anger ${figure(-sentiment.score)}`);
}

function handOverOrder({ turn }: Weighed): Act | undefined {
  const isOrder = turn.context.turns.at(-1)?.intent === "order-status";
  if (!isOrder || !ORDER_NUMBER.test(turn.reading.written.folded)) return undefined;
  return handOver(turn, "order", "order number");
}

function answerLeaving({ turn }: Weighed): Act | undefined {
  if (turn.reading.signal !== "leaving") return undefined;
  return { action: "answer", reason: "leaves until later", evidence: [] };
}

function answerCatalogue(turn: RetrievedTurn): Act | undefined {
  const catalogue = findingOf(turn, "catalogue")?.evidence;
  return catalogue && listCatalogue(catalogue);
}

function answerSignal({ turn, needsRemedy }: Weighed): Act | undefined {
  const { signal } = turn.reading;
  if (!needsRemedy || signal === "buying") return undefined;
  const kind = signal !== null && isDoubt(signal) ? "objection" : "trouble";
  return { action: "answer", evidence: remediesOf(turn), reason: `${kind} ${signal}` };
}

function answerTalk({ turn, confidence, isSure }: Weighed): Act | undefined {
  const { intent, sentiment, written } = turn.reading;
  const isSulky = intent.name === "small-talk" && sentiment.label === "negative";
  const named = productsNamed(turn)[0]?.named ?? 0;
  const isOfGoods = intent.name === "small-talk" && named >= tuning.SOLD_BY_NAME;
  if (!TALK.includes(intent.name) || !isSure || isSulky || isOfGoods) return undefined;
  const isPlain = isShort(written.folded) && intent.confidence >= tuning.SURE_TALK;
  if (!isPlain && confidence >= tuning.ANSWERABLE) return undefined;
  return { action: "answer", reason: `intent ${intent.name} ${figure(intent.confidence)}`, evidence: [] };
}

function answerWish({ turn, needsRemedy }: Weighed): Act | undefined {
  if (!needsRemedy) return undefined;
  return { action: "answer", evidence: remediesOf(turn), reason: "wish to buy" };
}

function declineOtherSize({ turn }: Weighed): Act | undefined {
  if (!asksForOtherSize(turn)) return undefined;
  return { action: "decline", reason: "another size", evidence: [], offers: offersOf(turn) };
}

function answerReaching(weighed: Weighed): Act | undefined {
  const { turn, isSure } = weighed;
  const { intent } = turn.reading;
  const support = findingOf(turn, "contacts")?.support ?? 0;
  const isReaching = REACHING.includes(intent.name) && isSure && support >= tuning.CONTACT_SUPPORT;
  if (!isReaching || (matchesIntent(weighed) && turn.hits[0]?.hasAnswerType === true)) return undefined;
  const reason = `intent ${intent.name} ${figure(intent.confidence)}`;
  return { action: "answer", reason, evidence: contactEvidence(turn, contactLines) };
}

function answerBest(weighed: Weighed): Act | undefined {
  const { turn, confidence } = weighed;
  if (confidence < neededFor(weighed) || isEmpty(turn)) return undefined;
  const evidence = distinct(leadingEvidence(turn.hits));
  return { action: "answer", reason: `best passage ${figure(confidence)}`, evidence };
}

function answerOverview(turn: RetrievedTurn): Act | undefined {
  const evidence = findingOf(turn, "overview")?.evidence;
  return evidence && { action: "answer", reason: `overview ${turn.reading.intent.name}`, evidence };
}

function handOverUnsure({ turn }: Weighed): Act | undefined {
  const { turns, unsureCount } = turn.context;
  // A question back that was not understood is one failure, not two.
  const isAgain = turns.at(-1)?.action === "decline" && !ASKS_NEXT.test(turn.reading.written.folded);
  return unsureCount > 1 || isAgain ? handOver(turn, "unsure", "unsure twice") : undefined;
}

function handOverTrouble({ turn, isSure }: Weighed): Act | undefined {
  const { intent, sentiment } = turn.reading;
  const isAngry = sentiment.score < tuning.ANGRY && !/[?¿]/.test(turn.display);
  if (!isAngry && !(intent.name === "complaint" && isSure)) return undefined;
  return handOver(turn, "trouble", "trouble without an answer");
}

function askAboutDescription({ turn, isSure }: Weighed): Act | undefined {
  const description = findingOf(turn, "description")?.evidence;
  if (description === undefined || (isSure && !OF_PRODUCTS.includes(turn.reading.intent.name)))
    return undefined;
  return { action: "clarify", reason: "product described", evidence: [description] };
}

function askAmongProducts({ turn }: Weighed): Act | undefined {
  const evidence = findingOf(turn, "advice")?.evidence;
  return evidence && { action: "clarify", reason: `advice among ${evidence.length}`, evidence };
}

function askAboutNearest({ turn, confidence }: Weighed): Act | undefined {
  const near = turn.hits.filter((hit) => hit.support >= tuning.NEAR && !isByChance(hit, turn));
  if (near.length === 0 || isStrange(turn) || isElsewhere(turn)) return undefined;
  const reason = `nearest passage ${figure(confidence)}`;
  return { action: "clarify", reason, evidence: near.slice(0, CHOICES_MAX) };
}

function declineRest({ turn, confidence }: Weighed): Act {
  const reason = turn.hits.length === 0 ? "nothing found" : `best passage ${figure(confidence)}`;
  return { action: "decline", reason, evidence: [], offers: offersOf(turn) };
}

/** The confidence that the best passage needs to be the answer to this message. */
function neededFor(weighed: Weighed): number {
  const { turn } = weighed;
  const [best] = turn.hits;
  const isMatched = matchesIntent(weighed);
  // The intent, the heading and the kind of thing asked for agree: few words are needed.
  const isReached = REACHING.includes(topicIntent(turn)) && best?.hasAnswerType === true;
  const isAgreed = isMatched && (isReached || isHeaded(turn));
  const isOdd = (isStrange(turn) && !best?.affirmsDoing) || isBeyondFacts(turn);
  return (
    tuning.ANSWERABLE +
    (isOdd ? tuning.STRANGE : 0) +
    (isElsewhere(turn) ? tuning.OTHER_INTENT : 0) +
    (best !== undefined && isByChance(best, turn) ? tuning.BY_CHANCE : 0) -
    (isAgreed ? tuning.ALL_AGREE : isMatched ? tuning.INTENT_MATCHES : 0)
  );
}

/** True where the headings of the best passage match the intent of the message or of the talk that it leans on. */
function matchesIntent({ turn, isSure }: Weighed): boolean {
  const { intent, topic } = turn.reading;
  const isLeaning = intent.name === "unknown" && topic.text !== "";
  return (isSure || isLeaning) && turn.hits[0]?.matchesIntent === true;
}

function isBare({ reading }: RetrievedTurn): boolean {
  return reading.topic.text === "" && reading.written.words.length <= BARE_WORDS;
}

/** The evidence to offer instead of an answer: the products that the message names, else passages on its matter. */
function offersOf(turn: RetrievedTurn): Evidence[] {
  if (isStrange(turn)) return [];
  const { hits } = turn;
  const { intent } = turn.reading;
  const products = productsNamed(turn);
  const [best] = products;
  const named = products.filter(
    (one) => one.named >= Math.max(tuning.NAMED_TO_OFFER, tuning.NAMED_ALIKE * (best?.named ?? 0)),
  );
  if (named.length > 0) return named.slice(0, CHOICES_MAX).map(({ evidence }) => evidence);
  if (intent.confidence < SURE) return [];
  return hits
    .filter(({ matchesIntent, passage }) => matchesIntent && passage.kind !== "product")
    .slice(0, CHOICES_MAX);
}

function handOver(turn: RetrievedTurn, cause: HandOverCause, reason: string): Act {
  return { action: "hand-over", reason, cause, evidence: contactEvidence(turn) };
}

/** True where a folded text holds the words whole, whatever is written between them. */
function holds(folded: string, words: string): boolean {
  const flat = (text: string) => ` ${text.replace(/[^\p{L}\p{N}]+/gu, " ").trim()} `;
  return flat(folded).includes(flat(fold(words)));
}

function isShort(folded: string): boolean {
  return folded.split(/\s+/).length <= SMALL_TALK_WORDS;
}

function figure(value: number): string {
  return value.toFixed(2);
}
