import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { type CannedReplies, REPLIES_MAX } from "@prosa/protocol/desk";
import { askAs, type Person, signUp } from "../../../../test/agents.ts";
import { assertProblem } from "../../../../test/http.ts";
import { SessionBed, SITE } from "../../../../test/session-bed.ts";

describe("canned replies", () => {
  let session: SessionBed;
  let lead: Person;
  let agent: Person;

  before(async () => {
    session = await SessionBed.start();
    lead = await signUp(session.bed, SITE, "Rita", "lead");
    agent = await signUp(session.bed, SITE, "Lia");
  });

  const ask = (person: Person, method: string, path: string, body?: unknown) =>
    askAs(session.bed, person, method, `/api/desk/replies${path}`, body);
  const list = async () => ((await (await ask(agent, "GET", "")).json()) as CannedReplies).replies;
  const shortcuts = async () => (await list()).map(({ shortcut }) => shortcut);

  it("are kept by owners and leads under their shortcuts, and read by everybody, in order", async () => {
    assert.equal((await ask(lead, "PUT", "/troca", { text: "Oi, {{visitor|cliente}}!" })).status, 200);
    assert.equal((await ask(lead, "PUT", "/frete", { text: "O frete é grátis." })).status, 200);
    assert.equal((await ask(lead, "PUT", "/frete", { text: "O frete é nosso." })).status, 200);
    assert.deepEqual(
      (await list()).map(({ shortcut, text }) => [shortcut, text]),
      [
        ["frete", "O frete é nosso."],
        ["troca", "Oi, {{visitor|cliente}}!"],
      ],
    );
    assert.equal((await ask(lead, "DELETE", "/frete")).status, 204);
    assert.deepEqual(await shortcuts(), ["troca"]);
  });

  it("are changed by no agent, without a sign-in by nobody, and under no bad shortcut", async () => {
    await assertProblem(await ask(agent, "PUT", "/troca", { text: "Não" }), 403, "not-allowed");
    await assertProblem(await ask(agent, "DELETE", "/troca"), 403, "not-allowed");
    await assertProblem(await session.bed.fetch("/api/desk/replies"), 401, "signed-out");
    await assertProblem(await ask(lead, "PUT", "/Troca!", { text: "Não" }), 422, "bad-shortcut");
    await assertProblem(await ask(lead, "PUT", `/${"a".repeat(33)}`, { text: "Não" }), 422, "bad-shortcut");
    await assertProblem(await ask(lead, "PUT", "/vazia", { text: "  " }), 422, "bad-body");
    assert.deepEqual(await shortcuts(), ["troca"]);
  });

  it(`are at most ${REPLIES_MAX}, of which each can still be changed`, async () => {
    for (let n = (await list()).length; n < REPLIES_MAX; n += 1)
      assert.equal((await ask(lead, "PUT", `/n-${n}`, { text: "Oi" })).status, 200);
    await assertProblem(await ask(lead, "PUT", "/uma-mais", { text: "Oi" }), 409, "too-many-replies");
    assert.equal((await ask(lead, "PUT", "/troca", { text: "Outra" })).status, 200);
  });
});
