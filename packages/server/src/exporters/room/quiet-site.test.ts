import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { WebhookBed } from "../../../test/exports/webhook-bed.ts";
import { SITE } from "../../../test/session-bed.ts";
import { ALARM_SLACK_MS } from "../../platform/wake-up.ts";

describe("what leaves a site where nothing else happens", () => {
  for (const [when, silentMs] of [
    ["at once", 0],
    ["while the receiver has said nothing for a quarter of a minute", 15_000],
  ] as const)
    it(`[I16] leaves after a kill ${when}`, async () => {
      const bed = await WebhookBed.start(["conversation.scored"]);
      const { stage, receiver } = bed;
      try {
        receiver.takesSilently = true;
        const client = await stage.join();
        client.send({ type: "score", id: "a-score-of-five", score: 5 });
        await bed.until(() => receiver.requests === 1);
        await bed.pass(silentMs, 5_000);
        // A later report of the session would wake the room as well, so the alarm itself is looked at.
        const { alarm } = stage.bed.platform.place("exports", SITE);
        assert.ok(alarm && alarm.at - stage.bed.clock.now() <= ALARM_SLACK_MS);
        await bed.kill();
        receiver.takesSilently = false;
        await bed.until(() => receiver.requests === 2);
        assert.equal(receiver.distinct.length, 1);
      } finally {
        await bed.close();
      }
    });
});
