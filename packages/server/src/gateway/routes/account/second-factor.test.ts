import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import type { AuditPage, SignedIn } from "@prosa/protocol/desk";
import { Secret, TOTP } from "otpauth";
import { askAs, cookieOf, PASSWORD, type Person, signUp } from "../../../../test/agents.ts";
import { freshId } from "../../../../test/client.ts";
import { assertProblem } from "../../../../test/http.ts";
import { SessionBed, SITE } from "../../../../test/session-bed.ts";

const AT = "/api/desk/second-factor";

describe("a second factor that a site demands of its people", () => {
  let session: SessionBed;
  let owner: Person;
  let lia: Person;

  beforeEach(async () => {
    session = await SessionBed.start();
    owner = await signUp(session.bed, SITE, "Rita", "owner");
    lia = await signUp(session.bed, SITE, "Lia");
  });

  const ask = (person: Person | null, method: string, path: string, body?: object) =>
    askAs(session.bed, person, method, path, body);
  const demand = (isDemanded: boolean, by = owner) => ask(by, "PUT", AT, { isDemanded });
  const askRoom = (path: string, body: object = {}) =>
    session.bed.platform.callRoom("desk", SITE, path, { method: "POST", body: JSON.stringify(body) });
  const signIn = ({ email = "" }: Person) =>
    ask(null, "POST", "/api/desk/sign-in", { site: SITE, email, password: PASSWORD });
  const log = async () => {
    const { entries } = (await (await ask(owner, "GET", "/api/desk/audit")).json()) as AuditPage;
    return entries.map(({ person, what, target }) => [person, what, target]);
  };

  /** Signs a person in again by their password, as a browser that goes on with the cookie. */
  async function again(person: Person): Promise<{ person: Person; answer: SignedIn }> {
    const response = await signIn(person);
    assert.equal(response.status, 200, await response.clone().text());
    const answer = (await response.json()) as SignedIn;
    return { person: { ...person, cookie: cookieOf(response) }, answer };
  }

  /** Switches a person's codes on, as their password lets them. */
  async function addCodes({ agent }: Person): Promise<void> {
    const { secret } = (await (await askRoom(`/totp/${agent.id}/begin`)).json()) as { secret: string };
    const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate({
      timestamp: session.bed.clock.now(),
    });
    assert.equal((await askRoom(`/totp/${agent.id}/confirm`, { code })).status, 201);
  }

  async function addPasskey({ agent }: Person): Promise<void> {
    const kept = { credential: freshId(), publicKey: "", counter: 0, transports: [] };
    const challenge = { id: freshId(), endsAt: session.bed.clock.now() + 60_000 };
    const added = { person: agent.id, name: "Celular", isSynced: false, kept, challenge };
    assert.equal((await askRoom("/passkeys", added)).status, 201);
  }

  it("[I23] is demanded by an owner alone, on record, and asks nothing of who is signed in already", async () => {
    const lead = await signUp(session.bed, SITE, "Bia", "lead");
    for (const person of [lia, lead]) await assertProblem(await demand(true, person), 403, "not-allowed");
    await assertProblem(await ask(null, "PUT", AT, { isDemanded: true }), 401, "signed-out");
    await assertProblem(await ask(owner, "PUT", AT, {}), 422, "bad-body");
    assert.equal((await demand(true)).status, 204);
    assert.equal((await demand(true)).status, 204);
    assert.deepEqual((await log())[0], [owner.agent.id, "demanded-second-factor", undefined]);
    const people = (await (await ask(lia, "GET", "/api/desk/people")).json()) as { demandsFactor: boolean };
    assert.equal(people.demandsFactor, true);
    assert.equal((await ask(lia, "POST", "/api/desk/tokens")).status, 200);
    assert.equal((await demand(false)).status, 204);
    assert.deepEqual((await log())[0], [owner.agent.id, "ended-demand-of-second-factor", undefined]);
    assert.equal((await again(lia)).answer.account.mustAddFactor, undefined);
  });

  it("[I23] lets who signs in without one set it up and do nothing else, and everything once it is there", async () => {
    await demand(true);
    const { person, answer } = await again(lia);
    assert.equal(answer.account.mustAddFactor, true);
    for (const [method, path] of [
      ["POST", "/api/desk/tokens"],
      ["GET", "/api/desk/people"],
      ["GET", "/api/desk/replies"],
      ["GET", "/api/desk/sign-ins"],
      ["GET", "/api/desk/tickets"],
      ["PATCH", `/api/desk/people/${lia.agent.id}`],
    ] as const)
      await assertProblem(
        await ask(person, method, path, method === "PATCH" ? { name: "Eu" } : undefined),
        403,
        "second-factor-needed",
      );
    for (const path of ["/api/desk/me", "/api/desk/totp", "/api/desk/passkeys"])
      assert.equal((await ask(person, "GET", path)).status, 200, path);
    await assertProblem(
      await ask(person, "POST", "/api/desk/totp/options", { password: "outra senha comprida" }),
      401,
      "bad-credentials",
    );
    await addCodes(lia);
    const me = (await (await ask(person, "GET", "/api/desk/me")).json()) as SignedIn;
    assert.equal(me.account.mustAddFactor, undefined);
    assert.equal((await ask(person, "POST", "/api/desk/tokens")).status, 200);
    await assertProblem(await signIn(lia), 401, "code-needed");
  });

  it("[I23] holds owners too: one who signs in without it changes nothing of the site, nor the demand", async () => {
    await demand(true);
    const { person } = await again(owner);
    await assertProblem(await demand(false, person), 403, "second-factor-needed");
    await assertProblem(await ask(person, "GET", `/api/sites/${SITE}`), 403, "second-factor-needed");
    assert.equal((await ask(person, "POST", "/api/desk/sign-out")).status, 204);
  });

  it("[I23] is a passkey too, which is asked for from then on; and an owner lets who lost theirs set one up again", async () => {
    await demand(true);
    const { person } = await again(lia);
    await addPasskey(lia);
    assert.equal((await ask(person, "POST", "/api/desk/tokens")).status, 200);
    await assertProblem(await signIn(lia), 401, "passkey-needed");
    const path = `/api/desk/people/${lia.agent.id}`;
    assert.equal((await ask(owner, "PATCH", path, { needsPasskey: false })).status, 200);
    const back = await again(lia);
    assert.equal(back.answer.account.mustAddFactor, true);
    assert.deepEqual(await (await ask(back.person, "GET", "/api/desk/passkeys")).json(), { passkeys: [] });
  });

  it("[I23] lets the password alone add no other way in beside a passkey that was there before the demand", async () => {
    await addPasskey(lia);
    assert.equal((await signIn(lia)).status, 200, "nothing was demanded yet");
    await demand(true);
    await assertProblem(await signIn(lia), 401, "passkey-needed");
    assert.deepEqual((await log())[0], [lia.agent.id, "changed-needsPasskey", lia.agent.id]);
  });

  it("[I23] is set up first by who accepts an invitation, and is demanded still after a restart", async () => {
    await demand(true);
    await session.bed.kill();
    const nina = await signUp(session.bed, SITE, "Nina");
    await assertProblem(await ask(nina, "POST", "/api/desk/tokens"), 403, "second-factor-needed");
    await addCodes(nina);
    assert.equal((await ask(nina, "POST", "/api/desk/tokens")).status, 200);
  });
});
