import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "node:test";
import { seedTeam } from "../team.ts";
import { Agent, type Guest, guest, join } from "./desk-windows.ts";
import { OWNER_KEY, openStage, type Stage } from "./stage.ts";

describe("two agents and visitors", () => {
  let stage: Stage;
  let lia: Agent;
  let bia: Agent;
  const guests: Guest[] = [];

  before(async () => {
    stage = await openStage();
    const team = await seedTeam(stage.demo.runtime.origin, OWNER_KEY, "aurora");
    assert.ok(team);
    lia = await join(stage, team.owner, "Lia", { isClockHeld: true });
    bia = await join(stage, team.colleague, "Bia");
  });

  afterEach(async () => {
    for (const { visitor } of guests.splice(0)) await visitor.close();
  });

  after(() => stage.close());

  /** A visitor who asks for a person; their browser is closed with the test. */
  async function arrive(): Promise<Guest> {
    const arrived = await guest(stage);
    guests.push(arrived);
    return arrived;
  }

  /**
   * Does something in one moment of the owner's clock: what a colleague has taken has just changed hands, however late the press
   * comes on a slow machine. A moment later it would be a takeover, which is the owner's right.
   */
  async function inOneMoment(act: () => Promise<unknown>): Promise<void> {
    const { clock } = lia.page;
    await clock.setFixedTime(await lia.page.evaluate(() => Date.now()));
    await act();
    await clock.setSystemTime(await lia.page.evaluate(() => Date.now()));
  }

  it("[I18] gives a conversation that both take at once to one of them, tells the other who has it, and keeps their draft", async () => {
    const { tab, session } = await arrive();
    for (const agent of [lia, bia]) {
      await agent.open("q", session);
      await agent.field.fill(`Oi, aqui é a ${agent.name}.`);
      await agent.field.press("Escape");
    }
    await inOneMoment(() => Promise.all([lia, bia].map(({ page }) => page.keyboard.press("m"))));
    const first = await Promise.race([lia, bia].map((agent) => agent.has().then(() => agent)));
    const second = first === lia ? bia : lia;
    await second.sees(first.name);
    await first.field.press("Control+Enter");
    await tab.page.getByText(`Oi, aqui é a ${first.name}.`).waitFor();
    assert.equal(await second.field.inputValue(), `Oi, aqui é a ${second.name}.`);
    assert.equal(await tab.page.getByText(`${second.name} entrou na conversa`).count(), 0);
    assert.equal(await tab.page.getByText(`Oi, aqui é a ${second.name}.`).count(), 0);
    await first.end();
    await second.field.fill("");
  });

  it("[I18] gives a conversation that the desk offers to one of them and the other takes to one of them, and offers the next", async () => {
    const { tab, session } = await arrive();
    const offered = await Promise.race([lia, bia].map((agent) => agent.offer.waitFor().then(() => agent)));
    const other = offered === lia ? bia : lia;
    // Held, so that it is pressed though the desk should take the offer away in the same moment.
    const accept = await offered.offer.getByRole("button", { name: "Aceitar" }).elementHandle();
    await other.open("q", session);
    await inOneMoment(() => Promise.all([other.page.keyboard.press("m"), accept?.dispatchEvent("click")]));
    const first = await Promise.race([lia, bia].map((agent) => agent.has().then(() => agent)));
    const second = first === lia ? bia : lia;
    await second.sees(first.name);
    await first.say(`Sou eu, a ${first.name}.`);
    await tab.page.getByText(`Sou eu, a ${first.name}.`).waitFor();
    assert.equal(await tab.page.getByText(/ entrou na conversa\.$/).count(), 1);
    await first.end();
    const next = await arrive();
    for (const agent of [lia, bia]) await agent.list("q");
    const taker = await Promise.race([lia, bia].map((agent) => agent.offer.waitFor().then(() => agent)));
    await taker.offer.getByRole("button", { name: "Aceitar" }).click();
    await taker.has();
    await next.tab.page.getByText(`${taker.name} entrou na conversa.`).waitFor();
    await taker.end();
  });

  it("keeps a conversation with its sender until the colleague accepts, and the visitor's words reach both", async () => {
    const { tab, session } = await arrive();
    await lia.open("q", session);
    await lia.take();
    await lia.page.keyboard.press("a");
    await lia.page.getByRole("menuitem", { name: "Bia" }).click();
    await lia.page.getByRole("button", { name: "Cancelar a oferta a Bia" }).waitFor();
    await tab.write("ainda estou aqui");
    await lia.bubble("ainda estou aqui").waitFor();
    await bia.open("o", session);
    await bia.bubble("ainda estou aqui").waitFor();
    await bia.take();
    await lia.sees("Bia");
    await bia.say("Agora é comigo.");
    await tab.page.getByText("Agora é comigo.").waitFor();
    await bia.end();
  });

  it("hands back to the assistant, which answers again; a later claim cuts in", async () => {
    const { tab, session } = await arrive();
    await lia.open("q", session);
    await lia.take();
    await lia.page.keyboard.press("b");
    await lia.page.getByText("Devolvida ao assistente").waitFor();
    await tab.ask("Qual o prazo de troca?");
    await lia.page.locator(".message.assistant", { hasText: "30 dias" }).first().waitFor();
    await lia.take();
    await tab.page.getByText("Lia entrou na conversa").nth(1).waitFor();
    await lia.end();
  });

  it("[I1] has what one person writes in two windows at once, each once and in one order for all", async () => {
    const { tab, session } = await arrive();
    await lia.open("q", session);
    await lia.take();
    const second = new Agent(await lia.page.context().newPage(), "Lia");
    await second.page.goto(lia.page.url());
    await second.has();
    const words = ["Da primeira janela.", "Da segunda janela."];
    await Promise.all([lia.say(words[0] ?? ""), second.say(words[1] ?? "")]);
    const said = async (where: ReturnType<Agent["bubble"]>) => {
      await where.nth(1).waitFor();
      // Not as rendered: rows out of sight are laid out later.
      return (await where.allTextContents()).map((text) => text.trim());
    };
    const inChat = await said(tab.page.locator("prosa-chat .agent .bubble"));
    assert.deepEqual(inChat.toSorted(), words);
    for (const window of [lia, second]) {
      await window.page.locator(".message.pending").first().waitFor({ state: "detached" });
      assert.deepEqual(await said(window.page.locator(".message.agent .bubble")), inChat);
    }
    await second.page.close();
    await lia.end();
  });

  it("[I18] opens again by a visitor's message that crosses its end, which stands above the message for both", async () => {
    const { visitor, tab, session } = await arrive();
    await lia.open("q", session);
    await lia.take();
    const reachAgain = await visitor.cutOff();
    await tab.page.reload();
    await tab.open();
    await tab.keep("Mais uma coisa!");
    await lia.end();
    await reachAgain();
    await tab.page.reload();
    await tab.open();
    await lia.line("A conversa foi reaberta").waitFor();
    await lia.bubble("Mais uma coisa!").waitFor();
    const told = (await visitor.log()).map((event) =>
      event.type === "said" ? event.message.author : event.type,
    );
    const end = told.indexOf("resolved");
    assert.ok(end > 0 && told.lastIndexOf("visitor") > end);
    await tab.page.getByText("Lia encerrou o atendimento").waitFor();
    await lia.take();
    await lia.end();
  });

  it("[I18] takes a reply back that was a note by mistake, and the visitor never reads it", async () => {
    const { tab, session } = await arrive();
    await lia.open("q", session);
    await lia.take();
    await lia.choose(/5 segundos/);
    const slip = "Este cliente é difícil.";
    await lia.stopClock();
    await lia.say(slip);
    await lia.page.getByText("Enviando em instantes").waitFor();
    await lia.page.keyboard.press("Escape");
    await lia.page.keyboard.press("z");
    await lia.page.getByText("Envio desfeito").waitFor();
    assert.equal(await lia.field.inputValue(), slip);
    await lia.page.clock.resume();
    await lia.field.fill("");
    await lia.page.keyboard.press("Escape");
    await lia.choose(/5 segundos/);
    await lia.say("Bom dia!");
    await tab.page.getByText("Bom dia!").waitFor();
    assert.equal(await tab.page.getByText(slip).count(), 0);
    assert.equal(await lia.bubble(slip).count(), 0);
    await lia.end();
  });

  it("[I13] tells who is writing that the visitor erased the conversation, and leaves nothing of it at the desk", async () => {
    const { tab, session } = await arrive();
    await lia.open("q", session);
    await lia.take();
    await lia.field.fill("Já separei o seu pe");
    await tab.page.getByRole("img", { name: "Escrevendo" }).waitFor();
    await tab.page.getByRole("button", { name: "Mais opções" }).click();
    await tab.page.getByRole("menuitem", { name: "Apagar a conversa" }).click();
    // The line that tells it goes again after some seconds, so it is looked for from before on.
    await Promise.all([
      lia.page.getByText("Esta conversa foi apagada").waitFor(),
      tab.page.getByRole("button", { name: "Apagar", exact: true }).click(),
    ]);
    await lia.row(session).waitFor({ state: "detached" });
    await lia.page.locator("desk-talk").waitFor({ state: "detached" });
    const kept = () => lia.page.evaluate(() => JSON.stringify(localStorage));
    assert.doesNotMatch(await kept(), /Já separei/);
    await lia.page.evaluate((hash) => {
      location.hash = hash;
    }, `#/inbox/mine/${session}`);
    await lia.page.waitForURL(/#\/inbox\/mine$/);
    assert.doesNotMatch(await kept(), new RegExp(session));
  });

  it("serves a queue of three with one agent, in the order in which they came", async () => {
    await bia.choose(/Ausente/);
    await bia.page.getByRole("button", { name: "Bia Ausente" }).waitFor();
    const waiting: string[] = [];
    for (let n = 0; n < 3; n += 1) {
      const { session } = await arrive();
      await lia.list("q");
      await lia.row(session).waitFor();
      waiting.push(session);
    }
    const rows = lia.page.locator("button.row");
    const shown = await rows.evaluateAll((all) => all.map((one) => one.getAttribute("data-session")));
    assert.deepEqual(shown, waiting);
    for (const session of waiting) {
      await lia.open("q", session);
      await lia.take();
      await lia.page.keyboard.press("e");
      await lia.page.getByRole("button", { name: "Reabrir" }).waitFor();
      await lia.list("q");
      await lia.row(session).waitFor({ state: "detached" });
    }
  });

  it("[I6] goes on where it was after the server was killed in mid talk, with what both wrote meanwhile, once", async () => {
    const { tab, session } = await arrive();
    await lia.open("q", session);
    await lia.take();
    await lia.say("Antes da queda.");
    await tab.page.getByText("Antes da queda.").waitFor();
    const restarted = stage.demo.restart();
    await lia.say("Escrito pela Lia durante a queda.");
    await tab.write("Escrito por mim durante a queda.");
    await restarted;
    await tab.page.getByText("Escrito pela Lia durante a queda.").waitFor();
    await lia.bubble("Escrito por mim durante a queda.").waitFor();
    await lia.page.locator(".message.pending").waitFor({ state: "detached" });
    assert.equal(await lia.bubble("Escrito pela Lia durante a queda.").count(), 1);
    assert.equal(await tab.page.getByText("Escrito pela Lia durante a queda.").count(), 1);
  });
});
