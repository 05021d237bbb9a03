import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, describe, it } from "node:test";
import type { DurableEvent } from "@prosa/protocol";
import type { AgentEvent } from "@prosa/protocol/desk";
import { AgentClient, type Person, signUp } from "../agents.ts";
import { addPage, Client, freshId, isNumberNotice, openSession, putSite } from "../client.ts";
import { createGate, type ScriptedRequest, says } from "../scripted-llm.ts";
import { type ContractStage, QUESTION } from "./stage.ts";

/** A site whose LLM may ask a server of its owner's. */
const TOOL_SITE = "loja-ferramenta";
const TOOL_RESULT = "segue para Manaus na quinta";

/** Tests of the words around a take-over: what the assistant was doing, and what people said while the owner changed. */
export function describeTakeovers(stage: () => ContractStage): void {
  describe("keeps the words of people around a take-over", () => {
    const team: { ada?: Person; noa?: Person } = {};
    const ada = () => team.ada as Person;
    const noa = () => team.noa as Person;
    let tool: Server;
    /** The orders that the owner's server was asked for; it answers once the gate is open. */
    const orders: string[] = [];
    let gate = createGate();
    let onAsked = () => {};

    before(async () => {
      const { bed, shop } = stage();
      tool = createServer(async (request, response) => {
        let body = "";
        for await (const piece of request) body += String(piece);
        orders.push(body);
        onAsked();
        await gate.opened;
        response.setHeader("content-type", "application/json");
        response.end(JSON.stringify({ status: TOOL_RESULT }));
      });
      tool.listen(0, "127.0.0.1");
      await once(tool, "listening");
      const url = `http://127.0.0.1:${(tool.address() as AddressInfo).port}/pedidos`;
      const input = { type: "object", properties: { pedido: { type: "string" } } };
      const tools = [{ name: "pedido", description: "Diz onde está um pedido.", input, url }];
      await putSite(bed, TOOL_SITE, { model: "openai", httpTools: { hosts: ["127.0.0.1"], tools } });
      await addPage(bed, TOOL_SITE, shop.url);
      team.ada = await signUp(bed, TOOL_SITE, "Ada");
      team.noa = await signUp(bed, TOOL_SITE, "Noa", "lead");
    });

    after(() => {
      tool.closeAllConnections();
      tool.close();
    });

    async function opened(): Promise<{ visitor: Client; session: string }> {
      const token = await openSession(stage().bed, TOOL_SITE);
      return { visitor: await Client.join(stage().bed, token), session: token.session };
    }

    /** Says something as the visitor, and waits until it is in the log. */
    async function say(visitor: Client, text: string): Promise<string> {
      const id = freshId();
      visitor.say(id, text);
      await visitor.next("said", ({ message }) => message.id === id);
      return id;
    }

    /** The LLM's view of the next question: all words of the request that asks it. */
    async function promptOf(visitor: Client): Promise<string> {
      const { llm } = stage();
      const request = llm.request(llm.requests.length);
      llm.setScript(says("Até 30 dias."));
      const asked = await say(visitor, "E qual o prazo para trocar?");
      const { message } = await visitor.reply(asked);
      assert.equal(message.end, "done");
      return wordsOf(await request);
    }

    it("[I9] [I18] drops what a tool was asked for at the claim, and asks no other", async () => {
      const { llm } = stage();
      gate = createGate();
      orders.length = 0;
      const toolAsked = new Promise<void>((resolve) => {
        onAsked = resolve;
      });
      const call = (index: number) => ({
        toolCall: {
          index,
          id: `call_${index}`,
          name: "pedido",
          args: JSON.stringify({ pedido: `${index}` }),
        },
      });
      llm.setScript(({ body }) =>
        body.messages.some(({ role }) => role === "tool")
          ? says("nunca dito")
          : { type: "stream", steps: [{ text: "Um momento. " }, call(0), call(1)], finish: "tool_calls" },
      );
      const { visitor, session } = await opened();
      const asked = await say(visitor, QUESTION);
      await toolAsked;
      const requestCount = llm.requests.length;
      const agent = await AgentClient.join(stage().bed, session, ada());
      await agent.do({ type: "claim" });
      const { message } = await visitor.reply(asked);
      assert.equal(message.end, "interrupted");
      gate.open();
      await agent.do({ type: "say", text: "Deixa comigo." });
      const thanks = await say(visitor, "Obrigada, fico no aguardo");
      await agent.next("said", (event) => event.message.id === thanks);
      await agent.do({ type: "hand-back" });
      assert.equal(llm.requests.length, requestCount);
      const prompt = await promptOf(visitor);
      assert.equal(orders.length, 1);
      assert.equal(orderOf(prompt, [QUESTION, "Deixa comigo."]), "in order");
      assert.ok(prompt.includes("Obrigada, fico no aguardo"));
      assert.ok(!prompt.includes(TOOL_RESULT));
      assert.doesNotMatch(JSON.stringify(visitor.events), new RegExp(`nunca dito|${TOOL_RESULT}`));
      assert.deepEqual(sidesOf(visitor.log), [
        "visitor",
        "assistant",
        "owner-changed",
        "agent",
        "visitor",
        "owner-changed",
        "visitor",
        "assistant",
      ]);
      // The call stands, and agents alone read of it: above the claim that it was made, and that nobody waited for its answer.
      const [made, ended] = await callsHeardBy(agent, 2);
      assert.deepEqual([made?.tool, made?.input, made?.end], ["pedido", "pedido: 0", undefined]);
      assert.deepEqual([ended?.call, ended?.end], [made?.call, "unanswered"]);
      const claimed = agent.heard.events.find((event) => event.type === "acted");
      assert.ok(made && claimed?.type === "acted" && made.n < claimed.n);
      assert.doesNotMatch(JSON.stringify(visitor.events), /tool-called|pedido: 0/);
      for (const one of [visitor, agent]) one.close();
    });

    it("[I18] tells agents what the assistant asks the owner's servers and how that ends, with no secret of it, also who comes later", async () => {
      const { bed, llm } = stage();
      gate = createGate();
      gate.open();
      const args = { pedido: "17", senha: "segredo-da-ana" };
      const toolCall = { index: 0, id: "call_0", name: "pedido", args: JSON.stringify(args) };
      llm.setScript(({ body }) =>
        body.messages.some(({ role }) => role === "tool")
          ? says("Segue para Manaus. [1]")
          : { type: "stream", steps: [{ toolCall }], finish: "tool_calls" },
      );
      const { visitor, session } = await opened();
      await visitor.reply(await say(visitor, QUESTION));
      const agent = await AgentClient.join(bed, session, ada());
      const calls = await callsHeardBy(agent, 2);
      assert.deepEqual(
        calls.map(({ n, tool: name, input, end }) => [n, name, input, end]),
        [
          [1, "pedido", "pedido: 17, senha: •••", undefined],
          [2, "pedido", "pedido: 17, senha: •••", "answered"],
        ],
      );
      assert.doesNotMatch(JSON.stringify(agent.heard.events), /segredo-da-ana/);
      assert.doesNotMatch(JSON.stringify(visitor.events), /tool-called/);
      for (const one of [visitor, agent]) one.close();
    });

    it("[I18] gives the assistant, who answers while the next person is waited for, the words that people left, once each and to the end", async () => {
      const { bed } = stage();
      const { visitor, session } = await opened();
      await say(visitor, "Meu pedido é o 48213");
      const first = await AgentClient.join(bed, session, ada());
      await first.do({ type: "claim" });
      await first.do({ type: "say", text: "Aqui é a Ada, a etiqueta sai hoje." });
      await first.do({ type: "transfer", to: { type: "queue" }, note: "só entre colegas" });
      await visitor.next("owner-changed", ({ owner }) => owner === "queue");
      const waiting = await promptOf(visitor);
      const words = ["Meu pedido é o 48213", "Aqui é a Ada, a etiqueta sai hoje."];
      assert.equal(orderOf(waiting, words), "in order");
      const second = await AgentClient.join(bed, session, noa());
      await second.do({ type: "claim" });
      await second.do({ type: "say", text: "Sou a Noa, já foi postada." });
      await second.do({ type: "resolve" });
      // The visitor's next words open it again, for people: until one has it, the assistant answers.
      const again = await promptOf(visitor);
      assert.equal(orderOf(again, [...words, "Sou a Noa, já foi postada."]), "in order");
      for (const text of [...words, "Sou a Noa, já foi postada."])
        assert.equal(again.split(text).length, 2, `“${text}” once`);
      assert.doesNotMatch(waiting + again, /só entre colegas/);
      for (const one of [visitor, first, second]) one.close();
    });

    it("[I18] has the words that cross a take-over once and in one order for all, and in the assistant's memory after it", async () => {
      const { bed, llm } = stage();
      const stop = createGate();
      llm.setScript({
        type: "stream",
        steps: [{ text: "Pode trocar. " }, { until: stop.opened }, { text: "nunca dito" }],
      });
      const { visitor, session } = await opened();
      const asked = await say(visitor, QUESTION);
      await visitor.next("delta");
      // It waits for its reply when the person comes, who is to answer it instead.
      await say(visitor, "É um presente");
      const [one, other] = [
        await AgentClient.join(bed, session, ada()),
        await AgentClient.join(bed, session, noa()),
      ];
      const crossing = freshId();
      visitor.say(crossing, "Tem alguém aí?");
      await one.do({ type: "claim" });
      stop.open();
      assert.equal((await visitor.reply(asked)).message.end, "interrupted");
      await one.do({ type: "say", text: "Aqui é a Ada." });
      await one.do({ type: "transfer", to: { type: "person", person: noa().agent.id } });
      await other.next("state", ({ state }) => state.offer !== undefined);
      const meanwhile = freshId();
      visitor.say(meanwhile, "Comprei há dez dias");
      await Promise.all([
        one.do({ type: "say", text: "Vou passar para a Noa." }),
        other.next("said", ({ message }) => message.id === meanwhile),
      ]);
      await other.do({ type: "claim" });
      const late = await one.endOf(one.ask({ type: "say", text: "Ainda eu." }, one.state.ownership));
      assert.equal(late.type, "agent-rejected");
      await other.do({ type: "say", text: "Sou a Noa, a troca está marcada." });
      await say(visitor, "Combinado");
      await other.do({ type: "hand-back", note: "Troca marcada para terça." });
      await visitor.next("owner-changed", (event) => event.owner === "assistant");
      const prompt = await promptOf(visitor);
      const words = [
        QUESTION,
        "É um presente",
        "Aqui é a Ada.",
        "Vou passar para a Noa.",
        "Sou a Noa, a troca está marcada.",
        "Combinado",
        "Troca marcada para terça.",
      ];
      assert.equal(orderOf(prompt, words), "in order");
      for (const text of ["Tem alguém aí?", "Comprei há dez dias"])
        assert.equal(prompt.split(text).length, 2, `“${text}” once`);
      assert.doesNotMatch(prompt + JSON.stringify(visitor.events), /nunca dito|Ainda eu/);

      const seqs = visitor.log.map(({ seq }) => seq);
      assert.deepEqual(
        seqs,
        seqs.map((_, index) => index + 1),
      );
      const readers = [
        await AgentClient.join(bed, session, ada()),
        await AgentClient.join(bed, session, noa()),
      ];
      const told = JSON.stringify(visitor.log);
      for (const agent of [one, other, ...readers]) {
        await agent.heard.find((event): event is DurableEvent => "seq" in event && event.seq === seqs.length);
        const log = agent.heard.events.filter(
          (event): event is DurableEvent => "seq" in event && "at" in event,
        );
        assert.equal(JSON.stringify(log), told);
      }
      for (const client of [visitor, one, other, ...readers]) client.close();
    });
  });
}

type Called = Extract<AgentEvent, { type: "tool-called" }>;

/** The calls that an agent has heard of, once there are so many. */
async function callsHeardBy(agent: AgentClient, count: number): Promise<Called[]> {
  const calls = () => agent.heard.events.filter((event): event is Called => event.type === "tool-called");
  await agent.heard.find((_): _ is AgentEvent => calls().length >= count);
  return calls();
}

function wordsOf({ body }: ScriptedRequest): string {
  return body.messages.map(({ content }) => content ?? "").join("\n");
}

/** "in order", or which of these texts is not there after the one before it. */
function orderOf(whole: string, texts: readonly string[]): string {
  let from = 0;
  for (const text of texts) {
    const place = whole.indexOf(text, from);
    if (place < 0) return `“${text}” is not in its place in ${whole}`;
    from = place + text.length;
  }
  return "in order";
}

/** Who said what kind of thing, without the number's notice. */
function sidesOf(log: readonly DurableEvent[]): string[] {
  return log
    .filter((event) => !isNumberNotice(event))
    .map((event) => (event.type === "said" ? event.message.author : event.type));
}
