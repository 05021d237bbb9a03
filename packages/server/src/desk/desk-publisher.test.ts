import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { DeskEvent, DeskRow } from "@prosa/protocol/desk";
import { DeskClient, type Person, signUp } from "../../test/agents.ts";
import { putSite } from "../../test/client.ts";
import { deskRow } from "../../test/desk-row.ts";
import { startStill } from "../../test/testbed.ts";
import { GATHER_MS } from "./desk-sender.ts";

const SITE = "loja";

describe("what a desk tells its agents", () => {
  it("[I19] is written once for all who are told the same, and each hears their own counts", async (test) => {
    const bed = startStill();
    await putSite(bed, SITE, { model: "embedded" });
    const people: Person[] = [];
    const desks: DeskClient[] = [];
    for (const name of ["Lia", "Bia", "Teo", "Rita"]) {
      const person = await signUp(bed, SITE, name);
      people.push(person);
      desks.push(await DeskClient.join(bed, person, { now: bed.clock.now() }));
    }
    const settle = async () => {
      bed.clock.advance(GATHER_MS);
      await bed.platform.idle();
    };
    await settle();
    const agent = people[0]?.agent;
    assert.ok(agent);
    const before = desks.map(({ heard }) => heard.events.length);
    const { rev: _, ...row } = deskRow("session-0001", { owner: { type: "agent", since: 0, agent } });
    const written = test.mock.method(JSON, "stringify");
    const body = JSON.stringify({ rev: 1, row });
    await bed.platform.callRoom("desk", SITE, "/rows/session-0001", { method: "PUT", body });
    await settle();
    const holdsRows = (value: unknown) =>
      Array.isArray(value) && value.some((event: DeskEvent) => event.type === "rows");
    const rowEvents = written.mock.calls.filter(({ arguments: [value] }) => holdsRows(value));
    written.mock.restore();
    const told = desks.map(({ heard }, index) => heard.events.slice(before[index]));
    const sessions = ({ rows }: { rows: DeskRow[] }) => rows.map(({ session }) => session);
    for (const events of told)
      assert.deepEqual(
        events.flatMap((event) => (event.type === "rows" ? sessions(event) : [])),
        ["session-0001"],
      );
    assert.deepEqual(
      told.map((events) =>
        events.flatMap((event) => (event.type === "counts" ? [event.counts.mine, event.counts.others] : [])),
      ),
      [
        [1, 0],
        [0, 1],
        [0, 1],
        [0, 1],
      ],
    );
    assert.equal(rowEvents.length, 2, "once with Lia's counts, once with those of the three others");
    for (const desk of desks) desk.close();
  });
});
