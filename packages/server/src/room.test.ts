import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import {
  FRAME_BYTES_MAX,
  HELLO_TIMEOUT_MS,
  PROTOCOL_VERSION,
  type SessionToken,
  TEXT_LENGTH_MAX,
} from "@prosa/protocol";
import { addPage, Client, freshId, openSession, putSite } from "../test/client.ts";
import { SlowModel } from "../test/slow-model.ts";
import { type StillBed, startShop, startStill } from "../test/testbed.ts";
import { CONTEXT_IDLE_MS, type Context } from "./conversation/session.ts";
import { MemoryStorage } from "./hosts/memory.ts";
import { createEmbeddedModel } from "./model/embedded.ts";
import type { Model } from "./model/model.ts";
import { CONNECTIONS_MAX, FRAME_RATE } from "./room.ts";
import { LOG_EVENTS_MAX } from "./session-log.ts";
import { PENDING_MAX } from "./turns.ts";

const SITE = "loja";
const DAY_MS = 24 * 60 * 60 * 1_000;
const HOUR_MS = 60 * 60 * 1_000;

let bed: StillBed;
let opened: SessionToken;

async function start(options: Parameters<typeof startStill>[0] = {}, settings: object = {}): Promise<void> {
  bed = startStill(options);
  await putSite(bed, SITE, { model: "embedded", retentionDays: 2, ...settings });
  opened = await openSession(bed, SITE);
}

async function startSlow(): Promise<SlowModel> {
  const slow = new SlowModel();
  await start({ models: { embedded: createEmbeddedModel(), openai: slow } }, { model: "openai" });
  return slow;
}

function rows() {
  return bed.platform.place("main", opened.session).storage;
}

function sessionRow(): Record<string, unknown> {
  return rows().rows.get("session") as Record<string, unknown>;
}

/** A client of the session with what it was welcomed with; tokens are bought anew, since the clock may have moved on. */
async function join(cursor?: { since: number; epoch: string | null }): Promise<Client> {
  const response = await bed.fetch(`/api/sessions/${opened.session}/token`, {
    method: "POST",
    body: JSON.stringify({ refreshToken: opened.refreshToken }),
  });
  const { token } = (await response.json()) as SessionToken;
  return Client.join(bed, { ...opened, token }, cursor);
}

async function ask(client: Client, text = "oi"): Promise<string> {
  const id = freshId();
  client.say(id, text);
  await client.next("confirmed", (event) => event.id === id);
  return id;
}

function welcomeOf(client: Client) {
  const welcome = client.events.find((event) => event.type === "welcome");
  assert.ok(welcome?.type === "welcome");
  return welcome;
}

function seqs(client: Client): number[] {
  return client.log.map(({ seq }) => seq);
}

beforeEach(() => start());

