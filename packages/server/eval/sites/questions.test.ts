import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { inOtherLanguages, type SiteQuestion, type TestSite } from "./questions.ts";

const known: SiteQuestion = {
  id: "linkwarden-help-05",
  turns: ["the same in the language of the pages"],
  lang: "en",
  kind: "answerable",
  gold: [{ page: "apps/index.html", quote: "There is an app." }],
  accept: [["app"]],
  expect: "answer",
};
const site: TestSite = {
  folder: "linkwarden-help",
  name: "Linkwarden",
  language: "en",
  pages: "pages",
  questions: [known, { ...known, id: "not-translated" }],
};

describe("inOtherLanguages", () => {
  it("asks what is translated, by the same gold, and leaves out what is not", () => {
    const [translated] = inOtherLanguages([site]);
    assert.equal(translated?.questions.length, 1);
    const [question] = translated?.questions ?? [];
    assert.equal(question?.lang, "pt");
    assert.notDeepEqual(question?.turns, known.turns);
    assert.deepEqual({ ...question, id: known.id, lang: known.lang, turns: known.turns }, known);
  });
});
