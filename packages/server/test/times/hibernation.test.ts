import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Client, freshId, openSession, putSite } from "../client.ts";
import { type ScriptedLlm, startScriptedLlm } from "../scripted-llm.ts";
import { OWNER_KEY } from "../testbed.ts";
import { type StillNode, startStillNode } from "./still-node.ts";

const SITE = "loja";
const LLM_SITE = "loja-llm";
/** The time between two looks at what a server holds, by its own clock, and the longest that a test waits for it. */
const STEP_MS = 1_000;
const LATE_MS = 10 * 60_000;

describe("[F5] a conversation on Node whose visitor reads", () => {
  let bed: StillNode;
  let llm: ScriptedLlm;
  let isWriting: PromiseWithResolvers<void>;
  let mayGoOn: PromiseWithResolvers<void>;

  before(async () => {
    isWriting = Promise.withResolvers();
    mayGoOn = Promise.withResolvers();
    llm = await startScriptedLlm({ script: () => ({ type: "stream", steps: slowly() }) });
    bed = await startStillNode({ OPENAI_API_KEY: "test", OPENAI_BASE_URL: llm.baseUrl });
    await putSite(bed, SITE, { model: "embedded" });
    await putSite(bed, LLM_SITE, { model: "openai" });
  });

  after(async () => {
    await bed.close();
    await llm.close();
  });

  async function* slowly() {
    yield { text: "Você pode " };
    isWriting.resolve();
    await mayGoOn.promise;
    yield { text: "trocar, é só pedir." };
  }

  async function replied(visitor: Client, text: string) {
    const id = freshId();
    visitor.say(id, text);
    return visitor.reply(id);
  }

  /** The number of a kind of room that is in memory, as the server's figures have it. */
  async function held(kind: string): Promise<number> {
    const response = await bed.fetch("/metrics", { headers: { authorization: `Bearer ${OWNER_KEY}` } });
    const [, count] =
      new RegExp(`^prosa_rooms\\{.*kind="${kind}".*\\} (\\d+)$`, "m").exec(await response.text()) ?? [];
    return Number(count);
  }

  /** Lets time pass until no room of a kind is in memory. */
  async function gone(kind: string): Promise<void> {
    for (let ms = 0; ms < LATE_MS && (await held(kind)) > 0; ms += STEP_MS) bed.clock.advance(STEP_MS);
    assert.equal(await held(kind), 0);
  }

  it("is woken by nothing that is done already", async () => {
    const visitor = await Client.join(bed, await openSession(bed, SITE));
    await replied(visitor, "oi");
    await gone("main");
    for (let ms = 0; ms < 2 * 60_000; ms += STEP_MS) {
      bed.clock.advance(STEP_MS);
      assert.equal(await held("main"), 0);
    }
    visitor.close();
  });

  it("leaves memory, has its pings answered, and goes on with the next message", async () => {
    const visitor = await Client.join(bed, await openSession(bed, SITE));
    const first = await replied(visitor, "oi");
    await gone("main");
    visitor.send({ type: "ping" });
    await visitor.next("pong");
    assert.equal(await held("main"), 0);
    // One that pings faster than clients do is counted by its room.
    visitor.send({ type: "ping" });
    await visitor.next("pong");
    assert.equal(await held("main"), 1);
    await gone("main");
    const next = await replied(visitor, "obrigado");
    assert.equal(next.seq, first.seq + 2);
    assert.deepEqual(
      visitor.log.map(({ seq }) => seq),
      [1, 2, 3, 4],
    );
    visitor.close();
  });

  it("has nothing to tell again once it comes back", async () => {
    const visitor = await Client.join(bed, await openSession(bed, SITE));
    visitor.send({ type: "ask-human", id: freshId() });
    await visitor.next("handed-over");
    for (const kind of ["main", "stats"]) await gone(kind);
    visitor.send({ type: "seen", through: 1 });
    await visitor.next("seen");
    assert.equal(await held("main"), 1);
    await gone("main");
    assert.equal(await held("stats"), 0);
    visitor.close();
  });

  it("stays while its reply is being written", async () => {
    const visitor = await Client.join(bed, await openSession(bed, LLM_SITE));
    const reply = replied(visitor, "Qual o prazo de troca?");
    await isWriting.promise;
    for (let ms = 0; ms < 2 * 60_000; ms += STEP_MS) {
      bed.clock.advance(STEP_MS);
      await held("main");
    }
    mayGoOn.resolve();
    const { message } = await reply;
    assert.match(JSON.stringify(message.parts), /é só pedir/);
    assert.equal(message.end, "done");
    await gone("main");
    visitor.close();
  });
});
