import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { after, it } from "node:test";
import { DeskClient, signUp } from "../../test/agents.ts";
import { Client, freshId, openSession, putSite } from "../../test/client.ts";
import { bedAt, OWNER_KEY, type Testbed, VARIABLES } from "../../test/testbed.ts";
import { freePort, type Runtime, startRuntime } from "../runtime.ts";
import { rebuildDesk } from "./rebuild-desk.ts";

const SITE = "loja";

const folder = mkdtempSync(path.join(tmpdir(), "prosa-rebuild-"));
after(() => rmSync(folder, { recursive: true, force: true }));

it("[I19] npm run rebuild-desk finds sessions that no index knows in the files of a running server", async () => {
  const data = path.join(folder, "rooms");
  const options = { port: await freePort(), stateDir: folder, variables: VARIABLES };
  let runtime: Runtime = await startRuntime("node", options);
  const ends = { kill: () => runtime.kill(), close: () => runtime.stop() };
  const bed: Testbed = { ...bedAt(() => runtime.origin), ...ends };
  try {
    await putSite(bed, SITE, { model: "embedded" });
    const lia = await signUp(bed, SITE, "Lia");
    const opened = await openSession(bed, SITE);
    const visitor = await Client.join(bed, opened);
    visitor.send({ type: "ask-human", id: freshId() });
    await visitor.next("said", ({ message }) => message.id === "conversation-number");
    visitor.close();
    await runtime.stop();
    const rooms = new DatabaseSync(path.join(data, "0", "rooms.db"));
    rooms.exec("DELETE FROM rows WHERE room LIKE 'stats/%' OR (room LIKE 'desk/%' AND key LIKE 'row:%')");
    rooms.close();
    runtime = await startRuntime("node", options);
    const pieces: number[] = [];
    const rebuilt = await rebuildDesk({
      server: runtime.origin,
      ownerKey: OWNER_KEY,
      site: SITE,
      data,
      onPiece: ({ asked }) => pieces.push(asked),
    });
    assert.deepEqual([rebuilt.asked > 0, rebuilt.removed], [true, 0]);
    assert.equal(pieces.at(-1), rebuilt.asked);
    const desk = await DeskClient.join(bed, lia);
    desk.send({ type: "list", view: "queue" });
    const { rows } = await desk.next("page");
    assert.deepEqual(
      rows.map(({ session }) => session),
      [opened.session],
    );
    desk.close();
    const wrong = { server: runtime.origin, ownerKey: "wrong", site: SITE, data };
    await assert.rejects(rebuildDesk(wrong), /key/);
  } finally {
    await runtime.stop();
  }
});
