import type { Knowledge, Passage } from "../../../knowledge/passage.ts";
import { contentWords } from "../../../knowledge/query/query.ts";
import { anyOf } from "../../../language/packs.ts";
import { importanceOf, stem } from "../../../language/vocabulary.ts";
import {
  type ComparedProduct,
  type Evidence,
  findingOf,
  NAMED_ALIKE,
  productsNamed,
  remediesOf,
  type Sale,
  sureEvidence,
  withFindings,
  withoutFindings,
} from "../../findings.ts";
import type { TurnDeps } from "../../ports.ts";
import {
  asksForCheapest,
  isOfWish,
  movesOf,
  placeNamed,
  pointsBack,
  quantityNamed,
  refuses,
  tellsBillingTrouble,
  tellsOfOthers,
} from "../../query/dialogue.ts";
import { foldText } from "../../query/read-text.ts";
import type { FoldedText } from "../../reading.ts";
import type { RetrievedTurn } from "../../turn.ts";
import { bulkTerms, howToBuy } from "../remedies.ts";
import { isPartOfName, mostToSpend, productsBy } from "./asked.ts";
import { pageOf } from "./product-page.ts";

/** The reason of a decision to ask back which of several goods is to be bought. */
export const WHICH_OF = "sale of one of ";

const NAMED = 0.3;
/** Between the parts of an order, in any language. */
const PARTS = new RegExp(`\\s*,\\s*|\\s+${anyOf(({ matters }) => matters.joinsGoods)}\\s+|\\s*\\+\\s*`, "i");
const CLAUSES = /[,;.!]\s+/;
const OTHERS_MAX = 3;
const PRODUCTS_MAX = 60;
/** The least share of a need that a line of a page must hold, and the share of the best's that others must. */
const NEED_HELD = 0.4;
/** As many of one product are asked at the terms of larger quantities. */
const BULK_LEAST = 10;
const NEARLY = 0.8;
const OF_OTHER_MATTERS: readonly string[] = [
  "returns",
  "invoice",
  "order-status",
  "warranty",
  "human",
  "complaint",
];
/** Intents that ask for something else than the goods: "quero o prazo" is no order. */
const OF_TERMS: readonly string[] = ["price", "delivery", "contact", "hours", ...OF_OTHER_MATTERS];

/** Adds the step towards buying that a message takes, with the goods that it means. */
export function addSale(turn: RetrievedTurn, { knowledge }: Pick<TurnDeps, "knowledge">): RetrievedTurn {
  const { reading } = turn;
  if (!reading.asksSomething || tellsBillingTrouble(reading)) return turn;
  const told = tellsOfOthers(reading) ? withoutFindings(turn, "price-order", "catalogue") : turn;
  const sale = saleOf(told, knowledge);
  return sale === undefined ? told : withFindings(told, { kind: "sale", sale });
}

