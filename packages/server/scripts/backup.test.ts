import assert from "node:assert/strict";
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";
import { redistribute } from "../src/hosts/node/redistribute.ts";
import { RoomsFile } from "../src/hosts/node/rooms-file.ts";
import { Client, freshId, openSession, putSite } from "../test/client.ts";
import { bedAt, MASTER_KEY, OWNER_KEY, SECRET } from "../test/testbed.ts";
import { backUp } from "./backup.ts";
import { freePort, type Runtime, startRuntime } from "./runtime.ts";

const SITE = "loja";
const VARIABLES = {
  PROSA_SECRET: SECRET,
  PROSA_MASTER_KEY: MASTER_KEY,
  PROSA_OWNER_KEY: OWNER_KEY,
  PROSA_PROCESSES: "2",
};

describe("a backup", () => {
  let folder: string;
  const running: Runtime[] = [];

  const start = async (stateDir: string) => {
    const runtime = await startRuntime("node", { port: await freePort(), stateDir, variables: VARIABLES });
    running.push(runtime);
    return { ...bedAt(() => runtime.origin), kill: () => runtime.kill(), close: () => runtime.stop() };
  };

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "prosa-"));
  });

  afterEach(async () => {
    for (const runtime of running.splice(0)) await runtime.stop();
    rmSync(folder, { recursive: true });
  });

  it("taken while visitors talk holds all that was confirmed before it, and serves as the rooms of another server", async () => {
    const bed = await start(path.join(folder, "first"));
    await putSite(bed, SITE, { files: ["text/plain"] });
    // Enough sessions for both processes to hold some.
    const visitors = await Promise.all(
      Array.from({ length: 8 }, async () => {
        const opened = await openSession(bed, SITE);
        const client = await Client.join(bed, opened);
        const id = freshId();
        client.say(id, "oi");
        await client.reply(id);
        const headers = { authorization: `Bearer ${opened.token}` };
        const folder = `/api/sessions/${opened.session}/files`;
        await bed.fetch(`${folder}?id=file-0001&name=a.txt`, {
          method: "POST",
          headers,
          body: opened.session,
        });
        return { opened, client, seq: client.log.length, file: `${folder}/file-0001`, headers };
      }),
    );
    for (const { client } of visitors) client.say(freshId(), "Qual o prazo de troca?");
    const copy = path.join(folder, "second", "rooms");
    const copied = await backUp(path.join(folder, "first", "rooms"), copy);
    assert.deepEqual(
      copied.map((one) => one.process),
      ["0", "1"],
    );
    assert.ok(copied.every(({ rooms }) => rooms > 0));
    for (const { process: name } of copied)
      assert.equal(statSync(path.join(copy, name, "rooms.db")).mode & 0o777, 0o600);
    for (const { client } of visitors) client.close();
    await running.splice(0)[0]?.kill();

    const restored = await start(path.join(folder, "second"));
    for (const { opened, client, seq, file, headers } of visitors) {
      const back = await Client.join(restored, opened);
      const id = freshId();
      back.say(id, "obrigado");
      await back.reply(id);
      assert.deepEqual(back.log.slice(0, seq), client.log.slice(0, seq));
      const { path: address } = (await (await restored.fetch(file, { headers })).json()) as { path: string };
      assert.equal(await (await restored.fetch(address)).text(), opened.session);
      back.close();
    }
  });

  it("says what is wrong, and leaves nothing, where there are no rooms, a place is taken, or a file has a fault", async () => {
    const data = path.join(folder, "data");
    await assert.rejects(backUp(data, path.join(folder, "to")), /no rooms in .*PROSA_DATA/);
    const rooms = path.join(folder, "rooms");
    redistribute(rooms, 1);
    new RoomsFile(path.join(rooms, "0")).close();
    await assert.rejects(backUp(rooms, rooms), /exists; name a folder that does not/);
    writeFileSync(path.join(rooms, "0", "rooms.db"), "this is no file of rooms");
    await assert.rejects(backUp(rooms, path.join(folder, "to")), /not a database/);
    assert.ok(!existsSync(path.join(folder, "to")) && !existsSync(path.join(folder, "to.unfinished")));
  });
});
