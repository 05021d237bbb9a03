import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { askAs, cookieOf, PASSWORD, type Person, signUp } from "../../../test/agents.ts";
import { assertProblem } from "../../../test/http.ts";
import { SessionBed, SITE } from "../../../test/session-bed.ts";

describe("people of a site", () => {
  let session: SessionBed;
  let owner: Person;
  let agent: Person;

  beforeEach(async () => {
    session = await SessionBed.start();
    owner = await signUp(session.bed, SITE, "Rita", "owner");
    agent = await signUp(session.bed, SITE, "Lia");
  });

  const ask = (person: Person, method: string, path: string, body?: object) =>
    askAs(session.bed, person, method, path, body);

  it("[I23] have the least rights: an agent changes and invites nobody, and reads no audit log", async () => {
    await assertProblem(
      await ask(agent, "PATCH", `/api/desk/people/${agent.agent.id}`, { role: "owner" }),
      403,
      "not-allowed",
    );
    await assertProblem(
      await ask(agent, "POST", "/api/desk/invitations", { role: "agent" }),
      403,
      "not-allowed",
    );
    await assertProblem(await ask(agent, "GET", "/api/desk/audit"), 403, "not-allowed");
    assert.equal((await ask(owner, "GET", "/api/desk/audit")).status, 200);
  });

  it("[I23] are out at once when they leave, and what was done to whom stands in the log", async () => {
    const left = await ask(owner, "PATCH", `/api/desk/people/${agent.agent.id}`, { isActive: false });
    assert.equal(left.status, 200);
    await assertProblem(await ask(agent, "GET", "/api/desk/me"), 401, "signed-out");
    const log = await ask(owner, "GET", "/api/desk/audit");
    const { entries } = (await log.json()) as {
      entries: { what: string; person: string; target?: string }[];
    };
    const [last] = entries;
    assert.deepEqual(
      [last?.what, last?.person, last?.target],
      ["changed-isActive", owner.agent.id, agent.agent.id],
    );
  });

  it("[I23] sign in with their own password alone", async () => {
    const me = (await (await ask(agent, "GET", "/api/desk/me")).json()) as { account: { email: string } };
    const signIn = (password: string) =>
      session.bed.fetch("/api/desk/sign-in", {
        method: "POST",
        body: JSON.stringify({ site: SITE, email: me.account.email, password }),
      });
    await assertProblem(await signIn("outra senha comprida"), 401, "bad-credentials");
    const again = await signIn(PASSWORD);
    assert.equal(again.status, 200);
    assert.notEqual(cookieOf(again), agent.cookie);
  });
});
