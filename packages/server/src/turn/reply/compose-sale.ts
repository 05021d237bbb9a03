import type { ReplyTemplates } from "../../language/pack/replies.ts";
import type { SellingWords } from "../../language/pack/selling.ts";
import { packOf } from "../../language/packs.ts";
import type { ComparedProduct, Evidence, Sale } from "../findings.ts";
import type { DecidedTurn } from "../turn.ts";
import type { Composed } from "./composed.ts";
import { moneyOf } from "./money.ts";
import { headingOf, renderQuotes } from "./render-answer.ts";
import { salesCards } from "./sales-card.ts";

/** Puts a step towards buying into words: the goods with their total, the site's own words on it, and the ways to its people. */
export function composeSale(turn: DecidedTurn, sale: Sale): Composed {
  const { reply, selling } = packOf(turn.reading.language);
  const { move, goods, others, terms } = sale;
  const [good] = goods;
  const quoted = terms.length === 0 ? [] : [renderQuotes(terms, turn.reading.language, reply)];
  const items = sale.order ?? (good ? [{ evidence: good, quantity: sale.quantity }] : []);
  const line = sale.order
    ? orderLines(sale.order, selling, reply)
    : good && lineOf(good, sale.quantity, selling, reply);
  const order = items.map(({ evidence, quantity }) => namedOf(evidence, quantity)).join(", ");
  const shown = [...goods, ...others.map(({ evidence }) => evidence)];
  const composed = (
    text: readonly (string | undefined)[],
    cards = salesCards(turn, order, sale.isShop),
  ): Composed => ({
    text: text.filter((part) => part !== undefined).join("\n\n"),
    evidence: [...(quoted.length > 0 ? terms : []), ...citedOf(goods, others)],
    choices: [],
    products: (others.length > 0 ? others.map(({ evidence }) => evidence) : shown).flatMap(
      ({ passage }) => passage.product ?? [],
    ),
    cards,
  });
  const name = good === undefined ? "" : titleOf(good);
  switch (move) {
    case "buys":
    case "asks-how":
      if (line === undefined) return composed([sale.isShop ? reply.remedies.buying : undefined, ...quoted]);
      if (good !== undefined && sale.order === undefined && isGone(good))
        return composed([line, ...quoted, selling.tellWhenBack]);
      return composed([
        `${selling.great} ${line}`,
        sale.isShop && quoted.length > 0 ? selling.howTo : undefined,
        ...quoted,
      ]);
    case "stock":
    case "total":
      return composed([line?.trim()], []);
    case "bulk":
      return composed([line, selling.bulk, ...quoted]);
    case "cheaper":
      if (others.length === 0) return composed([selling.noneCheaper(name)]);
      return composed([selling.cheaper(name), listOf(others)], []);
    case "similar":
      if (others.length === 0) return composed([selling.noneSimilar(name)]);
      return composed([selling.similar(name), listOf(others)], []);
    case "needs":
      return composed([selling.advised, listOf(others)], []);
    case "no-discount":
      if (others.length === 0) return composed([selling.noDiscount]);
      return composed([selling.noDiscount, selling.cheaper(name), listOf(others)]);
  }
}

function titleOf(good: Evidence): string {
  return good.passage.product?.name ?? headingOf(good);
}

/** The goods with their price and total, and whether they are sold out. */
function lineOf(good: Evidence, quantity: number, words: SellingWords, reply: ReplyTemplates): string {
  const { product, language } = good.passage;
  const name = titleOf(good);
  const { price, currency, availability } = product ?? {};
  const said =
    price === undefined || currency === undefined
      ? words.unpriced(quantity, name)
      : words.total(
          quantity,
          name,
          moneyOf(price, currency, language),
          moneyOf(price * quantity, currency, language),
        );
  return isGone(good) && availability ? `${said} ${reply.availability[availability]}` : said;
}

function isGone({ passage }: Evidence): boolean {
  const availability = passage.product?.availability;
  return availability === "out-of-stock" || availability === "discontinued";
}

function namedOf(good: Evidence, quantity: number): string {
  return quantity === 1 ? titleOf(good) : `${quantity} × ${titleOf(good)}`;
}

/** Several goods, a line each, and what they come to together where every page states a price in one currency. */
function orderLines(order: NonNullable<Sale["order"]>, words: SellingWords, reply: ReplyTemplates): string {
  const lines = order.map(({ evidence, quantity }) => `- ${lineOf(evidence, quantity, words, reply)}`);
  const facts = order.map(({ evidence }) => evidence.passage.product);
  const currency = facts[0]?.currency;
  const isPriced = facts.every((one) => one?.price !== undefined && one.currency === currency);
  if (!isPriced || currency === undefined) return ["", "", ...lines].join("\n");
  const sum = order.reduce(
    (total, { evidence, quantity }) => total + quantity * (evidence.passage.product?.price ?? 0),
    0,
  );
  const language = order[0]?.evidence.passage.language ?? "pt-BR";
  return ["", "", ...lines, "", words.inAll(moneyOf(sum, currency, language))].join("\n");
}

/** Goods in a list, each with its price and the line of its page that speaks for it. */
function listOf(others: readonly ComparedProduct[]): string {
  return others
    .map(({ evidence, says }) => {
      const { product, language } = evidence.passage;
      const { price, currency } = product ?? {};
      const cost =
        price === undefined || currency === undefined ? "" : `: ${moneyOf(price, currency, language)}`;
      const line = says === undefined ? "" : ` – ${says.quote.replace(/^\s*-\s+/, "")}`;
      return `- **${titleOf(evidence)}**${cost}${line}`;
    })
    .join("\n");
}

function citedOf(goods: readonly Evidence[], others: readonly ComparedProduct[]): Evidence[] {
  return [...goods, ...others.map(({ says, evidence }) => says ?? evidence)];
}
