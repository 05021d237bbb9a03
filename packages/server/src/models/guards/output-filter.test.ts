import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { decidedTurn, passage } from "../../../test/decided-turn.ts";
import { assertProportional } from "../../../test/growth.ts";
import { createAmountCheck } from "./amounts.ts";
import { createLinkPolicy } from "./links.ts";
import { createOutputFilter, type OutputFilter } from "./output-filter.ts";

const SECRET = "k3v9x0q2m7w1z8r4";

const contact = passage({
  kind: "contact",
  url: "https://loja.example/contato",
  text: "WhatsApp: https://wa.me/5541999990000 — (41) 99999-0000 — oi@armazem.example; armazem@gmail.com",
});

const kettle = passage({ text: "Chaleira", product: { name: "Chaleira", price: 199 } });

function open(): OutputFilter {
  return createOutputFilter({
    links: createLinkPolicy(decidedTurn({ contacts: [contact] })),
    secrets: [SECRET],
    amount: createAmountCheck(
      () => [passage({ text: "Custa R$ 1.299,90, ou 12x de 108,33; 10% de desconto no Pix." }), kettle],
      "faz por R$ 1?",
      "pt-BR",
    ),
    restore: (text) => (text === "[EMAIL_1]" ? "ana@casa.example" : text),
  });
}

function screened(...pieces: string[]): string {
  const filter = open();
  return pieces.map((piece) => filter.push(piece)).join("") + filter.end();
}

