import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { after, before, describe, it } from "node:test";
import { deserialize } from "node:v8";
import type { SessionToken } from "@prosa/protocol";
import { renew } from "../../scripts/renewal/renew.ts";
import { type NodeServer, startServer } from "../../src/hosts/node/server.ts";
import { readEnvironment } from "../../src/platform/environment.ts";
import { keyIdOf } from "../../src/security/sealing/envelope.ts";
import { Client, freshId, openSession, putSite } from "../client.ts";
import { bedAt, bytesBelow, OWNER_KEY, SECRET } from "../testbed.ts";

const SITES = ["loja", "outra"];
const WORD = "framboesa";
/** Three master keys, one after the other. */
const MASTERS = ["first", "second", "third"].map((name) => `${name}-master-key-${name}-master-key-${name}`);

interface KeyRow {
  wrapped: Uint8Array;
}

describe("the master key of a server on Node", () => {
  const data = mkdtempSync(path.join(tmpdir(), "prosa-rotation-"));
  let server: NodeServer;
  const sessions: SessionToken[] = [];

  async function start(masters: readonly string[]): Promise<void> {
    const [PROSA_MASTER_KEY = "", PROSA_MASTER_KEY_PREVIOUS = ""] = masters;
    const secrets = { PROSA_SECRET: SECRET, PROSA_OWNER_KEY: OWNER_KEY, PROSA_SESSIONS_PER_MINUTE: "1000" };
    const environment = readEnvironment({ ...secrets, PROSA_MASTER_KEY, PROSA_MASTER_KEY_PREVIOUS });
    const place = { index: 0, count: 1 };
    const settings = { port: 0, host: "127.0.0.1", socketsMax: 50, addressSocketsMax: 50, data, place };
    server = await startServer(settings, environment);
  }

  const origin = () => `http://127.0.0.1:${server.port}`;
  const bed = { ...bedAt(origin), kill: () => server.stop(), close: () => server.stop() };

  async function say(opened: SessionToken, text: string): Promise<void> {
    const client = await Client.join(bed, opened);
    const id = freshId();
    client.say(id, text);
    await client.reply(id);
    client.close();
  }

  /** The ids of the keys that wrap: those of sites by the master's, and all others by a site's. */
  function wrappingIds(): { ofSites: Set<string>; ofOthers: Set<string>; newest: Set<string> } {
    const db = new DatabaseSync(path.join(data, "0/rooms.db"), { readOnly: true });
    const rows = db.prepare("SELECT room, key, value FROM rows WHERE key = 'keys' OR key LIKE 'key:%'").all();
    db.close();
    const ids = { ofSites: new Set<string>(), ofOthers: new Set<string>(), newest: new Set<string>() };
    for (const { key, value } of rows) {
      const row: unknown = deserialize(value as Uint8Array);
      if (key !== "keys") ids.ofOthers.add(keyIdOf((row as KeyRow).wrapped));
      else {
        const { keys } = row as { keys: ({ id: string } & KeyRow)[] };
        for (const one of keys) ids.ofSites.add(keyIdOf(one.wrapped));
        ids.newest.add(keys.at(-1)?.id ?? "");
      }
    }
    return ids;
  }

  before(async () => {
    await start(MASTERS.slice(0, 1));
    for (const site of SITES) await putSite(bed, site, { model: "embedded" });
    for (let index = 0; index < 30; index += 1) {
      const opened = await openSession(bed, SITES[index % SITES.length] ?? "");
      sessions.push(opened);
      await say(opened, `Tem geleia de ${WORD} ${index}?`);
    }
  });

  after(async () => {
    await server.stop();
    rmSync(data, { recursive: true });
  });

  for (const [index, master] of MASTERS.entries()) {
    if (index === 0) continue;
    it(`[I13] is changed for the ${index === 1 ? "first" : "second"} time while the server answers, and the one before it can go`, async () => {
      const older = wrappingIds();
      await server.stop();
      await start([master, MASTERS[index - 1] ?? ""]);
      let answered = 0;
      let isOver = false;
      const talk = (async () => {
        while (!isOver) {
          await say(sessions[answered % sessions.length] as SessionToken, "E de morango?");
          answered += 1;
        }
      })();
      if (index === 2) {
        // Cut off at its beginning, it goes on after the restart without another word.
        const headers = { authorization: `Bearer ${OWNER_KEY}` };
        assert.equal((await fetch(`${origin()}/api/rooms/renewal`, { method: "POST", headers })).status, 200);
        isOver = true;
        await talk;
        await server.stop();
        await start([master, MASTERS[index - 1] ?? ""]);
      }
      const told: number[] = [];
      const { sites, rooms, failed, rewrapped } = await renew(
        origin(),
        OWNER_KEY,
        (progress) => told.push(progress.rooms.done),
        0,
      );
      isOver = true;
      await talk;
      assert.deepEqual(
        [sites, failed],
        [
          { done: 2, of: 2 },
          { count: 0, named: [] },
        ],
      );
      assert.ok(rooms.done >= sessions.length && rewrapped >= sessions.length);
      assert.ok(answered > 0 && told.length > 1);
      const { ofSites, ofOthers, newest } = wrappingIds();
      assert.deepEqual(ofOthers, newest);
      assert.equal(ofSites.size, 1);
      assert.deepEqual(
        [...ofSites].filter((id) => older.ofSites.has(id)),
        [],
      );
      assert.deepEqual(
        [...newest].filter((id) => older.newest.has(id)),
        [],
      );
      await server.stop();
      assert.ok(!(await bytesBelow(data)).includes(WORD));
      await start([master]);
      for (const { session, token } of sessions) {
        const headers = { authorization: `Bearer ${token}` };
        const response = await bed.fetch(`/api/sessions/${session}/transcript`, { headers });
        assert.match(await response.text(), new RegExp(WORD));
      }
    });
  }
});

describe("the rooms of several processes", () => {
  it("are all found, in pages, by whichever process looks", async () => {
    const data = mkdtempSync(path.join(tmpdir(), "prosa-listed-"));
    const environment = readEnvironment({
      PROSA_SECRET: SECRET,
      PROSA_OWNER_KEY: OWNER_KEY,
      PROSA_MASTER_KEY: MASTERS[0] ?? "",
      PROSA_SESSIONS_PER_MINUTE: "1000",
    });
    const servers: NodeServer[] = [];
    for (const index of [0, 1]) {
      const place = { index, count: 2 };
      const settings = { port: 0, host: "127.0.0.1", socketsMax: 50, addressSocketsMax: 50, data, place };
      servers.push(await startServer(settings, environment));
    }
    const bed = {
      ...bedAt(() => `http://127.0.0.1:${servers[0]?.port}`),
      kill: async () => {},
      close: async () => {},
    };
    await putSite(bed, "loja", { model: "embedded" });
    for (let index = 0; index < 25; index += 1) {
      const opened = await openSession(bed, "loja");
      const client = await Client.join(bed, opened);
      const id = freshId();
      client.say(id, "oi");
      await client.reply(id);
      client.close();
    }
    for (const { port } of servers) {
      const { rooms, failed } = await renew(`http://127.0.0.1:${port}`, OWNER_KEY, () => {}, 0);
      assert.deepEqual([rooms.done, failed.count], [25, 0]);
    }
    for (const server of servers) await server.stop();
    rmSync(data, { recursive: true });
  });
});
