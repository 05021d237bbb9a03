import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { PROTOCOL_VERSION } from "@prosa/protocol";
import { Client, freshId, openSession } from "../client.ts";
import { type ContractStage, QUESTION, SITE } from "./stage.ts";

/** Tests of a client's return after it was away, and after kills and erasures. */
export function describeResuming(stage: () => ContractStage): void {
  describe("resumes", () => {
    it("[P10] [I5] brings a client that was away to the log with one hello", async () => {
      const opened = await openSession(stage().bed, SITE);
      const first = await Client.join(stage().bed, opened);
      const [one, two] = [freshId(), freshId()];
      first.say(one, QUESTION);
      await first.reply(one);
      first.close();
      const second = await Client.join(stage().bed, opened);
      second.say(two, "Quanto custa o frete da troca?");
      await second.reply(two);
      const welcome = second.events[0];
      const epoch = welcome?.type === "welcome" ? welcome.epoch : null;
      assert.ok(epoch);
      const back = await Client.join(stage().bed, opened, { since: 2, epoch });
      await back.reply(two);
      assert.deepEqual(
        back.log.map(({ seq }) => seq),
        [3, 4],
      );
      assert.ok(!back.events.some((event) => event.type === "reset"));
      for (const client of [second, back]) client.close();
    });

    it("[P10] [I5] resumes under the epoch of a welcome that came before the log's first event", async () => {
      const opened = await openSession(stage().bed, SITE);
      const first = await Client.join(stage().bed, opened);
      const welcome = first.events[0];
      const id = freshId();
      first.say(id, QUESTION);
      await first.reply(id);
      first.close();
      assert.ok(welcome?.type === "welcome");
      const back = await Client.join(stage().bed, opened, { since: 1, epoch: welcome.epoch });
      await back.reply(id);
      assert.ok(!back.events.some((event) => event.type === "reset"));
      back.close();
    });

    it("[P10] [I5] resets a cursor of another epoch, or from beyond the log", async () => {
      const opened = await openSession(stage().bed, SITE);
      const first = await Client.join(stage().bed, opened);
      const id = freshId();
      first.say(id, QUESTION);
      await first.reply(id);
      first.close();
      const stranger = await Client.join(stage().bed, opened, { since: 1, epoch: "another" });
      const reset = await stranger.next("reset");
      assert.equal(reset.first, 1);
      await stranger.reply(id);
      assert.deepEqual(
        stranger.log.map(({ seq }) => seq),
        [1, 2],
      );
      const beyond = await Client.join(stage().bed, opened, { since: 50, epoch: reset.epoch });
      await beyond.next("reset");
      for (const client of [stranger, beyond]) client.close();
    });

    it("[P11] [I4] fills a gap on sync", async () => {
      const client = await Client.join(stage().bed, await openSession(stage().bed, SITE));
      const id = freshId();
      client.say(id, QUESTION);
      await client.reply(id);
      client.send({ type: "sync", since: 1 });
      const { seq } = await client.next("said");
      assert.equal(seq, 2);
      client.close();
    });

    it("[I13] erases for good: every connection is reset and closed, and nothing comes back, not even after kill -9", async () => {
      const opened = await openSession(stage().bed, SITE);
      const client = await Client.join(stage().bed, opened);
      const id = freshId();
      client.say(id, QUESTION);
      await client.reply(id);
      const erase = () =>
        stage().bed.fetch(`/api/sessions/${opened.session}`, {
          method: "DELETE",
          headers: { authorization: `Bearer ${opened.refreshToken}` },
        });
      assert.equal((await erase()).status, 204);
      await client.next("reset");
      assert.equal(await client.closed, 4401);
      await stage().bed.kill();
      assert.equal((await erase()).status, 204);
      const late = await Client.dial(stage().bed, opened.session);
      late.send({ type: "hello", protocol: PROTOCOL_VERSION, token: opened.token, since: 2, epoch: "old" });
      assert.equal((await late.next("refused")).code, "bad-token");
      const { refreshToken } = opened;
      for (const [path, init] of [
        ["transcript", { headers: { authorization: `Bearer ${opened.token}` } }],
        ["token", { method: "POST", body: JSON.stringify({ refreshToken }) }],
      ] as const)
        assert.equal((await stage().bed.fetch(`/api/sessions/${opened.session}/${path}`, init)).status, 410);
    });

    it("[I1] [I2] keeps what it confirmed, and knows it again, after kill -9", async () => {
      const opened = await openSession(stage().bed, SITE);
      const first = await Client.join(stage().bed, opened);
      const id = freshId();
      first.say(id, QUESTION);
      const { seq } = await first.next("confirmed");
      await stage().bed.kill();
      const back = await Client.join(stage().bed, opened);
      back.say(id, QUESTION);
      assert.equal((await back.next("confirmed")).seq, seq);
      assert.equal(back.log.filter((event) => event.type === "said").length, 2);
      back.close();
    });
  });
}
