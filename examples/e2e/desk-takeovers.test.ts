import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, afterEach, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import type { SiteSettings } from "@prosa/protocol";
import { AGENT_GRACE_MS, OFFER_MS, PRESENCE_LEASE_MS } from "@prosa/protocol/desk";
import {
  createGate,
  offersPerson,
  PERSON_OFFER,
  refuses,
  type ScriptedLlm,
  says,
  startScriptedLlm,
} from "../../packages/server/test/scripted-llm.ts";
import { OWNER_KEY } from "../../packages/server/test/testbed.ts";
import { LEFT_AFTER_MS, startRunning } from "../../packages/server/test/times/running-server.ts";
import { openShop } from "../demo.ts";
import { seedTeam } from "../team.ts";
import { Agent, type Guest, guest, join } from "./desk-windows.ts";
import { openStageAt, type Stage } from "./stage.ts";

const SITE = "aurora";
const WIDGET = fileURLToPath(new URL("../../packages/widget/dist", import.meta.url));
const QUESTION = "Qual o prazo de troca?";
/** Shorter than a lease, so that a desk that lives each step stays there. */
const STEP_MS = PRESENCE_LEASE_MS / 3;

/** The server on Node in this process, whose clock runs on and is moved on besides, with an LLM and an owner's tool. */
describe("two agents, a visitor, and an assistant that writes", () => {
  let server: Awaited<ReturnType<typeof startRunning>>;
  let stage: Stage;
  let llm: ScriptedLlm;
  let tool: Server;
  let lia: Agent;
  let bia: Agent;
  const guests: Guest[] = [];
  /** The tool's server answers once it is open. */
  let gate = createGate();
  let onAsked = () => {};

  before(async () => {
    llm = await startScriptedLlm();
    tool = createServer(async (request, response) => {
      request.resume();
      onAsked();
      await gate.opened;
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify({ status: "segue para Manaus" }));
    });
    tool.listen(0, "127.0.0.1");
    await once(tool, "listening");
    const data = await mkdtemp(path.join(tmpdir(), "prosa-e2e-"));
    server = await startRunning(
      { data, statics: WIDGET },
      { OPENAI_BASE_URL: llm.baseUrl, OPENAI_API_KEY: "scripted", OPENAI_MODEL: "scripted" },
    );
    const { origin } = server;
    const shop = await openShop(origin, { shopPort: 0, ownerKey: OWNER_KEY });
    stage = await openStageAt({
      shop: shop.address,
      runtime: { origin },
      restart: () => Promise.reject(new Error("This server is started once.")),
      async stop() {
        await shop.close();
        await server.stop();
        await rm(data, { recursive: true });
      },
    });
    await addTool(origin);
    const team = await seedTeam(origin, OWNER_KEY, SITE);
    assert.ok(team);
    lia = await join(stage, team.owner, "Lia", { isClockHeld: true });
    bia = await join(stage, team.colleague, "Bia", { isClockHeld: true });
  });

  afterEach(async () => {
    for (const { visitor } of guests.splice(0)) await visitor.close();
  });

  after(async () => {
    await stage.close();
    await llm.close();
    tool.closeAllConnections();
    tool.close();
  });

  async function addTool(origin: string): Promise<void> {
    const address = `${origin}/api/sites/${SITE}`;
    const headers = { authorization: `Bearer ${OWNER_KEY}` };
    const settings = (await (await fetch(address, { headers })).json()) as SiteSettings;
    const url = `http://127.0.0.1:${(tool.address() as AddressInfo).port}/pedidos`;
    const input = { type: "object", properties: { pedido: { type: "string" } } };
    const tools = [{ name: "pedido", description: "Diz onde está um pedido.", input, url }];
    const httpTools = { hosts: ["127.0.0.1"], tools };
    const body = JSON.stringify({ ...settings, model: "openai", httpTools });
    const answer = await fetch(address, { method: "PUT", headers, body });
    assert.equal(answer.status, 200, await answer.text());
  }

  async function arrive(words?: string): Promise<Guest> {
    const arrived = await guest(stage, words);
    guests.push(arrived);
    return arrived;
  }

  /** Lets time pass, in which these desks stay there. */
  async function pass(ms: number, agents: readonly Agent[]): Promise<void> {
    for (let left = ms; left > 0; left -= STEP_MS) {
      await Promise.all(agents.map((agent) => agent.live()));
      server.clock.advance(Math.min(left, STEP_MS));
    }
  }

  const offeredTo = (agents: readonly Agent[]) =>
    Promise.race(agents.map((agent) => agent.offer.waitFor().then(() => agent)));

  it("[F37] [I9] [I18] cuts the assistant off in mid-sentence where a person takes the conversation, for both", async () => {
    const rest = createGate();
    llm.setScript({
      type: "stream",
      steps: [{ text: "A troca é em até 30 dias. " }, { until: rest.opened }, { text: "nunca dito" }],
    });
    const { tab, session } = await arrive(QUESTION);
    await tab.page.getByText("A troca é em até 30 dias.").first().waitFor();
    await lia.open("i", session, QUESTION);
    await lia.page.locator(".message.writing").waitFor();
    await lia.take();
    rest.open();
    await tab.page.getByText("A resposta foi interrompida.").waitFor();
    await lia.say("Deixa comigo.");
    await tab.page.getByText("Deixa comigo.").waitFor();
    await lia.bubble("Deixa comigo.").waitFor();
    await lia.page.locator(".message.pending").waitFor({ state: "detached" });
    assert.equal(await lia.page.locator(".message.writing").count(), 0);
    for (const page of [tab.page, lia.page]) {
      assert.equal(await page.getByText("nunca dito").count(), 0);
      assert.ok((await page.getByText("A troca é em até 30 dias.").count()) > 0);
    }
    await lia.end();
  });

  it("[I9] [I18] shows the person what the assistant had asked the owner's server for, and the visitor nothing of it", async () => {
    gate = createGate();
    const toolAsked = new Promise<void>((resolve) => {
      onAsked = resolve;
    });
    const toolCall = { index: 0, id: "call_0", name: "pedido", args: JSON.stringify({ pedido: "48213" }) };
    llm.setScript(({ body }) =>
      body.messages.some(({ role }) => role === "tool")
        ? says("nunca dito")
        : { type: "stream", steps: [{ toolCall }], finish: "tool_calls" },
    );
    const { tab, session } = await arrive("Onde está o meu pedido 48213?");
    await toolAsked;
    await lia.open("i", session, "Onde está o meu pedido");
    await lia.take();
    await lia.line(/consultou pedido.*48213/).waitFor();
    await lia.line("ninguém esperou a resposta").waitFor();
    gate.open();
    await lia.say("Já estou vendo.");
    await tab.page.getByText("Já estou vendo.").waitFor();
    assert.equal(await tab.page.getByText(/nunca dito|segue para Manaus|consultou/).count(), 0);
    await lia.end();
  });

  it("[I18] says nothing more once it has offered a person and the visitor wants one", async () => {
    llm.setScript(offersPerson);
    const { visitor, tab, session } = await arrive(QUESTION);
    await tab.messages("assistant").getByText(PERSON_OFFER).waitFor();
    const choice = tab.page.locator("prosa-chat [part~=choice]", { hasText: "Falar com uma pessoa" });
    const requestCount = llm.requests.length;
    await choice.click();
    await tab.page.getByText("Protocolo deste atendimento").waitFor();
    await lia.open("q", session, QUESTION);
    await lia.take();
    await tab.page.getByText("Lia entrou na conversa.").waitFor();
    assert.equal(llm.requests.length, requestCount);
    const told = (await visitor.log()).map((event) =>
      event.type === "said" ? event.message.author : event.type,
    );
    assert.deepEqual(told, [
      "visitor",
      "assistant",
      "visitor",
      "assistant",
      "handed-over",
      "notice",
      "owner-changed",
    ]);
    await lia.end();
  });

  it("[I9] [I20] brings a visitor to people while the LLM fails, with an answer to every word", async () => {
    llm.setScript(refuses(401, "invalid_api_key"));
    const { tab, session } = await arrive(QUESTION);
    await tab.messages("assistant").first().waitFor();
    await tab.ask("quero falar com uma pessoa");
    await lia.open("q", session);
    await lia.take();
    await lia.say("Bom dia! Sou a Lia.");
    await tab.page.getByText("Bom dia! Sou a Lia.").waitFor();
    await lia.end();
  });

  it("[I18] ends a transfer that nobody accepted, and leaves the conversation with its sender", async () => {
    const { tab, session } = await arrive();
    await lia.open("q", session);
    await lia.take();
    await lia.page.keyboard.press("a");
    await lia.page.getByRole("menuitem", { name: "Bia" }).click();
    await bia.page.getByText(/^Lia passa .* a você$/).waitFor();
    await tab.write("ainda aqui?");
    await lia.bubble("ainda aqui?").waitFor();
    await pass(OFFER_MS + STEP_MS, [lia, bia]);
    await lia.line("A oferta expirou").waitFor();
    await bia.offer.waitFor({ state: "detached" });
    await lia.say("Continuo com você.");
    await tab.page.getByText("Continuo com você.").waitFor();
    assert.equal(await tab.page.getByText("Bia entrou").count(), 0);
    await lia.end();
  });

  it("[I20] offers a conversation to the next once the first has let the offer run out", async () => {
    const { tab } = await arrive();
    for (const agent of [lia, bia]) await agent.list("m");
    const first = await offeredTo([lia, bia]);
    const second = first === lia ? bia : lia;
    await pass(OFFER_MS + STEP_MS, [lia, bia]);
    await second.offer.waitFor();
    await first.offer.waitFor({ state: "detached" });
    await second.offer.getByRole("button", { name: "Aceitar" }).click();
    await second.has();
    await tab.page.getByText(`${second.name} entrou na conversa.`).waitFor();
    await second.end();
  });

  it("[I20] keeps the place of a visitor who closed their tab, marks that they left, and takes the mark away when they are back", async () => {
    const { visitor, tab, session } = await arrive();
    await lia.list("q");
    await lia.row(session).waitFor();
    await tab.page.close();
    await pass(LEFT_AFTER_MS + 2 * STEP_MS, [lia, bia]);
    await lia
      .row(session)
      .getByText(/^saiu há/)
      .waitFor();
    const back = await visitor.tab();
    await back.open();
    await lia
      .row(session)
      .getByText(/^espera há/)
      .waitFor();
    await back.page.getByText(/próxima pessoa da fila/).waitFor();
    await lia.open("q", session);
    await lia.take();
    await back.page.getByText("Lia entrou na conversa.").waitFor();
    await lia.end();
  });

  it("[F36] [I20] leaves a conversation with who is back within the grace, and gives it back to the queue where they stay away", async () => {
    const { tab, session } = await arrive();
    await lia.open("q", session);
    await lia.take();
    await lia.say("Um momento.");
    await tab.page.getByText("Um momento.").waitFor();
    const address = lia.page.url();
    const { page } = lia;
    lia = new Agent(await page.context().newPage(), "Lia");
    await page.close();
    await pass(AGENT_GRACE_MS / 2, [bia]);
    await lia.page.goto(address);
    await lia.has();
    await lia.say("Voltei.");
    await tab.page.getByText("Voltei.").waitFor();

    await lia.page.close();
    await bia.list("q");
    const isBack = () => bia.row(session).isVisible();
    for (let ms = 0; ms < PRESENCE_LEASE_MS + AGENT_GRACE_MS && !(await isBack()); ms += STEP_MS)
      await pass(STEP_MS, [bia]);
    await bia.open("q", session);
    await bia.take();
    await bia.line("Quem atendia saiu").waitFor();
    await tab.page.getByText("Outra pessoa da equipe vai continuar a conversa.").waitFor();
    await bia.say("Oi, sou a Bia, sigo daqui.");
    await tab.page.getByText("Oi, sou a Bia, sigo daqui.").waitFor();
  });
});
