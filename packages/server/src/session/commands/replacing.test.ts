import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import type { Message } from "@prosa/protocol";
import { type Client, freshId } from "../../../test/client.ts";
import { ask, SessionBed, SITE } from "../../../test/session-bed.ts";
import { OWNER_KEY } from "../../../test/testbed.ts";
import { MemoryStorage } from "../../hosts/memory/storage.ts";
import type { Context } from "../../turn/memory.ts";
import { messageText } from "../turns/reply-events.ts";
import { PENDING_MAX } from "../turns/turns.ts";

let room: SessionBed;

function context(): Context {
  return room.row.context as Context;
}

function messages(client: Client): Message[] {
  return client.log.flatMap((event) => (event.type === "said" ? [event.message] : []));
}

function repliesTo(client: Client, id: string): Message[] {
  return messages(client).filter(({ author, replyTo }) => author === "assistant" && replyTo === id);
}

async function rejection(client: Client, replaces: string): Promise<string> {
  client.send({ type: "say", id: freshId(), text: "outra coisa", replaces });
  const { code, retryAfterMs } = await client.next("rejected");
  assert.equal(retryAfterMs, undefined);
  return code;
}

describe("a message that replaces another", () => {
  beforeEach(async () => {
    room = await SessionBed.start();
  });

  it("[P24] enters the log beside it, names it to every tab, and is answered", async () => {
    const [client, other] = [await room.join(), await room.join()];
    const first = await ask(client, "oi");
    const second = await ask(client, "obrigada", first);
    for (const tab of [client, other]) {
      const said = messages(tab).find(({ id }) => id === second);
      assert.equal(said?.replaces, first);
      assert.deepEqual([repliesTo(tab, first).length, repliesTo(tab, second).length], [1, 1]);
      assert.deepEqual(
        tab.log.map(({ seq }) => seq),
        [1, 2, 3, 4],
      );
    }
  });

  it("[P24] replaces the visitor's last message alone, once", async () => {
    const client = await room.join();
    const first = await ask(client);
    const last = await ask(client);
    const reply = repliesTo(client, last)[0]?.id ?? "";
    for (const id of [first, reply, "nobody-said-it"])
      assert.equal(await rejection(client, id), "unknown-message");
    const mended = await ask(client, "obrigada", last);
    assert.equal(await rejection(client, last), "unknown-message");
    await ask(client, "oi", mended);
    assert.equal(client.log.length, 8);
  });

  it("[P24] may come after a rating or a pressed choice, and not after an agent's words", async () => {
    const client = await room.join();
    const asked = await ask(client, "Vocês vendem passagem para a Lua?");
    const offered = repliesTo(client, asked)[0];
    assert.ok(offered);
    client.send({ type: "rate", id: freshId(), messageId: offered.id, rating: "down" });
    await client.next("rated");
    const pressed = freshId();
    client.send({ type: "press", id: pressed, messageId: offered.id, choiceId: "ask-human" });
    await client.next("confirmed");
    const mended = await ask(client, "Vocês vendem passagem para Marte?", pressed);
    const seq = room.row.seq as number;
    const message = { id: "agent-words", author: "agent", parts: [] };
    room.rows.set("log:0000000099", { type: "said", seq: 99, at: 0, message, source: "agent-words" });
    room.rows.set("session", { ...room.row, seq: 99 });
    room.bed.platform.hibernate();
    assert.equal(await rejection(client, mended), "unknown-message");
    assert.ok(seq < 99);
  });

  it("[P8] [I1] is confirmed again at its first place, and conflicts under another target", async () => {
    const client = await room.join();
    const first = await ask(client);
    const second = await ask(client, "obrigada", first);
    const again = { type: "say", id: second, text: "obrigada", replaces: first } as const;
    room.bed.platform.hibernate();
    client.send(again);
    assert.equal((await client.next("confirmed")).seq, 3);
    client.send({ type: "say", id: second, text: "obrigada" });
    assert.equal((await client.next("rejected")).code, "conflict");
    assert.equal(client.log.length, 4);
  });

  it("is answered as if the other had never been said", async () => {
    const client = await room.join();
    await ask(client, "Hola, ¿qué tal?");
    const before = structuredClone(context());
    const asked = await ask(client, "Do you sell flights to the Moon?");
    assert.deepEqual([context().language, context().unsureCount, context().turns.length], ["en", 1, 2]);
    await ask(client, "¿Venden pasajes a la Luna?", asked);
    const { language, unsureCount, turns } = context();
    assert.deepEqual([language, unsureCount], ["es", 1]);
    assert.deepEqual(turns.slice(0, 1), before.turns);
    assert.deepEqual(
      turns.map(({ visitor }) => visitor),
      ["Hola, ¿qué tal?", "¿Venden pasajes a la Luna?"],
    );
    // Twice unsure in a row would hand over; a question that was taken back does not count.
    assert.ok(!client.log.some(({ type }) => type === "handed-over"));
  });

  it("changes nothing when the storage refuses it, and applies its repeat once", async () => {
    const client = await room.join();
    const first = await ask(client);
    const before = structuredClone([...room.rows]);
    room.storage.failNextPuts = 1;
    const id = freshId();
    client.send({ type: "say", id, text: "obrigada", replaces: first });
    assert.equal((await client.next("rejected")).code, "storage-unavailable");
    assert.deepEqual([...room.rows], before);
    client.send({ type: "say", id, text: "obrigada", replaces: first });
    assert.equal((await client.next("confirmed")).seq, 3);
  });
});

