import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import type { SessionToken } from "@prosa/protocol";
import { Client, freshId, openSession, putSite } from "../../test/client.ts";
import { SlowModel } from "../../test/slow-model.ts";
import { type StillBed, startStill } from "../../test/testbed.ts";
import { createEmbeddedModel } from "../models/embedded.ts";
import { TOMBSTONE_MS } from "./session-runtime.ts";

const SITE = "loja";
const SECRET_WORDS = "meu nome é Joana";

let bed: StillBed;
let opened: SessionToken;
let slow: SlowModel;

const place = () => bed.platform.place("main", opened.session);

function request(method: string, path = "", token = opened.token, body?: object): Promise<Response> {
  return bed.fetch(`/api/sessions/${opened.session}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}` },
    ...(body && { body: JSON.stringify(body) }),
  });
}

async function erase(token?: string): Promise<void> {
  assert.equal((await request("DELETE", "", token)).status, 204);
}

async function say(client: Client, text = SECRET_WORDS): Promise<string> {
  const id = freshId();
  client.say(id, text);
  await client.next("confirmed", (event) => event.id === id);
  return id;
}

async function codeOf(response: Response): Promise<[number, string]> {
  return [response.status, ((await response.json()) as { code: string }).code];
}

describe("DELETE /api/sessions/:id", () => {
  beforeEach(async () => {
    slow = new SlowModel();
    bed = startStill({ models: { embedded: createEmbeddedModel(), openai: slow } });
    await putSite(bed, SITE, { model: "openai" });
    opened = await openSession(bed, SITE);
  });

  it("[I13] leaves a tombstone without words, and nothing else", async () => {
    const client = await Client.join(bed, opened);
    await say(client);
    await erase();
    const until = bed.clock.now() + TOMBSTONE_MS;
    assert.deepEqual([...place().storage.rows], [["session", { erasedUntil: until }]]);
    assert.doesNotMatch(JSON.stringify(bed.platform.logs), /Joana/);
  });

  it("[I13] resets and closes every connection, and admits none again", async () => {
    const [one, other] = [await Client.join(bed, opened), await Client.join(bed, opened)];
    await say(one);
    await erase();
    for (const client of [one, other]) {
      assert.equal((await client.next("reset")).first, 1);
      assert.equal((await client.next("refused")).code, "bad-token");
      assert.equal(await client.closed, 4401);
    }
    const late = await Client.dial(bed, opened.session);
    late.send({ type: "hello", protocol: 2, token: opened.token, since: 2, epoch: "old" });
    assert.equal((await late.next("refused")).code, "bad-token");
  });

  it("[I13] accepts the refresh token as well, more than once, and issues no token for it afterwards", async () => {
    await say(await Client.join(bed, opened));
    await erase(opened.refreshToken);
    const rows = structuredClone(place().storage.rows);
    bed.clock.advance(1_000);
    await erase(opened.refreshToken);
    await erase();
    assert.deepEqual(place().storage.rows, rows);
    const { refreshToken } = opened;
    assert.deepEqual(await codeOf(await request("POST", "/token", "", { refreshToken })), [410, "erased"]);
    assert.deepEqual(await codeOf(await request("GET", "/transcript")), [410, "erased"]);
    const chat = { session: opened.session, token: opened.token, text: "oi" };
    const answer = await bed.fetch("/api/chat", { method: "POST", body: JSON.stringify(chat) });
    assert.deepEqual(await codeOf(answer), [410, "erased"]);
  });

  it("[I12] opens to the session's own tokens alone", async () => {
    await say(await Client.join(bed, opened));
    const other = await openSession(bed, SITE);
    for (const token of ["", "nonsense", other.token, other.refreshToken]) {
      const [status] = await codeOf(await request("DELETE", "", token));
      assert.ok(status === 401 || status === 403);
    }
    assert.ok(place().storage.rows.size > 1);
  });

  it("[I13] keeps a reply that comes late from bringing anything back", async () => {
    const client = await Client.join(bed, opened);
    await say(client);
    await client.next("delta");
    await erase();
    slow.release();
    bed.clock.advance(60_000);
    await bed.platform.idle();
    assert.equal(place().storage.rows.size, 1);
    assert.ok(!bed.platform.logs.some(({ level }) => level === "error"));
  });

  it("[I13] holds after a kill, and for a session in which nothing was said", async () => {
    await erase();
    bed.platform.kill();
    const late = await Client.dial(bed, opened.session);
    late.send({ type: "hello", protocol: 2, token: opened.token, since: 0, epoch: null });
    assert.equal((await late.next("refused")).code, "bad-token");
  });

  it("[I13] finishes an erasure that a kill or a full disk cut off", async () => {
    const client = await Client.join(bed, opened);
    await say(client);
    const { storage } = place();
    const remove = storage.delete;
    storage.delete = () => Promise.reject(new Error("disk busy"));
    assert.deepEqual(await codeOf(await request("DELETE")), [503, "unavailable"]);
    storage.delete = remove;
    bed.platform.kill();
    assert.ok(storage.rows.size > 1);
    assert.deepEqual(await codeOf(await request("GET", "/transcript")), [410, "erased"]);
    // The statistics are told beside, and the note that they must be goes with their answer.
    for (let round = 0; round < 3; round += 1) await new Promise((resolve) => setImmediate(resolve));
    assert.equal(storage.rows.size, 1);
  });

  it("removes the tombstone when no token of the session can be valid any more", async () => {
    await say(await Client.join(bed, opened));
    await erase();
    bed.clock.advance(TOMBSTONE_MS);
    await bed.platform.idle();
    assert.equal(place().storage.rows.size, 0);
  });
});
