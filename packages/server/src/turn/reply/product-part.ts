import type { Action, Language, ProductPart } from "@prosa/protocol";
import type { ProductFacts } from "../../knowledge/passage.ts";
import { packOf } from "../../language/packs.ts";

const LABEL_LENGTH = 200;
const ACTIONS_MAX = 6;

/** The things that a product is shown with, besides its own facts. */
interface Beside {
  /** Another product of its kind, to compare it with. */
  sibling?: ProductFacts;
  /** The ways to the people who sell it. */
  sales?: readonly Action[];
  /** It stands in a list, and more may be asked about it. */
  isListed?: boolean;
}

/**
 * A product as a reply shows it: only what its page states, with what a visitor may do about it: buy it on its own page, hear
 * more about it, compare it, speak to the people who sell it.
 */
export function productPart(
  { name, url, image, price, currency, availability }: ProductFacts,
  language: Language,
  { sibling, sales = [], isListed = false }: Beside = {},
): ProductPart {
  const { reply, selling } = packOf(language);
  // A number without its currency is no price.
  const isPriced = price !== undefined && currency?.length === 3;
  const isForSale = isPriced && (availability === "in-stock" || availability === "pre-order");
  const say = (label: string, text: string): Action => ({
    type: "say",
    label: label.slice(0, LABEL_LENGTH),
    text,
  });
  const actions: Action[] = [
    ...(url !== undefined && /^https?:/.test(url)
      ? [{ type: "link" as const, label: isForSale ? selling.buy : reply.seeProduct, url }]
      : []),
    ...(isListed ? [say(selling.more, selling.askMore(name))] : []),
    ...(sibling ? [say(reply.compareWith(sibling.name), reply.difference(name, sibling.name))] : []),
    ...(isForSale ? sales.slice(0, 1) : []),
  ];
  return {
    type: "product",
    name: name.slice(0, LABEL_LENGTH),
    ...(url && { url }),
    ...(image && { image }),
    ...(isPriced && { price, currency }),
    ...(availability && { availability }),
    ...(actions.length > 0 && { actions: actions.slice(0, ACTIONS_MAX) }),
  };
}
