import type { Knowledge, Passage } from "../../../knowledge/passage.ts";
import { anyOf } from "../../../language/packs.ts";
import { type PrefilteredPattern, prefiltered } from "../../../language/text/prefiltered.ts";
import { fold, wordsOf } from "../../../language/text/words.ts";
import {
  type Evidence,
  type Finding,
  NAMED_ALIKE,
  type NamedProduct,
  type Order,
  productsNamed,
  withFindings,
} from "../../findings.ts";
import { wordsWithTopic } from "../../query/topic.ts";
import type { RetrievedTurn } from "../../turn.ts";
import { findRemedies, type Remedy } from "../remedies.ts";
import { pageOf } from "./product-page.ts";

/** The least share of a word that a product's name must hold for the word to be part of naming it. */
const PART_OF_NAME = 0.5;
/** Folded units and numbers, which name nothing by themselves. */
export const UNIT = /^(\d+|litros?|liters?|litres?|ml|g|gramas?|grams?|gramos?|kg|quilos?|kilos?|cm|mm|m)$/;

/** True where a word of a message is part of the name of one of the products that it may name. */
export function isPartOfName(word: string, turn: RetrievedTurn, knowledge: Knowledge): boolean {
  const products = productsNamed(turn);
  if (products.length === 0 || UNIT.test(word)) return false;
  if (products.some(({ evidence: { passage } }) => wordsOfName(passage).includes(word))) return true;
  const compare = knowledge.compare({ text: word, language: turn.reading.language });
  return products.some(
    ({ evidence }) => compare(nameOf(evidence), evidence.passage.language) >= PART_OF_NAME,
  );
}

const nameWords = new WeakMap<Passage, readonly string[]>();

function wordsOfName(passage: Passage): readonly string[] {
  let words = nameWords.get(passage);
  if (words === undefined) {
    words = wordsOf(passage.product?.name ?? "");
    nameWords.set(passage, words);
  }
  return words;
}

/** The products by how many of the words that name any of them are theirs. */
export function productsBy(
  words: readonly string[],
  turn: RetrievedTurn,
  knowledge: Knowledge,
): NamedProduct[] {
  const compare = knowledge.compare({ text: words.join(" "), language: turn.reading.language });
  return productsNamed(turn)
    .map(({ evidence }) => ({ evidence, named: compare(nameOf(evidence), evidence.passage.language) }))
    .sort((one, other) => other.named - one.named);
}

export function nameOf({ passage }: Evidence): string {
  return passage.product?.name ?? "";
}

const AT_MOST = prefiltered(
  new RegExp(
    `\\b${anyOf(({ matters }) => matters.atMost)}\\s+(?:${anyOf(({ matters }) => matters.about)} )?(?:r\\$|us\\$|\\$|€)?\\s?(\\d{1,6})(?:[.,](\\d{2}))?(?!\\s?(?:x\\b|kg|g\\b|ml|%|\\d|${anyOf(({ matters }) => matters.noMoney)}))`,
  ),
);
const DEAREST = prefiltered(new RegExp(`\\b${anyOf(({ matters }) => matters.dearest)}\\b`));
const WITHIN_MAX = 6;
const DEAREST_MAX = 3;
const NAMED = 0.5;

/** The most that a folded message says to spend. */
export function mostToSpend(folded: string): number | undefined {
  const limit = AT_MOST.exec(folded);
  return limit === null ? undefined : Number(`${limit[1]}.${limit[2] ?? "00"}`);
}

/** The products at most as dear as a message says, the cheapest first, or the dearest ones; of the kind that it names, where it names one. */
export function offersByPrice(
  folded: string,
  productsByName: () => readonly NamedProduct[],
  knowledge: Knowledge,
): readonly Finding[] {
  const limit = mostToSpend(folded);
  const isDearest = DEAREST.test(folded);
  if (limit === undefined && !isDearest) return [];
  const most = limit ?? Number.POSITIVE_INFINITY;
  const products = productsByName();
  const [best] = products;
  const named = products.filter(
    (one) => best !== undefined && best.named >= NAMED && one.named >= NAMED_ALIKE * best.named,
  );
  const among =
    named.length > 0 ? named.map(({ evidence }) => evidence.passage) : knowledge.ofKind("product");
  const priced = among.flatMap((passage) => {
    const { price, currency } = passage.product ?? {};
    return price === undefined || currency === undefined ? [] : [{ passage, price, currency }];
  });
  const offers = priced
    .filter(({ price, currency }) => price <= most && currency === priced[0]?.currency)
    .sort((one, other) => (isDearest ? other.price - one.price : one.price - other.price))
    .slice(0, isDearest ? DEAREST_MAX : WITHIN_MAX)
    .map(({ passage }): Evidence => {
      const quote = passage.text.split("\n")[0] ?? "";
      return { passage, score: 1, coverage: 1, quote, support: 1, matchesIntent: true };
    });
  if (offers.length === 0) return [];
  return [
    { kind: "catalogue", evidence: offers },
    { kind: "price-order", from: isDearest ? "dearest" : "cheapest" },
  ];
}

