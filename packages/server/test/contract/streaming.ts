import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Client, freshId, openSession } from "../client.ts";
import { createGate, says } from "../scripted-llm.ts";
import { type ContractStage, LLM_SITE, QUESTION } from "./stage.ts";

/** Tests of replies that an LLM streams. */
export function describeStreaming(stage: () => ContractStage): void {
  describe("streams from an LLM", () => {
    it("[P12] sends chunks as they come and the whole reply at the end", async () => {
      const gate = createGate();
      const steps = [{ text: "Até " }, { until: gate.opened }, { text: "30 dias." }];
      stage().llm.setScript({ type: "stream", steps });
      const client = await Client.join(stage().bed, await openSession(stage().bed, LLM_SITE));
      const id = freshId();
      client.say(id, QUESTION);
      const delta = await client.next("delta");
      assert.match(delta.text, /^Até/);
      gate.open();
      const { message } = await client.reply(id);
      assert.equal(message.end, "done");
      assert.match(JSON.stringify(message.parts), /Até 30 dias\./);
      client.close();
    });

    it("[P14] stops a reply in the middle and keeps its text", async () => {
      const gate = createGate();
      stage().llm.setScript({
        type: "stream",
        steps: [{ text: "Até " }, { until: gate.opened }, { text: "nunca" }],
      });
      const client = await Client.join(stage().bed, await openSession(stage().bed, LLM_SITE));
      const id = freshId();
      client.say(id, QUESTION);
      const { replyId } = await client.next("delta");
      client.send({ type: "stop", replyId });
      const { message } = await client.reply(id);
      assert.deepEqual([message.id, message.end], [replyId, "stopped"]);
      assert.match(JSON.stringify(message.parts), /Até/);
      assert.doesNotMatch(JSON.stringify(message.parts), /nunca/);
      gate.open();
      client.close();
    });

    it("[P12] gives a client that comes in mid-stream the reply from its first chunk", async () => {
      const gate = createGate();
      stage().llm.setScript({
        type: "stream",
        steps: [{ text: "Até " }, { until: gate.opened }, { text: "30 dias." }],
      });
      const opened = await openSession(stage().bed, LLM_SITE);
      const first = await Client.join(stage().bed, opened);
      const id = freshId();
      first.say(id, QUESTION);
      const { replyId } = await first.next("delta");
      const late = await Client.join(stage().bed, opened);
      const delta = await late.next("delta");
      assert.deepEqual([delta.replyId, delta.index], [replyId, 0]);
      assert.match(delta.text, /^Até/);
      gate.open();
      const { message } = await late.reply(id);
      assert.match(JSON.stringify(message.parts), /Até 30 dias\./);
      for (const client of [first, late]) client.close();
    });

    it("[F1] [I8] [I16] answers once after kill -9 in mid-stream, under a new reply", async () => {
      const gate = createGate();
      stage().llm.setScript({ type: "stream", steps: [{ text: "Até " }, { until: gate.opened }] });
      const opened = await openSession(stage().bed, LLM_SITE);
      const client = await Client.join(stage().bed, opened);
      const id = freshId();
      client.say(id, QUESTION);
      const { replyId } = await client.next("delta");
      await stage().bed.kill();
      gate.open();
      stage().llm.setScript(says("Até ", "30 dias."));
      const back = await Client.join(stage().bed, opened);
      const { message } = await back.reply(id);
      assert.notEqual(message.id, replyId);
      assert.equal(message.end, "done");
      const again = await Client.join(stage().bed, opened);
      await again.reply(id);
      assert.equal(again.log.length, 2);
      for (const one of [back, again]) one.close();
    });
  });
}
