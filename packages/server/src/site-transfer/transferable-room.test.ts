import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { WebhookBed } from "../../test/exports/webhook-bed.ts";
import { SITE } from "../../test/session-bed.ts";

const HOUR_MS = 60 * 60 * 1_000;

async function withOneDelivery(test: (bed: WebhookBed) => Promise<void>, isSilent: boolean): Promise<void> {
  const bed = await WebhookBed.start(["conversation.scored"]);
  bed.receiver.always = { status: 500 };
  bed.receiver.takesSilently = isSilent;
  const client = await bed.stage.join();
  client.send({ type: "score", id: "a-score-of-five", score: 5 });
  await bed.until(() => bed.receiver.requests === 1);
  await test(bed);
  await bed.close();
}

async function wipe({ stage }: WebhookBed): Promise<void> {
  const { platform } = stage.bed;
  const answer = await platform.callRoom("exports", SITE, "/rows", { method: "DELETE" });
  assert.equal(answer.status, 204);
}

describe("a room whose rows were removed", () => {
  it("[I13] does nothing more of what waited in it", () =>
    withOneDelivery(async (bed) => {
      await bed.quiet();
      await wipe(bed);
      await bed.pass(HOUR_MS, HOUR_MS / 12);
      assert.equal(bed.receiver.requests, 1);
      assert.deepEqual([...bed.stage.bed.platform.place("exports", SITE).storage.rows.keys()], []);
    }, false));

  it("[I13] writes nothing of what was on its way", () =>
    withOneDelivery(async (bed) => {
      await wipe(bed);
      bed.receiver.takesSilently = false;
      // The patience with an answer comes to its end.
      await bed.pass(HOUR_MS, HOUR_MS / 12);
      assert.deepEqual([...bed.stage.bed.platform.place("exports", SITE).storage.rows.keys()], []);
    }, true));

  it("takes new rows and keeps them", () =>
    withOneDelivery(async (bed) => {
      await bed.quiet();
      const { platform } = bed.stage.bed;
      const rows = await (await platform.callRoom("exports", SITE, "/rows")).text();
      await wipe(bed);
      const put = await platform.callRoom("exports", SITE, "/rows", { method: "PUT", body: rows });
      assert.equal(put.status, 204);
      bed.receiver.always = null;
      await bed.until(() => bed.receiver.taken.length === 1, HOUR_MS / 12);
    }, false));
});
