import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { AgentClient, visitingAgent } from "../../../test/agents.ts";
import { type Client, freshId, openSession } from "../../../test/client.ts";
import { SessionBed, SITE } from "../../../test/session-bed.ts";
import { OWNER_KEY } from "../../../test/testbed.ts";

const WORDS = "qual o prazo de entrega?";
const MINUTE = 60_000;

/** Says something and returns how the room met it. */
async function say(client: Client, text = WORDS, id = freshId()) {
  client.send({ type: "say", id, text });
  client.send({ type: "ping" });
  await client.next("pong");
  const end = client.events.findLast((event) => "id" in event && event.id === id);
  if (end?.type === "rejected") return { code: end.code, retryAfterMs: end.retryAfterMs };
  return { code: end?.type ?? "none" };
}

/** Says the same words until the conversation closes. */
async function abuse(client: Client): Promise<string[]> {
  const met: string[] = [];
  for (let count = 0; count < 9; count += 1) met.push((await say(client)).code);
  return met;
}

function replies(client: Client): string[] {
  return client.log.flatMap((event) =>
    event.type === "said" && event.message.author === "assistant"
      ? event.message.parts.flatMap((part) => (part.type === "text" ? [part.text] : []))
      : [],
  );
}

async function byOwner(room: SessionBed, path: string) {
  const response = await room.bed.fetch(path, { headers: { authorization: `Bearer ${OWNER_KEY}` } });
  return (await response.json()) as { conversations: { session: string; tags: string[] }[] };
}

describe("a visitor who abuses a conversation", () => {
  it("[F41] is warned once with the reason and a person, then waits for the time that the room names", async () => {
    const room = await SessionBed.start();
    const client = await room.join();
    assert.deepEqual(await abuse(client), [...Array(8).fill("confirmed"), "rejected"].map(codeOf));
    const warned = replies(client).filter((text) => text.includes("já veio várias vezes"));
    assert.equal(warned.length, 1);
    assert.equal(replies(client).length, 8);
    const { code, retryAfterMs = 0 } = await say(client, "e o frete?");
    assert.equal(code, "rate-limited");
    assert.equal(retryAfterMs, 10 * MINUTE);
  });

  it("[F41] stays closed over a restart, and is open again when the time is over", async () => {
    const room = await SessionBed.start();
    await abuse(await room.join());
    room.bed.platform.hibernate();
    const again = await room.join();
    assert.equal((await say(again, "e o frete?")).code, "rate-limited");
    room.bed.clock.advance(10 * MINUTE);
    const later = await room.join();
    assert.equal((await say(later, "e o frete?")).code, "confirmed");
  });

  it("is seen by the owner, in the list and under the tag", async () => {
    const room = await SessionBed.start();
    await abuse(await room.join());
    await room.settled();
    room.bed.clock.advance(MINUTE);
    await room.settled();
    const { conversations } = await byOwner(room, `/api/conversations?site=${SITE}&tag=abuse`);
    assert.deepEqual(
      conversations.map(({ session, tags }) => [session, tags]),
      [[room.opened.session, ["abuse"]]],
    );
  });

  it("is heard by a person who takes the conversation, however often the words come", async () => {
    const room = await SessionBed.start();
    const client = await room.join();
    await abuse(client);
    const now = room.bed.clock.now();
    const agent = await AgentClient.join(room.bed, room.opened.session, visitingAgent(SITE, "Lia"), { now });
    agent.ask({ type: "claim" });
    await agent.next("owner-changed");
    for (let count = 0; count < 12; count += 1) assert.equal((await say(client)).code, "confirmed");
  });

  it("opens no new conversation from the address once three were closed within the hour", async () => {
    const room = await SessionBed.start();
    for (let count = 0; count < 3; count += 1) {
      const opened = await openSession(room.bed, SITE);
      room.opened = opened;
      await abuse(await room.join());
    }
    const body = JSON.stringify({ site: SITE });
    const refused = await room.bed.fetch("/api/sessions", { method: "POST", body });
    assert.equal(refused.status, 429);
    const wait = Number(refused.headers.get("retry-after"));
    assert.ok(wait > 0 && wait <= 20 * 60, `${wait} s`);
    room.bed.clock.advance(wait * 1_000);
    assert.equal((await room.bed.fetch("/api/sessions", { method: "POST", body })).status, 201);
  });

  it("gets the warning as the answer by HTTP, and then the time to come back", async () => {
    const room = await SessionBed.start();
    const { session, token } = await room.bed
      .fetch("/api/chat", { method: "POST", body: JSON.stringify({ site: SITE, text: WORDS }) })
      .then((response) => response.json() as Promise<{ session: string; token: string }>);
    const answers = [];
    for (let count = 0; count < 8; count += 1) {
      const body = JSON.stringify({ session, token, text: WORDS });
      answers.push(await room.bed.fetch("/api/chat", { method: "POST", body }));
    }
    assert.deepEqual(answers.map(({ status }) => status).slice(-2), [200, 429]);
    const warned = (await answers.at(-2)?.json()) as { reply: { text: string } };
    assert.match(warned.reply.text, /já veio várias vezes/);
    assert.equal(answers.at(-1)?.headers.get("retry-after"), "600");
  });

  it("is not warned in place of an edited message, which only costs more", async () => {
    const room = await SessionBed.start();
    const client = await room.join();
    for (let count = 0; count < 7; count += 1) await say(client);
    const last = client.log.findLast((event) => event.type === "said" && event.message.author === "visitor");
    assert.ok(last?.type === "said");
    const id = freshId();
    client.send({ type: "say", id, text: WORDS, replaces: last.message.id });
    await client.next("confirmed", (event) => event.id === id);
    assert.ok(!replies(client).some((text) => text.includes("já veio várias vezes")));
  });
});

function codeOf(end: string): string {
  return end === "rejected" ? "rate-limited" : end;
}
