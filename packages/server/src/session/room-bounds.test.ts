import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { FRAME_BYTES_MAX, PROTOCOL_VERSION, TEXT_LENGTH_MAX } from "@prosa/protocol";
import { addPage, Client, freshId } from "../../test/client.ts";
import { ask, SessionBed, SITE, seqs, welcomeOf } from "../../test/session-bed.ts";
import { startShop } from "../../test/testbed.ts";
import { MemoryStorage } from "../hosts/memory/storage.ts";
import { createEmbeddedModel } from "../models/embedded.ts";
import type { Context } from "../turn/memory.ts";
import type { Model } from "../turn/ports.ts";
import { FRAME_RATE } from "./frame-limits.ts";
import { LOG_EVENTS_MAX } from "./log/session-log.ts";
import { CONNECTIONS_MAX } from "./room.ts";
import { PENDING_MAX } from "./turns/turns.ts";

let room: SessionBed;

beforeEach(async () => {
  room = await SessionBed.start();
});

describe("a room and its frames", () => {
  it("[F9] answers every broken frame and never fails", async () => {
    const client = await room.join();
    for (const frame of [
      "",
      "\u0000",
      "{",
      "null",
      "[]",
      '{"type":1}',
      '{"type":"say"}',
      '{"type":"__proto__"}',
    ]) {
      client.sendFrame(frame);
      await client.next("rejected");
    }
    await ask(client);
    assert.ok(!room.bed.platform.logs.some(({ level }) => level === "error"));
  });

  it("[F10] closes on a frame over the limit, and the session lives on", async () => {
    const client = await room.join();
    client.sendFrame(`"${"x".repeat(2 * 1024 * 1024)}"`);
    assert.equal((await client.next("rejected")).code, "frame-too-large");
    assert.equal(await client.closed, 1009);
    await ask(await room.join());
  });

  it("sends frames within the limit while a client catches up with a long log", async () => {
    await ask(await room.join());
    room.fill(300, "é".repeat(TEXT_LENGTH_MAX));
    room.bed.platform.kill();
    const late = await room.join();
    await late.next("said", ({ seq }) => seq === 300);
    assert.equal(late.log.length, 300);
    assert.ok(late.frames.length > 300 / 8);
    for (const frame of late.frames) assert.ok(Buffer.byteLength(frame) <= FRAME_BYTES_MAX);
  });

  it("explains a fault of its own by an id, and names it in the log without words of people", async () => {
    const broken: Model = {
      ...createEmbeddedModel(),
      get isInstant(): boolean {
        throw new TypeError("segredo at room.ts:1");
      },
    };
    room = await SessionBed.start({}, { models: { embedded: broken, openai: null } });
    const client = await room.join();
    client.say(freshId(), "palavras da visita");
    const rejected = await client.next("rejected");
    assert.equal(rejected.code, "internal-error");
    assert.ok(rejected.errorId);
    assert.doesNotMatch(client.frames.join(""), /segredo|TypeError|room\.ts/);
    const line = room.bed.platform.logs.find(({ errorId }) => errorId === rejected.errorId);
    assert.match(String(line?.error), /^TypeError/);
    assert.doesNotMatch(JSON.stringify(room.bed.platform.logs), /segredo|palavras/);
  });

  it("[P13] ends a reply as failed when the pipeline throws, and answers the next", async () => {
    const embedded = createEmbeddedModel();
    let calls = 0;
    const failing: Model = {
      ...embedded,
      reply(turn, signal) {
        calls += 1;
        if (calls === 1) throw new RangeError(turn.text);
        return embedded.reply(turn, signal);
      },
    };
    room = await SessionBed.start({}, { models: { embedded: failing, openai: null } });
    const client = await room.join();
    await ask(client, "primeira");
    await ask(client, "oi");
    const ends = client.log.flatMap((event) => (event.type === "said" ? [event.message.end] : []));
    assert.deepEqual(ends, [undefined, "failed", undefined, "done"]);
    assert.doesNotMatch(JSON.stringify(room.bed.platform.logs), /primeira/);
  });

  it("[I10] leaves out parts of a reply that no client could read, and sends the rest", async () => {
    const url = `https://loja.example/${"a".repeat(3_000)}`;
    const model: Model = {
      name: "long",
      isInstant: true,
      async *reply() {
        yield { type: "text", text: "Custa dez reais." };
        const citations = [{ type: "citation" as const, title: "Loja", url, quote: "dez reais" }];
        const products = [{ type: "product" as const, name: "Bule" }];
        yield { type: "end", end: "done", citations, choices: [], products };
      },
    };
    room = await SessionBed.start({}, { models: { embedded: model, openai: null } });
    const client = await room.join();
    await ask(client, "quanto custa?");
    const said = client.log.at(-1);
    assert.deepEqual(said?.type === "said" && said.message.parts.map(({ type }) => type), [
      "text",
      "product",
    ]);
    assert.ok(
      room.bed.platform.logs.some(({ event, part }) => event === "part-left-out" && part === "citation"),
    );
  });

  it("keeps words, tokens and addresses out of its log", async () => {
    const shop = await startShop();
    try {
      await addPage(room.bed, SITE, shop.url);
      const client = await room.join();
      await ask(client, "Qual o prazo de troca para maria@example.com?");
      room.storage.failNextPuts = 1;
      client.say(freshId(), "segredo guardado");
      await client.next("rejected");
      await room.bed.fetch(`/api/maria@example.com/${room.opened.token}?text=segredo`);
      const logged = JSON.stringify(room.bed.platform.logs);
      for (const word of [
        "prazo",
        "maria",
        "segredo",
        room.opened.token,
        room.opened.refreshToken,
        shop.origin,
      ])
        assert.ok(!logged.includes(word), `${word} in ${logged}`);
      assert.ok(room.bed.platform.logs.some(({ event }) => event === "turn"));
    } finally {
      await shop.close();
    }
  });
});

