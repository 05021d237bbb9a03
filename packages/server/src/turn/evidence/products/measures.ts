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
  [
    /\b(mais pesad[oa]s?|pesam? mais|heav(ier|iest)|mas pesad[oa]s?|pesan? mas)\b/,
    { by: "weight", from: "most" },
  ],
  [
    /\b(mais leves?|menos pesad[oa]s?|pesam? menos|light(er|est)|mas (liger|livian)[oa]s?|pesan? menos|weighs? less)\b/,
    { by: "weight", from: "least" },
  ],
  [/\b(mais alt[oa]s?|tall(er|est)|mas alt[oa]s?)\b/, { by: "height", from: "most" }],
  [/\b(mais baix[oa]s?|menos alt[oa]s?|short(er|est)|mas baj[oa]s?)\b/, { by: "height", from: "least" }],
  [
    /\b(qual (e |eh )?(o |a |dos |das )?((dois|duas) (e |eh )?(o |a )?)?maior|maior(es)?|cabe mais|bigg(er|est)|larg(er|est)|holds? (the )?more|mas grandes?|cabe mas)\b/,
    { by: "size", from: "most" },
  ],
  [/\b(menor(es)?|cabe menos|small(er|est)|mas (pequen|chic)[oa]s?)\b/, { by: "size", from: "least" }],
];
/** Folded words for other things that may be the greatest or the least, and are no measure of a product. */
const OF_TERMS =
  /\b(prazo|desconto|valor|preco|frete|parcela|juros|compra|pedido|garantia|price|discount|order|deadline|shipping|plazo|descuento|precio|envio|compra)\b/;

const labels: Readonly<Record<Order["by"], readonly RegExp[]>> = {
  weight: [/^(peso|weight)/],
  height: [/^(altura|height|alto)/],
  size: [
    /^(capacidade|volume|rendimento|capacity|holds|capacidad|volumen)/,
    /^(diametro|diameter)/,
    /^(altura|height|alto)/,
    /^(comprimento|largura|length|width|largo|ancho)/,
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
const OF_EACH = /\b(cada|each|por|per)\b/;

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
