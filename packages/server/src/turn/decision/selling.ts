import { fold } from "../../language/text/words.ts";
import { WHICH_OF, WISH } from "../evidence/products/sale.ts";
import {
  type Evidence,
  findingOf,
  NAMED_ALIKE,
  type NamedProduct,
  productsNamed,
  type Sale,
} from "../findings.ts";
import { isOfBillingText, opensNext, tellsBillingTrouble } from "../query/dialogue.ts";
import { asksHow, asksStock, SURE } from "../query/intent.ts";
import { countWords, hasQuestionMark, sizesIn } from "../query/read-text.ts";
import { topicIntent } from "../query/topic.ts";
import type { Act, RetrievedTurn, Weighed } from "../turn.ts";
import { contactEvidence } from "./people.ts";
import * as tuning from "./tuning.ts";

/** Takes the step towards buying that a message asks for. */
export function decideSale({ turn, isLikely }: Weighed): Act | undefined {
  const sale = findingOf(turn, "sale")?.sale;
  if (sale === undefined) return undefined;
  const { move, goods, terms, order } = sale;
  if (move === "buys" || move === "asks-how") {
    if (goods.length > 1 && order === undefined)
      return { action: "clarify", reason: `${WHICH_OF}${goods.length}`, evidence: goods };
    if (goods.length === 0 && terms.length === 0) return undefined;
    // The site may have a surer word on an order that names nothing that it sells.
    if (goods.length === 0 && isLikely) return undefined;
    return answer(sale, goods.length === 0 ? WISH : `sale ${move}`);
  }
  const [good] = goods;
  if (move === "stock" && good !== undefined) return answerProduct(turn, { evidence: good, named: 1 });
  return answer(sale, `sale ${move}`);
}

function answer(sale: Sale, reason: string): Act {
  const evidence = [
    ...sale.goods,
    ...sale.others.map(({ says, evidence: own }) => says ?? own),
    ...sale.terms,
  ];
  const [good, second] = sale.goods;
  const isGone = good?.passage.product?.availability === "out-of-stock" && second === undefined;
  const invites = sale.move === "bulk" || (sale.move === "buys" && isGone);
  return { action: "answer", reason, evidence, sale, ...(invites && { invitesContact: true }) };
}

const REASON = "billing";

/** Answers trouble with a payment, a bill or an invoice from the site's words on that matter; else only people can look it up. */
export function decideBilling({ turn, isLikely }: Weighed): Act | undefined {
  const { reading, context, display, hits } = turn;
  const isAsking = hasQuestionMark(display);
  const goesOn =
    context.turns.at(-1)?.reason?.startsWith(REASON) === true &&
    !isAsking &&
    reading.written.words.length <= tuning.BILLING_WORDS &&
    ["payment", "invoice", "order-status", "unknown"].includes(reading.intent.name);
  if (!goesOn && !tellsBillingTrouble(reading)) return undefined;
  if (!goesOn) {
    const likely = isLikely ? turn.quotes.slice(0, 1) : [];
    const own = hits.find(({ passage, quote }) => isOfBillingText(`${passage.heading} ${quote}`, reading));
    const evidence = likely.length > 0 ? likely : own === undefined ? [] : [own];
    if (evidence.length > 0) return { action: "answer", reason: REASON, evidence };
    if (isAsking) return undefined;
  }
  return {
    action: "hand-over",
    cause: "order",
    reason: `${REASON} without an answer`,
    evidence: contactEvidence(turn),
  };
}

const CHOICES_MAX = 4;
const BUYING: readonly string[] = ["product", "price", "availability", "discount"];
/** Intents that a product's own page answers; the site's terms have pages of their own. */
const OF_PRODUCTS: readonly string[] = ["unknown", "product", "availability", "price", "support", "about"];

/** Answers from the page of the one product named, or with the differences between several. */
export function decideDetail({ turn, isLikely }: Weighed): Act | undefined {
  const { hits } = turn;
  const { intent } = turn.reading;
  const compared = findingOf(turn, "comparison")?.products;
  const detail = findingOf(turn, "detail")?.evidence;
  const instalment = findingOf(turn, "instalment")?.evidence;
  const [product] = productsNamed(turn);
  const [best] = hits;
  const isAnsweredElsewhere =
    best?.passage.kind === "question" && isLikely && best.support >= tuning.ANSWERED_ELSEWHERE;
  if (compared !== undefined && !isAnsweredElsewhere) {
    const evidence = compared.map(({ evidence, says }) => says ?? evidence);
    return { action: "answer", reason: `comparison of ${compared.length}`, evidence, compared };
  }
  if (instalment !== undefined) {
    const named = product?.evidence.passage;
    // The site's terms are of all that it sells.
    const facts = named?.url === instalment.passage.url ? named.product : undefined;
    const reason = `instalments of ${facts === undefined ? "all" : "a product"}`;
    return { action: "answer", reason, evidence: [instalment], ...(facts && { product: facts }) };
  }
  if (findingOf(turn, "recommendation") && product) return answerProduct(turn, product);
  if (
    detail === undefined &&
    findingOf(turn, "sold-out") &&
    product &&
    intent.name === "availability" &&
    intent.confidence >= SURE
  )
    return answerProduct(turn, product);
  if (detail === undefined || detail.support < tuning.DETAIL_SUPPORT || asksForOtherSize(turn))
    return undefined;
  if (!OF_PRODUCTS.includes(intent.name) && intent.confidence >= SURE) return undefined;
  const facts = product?.evidence.passage.product;
  const reason = `detail ${figure(detail.support)}`;
  // The line of the page that shares most words, and beside it what of the page likely answers.
  const likely = isLikely
    ? turn.quotes.find(
        ({ passage, quote }) => passage.url === detail.passage.url && !quote.includes(detail.quote),
      )
    : undefined;
  const evidence = likely === undefined ? [detail] : [detail, likely];
  return { action: "answer", reason, evidence, ...(facts && { product: facts }) };
}