describe("a room whose storage fails", () => {
  it("[F2] [F3] [F31] rejects a refused step with when to send it again, changes nothing, and applies the repeat once", async () => {
    const client = await join();
    await ask(client);
    const before = structuredClone([...rows().rows]);
    rows().failNextPuts = 1;
    const id = freshId();
    client.say(id, "tudo bem?");
    const rejected = await client.next("rejected");
    assert.deepEqual([rejected.id, rejected.code, rejected.retryAfterMs], [id, "storage-unavailable", 1_000]);
    assert.deepEqual([...rows().rows], before);
    assert.deepEqual(seqs(client), [1, 2]);
    client.say(id, "tudo bem?");
    assert.equal((await client.next("confirmed")).seq, 3);
    assert.deepEqual(seqs(client), [1, 2, 3, 4]);
  });

  it("[F31] rejects the very first message, and begins the log with its repeat", async () => {
    const client = await join();
    rows().failNextPuts = 1;
    const id = freshId();
    client.say(id, "oi");
    await client.next("rejected");
    bed.platform.hibernate();
    client.say(id, "oi");
    assert.equal((await client.next("confirmed")).seq, 1);
    assert.equal(sessionRow().epoch, welcomeOf(client).epoch);
  });

  it("[F31] rejects what it cannot look up, to be sent again", async () => {
    const client = await join();
    await ask(client);
    const storage = rows();
    const read = storage.get;
    storage.get = async () => {
      throw new Error("disk gone");
    };
    const id = freshId();
    client.say(id, "oi");
    assert.deepEqual((await client.next("rejected")).code, "storage-unavailable");
    storage.get = read;
    client.say(id, "oi");
    await client.next("confirmed");
  });

  it("refuses a greeting that it cannot read its log for, and serves the next", async () => {
    const storage = rows();
    const read = storage.get;
    storage.get = async () => {
      throw new Error("disk gone");
    };
    const client = await Client.dial(bed, opened.session);
    client.send({ type: "hello", protocol: PROTOCOL_VERSION, token: opened.token, since: 0, epoch: null });
    const refused = await client.next("refused");
    assert.equal(refused.code, "unavailable");
    assert.ok(refused.retryAfterMs);
    assert.equal(await client.closed, 4503);
    storage.get = read;
    await ask(await join());
  });

  it("[F31] keeps a written reply until the storage takes it, without asking the model again", async () => {
    const slow = await startSlow();
    const client = await join();
    const id = await ask(client);
    rows().failNextPuts = 2;
    slow.release();
    await client.next("delta", (event) => event.text === "oi");
    await settled();
    assert.equal(client.log.length, 1);
    for (let round = 0; round < 3; round += 1) {
      bed.clock.advance(2_000);
      await settled();
    }
    assert.equal((await client.reply(id)).message.end, "done");
    assert.equal(slow.asked.length, 1);
  });

  it("[F32] shows an unreadable event as an empty notice in its place, confirms its repeat, and goes on", async () => {
    const first = await join();
    const id = await ask(first);
    rows().rows.set("log:0000000001", { type: "said", seq: "one" });
    const client = await join();
    const gap = client.log[0];
    assert.ok(gap?.type === "said" && gap.seq === 1);
    assert.deepEqual([gap.message.author, gap.message.parts], ["notice", []]);
    client.say(id, "oi");
    assert.equal((await client.next("confirmed")).seq, 1);
    await ask(client);
    assert.deepEqual(seqs(client), [1, 2, 3, 4]);
    assert.ok(bed.platform.logs.some(({ event }) => event === "log-row-unreadable"));
  });

  for (const [what, wreck] of [
    ["in part", (row: object) => ({ ...row, seq: "many" })],
    ["as a whole", () => "wreck"],
  ] as const) {
    it(`[F32] keeps the log under a new epoch when its session row is unreadable ${what}`, async () => {
      const first = await join();
      const id = await ask(first);
      const { epoch } = welcomeOf(first);
      first.close();
      rows().rows.set("session", wreck(sessionRow()));
      bed.platform.kill();
      const client = await join({ since: 2, epoch });
      const reset = client.events.find((event) => event.type === "reset");
      assert.ok(reset?.type === "reset" && reset.first === 1 && reset.epoch !== epoch);
      assert.deepEqual(seqs(client), [1, 2]);
      client.say(id, "oi");
      assert.equal((await client.next("confirmed")).seq, 1);
      await ask(client);
      assert.deepEqual(seqs(client), [1, 2, 3, 4]);
      const back = await join({ since: 2, epoch: reset.epoch });
      assert.deepEqual(seqs(back), [3, 4]);
    });
  }

  it("[I9] remembers that a person owns the session when its row is unreadable in part", async () => {
    const first = await join();
    await ask(first);
    rows().rows.set("session", { ...sessionRow(), isHumanOwned: true, seq: -1 });
    bed.platform.kill();
    const client = await join();
    await ask(client);
    assert.deepEqual(seqs(client), [1, 2, 3]);
  });
});

