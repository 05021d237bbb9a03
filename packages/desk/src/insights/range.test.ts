import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { choicesOf, opensOfFilter, queryOf, withFigureFilter } from "./range.ts";

const asked = (filters: string) => String(queryOf(choicesOf(new URLSearchParams(filters))));

describe("the range in the address", () => {
  it("is thirty days where nothing, or nothing that can be read, is said", () => {
    for (const filters of ["", "days=12", "from=2026-01-01", "from=ontem&to=hoje", "days=-1"])
      assert.equal(asked(filters), "days=30", filters);
  });

  it("is that of a press, or of two dates, which go before it", () => {
    assert.equal(asked("days=90"), "days=90");
    assert.equal(asked("from=2026-01-01&to=2026-01-31&days=7"), "from=2026-01-01&to=2026-01-31");
  });

  it("has one filter, and lists the conversations of it", () => {
    assert.equal(asked("days=7&topic=returns"), "days=7&topic=returns");
    assert.equal(asked("language=en&topic=returns&channel="), "days=30&language=en");
    const chosen = withFigureFilter(new URLSearchParams("days=7&language=en"), "topic=returns");
    assert.equal(String(chosen), "days=7&topic=returns");
    assert.equal(String(withFigureFilter(chosen, "")), "days=7");
    assert.deepEqual(opensOfFilter(choicesOf(chosen)), { intent: "returns" });
    assert.deepEqual(opensOfFilter(choicesOf(new URLSearchParams("channel=web"))), { channel: "web" });
  });

  it("keeps the series that is shown, and shows conversations first", () => {
    assert.equal(choicesOf(new URLSearchParams("show=escalated")).measure, "escalated");
    assert.equal(choicesOf(new URLSearchParams("show=money")).measure, "conversations");
  });
});
