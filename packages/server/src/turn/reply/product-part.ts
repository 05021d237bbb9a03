import type { Action, Language, ProductPart } from "@prosa/protocol";
import type { ProductFacts } from "../../knowledge/passage.ts";
import { packOf } from "../../language/packs.ts";

const LABEL_LENGTH = 200;

/** A product as a reply shows it: only what its page states, a link to that page, and a comparison with another of its kind. */
export function productPart(
  { name, url, image, price, currency, availability }: ProductFacts,
  language: Language,
  sibling?: ProductFacts,
): ProductPart {
  const words = packOf(language).reply;
  const link: Action[] =
    url !== undefined && /^https?:/.test(url) ? [{ type: "link", label: words.seeProduct, url }] : [];
  const say: Action[] =
    sibling === undefined
      ? []
      : [
          {
            type: "say",
            label: words.compareWith(sibling.name).slice(0, LABEL_LENGTH),
            text: words.difference(name, sibling.name),
          },
        ];
  const actions = [...link, ...say];
  return {
    type: "product",
    name: name.slice(0, LABEL_LENGTH),
    ...(url && { url }),
    ...(image && { image }),
    // A number without its currency is no price.
    ...(price !== undefined && currency?.length === 3 && { price, currency }),
    ...(availability && { availability }),
    ...(actions.length > 0 && { actions }),
  };
}