describe("a room and its frames", () => {
  it("[F9] answers every broken frame and never fails", async () => {
    const client = await join();
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
    assert.ok(!bed.platform.logs.some(({ level }) => level === "error"));
  });

  it("[F10] closes on a frame over the limit, and the session lives on", async () => {
    const client = await join();
    client.sendFrame(`"${"x".repeat(2 * 1024 * 1024)}"`);
    assert.equal((await client.next("rejected")).code, "frame-too-large");
    assert.equal(await client.closed, 1009);
    await ask(await join());
  });

  it("sends frames within the limit while it brings a client to a long log", async () => {
    await ask(await join());
    fill(300, "é".repeat(TEXT_LENGTH_MAX));
    bed.platform.kill();
    const late = await join();
    await late.next("said", ({ seq }) => seq === 300);
    assert.equal(late.log.length, 300);
    assert.ok(late.frames.length > 300 / 8);
    for (const frame of late.frames) assert.ok(Buffer.byteLength(frame) <= FRAME_BYTES_MAX);
  });

  it("tells an error of its own by an id, and names it in the log without its words", async () => {
    const broken: Model = {
      ...createEmbeddedModel(),
      get isInstant(): boolean {
        throw new TypeError("segredo at room.ts:1");
      },
    };
    await start({ models: { embedded: broken, openai: null } });
    const client = await join();
    client.say(freshId(), "palavras da visita");
    const rejected = await client.next("rejected");
    assert.equal(rejected.code, "internal-error");
    assert.ok(rejected.errorId);
    assert.doesNotMatch(client.frames.join(""), /segredo|TypeError|room\.ts/);
    const line = bed.platform.logs.find(({ errorId }) => errorId === rejected.errorId);
    assert.match(String(line?.error), /^TypeError/);
    assert.doesNotMatch(JSON.stringify(bed.platform.logs), /segredo|palavras/);
  });

  it("ends a reply as failed when the pipeline throws, and answers the next", async () => {
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
    await start({ models: { embedded: failing, openai: null } });
    const client = await join();
    await ask(client, "primeira");
    await ask(client, "oi");
    const ends = client.log.flatMap((event) => (event.type === "said" ? [event.message.end] : []));
    assert.deepEqual(ends, [undefined, "failed", undefined, "done"]);
    assert.doesNotMatch(JSON.stringify(bed.platform.logs), /primeira/);
  });

  it("keeps words, tokens and addresses out of its log", async () => {
    const shop = await startShop();
    try {
      await addPage(bed, SITE, shop.url);
      const client = await join();
      await ask(client, "Qual o prazo de troca para maria@example.com?");
      rows().failNextPuts = 1;
      client.say(freshId(), "segredo guardado");
      await client.next("rejected");
      await bed.fetch(`/api/maria@example.com/${opened.token}?text=segredo`);
      const logged = JSON.stringify(bed.platform.logs);
      for (const word of ["prazo", "maria", "segredo", opened.token, opened.refreshToken, shop.origin])
        assert.ok(!logged.includes(word), `${word} in ${logged}`);
      assert.ok(bed.platform.logs.some(({ event }) => event === "turn"));
    } finally {
      await shop.close();
    }
  });
});

