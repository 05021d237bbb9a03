import { wordsOf } from "../knowledge/words.ts";
import { fold } from "../understanding/normalise.ts";
import { isDoubt } from "./aids.ts";
import { contactLines } from "./contact-lines.ts";
import { strategyOf } from "./strategy.ts";
import type { Decision, Ground, HandOverCause, NamedProduct, RetrievedTurn } from "./turn.ts";

/** A decision before its strategy is added. */
type Act = Omit<Decision, "strategy">;

/** The least confidence at which an intent alone decides. */
const SURE = 0.7;

/** The least sureness of a passage that an answer may rest on; see `surenessOf`. */
const ANSWERABLE = 1.1;

/** How much more it takes where the message does not sound like one for this site. */
const STRANGE = 0.2;

/** How much less it takes where the passage's headings suit an intent that is sure. */
const SUITED = 0.2;

/** How much less where the kind of thing asked for agrees too. */
const AGREED = 0.55;

/** The least share of a question about reaching the site that its contacts must hold. */
const CONTACT_SUPPORT = 0.4;

/** From here on a passage is worth asking back about. */
const NEAR = 0.55;

/** How far a second passage may lie behind the best and still be quoted beside it. */
const BESIDE = 0.15;

/** The least share of a question about a product that its facts must hold. */
const PRODUCT_SUPPORT = 0.5;
/** The same where several fit: asking which one cannot be wrong. */
const PRODUCTS_SUPPORT = 0.4;
/** The least share of such a question that more of the product's page must hold to be quoted. */
const BESIDE_PRODUCT = 0.6;
/** The least share of a question that leans on the talk which a product's name must hold. */
const NAMED_ALONE = 0.9;
const NAMED_BEFORE = 0.25;
const PRODUCT_LAG = 0.15;
const PRODUCT_LAG_SHORT = 0.5;

/** Below this a message is angry, not merely a report of a problem. */
const ANGRY = -0.6;
/** The same for what does not sound like a complaint. */
const FURIOUS = -0.9;

const SAME_SHARE = 0.75;
const LEAD_MAX = 0.5;
const CHOICES_MAX = 4;
const SMALL_TALK_WORDS = 4;

const TALK: readonly string[] = ["greeting", "goodbye", "thanks", "small-talk"];
const BUYING: readonly string[] = ["product", "price", "availability", "discount"];
const REACHING: readonly string[] = ["contact", "hours"];

const LEGAL =
  /\b(procon|processar voces|processo judicial|na justica|pequenas causas|consumidor\.gov|(meu|minha|com|um|uma) advogad[oa]|(my|a) (lawyer|attorney)|sue you|legal action|small claims|(mi|un|una) abogad[oa]|demandar(los)?|profeco|demanda judicial)\b/;
/** Words of law that are a threat only in a complaint: lawyers buy coffee too. */
const LEGAL_IF_COMPLAINING =
  /\b(advogad[oa]|denunciar?|denuncia|reclame aqui|codigo (de defesa )?do consumidor|lawyers?|attorney|abogad[oa])\b/;

/** A message that is little more than an order's number. */
const ORDER_NUMBER =
  /^\W*((o|e|eh|is|it|es|el|the|meu|my|mi|numero|number|pedido|order|n|no|do|de|of|s)\W+)*[a-z]{0,3}[-\s]?\d{3,}\W*$/;

/** Questions about a product that its facts do not answer. */
const ASKS_HOW = /^(quem|como|por ?que|who|how (do|can|to|should)|why|quien|de onde|where)\b/;

/** Decides what to do with a message and how, by the turn alone; the reasons are stable enough to count in logs. */
export function decide(turn: RetrievedTurn): Decision {
  const act = decideHandOver(turn) ?? decideAnswer(turn);
  return { ...act, strategy: strategyOf(turn) };
}

