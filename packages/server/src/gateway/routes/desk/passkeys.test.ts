import assert from "node:assert/strict";
import { before, beforeEach, describe, it } from "node:test";
import { type AuditPage, PASSKEYS_MAX, type Passkey, type SignIns } from "@prosa/protocol/desk";
import { Authenticator } from "../../../../test/account/authenticator.ts";
import { cookieOf, PASSWORD, type Person, signUp } from "../../../../test/agents.ts";
import { assertProblem } from "../../../../test/http.ts";
import { SessionBed, SITE } from "../../../../test/session-bed.ts";
import { CHALLENGE_S } from "../../../security/passkeys/challenge.ts";
import { SIGN_IN_TRIES_PER_MINUTE } from "./signing-in.ts";

const HOST = "chat.example";
const ORIGIN = `https://${HOST}`;
const AT = "/api/desk/passkeys";
const SIGN_IN = "/api/desk/passkey-sign-in";

describe("passkeys", () => {
  let session: SessionBed;
  let owner: Person;
  let lia: Person;

  before(async () => {
    session = await SessionBed.start();
    owner = await signUp(session.bed, SITE, "Rita", "owner");
  });

  beforeEach(async () => {
    // The tries of the test before are forgotten.
    session.bed.clock.advance(60_000);
    lia = await signUp(session.bed, SITE, "Lia");
  });

  const ask = (person: Person | null, method: string, path: string, body?: object, host = HOST) =>
    session.bed.fetch(path, {
      method,
      headers: { host, origin: `https://${host}`, ...(person && { cookie: person.cookie }) },
      ...(body && { body: JSON.stringify(body) }),
    });
  const json = async <T>(response: Promise<Response>) => (await response).json() as Promise<T>;
  const creation = (person = lia, password = PASSWORD) => ask(person, "POST", `${AT}/options`, { password });
  type Creation = Parameters<Authenticator["create"]>[0] & {
    excludeCredentials: { id: string }[];
    authenticatorSelection: object;
  };

  async function add(key = new Authenticator(ORIGIN), person = lia): Promise<[Authenticator, Passkey]> {
    const credential = key.create(await json<Creation>(creation(person)));
    const added = await ask(person, "POST", AT, { name: "Meu telefone", credential });
    assert.equal(added.status, 201, await added.clone().text());
    return [key, (await added.json()) as Passkey];
  }
  const challenge = () => json<{ challenge: string }>(ask(null, "POST", `${SIGN_IN}/options`));
  const signIn = (credential: object) => ask(null, "POST", SIGN_IN, { credential });
  const list = async () => (await json<{ passkeys: Passkey[] }>(ask(lia, "GET", AT))).passkeys;

  it("[I23] sign in the person who holds one, without an address, and that is on record", async () => {
    const [key, { id }] = await add();
    session.bed.clock.advance(1_000);
    const answer = await signIn(key.use(await challenge()));
    assert.equal(answer.status, 200, await answer.clone().text());
    const { account } = (await answer.clone().json()) as { account: { id: string } };
    assert.equal(account.id, lia.agent.id);
    const signedIn = { ...lia, cookie: cookieOf(answer) };
    assert.notEqual(signedIn.cookie, lia.cookie);
    assert.equal((await json<SignIns>(ask(signedIn, "GET", "/api/desk/sign-ins"))).signIns.length, 2);
    const [passkey] = await list();
    assert.deepEqual([passkey?.id, passkey?.usedAt], [id, session.bed.clock.now()]);
    const { entries } = await json<AuditPage>(ask(owner, "GET", "/api/desk/audit"));
    const told = entries.map(({ what, person, target }) => [what, person, target]);
    assert.deepEqual(told.slice(0, 2), [
      ["signed-in-by-passkey", lia.agent.id, id],
      ["added-passkey", lia.agent.id, id],
    ]);
  });

  it("are asked for with a verified person and as discoverable, after the password alone", async () => {
    await assertProblem(await creation(lia, "outra senha comprida"), 401, "bad-credentials");
    await assertProblem(await ask(null, "POST", `${AT}/options`, { password: PASSWORD }), 401, "signed-out");
    const options = await json<Creation>(creation());
    assert.deepEqual(options.authenticatorSelection, {
      residentKey: "required",
      userVerification: "required",
      requireResidentKey: true,
    });
    assert.deepEqual(options.excludeCredentials, []);
    const [key] = await add();
    const [excluded] = (await json<Creation>(creation())).excludeCredentials;
    assert.equal(excluded?.id, key.use({ challenge: "x" }).id);
  });

  it("are refused from another origin, for another relying party, and without a verified person", async () => {
    const key = new Authenticator(ORIGIN);
    const options = async () => json<Creation>(creation());
    for (const act of [{ origin: "https://evil.example" }, { rpId: "evil.example" }, { isVerified: false }]) {
      const made = key.create(await options(), act);
      await assertProblem(await ask(lia, "POST", AT, { name: "x", credential: made }), 401, "bad-passkey");
    }
    const [kept] = await add(key);
    for (const act of [{ origin: "https://evil.example" }, { rpId: "evil.example" }, { isVerified: false }])
      await assertProblem(await signIn(kept.use(await challenge(), act)), 401, "bad-passkey");
    assert.equal((await signIn(kept.use(await challenge()))).status, 200);
  });

  it("take each challenge once, within its time, for its purpose and person, and none that is not ours", async () => {
    const [key] = await add();
    const once = await challenge();
    assert.equal((await signIn(key.use(once))).status, 200);
    await assertProblem(await signIn(key.use(once)), 401, "bad-passkey");
    const late = await challenge();
    session.bed.clock.advance((CHALLENGE_S + 1) * 1_000);
    await assertProblem(await signIn(key.use(late)), 401, "bad-passkey");
    const made = await json<Creation>(creation());
    await assertProblem(await signIn(key.use(made)), 401, "bad-passkey");
    await assertProblem(await signIn(key.use({ challenge: "b3V0cm8" })), 401, "bad-passkey");
    const ofOwner = await json<Creation>(creation(owner));
    const credential = new Authenticator(ORIGIN).create(ofOwner);
    await assertProblem(await ask(lia, "POST", AT, { name: "x", credential }), 401, "bad-passkey");
    const fresh = new Authenticator(ORIGIN).create(made);
    assert.equal((await ask(lia, "POST", AT, { name: "x", credential: fresh })).status, 201);
    const again = new Authenticator(ORIGIN).create(made);
    await assertProblem(await ask(lia, "POST", AT, { name: "x", credential: again }), 401, "bad-passkey");
  });

  it("sign nobody in with another's signature, or with a count that went back", async () => {
    const [key] = await add();
    const used = key.use(await challenge());
    const other = new Authenticator(ORIGIN).use(await challenge());
    await assertProblem(
      await signIn({ ...used, response: { ...used.response, signature: other.response.signature } }),
      401,
      "bad-passkey",
    );
    await assertProblem(await signIn(other), 401, "bad-passkey");
    key.count = 5;
    assert.equal((await signIn(key.use(await challenge()))).status, 200);
    key.count = 3;
    await assertProblem(await signIn(key.use(await challenge())), 401, "bad-passkey");
  });

  it("[I23] sign nobody in once they are removed, or their person has left", async () => {
    const [key, { id }] = await add();
    assert.equal((await ask(lia, "DELETE", `${AT}/${id}`)).status, 204);
    await assertProblem(await signIn(key.use(await challenge())), 401, "bad-passkey");
    await assertProblem(await ask(lia, "DELETE", `${AT}/${id}`), 404, "unknown-passkey");
    const [second] = await add();
    await ask(owner, "PATCH", `/api/desk/people/${lia.agent.id}`, { isActive: false });
    await assertProblem(await signIn(second.use(await challenge())), 401, "bad-passkey");
  });

  it("are named, and removed, by their own person alone", async () => {
    const [, { id }] = await add();
    await assertProblem(await ask(owner, "PATCH", `${AT}/${id}`, { name: "Meu" }), 404, "unknown-passkey");
    await assertProblem(await ask(owner, "DELETE", `${AT}/${id}`), 404, "unknown-passkey");
    await assertProblem(await ask(lia, "PATCH", `${AT}/${id}`, { name: " " }), 422, "bad-body");
    assert.equal((await ask(lia, "PATCH", `${AT}/${id}`, { name: " Chave azul " })).status, 200);
    assert.deepEqual(
      (await list()).map(({ name }) => name),
      ["Chave azul"],
    );
  });

  it(`are at most ${PASSKEYS_MAX} a person, each kept once`, async () => {
    const [first] = await add();
    const credential = first.create(await json<Creation>(creation()));
    await assertProblem(await ask(lia, "POST", AT, { name: "x", credential }), 409, "known-passkey");
    // The desk itself is told the others: each way over the gateway costs the hash of a password.
    for (let count = 1; count < PASSKEYS_MAX; count += 1) {
      const kept = { credential: `other-${count}`, publicKey: "AA", counter: 0, transports: [] };
      const brought = { id: `challenge-${count}`, endsAt: 0 };
      const body = { person: lia.agent.id, name: "x", isSynced: true, kept, challenge: brought };
      const init = { method: "POST", body: JSON.stringify(body) };
      assert.equal((await session.bed.platform.callRoom("desk", SITE, "/passkeys", init)).status, 201);
    }
    const one = new Authenticator(ORIGIN).create(await json<Creation>(creation()));
    await assertProblem(await ask(lia, "POST", AT, { name: "x", credential: one }), 409, "too-many-passkeys");
    await add(new Authenticator(ORIGIN), owner);
  });

  it("[I23] may be needed: the password alone signs in no more, until somebody lets it", async () => {
    const change = (person: Person, needsPasskey: boolean) =>
      ask(person, "PATCH", `/api/desk/people/${lia.agent.id}`, { needsPasskey });
    const byPassword = () =>
      ask(null, "POST", "/api/desk/sign-in", { site: SITE, email: lia.email ?? "", password: PASSWORD });
    await assertProblem(await change(lia, true), 409, "no-passkey");
    const [key, { id }] = await add();
    assert.equal((await change(lia, true)).status, 200);
    await assertProblem(await byPassword(), 401, "passkey-needed");
    await assertProblem(await ask(lia, "DELETE", `${AT}/${id}`), 409, "last-passkey");
    assert.equal((await signIn(key.use(await challenge()))).status, 200);
    assert.equal((await change(owner, false)).status, 200);
    assert.equal((await byPassword()).status, 200);
    assert.equal((await ask(lia, "DELETE", `${AT}/${id}`)).status, 204);
  });

  it("are tried so often a minute by one address, as passwords are", async () => {
    const key = new Authenticator(ORIGIN);
    for (let count = 0; count < SIGN_IN_TRIES_PER_MINUTE; count += 1)
      await assertProblem(await signIn(key.use(await challenge())), 401, "bad-passkey");
    await assertProblem(await signIn(key.use(await challenge())), 429, "rate-limited");
  });

  it("are not there at an address of numbers, and at localhost without TLS they are", async () => {
    const body = { password: PASSWORD };
    for (const host of ["127.0.0.1:1999", "[::1]:1999"])
      await assertProblem(await ask(lia, "POST", `${AT}/options`, body, host), 409, "no-passkeys-here");
    const host = "localhost:1999";
    const options = await json<Creation>(ask(lia, "POST", `${AT}/options`, body, host));
    const credential = new Authenticator(`http://${host}`).create(options);
    assert.equal((await ask(lia, "POST", AT, { name: "x", credential }, host)).status, 201);
  });
});
