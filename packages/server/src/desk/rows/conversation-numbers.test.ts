import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { DeskClient, signUp } from "../../../test/agents.ts";
import { freshId } from "../../../test/client.ts";
import { ask, SessionBed, SITE, START_FORM } from "../../../test/session-bed.ts";
import { MemoryStorage } from "../../hosts/memory/storage.ts";
import { ConversationNumbers } from "./conversation-numbers.ts";

const DAY_MS = 24 * 60 * 60 * 1_000;
const ZONE = "America/Sao_Paulo";

describe("ConversationNumbers", () => {
  it("count each day from one, by the site's calendar, and give none twice after a restart or a clock that jumps back", async () => {
    const storage = new MemoryStorage();
    const numbers = await ConversationNumbers.open(storage);
    const give = async (from: ConversationNumbers, now: number) => {
      const { number, rows, keep } = from.next(now, ZONE);
      await storage.put(rows);
      keep();
      return number;
    };
    // Two in the morning in London is still the day before in São Paulo.
    const night = Date.UTC(2026, 0, 15, 2);
    assert.equal(await give(numbers, night), "20260114-000001");
    assert.equal(await give(numbers, night), "20260114-000002");
    assert.equal(await give(await ConversationNumbers.open(storage), night + DAY_MS), "20260115-000001");
    assert.equal(await give(await ConversationNumbers.open(storage), night), "20260115-000002");
  });
});

describe("a conversation with people", () => {
  it("has a number from the wish for a person on, told to the visitor once, and kept through all that follows", async () => {
    const session = await SessionBed.start();
    const agent = await signUp(session.bed, SITE, "Lia");
    const visitor = await session.join();
    await ask(visitor, "Oi");
    visitor.send({ type: "ask-human", id: freshId() });
    const { message } = await visitor.next("said", (event) => JSON.stringify(event).includes("Protocolo"));
    assert.match(JSON.stringify(message.parts), /20260115-000001/);
    await session.bed.kill();
    const again = await session.join();
    await ask(again, "Alguém?");
    await session.settled();
    session.bed.clock.advance(10_000);
    await session.settled();
    const told = again.log.filter((event) => JSON.stringify(event).includes("Protocolo"));
    assert.ok(told.length <= 1);
    const desk = await DeskClient.join(session.bed, agent);
    desk.send({ type: "list", view: "queue" });
    const { rows } = await desk.next("page");
    assert.deepEqual(
      rows.map(({ number }) => number),
      ["20260115-000001"],
    );
    desk.close();
  });

  it("is begun without any data of the visitor's, also where the site's form is required, and waits without advertising", async () => {
    const form = { ...START_FORM, isRequired: true };
    const session = await SessionBed.start({ form });
    const visitor = await session.join();
    visitor.send({ type: "ask-human", id: freshId() });
    await visitor.next("handed-over");
    await session.settled();
    session.bed.clock.advance(60_000);
    await session.settled();
    const parts = visitor.log.flatMap((event) => (event.type === "said" ? event.message.parts : []));
    assert.ok(
      parts.every(({ type }) => type === "text"),
      "nothing is sold and nothing is asked for",
    );
  });
});
