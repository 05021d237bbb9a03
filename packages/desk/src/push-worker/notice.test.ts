import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { noticeOf } from "./notice.ts";

const COUNTS = { site: "Loja Teste", waiting: 0, offered: 0, unread: 0 };

describe("the notice of a push", () => {
  it("says how many wait, in each language, under the site's name", () => {
    const bodies = (waiting: number) =>
      ["pt-BR", "en", "es"].map((language) => noticeOf({ ...COUNTS, waiting }, language).body);
    assert.deepEqual(bodies(1), ["Uma pessoa espera.", "One person waits.", "Una persona espera."]);
    assert.deepEqual(bodies(3), ["3 pessoas esperam.", "3 people wait.", "3 personas esperan."]);
    assert.equal(noticeOf({ ...COUNTS, waiting: 1 }, "en").title, "Loja Teste");
  });

  it("names an offer before the queue, and one's own visitors beside either", () => {
    const { body } = noticeOf({ ...COUNTS, waiting: 4, offered: 1, unread: 2 }, "en");
    assert.equal(body, "A conversation was offered to you. 2 visitors of yours wrote.");
    assert.equal(
      noticeOf({ ...COUNTS, waiting: 2, unread: 1 }, "en").body,
      "A visitor of yours wrote. 2 people wait.",
    );
  });

  it("is quiet once nobody waits, and says what it can where the server did not answer", () => {
    assert.deepEqual(noticeOf(COUNTS, "pt-BR"), {
      title: "Loja Teste",
      body: "Ninguém espera mais.",
      isQuiet: true,
    });
    assert.deepEqual(noticeOf(null, "xx"), { title: "Prosa", body: "Alguém espera.", isQuiet: false });
  });
});
