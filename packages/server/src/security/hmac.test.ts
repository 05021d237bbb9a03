import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { describe, it } from "node:test";
import { hmacOf, toBase64Url } from "./hmac.ts";

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