describe("a room and its bounds", () => {
  it("is busy while as many messages wait as may wait, and accepts more once one is answered", async () => {
    room = await SessionBed.startSlow();
    const { slow } = room;
    const client = await room.join();
    for (let count = 0; count < PENDING_MAX; count += 1) await ask(client);
    const id = freshId();
    client.say(id, "mais uma");
    const rejected = await client.next("rejected");
    assert.equal(rejected.code, "busy");
    assert.ok(rejected.retryAfterMs);
    slow.release();
    await client.next("said", ({ message }) => message.author === "assistant");
    client.say(id, "mais uma");
    await client.next("confirmed");
  });

  it("hands over at once while a reply is being written", async () => {
    room = await SessionBed.startSlow();
    const { slow } = room;
    const client = await room.join();
    const id = await ask(client);
    client.send({ type: "ask-human", id: freshId() });
    assert.equal((await client.next("handed-over")).reason, "asked");
    await slow.begun(1);
    slow.release();
    assert.equal((await client.reply(id)).message.end, "done");
    assert.deepEqual(seqs(client), [1, 2, 3, 4]);
    const { turns } = room.row.context as Context;
    assert.deepEqual(
      turns.map(({ action }) => action),
      ["hand-over", "answer"],
    );
  });

  it("forgets the oldest events of a full log with their ids, and resets a cursor from before them", async () => {
    const first = await room.join();
    await ask(first);
    const { epoch } = welcomeOf(first);
    room.fill(LOG_EVENTS_MAX - 1);
    room.bed.platform.kill();
    const client = await room.join({ since: LOG_EVENTS_MAX - 1, epoch });
    assert.deepEqual(seqs(client), []);
    await ask(client);
    assert.equal(room.row.first, 51);
    const kept = [...room.rows.keys()].filter((key) => key.startsWith("log:"));
    assert.equal(kept.length, LOG_EVENTS_MAX + 1 - 50);
    assert.equal([...room.rows.keys()].filter((key) => key.startsWith("id:")).length, kept.length);

    const back = await room.join({ since: 49, epoch });
    const reset = back.events.find((event) => event.type === "reset");
    assert.ok(reset?.type === "reset" && reset.first === 51);
    await back.next("said", ({ seq }) => seq === LOG_EVENTS_MAX + 1);
    assert.equal(seqs(back)[0], 51);
    const near = await room.join({ since: 50, epoch });
    assert.ok(!near.events.some((event) => event.type === "reset"));
    await near.next("said", ({ seq }) => seq === 51);
  });

  it("[I4] answers a sync from before the log's first event, or from beyond its last, with a reset", async () => {
    const first = await room.join();
    await ask(first);
    room.fill(LOG_EVENTS_MAX);
    room.bed.platform.kill();
    const client = await room.join();
    await ask(client);
    for (const since of [0, LOG_EVENTS_MAX + 99]) {
      client.send({ type: "sync", since });
      assert.equal((await client.next("reset")).first, 51);
    }
    await client.next("said", ({ seq }) => seq === 51);
  });

  it("[F41] closes a connection that floods it, names the time to come back, and serves the session's others", async () => {
    room = await SessionBed.start({}, { variables: { PROSA_COMMANDS_PER_MINUTE: "30" } });
    const flooder = await room.join();
    const other = await room.join();
    const typing = JSON.stringify({ type: "typing", isTyping: true });
    for (let count = 1; count < FRAME_RATE.capacity + 30; count += 1) flooder.sendFrame(typing);
    await room.bed.platform.idle();
    assert.ok(!flooder.events.some((event) => event.type === "refused"));
    flooder.sendFrame(typing);
    const refused = await flooder.next("refused");
    assert.deepEqual([refused.code, refused.retryAfterMs], ["rate-limited", 10_000]);
    assert.equal(await flooder.closed, 4429);
    await ask(other);
  });

  it("[P19] refuses connections beyond those that one visitor needs", async () => {
    for (let count = 0; count < CONNECTIONS_MAX; count += 1) await room.join();
    const client = await Client.dial(room.bed, room.opened.session);
    client.send({
      type: "hello",
      protocol: PROTOCOL_VERSION,
      token: room.opened.token,
      since: 0,
      epoch: null,
    });
    assert.equal((await client.next("refused")).code, "rate-limited");
    assert.equal(await client.closed, 4429);
  });

  it("[I7] never revives a reply that has ended for a client that comes just then", async () => {
    for (let ticks = 0; ticks < 40; ticks += 1) {
      room = await SessionBed.startSlow();
      const { slow } = room;
      const id = await ask(await room.join());
      const storage = room.storage;
      storage.list = async (range) => {
        slow.release();
        for (let tick = 0; tick < ticks; tick += 1) await Promise.resolve();
        return MemoryStorage.prototype.list.call(storage, range);
      };
      const client = await room.join();
      const { message } = await client.reply(id);
      await room.settled();
      const last = client.events.filter(
        (event) => event.type === "replying" || (event.type === "said" && event.message.id === message.id),
      );
      assert.equal(last.at(-1)?.type, "said");
    }
  });
});
