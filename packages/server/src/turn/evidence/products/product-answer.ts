import { fold } from "../../../language/text/fold.ts";
import { ANSWERABLE, SURE, surenessOf } from "../../decision/confidence.ts";
import type { Act } from "../../decision/decide.ts";
import type { Ground, NamedProduct, RetrievedTurn } from "../../turn.ts";

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

const CHOICES_MAX = 4;
const BUYING: readonly string[] = ["product", "price", "availability", "discount"];
/** The least share of what is asked of a product, its name aside, that its page must hold. */
const DETAIL_SUPPORT = 0.75;
/** What a product's page answers of it; the site's terms have pages of their own. */
export const OF_PRODUCTS: readonly string[] = [
  "unknown",
  "product",
  "availability",
  "price",
  "support",
  "about",
];
const SELLS =
  /\b((voces|vcs|ces|vc|voce) (tem|vendem?|vende|trabalham? com)|(tem|vendem?|ha|existe) (o |a |os |as |algum |alguma |um |uma )?\w|(do|does) (you|u|ya) (have|sell|carry|stock)|u sell|are there any|(venden|tienen|hay)\b)/;

/** Questions about a product that its facts do not answer. */
const ASKS_HOW = /^(quem|como|por ?que|who|how (do|can|to|should)|why|quien|de onde|where)\b/;

const SIZE = /(\d+)\s?(\p{L}+)/gu;
/** The least share of a question whether something is sold that its name must hold; in another language it holds a tenth less. */
export const SOLD_BY_NAME = 0.65;
const HELD_MOSTLY = 0.75;
const SHORT_WORDS = 4;

/** What the page of the one product named says of what is asked, and what tells several apart. */
export function decideDetail(turn: RetrievedTurn): Act | undefined {
  const { compared, detail, intent, hits, instalment } = turn;
  const [best] = hits;
  const isAnsweredElsewhere =
    best?.passage.kind === "question" && surenessOf(hits) >= ANSWERABLE && best.support >= HELD_MOSTLY;
  if (compared !== undefined && !isAnsweredElsewhere) {
    const grounds = compared.map(({ ground, says }) => says ?? ground);
    return { action: "answer", reason: `comparison of ${compared.length}`, grounds, compared };
  }
  if (instalment !== undefined) {
    const named = turn.products[0]?.ground.passage;
    // The site's terms are of all that it sells.
    const facts = named?.url === instalment.passage.url ? named.product : undefined;
    const reason = `instalments of ${facts === undefined ? "all" : "a product"}`;
    return { action: "answer", reason, grounds: [instalment], ...(facts && { product: facts }) };
  }
  if (turn.isRecommending && turn.products[0]) return answerProduct(turn, turn.products[0]);
  const [product] = turn.products;
  if (
    detail === undefined &&
    turn.soldOut &&
    product &&
    intent.name === "availability" &&
    intent.confidence >= SURE
  )
    return answerProduct(turn, product);
  if (detail === undefined || detail.support < DETAIL_SUPPORT || asksForOtherSize(turn)) return undefined;
  if (!OF_PRODUCTS.includes(intent.name) && intent.confidence >= SURE) return undefined;
  const facts = product?.ground.passage.product;
  const reason = `detail ${figure(detail.support)}`;
  return { action: "answer", reason, grounds: [detail], ...(facts && { product: facts }) };
}

/** Lists products. */
export function listCatalogue(grounds: readonly Ground[]): Act {
  const catalogue = grounds.flatMap(({ passage }) => passage.product ?? []);
  return { action: "answer", reason: `catalogue of ${catalogue.length}`, grounds, catalogue };
}

/** A question about one product is answered from it; one that fits several products alike is asked back. */
export function decideProduct(turn: RetrievedTurn): Act | undefined {
  const best = turn.products[0];
  if (best === undefined || ASKS_HOW.test(turn.folded) || asksForOtherSize(turn)) return undefined;
  const chosen = turn.products.find(
    ({ ground }) => fold(ground.passage.product?.name ?? "") === turn.folded.trim(),
  );
  if (chosen !== undefined) return answerProduct(turn, chosen);
  // A product's name by itself asks about it.
  const isNamed = isShort(turn.folded) && turn.intent.name === "unknown" && best.named >= NAMED_ALONE;
  const isSold = SELLS.test(turn.folded) && best.named >= SOLD_BY_NAME;
  if (!isNamed && !isSold && !BUYING.includes(topicIntent(turn))) return undefined;
  const alike = turn.products.filter(({ named }) => named >= 0.95 * best.named);
  const { support, isExpected } = best.ground;
  if (isExpected === false) return undefined;
  const pages = new Set(alike.map(({ ground }) => ground.passage.url));
  const elsewhere = turn.hits.find(({ passage }) => !pages.has(passage.url));
  const lag = isShort(turn.folded) || isSold ? PRODUCT_LAG_SHORT : PRODUCT_LAG;
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
  if (isSold && turn.intent.name !== "price") return listCatalogue(alike.map(({ ground }) => ground));
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
    grounds: [best.ground, ...(turn.soldOut ? [turn.soldOut] : page.slice(0, 1))],
    ...(best.ground.passage.product && { product: best.ground.passage.product }),
  };
}

/** Whether a message asks for another size or count than the one in the product's name: twelve cups, where it has six. */
export function asksForOtherSize({ folded, products }: RetrievedTurn): boolean {
  const name = fold(products[0]?.ground.passage.product?.name ?? "");
  const own = [...name.matchAll(SIZE)];
  return [...folded.matchAll(SIZE)].some(([, count, unit]) => {
    const same = own.filter(([, , ownUnit]) => ownUnit === unit);
    return same.length > 0 && same.every(([, ownCount]) => ownCount !== count);
  });
}

/** The message's own intent; for one that leans on the talk and says none, the intent of what it leans on. */
export function topicIntent({ intent, topic, context }: RetrievedTurn): string {
  if (topic === "" || intent.name !== "unknown") return intent.name;
  return context.turns.at(-1)?.intent ?? intent.name;
}

function isShort(folded: string): boolean {
  return folded.split(/\s+/).length <= SHORT_WORDS;
}

function figure(value: number): string {
  return value.toFixed(2);
}
