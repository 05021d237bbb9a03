import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, it } from "node:test";
import { deserialize } from "node:v8";
import { RoomsFile } from "../../src/hosts/node/rooms-file.ts";
import { type NodeServer, startServer } from "../../src/hosts/node/server.ts";
import { readEnvironment } from "../../src/platform/environment.ts";
import { Client, freshId, openSession, putSite } from "../client.ts";
import { bedAt, bytesBelow, MASTER_KEY, OWNER_KEY, SECRET } from "../testbed.ts";

const SITE = "loja";

describe("an erasure on Node", () => {
  let data: string;
  let server: NodeServer;

  beforeEach(async () => {
    data = mkdtempSync(path.join(tmpdir(), "prosa-erasure-"));
    const environment = readEnvironment({
      PROSA_SECRET: SECRET,
      PROSA_MASTER_KEY: MASTER_KEY,
      PROSA_OWNER_KEY: OWNER_KEY,
    });
    const place = { index: 0, count: 1 };
    const settings = { port: 0, host: "127.0.0.1", socketsMax: 10, addressSocketsMax: 10, data, place };
    server = await startServer(settings, environment);
  });

  afterEach(async () => {
    await server.stop();
    rmSync(data, { recursive: true });
  });

  /** The wrapped key of a session, as another program reads it from the file. */
  function wrappedKey(session: string): Buffer | null {
    const db = new DatabaseSync(path.join(data, "0/rooms.db"), { readOnly: true });
    const row = db.prepare("SELECT value FROM rows WHERE room = ? AND key = 'key:'").get(`main/${session}`);
    db.close();
    return row
      ? Buffer.from((deserialize(row.value as Uint8Array) as { wrapped: Uint8Array }).wrapped)
      : null;
  }

  it("[I13] leaves no byte of the session's key: not in the file, and not in its write-ahead log", async () => {
    const bed = bedAt(() => `http://127.0.0.1:${server.port}`);
    const testbed = { ...bed, kill: server.stop, close: server.stop };
    await putSite(testbed, SITE, { model: "embedded" });
    const opened = await openSession(testbed, SITE);
    const client = await Client.join(testbed, opened);
    for (const text of ["bom dia", "vocês entregam?", "obrigada"]) {
      const id = freshId();
      client.say(id, text);
      await client.reply(id);
    }
    const key = wrappedKey(opened.session);
    assert.ok(key && key.length > 32);
    assert.ok((await bytesBelow(data)).includes(key));
    const headers = { authorization: `Bearer ${opened.token}` };
    await bed.fetch(`/api/sessions/${opened.session}`, { method: "DELETE", headers });
    assert.equal(wrappedKey(opened.session), null);
    assert.ok(!(await bytesBelow(data)).includes(key));
  });
});

describe("a file that is scrubbed", () => {
  it("keeps nothing of deleted rows, after the transaction that is under way and once for all who ask", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "prosa-scrub-"));
    const file = new RoomsFile(folder);
    const word = "framboesa".repeat(100);
    const put = file.db.prepare("INSERT INTO rows VALUES ('main/a', 'one', ?)");
    await file.step(() => void put.run(Buffer.from(word)));
    assert.ok((await bytesBelow(folder)).includes(word));
    const erased = file.step(() => file.db.exec("DELETE FROM rows"));
    await Promise.all([erased, file.scrub(), file.scrub()]);
    assert.ok(!(await bytesBelow(folder)).includes("framboesa"));
    file.close();
    rmSync(folder, { recursive: true });
  });

  it("does not wait for a program that reads it, and is emptied when that is done", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "prosa-scrub-"));
    const file = new RoomsFile(folder);
    const put = file.db.prepare("INSERT OR REPLACE INTO rows VALUES ('main/a', 'one', ?)");
    await file.step(() => void put.run(Buffer.from("framboesa")));
    const reader = new DatabaseSync(path.join(folder, "rooms.db"), { readOnly: true });
    reader.exec("BEGIN");
    reader.prepare("SELECT * FROM rows").all();
    await file.step(() => file.db.exec("DELETE FROM rows"));
    await file.scrub();
    assert.ok((await bytesBelow(folder)).includes("framboesa"));
    reader.close();
    await file.scrub();
    assert.ok(!(await bytesBelow(folder)).includes("framboesa"));
    file.close();
    rmSync(folder, { recursive: true });
  });
});
