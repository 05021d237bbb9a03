import { anyOf } from "../../../language/packs.ts";
import { fold } from "../../../language/text/fold.ts";
import type { Order } from "../../findings.ts";

/** A quality of a product by which it can be ordered: as its page states it, and in one unit of its dimension. */
interface Measure {
  name: string;
  value: string;
  dimension: "volume" | "length" | "weight";
  amount: number;
}

/** Folded words that ask for the end of an order. */
const superlatives: readonly (readonly [asked: RegExp, order: Order])[] = [
  [new RegExp(`\\b${anyOf(({ goods }) => goods.heaviest)}\\b`), { by: "weight", from: "most" }],
  [new RegExp(`\\b${anyOf(({ goods }) => goods.lightest)}\\b`), { by: "weight", from: "least" }],
  [new RegExp(`\\b${anyOf(({ goods }) => goods.tallest)}\\b`), { by: "height", from: "most" }],
  [new RegExp(`\\b${anyOf(({ goods }) => goods.shortest)}\\b`), { by: "height", from: "least" }],
  [new RegExp(`\\b${anyOf(({ goods }) => goods.biggest)}\\b`), { by: "size", from: "most" }],
  [new RegExp(`\\b${anyOf(({ goods }) => goods.smallest)}\\b`), { by: "size", from: "least" }],
];
/** Folded words for other things that may be the greatest or the least, and are no measure of a product. */
const OF_TERMS = new RegExp(`\\b${anyOf(({ goods }) => goods.terms)}\\b`);

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
