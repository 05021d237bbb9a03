import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import {
  channelConnectionSchema,
  crmConnectionSchema,
  deliveriesSchema,
  type SiteSettings,
} from "@prosa/protocol";
import { conversationPageSchema } from "@prosa/protocol/desk";
import type { Page } from "playwright-core";
import type { FakeServer } from "../../packages/server/scripts/fakes/fake-server.ts";
import { FakeGraph, WHATSAPP_ACCESS } from "../../packages/server/scripts/fakes/graph.ts";
import { FakeHubspot, HUBSPOT_TOKEN } from "../../packages/server/scripts/fakes/hubspot.ts";
import { startPhone } from "../../packages/server/scripts/fakes/phone.ts";
import { whatsAppApp } from "../../packages/server/scripts/fakes/phone-apps.ts";
import { FakeSalesforce, SALESFORCE_APP } from "../../packages/server/scripts/fakes/salesforce.ts";
import { OWNER_KEY, openStage, type Stage } from "./stage.ts";

const SITE = "aurora";
const EMAIL = "ana@exemplo.com.br";
const FORM: SiteSettings["form"] = {
  fields: [
    { name: "name", isRequired: true },
    { name: "email", isRequired: true },
  ],
  consent: { "pt-BR": "Usamos seus dados só para responder." },
  asked: ["start"],
  isRequired: true,
};

/** Everything that takes part: the server, a browser for each person, and the platforms that it talks to, each over HTTP. */
interface World {
  readonly stage: Stage;
  readonly graph: FakeGraph;
  readonly hubspot: FakeHubspot;
  readonly salesforce: FakeSalesforce;
  readonly phone: FakeServer;
}

