import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { newRecoveryCode, newTotpSecret, plainCode, STEP_MS, stepOfCode, totpUri } from "./totp.ts";

/** The secret of RFC 6238, appendix B, `12345678901234567890`, in base32. */
const RFC_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

/** Appendix B's rows for SHA-1: seconds and the code of eight digits, whose last six are the code of six. */
const RFC_ROWS = [
  [59, "94287082"],
  [1_111_111_109, "07081804"],
  [1_111_111_111, "14050471"],
  [1_234_567_890, "89005924"],
  [2_000_000_000, "69279037"],
  [20_000_000_000, "65353130"],
] as const;

describe("codes of an authenticator app", () => {
  it("are those of RFC 6238, appendix B", () => {
    for (const [seconds, code] of RFC_ROWS)
      assert.equal(stepOfCode(RFC_SECRET, code.slice(2), seconds * 1_000), Math.floor(seconds / 30));
  });

  it("are taken one step before and after their own, and not two", () => {
    const [seconds, code] = RFC_ROWS[3];
    const step = Math.floor(seconds / 30);
    const at = step * STEP_MS;
    const taken = (now: number) => stepOfCode(RFC_SECRET, code.slice(2), now);
    assert.equal(taken(at - STEP_MS), step);
    assert.equal(taken(at + 2 * STEP_MS - 1), step);
    assert.equal(taken(at - STEP_MS - 1), null);
    assert.equal(taken(at + 2 * STEP_MS), null);
  });

  it("are read with spaces, and are six digits", () => {
    const [seconds, code] = RFC_ROWS[0];
    const taken = (text: string) => stepOfCode(RFC_SECRET, text, seconds * 1_000);
    assert.equal(taken(` ${code.slice(2, 5)} ${code.slice(5)} `), 1);
    for (const wrong of ["", code, code.slice(3), "28708x", "287083"])
      assert.equal(taken(wrong), null, wrong);
  });

  it("have secrets of 160 bits, each its own, and an address that names the site and the person", () => {
    const secret = newTotpSecret();
    assert.match(secret, /^[A-Z2-7]{32}$/);
    assert.notEqual(secret, newTotpSecret());
    const uri = new URL(totpUri(secret, { site: "Loja: Teste", email: "lia@loja.example" }));
    assert.equal(uri.protocol + uri.host, "otpauth:totp");
    assert.equal(uri.searchParams.get("secret"), secret);
    assert.equal(uri.searchParams.get("issuer"), "Loja: Teste");
    assert.match(decodeURIComponent(uri.pathname), /lia@loja\.example$/);
  });

  it("have recovery codes of 80 bits beside them, read in any letter case", () => {
    const code = newRecoveryCode();
    assert.match(code, /^[a-z2-7]{4}(-[a-z2-7]{4}){3}$/);
    assert.notEqual(code, newRecoveryCode());
    assert.equal(plainCode(` ${code.toUpperCase()}`), code.replaceAll("-", ""));
  });
});
