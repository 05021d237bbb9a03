import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { SessionToken } from "@prosa/protocol";
import type { Page } from "playwright-core";
import { seedTeam, type TeamLinks } from "../team.ts";
import { OWNER_KEY, openStage, type Stage, type Tab } from "./stage.ts";

const PASSWORD = "uma senha comprida";
const FIELD = "Resposta ao visitante";

describe("two agents and visitors", () => {
  let stage: Stage;
  let links: TeamLinks;
  let lia: Page;
  let bia: Page;

  before(async () => {
    stage = await openStage();
    const team = await seedTeam(stage.demo.runtime.origin, OWNER_KEY, "aurora");
    assert.ok(team);
    links = team;
    lia = await join(links.owner, "Lia");
    bia = await join(links.colleague, "Bia");
  });

  after(() => stage.close());

  /** Makes an account by its link, in a browser profile of its own, and sends what is written at once. */
  async function join(link: string, name: string): Promise<Page> {
    const { context } = await stage.visitor();
    const page = await context.newPage();
    await page.goto(link);
    await page.getByLabel("Seu nome").fill(name);
    await page.getByLabel("E-mail").fill(`${name.toLowerCase()}@aurora.example`);
    await page.getByLabel("Senha").fill(PASSWORD);
    await page.getByRole("button", { name: "Criar conta" }).click();
    // Who makes the server's first account is led to the set-up of a site.
    await page.getByRole("button", { name: /^Fila/ }).click();
    await page.getByRole("heading", { name: "Fila" }).waitFor();
    await page.getByRole("button", { name: `${name} Disponível` }).click();
    await page.getByRole("menuitemcheckbox", { name: /5 segundos/ }).click();
    return page;
  }

  /** A visitor who asks for a person, and the id of their conversation. */
  async function visitor(): Promise<{ tab: Tab; session: string }> {
    const guest = await stage.visitor();
    const opened = guest.context.waitForEvent("response", (response) => {
      return response.status() === 201 && new URL(response.url()).pathname === "/api/sessions";
    });
    const tab = await guest.tab();
    await tab.open();
    await tab.write("quero falar com uma pessoa");
    const { session } = (await (await opened).json()) as SessionToken;
    return { tab, session };
  }

  const bubble = (where: Page, text: string) => where.locator(".bubble", { hasText: text });
  const row = (where: Page, session: string) => where.locator(`button.row[data-session="${session}"]`);
  const take = (where: Page) => where.getByRole("button", { name: "Assumir", exact: true });

  async function open(where: Page, view: string, session: string): Promise<void> {
    await where.keyboard.press("Escape");
    await where.keyboard.press("Escape");
    await where.keyboard.press("g");
    await where.keyboard.press(view);
    await row(where, session).click();
    await bubble(where, "quero falar com uma pessoa").waitFor();
  }

  async function say(where: Page, text: string): Promise<void> {
    await where.getByLabel(FIELD).fill(text);
    await where.getByLabel(FIELD).press("Control+Enter");
  }

  it("[I18] gives a conversation that both take at once to one of them, and tells the other who has it", async () => {
    const { tab, session } = await visitor();
    for (const page of [lia, bia]) await open(page, "q", session);
    await Promise.all([lia, bia].map((page) => page.keyboard.press("m")));
    const first = await Promise.race(
      [lia, bia].map(async (page) => {
        await page.getByText("Com você").waitFor();
        return page;
      }),
    );
    const second = first === lia ? bia : lia;
    const [winner, loser] = first === lia ? ["Lia", "Bia"] : ["Bia", "Lia"];
    await second.getByText(`Com ${winner}`).first().waitFor();
    await say(first, `Oi, sou eu, ${winner}.`);
    await tab.page.getByText(`Oi, sou eu, ${winner}.`).waitFor();
    assert.equal(await tab.page.getByText(`${loser} entrou na conversa`).count(), 0);
    await first.keyboard.press("Escape");
    await first.getByRole("button", { name: "Encerrar", exact: true }).click();
    await first.getByRole("button", { name: "Reabrir" }).waitFor();
  });

  it("keeps a conversation with its sender until the colleague accepts, and the visitor's words reach both", async () => {
    const { tab, session } = await visitor();
    await open(lia, "q", session);
    await take(lia).click();
    await lia.getByText("Com você").waitFor();
    await lia.keyboard.press("a");
    await lia.getByRole("menuitem", { name: "Bia" }).click();
    await lia.getByRole("button", { name: "Cancelar a oferta a Bia" }).waitFor();
    await tab.write("ainda estou aqui");
    await bubble(lia, "ainda estou aqui").waitFor();
    await open(bia, "o", session);
    await take(bia).click();
    await bia.getByText("Com você").waitFor();
    await lia.getByText("Com Bia").first().waitFor();
    await say(bia, "Agora é comigo.");
    await tab.page.getByText("Agora é comigo.").waitFor();
  });

  it("hands back to the assistant, which answers again; a later claim cuts in", async () => {
    const { tab, session } = await visitor();
    await open(lia, "q", session);
    await take(lia).click();
    await lia.getByText("Com você").waitFor();
    await lia.keyboard.press("b");
    await lia.getByText("Devolvida ao assistente").waitFor();
    await tab.ask("Qual o prazo de troca?");
    await lia.locator(".message.assistant").last().waitFor();
    await take(lia).click();
    await lia.getByText("Com você").waitFor();
    await tab.page.getByText("Lia entrou na conversa").last().waitFor();
  });

  it("serves a queue of three with one agent, in the order in which they came", async () => {
    await bia.keyboard.press("Escape");
    await bia.getByRole("button", { name: /^Bia/ }).click();
    await bia.getByRole("menuitemcheckbox", { name: /Ausente/ }).click();
    await bia.getByRole("button", { name: "Bia Ausente" }).waitFor();
    const waiting: string[] = [];
    for (let n = 0; n < 3; n += 1) {
      const { session } = await visitor();
      await lia.keyboard.press("Escape");
      await lia.keyboard.press("g");
      await lia.keyboard.press("q");
      await row(lia, session).waitFor();
      waiting.push(session);
    }
    const rows = lia.locator("button.row");
    const shown = await rows.evaluateAll((all) => all.map((one) => one.getAttribute("data-session")));
    assert.deepEqual(shown, waiting);
    for (const session of waiting) {
      await open(lia, "q", session);
      await take(lia).click();
      await lia.getByText("Com você").waitFor();
      await lia.keyboard.press("e");
      await lia.getByRole("button", { name: "Reabrir" }).waitFor();
      await lia.keyboard.press("Escape");
      await lia.keyboard.press("g");
      await lia.keyboard.press("q");
      await row(lia, session).waitFor({ state: "detached" });
    }
  });

  it("[I6] goes on where it was after the server was killed in mid talk, with what both wrote meanwhile, once", async () => {
    const { tab, session } = await visitor();
    await open(lia, "q", session);
    await take(lia).click();
    await lia.getByText("Com você").waitFor();
    await say(lia, "Antes da queda.");
    await tab.page.getByText("Antes da queda.").waitFor();
    const restarted = stage.demo.restart();
    await say(lia, "Escrito pela Lia durante a queda.");
    await tab.write("Escrito por mim durante a queda.");
    await restarted;
    await tab.page.getByText("Escrito pela Lia durante a queda.").waitFor();
    await bubble(lia, "Escrito por mim durante a queda.").waitFor();
    await lia.locator(".message.pending").waitFor({ state: "detached" });
    assert.equal(await bubble(lia, "Escrito pela Lia durante a queda.").count(), 1);
    assert.equal(await tab.page.getByText("Escrito pela Lia durante a queda.").count(), 1);
  });
});