const ASKS_INSTALMENT = prefiltered(
  new RegExp(`\\b(?:\\d{1,2} ?x|${anyOf(({ matters }) => matters.instalmentWords)})\\b`),
);
/** Folded words that ask about instalments in general, which the site's terms answer. */
const OF_ALL_INSTALMENTS = prefiltered(new RegExp(`\\b${anyOf(({ goods }) => goods.instalmentTerms)}\\b`));
const INSTALMENT = new RegExp(
  `\\b\\d{1,2}\\s?(?:x|${anyOf(({ matters }) => matters.instalmentUnits)})\\s+${anyOf(({ matters }) => matters.ofAmount)}\\s+(?:r\\$|us\\$|\\$|€|£)?\\s?\\d`,
);

/** The search for a site's terms of instalments. */
const INSTALMENT_TERMS: Remedy = {
  queries: {
    "pt-BR": ["parcelamos em vezes no cartão sem juros"],
    en: ["interest-free installments by card"],
    es: ["cuotas sin intereses con tarjeta"],
  },
  says: new RegExp(`\\d{1,2}\\s?(?:x|${anyOf(({ matters }) => matters.instalmentsSaid)})\\b`),
};

/** True where a folded message asks for the instalments of one product. */
function asksInstalment(folded: string): boolean {
  return ASKS_INSTALMENT.test(folded) && !OF_ALL_INSTALMENTS.test(folded);
}

/** True where a message asks for the instalments of a product, or names another product after such a question. */
export function asksForInstalment(turn: RetrievedTurn, folded: string, knowledge: Knowledge): boolean {
  if (productsNamed(turn).length === 0) return false;
  if (asksInstalment(folded)) return true;
  const { query, topic } = turn.reading;
  if (topic.text === "" || !asksInstalment(topic.folded)) return false;
  return query.contentWords.every((word) => isPartOfName(word, turn, knowledge));
}

/** The line of a product's page that states its instalments. */
function instalmentLine({ url }: Passage, knowledge: Knowledge): Evidence | undefined {
  for (const passage of pageOf(knowledge, url)) {
    const quote = passage.text.split("\n").find((line) => INSTALMENT.test(fold(line)));
    if (quote !== undefined)
      return { passage, quote, score: 1, coverage: 1, support: 1, matchesIntent: true };
  }
  return undefined;
}

/** Adds the instalments of the one product that a message or the talk names, else the site's terms of them. */
export function withInstalment(turn: RetrievedTurn, knowledge: Knowledge): RetrievedTurn {
  const words = wordsWithTopic(turn.reading).filter((word) => !asksInstalment(word));
  const naming = words.filter((word) => isPartOfName(word, turn, knowledge));
  if (naming.length === 0) return turn;
  const products = productsBy(naming, turn, knowledge);
  const [best] = products;
  const alike = products.filter((one) => one.named >= NAMED_ALIKE * (best?.named ?? 1));
  if (best === undefined || alike.length > 1) return turn;
  const own = instalmentLine(best.evidence.passage, knowledge);
  const instalment = own ?? findRemedies(INSTALMENT_TERMS, turn.reading.language, knowledge)[0];
  return instalment === undefined
    ? turn
    : withFindings(turn, { kind: "products", products }, { kind: "instalment", evidence: instalment });
}

/** A quality of a product by which it can be ordered: as its page states it, and in one unit of its dimension. */
interface Measure {
  name: string;
  value: string;
  dimension: "volume" | "length" | "weight";
  amount: number;
}