function saleOf(turn: RetrievedTurn, knowledge: Knowledge): Sale | undefined {
  const { reading, display, context } = turn;
  const { language, intent } = reading;
  const moves = new Set(refuses(reading) || tellsOfOthers(reading) ? [] : movesOf(reading));
  const isAsking = /[?¿]/.test(display);
  const named = goodsNamed(turn, knowledge);
  const goods = named.length > 0 ? named : goodsMeant(turn, knowledge);
  const name = goods[0]?.passage.product?.name;
  const said = quantityNamed({ written: reading.written, display }, name);
  const before = context.slots?.chosen?.find(({ id }) => id === goods[0]?.passage.id);
  const quantity = said > 1 ? said : (before?.quantity ?? 1);
  const isShop = knowledge.ofKind("product").length > 0;
  const sale = (move: Sale["move"], more: Partial<Sale> = {}): Sale => ({
    move,
    isShop,
    goods,
    quantity,
    others: [],
    terms: [],
    ...more,
  });
  const isMany = quantity >= BULK_LEAST && goods.length > 0 && goods.every(({ passage }) => passage.product);
  if ((moves.has("bulk") && isShop) || (isMany && !isAsking)) {
    const terms = bulkTerms(language, knowledge);
    if (terms.length > 0) return sale("bulk", { terms, goods: named.length === 1 ? named : [] });
  }
  const isOrder =
    (moves.has("buys") || isBareWish(turn, named)) && !isAsking && !OF_TERMS.includes(intent.name);
  const asksHow = moves.has("asks-how") && !OF_OTHER_MATTERS.includes(intent.name);
  if (asksHow || isOrder) {
    const order = orderIn(
      turn,
      productsNamed(turn).map(({ evidence }) => evidence),
      knowledge,
    );
    if (order.length > 1)
      return sale("buys", {
        goods: order.map(({ evidence }) => evidence),
        order,
        terms: howToBuy(language, knowledge),
      });
    // A kind of goods is asked back like every question about it.
    if (named.length > 1) return undefined;
    return sale(isOrder ? "buys" : "asks-how", { terms: howToBuy(language, knowledge) });
  }
  const [base, second] = goods;
  // The choice among those that were offered to be bought goes on with the purchase.
  const asked = context.turns.at(-1);
  if (asked?.reason?.startsWith(WHICH_OF) && named.length === 1)
    return sale("buys", {
      quantity: quantityNamed(readBefore(asked.visitor), name),
      terms: howToBuy(language, knowledge),
    });
  const isOfOne = base?.passage.product !== undefined && second === undefined;
  if (isOfOne && intent.name === "price" && quantity > 1) return sale("total");
  if (named.length === 1 && intent.name === "availability" && asksOnlyForStock(turn, named[0]))
    return sale("stock");
  const isLimited = mostToSpend(reading.meant.folded) !== undefined;
  if (isOfOne && !isLimited && !asksForCheapest(reading)) {
    if (moves.has("cheaper")) return sale("cheaper", { others: cheaperThan(base, knowledge) });
    if (moves.has("similar")) return sale("similar", { others: ofSameKind(base, knowledge) });
  }
  if (moves.has("needs") && named.length !== 1) {
    const others = meeting(turn, named, knowledge);
    if (others.length > 0) return sale("needs", { goods: [], others });
  }
  const isTooDear = reading.signal === "price" && !isAsking && remediesOf(turn).length === 0;
  if (isTooDear && findingOf(turn, "price-order") === undefined)
    return sale("no-discount", { others: isOfOne ? cheaperThan(base, knowledge) : [] });
  return undefined;
}

/** The products that the message itself names, alike well. */
function goodsNamed(turn: RetrievedTurn, knowledge: Knowledge): Evidence[] {
  const words = turn.reading.query.contentWords.filter((word) => isPartOfName(word, turn, knowledge));
  if (words.length === 0) return [];
  const products = productsBy(words, turn, knowledge);
  const best = products[0]?.named ?? 0;
  if (best < NAMED) return [];
  return products.filter(({ named }) => named >= NAMED_ALIKE * best).map(({ evidence }) => evidence);
}

/** True where the last clause of a message names the goods and nothing else that a page could state. */
function asksOnlyForStock({ reading, display }: RetrievedTurn, good: Evidence | undefined): boolean {
  const name = contentWords(good?.passage.product?.name ?? "", good?.passage.language ?? reading.language);
  const clause = contentWords(display.split(CLAUSES).at(-1) ?? display, reading.language);
  return clause.every((word) => importanceOf(word) < 1 || name.includes(word));
}

/** True where a message says that something is wanted, and nothing of what: the talk's product is. */
function isBareWish({ reading, context }: RetrievedTurn, named: readonly Evidence[]): boolean {
  const isWish = reading.signal === "buying" || movesOf(reading).includes("needs");
  return (
    isWish && !namesSomething(reading) && named.length === 0 && context.slots?.subject?.kind === "product"
  );
}

/** True where a message has a word of its own for what it is about. */
function namesSomething({ meant }: RetrievedTurn["reading"]): boolean {
  return meant.contentWords.some(
    (word) => importanceOf(word) === 1 && !isOfWish(word) && !/^\d+$/.test(word),
  );
}

/** The goods that a message names one by one, each with how many of it: "two of the cloth one and one of the other". */
function orderIn(
  { reading, display }: RetrievedTurn,
  named: readonly Evidence[],
  knowledge: Knowledge,
): NonNullable<Sale["order"]>[number][] {
  const parts = display.split(PARTS);
  if (parts.length < 2) return [];
  const order = parts.flatMap((part) => {
    const compare = knowledge.compare({ text: part, language: reading.language });
    const ranked = named
      .map((evidence) => ({
        evidence,
        share: compare(evidence.passage.product?.name ?? "", evidence.passage.language),
      }))
      .sort((one, other) => other.share - one.share);
    const [best, second] = ranked;
    if (best === undefined || best.share < NAMED || best.share === second?.share) return [];
    const { evidence } = best;
    return [{ evidence, quantity: quantityNamed(readBefore(part), evidence.passage.product?.name) }];
  });
  const isEachOnce = new Set(order.map(({ evidence }) => evidence.passage.id)).size === order.length;
  return isEachOnce ? order : [];
}

