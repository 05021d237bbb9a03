import type { Language } from "@prosa/protocol";
import type { Knowledge, Passage } from "../../../knowledge/passage.ts";
import { contentWords } from "../../../knowledge/query/query.ts";
import { allPacks, anyOf } from "../../../language/packs.ts";
import { prefiltered } from "../../../language/text/prefiltered.ts";
import { fold, wordsOf } from "../../../language/text/words.ts";
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
import type { Chosen } from "../../memory.ts";
import type { TurnDeps } from "../../ports.ts";
import {
  addsToChosen,
  asksForCheapest,
  asksStill,
  asksToBeTold,
  asksTotal,
  isOfWish,
  movesOf,
  opensNext,
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
import { bulkTerms, howToBuy, isTrouble } from "../remedies.ts";
import { isPartOfName, mostToSpend, productsBy } from "./asked.ts";
import { meeting, priceOf, withinBudget } from "./needs.ts";
import { soldOutLine } from "./product-page.ts";

/** The reason of a decision to ask back which of several goods is to be bought. */
export const WHICH_OF = "sale of one of ";
/** The reason of a decision to tell how to buy, where it is open what. */
export const WISH = "wish to buy";

const NAMED = 0.3;
const PRICE = prefiltered(new RegExp(`\\b${anyOf(({ asking }) => asking.kinds.price.asked)}`));
/** Between the parts of an order, in any language. */
const PARTS = new RegExp(`\\s*,\\s*|\\s+${anyOf(({ matters }) => matters.joinsGoods)}\\s+|\\s*\\+\\s*`, "i");
/** A count at the beginning of a part of an order, and behind the word that opens a message, by the language: "a" counts in one. */
const COUNTS = new Map<Language, { part: RegExp; next: RegExp }>(
  allPacks.map(({ code, buying }) => {
    const count = `(?:\\d{1,3}|${buying.amounts.source}|${buying.oneOf.source})`;
    return [
      code,
      {
        part: new RegExp(`^(?:\\D{0,20}\\b)?${count}\\s+\\p{L}`, "u"),
        next: new RegExp(`^\\S+ ${count} `),
      },
    ];
  }),
);
/** A word beside the number, which may be one of letters: "actually three". */
const RECOUNT_WORDS = 2;
/** A longer message with counts in it says more than what is to be bought. */
const LIST_WORDS = 10;
const CLAUSES = /[,;.!]\s+/;
const OTHERS_MAX = 3;
/** As many of one product are asked at the terms of larger quantities. */
const BULK_LEAST = 10;
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
  const chosen = context.slots?.chosen ?? [];
  const before = chosen.find(({ id }) => id === goods[0]?.passage.id);
  const most = mostToSpend(reading.meant.folded);
  // "Up to 250" is no count.
  const quantity = said > 1 && said !== most ? said : (before?.quantity ?? 1);
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
  if (most !== undefined && !namesSomething(reading)) {
    const others = withinBudget(turn, most, knowledge);
    if (others.length > 0) return sale("needs", { goods: [], others });
  }
  if (asksTotal(reading) && named.length === 0 && chosen.length > 0) {
    const order = orderOf(chosen, knowledge);
    return sale("total", {
      goods: order.map(({ evidence }) => evidence),
      ...(order.length > 1 && { order }),
    });
  }
  const asksPrice = intent.name === "price" || (isAsking && PRICE.test(reading.meant.folded));
  const isMany = quantity >= BULK_LEAST && goods.length > 0 && goods.every(({ passage }) => passage.product);
  if ((moves.has("bulk") && isShop) || (isMany && (!isAsking || asksPrice))) {
    const terms = bulkTerms(language, knowledge);
    if (terms.length > 0) return sale("bulk", { terms, goods: named.length === 1 ? named : [] });
  }
  const past = context.turns.at(-1);
  // "And a …" right behind an order goes on with it.
  const goesOn =
    past?.reason === "sale buys" &&
    opensNext(reading) &&
    COUNTS.get(language)?.next.test(reading.written.folded) === true;
  // "Make that three", right behind an order, is of the same goods.
  const isRecounted =
    past?.reason === "sale buys" && said > 1 && named.length === 0 && tellingCount(reading) <= RECOUNT_WORDS;
  const isAdded = (addsToChosen(reading) || goesOn) && named.length === 1 && chosen.length > 0;
  const counts = countsIn(display, language);
  const isOrder =
    (moves.has("buys") || isBareWish(turn, named) || isAdded || isRecounted) &&
    !isAsking &&
    !OF_TERMS.includes(intent.name) &&
    findingOf(turn, "price-order") === undefined;
  const isListed =
    counts > 1 && !isAsking && !isTrouble(reading.signal) && reading.written.words.length <= LIST_WORDS;
  const asksHow = moves.has("asks-how") && !OF_OTHER_MATTERS.includes(intent.name);
  const [onlyGood] = goods;
  if (asksToBeTold(reading) && goods.length === 1 && onlyGood && isGone(onlyGood))
    return sale("buys", { terms: whenBack(onlyGood, knowledge) });
  const asksSum = asksPrice && (moves.has("buys") || counts > 1);
  if (asksHow || isOrder || asksSum || isListed) {
    const inMessage = orderIn(
      turn,
      productsNamed(turn).map(({ evidence }) => evidence),
      knowledge,
    );
    if (asksSum && inMessage.length > 1)
      return sale("total", { goods: inMessage.map(({ evidence }) => evidence), order: inMessage });
    const order =
      isAdded && onlyGood && inMessage.length < 2
        ? [
            ...orderOf(chosen, knowledge).filter(({ evidence }) => evidence.passage !== onlyGood.passage),
            { evidence: onlyGood, quantity },
          ]
        : inMessage;
    if (order.length > 1)
      return sale("buys", {
        goods: order.map(({ evidence }) => evidence),
        order,
        terms: howToBuy(language, knowledge),
      });
    // Of several that were counted one is no order.
    if (counts > 1) return undefined;
    // A kind of goods is asked back like every question about it.
    if (named.length > 1) return undefined;
    if (isOrder && goods.length === 1 && onlyGood && isGone(onlyGood))
      return sale("buys", { terms: whenBack(onlyGood, knowledge) });
    if (asksHow || isOrder)
      return sale(isOrder ? "buys" : "asks-how", { terms: howToBuy(language, knowledge) });
  }
  const [base, second] = goods;
  // The choice among those that were offered to be bought goes on with the purchase.
  const isOpen = past?.reason?.startsWith(WHICH_OF) || (past?.reason === WISH && !isAsking);
  if (past !== undefined && isOpen && named.length === 1)
    return sale("buys", {
      quantity: quantityNamed(readBefore(past.visitor), name),
      terms: howToBuy(language, knowledge),
    });
  const isOfOne = base?.passage.product !== undefined && second === undefined;
  // The price of one of two things asked for together is no answer.
  if (isOfOne && counts > 1 && asksPrice) return undefined;
  if (isOfOne && asksPrice && quantity > 1) return sale("total");
  const asksStock =
    asksStill(reading) || (intent.name === "availability" && asksOnlyForStock(turn, named[0]));
  if (named.length === 1 && asksStock) return sale("stock");
  if (isOfOne && most === undefined && !asksForCheapest(reading)) {
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
  const { reading } = turn;
  const words = reading.query.contentWords.filter(
    (word) => (!isOfWish(word) || isWholeInName(word, turn)) && isPartOfName(word, turn, knowledge),
  );
  if (words.length === 0) return [];
  const products = productsBy(words, turn, knowledge);
  const best = products[0]?.named ?? 0;
  if (best < NAMED) return [];
  return products.filter(({ named }) => named >= NAMED_ALIKE * best).map(({ evidence }) => evidence);
}

/** "Take" is a word of wishes, and yet a product may have it for its name. */
function isWholeInName(word: string, turn: RetrievedTurn): boolean {
  return productsNamed(turn).some(({ evidence }) =>
    wordsOf(evidence.passage.product?.name ?? "").includes(word),
  );
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
  turn: RetrievedTurn,
  named: readonly Evidence[],
  knowledge: Knowledge,
): NonNullable<Sale["order"]>[number][] {
  const { reading, display } = turn;
  const parts = display.split(PARTS);
  if (parts.length < 2) return [];
  const order = parts.flatMap((part) => {
    const naming = contentWords(part, reading.language).filter((word) => isPartOfName(word, turn, knowledge));
    const compare = knowledge.compare({ text: naming.join(" "), language: reading.language });
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

/** Chosen goods as an order, each as its page states it now. */
function orderOf(chosen: readonly Chosen[], knowledge: Knowledge): NonNullable<Sale["order"]>[number][] {
  return chosen.flatMap(({ id, quantity }) => {
    const passage = knowledge.find(id);
    return passage === undefined ? [] : [{ evidence: sureEvidence(passage), quantity }];
  });
}

function isGone({ passage }: Evidence): boolean {
  const availability = passage.product?.availability;
  return availability === "out-of-stock" || availability === "discontinued";
}

/** The page's own line on when there will be more. */
function whenBack({ passage }: Evidence, knowledge: Knowledge): Evidence[] {
  return [soldOutLine(passage, knowledge)].filter((line) => line !== undefined);
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

/** How many parts of a message say how many of something. */
function countsIn(display: string, language: Language): number {
  const count = COUNTS.get(language)?.part;
  const parts = display.split(PARTS);
  return parts.length < 2 ? 0 : parts.filter((part) => count?.test(fold(part))).length;
}

/** The count of words by which a message tells what it is about. */
function tellingCount({ meant }: RetrievedTurn["reading"]): number {
  return meant.contentWords.filter(
    (word) => importanceOf(word) === 1 && !isOfWish(word) && !/^\d+$/.test(word),
  ).length;
}

function readBefore(display: string): { written: FoldedText; display: string } {
  return { written: foldText(display), display };
}

function kindOf({ product, language }: Passage): string {
  return stem(contentWords(product?.name ?? "", language)[0] ?? "", language);
}