/** Folded words that ask for the end of an order. */
const superlatives: readonly (readonly [asked: PrefilteredPattern, order: Order])[] = [
  [prefiltered(new RegExp(`\\b${anyOf(({ goods }) => goods.heaviest)}\\b`)), { by: "weight", from: "most" }],
  [prefiltered(new RegExp(`\\b${anyOf(({ goods }) => goods.lightest)}\\b`)), { by: "weight", from: "least" }],
  [prefiltered(new RegExp(`\\b${anyOf(({ goods }) => goods.tallest)}\\b`)), { by: "height", from: "most" }],
  [prefiltered(new RegExp(`\\b${anyOf(({ goods }) => goods.shortest)}\\b`)), { by: "height", from: "least" }],
  [prefiltered(new RegExp(`\\b${anyOf(({ goods }) => goods.biggest)}\\b`)), { by: "size", from: "most" }],
  [prefiltered(new RegExp(`\\b${anyOf(({ goods }) => goods.smallest)}\\b`)), { by: "size", from: "least" }],
];
/** Folded words for other things that may be the greatest or the least, and are no measure of a product. */
const OF_TERMS = prefiltered(new RegExp(`\\b${anyOf(({ goods }) => goods.terms)}\\b`));

const labels: Readonly<Record<Order["by"], readonly RegExp[]>> = {
  weight: [new RegExp(`^${anyOf(({ goods }) => goods.weightLabel)}`)],
  height: [new RegExp(`^${anyOf(({ goods }) => goods.heightLabel)}`)],
  size: [
    new RegExp(`^${anyOf(({ goods }) => goods.capacityLabel)}`),
    new RegExp(`^${anyOf(({ goods }) => goods.diameterLabel)}`),
    new RegExp(`^${anyOf(({ goods }) => goods.heightLabel)}`),
    new RegExp(`^${anyOf(({ goods }) => goods.lengthLabel)}`),
  ],
};

const units: readonly (readonly [RegExp, Measure["dimension"], number])[] = [
  [/^(ml|mililitros?)$/, "volume", 1],
  [/^(l|litros?|lit(er|re)s?)$/, "volume", 1_000],
  [/^(mm)$/, "length", 0.1],
  [/^(cm|centimetros?|centimet(er|re)s?)$/, "length", 1],
  [/^(m|metros?|met(er|re)s?)$/, "length", 100],
  [/^(g|gramas?|grams?|gramos?)$/, "weight", 1],
  [/^(kg|quilos?|kilos?)$/, "weight", 1_000],
];
const AMOUNT = /(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+)|\.(\d{1,2}))?\s?(\p{L}+)/gu;
/** The measure of a piece is not that of the whole. */
const OF_EACH = new RegExp(`\\b${anyOf(({ goods }) => goods.each)}\\b`);

/** The order that a folded message asks for things in: the biggest, the lightest; undefined where it asks for none. */
export function orderAsked(folded: string): Order | undefined {
  if (OF_TERMS.test(folded)) return undefined;
  return superlatives.find(([asked]) => asked.test(folded))?.[1];
}

/**
 * The measures of several things, one each, by the first of the qualities which all of them state in the same dimension;
 * undefined where they state none in common.
 */
export function measuresOf(
  stated: readonly ReadonlyMap<string, string>[],
  { by }: Order,
): Measure[] | undefined {
  for (const label of labels[by]) {
    const measures = stated.flatMap((qualities) => measureOf(qualities, label) ?? []);
    const [first] = measures;
    if (measures.length === stated.length && measures.every((one) => one.dimension === first?.dimension))
      return measures;
  }
  return undefined;
}

function measureOf(qualities: ReadonlyMap<string, string>, label: RegExp): Measure | undefined {
  for (const [name, value] of qualities) {
    const folded = fold(value);
    if (!label.test(fold(name)) || OF_EACH.test(folded)) continue;
    let best: Measure | undefined;
    for (const [, whole = "", comma, point, unit = ""] of folded.matchAll(AMOUNT)) {
      const known = units.find(([pattern]) => pattern.test(unit));
      if (known === undefined) continue;
      const [, dimension, factor] = known;
      const amount = Number(`${whole.replaceAll(".", "")}.${comma ?? point ?? 0}`) * factor;
      if (best === undefined || (dimension === best.dimension && amount > best.amount))
        best = { name, value, dimension, amount };
    }
    if (best !== undefined) return best;
  }
  return undefined;
}
