import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { describe, it } from "node:test";
import { SignJWT } from "jose";
import { hmacOf, toBase64Url } from "./hmac.ts";
import { verifyIdentity } from "./identity.ts";
import { signatureHeader, siteKey } from "./site-key.ts";

const SECRET = "a-secret-of-the-deployment-that-is-long";
const NOW = 1_790_000_000_000;
const NOW_S = NOW / 1_000;

describe("siteKey", () => {
  it("is the same each time, and another for each site, number and deployment", async () => {
    const key = siteKey(SECRET, "shop", 1);
    assert.match(key, /^[\w-]{43}$/);
    assert.equal(siteKey(SECRET, "shop", 1), key);
    const others = [
      siteKey(SECRET, "shop", 2),
      siteKey(SECRET, "shop2", 1),
      siteKey(`${SECRET}x`, "shop", 1),
    ];
    for (const other of await Promise.all(others)) assert.notEqual(other, key);
  });
});

describe("signatureHeader", () => {
  it("holds the time, and an HMAC over time and body that any language can make", async () => {
    const expected = createHmac("sha256", "key").update(`${NOW_S}.{"a":1}`).digest("hex");
    assert.equal(signatureHeader("key", '{"a":1}', NOW), `t=${NOW_S},v1=${expected}`);
  });
});

describe("verifyIdentity", () => {
  const key = "the-key-of-the-shop-that-nobody-else-has-got";

  function signed(claims: Record<string, unknown>, with_ = key, alg = "HS256") {
    return new SignJWT({ sub: "ana-1", aud: "shop", exp: NOW_S + 3_600, ...claims })
      .setProtectedHeader({ alg })
      .sign(new TextEncoder().encode(with_));
  }

  it("reads the id, the name and the address that the site signed", async () => {
    const token = await signed({ name: "Ana", email: "ana@exemplo.com.br" });
    assert.deepEqual(await verifyIdentity(key, "shop", token, NOW), {
      ok: true,
      identity: { id: "ana-1", name: "Ana", email: "ana@exemplo.com.br" },
    });
  });

  it("believes no other key, site or algorithm, and nothing that is no token", async () => {
    const tokens = [
      await signed({}, `${key}x`),
      await signed({ aud: "another" }),
      await signed({}, key, "HS384"),
      await signed({ sub: "" }),
      await signed({ sub: undefined }),
      "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbmEtMSIsImF1ZCI6InNob3AiLCJleHAiOjk5OTk5OTk5OTl9.",
      "x",
    ];
    for (const token of tokens)
      assert.deepEqual(await verifyIdentity(key, "shop", token, NOW), { ok: false, code: "bad-identity" });
  });

  it("believes a token until its end, and none that lives longer than a day", async () => {
    const codeAt = async (exp: number | undefined, now = NOW) => {
      const verified = await verifyIdentity(key, "shop", await signed({ exp }), now);
      return verified.ok ? "ok" : verified.code;
    };
    const day = 24 * 60 * 60;
    assert.equal(await codeAt(NOW_S + 60, NOW + 119_000), "ok");
    assert.equal(await codeAt(NOW_S + 60, NOW + 121_000), "identity-expired");
    assert.equal(await codeAt(NOW_S + day + 60), "ok");
    assert.equal(await codeAt(NOW_S + day + 61), "bad-identity");
    assert.equal(await codeAt(undefined), "bad-identity");
  });
});

describe("hmacOf", () => {
  it("is HMAC-SHA-256 as Node's own library makes it, of texts and bytes of any length", () => {
    for (const key of ["", "k", "chave ção", "x".repeat(200)])
      for (const content of ["", "olá", "y".repeat(10_000)]) {
        const expected = createHmac("sha256", key).update(content).digest("hex");
        const bytes = (text: string) => new TextEncoder().encode(text);
        for (const made of [hmacOf(key, content), hmacOf(bytes(key), bytes(content))])
          assert.equal(Buffer.from(made).toString("hex"), expected);
      }
  });
});

describe("toBase64Url", () => {
  it("writes bytes without padding and without signs that addresses give a meaning", () => {
    for (const length of [0, 1, 2, 3, 32]) {
      const bytes = new Uint8Array(length).fill(251);
      assert.equal(toBase64Url(bytes), Buffer.from(bytes).toString("base64url"));
    }
  });
});
