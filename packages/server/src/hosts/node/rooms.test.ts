import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";
import type { Deployment } from "../../compose.ts";
import { systemClock } from "../../platform/clock.ts";
import type { Room, RoomHost } from "../../platform/room-host.ts";
import { Peers } from "./peers.ts";
import { Rooms } from "./rooms.ts";
import { RoomsFile } from "./rooms-file.ts";

describe("rooms in memory", () => {
  let folder: string;
  let file: RoomsFile;
  let rooms: Rooms;
  let hosts: RoomHost[];

  /** A room that keeps what is put into it, and holds a request until it is told to answer. */
  const createRoom = (_kind: unknown, host: RoomHost): Room => {
    hosts.push(host);
    return {
      onConnect: async () => {},
      onFrame: async () => {},
      onClose: async () => {},
      onAlarm: async () => {},
      async onRequest(request) {
        if (request.method === "PUT") await host.storage.put({ text: await request.text() });
        return Response.json((await host.storage.get("text")) ?? null);
      },
    };
  };
  const ask = async (id: string, body?: string) => {
    const answered = await rooms.callRoom("main", id, "/", body === undefined ? {} : { method: "PUT", body });
    return answered.json();
  };

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "prosa-rooms-"));
    file = new RoomsFile(folder);
    hosts = [];
    const gateway = {
      fetch: async () => new Response(),
      refuseStranger: async () => null,
      knowsMailAddress: async () => false,
      takeMail: async () => 404,
    };
    const autoResponse = { request: "ping", response: "pong" };
    const deployment: Deployment = { createRoom, gateway, autoResponse };
    const environment = { ok: false, problem: "none is needed" } as const;
    const peers = new Peers(folder, { index: 0, count: 1 });
    rooms = new Rooms({
      environment,
      clock: systemClock,
      deployment,
      file,
      filesFolder: path.join(folder, "files"),
      peers,
      socketsMax: 1,
      log: () => {},
      fetchForeign: fetch,
    });
  });

  afterEach(async () => {
    await rooms.stop();
    file.close();
    rmSync(folder, { recursive: true });
  });

  it("add up what waits in their outboxes, which leaves with a room", async () => {
    await ask("one");
    await ask("two");
    const [one, two] = hosts;
    one?.log({ level: "count", event: "outbox", pending: 2 });
    two?.log({ level: "count", event: "outbox", pending: 1 });
    assert.equal(rooms.outboxCount, 3);
    one?.log({ level: "count", event: "outbox", pending: 0 });
    assert.equal(rooms.outboxCount, 1);
    assert.equal(rooms.roomCounts.get("main"), 2);
    await rooms.restIdle(0);
    assert.deepEqual([rooms.outboxCount, rooms.roomCounts.get("main")], [0, 0]);
  });

  it("leave it when idle, and come back from their rows", async () => {
    assert.equal(await ask("one", "kept"), "kept");
    await rooms.restIdle(60_000);
    assert.equal(await ask("one"), "kept");
    assert.equal(hosts.length, 1);
    await rooms.restIdle(0);
    assert.equal(await ask("one"), "kept");
    assert.equal(hosts.length, 2);
  });

  it("stay while a timer waits, and reach nothing once they have left", async () => {
    await ask("one", "kept");
    const cancel = hosts[0]?.after(60_000, () => {});
    await rooms.restIdle(0);
    await ask("one");
    assert.equal(hosts.length, 1);
    cancel?.();
    await rooms.restIdle(0);
    void hosts[0]?.storage.put({ text: "from the past" });
    assert.equal(await ask("one"), "kept");
    assert.deepEqual([...(hosts[0]?.connections() ?? [])], []);
  });

  it("are refused past their number while none is idle, and make place when one is", async () => {
    await ask("one");
    await ask("two");
    const cancels = hosts.map((host) => host.after(60_000, () => {}));
    assert.equal(rooms.isFull, true);
    await assert.rejects(ask("three"), /as many rooms/);
    cancels[0]?.();
    assert.equal(rooms.isFull, false);
    assert.equal(await ask("three"), null);
  });
});
