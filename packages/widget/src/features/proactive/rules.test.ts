import { expect } from "@esm-bundle/chai";
import { holds, idOf, type PageView, type ProactiveRule, readRules, ruleText } from "./rules.ts";

const PAGE: PageView = {
  seconds: 0,
  scrolled: 0,
  isLeaving: false,
  path: "/produtos/cafe.html",
  isReturning: false,
};

describe("a rule of a proactive message", () => {
  const cases: readonly [
    name: string,
    rule: Partial<ProactiveRule>,
    short: Partial<PageView>,
    enough: Partial<PageView>,
  ][] = [
    ["time on the page", { after: 20 }, { seconds: 19 }, { seconds: 20 }],
    ["scrolling", { scrolled: 0.5 }, { scrolled: 0.49 }, { scrolled: 0.5 }],
    ["leaving", { leaving: true }, { isLeaving: false }, { isLeaving: true }],
    ["the path", { path: "/produtos/*" }, { path: "/trocas.html" }, { path: "/produtos/x" }],
    [
      "a path with signs of patterns",
      { path: "/a+b(c).html" },
      { path: "/aab(c).html" },
      { path: "/a+b(c).html" },
    ],
    ["a returning visitor", { returning: true }, { isReturning: false }, { isReturning: true }],
    ["a new visitor", { returning: false }, { isReturning: true }, { isReturning: false }],
    ["all conditions at once", { after: 5, scrolled: 0.2 }, { seconds: 9 }, { seconds: 5, scrolled: 0.2 }],
  ];
  for (const [name, rule, short, enough] of cases) {
    it(`waits for ${name}`, () => {
      expect(holds({ text: "Olá", ...rule }, { ...PAGE, ...short })).to.equal(false);
      expect(holds({ text: "Olá", ...rule }, { ...PAGE, ...enough })).to.equal(true);
    });
  }

  it("holds at once without conditions", () => {
    expect(holds({ text: "Olá" }, PAGE)).to.equal(true);
  });

  it("speaks the visitor's language, or its first one", () => {
    const rule = { text: { "pt-BR": "Olá", en: "Hello" } };
    expect([ruleText(rule, "en"), ruleText(rule, "ar"), ruleText({ text: "Oi" }, "es")]).to.deep.equal([
      "Hello",
      "Olá",
      "Oi",
    ]);
    expect(idOf({ text: "Oi" })).to.equal("Oi");
    expect(idOf({ id: "frete", text: "Oi" })).to.equal("frete");
  });

  it("explains an invalid rule", () => {
    const rules = [{ text: "Olá", after: 3, path: "/" }];
    expect(readRules(rules)).to.equal(rules);
    const faults: readonly [unknown, string][] = [
      ["Olá", "a list of rules"],
      [[{ text: "a" }, "b"], "Rule 2"],
      [[{ text: " " }], "`text`"],
      [[{ text: {} }], "`text`"],
      [[{ text: "a", after: "20" }], "`after` is a number"],
      [[{ text: "a", scroll: 0.5 }], "no condition `scroll`"],
    ];
    for (const [value, words] of faults) expect(readRules(value)).to.be.a("string").that.includes(words);
  });
});
