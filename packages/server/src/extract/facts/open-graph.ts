import { addFact, createThing, type Thing } from "./thing.ts";

/** Reads the product that Open Graph and the shops' own meta elements describe; undefined when they name no price. */
export function readOpenGraphProduct(meta: ReadonlyMap<string, string>): Thing | undefined {
  const first = (...names: string[]) =>
    names.map((name) => meta.get(name)).find((value) => value !== undefined);
  const isProduct = /product|og:product/i.test(meta.get("og:type") ?? "");
  const amount = first(
    "product:sale_price:amount",
    "product:price:amount",
    "og:price:amount",
    "product:price",
    "og:price",
    "twitter:product:price",
    "price",
  );
  if (!isProduct && amount === undefined) return undefined;
  const name = first("og:title", "twitter:title", "title");
  if (name === undefined) return undefined;
  const product = createThing(["Product"]);
  const offer = createThing(["Offer"]);
  const facts: [thing: Thing, name: string, value: string | undefined][] = [
    [product, "name", name],
    [product, "brand", first("product:brand", "og:brand", "brand")],
    [product, "sku", first("product:retailer_item_id", "product:sku", "og:sku", "sku")],
    [
      product,
      "gtin",
      first("product:ean", "product:gtin", "og:ean", "og:upc", "product:upc", "product:isbn"),
    ],
    [product, "mpn", first("product:mfr_part_no", "product:mpn")],
    [product, "image", first("og:image", "og:image:secure_url")],
    [product, "description", first("og:description", "description")],
    [product, "url", first("og:url")],
    [offer, "price", amount],
    [
      offer,
      "priceCurrency",
      first("product:price:currency", "product:sale_price:currency", "og:price:currency", "currency"),
    ],
    [offer, "availability", first("product:availability", "og:availability", "availability")],
  ];
  for (const [thing, key, value] of facts) if (value !== undefined) addFact(thing, key, value);
  if (offer.facts.size > 0) addFact(product, "offers", offer);
  return product;
}
