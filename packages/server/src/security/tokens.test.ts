import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { decodeProtectedHeader, type JWTPayload, SignJWT, UnsecuredJWT } from "jose";
import { signingKeyIdOf } from "./signing.ts";
import { FIRST_DEVICE, isSameSecret, issueToken, type TokenUse, verifyToken } from "./tokens.ts";

const SECRET = "a-secret-for-tests-a-secret-for-tests";
const BEARER = { session: "session-0001", site: "loja", device: FIRST_DEVICE, generation: 0 };
const NOW = 1_760_000_000_000;
const NOW_S = NOW / 1_000;
const CLAIMS = { iss: "prosa", sub: BEARER.session, aud: BEARER.site, iat: NOW_S, exp: NOW_S + 60 };

function sign(claims: JWTPayload, header: object = {}, secret = SECRET): Promise<string> {
  return new SignJWT(claims)
    .setProtectedHeader({ alg: "HS256", typ: "prosa-session+jwt", ...header })
    .sign(new TextEncoder().encode(secret));
}

async function codeOf(token: string, use: TokenUse = "session", now = NOW): Promise<string> {
  const verified = await verifyToken([SECRET], token, use, now);
  return verified.ok ? "ok" : verified.code;
}

function without(name: keyof typeof CLAIMS): JWTPayload {
  return Object.fromEntries(Object.entries(CLAIMS).filter(([key]) => key !== name));
}

describe("verifyToken", () => {
  it("accepts a token of issueToken, for its session and site", async () => {
    const token = await issueToken([SECRET], BEARER, "session", 60, NOW);
    assert.deepEqual(await verifyToken([SECRET], token, "session", NOW), { ok: true, bearer: BEARER });
    assert.equal(await codeOf(await sign(CLAIMS)), "ok");
  });

  it("refuses every other algorithm, and none", async () => {
    const unsecured = new UnsecuredJWT(CLAIMS).encode();
    const [, claims, signature] = (await sign(CLAIMS)).split(".");
    const none = btoa('{"alg":"none","typ":"prosa-session+jwt"}').replaceAll("=", "");
    const tokens = [
      unsecured,
      `${none}.${claims}.`,
      `${none}.${claims}.${signature}`,
      await sign(CLAIMS, { alg: "HS512" }),
    ];
    for (const token of tokens) assert.equal(await codeOf(token), "bad-token");
  });

  it("refuses another secret, another issuer and changed claims", async () => {
    assert.equal(await codeOf(await sign(CLAIMS, {}, `${SECRET}x`)), "bad-token");
    assert.equal(await codeOf(await sign({ ...CLAIMS, iss: "other" })), "bad-token");
    const [head, , signature] = (await sign(CLAIMS)).split(".");
    const claims = btoa(JSON.stringify({ ...CLAIMS, sub: "session-0002" })).replaceAll("=", "");
    assert.equal(await codeOf(`${head}.${claims}.${signature}`), "bad-token");
  });

  it("accepts a token for its own use alone", async () => {
    const session = await issueToken([SECRET], BEARER, "session", 60, NOW);
    const refresh = await issueToken([SECRET], BEARER, "refresh", 60, NOW);
    assert.deepEqual(await Promise.all([codeOf(session, "refresh"), codeOf(refresh, "session")]), [
      "bad-token",
      "bad-token",
    ]);
    for (const typ of [undefined, "JWT", "prosa-owner+jwt"])
      assert.equal(await codeOf(await sign(CLAIMS, { typ })), "bad-token");
  });

  it("refuses a token that lacks a claim, or whose claims are not of their shape", async () => {
    for (const name of ["iss", "sub", "aud", "iat", "exp"] as const)
      assert.equal(await codeOf(await sign(without(name))), "bad-token", `without ${name}`);
    for (const wrong of [
      { aud: ["loja", "outra"] },
      { aud: ["loja"] },
      { aud: "../loja" },
      { aud: "" },
      { sub: "../../x" },
      { sub: "" },
    ])
      assert.equal(await codeOf(await sign({ ...CLAIMS, ...wrong })), "bad-token", JSON.stringify(wrong));
  });

  it("forgives a minute of skew after the end, and no more", async () => {
    const token = await sign(CLAIMS);
    const endMs = CLAIMS.exp * 1_000;
    assert.equal(await codeOf(token, "session", endMs + 59_000), "ok");
    assert.equal(await codeOf(token, "session", endMs + 60_000), "token-expired");
  });

  it("forgives a minute of skew before the beginning, and no more", async () => {
    const token = await sign({ ...CLAIMS, nbf: NOW_S });
    assert.equal(await codeOf(token, "session", NOW - 60_000), "ok");
    assert.equal(await codeOf(token, "session", NOW - 61_000), "bad-token");
  });

  it("never throws on any input", async () => {
    for (const token of ["", ".", "..", "a.b.c", "é.é.é", "x".repeat(5_000), "{}"])
      assert.equal(await codeOf(token), "bad-token");
  });
});

describe("isSameSecret", () => {
  it("tells equal from unequal secrets of any length", async () => {
    assert.equal(await isSameSecret("key", "key"), true);
    for (const other of ["", "kex", "key ", "keykey"]) assert.equal(await isSameSecret("key", other), false);
  });
});

describe("two secrets at a time", () => {
  const NEXT = "the-next-secret-the-next-secret-the-next";
  const verify = (token: string, ...secrets: string[]) => verifyToken(secrets, token, "session", NOW);

  it("sign with the first, under its id, and take the tokens of both", async () => {
    const before = await issueToken([SECRET], BEARER, "session", 60, NOW);
    const after = await issueToken([NEXT, SECRET], BEARER, "session", 60, NOW);
    assert.notEqual(decodeProtectedHeader(before).kid, decodeProtectedHeader(after).kid);
    assert.equal(decodeProtectedHeader(after).kid, signingKeyIdOf(NEXT));
    for (const token of [before, after]) assert.ok((await verify(token, NEXT, SECRET)).ok);
    assert.ok((await verify(after, NEXT)).ok);
    assert.deepEqual(await verify(before, NEXT), { ok: false, code: "bad-token" });
  });

  it("take a token without an id, from before keys had one, and none under another key's id", async () => {
    for (const secret of [SECRET, NEXT])
      assert.ok((await verify(await sign(CLAIMS, {}, secret), NEXT, SECRET)).ok);
    for (const kid of [signingKeyIdOf(NEXT), "", "0", "../../etc/passwd"])
      assert.equal((await verify(await sign(CLAIMS, { kid }), NEXT, SECRET)).ok, false);
  });

  it("say that a token of the earlier one has expired", async () => {
    const token = await issueToken([SECRET], BEARER, "session", 60, NOW - 3_600_000);
    assert.deepEqual(await verify(token, NEXT, SECRET), { ok: false, code: "token-expired" });
  });
});
