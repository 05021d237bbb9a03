import assert from "node:assert/strict";
import { before, beforeEach, describe, it } from "node:test";
import { type AuditPage, RECOVERY_CODES_COUNT, type TotpState } from "@prosa/protocol/desk";
import { Secret, TOTP } from "otpauth";
import { askAs, cookieOf, PASSWORD, type Person, signUp } from "../../../../test/agents.ts";
import { assertProblem } from "../../../../test/http.ts";
import { SessionBed, SITE } from "../../../../test/session-bed.ts";
import { FIRST_CODE_MS } from "../../../desk/people/totp.ts";
import { hashOfToken, newOpaqueToken } from "../../../security/opaque-tokens.ts";
import { STEP_MS } from "../../../security/totp/totp.ts";
import { CODE_TRIES_PER_HOUR } from "../desk/signing-in.ts";

const AT = "/api/desk/totp";
const HOUR_MS = 60 * 60_000;
const WRONG_PASSWORD = "outra senha comprida";

describe("codes of an authenticator app", () => {
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

  const ask = (person: Person | null, method: string, path: string, body?: object) =>
    askAs(session.bed, person, method, path, body);
  const json = async <T>(response: Promise<Response>) => (await response).json() as Promise<T>;
  const begin = (password = PASSWORD) => ask(lia, "POST", `${AT}/options`, { password });
  const confirm = (code: string) => ask(lia, "POST", AT, { code });
  const end = (code: string, password = PASSWORD) => ask(lia, "POST", `${AT}/end`, { password, code });
  const state = () => json<TotpState>(ask(lia, "GET", AT));
  const signIn = (code?: string, password = PASSWORD) =>
    ask(null, "POST", "/api/desk/sign-in", {
      site: SITE,
      email: lia.email ?? "",
      password,
      ...(code !== undefined && { code }),
    });
  const codeOf = (secret: string, stepsLater = 0) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({
      timestamp: session.bed.clock.now() + stepsLater * STEP_MS,
    });
  const wrongCode = (secret: string) => {
    const good = [-1, 0, 1].map((steps) => codeOf(secret, steps));
    return ["111111", "222222", "333333", "444444"].find((code) => !good.includes(code)) ?? "";
  };
  const log = async () => {
    const { entries } = await json<AuditPage>(ask(owner, "GET", "/api/desk/audit"));
    return entries.filter(({ person }) => person === lia.agent.id).map(({ what }) => what);
  };

  /** Asks the desk itself: each way over the gateway that takes a password costs the hash of one. */
  const askRoom = (path: string, body: object = {}) =>
    session.bed.platform.callRoom("desk", SITE, path, { method: "POST", body: JSON.stringify(body) });
  const enter = async (code: string) => {
    const signedIn = { hash: hashOfToken(newOpaqueToken()), agent: "", person: lia.agent.id, code };
    return (await askRoom("/sign-ins", signedIn)).status;
  };

  /** Switches Lia's codes on, and goes on to a step whose code was not taken. */
  async function turnOn(): Promise<{ secret: string; recoveryCodes: string[] }> {
    const at = `/totp/${lia.agent.id}`;
    const { secret } = await json<{ secret: string }>(askRoom(`${at}/begin`));
    const confirmed = await askRoom(`${at}/confirm`, { code: codeOf(secret) });
    assert.equal(confirmed.status, 201, await confirmed.clone().text());
    const { recoveryCodes } = (await confirmed.json()) as { recoveryCodes: string[] };
    session.bed.clock.advance(STEP_MS);
    return { secret, recoveryCodes };
  }

  it("[I23] are switched on by password and a first code, and the sign-in asks for one then", async () => {
    assert.deepEqual(await state(), { isOn: false, recoveryCodesLeft: 0 });
    await assertProblem(await begin(WRONG_PASSWORD), 401, "bad-credentials");
    await assertProblem(await confirm("123456"), 409, "no-secret");
    const { secret, uri } = await json<{ secret: string; uri: string }>(begin());
    assert.equal(new URL(uri).searchParams.get("secret"), secret);
    // Nothing is asked for before a code has shown that the app has the secret.
    await assertProblem(await confirm(wrongCode(secret)), 401, "bad-code");
    assert.equal((await signIn()).status, 200);
    assert.equal((await confirm(codeOf(secret))).status, 201);
    await assertProblem(await begin(), 409, "totp-on");
    await assertProblem(await confirm(codeOf(secret, 1)), 409, "totp-on");
    assert.deepEqual(await state(), { isOn: true, recoveryCodesLeft: RECOVERY_CODES_COUNT });

    session.bed.clock.advance(STEP_MS);
    await assertProblem(await signIn(), 401, "code-needed");
    await assertProblem(await signIn(codeOf(secret), WRONG_PASSWORD), 401, "bad-credentials");
    await assertProblem(await signIn(wrongCode(secret)), 401, "bad-code");
    const answer = await signIn(codeOf(secret));
    assert.equal(answer.status, 200, await answer.clone().text());
    assert.equal((await ask({ ...lia, cookie: cookieOf(answer) }, "GET", "/api/desk/me")).status, 200);
    assert.deepEqual((await log()).slice(0, 4), [
      "signed-in-by-code",
      "refused-code",
      "turned-codes-on",
      "signed-in",
    ]);
  });

  it("have a secret that ends where no code of it comes in time", async () => {
    const again = () => json<{ secret: string }>(askRoom(`/totp/${lia.agent.id}/begin`));
    const { secret: late } = await again();
    session.bed.clock.advance(FIRST_CODE_MS);
    await assertProblem(await confirm(codeOf(late)), 409, "no-secret");
    const { secret } = await again();
    assert.notEqual(secret, late);
    session.bed.clock.advance(FIRST_CODE_MS - 1);
    assert.equal((await confirm(codeOf(secret))).status, 201);
  });

  it("[I23] are good once, and none is of a step before the last that was taken", async () => {
    const { secret } = await turnOn();
    // The one that switched them on, which is of the step before.
    assert.equal(await enter(codeOf(secret, -1)), 401);
    assert.equal(await enter(codeOf(secret)), 204);
    assert.equal(await enter(codeOf(secret)), 401);
    assert.equal(await enter(codeOf(secret, 1)), 204);
    session.bed.clock.advance(STEP_MS);
    assert.equal(await enter(codeOf(secret)), 401);
    session.bed.clock.advance(STEP_MS);
    assert.equal(await enter(codeOf(secret)), 204);
  });

  it("may come from a clock that is one step off, and from none that is two", async () => {
    const { secret } = await turnOn();
    session.bed.clock.advance(2 * STEP_MS);
    assert.equal(await enter(codeOf(secret, -2)), 401);
    assert.equal(await enter(codeOf(secret, 2)), 401);
    assert.equal(await enter(codeOf(secret, -1)), 204);
    assert.equal(await enter(codeOf(secret, 1)), 204);
  });

  it("[I23] have recovery codes beside them, good once each, as people type them", async () => {
    const { recoveryCodes } = await turnOn();
    assert.equal(new Set(recoveryCodes).size, RECOVERY_CODES_COUNT);
    const [first = "", second = ""] = recoveryCodes;
    assert.equal((await signIn(first)).status, 200);
    await assertProblem(await signIn(first), 401, "bad-code");
    assert.equal(await enter(` ${second.replaceAll("-", " ").toUpperCase()}`), 204);
    assert.deepEqual(await state(), { isOn: true, recoveryCodesLeft: RECOVERY_CODES_COUNT - 2 });
    assert.equal((await log())[0], "signed-in-by-recovery-code");
  });

  it("lie sealed: neither the secret nor a recovery code is in what is kept", async () => {
    const { secret, recoveryCodes } = await turnOn();
    const kept = (await session.bed.storedBytes()).toString("latin1");
    assert.ok(kept.includes(lia.agent.id), "what is looked through is what is kept");
    for (const word of [secret, ...recoveryCodes.flatMap((code) => [code, code.replaceAll("-", "")])])
      assert.ok(!kept.includes(word), word);
  });

  it("are switched off by password and code, and the old secret is good no more", async () => {
    const { secret } = await turnOn();
    await assertProblem(await end(codeOf(secret), WRONG_PASSWORD), 401, "bad-credentials");
    await assertProblem(await end(wrongCode(secret)), 401, "bad-code");
    assert.equal((await end(codeOf(secret))).status, 204);
    assert.equal((await log())[0], "turned-codes-off");
    assert.equal((await signIn()).status, 200);
    const again = await turnOn();
    assert.notEqual(again.secret, secret);
    assert.equal(await enter(codeOf(secret)), 401);
    assert.equal((await end(again.recoveryCodes[0] ?? "")).status, 204);
  });

  it("[I23] are taken away by an owner from who lost the app, and by nobody from themselves", async () => {
    const { recoveryCodes } = await turnOn();
    const change = (person: Person, needsCode: boolean) =>
      ask(person, "PATCH", `/api/desk/people/${lia.agent.id}`, { needsCode });
    await assertProblem(await change(lia, false), 403, "not-allowed");
    await assertProblem(await change(owner, true), 422, "bad-body");
    const own = await ask(owner, "PATCH", `/api/desk/people/${owner.agent.id}`, { needsCode: false });
    await assertProblem(own, 403, "not-allowed");
    assert.equal((await change(owner, false)).status, 200);
    const { entries } = await json<AuditPage>(ask(owner, "GET", "/api/desk/audit"));
    const { what, person, target } = entries[0] ?? {};
    assert.deepEqual([what, person, target], ["changed-needsCode", owner.agent.id, lia.agent.id]);
    assert.equal((await signIn()).status, 200);
    await turnOn();
    assert.equal(await enter(recoveryCodes[0] ?? ""), 401);
  });

  it(`are tried ${CODE_TRIES_PER_HOUR} times an hour for one account, and wrong passwords do not count`, async () => {
    await turnOn();
    await assertProblem(await signIn("123456", WRONG_PASSWORD), 401, "bad-credentials");
    await ask(owner, "PATCH", `/api/desk/people/${lia.agent.id}`, { needsCode: false });
    const { secret } = await json<{ secret: string }>(begin());
    for (let tried = 1; tried < CODE_TRIES_PER_HOUR; tried += 1)
      await assertProblem(await confirm(wrongCode(secret)), 401, "bad-code");
    assert.equal((await confirm(codeOf(secret))).status, 201);
    session.bed.clock.advance(STEP_MS);
    await assertProblem(await confirm(codeOf(secret)), 429, "rate-limited");
    await assertProblem(await signIn(codeOf(secret)), 429, "rate-limited");
    await assertProblem(await end(codeOf(secret)), 429, "rate-limited");
    session.bed.clock.advance(HOUR_MS / CODE_TRIES_PER_HOUR - STEP_MS - 1);
    await assertProblem(await signIn(codeOf(secret)), 429, "rate-limited");
    session.bed.clock.advance(1);
    assert.equal((await signIn(codeOf(secret))).status, 200);
  });

  it("are told and changed by who is signed in alone", async () => {
    for (const [method, path] of [
      ["GET", AT],
      ["POST", AT],
      ["POST", `${AT}/options`],
      ["POST", `${AT}/end`],
    ] as const)
      await assertProblem(
        await ask(null, method, path, method === "POST" ? {} : undefined),
        401,
        "signed-out",
      );
  });
});