/** Asked for, named by the site, or in a trouble that no passage mends. */
function decideHandOver(turn: RetrievedTurn): Act | undefined {
  const { intent, folded, sentiment } = turn;
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
  const { intent, folded, hits, aids, cue } = turn;
  const sureness = surenessOf(hits);
  const isSure = intent.confidence >= SURE;
  const aided = { action: "answer", grounds: aids } as const;
  const isTrouble = cue === "broken" || cue === "late";
  const needsAid = aids.length > 0 && (isTrouble || sureness < ANSWERABLE);
  if (cue === "leaving") return { action: "answer", reason: "leaves until later", grounds: [] };
  if (turn.catalogue !== undefined && turn.isByPrice) return listCatalogue(turn.catalogue);
  if (needsAid && cue !== "buying")
    return { ...aided, reason: `${cue !== null && isDoubt(cue) ? "objection" : "trouble"} ${cue}` };
  if (TALK.includes(intent.name) && isSure && (isShort(folded) || sureness < ANSWERABLE)) {
    return { action: "answer", reason: `intent ${intent.name} ${figure(intent.confidence)}`, grounds: [] };
  }
  if (turn.catalogue !== undefined) return listCatalogue(turn.catalogue);
  const product = decideProduct(turn);
  if (product !== undefined) return product;
  if (needsAid) return { ...aided, reason: "wish to buy" };
  const isLeaning = intent.name === "unknown" && turn.topic !== "";
  const isSuited = (isSure || isLeaning) && hits[0]?.isSuited === true;
  const isReaching = REACHING.includes(intent.name) && isSure && turn.contactsSupport >= CONTACT_SUPPORT;
  if (isReaching && (!isSuited || hits[0]?.isExpected !== true)) {
    const reason = `intent ${intent.name} ${figure(intent.confidence)}`;
    return { action: "answer", reason, grounds: contactGrounds(turn, contactLines) };
  }
  // The intent, the heading and the kind of thing asked for agree: few words are needed.
  const isAgreed = isSuited && REACHING.includes(topicIntent(turn)) && hits[0]?.isExpected === true;
  const needed =
    ANSWERABLE +
    (isStrange(turn) || isBeyondFacts(turn) ? STRANGE : 0) -
    (isAgreed ? AGREED : isSuited ? SUITED : 0);
  if (sureness >= needed) {
    return {
      action: "answer",
      reason: `best passage ${figure(sureness)}`,
      grounds: distinct(groundsOf(hits)),
    };
  }
  if (turn.context.unsureCount > 0) return handOver(turn, "unsure", "unsure twice");
  const near = hits.filter((hit) => hit.support >= NEAR);
  if (near.length > 0 && !isStrange(turn)) {
    return {
      action: "clarify",
      reason: `nearest passage ${figure(sureness)}`,
      grounds: near.slice(0, CHOICES_MAX),
    };
  }
  return {
    action: "decline",
    reason: hits.length === 0 ? "nothing found" : `best passage ${figure(sureness)}`,
    grounds: [],
  };
}

/**
 * How sure it is that the first passage answers: the share of the question that it holds, and how far it leads; nothing
 * where it lacks the kind of thing asked for. From 0 to 1.5.
 */
function surenessOf(hits: readonly Ground[]): number {
  const [best] = hits;
  if (best === undefined || best.isExpected === false) return 0;
  const behind = hits[groundsOf(hits).length];
  const lead = best.score - (behind?.score ?? 0);
  return best.support + Math.min(LEAD_MAX, lead);
}

/** The best passage, and the next where it answers about as well. */
function groundsOf(hits: readonly Ground[]): Ground[] {
  const [best, second] = hits;
  if (best === undefined) return [];
  const isBeside =
    second !== undefined &&
    second.isExpected !== false &&
    (second.isSuited || !best.isSuited) &&
    best.score - second.score < BESIDE * best.score &&
    second.quote !== best.quote;
  return isBeside ? [best, second] : [best];
}

/** The grounds without one that only says again what the first says. */
function distinct(grounds: readonly Ground[]): Ground[] {
  return grounds.filter((ground, place) => place === 0 || !saysSame(grounds[0]?.quote ?? "", ground.quote));
}

/** Whether a quote holds little that another does not. */
function saysSame(one: string, other: string): boolean {
  const [said, again] = [wordsOf(one), wordsOf(other)];
  return again.filter((word) => said.includes(word)).length >= SAME_SHARE * again.length;
}

