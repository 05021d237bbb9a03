import type { Knowledge } from "../../../knowledge/passage.ts";
import { anyOf } from "../../../language/packs.ts";
import { type Evidence, type Finding, NAMED_ALIKE, type NamedProduct } from "../../findings.ts";

const AT_MOST = new RegExp(
  `\\b${anyOf(({ matters }) => matters.atMost)}\\s+(?:${anyOf(({ matters }) => matters.about)} )?(?:r\\$|us\\$|\\$|€)?\\s?(\\d{1,6})(?:[.,](\\d{2}))?(?!\\s?(?:x\\b|kg|g\\b|ml|%|\\d|${anyOf(({ matters }) => matters.noMoney)}))`,
);
const DEAREST = new RegExp(`\\b${anyOf(({ matters }) => matters.dearest)}\\b`);
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
