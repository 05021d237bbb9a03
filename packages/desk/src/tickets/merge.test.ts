import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Ticket } from "@prosa/protocol/desk";
import { withFirstPage } from "./merge.ts";

const ticket = (id: string, changedAt: number): Ticket => ({
  id,
  number: 1,
  subject: id,
  urgency: "normal",
  description: "",
  status: "open",
  createdAt: 0,
  changedAt,
});
const ids = (tickets: readonly Ticket[]) => tickets.map(({ id }) => id).join("");

describe("withFirstPage", () => {
  const shown = [ticket("a", 9), ticket("b", 8), ticket("c", 7), ticket("d", 6)];

  it("puts what changed before what was shown, each ticket once", () => {
    assert.equal(ids(withFirstPage(shown, [ticket("d", 10), ticket("a", 9)], ["d"], true)), "dabc");
  });

  it("takes out what changed and is not on the page any more", () => {
    assert.equal(ids(withFirstPage(shown, [ticket("a", 9), ticket("b", 8)], ["c"], true)), "abd");
  });

  it("keeps nothing besides a page that is all there is", () => {
    assert.equal(ids(withFirstPage(shown, [ticket("a", 9)], [], false)), "a");
    assert.equal(ids(withFirstPage(shown, [], [], false)), "");
  });
});
