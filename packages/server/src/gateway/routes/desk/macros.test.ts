import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { MACRO_SNOOZE_MINUTES_MAX, MACROS_MAX, type Macros } from "@prosa/protocol/desk";
import { askAs, type Person, signUp } from "../../../../test/agents.ts";
import { assertProblem } from "../../../../test/http.ts";
import { SessionBed, SITE } from "../../../../test/session-bed.ts";

const RETURN = {
  name: "Troca aprovada",
  text: "A etiqueta foi para {{email|o seu e-mail}}.",
  actions: [{ type: "add-tags", tags: ["troca"] }, { type: "resolve" }],
};

describe("macros", () => {
  let session: SessionBed;
  let lead: Person;
  let agent: Person;

  before(async () => {
    session = await SessionBed.start();
    lead = await signUp(session.bed, SITE, "Rita", "lead");
    agent = await signUp(session.bed, SITE, "Lia");
  });

  const ask = (person: Person, method: string, path: string, body?: unknown) =>
    askAs(session.bed, person, method, `/api/desk/macros${path}`, body);
  const list = async () => ((await (await ask(agent, "GET", "")).json()) as Macros).macros;

  it("are kept by owners and leads, read by everybody, and noted in the audit log", async () => {
    assert.equal((await ask(lead, "PUT", "/troca", RETURN)).status, 200);
    const [macro] = await list();
    assert.deepEqual(macro, { shortcut: "troca", ...RETURN, changedAt: session.bed.clock.now() });
    await assertProblem(await ask(agent, "PUT", "/troca", RETURN), 403, "not-allowed");
    await assertProblem(await ask(agent, "DELETE", "/troca"), 403, "not-allowed");
    const headers = { cookie: lead.cookie };
    const audit = await (await session.bed.fetch("/api/desk/audit", { headers })).text();
    assert.match(audit, /"put-macro"/);
    assert.equal((await ask(lead, "DELETE", "/troca")).status, 204);
    assert.deepEqual(await list(), []);
  });

  for (const [why, body, isGood] of [
    ["neither words nor acts", { name: "Nada", actions: [] }, false],
    ["words alone", { name: "Oi", text: "Oi", actions: [] }, true],
    ["an act alone", { name: "Fim", actions: [{ type: "resolve" }] }, true],
    ["two ends", { name: "Fim", actions: [{ type: "resolve" }, { type: "hand-back" }] }, false],
    [
      "an act twice",
      { name: "Etiquetas", actions: [1, 2].map((n) => ({ type: "add-tags", tags: [`t${n}`] })) },
      false,
    ],
    [
      "the longest rest",
      { name: "Depois", actions: [{ type: "snooze", minutes: MACRO_SNOOZE_MINUTES_MAX }] },
      true,
    ],
    [
      "a longer one",
      { name: "Depois", actions: [{ type: "snooze", minutes: MACRO_SNOOZE_MINUTES_MAX + 1 }] },
      false,
    ],
    ["no name", { name: " ", actions: [{ type: "resolve" }] }, false],
  ] as const)
    it(`may have ${isGood ? "" : "not "}${why}`, async () => {
      const answer = await ask(lead, "PUT", "/provar", body);
      if (isGood) assert.equal(answer.status, 200);
      else await assertProblem(answer, 422, "bad-body");
    });

  it(`are at most ${MACROS_MAX}, of which each can still be changed`, async () => {
    for (let n = (await list()).length; n < MACROS_MAX; n += 1)
      assert.equal((await ask(lead, "PUT", `/n-${n}`, RETURN)).status, 200);
    await assertProblem(await ask(lead, "PUT", "/uma-mais", RETURN), 409, "too-many-macros");
    assert.equal((await ask(lead, "PUT", "/n-50", { ...RETURN, name: "Outra" })).status, 200);
  });
});