describe("the same words again", () => {
  it("bring another passage that answers, and the best again when no other does", async () => {
    room = await SessionBed.start();
    const question = "Qual é o prazo de troca?";
    await addText("trocas", "O prazo de troca é de 30 dias, contados da entrega.");
    await addText("ajuda", "Um guia para quem compra. O prazo de troca vai até 30 dias depois da compra.");
    await addText("loja", "A loja fica em Minas e vende café. O prazo de troca é de 30 dias.");
    const client = await room.join();
    const first = await ask(client, question);
    const second = await ask(client, question, first);
    const third = await ask(client, question, second);
    const [one, two, three] = [first, second, third].map((id) =>
      messageText(repliesTo(client, id)[0] as Message),
    );
    assert.match(`${one} ${two}`, /30 dias.*30 dias/);
    assert.notEqual(one, two);
    assert.equal(three, one);
    assert.equal(context().turns.length, 1);
  });
});

async function addText(page: string, text: string): Promise<void> {
  const response = await room.bed.fetch("/api/knowledge/sources", {
    method: "POST",
    headers: { authorization: `Bearer ${OWNER_KEY}` },
    body: JSON.stringify({
      kind: "text",
      title: page,
      text,
      site: SITE,
      url: `https://loja.example/${page}`,
    }),
  });
  assert.equal(response.status, 201);
}

