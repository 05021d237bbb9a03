import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { suggestionSchema } from "@prosa/protocol/desk";
import { type Person, signUp } from "../../../../test/agents.ts";
import { assertProblem } from "../../../../test/http.ts";
import { SessionBed, SITE } from "../../../../test/session-bed.ts";
import { SUGGESTIONS_PER_MINUTE } from "./suggestions.ts";

describe("suggestions", () => {
  let session: SessionBed;
  let agent: Person;

  before(async () => {
    session = await SessionBed.start();
    agent = await signUp(session.bed, SITE, "Lia");
  });

  const ask = (question: string, cookie = agent.cookie) =>
    session.bed.fetch("/api/desk/suggestions", {
      method: "POST",
      headers: { cookie },
      body: JSON.stringify({ question, language: "pt-BR" }),
    });

  it("tell a person how the assistant would answer, and begin no conversation", async () => {
    const response = await ask("Qual o prazo de troca?");
    assert.equal(response.status, 200);
    const suggestion = suggestionSchema.parse(await response.json());
    assert.notEqual(suggestion.text, "");
    assert.ok(suggestion.chance >= 0 && suggestion.chance <= 1);
  });

  it("are for people who are signed in, about words, and not without end", async () => {
    await assertProblem(await ask("Qual o prazo?", ""), 401, "signed-out");
    await assertProblem(await ask("  "), 422, "bad-body");
    const other = await signUp(session.bed, SITE, "Bia");
    for (let n = 0; n < SUGGESTIONS_PER_MINUTE; n += 1)
      assert.equal((await ask("Oi", other.cookie)).status, 200);
    await assertProblem(await ask("Oi", other.cookie), 429, "rate-limited");
  });
});