/** The goods that the talk is about; a passage without a product's facts is ordered only where a message names nothing else, or points back. */
function goodsMeant(turn: RetrievedTurn, knowledge: Knowledge): Evidence[] {
  const goods = goodsOfTalk(turn, knowledge);
  return namesSomething(turn.reading) && !pointsBack(turn.reading)
    ? goods.filter(({ passage }) => passage.product)
    : goods;
}

/** The goods that the talk is about: the one in its place of a list, the one talked of, the only choice, or all that were shown. */
function goodsOfTalk({ reading, context }: RetrievedTurn, knowledge: Knowledge): Evidence[] {
  const { subject, shown = [], chosen = [] } = context.slots ?? {};
  const place = placeNamed(reading, shown.length);
  const found = (ids: readonly string[]) =>
    ids.flatMap((id) => knowledge.find(id) ?? []).map((passage) => sureEvidence(passage));
  if (place !== undefined) return found([shown[place]?.id ?? ""]);
  if (subject !== undefined) return found([subject.id]);
  if (shown.length > 0 && (pointsBack(reading) || chosen.length === 0))
    return found(shown.map(({ id }) => id));
  return found(chosen.slice(-1).map(({ id }) => id));
}

/** The products of a kind: those whose names begin with the same word. */
function ofSameKind(base: Evidence, knowledge: Knowledge): ComparedProduct[] {
  const kind = kindOf(base.passage);
  return knowledge
    .ofKind("product")
    .filter((passage) => passage.url !== base.passage.url && kindOf(passage) === kind)
    .sort((one, other) => priceOf(one) - priceOf(other))
    .slice(0, OTHERS_MAX)
    .map((passage) => ({ evidence: sureEvidence(passage), qualities: [] }));
}

function cheaperThan(base: Evidence, knowledge: Knowledge): ComparedProduct[] {
  const { product } = base.passage;
  return ofSameKind(base, knowledge).filter(
    ({ evidence: { passage } }) =>
      priceOf(passage) < priceOf(base.passage) && passage.product?.currency === product?.currency,
  );
}

function readBefore(display: string): { written: FoldedText; display: string } {
  return { written: foldText(display), display };
}

function kindOf({ product, language }: Passage): string {
  return stem(contentWords(product?.name ?? "", language)[0] ?? "", language);
}

function priceOf({ product }: Passage): number {
  return product?.price ?? Number.POSITIVE_INFINITY;
}

/** The products whose pages hold a line that meets the need told, within the budget. */
function meeting(
  { reading, context }: RetrievedTurn,
  named: readonly Evidence[],
  knowledge: Knowledge,
): ComparedProduct[] {
  const { query, language, meant } = reading;
  const namingWords = new Set(
    named.flatMap(({ passage }) => contentWords(passage.product?.name ?? "", passage.language)),
  );
  const need = query.contentWords.filter(
    (word) => !isOfWish(word) && !namingWords.has(word) && !/^\d+$/.test(word) && importanceOf(word) === 1,
  );
  if (need.length === 0) return [];
  const all = knowledge.ofKind("product").slice(0, PRODUCTS_MAX);
  const among = named.length > 0 ? named.map(({ passage }) => passage) : all;
  const most = mostToSpend(meant.folded) ?? context.slots?.budget ?? Number.POSITIVE_INFINITY;
  const compare = knowledge.compare({ text: need.join(" "), language });
  const met = among
    .filter((passage) => priceOf(passage) <= most || priceOf(passage) === Number.POSITIVE_INFINITY)
    .map((passage) => {
      const lines = [passage, ...pageOf(knowledge, passage.url)].flatMap((piece) =>
        piece.text.split(/\n|(?<=[.!?])\s+/).map((line) => ({ piece, line })),
      );
      const held = lines.map(({ piece, line }) => ({ piece, line, share: compare(line, passage.language) }));
      const best = held.reduce((one, other) => (other.share > one.share ? other : one));
      return { passage, ...best };
    })
    .filter(({ share }) => share >= NEED_HELD)
    .sort((one, other) => other.share - one.share);
  const [best] = met;
  return met
    .filter(({ share }) => share >= NEARLY * (best?.share ?? 1))
    .slice(0, OTHERS_MAX)
    .map(({ passage, piece, line }) => ({
      evidence: sureEvidence(passage),
      says: sureEvidence(piece, line),
      qualities: [],
    }));
}
