import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { AgentClient, DeskClient, type Person, signUp } from "../../test/agents.ts";
import { type Client, freshId } from "../../test/client.ts";
import { SessionBed, SITE } from "../../test/session-bed.ts";
import { ALONE_REPORT_MS } from "../session/log/people-row.ts";
import { GATHER_ALONE_MS } from "./desk-sender.ts";

describe("a conversation that only the assistant has had", () => {
  let session: SessionBed;
  let lia: Person;
  let visitor: Client;

  beforeEach(async () => {
    session = await SessionBed.start();
    lia = await signUp(session.bed, SITE, "Lia");
    visitor = await session.join();
  });

  const clock = () => ({ now: session.bed.clock.now() });
  const pass = async (ms: number) => {
    await session.settled();
    session.bed.clock.advance(ms);
    await session.settled();
  };
  async function say(text: string): Promise<void> {
    const id = freshId();
    visitor.say(id, text);
    await visitor.reply(id);
    await session.settled();
  }

  it("is in the list of the assistant's, for who opens it, and can be taken from there", async () => {
    await say("Qual o prazo de troca?");
    const desk = await DeskClient.join(session.bed, lia, clock());
    desk.send({ type: "list", view: "assistant" });
    const { rows } = await desk.next("page", ({ view }) => view === "assistant");
    const [row] = rows;
    assert.deepEqual(
      [rows.length, row?.session, row?.owner.type, row?.ownership, row?.unread, row?.number],
      [1, session.opened.session, "assistant", 0, 0, undefined],
    );
    const agent = await AgentClient.join(session.bed, session.opened.session, lia, clock());
    await agent.do({ type: "claim" });
    await pass(1_000);
    const taken = await desk.next("rows", (event) => event.rows.some(({ owner }) => owner.type === "agent"));
    assert.equal(taken.rows[0]?.session, session.opened.session);
    for (const one of [desk, agent]) one.close();
  });

  it("is told to the desk when it begins, and then every five minutes at most, however much is said", async () => {
    const told: string[] = [];
    session.bed.platform.onCall = (kind, _id, path, init) => {
      if (kind === "desk" && init?.method === "PUT") told.push(path);
    };
    for (let index = 0; index < 10; index += 1) {
      await say(`pergunta ${index}`);
      await pass(ALONE_REPORT_MS / 20);
    }
    assert.equal(told.length, 1);
    await pass(ALONE_REPORT_MS / 2);
    await say("e agora?");
    assert.equal(told.length, 2);
  });

  it("wakes no desk that has not opened the list, and comes gathered to one that has", async () => {
    const bia = await signUp(session.bed, SITE, "Bia");
    const [desk, follower] = [
      await DeskClient.join(session.bed, lia, clock()),
      await DeskClient.join(session.bed, bia, clock()),
    ];
    follower.send({ type: "list", view: "assistant" });
    await follower.next("page", ({ view }) => view === "assistant");
    await pass(GATHER_ALONE_MS);
    const [quiet, before] = [desk.frames.length, follower.frames.length];
    await say("Qual o prazo de troca?");
    await pass(GATHER_ALONE_MS - 1);
    assert.equal(follower.frames.length, before);
    await pass(1);
    const { rows } = await follower.next("rows");
    assert.equal(rows[0]?.session, session.opened.session);
    assert.equal((await follower.next("counts")).counts.assistant, 1);
    await pass(GATHER_ALONE_MS);
    assert.equal(desk.frames.length, quiet);
    for (const one of [desk, follower]) one.close();
  });

  it("[I13] is gone at the desk when its visitor erases it", async () => {
    await say("Qual o prazo de troca?");
    await session.bed.fetch(`/api/sessions/${session.opened.session}`, {
      method: "DELETE",
      headers: { authorization: `Bearer ${session.opened.token}` },
    });
    await session.settled();
    const desk = await DeskClient.join(session.bed, lia, clock());
    desk.send({ type: "list", view: "assistant" });
    assert.deepEqual((await desk.next("page", ({ view }) => view === "assistant")).rows, []);
    desk.close();
  });
});
