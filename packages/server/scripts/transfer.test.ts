import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";
import { addPage, Client, freshId, openSession, putSite } from "../test/client.ts";
import { collected } from "../test/collected.ts";
import { bedAt, OWNER_KEY, startMemory, startShop, type Testbed, VARIABLES } from "../test/testbed.ts";
import { roomsOfServer, roomsOfSite } from "./export-site.ts";
import { importSite } from "./import-site.ts";
import { freePort, type Runtime, type RuntimeName, startRuntime } from "./runtime.ts";

const SITE = "loja";
const CONSENT = "Posso usar seu contato para responder.";
const FORM = {
  fields: [{ name: "name", isRequired: true }],
  consent: { "pt-BR": CONSENT },
  asked: ["start"],
};
const QUESTION = "Qual o prazo de troca?";

interface Server extends Testbed {
  readonly origin: string;
  readonly data: string;
}

describe("a site that moves", () => {
  let folder: string;
  const running: Runtime[] = [];

  const start = async (name: RuntimeName, variables: Record<string, string> = {}): Promise<Server> => {
    const stateDir = path.join(folder, `${name}-${running.length}`);
    const options = { port: await freePort(), stateDir, variables: { ...VARIABLES, ...variables } };
    const runtime = await startRuntime(name, options);
    running.push(runtime);
    const ends = { kill: () => runtime.kill(), close: () => runtime.stop() };
    return {
      ...bedAt(() => runtime.origin),
      ...ends,
      origin: runtime.origin,
      data: path.join(stateDir, "rooms"),
    };
  };

  const askedOf = async (bed: Testbed, opened: Awaited<ReturnType<typeof openSession>>, text: string) => {
    const client = await Client.join(bed, opened);
    const id = freshId();
    client.say(id, text);
    await client.reply(id);
    return client;
  };

  const contactsOf = async (bed: Testbed) => {
    const headers = { authorization: `Bearer ${OWNER_KEY}` };
    const response = await bed.fetch(`/api/contacts?site=${SITE}`, { headers });
    return ((await response.json()) as { contacts: object[] }).contacts;
  };

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "prosa-"));
  });

  afterEach(async () => {
    for (const runtime of running.splice(0)) await runtime.stop();
    rmSync(folder, { recursive: true });
  });

  it("takes its conversations, pages and contacts along, from host to host and back, and leaves other sites where they are", async () => {
    const shop = await startShop();
    const old = await start("node", { PROSA_PROCESSES: "2" });
    await putSite(old, SITE, { form: FORM });
    await putSite(old, "outra");
    await addPage(old, SITE, shop.url);
    await shop.close();
    const other = await openSession(old, "outra");
    (await askedOf(old, other, "oi")).close();
    const visitors = await Promise.all(
      Array.from({ length: 4 }, async () => {
        const opened = await openSession(old, SITE);
        return { opened, client: await askedOf(old, opened, QUESTION) };
      }),
    );
    const submit = { type: "submit", contact: { name: "Ana" }, consent: CONSENT } as const;
    visitors[0]?.client.send({ ...submit, id: freshId() });
    await visitors[0]?.client.next("confirmed");
    while ((await contactsOf(old)).length === 0);
    const contacts = await contactsOf(old);

    const file = path.join(folder, "loja.ndjson");
    const rooms = await collected(roomsOfSite(old.data, SITE));
    // The site and its four sessions; beside them the rooms of statistics and exports that have heard of them by now.
    assert.ok(rooms.length >= 5, `${rooms.length}`);
    await writeFile(file, rooms.join(""));
    const next = await start("workerd");
    assert.deepEqual(await importSite(file, next.origin, OWNER_KEY), { put: rooms.length, skipped: 0 });
    assert.deepEqual(await importSite(file, next.origin, OWNER_KEY), { put: 0, skipped: rooms.length });
    assert.deepEqual(await contactsOf(next), contacts);
    for (const { opened, client } of visitors) {
      const back = await askedOf(next, opened, QUESTION);
      assert.deepEqual(back.log.slice(0, client.log.length), client.log);
      // The pages came along, too: the second answer is found in them as the first one was.
      const answers = back.log.filter(({ type }) => type === "said").map((event) => JSON.stringify(event));
      assert.equal(answers.filter((answer) => answer.includes("30 dias")).length, 2);
      client.close();
      back.close();
    }

    const sessions = visitors.map(({ opened }) => opened.session);
    const returned = await collected(
      roomsOfServer(next.origin, OWNER_KEY, SITE, [...sessions, "session-erased"]),
    );
    await writeFile(file, returned.join(""));
    const last = await start("node");
    assert.ok(returned.length >= 5, `${returned.length}`);
    assert.deepEqual(await importSite(file, last.origin, OWNER_KEY), { put: returned.length, skipped: 0 });
    for (const { opened } of visitors) {
      const back = await askedOf(last, opened, "obrigado");
      assert.ok(back.log.length > 4);
      back.close();
    }
    const headers = { authorization: `Bearer ${OWNER_KEY}` };
    assert.equal((await last.fetch("/api/sites/outra", { headers })).status, 404);
  });

  it("is refused with the reason where a room is not what its address says, or the file was cut off", async () => {
    const bed = await startMemory();
    await putSite(bed, SITE);
    const headers = { authorization: `Bearer ${OWNER_KEY}` };
    const lines = await (await bed.fetch(`/api/rooms/site/${SITE}`, { headers })).text();
    const put = async (room: string, body: string) => {
      const response = await bed.fetch(`/api/rooms/${room}`, { method: "PUT", headers, body });
      return [response.status, response.ok ? "" : ((await response.json()) as { code: string }).code];
    };
    assert.deepEqual(await put("site/outra", lines), [422, "bad-rows"]);
    assert.deepEqual(await put("site/outra", lines.slice(0, -10)), [422, "bad-rows"]);
    assert.deepEqual(await put("exports/loja", lines), [422, "bad-rows"]);
    assert.deepEqual(await put("directory/directory", lines), [400, "bad-room"]);
    assert.deepEqual(await put(`site/${SITE}`, lines), [409, "not-empty"]);
    assert.equal((await bed.fetch("/api/rooms/main/session-0001", { headers })).status, 404);
    assert.equal((await bed.fetch(`/api/rooms/site/${SITE}`)).status, 401);
    await bed.close();
  });

  it("says which server it cannot be read from", async () => {
    await assert.rejects(
      collected(roomsOfSite(path.join(folder, "nowhere"), SITE)),
      /no rooms in .*PROSA_DATA/,
    );
    const bed = await start("node");
    await assert.rejects(collected(roomsOfSite(bed.data, SITE)), /no site "loja"/);
    await assert.rejects(collected(roomsOfServer(bed.origin, "wrong", SITE, [])), /bad-owner-key/);
    assert.ok((await readFile(path.join(bed.data, "processes"), "utf8")) === "1");
  });
});