describe("one conversation, from the page over the phone and a person to the CRMs", () => {
  const opened: { world?: World } = {};
  const world = () => opened.world as World;
  const complaints: string[] = [];

  before(async () => {
    const graph = await new FakeGraph().start();
    const hubspot = await new FakeHubspot().start();
    const salesforce = await new FakeSalesforce().start();
    const phone = await startPhone({ whatsapp: whatsAppApp(graph) }, 0);
    const variables = {
      PROSA_GRAPH_URL: graph.origin,
      PROSA_HUBSPOT_URL: hubspot.origin,
      PROSA_SALESFORCE_URL: salesforce.origin,
    };
    // Of all hosts the one that starts again the soonest.
    opened.world = { stage: await openStage(variables, "node"), graph, hubspot, salesforce, phone };
  });
  after(async () => {
    const { stage, graph, hubspot, salesforce, phone } = world();
    await stage.close();
    for (const one of [graph, hubspot, salesforce, phone]) await one.close();
  });

  async function asOwner(path: string, init: RequestInit = {}): Promise<unknown> {
    const headers = { authorization: `Bearer ${OWNER_KEY}` };
    const response = await fetch(`${world().stage.demo.runtime.origin}${path}`, { headers, ...init });
    assert.ok(response.ok, `${path} answered ${response.status}: ${await response.clone().text()}`);
    return response.json();
  }

  const connect = (path: string, body: object) =>
    asOwner(path, { method: "POST", body: JSON.stringify({ site: SITE, ...body }) });

  async function deliveriesOf(id: string) {
    return deliveriesSchema.parse(await asOwner(`/api/crm/${id}/deliveries?site=${SITE}`)).deliveries;
  }

  /** Asks until something is so: each look waits for its answer. */
  async function until(isSo: () => Promise<boolean>): Promise<void> {
    while (!(await isSo())) await asOwner(`/api/sites/${SITE}`);
  }

  /** A page of a person's own browser; what its console complains of is kept, but for a server that is away. */
  async function pageAt(address: string, isPhone = false): Promise<Page> {
    const { context } = await world().stage.visitor({ isPhone });
    const page = await context.newPage();
    page.on("pageerror", (error) => complaints.push(error.message));
    await page.goto(address);
    return page;
  }

  /** Lia's desk, by the link that the server gives once. */
  async function openDesk(): Promise<Page> {
    const { path } = (await connect("/api/desk/setup", { role: "agent" })) as { path: string };
    const lia = await pageAt(`${world().stage.demo.runtime.origin}${path}`);
    await lia.getByLabel("Seu nome").fill("Lia");
    await lia.getByLabel("E-mail").fill("lia@aurora.example");
    await lia.getByLabel("Senha").fill("uma senha comprida");
    await lia.getByRole("button", { name: "Criar conta" }).click();
    await lia.getByRole("heading", { name: "Fila" }).waitFor();
    return lia;
  }

  it("[I1] [I2] [I22] loses and doubles nothing on any screen while each server is killed once on the way", async () => {
    const { stage, graph, hubspot, salesforce, phone } = world();
    const settings = (await asOwner(`/api/sites/${SITE}`)) as SiteSettings;
    await asOwner(`/api/sites/${SITE}`, {
      method: "PUT",
      body: JSON.stringify({ ...settings, form: FORM, retentionDays: 30 }),
    });
    const whatsapp = channelConnectionSchema.parse(
      await connect("/api/channels", { channel: "whatsapp", ...WHATSAPP_ACCESS }),
    );
    assert.ok(await graph.useWebhook(whatsapp.webhook, whatsapp.facts.verifyToken ?? ""));
    const crms = [
      await connect("/api/crm", { kind: "hubspot", token: HUBSPOT_TOKEN }),
      await connect("/api/crm", { kind: "salesforce", domain: salesforce.origin, ...SALESFORCE_APP }),
    ].map((one) => crmConnectionSchema.parse(one).id);
    const lia = await openDesk();
    const said = (text: string) => lia.locator(".bubble").filter({ hasText: text });

    // On the page: a contact with consent, and a question.
    const visitor = await stage.visitor();
    const tab = await visitor.tab();
    await tab.open();
    await tab.page.getByLabel("Nome").fill("Ana Souza");
    await tab.page.getByLabel("E-mail").fill(EMAIL);
    await tab.page.locator("prosa-chat [part~=form] [type=submit]").click();
    await tab.page.getByText("Dados enviados").waitFor();
    const answer = await tab.ask("Qual o prazo de troca?");
    assert.match((await answer.textContent()) ?? "", /30\sdias/);

    // To the phone by the chat's own menu, while Prosa is killed.
    await tab.page.locator("prosa-chat [part=menu]").click();
    await tab.page.getByRole("menuitem", { name: "Continuar no WhatsApp" }).click();
    const link = await tab.page.locator("prosa-chat a.go").getAttribute("href");
    const code = new URL(link ?? "").searchParams.get("text") ?? "";
    const ana = await pageAt(`${phone.origin}/whatsapp`, true);
    const lines = (text: string) => ana.locator("#lines .site").filter({ hasText: text });
    const write = async (text: string) => {
      await ana.getByLabel("Message").fill(text);
      await ana.getByRole("button", { name: "Send" }).click();
      await ana.locator("#lines .person").filter({ hasText: text }).waitFor();
    };
    const killing = stage.demo.restart();
    await write(code);
    await killing;
    await lines("continuamos aqui").waitFor();
    await write("quero falar com um atendente");
    await lia.locator("button.row").first().click();
    await said("quero falar com um atendente").waitFor();

    // Taken over in the desk, and answered while WhatsApp is down.
    await lia.keyboard.press("m");
    await lia.getByText("Com você").waitFor();
    await lines("Lia").first().waitFor();
    const whatsAppBack = await graph.cutOff();
    for (const text of ["Posso trocar para você.", "Qual é o pedido?"]) {
      await lia.getByLabel("Resposta ao visitante").fill(text);
      await lia.keyboard.press("Control+Enter");
      await said(text).waitFor();
    }
    await whatsAppBack();
    await lines("Qual é o pedido?").waitFor();
    await write("É o 48213, obrigada!");
    await said("48213").waitFor();
    // A ticket for later; the request comes twice, as from a desk that heard no answer.
    const { conversations } = conversationPageSchema.parse(await asOwner(`/api/conversations?site=${SITE}`));
    const session = conversations[0]?.session ?? "";
    const ticket = { subject: "Troca de tamanho", urgency: "high", session, request: crypto.randomUUID() };
    for (const _ of ["first", "again"]) {
      const made = await lia.request.post(`${stage.demo.runtime.origin}/api/desk/tickets`, { data: ticket });
      assert.equal(made.status(), 201, await made.text());
    }

    // Resolved in the desk and rated by phone, while both CRMs are down.
    const back = await Promise.all([hubspot.cutOff(), salesforce.cutOff()]);
    await lia.getByRole("button", { name: "Encerrar", exact: true }).click();
    await lia.getByRole("button", { name: "Reabrir" }).waitFor();
    await ana.getByRole("button", { name: "5, muito boa" }).click();
    const exported = async () =>
      JSON.stringify(await asOwner(`/api/conversations/${session}/export?site=${SITE}`, { method: "GET" }));
    // The score comes by a request of the platform's own, which nobody on the screen hears of.
    await until(async () => (await exported()).includes('"scored"'));
    const all = () => Promise.all(crms.map(deliveriesOf));
    await until(async () =>
      (await all()).every((own) => own.some(({ tries, state }) => tries > 0 && state === "waiting")),
    );
    for (const one of back) await one();
    await until(async () =>
      (await all()).every((own) => own.length > 0 && own.every(({ state }) => state !== "waiting")),
    );

    // Once, and in order, wherever one looks: on the phone, at the desk, on the page, in the log and in the CRMs.
    const told = await exported();
    for (const words of [
      "Qual o prazo de troca?",
      "É o 48213, obrigada!",
      "Posso trocar para você.",
      "Qual é o pedido?",
    ])
      assert.equal(told.split(words).length, 2, `${words} stands once in ${told}`);
    assert.equal(told.split('"scored"').length, 2);
    for (const words of ["Posso trocar para você.", "Qual é o pedido?"]) {
      assert.equal(await lines(words).count(), 1, words);
      assert.equal(await said(words).count(), 1, words);
      await tab.page.getByText(words).waitFor();
      assert.equal(await tab.page.getByText(words).count(), 1, words);
    }
    const read = (await ana.locator("#lines .site").allInnerTexts()).join("\n");
    assert.ok(read.indexOf("Posso trocar") < read.indexOf("Qual é o pedido?"));
    assert.deepEqual(
      hubspot.all("contacts").map(({ properties }) => properties.email),
      [EMAIL],
    );
    const [note, ...notes] = hubspot.all("notes");
    assert.equal(notes.length, 0);
    assert.match(note?.properties.hs_note_body ?? "", /48213/);
    const [lead, ...leads] = salesforce.all("Lead");
    assert.equal(leads.length, 0);
    assert.equal(lead?.fields.Email, EMAIL);
    const [request, ...cases] = salesforce.all("Case");
    assert.equal(cases.length, 0);
    assert.deepEqual(
      [request?.fields.Subject, request?.fields.Priority, request?.fields.SuppliedEmail],
      [ticket.subject, "High", EMAIL],
    );
    assert.match(request?.fields.Description ?? "", /48213/);
    assert.deepEqual(
      hubspot.all("tickets").map(({ properties }) => properties.subject),
      [ticket.subject],
    );
    assert.deepEqual(
      (await all()).map((own) => own.filter(({ state }) => state === "parked")),
      [[], []],
    );
    assert.deepEqual(complaints, []);
  });
});