describe("a room and time", () => {
  it("closes a socket that says nothing for five seconds, and not before", async () => {
    const client = await Client.dial(bed, opened.session);
    bed.clock.advance(HELLO_TIMEOUT_MS - 1);
    assert.deepEqual(client.events, []);
    bed.clock.advance(1);
    assert.equal((await client.next("refused")).code, "hello-timeout");
    assert.equal(await client.closed, 4408);
  });

  it("lets a hello in at five seconds and not after, also when it hibernated in between", async () => {
    for (const [lateMs, expected] of [
      [0, "welcome"],
      [1, "refused"],
    ] as const) {
      const client = await Client.dial(bed, opened.session);
      bed.platform.hibernate();
      bed.clock.advance(HELLO_TIMEOUT_MS + lateMs);
      client.send({ type: "hello", protocol: PROTOCOL_VERSION, token: opened.token, since: 0, epoch: null });
      await client.next(expected);
    }
  });

  it("forgets the talk's context after an hour of silence, and not before", async () => {
    const client = await join();
    const turns = () => (sessionRow().context as { turns: unknown[] }).turns.length;
    await ask(client);
    bed.clock.advance(CONTEXT_IDLE_MS - 1);
    await ask(client);
    assert.equal(turns(), 2);
    bed.clock.advance(CONTEXT_IDLE_MS);
    await ask(client);
    assert.equal(turns(), 1);
  });

  it("[I13] erases the transcript when its days are over, by alarm, and not before", async () => {
    const client = await join();
    await ask(client);
    bed.clock.advance(2 * DAY_MS - 1);
    await settled();
    assert.ok(rows().rows.size > 0);
    bed.clock.advance(1);
    await settled();
    assert.equal(rows().rows.size, 0);
  });

  it("[I13] counts the days from the last message", async () => {
    const client = await join();
    await ask(client);
    bed.clock.advance(DAY_MS);
    await ask(client);
    bed.clock.advance(2 * DAY_MS - 1);
    await settled();
    assert.ok(rows().rows.size > 0);
    bed.clock.advance(1);
    await settled();
    assert.equal(rows().rows.size, 0);
  });

  it("follows a site that shortens its retention", async () => {
    const client = await join();
    await ask(client);
    await putSite(bed, SITE, { model: "embedded", retentionDays: 1 });
    bed.clock.advance(10_000);
    await ask(client);
    bed.clock.advance(DAY_MS);
    await settled();
    assert.equal(rows().rows.size, 0);
  });

  it("[I5] resets whoever is connected when the transcript is erased, and logs what follows under another epoch", async () => {
    const client = await join();
    await ask(client);
    const { epoch } = welcomeOf(client);
    bed.clock.advance(2 * DAY_MS);
    const reset = await client.next("reset");
    assert.notEqual(reset.epoch, epoch);
    const id = freshId();
    client.say(id, "oi");
    assert.equal((await client.next("confirmed")).seq, 1);
    assert.equal(sessionRow().epoch, reset.epoch);
  });

  for (const [beforeMs, isKept] of [
    [1, true],
    [0, false],
  ] as const) {
    it(`[F50] ${isKept ? "keeps" : "erases"} a transcript ${beforeMs} ms before its end when the alarm was lost and somebody comes`, async () => {
      await ask(await join());
      bed.platform.kill();
      const place = bed.platform.place("main", opened.session);
      place.alarm?.cancel();
      place.alarm = null;
      bed.clock.advance(2 * DAY_MS - beforeMs);
      // The refresh token outlives the transcript by its minute of tolerance.
      const late = await join({ since: 2, epoch: "e" });
      assert.equal(welcomeOf(late).seq, isKept ? 2 : 0);
      assert.ok(late.events.some((event) => event.type === "reset"));
      assert.equal(rows().rows.size > 0, isKept);
    });
  }

  it("[F50] takes up a reply whose alarm was lost, once somebody comes", async () => {
    const slow = await startSlow();
    const id = await ask(await join());
    bed.platform.kill();
    const place = bed.platform.place("main", opened.session);
    place.alarm?.cancel();
    place.alarm = null;
    const client = await join();
    await settled();
    slow.release();
    assert.equal((await client.reply(id)).message.end, "done");
  });

  it("[I16] takes up a reply by alarm when nobody comes", async () => {
    const slow = await startSlow();
    await ask(await join());
    bed.platform.kill();
    bed.clock.advance(30_000);
    await settled();
    assert.equal(slow.asked.length, 2);
    slow.release();
    await settled();
    assert.equal(rows().rows.get("log:0000000002") !== undefined, true);
  });

  it("[I8] gives a reply up as interrupted after the second restart", async () => {
    const slow = await startSlow();
    const id = await ask(await join());
    for (let kills = 0; kills < 2; kills += 1) {
      bed.platform.kill();
      await join();
      await settled();
    }
    const client = await join();
    assert.equal((await client.reply(id)).message.end, "interrupted");
    assert.equal(slow.asked.length, 2);
  });

  it("[I14] [F19] keeps seq and at in order when its clock jumps back an hour", async () => {
    const client = await join();
    await ask(client);
    bed.clock.advance(-HOUR_MS);
    await ask(client);
    await ask(client);
    assert.deepEqual(seqs(client), [1, 2, 3, 4, 5, 6]);
    const ats = client.log.map(({ at }) => at);
    assert.deepEqual(
      ats,
      [...ats].sort((one, other) => one - other),
    );
  });

  it("[F19] goes on sending a reply's chunks, and reaches its alarm, when its clock jumps back", async () => {
    const slow = await startSlow();
    const client = await join();
    const id = await ask(client);
    await client.next("delta");
    bed.clock.advance(-HOUR_MS);
    slow.release();
    assert.equal((await client.reply(id)).message.end, "done");
    const next = await ask(client, "mais");
    bed.platform.kill();
    bed.clock.advance(30_000);
    await settled();
    assert.equal(slow.asked.filter((asked) => asked === next).length, 2);
  });

  it("limits the commands of a session, tells the true wait, and is not refilled by hibernation", async () => {
    await start({ variables: { PROSA_COMMANDS_PER_MINUTE: "6" } });
    const client = await join();
    for (let count = 0; count < 6; count += 1) await ask(client);
    bed.platform.hibernate();
    const id = freshId();
    client.say(id, "oi");
    const rejected = await client.next("rejected");
    assert.deepEqual([rejected.code, rejected.retryAfterMs], ["rate-limited", 10_000]);
    bed.clock.advance(9_999);
    client.say(id, "oi");
    assert.equal((await client.next("rejected")).retryAfterMs, 1);
    bed.clock.advance(1);
    client.say(id, "oi");
    await client.next("confirmed");
    client.say(id, "oi");
    await client.next("confirmed");
  });
});