function listCatalogue(grounds: readonly Ground[]): Act {
  const catalogue = grounds.flatMap(({ passage }) => passage.product ?? []);
  return { action: "answer", reason: `catalogue of ${catalogue.length}`, grounds, catalogue };
}

/** A question about one product is answered from it; one that fits several products alike is asked back. */
function decideProduct(turn: RetrievedTurn): Act | undefined {
  const best = turn.products[0];
  if (best === undefined || ASKS_HOW.test(turn.folded)) return undefined;
  // A product's name by itself asks about it.
  const isNamed = isShort(turn.folded) && turn.intent.name === "unknown" && best.named >= NAMED_ALONE;
  if (!isNamed && !BUYING.includes(topicIntent(turn))) return undefined;
  const alike = turn.products.filter(({ named }) => named >= 0.95 * best.named);
  const { support, isExpected } = best.ground;
  if (isExpected === false) return undefined;
  const pages = new Set(alike.map(({ ground }) => ground.passage.url));
  const elsewhere = turn.hits.find(({ passage }) => !pages.has(passage.url));
  const lag = isShort(turn.folded) ? PRODUCT_LAG_SHORT : PRODUCT_LAG;
  // "How much is it?" holds no word of what it leans on.
  const isLeaning =
    turn.topic !== "" && isShort(turn.folded) && turn.intent.name === "price" && best.named >= NAMED_BEFORE;
  if (isLeaning && alike.length === 1) return answerProduct(turn, best);
  if (
    support < (alike.length > 1 ? PRODUCTS_SUPPORT : PRODUCT_SUPPORT) ||
    support < (elsewhere?.support ?? 0) - lag
  )
    return undefined;
  if (alike.length === 1) return answerProduct(turn, best);
  if (alike.length > CHOICES_MAX) return undefined;
  return {
    action: "clarify",
    reason: `${alike.length} products fit`,
    grounds: alike.map((one: NamedProduct) => one.ground),
  };
}

function answerProduct(turn: RetrievedTurn, best: NamedProduct): Act {
  const page = turn.hits.filter(
    (ground) =>
      ground.passage.url === best.ground.passage.url &&
      ground.passage.kind !== "product" &&
      (ground.support >= BESIDE_PRODUCT || ground.isExpected === true),
  );
  return {
    action: "answer",
    reason: `product ${figure(best.ground.support)}`,
    grounds: [best.ground, ...page.slice(0, 1)],
    ...(best.ground.passage.product && { product: best.ground.passage.product }),
  };
}

/** The message's own intent; for one that leans on the talk and says none, the intent of what it leans on. */
function topicIntent({ intent, topic, context }: RetrievedTurn): string {
  if (topic === "" || intent.name !== "unknown") return intent.name;
  return context.turns.at(-1)?.intent ?? intent.name;
}

function handOver(turn: RetrievedTurn, cause: HandOverCause, reason: string): Act {
  return { action: "hand-over", reason, cause, grounds: contactGrounds(turn) };
}

/** Whether a folded text holds the words whole, however they are written. */
function holds(folded: string, words: string): boolean {
  const flat = (text: string) => ` ${text.replace(/[^\p{L}\p{N}]+/gu, " ").trim()} `;
  return flat(folded).includes(flat(fold(words)));
}

function contactGrounds(
  { contacts, folded }: RetrievedTurn,
  choose: (text: string, folded: string) => string = (text) => text,
): Ground[] {
  return contacts.slice(0, 1).map((passage) => {
    const quote = choose(passage.text, folded);
    return { passage, score: 1, coverage: 1, quote, support: 1, isSuited: true };
  });
}

/** A product's bare facts say nothing of how, who, why or where from. */
function isBeyondFacts({ hits, folded }: RetrievedTurn): boolean {
  return hits[0]?.passage.kind === "product" && ASKS_HOW.test(folded);
}

/** Unknown on its own, and not leaning on a talk that was understood. */
function isStrange({ intent, topic }: RetrievedTurn): boolean {
  return intent.name === "unknown" && intent.confidence >= SURE && topic === "";
}

function isShort(folded: string): boolean {
  return folded.split(/\s+/).length <= SMALL_TALK_WORDS;
}

function figure(value: number): string {
  return value.toFixed(2);
}
