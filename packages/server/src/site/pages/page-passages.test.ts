import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readPage } from "../../extract/page.ts";
import { passagesOf } from "./page-passages.ts";

const NAME = "Barraca Serra 2";

/** A product's page whose description is cut into several passages. */
function page(sentences: number): string {
  const description = Array.from(
    { length: sentences },
    (_, at) => `A barraca aguenta ventos de até ${40 + at} km/h e chuva por ${at + 2} horas.`,
  ).join(" ");
  const offers = { "@type": "Offer", price: "459.90", priceCurrency: "BRL" };
  const product = { "@context": "https://schema.org", "@type": "Product", name: NAME, description, offers };
  return `<title>${NAME}</title><script type="application/ld+json">${JSON.stringify(product)}</script><main><h1>${NAME}</h1></main>`;
}

function kindsOf(sentences: number) {
  const read = readPage(page(sentences), "https://loja.example/barraca");
  return passagesOf(read, "pt-BR").map(({ kind, product }) => [kind, product?.price]);
}

describe("passagesOf", () => {
  it("takes the first part of a long description for the product, and the rest for prose", () => {
    assert.deepEqual(kindsOf(2), [["product", 459.9]]);
    const [first, ...others] = kindsOf(40);
    assert.deepEqual(first, ["product", 459.9]);
    assert.ok(others.length > 0);
    for (const other of others) assert.deepEqual(other, ["prose", undefined]);
  });
});