describe("a room and its bounds", () => {
  it("is busy while as many messages wait as it takes, and takes more once one is answered", async () => {
    const slow = await startSlow();
    const client = await join();
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
    const slow = await startSlow();
    const client = await join();
    const id = await ask(client);
    client.send({ type: "ask-human", id: freshId() });
    assert.equal((await client.next("handed-over")).reason, "asked");
    await settled();
    slow.release();
    assert.equal((await client.reply(id)).message.end, "done");
    assert.deepEqual(seqs(client), [1, 2, 3, 4]);
    const { turns } = sessionRow().context as Context;
    assert.deepEqual(
      turns.map(({ action }) => action),
      ["hand-over", "answer"],
    );
  });

  it("forgets the oldest events of a full log with their ids, and resets a cursor from before them", async () => {
    const first = await join();
    await ask(first);
    const { epoch } = welcomeOf(first);
    fill(LOG_EVENTS_MAX - 1);
    bed.platform.kill();
    const client = await join({ since: LOG_EVENTS_MAX - 1, epoch });
    assert.deepEqual(seqs(client), []);
    await ask(client);
    assert.equal(sessionRow().first, 51);
    const kept = [...rows().rows.keys()].filter((key) => key.startsWith("log:"));
    assert.equal(kept.length, LOG_EVENTS_MAX + 1 - 50);
    assert.equal([...rows().rows.keys()].filter((key) => key.startsWith("id:")).length, kept.length);

    const back = await join({ since: 49, epoch });
    const reset = back.events.find((event) => event.type === "reset");
    assert.ok(reset?.type === "reset" && reset.first === 51);
    await back.next("said", ({ seq }) => seq === LOG_EVENTS_MAX + 1);
    assert.equal(seqs(back)[0], 51);
    const near = await join({ since: 50, epoch });
    assert.ok(!near.events.some((event) => event.type === "reset"));
    await near.next("said", ({ seq }) => seq === 51);
  });

  it("[I4] answers a sync from before the log's first event, or from beyond its last, with a reset", async () => {
    const first = await join();
    await ask(first);
    fill(LOG_EVENTS_MAX);
    bed.platform.kill();
    const client = await join();
    await ask(client);
    for (const since of [0, LOG_EVENTS_MAX + 99]) {
      client.send({ type: "sync", since });
      assert.equal((await client.next("reset")).first, 51);
    }
    await client.next("said", ({ seq }) => seq === 51);
  });

  it("[F41] closes a connection that floods it, tells it when to come back, and serves the session's others", async () => {
    await start({ variables: { PROSA_COMMANDS_PER_MINUTE: "30" } });
    const flooder = await join();
    const other = await join();
    const typing = JSON.stringify({ type: "typing", isTyping: true });
    for (let count = 1; count < FRAME_RATE.capacity + 30; count += 1) flooder.sendFrame(typing);
    await bed.platform.idle();
    assert.ok(!flooder.events.some((event) => event.type === "refused"));
    flooder.sendFrame(typing);
    const refused = await flooder.next("refused");
    assert.deepEqual([refused.code, refused.retryAfterMs], ["rate-limited", 10_000]);
    assert.equal(await flooder.closed, 4429);
    await ask(other);
  });

  it("refuses connections beyond what one visitor needs", async () => {
    for (let count = 0; count < CONNECTIONS_MAX; count += 1) await join();
    const client = await Client.dial(bed, opened.session);
    client.send({ type: "hello", protocol: PROTOCOL_VERSION, token: opened.token, since: 0, epoch: null });
    assert.equal((await client.next("refused")).code, "rate-limited");
    assert.equal(await client.closed, 4429);
  });

  it("[I7] never revives a reply that has ended for a client that comes just then", async () => {
    for (let ticks = 0; ticks < 40; ticks += 1) {
      const slow = await startSlow();
      const id = await ask(await join());
      const storage = rows();
      storage.list = async (range) => {
        slow.release();
        for (let tick = 0; tick < ticks; tick += 1) await Promise.resolve();
        return MemoryStorage.prototype.list.call(storage, range);
      };
      const client = await join();
      const { message } = await client.reply(id);
      await settled();
      const last = client.events.filter(
        (event) => event.type === "replying" || (event.type === "said" && event.message.id === message.id),
      );
      assert.equal(last.at(-1)?.type, "said");
    }
  });
});

