import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { urlOf } from "./http.ts";

describe("a request from outside", () => {
  it("stays within the server, whatever its path looks like", () => {
    for (const url of ["//evil.example/api", "http://evil.example/api", "*"])
      assert.equal(urlOf({ url }).host, "prosa.invalid");
    assert.equal(urlOf({ url: "/api/sites?x=1" }).href, "http://prosa.invalid/api/sites?x=1");
  });
});
