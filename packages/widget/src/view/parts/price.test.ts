import { expect } from "@esm-bundle/chai";
import { formatPrice } from "./price.ts";

const bare = (text: string | undefined) => text?.replace(/[\u2066\u2069]/g, "").replace(/\s/g, " ");

describe("a price", () => {
  it("is written as in the language, with the currency sign of the shop's labels", () => {
    const price = (language: string, currency?: string) =>
      bare(
        formatPrice({ type: "product", name: "x", price: 1189.9, ...(currency && { currency }) }, language),
      );
    expect(price("pt-BR", "BRL")).to.equal("R$ 1.189,90");
    expect(price("en", "BRL")).to.equal("R$1,189.90");
    expect(price("es", "BRL")).to.equal("1189,90 R$");
    expect(price("es", "EUR")).to.equal("1189,90 €");
    expect(price("pt-BR", "USD")).to.equal("US$ 1.189,90");
    expect(price("en")).to.equal("1,189.9");
  });

  it("keeps a sign of two halves together among Arabic letters", () => {
    expect(formatPrice({ type: "product", name: "x", price: 5, currency: "BRL" }, "ar")).to.include(
      "\u2066R$\u2069",
    );
  });

  it("is written plainly where the currency is none", () => {
    expect(formatPrice({ type: "product", name: "x", price: 5, currency: "R$ " }, "en")).to.equal("R$  5");
    expect(formatPrice({ type: "product", name: "x" }, "en")).to.equal(undefined);
  });
});