/** Lists products. */
export function listCatalogue(evidence: readonly Evidence[]): Act {
  const catalogue = evidence.flatMap(({ passage }) => passage.product ?? []);
  return { action: "answer", reason: `catalogue of ${catalogue.length}`, evidence, catalogue };
}

/** A question about one product is answered from it; one that fits several products alike is asked back. */
export function decideProduct({ turn }: Weighed): Act | undefined {
  const products = productsNamed(turn);
  const [best] = products;
  if (best === undefined || asksHow(turn.reading.written.folded) || asksForOtherSize(turn)) return undefined;
  // "What brand is the chair?", not told, then "and the table?": the price of the table is no answer.
  if (opensNext(turn.reading) && turn.context.turns.at(-1)?.action === "decline") return undefined;
  const chosen = products.find(
    ({ evidence }) => fold(evidence.passage.product?.name ?? "") === turn.reading.written.folded.trim(),
  );
  if (chosen !== undefined) return answerProduct(turn, chosen);
  // A product's name by itself asks about it.
  const isNamed =
    isShort(turn.reading.written.folded) &&
    turn.reading.intent.name === "unknown" &&
    best.named >= tuning.NAMED_ALONE;
  const isSold = asksStock(turn.reading.written.folded) && best.named >= tuning.SOLD_BY_NAME;
  if (!isNamed && !isSold && !BUYING.includes(topicIntent(turn))) return undefined;
  const alike = products.filter(({ named }) => named >= NAMED_ALIKE * best.named);
  const { support, hasAnswerType } = best.evidence;
  if (hasAnswerType === false) return undefined;
  const pages = new Set(alike.map(({ evidence }) => evidence.passage.url));
  const elsewhere = turn.hits.find(({ passage }) => !pages.has(passage.url));
  const lag = isShort(turn.reading.written.folded) || isSold ? tuning.PRODUCT_LAG_SHORT : tuning.PRODUCT_LAG;
  // "How much is it?" holds no word of what it leans on.
  const isLeaning =
    turn.reading.topic.text !== "" &&
    isShort(turn.reading.written.folded) &&
    turn.reading.intent.name === "price" &&
    best.named >= tuning.NAMED_BY_TALK;
  if (isLeaning && alike.length === 1) return answerProduct(turn, best);
  if (
    support < (alike.length > 1 ? tuning.PRODUCTS_SUPPORT : tuning.PRODUCT_SUPPORT) ||
    support < (elsewhere?.support ?? 0) - lag
  )
    return undefined;
  if (alike.length === 1) return answerProduct(turn, best);
  if (alike.length > CHOICES_MAX) return undefined;
  if (isSold && turn.reading.intent.name !== "price")
    return listCatalogue(alike.map(({ evidence }) => evidence));
  return {
    action: "clarify",
    reason: `${alike.length} products fit`,
    evidence: alike.map((one: NamedProduct) => one.evidence),
  };
}

/** Tells the facts of a product, with what its page says of the question or of when there will be more. */
function answerProduct(turn: RetrievedTurn, best: NamedProduct): Act {
  const soldOut = findingOf(turn, "sold-out")?.evidence;
  const page = turn.hits.filter(
    (evidence) =>
      evidence.passage.url === best.evidence.passage.url &&
      evidence.passage.kind !== "product" &&
      (evidence.support >= tuning.BESIDE_PRODUCT || evidence.hasAnswerType === true),
  );
  return {
    action: "answer",
    reason: `product ${figure(best.evidence.support)}`,
    evidence: [best.evidence, ...(soldOut ? [soldOut] : page.slice(0, 1))],
    ...(best.evidence.passage.product && { product: best.evidence.passage.product }),
  };
}

/** True where a message asks for another size or count than the one in the product's name: twelve cups, where it has six. */
export function asksForOtherSize(turn: RetrievedTurn): boolean {
  const { folded } = turn.reading.written;
  const name = fold(productsNamed(turn)[0]?.evidence.passage.product?.name ?? "");
  const own = sizesIn(name);
  return sizesIn(folded).some(({ count, unit }) => {
    const same = own.filter((one) => one.unit === unit);
    return same.length > 0 && same.every((one) => one.count !== count);
  });
}

function isShort(folded: string): boolean {
  return countWords(folded) <= tuning.SHORT_WORDS;
}

function figure(value: number): string {
  return value.toFixed(2);
}