describe("a room that hibernates between any two commands", () => {
  it("[I16] changes nothing", async () => {
    const logs: unknown[] = [];
    for (const sleeps of [false, true]) {
      await start();
      const client = await join();
      const rest = () => sleeps && bed.platform.hibernate();
      rest();
      await ask(client, "oi");
      rest();
      await ask(client, "Vocês vendem passagem para a Lua?");
      rest();
      client.send({ type: "ask-human", id: freshId() });
      await client.next("handed-over");
      rest();
      const reply = client.log.find((event) => event.type === "said" && event.message.author === "assistant");
      assert.ok(reply?.type === "said");
      client.send({ type: "rate", id: freshId(), messageId: reply.message.id, rating: "up" });
      await client.next("rated");
      rest();
      client.send({ type: "seen", through: 3 });
      await client.next("seen");
      rest();
      client.send({ type: "sync", since: 0 });
      client.send({ type: "ping" });
      await client.next("pong");
      logs.push(client.log.map((event) => (event.type === "said" ? event.message.parts : event.type)));
    }
    assert.deepEqual(logs[1], logs[0]);
  });
});

/** Fills the log up to `seq` with messages of the visitor's, as if they had been said. */
function fill(seq: number, text = "oi"): void {
  const { lastAt } = sessionRow();
  const from = sessionRow().seq as number;
  for (let place = from + 1; place <= seq; place += 1) {
    const id = `filled-${place}`;
    const message = { id, author: "visitor", parts: [{ type: "text", text }] };
    const row = { type: "said", seq: place, at: lastAt, message, source: id };
    rows().rows.set(`log:${String(place).padStart(10, "0")}`, row);
    rows().rows.set(`id:${id}`, place);
  }
  rows().rows.set("session", { ...sessionRow(), seq });
}

/** Resolves once the rooms have done all that does not wait for time. */
async function settled(): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    await bed.platform.idle();
    await new Promise((resolve) => setImmediate(resolve));
  }
}
