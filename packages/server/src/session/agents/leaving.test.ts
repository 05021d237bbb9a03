import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { NO_PEOPLE, type PeopleRow } from "../log/people-row.ts";
import { emptyRow, type SessionRow } from "../log/session-row.ts";
import { LEAVE_MS, leavesAt, PLACE_KEPT_MS, whereaboutsOf } from "./leaving.ts";

const AT = 1_000_000;
const QUEUE: PeopleRow = {
  ...NO_PEOPLE,
  owner: { type: "queue", since: 1, team: "vendas" },
  waitingSince: 1,
};

/** A conversation that waits, with the visitor's browser so. */
function waiting(browser?: PeopleRow["browser"], parts: Partial<SessionRow> = {}): SessionRow {
  const people = { ...QUEUE, ...(browser && { browser }) };
  return { ...emptyRow("session-0001", "loja", "epoch-0001"), people, ...parts };
}

const gone = { type: "gone", at: AT } as const;
const left = { type: "left", at: AT } as const;

describe("whereaboutsOf", () => {
  it("[I20] has a visitor leave a minute after the last browser went, not a millisecond before", () => {
    assert.deepEqual(whereaboutsOf(waiting({ type: "here" }), false, AT), { browser: gone });
    assert.equal(whereaboutsOf(waiting(gone), false, AT + LEAVE_MS - 1), null);
    assert.equal(leavesAt(waiting(gone)), AT + LEAVE_MS);
    assert.deepEqual(whereaboutsOf(waiting(gone), false, AT + LEAVE_MS), { browser: left });
    assert.equal(leavesAt(waiting(left)), null);
  });

  it("[I20] gives the own place back for ten minutes, and then the queue's end, in the same team", () => {
    const here = { browser: { type: "here" } };
    assert.deepEqual(whereaboutsOf(waiting(gone), true, AT + LEAVE_MS - 1), here);
    assert.deepEqual(whereaboutsOf(waiting(left), true, AT + PLACE_KEPT_MS), here);
    const since = AT + PLACE_KEPT_MS + 1;
    assert.deepEqual(whereaboutsOf(waiting(left), true, since), {
      ...here,
      owner: { type: "queue", since, team: "vendas" },
      waitingSince: since,
    });
  });

  it("[I20] misses nobody with an address or a channel, nor one whom no browser brought", () => {
    const contact = { at: 1, contact: { email: "rui@exemplo.com.br" }, consent: "" };
    const rooms = [{ room: "room-00001", channel: "telegram" as const, told: 0 }];
    for (const parts of [{ contact }, { channels: { rooms, last: null } }]) {
      assert.equal(whereaboutsOf(waiting({ type: "here" }, parts), false, AT), null);
      assert.equal(leavesAt(waiting(gone, parts)), null);
      assert.deepEqual(whereaboutsOf(waiting(left, parts), false, AT + 1), { browser: { type: "here" } });
    }
    const nameless = { at: 1, contact: { name: "Rui" }, consent: "" };
    assert.deepEqual(whereaboutsOf(waiting({ type: "here" }, { contact: nameless }), false, AT), {
      browser: gone,
    });
    assert.equal(whereaboutsOf(waiting(), false, AT), null);
  });

  it("[I20] looks at nobody who does not wait", () => {
    const owner = { type: "agent" as const, since: 1, agent: { id: "person-lia", name: "Lia" } };
    const people: PeopleRow = { ...QUEUE, owner, browser: gone };
    assert.equal(whereaboutsOf(waiting(undefined, { people }), false, AT + LEAVE_MS), null);
    assert.equal(leavesAt(waiting(undefined, { people })), null);
  });
});
