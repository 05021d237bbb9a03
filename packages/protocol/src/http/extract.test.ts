import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { extractRequestSchema } from "./extract.ts";

describe("extractRequestSchema", () => {
  it("asks for every method unless one is named", () => {
    assert.equal(extractRequestSchema.parse({ url: "https://loja.example/" }).method, "all");
    assert.ok(!extractRequestSchema.safeParse({ url: "https://loja.example/", method: "magic" }).success);
  });
});
