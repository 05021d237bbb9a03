import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { openSession } from "../../../test/client.ts";
import { ask, SessionBed, SITE } from "../../../test/session-bed.ts";

const TONE = "one word at most";
const GUIDANCE = {
  id: "tone",
  title: "Tom",
  part: "guidance",
  variants: [{ id: "brief", guidance: { tone: TONE } }],
  metric: "resolved",
};

/** The arm that a session has told of, by its untold and told facts. */
function armIn(stage: SessionBed): unknown {
  const { facts } = stage.row as { facts: { untold: { type: string; variant?: string }[] } };
  return facts.untold.find(({ type }) => type === "exposed")?.variant;
}

describe("an experiment on the LLM's guidance", () => {
  it("[I25] guides the LLM by the visitor's arm, and exposes who gets its words", async () => {
    const met = new Set<unknown>();
    const stage = await SessionBed.startSlow({ experiments: [GUIDANCE] });
    for (let count = 1; count <= 12 && met.size < 2; count += 1) {
      stage.opened = await openSession(stage.bed, SITE);
      const client = await stage.join();
      const id = await ask(client, "vocês entregam em Santos?");
      await stage.slow.begun(count);
      assert.equal(armIn(stage), undefined);
      stage.slow.release();
      await client.reply(id);
      const arm = armIn(stage);
      met.add(arm);
      const guided = stage.slow.turns.at(-1)?.site.guidance?.tone === TONE;
      assert.equal(guided, arm === "brief");
    }
    assert.deepEqual([...met].sort(), ["brief", "control"]);
  });

  it("exposes nobody whom the embedded model answers", async () => {
    const stage = await SessionBed.start({ experiments: [GUIDANCE] });
    const client = await stage.join();
    await ask(client, "vocês entregam em Santos?");
    await stage.settled();
    assert.equal(armIn(stage), undefined);
  });
});
