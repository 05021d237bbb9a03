import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { OpeningHours, SiteSettings } from "@prosa/protocol";
import type { Page } from "playwright-core";
import { linksIn, MailServer } from "../../packages/server/test/mail/mail-server.ts";
import { OWNER_KEY, openStage, type Stage, type Tab, type Visitor } from "./stage.ts";

const SITE = "aurora";
const EMAIL = "ana@exemplo.com.br";
const ANSWER = "A cúpula nova sai amanhã, sem custo.";
const HOUR_MS = 60 * 60 * 1_000;

/** Hours of every day in which the site opens in two hours: closed now, whenever this runs. */
function closedNow(): OpeningHours {
  const at = (ms: number) => new Date(Date.now() + ms).toISOString().slice(11, 16);
  const span = { from: at(2 * HOUR_MS), to: at(4 * HOUR_MS) };
  return { timeZone: "UTC", week: Array.from({ length: 7 }, () => [span]) } as OpeningHours;
}

describe("a visitor who comes after hours", () => {
  const opened: { stage?: Stage; mail?: MailServer; visitor?: Visitor; tab?: Tab; lia?: Page } = {};
  const stage = () => opened.stage as Stage;
  const mail = () => opened.mail as MailServer;
  const lia = () => opened.lia as Page;
  const tab = () => opened.tab as Tab;
  const complaints: string[] = [];

  before(async () => {
    opened.mail = await MailServer.start();
    const variables = {
      PROSA_MAIL_URL: opened.mail.urlFor(),
      PROSA_MAIL_FROM: "chat@aurora.example",
      PROSA_PUBLIC_URL: "https://chat.aurora.example",
      PROSA_MAIL_WAIT_MINUTES: "0",
    };
    // The other hosts send no mail by SMTP.
    opened.stage = await openStage(variables, "node");
  });

  after(async () => {
    await stage().close();
    await mail().close();
  });

  async function asOwner(path: string, init: RequestInit = {}): Promise<unknown> {
    const headers = { authorization: `Bearer ${OWNER_KEY}` };
    const response = await fetch(`${stage().demo.runtime.origin}${path}`, { headers, ...init });
    assert.ok(response.ok, `${path} answered ${response.status}: ${await response.clone().text()}`);
    return response.json();
  }

  async function setHours(openingHours: OpeningHours | undefined): Promise<void> {
    const { openingHours: _, ...settings } = (await asOwner(`/api/sites/${SITE}`)) as SiteSettings;
    const body = JSON.stringify({ ...settings, ...(openingHours && { openingHours }) });
    await asOwner(`/api/sites/${SITE}`, { method: "PUT", body });
  }

  async function pageAt(path: string): Promise<Page> {
    const { context } = await stage().visitor();
    const page = await context.newPage();
    page.on("pageerror", (error) => complaints.push(error.message));
    await page.goto(`${stage().demo.runtime.origin}${path}`);
    return page;
  }

  /** Leads Lia's desk to one of its pages. */
  async function show(address: string): Promise<void> {
    await lia().evaluate((hash) => {
      location.hash = hash;
    }, address);
  }

  it("[I20] opens a ticket in the chat, with an address, and reads its number there", async () => {
    await setHours(closedNow());
    opened.visitor = await stage().visitor();
    opened.tab = await opened.visitor.tab();
    await tab().open();
    await tab().ask("Meu pedido 48213 chegou com a luminária quebrada");
    await tab().write("quero falar com uma pessoa");
    const form = tab().page.locator("prosa-chat [part~=form]").last();
    await form.getByLabel("E-mail").fill(EMAIL);
    await form.getByRole("button", { name: "Abrir chamado" }).click();
    await tab().page.locator("prosa-chat .ticket .number").getByText("Chamado nº 1001").waitFor();
    await tab().page.close();
  });

  it("[I22] has the team's answer by mail, and adds to the ticket on the page behind the mail's link", async () => {
    const { path } = (await asOwner("/api/desk/setup", {
      method: "POST",
      body: JSON.stringify({ site: SITE }),
    })) as { path: string };
    opened.lia = await pageAt(path);
    await lia().getByLabel("Seu nome").fill("Lia");
    await lia().getByLabel("E-mail").fill("lia@aurora.example");
    await lia().getByLabel("Senha").fill("uma senha comprida");
    await lia().getByRole("button", { name: "Criar conta" }).click();
    await lia().getByRole("heading", { name: "Fila" }).waitFor();
    await show("#/tickets");
    await lia().locator("desk-tickets .row").first().click();
    await lia().getByLabel("Resposta ao visitante").fill(ANSWER);
    await lia().getByRole("button", { name: "Responder", exact: true }).click();
    const sent = await mail().next(({ text = "" }) => text.includes(ANSWER));
    assert.deepEqual(sent.envelope.to, [EMAIL]);
    const link = linksIn(sent).find((one) => new URL(one).pathname.startsWith("/tickets/"));
    assert.ok(link, sent.text);
    const page = await pageAt(new URL(link).pathname);
    await page.getByText(ANSWER).waitFor();
    await page.locator("textarea").fill("Combinado, obrigada!");
    await page.getByRole("button", { name: "Enviar" }).click();
    await page.getByText("Combinado, obrigada!").waitFor();
    await lia().locator("desk-ticket").getByText("Combinado, obrigada!").waitFor();

    const report = { name: "defeito.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\n") };
    await page
      .getByLabel("Anexar um arquivo")
      .setInputFiles({ ...report, buffer: Buffer.from([77, 90, 0, 1]) });
    await page.getByLabel("Acrescentar informação").fill("Segue o defeito.");
    await page.getByRole("button", { name: "Enviar" }).click();
    await page.getByRole("alert").getByText("Este tipo de arquivo não é aceito").waitFor();
    await page.getByLabel("Anexar um arquivo").setInputFiles(report);
    await page.getByRole("button", { name: "Enviar" }).click();
    await page.getByText("defeito.pdf").waitFor();
    await page.getByText("Segue o defeito.").waitFor();
    await lia().locator("desk-ticket desk-file").getByText("defeito.pdf").waitFor();
  });

  it("[I18] is answered by the same person once the site is open, and says how it was", async () => {
    await setHours(undefined);
    await show("#/inbox/queue");
    opened.tab = await (opened.visitor as Visitor).tab();
    await tab().open();
    await tab().page.getByText("Chamado nº 1001").first().waitFor();
    await tab().write("quero falar com uma pessoa");
    await lia().locator("desk-inbox button.row").first().click();
    await lia().locator("desk-talk .bubble").getByText("quero falar com uma pessoa").last().waitFor();
    await lia().keyboard.press("m");
    await lia().getByText("Com você").waitFor();
    await lia().getByLabel("Resposta ao visitante").fill("Já postei, Ana.");
    await lia().keyboard.press("Control+Enter");
    await tab().page.getByText("Já postei, Ana.").waitFor();
    await lia().getByRole("button", { name: "Encerrar", exact: true }).click();
    const survey = tab().page.locator("prosa-chat [part=survey]");
    await survey.getByText("Ótima").click();
    await survey.locator("[type=submit]").click();
    await survey.getByText("Obrigado por avaliar!").waitFor();
    await lia().locator("desk-talk .details").getByText("5/5").waitFor();
    assert.deepEqual(complaints, []);
  });
});
