import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { AgentClient, DeskClient, signUp } from "../agents.ts";
import { Client, freshId, openSession } from "../client.ts";
import { offersPerson, PERSON_OFFER, refuses } from "../scripted-llm.ts";
import { type ContractStage, LLM_SITE, QUESTION, QUEUE_SITE } from "./stage.ts";

/** Tests of the ways from the assistant to a person: against the desk's offer, and where the LLM fails. */
export function describeHandOffs(stage: () => ContractStage): void {
  describe("hands over to people", () => {
    async function waiting(): Promise<{ visitor: Client; session: string }> {
      const opened = await openSession(stage().bed, QUEUE_SITE);
      const visitor = await Client.join(stage().bed, opened);
      visitor.send({ type: "ask-human", id: freshId() });
      await visitor.next("handed-over");
      return { visitor, session: opened.session };
    }

    it("[I18] [I20] leaves a conversation to who claims it against the desk's offer, and offers the next", async () => {
      const { bed } = stage();
      const [rui, eva] = [await signUp(bed, QUEUE_SITE, "Rui"), await signUp(bed, QUEUE_SITE, "Eva")];
      const desk = await DeskClient.join(bed, rui);
      const first = await waiting();
      await desk.next("offered", ({ row }) => row.session === first.session);
      const second = await waiting();
      const offered = await AgentClient.join(bed, first.session, rui);
      const claimer = await AgentClient.join(bed, first.session, eva);
      await claimer.do({ type: "claim" });
      const end = await offered.endOf(offered.ask({ type: "claim" }));
      assert.ok(end.type === "agent-rejected" && end.code === "already-claimed");
      assert.ok(end.state?.owner.type === "agent" && end.state.owner.agent.name === "Eva");
      await desk.next("offer-ended", ({ session }) => session === first.session);
      await desk.next("offered", ({ row }) => row.session === second.session);
      await first.visitor.next("owner-changed");
      assert.equal(first.visitor.log.filter(({ type }) => type === "owner-changed").length, 1);
      for (const one of [desk, offered, claimer, first.visitor, second.visitor]) one.close();
    });

    it("[I1] [I18] refuses the repeat of a refused claim, though the conversation was offered meanwhile", async () => {
      const { bed } = stage();
      const [ana, leo] = [await signUp(bed, QUEUE_SITE, "Ana"), await signUp(bed, QUEUE_SITE, "Leo")];
      const { visitor, session } = await waiting();
      const holder = await AgentClient.join(bed, session, ana);
      const other = await AgentClient.join(bed, session, leo);
      await holder.do({ type: "claim" });
      await other.next("state", ({ state }) => state.owner.type === "agent");
      const claim = { type: "claim", id: freshId(), ownership: other.state.ownership } as const;
      other.send(claim);
      await other.next("agent-rejected", ({ id, code }) => id === claim.id && code === "already-claimed");
      await holder.do({ type: "transfer", to: { type: "person", person: leo.agent.id } });
      await other.next("state", ({ state }) => state.offer !== undefined);
      other.send(claim);
      await other.next("agent-rejected", ({ id, code }) => id === claim.id && code === "already-claimed");
      await other.do({ type: "claim" });
      for (const one of [holder, other, visitor]) one.close();
    });

    it("[I18] offers a person once where the LLM says so before its tool and after it, and asks it no more once the visitor says yes", async () => {
      const { llm, bed } = stage();
      llm.setScript(offersPerson);
      const visitor = await Client.join(bed, await openSession(bed, LLM_SITE));
      const asked = freshId();
      visitor.say(asked, QUESTION);
      const { message } = await visitor.reply(asked);
      assert.deepEqual(message.parts[0], { type: "text", text: PERSON_OFFER });
      assert.ok(message.parts.some(({ type }) => type === "choices"));
      const requestCount = llm.requests.length;
      visitor.send({ type: "ask-human", id: freshId() });
      await visitor.next("said", (event) => event.message.author === "assistant");
      const after = visitor.log.slice(visitor.log.findIndex(({ type }) => type === "handed-over"));
      assert.deepEqual(
        after.map((event) => (event.type === "said" ? event.message.author : event.type)),
        ["handed-over", "assistant"],
      );
      assert.equal(llm.requests.length, requestCount);
      visitor.close();
    });

    it("[I9] [I20] leaves nobody in silence while the LLM fails, and puts who asks for a person into the queue", async () => {
      stage().llm.setScript(refuses(401, "invalid_api_key"));
      const visitor = await Client.join(stage().bed, await openSession(stage().bed, LLM_SITE));
      const asked = freshId();
      visitor.say(asked, QUESTION);
      const { message } = await visitor.reply(asked);
      assert.ok(message.parts.length > 0);
      const wish = freshId();
      visitor.say(wish, "Quero falar com uma pessoa");
      assert.ok((await visitor.reply(wish)).message.parts.length > 0);
      assert.equal((await visitor.next("handed-over")).reason, "asked");
      visitor.close();
    });
  });
}
