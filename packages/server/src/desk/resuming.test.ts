import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { DeskClient, signUp } from "../../test/agents.ts";
import { SessionBed, SITE } from "../../test/session-bed.ts";

describe("a desk that comes back", () => {
  it("[I19] is told who came meanwhile, also where it was empty when its line was lost", async () => {
    const session = await SessionBed.start();
    const lia = await signUp(session.bed, SITE, "Lia");
    const clock = () => ({ now: session.bed.clock.now() });
    const before = await DeskClient.join(session.bed, lia, clock());
    const { heard } = before;
    const welcome = heard.events.find((event) => event.type === "desk-welcome");
    assert.equal(welcome?.rev, 0);
    before.close();
    await session.bed.kill();
    const visitor = await session.join();
    visitor.send({ type: "ask-human", id: "ask-for-a-person" });
    await visitor.next("handed-over");
    await session.settled();
    session.bed.clock.advance(5_000);
    await session.settled();
    const back = await DeskClient.join(session.bed, lia, {
      ...clock(),
      since: 0,
      epoch: welcome?.epoch ?? "",
    });
    const { rows } = await back.next("rows");
    assert.deepEqual(
      rows.map((row) => row.session),
      [session.opened.session],
    );
    for (const one of [back, visitor]) one.close();
  });
});