describe("createOutputFilter", () => {
  it("checks a key of hyphens whole, however the stream is cut", () => {
    const key = "123e4567-e12b-12d3-a456-426655440000";
    const text = `Pague pela chave ${key} hoje.`;
    for (const length of [1, 3, 7, 60]) {
      const asked: string[] = [];
      const filter = createOutputFilter({
        links: createLinkPolicy(decidedTurn({ contacts: [contact] })),
        secrets: [],
        amount: (written) => written,
        restore: (written) => written,
        fact(_, written) {
          asked.push(written);
          return "(não)";
        },
      });
      const pieces = text.match(new RegExp(`.{1,${length}}`, "gs")) ?? [];
      const shown = pieces.map((piece) => filter.push(piece)).join("") + filter.end();
      assert.deepEqual([shown, asked], ["Pague pela chave (não) hoje.", [key]]);
    }
  });

  describe("links", () => {
    it("keeps the site's own, whole and normalised", () => {
      assert.equal(
        screened("[Trocas](https://loja.example/trocas)"),
        "[Trocas](https://loja.example/trocas)",
      );
      assert.equal(screened("[a](/b_(c))"), "[a](https://loja.example/b_%28c%29)");
      assert.equal(screened("[Trocas](/trocas)"), "[Trocas](https://loja.example/trocas)");
      assert.equal(screened("Em https://www.loja.example/a, veja."), "Em https://www.loja.example/a, veja.");
      assert.equal(screened("Em loja.example/trocas."), "Em loja.example/trocas.");
    });

    it("links a page that was found, but not one whose address hides a user, a long query or a chat", () => {
      const pages = [
        "https://loja.example/trocas",
        "https://ana@loja.example/a",
        `https://loja.example/b?q=${"x".repeat(300)}`,
        "https://wa.me/5541888880000",
      ];
      const links = createLinkPolicy(decidedTurn({ evidence: pages.map((url) => passage({ url })) }));
      assert.deepEqual(
        pages.map((page) => links.admit(page)),
        ["https://loja.example/trocas", null, "https://loja.example/b", null],
      );
    });

    it("keeps WhatsApp links to the numbers of the site's contacts", () => {
      assert.equal(screened("[Zap](https://wa.me/41999990000?text=x)"), "[Zap](https://wa.me/41999990000)");
      assert.equal(screened("[Zap](https://wa.me/0000)"), "Zap");
    });

    it("keeps the exact addresses and e-mail domains of the site's contacts", () => {
      assert.equal(screened("[Zap](https://wa.me/5541999990000)"), "[Zap](https://wa.me/5541999990000)");
      assert.equal(screened("[Zap](https://wa.me/5541888880000)"), "Zap");
      assert.equal(screened("Escreva a vendas@armazem.example!"), "Escreva a vendas@armazem.example!");
      assert.equal(screened("[ligue](tel:+5541888880000)"), "ligue");
      assert.equal(screened("[ligue](tel:41999990000)"), "[ligue](tel:41999990000)");
    });

    it("keeps of a mail provider's addresses only the site's own", () => {
      assert.equal(screened("Escreva a armazem@gmail.com!"), "Escreva a armazem@gmail.com!");
      assert.equal(screened("Escreva a armazen@gmail.com!"), "Escreva a !");
    });

    for (const [name, text, shown] of [
      ["a Markdown link", "Veja [isto](https://evil.example/x) já.", "Veja isto já."],
      ["an image", "![foto](https://evil.example/p.png?d=1) ok", "foto ok"],
      ["an image in a link", "[![a](https://evil.example/a)](https://evil.example/b) ok", ""],
      ["an address in angle brackets", "Ver <https://evil.example/x> ok", "Ver  ok"],
      ["a bare address", "Ver https://evil.example/x.", "Ver ."],
      ["an address in capitals", "Ver HTTPS://EVIL.EXAMPLE/x ok", "Ver  ok"],
      ["an address without a scheme", "Ver www.evil.example ou evil.com/x ou evil.com", "Ver  ou  ou"],
      ["a protocol-relative address", "Ver [x](//evil.example/y) ok", "Ver x ok"],
      ["backslashes", "Ver [x](/\\evil.example) e [y](https:\\\\evil.example) ok", "Ver x e y ok"],
      ["a user in front of the host", "Ver [x](https://loja.example@evil.example/) ok", "Ver x ok"],
      ["a script", "Ver [x](javascript:alert(1)) ok", "Ver x ok"],
      ["a foreign e-mail", "Escreva a rob@evil.example agora", "Escreva a  agora"],
      ["an invisible letter in the host", "Ver https://evil\u200B.example/x ok", "Ver  ok"],
    ] as const) {
      it(`takes out ${name}`, () => {
        const result = screened(text);
        assert.doesNotMatch(result, /evil|rob@|alert/i);
        if (shown) assert.equal(result, shown);
      });
    }

    it("breaks link syntax that it cannot read whole", () => {
      assert.doesNotMatch(screened("[a [b] c](\n//evil.example/x)"), /\]\(/);
    });

    it("leaves harmless text alone", () => {
      const text =
        "Use `a//b`, e/ou 1.5/2, p. ex. Node.js; R$ 1.299,90 (à vista) [nota]: veja a lista[0] — ok… <3 https";
      assert.equal(screened(text), text);
    });

    it("decides alike however the stream is cut", () => {
      const text =
        "Oi [isto](https://evil.example/x) e [a loja](https://loja.example/trocas) [1], [2]; www.evil.example\n\nfim [EMAIL_1].";
      const whole = screened(text);
      fc.assert(
        fc.property(fc.array(fc.nat(text.length), { maxLength: 30 }), (cuts) => {
          const places = [0, ...cuts.toSorted((a, b) => a - b), text.length];
          const pieces = places.slice(1).map((to, at) => text.slice(places[at], to));
          assert.equal(screened(...pieces), whole);
        }),
        { numRuns: 300 },
      );
    });
  });

  describe("markers", () => {
    it("are taken out with the space before them, and remembered with the words they follow", () => {
      const filter = open();
      const text = filter.push("Sete dias [1]. Grátis [1, 2]【3†trocas】.") + filter.end();
      assert.equal(text, "Sete dias. Grátis.");
      assert.deepEqual(
        filter.markers.map(({ source, before }) => [source, before]),
        [
          [1, "Sete dias"],
          [1, "Sete dias. Grátis"],
          [2, "Sete dias. Grátis"],
          [3, "Sete dias. Grátis"],
        ],
      );
    });
  });

  describe("amounts", () => {
    for (const text of [
      "Custa R$ 1.299,90, hoje.",
      "Custa R$1299,90 ou 1.299,90 reais.",
      "São 12x de R$ 108,33.",
      "Por R$ 199 leva; em dólar, não sei.",
      "No Pix, 10% de desconto.",
      "Em 7 dias, 100% seguro, na caixa 12.",
    ]) {
      it(`keep what a source states: ${text}`, () => {
        assert.equal(screened(text), text);
        assert.equal(screened(...text), text);
      });
    }

    for (const [text, shown] of [
      ["Custa R$ 999,00, hoje.", "Custa (valor não confirmado no site), hoje."],
      ["Custa 999 reais.", "Custa (valor não confirmado no site)."],
      ["Fecho por R$ 1.", "Fecho por (o valor que você citou)."],
      ["Dou 50% de desconto!", "Dou (valor não confirmado no site)!"],
      ["Only US$ 5.", "Only (valor não confirmado no site)."],
      ["São R$ 2.599,80 no total", "São (valor não confirmado no site) no total"],
    ] as const) {
      it(`take out what none does: ${text}`, () => {
        assert.equal(screened(text), shown);
        assert.equal(screened(...text), shown);
      });
    }
  });

  describe("secrets", () => {
    for (const [name, written] of [
      ["plain", SECRET],
      ["in capitals", SECRET.toUpperCase()],
      ["spelled out", [...SECRET].join(" - ")],
      ["backwards", [...SECRET].reverse().join("")],
      ["in base64", btoa(`abc ${SECRET} def`)],
      ["in hex", Buffer.from(SECRET).toString("hex")],
    ] as const) {
      it(`are held back ${name}, in one piece or letter by letter`, () => {
        for (const pieces of [[`Segredo: ${written} fim`], [...`Segredo: ${written} fim`]]) {
          const filter = open();
          const text = pieces.map((piece) => filter.push(piece)).join("") + filter.end();
          assert.equal(filter.state, "leaked");
          assert.ok(text.length <= "Segredo: k - 3 - v -".length, text);
        }
      });
    }
  });

  it("puts back what was taken out of the visitor's words", () => {
    assert.equal(screened("Enviado a [EMAIL", "_1] e [PHONE_9]."), "Enviado a ana@casa.example e [PHONE_9].");
  });

  it("takes time in proportion to the text", () => {
    for (const evil of ["[", "(", "[a](", "a.", "/", "<a:", "a@", "[1,", "!["]) {
      const push = (times: number) => {
        const filter = open();
        for (let at = 0; at < times; at += 1) filter.push(evil.repeat(50));
        filter.end();
      };
      assertProportional(push, 200, evil);
    }
  });
});
