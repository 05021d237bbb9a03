import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { hashOf, parseRoute } from "./route.ts";

describe("parseRoute", () => {
  for (const hash of ["#/inbox/mine/session-1", "#/inbox/queue", "#/people?role=agent&find=lia", "#/people"])
    it(`reads ${hash} as hashOf writes it`, () => {
      assert.equal(hashOf(parseRoute(hash)), hash);
    });

  it("leads to the queue from everything that it does not know", () => {
    for (const hash of ["", "#", "#/", "#/nothing", "#/inbox/nothing", "#/%E0%A4%A"])
      assert.deepEqual(parseRoute(hash), { area: "inbox", view: "queue" });
  });
});
