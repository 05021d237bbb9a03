import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { LogEntry } from "../../../platform/log.ts";
import { MemoryClock } from "../../memory/clock.ts";
import { SocketEnds } from "./socket-ends.ts";

describe("the ends of sockets", () => {
  it("are counted each, and the lost ones told in one line a minute", () => {
    const clock = new MemoryClock(0);
    const logs: LogEntry[] = [];
    const ends = new SocketEnds({ after: clock.after, log: (entry) => logs.push(entry) });
    const lines = () => logs.filter(({ level }) => level !== "count");
    for (const code of [1006, 1001, 1006, 1000, 1006]) ends.note(code);
    clock.advance(59_999);
    assert.deepEqual(lines(), []);
    clock.advance(1);
    assert.deepEqual(lines(), [{ level: "info", event: "sockets-lost", count: 3 }]);
    clock.advance(120_000);
    assert.equal(lines().length, 1);
    ends.note(1006);
    ends.tell();
    ends.tell();
    assert.deepEqual(lines().at(-1), { level: "info", event: "sockets-lost", count: 1 });
    assert.equal(lines().length, 2);
    assert.deepEqual(
      logs.flatMap(({ event, code }) => (event === "socket-ended" ? [code] : [])),
      [1006, 1001, 1006, 1000, 1006, 1006],
    );
  });
});
