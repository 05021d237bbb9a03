import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { AgentClient, DeskClient, type Person, signUp } from "../agents.ts";
import { Client, freshId, isNumberNotice, openSession } from "../client.ts";
import { createGate, says } from "../scripted-llm.ts";
import { type ContractStage, LLM_SITE, QUESTION, SITE } from "./stage.ts";

/** Tests of people who take conversations over: the races of two agents, a visitor and the assistant. */
export function describeAgents(stage: () => ContractStage): void {
  describe("lets people take over", () => {
    const team: { lia?: Person; bia?: Person } = {};
    const lia = () => team.lia as Person;
    const bia = () => team.bia as Person;

    before(async () => {
      team.lia = await signUp(stage().bed, SITE, "Lia");
      team.bia = await signUp(stage().bed, SITE, "Bia", "lead");
    });

    /** A visitor who waits for a person. */
    async function waiting(): Promise<{ visitor: Client; session: string }> {
      const opened = await openSession(stage().bed, SITE);
      const visitor = await Client.join(stage().bed, opened);
      visitor.send({ type: "ask-human", id: freshId() });
      await visitor.next("handed-over");
      return { visitor, session: opened.session };
    }

    it("[I18] shows the queue at the desk, and lets an agent claim, answer and resolve", async () => {
      const desk = await DeskClient.join(stage().bed, lia());
      const { visitor, session } = await waiting();
      const { rows } = await desk.next("rows", (event) => event.rows.some((row) => row.session === session));
      assert.equal(rows.find((row) => row.session === session)?.owner.type, "queue");
      const agent = await AgentClient.join(stage().bed, session, lia());
      await agent.do({ type: "claim" });
      const changed = await visitor.next("owner-changed");
      assert.deepEqual([changed.owner, changed.agent?.name], ["agent", "Lia"]);
      const id = await agent.do({ type: "say", text: "Oi, aqui é a Lia." });
      const said = await visitor.next("said", ({ message }) => message.id === id);
      assert.deepEqual([said.message.author, said.message.agent?.name], ["agent", "Lia"]);
      const asked = freshId();
      visitor.say(asked, QUESTION);
      await agent.next("said", ({ message }) => message.id === asked);
      await agent.do({ type: "resolve", reason: "prazo" });
      assert.equal((await visitor.next("resolved")).agent.name, "Lia");
      await desk.next("rows", (event) =>
        event.rows.some((row) => row.session === session && row.phase.type === "resolved"),
      );
      assert.ok(!visitor.log.some((event) => event.type === "said" && event.message.replyTo === asked));
      for (const one of [visitor, agent, desk]) one.close();
    });

    it("[F35] [I18] gives a conversation to the first of two who claim at once, and tells the other who has it", async () => {
      const { visitor, session } = await waiting();
      const agents = [
        await AgentClient.join(stage().bed, session, lia()),
        await AgentClient.join(stage().bed, session, bia()),
      ];
      const ids = agents.map((agent) => agent.ask({ type: "claim" }));
      const ends = await Promise.all(agents.map((agent, index) => agent.endOf(ids[index] ?? "")));
      assert.deepEqual(ends.map(({ type }) => type).sort(), ["agent-rejected", "confirmed"]);
      const lost = ends.find((end) => end.type === "agent-rejected");
      assert.ok(lost?.type === "agent-rejected" && lost.code === "already-claimed");
      assert.equal(lost.state?.owner.type, "agent");
      await visitor.next("owner-changed");
      assert.equal(visitor.log.filter(({ type }) => type === "owner-changed").length, 1);
      for (const one of [visitor, ...agents]) one.close();
    });

    it("[I18] rejects what an agent says with an older ownership, and keeps the log as it was", async () => {
      const { visitor, session } = await waiting();
      const one = await AgentClient.join(stage().bed, session, lia());
      await one.do({ type: "claim" });
      const { ownership } = one.state;
      const other = await AgentClient.join(stage().bed, session, bia());
      await other.do({ type: "claim", isTakeover: true });
      const id = one.ask({ type: "say", text: "Ainda eu." }, ownership);
      const rejected = await one.next("agent-rejected", (event) => event.id === id);
      assert.equal(rejected.code, "stale");
      assert.ok(rejected.state?.owner.type === "agent" && rejected.state.owner.agent.name === "Bia");
      assert.doesNotMatch(JSON.stringify(visitor.log), /Ainda eu/);
      for (const each of [visitor, one, other]) each.close();
    });

    it("[F37] [I9] [I18] cuts the assistant off in mid-sentence at the claim, and nothing of it follows", async () => {
      const gate = createGate();
      stage().llm.setScript({
        type: "stream",
        steps: [{ text: "Até 30 dias. " }, { until: gate.opened }, { text: "nunca dito" }],
      });
      const person = await signUp(stage().bed, LLM_SITE, "Nina");
      const opened = await openSession(stage().bed, LLM_SITE);
      const visitor = await Client.join(stage().bed, opened);
      const asked = freshId();
      visitor.say(asked, QUESTION);
      await visitor.next("replying");
      const agent = await AgentClient.join(stage().bed, opened.session, person);
      await agent.do({ type: "claim" });
      const { message } = await visitor.reply(asked);
      assert.equal(message.end, "interrupted");
      gate.open();
      const id = await agent.do({ type: "say", text: "Deixa comigo." });
      await visitor.next("said", (event) => event.message.id === id);
      const thanks = freshId();
      visitor.say(thanks, "Obrigada");
      await agent.next("said", ({ message }) => message.id === thanks);
      await visitor.next("said", ({ message }) => message.id === thanks);
      assert.doesNotMatch(JSON.stringify(visitor.events), /nunca dito/);
      assert.deepEqual(
        visitor.log
          .filter((event) => !isNumberNotice(event))
          .map((event) => (event.type === "said" ? event.message.author : event.type)),
        ["visitor", "assistant", "owner-changed", "agent", "visitor"],
      );
      for (const one of [visitor, agent]) one.close();
    });

    it("[I1] applies an agent's command once, from two tabs and after kill -9", async () => {
      const { visitor, session } = await waiting();
      const tab = await AgentClient.join(stage().bed, session, lia());
      await tab.do({ type: "claim" });
      const { ownership } = tab.state;
      const say = { type: "say", id: freshId(), ownership, text: "Uma vez só." } as const;
      tab.send(say);
      const first = await tab.next("confirmed", (event) => event.id === say.id);
      await stage().bed.kill();
      const other = await AgentClient.join(stage().bed, session, lia());
      assert.ok(other.state.owner.type === "agent" && other.state.owner.agent.name === "Lia");
      other.send(say);
      const again = await other.next("confirmed", (event) => event.id === say.id);
      assert.equal(again.seq, first.seq);
      other.send({ ...say, text: "Outra coisa." });
      assert.equal((await other.next("agent-rejected")).code, "conflict");
      assert.equal(other.places.seqs.length, new Set(other.places.seqs).size);
      for (const one of [visitor, tab, other]) one.close();
    });

    it("[I18] leaves a conversation with its sender until the receiver claims it; the visitor's words reach both", async () => {
      const { visitor, session } = await waiting();
      const sender = await AgentClient.join(stage().bed, session, lia());
      const receiver = await AgentClient.join(stage().bed, session, bia());
      await sender.do({ type: "claim" });
      await sender.do({ type: "transfer", to: { type: "person", person: bia().agent.id }, note: "Trocas." });
      const offered = await receiver.next("state", ({ state }) => state.offer !== undefined);
      assert.equal(offered.state.offer?.to.name, "Bia");
      const asked = freshId();
      visitor.say(asked, "Alguém aí?");
      for (const one of [sender, receiver]) await one.next("said", ({ message }) => message.id === asked);
      assert.ok(sender.state.owner.type === "agent" && sender.state.owner.agent.name === "Lia");
      await receiver.do({ type: "claim" });
      const changed = await visitor.next("owner-changed", (event) => event.agent?.name === "Bia");
      assert.equal(changed.before?.name, "Lia");
      assert.equal(receiver.state.offer, undefined);
      for (const one of [visitor, sender, receiver]) one.close();
    });

    it("[I18] tells the desk of the receiver what is passed to them, and lets them decline it there", async () => {
      const { visitor, session } = await waiting();
      const desk = await DeskClient.join(stage().bed, bia());
      const sender = await AgentClient.join(stage().bed, session, lia());
      await sender.do({ type: "claim" });
      await sender.do({ type: "transfer", to: { type: "person", person: bia().agent.id } });
      const rowOf = (isSo: (to: string | undefined) => boolean) =>
        desk.next("rows", ({ rows }) =>
          rows.some((row) => row.session === session && isSo(row.offeredTo?.name)),
        );
      await rowOf((to) => to === "Bia");
      desk.send({ type: "decline-offer", session });
      const { agent } = await sender.next(
        "acted",
        (event) => event.act === "declined" && event.to?.name === "Bia",
      );
      assert.equal(agent?.name, "Bia");
      const { owner, offer } = sender.state;
      assert.ok(owner.type === "agent" && owner.agent.name === "Lia" && offer === undefined);
      await rowOf((to) => to === undefined);
      await sender.do({ type: "resolve" });
      for (const one of [visitor, desk, sender]) one.close();
    });

    it("[I18] keeps notes, tags and offers from visitors, without a gap in what they see", async () => {
      const { visitor, session } = await waiting();
      const agent = await AgentClient.join(stage().bed, session, lia());
      await agent.do({ type: "claim" });
      agent.send({ type: "note", id: freshId(), text: "cliente difícil" });
      await agent.next("noted");
      agent.send({ type: "set-tags", id: freshId(), tags: ["vip", "vip"] });
      const { state } = await agent.next("state", (event) => event.state.tags.length > 0);
      assert.deepEqual(state.tags, ["vip"]);
      const id = await agent.do({ type: "say", text: "Pronto." });
      await visitor.next("said", ({ message }) => message.id === id);
      assert.doesNotMatch(JSON.stringify(visitor.events), /difícil|vip|acted|noted/);
      assert.deepEqual(
        visitor.log.map(({ seq }) => seq),
        visitor.log.map((_, index) => index + 1),
      );
      const back = await AgentClient.join(stage().bed, session, bia());
      await back.next("acted", ({ act }) => act === "tagged");
      assert.deepEqual(back.places.ns, [1, 2, 3]);
      for (const one of [visitor, agent, back]) one.close();
    });

    it("[I18] hands back to the assistant, who answers again", async () => {
      stage().llm.setScript(says("Até ", "30 dias."));
      const { visitor, session } = await waiting();
      const agent = await AgentClient.join(stage().bed, session, lia());
      await agent.do({ type: "claim" });
      await agent.do({ type: "hand-back", note: "Ela só queria o prazo." });
      const changed = await visitor.next("owner-changed", (event) => event.owner === "assistant");
      assert.equal(changed.before?.name, "Lia");
      const asked = freshId();
      visitor.say(asked, QUESTION);
      assert.equal((await visitor.reply(asked)).message.end, "done");
      for (const one of [visitor, agent]) one.close();
    });

    it("[I18] opens a resolved conversation again by a message that crosses its end, for a person", async () => {
      const { visitor, session } = await waiting();
      const agent = await AgentClient.join(stage().bed, session, lia());
      await agent.do({ type: "claim" });
      await agent.do({ type: "resolve" });
      visitor.say(freshId(), "Mais uma coisa");
      await visitor.next("reopened");
      assert.equal(
        (await visitor.next("owner-changed", (event) => event.owner === "queue")).agent,
        undefined,
      );
      const types = visitor.log.map(({ type }) => type);
      assert.ok(types.indexOf("resolved") < types.lastIndexOf("said"));
      for (const one of [visitor, agent]) one.close();
    });

    it("[I13] tells an agent who is writing that the visitor erased the conversation, and clears the desk", async () => {
      const opened = await openSession(stage().bed, SITE);
      const { session, token } = opened;
      const visitor = await Client.join(stage().bed, opened);
      visitor.send({ type: "ask-human", id: freshId() });
      await visitor.next("handed-over");
      const desk = await DeskClient.join(stage().bed, lia());
      const agent = await AgentClient.join(stage().bed, session, lia());
      await agent.do({ type: "claim" });
      agent.send({ type: "typing", isTyping: true });
      await visitor.next("typing");
      const headers = { authorization: `Bearer ${token}` };
      await stage().bed.fetch(`/api/sessions/${session}`, { method: "DELETE", headers });
      await agent.next("reset");
      assert.equal(await agent.closed, 4401);
      await desk.next("rows", ({ gone }) => gone.includes(session));
      desk.close();
    });

    it("[I12] lets no agent of another site in, and no visitor's token", async () => {
      const { visitor, session } = await waiting();
      const stranger = await signUp(stage().bed, LLM_SITE, "Zoe");
      await assert.rejects(AgentClient.join(stage().bed, session, stranger), /wrong-session/);
      visitor.close();
    });
  });
}