describe("a message that replaces one whose reply is pending", () => {
  beforeEach(async () => {
    room = await SessionBed.startSlow();
  });

  it("[P24] [P14] stops the reply that is being written in the same step, and answers by the next", async () => {
    const client = await room.join();
    const first = await ask(client, "primeira");
    const { replyId } = await client.next("delta");
    const second = await ask(client, "segunda", first);
    const [stopped] = repliesTo(client, first);
    assert.deepEqual([stopped?.id, stopped?.end], [replyId, "stopped"]);
    assert.equal(stopped && messageText(stopped), "Eco: ");
    assert.deepEqual(room.row.pending, [{ messageId: second, attempt: 1 }]);
    await room.slow.begun(2);
    room.slow.release();
    assert.equal(messageText((await client.reply(second)).message), "Eco: segunda");
    assert.deepEqual(room.slow.asked, [first, second]);
    assert.deepEqual(
      context().turns.map(({ visitor }) => visitor),
      ["segunda"],
    );
  });

  it("[I7] sends no chunk of a reply after its end", async () => {
    const client = await room.join();
    const first = await ask(client, "primeira");
    await ask(client, "segunda", first);
    await room.settled();
    bed().clock.advance(10_000);
    room.slow.release();
    await room.settled();
    const stopped = repliesTo(client, first)[0];
    const end = client.events.findIndex((event) => event.type === "said" && event.message.id === stopped?.id);
    assert.ok(end >= 0);
    const late = client.events
      .slice(end)
      .filter((event) => "replyId" in event && event.replyId === stopped?.id);
    assert.deepEqual(late, []);
  });

  it("[I7] logs all of a reply that clients heard, even where chunks come while the step is written", async () => {
    const client = await room.join();
    const first = await ask(client, "primeira");
    await client.next("delta");
    const { storage } = room;
    storage.put = async (rows) => {
      storage.put = MemoryStorage.prototype.put;
      room.slow.release();
      for (let tick = 0; tick < 20; tick += 1) await Promise.resolve();
      bed().clock.advance(100);
      await storage.put(rows);
    };
    await ask(client, "segunda", first);
    const [stopped] = repliesTo(client, first);
    const heard = client.events.flatMap((event) =>
      event.type === "delta" && event.replyId === stopped?.id ? [event.text] : [],
    );
    assert.equal(stopped && messageText(stopped), heard.join(""));
  });

  it("[I8] drops a reply that was not begun, with an end of its own, and goes on with the one before", async () => {
    const client = await room.join();
    const first = await ask(client, "primeira");
    const second = await ask(client, "segunda");
    const third = await ask(client, "terceira", second);
    assert.deepEqual(
      repliesTo(client, second).map(({ end, parts }) => [end, parts]),
      [["stopped", []]],
    );
    await room.slow.begun(1);
    room.slow.release();
    await client.reply(first);
    await room.slow.begun(2);
    room.slow.release();
    await client.reply(third);
    assert.deepEqual(room.slow.asked, [first, third]);
  });

  it("counts among the waiting messages in place of the one it replaces", async () => {
    const client = await room.join();
    let last = "";
    for (let count = 0; count < PENDING_MAX; count += 1) last = await ask(client);
    await ask(client, "outra", last);
    assert.equal((room.row.pending as unknown[]).length, PENDING_MAX);
  });

  it("lets the reply go on when the storage refuses the step, without a chunk lost", async () => {
    const client = await room.join();
    const first = await ask(client, "primeira");
    await client.next("delta");
    room.storage.failNextPuts = 1;
    client.send({ type: "say", id: freshId(), text: "segunda", replaces: first });
    await client.next("rejected");
    bed().clock.advance(1_000);
    room.slow.release();
    const { message } = await client.reply(first);
    assert.deepEqual([message.end, messageText(message)], ["done", "Eco: primeira"]);
    const deltas = client.events.flatMap((event) => (event.type === "delta" ? [event.text] : []));
    assert.equal(deltas.join(""), "Eco: primeira");
  });

  it("[I16] [I8] holds after a kill: the replaced message is never answered, the other once", async () => {
    const first = await ask(await room.join(), "primeira");
    await room.slow.begun(1);
    const second = await ask(await room.join(), "segunda", first);
    await room.slow.begun(2);
    bed().platform.kill();
    const client = await room.join();
    await room.slow.begun(3);
    room.slow.release();
    await client.reply(second);
    const ends = [first, second].map((id) => repliesTo(client, id).map(({ end }) => end));
    assert.deepEqual(ends, [["stopped"], ["done"]]);
  });

  it("ends the wait for the replaced answer by HTTP without one", async () => {
    const client = await room.join();
    const { session, token } = room.opened;
    const body = JSON.stringify({ session, token, text: "por HTTP" });
    const answered = bed().fetch("/api/chat", { method: "POST", body });
    const { message } = await client.next("said");
    await ask(client, "de novo", message.id);
    assert.equal((await answered).status, 409);
  });

  it("[P21] [I9] says no word of the assistant's once a person owns the session", async () => {
    const client = await room.join();
    const first = await ask(client, "primeira");
    await client.next("delta");
    bed().platform.hibernate();
    room.rows.set("session", { ...room.row, isHumanOwned: true });
    const second = await ask(client, "segunda", first);
    assert.deepEqual(
      repliesTo(client, first).map(({ parts }) => parts),
      [[]],
    );
    assert.deepEqual(repliesTo(client, second), []);
  });
});

function bed() {
  return room.bed;
}
