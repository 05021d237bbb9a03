import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { listQuery, setFilters, withFilters } from "./filters.ts";

const FILTERS = new URLSearchParams(
  "beganSince=1&beganUntil=9&is=escalated&session=s-1&q=ana&words=troca&other=x",
);

describe("the filters of conversations", () => {
  it("ask the list with those that it knows, without the conversation that is open", () => {
    assert.equal(String(listQuery(FILTERS)), "q=ana&words=troca&is=escalated&beganSince=1&beganUntil=9");
    assert.equal(listQuery(FILTERS, "0123456789012.s").get("from"), "0123456789012.s");
  });

  it("show each that is set once, and take both bounds of the days away together", () => {
    assert.deepEqual(setFilters(FILTERS), [
      ["is", "escalated"],
      ["beganSince", "1"],
    ]);
    assert.equal(
      String(withFilters(FILTERS, { beganSince: "", q: "", words: "" })),
      "is=escalated&session=s-1&other=x",
    );
    assert.equal(withFilters(FILTERS, { outcome: "assumed" }).get("outcome"), "assumed");
  });
});
