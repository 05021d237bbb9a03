import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { DeskClient, signUp } from "../../../test/agents.ts";
import { ask, SessionBed, SITE } from "../../../test/session-bed.ts";
import { GATHER_MS } from "../../desk/desk-sender.ts";

describe("the desk's row of a conversation", () => {
  it("[I20] is told at once of a visitor whom a reply that took time handed over", async () => {
    const session = await SessionBed.startSlow();
    const { bed, slow } = session;
    const desk = await DeskClient.join(bed, await signUp(bed, SITE, "Lia"));
    const visitor = await session.join();
    await ask(visitor, "quero falar com uma pessoa");
    await slow.begun(1);
    await session.settled();
    slow.release();
    await visitor.next("handed-over");
    await session.settled();
    bed.clock.advance(GATHER_MS);
    const { rows } = await desk.next("rows", (event) => event.rows.length > 0);
    assert.deepEqual(
      rows.map(({ session: id, owner }) => [id, owner.type]),
      [[session.opened.session, "queue"]],
    );
    for (const one of [desk, visitor]) one.close();
  });
});
