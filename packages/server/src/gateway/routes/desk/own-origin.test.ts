import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { hostOf, requireOwnOrigin } from "../../desk-cookie.ts";
import { ProblemError } from "../../problem.ts";

describe("the origin of a request to the desk", () => {
  const request = (origin: string, host?: string) =>
    new Request("http://prosa.invalid/api/desk/sign-in", {
      method: "POST",
      headers: { origin, ...(host && { host }) },
    });

  it("is its own where it is the host that the browser asked, whatever name its host of rooms uses", () => {
    requireOwnOrigin(request("https://chat.example", "chat.example"));
    requireOwnOrigin(request("http://127.0.0.1:8787", "127.0.0.1:8787"));
    assert.equal(hostOf(request("https://chat.example", "chat.example")), "chat.example");
    assert.equal(hostOf(request("https://chat.example")), "prosa.invalid");
  });

  it("is refused where it is another site's, or another port's", () => {
    for (const origin of ["https://evil.example", "https://chat.example:8443", "null"])
      assert.throws(
        () => requireOwnOrigin(request(origin, "chat.example")),
        (error) => error instanceof ProblemError && error.code === "origin-not-allowed",
        origin,
      );
  });
});
