import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import {
  channelConnectionSchema,
  continueLinkSchema,
  crmConnectionSchema,
  deliveriesSchema,
} from "@prosa/protocol";
import { FakeGraph, WHATSAPP_ACCESS } from "../../scripts/fakes/graph.ts";
import { FakeHubspot, HUBSPOT_TOKEN } from "../../scripts/fakes/hubspot.ts";
import { FakeSalesforce, SALESFORCE_APP } from "../../scripts/fakes/salesforce.ts";
import { AgentClient, signUp } from "../agents.ts";
import { addPage, Client, freshId, openSession, putSite } from "../client.ts";
import { OWNER, post } from "../http.ts";
import { CONSENT, START_FORM } from "../session-bed.ts";
import { startProcess, startShop, type Testbed } from "../testbed.ts";
import { newPerson } from "./whatsapp-bed.ts";

const SITE = "loja";
const EMAIL = "ana@exemplo.com.br";

/** Everything that takes part: a server in a process of its own, and the platforms that it talks to, each over HTTP. */
interface World {
  readonly bed: Testbed;
  readonly graph: FakeGraph;
  readonly hubspot: FakeHubspot;
  readonly salesforce: FakeSalesforce;
  readonly shop: Awaited<ReturnType<typeof startShop>>;
}

describe("one conversation, from the page over the phone and a person to the CRMs", () => {
  const opened: { world?: World } = {};
  const world = () => opened.world as World;

  before(async () => {
    const graph = await new FakeGraph().start();
    const hubspot = await new FakeHubspot().start();
    const salesforce = await new FakeSalesforce().start();
    const bed = await startProcess("node", {
      PROSA_GRAPH_URL: graph.origin,
      PROSA_HUBSPOT_URL: hubspot.origin,
      PROSA_SALESFORCE_URL: salesforce.origin,
    });
    opened.world = { bed, graph, hubspot, salesforce, shop: await startShop() };
  });
  after(async () => {
    const { bed, graph, hubspot, salesforce, shop } = world();
    await bed.close();
    for (const one of [graph, hubspot, salesforce, shop]) await one.close();
  });

  /** Asks the server until something is so: each look waits for its answer. */
  async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
    while (!(await isSo())) await world().bed.fetch("/healthz");
  }

  async function connect(path: string, body: object): Promise<unknown> {
    const response = await post(world().bed, path, { site: SITE, ...body }, OWNER);
    assert.equal(response.status, 201, await response.clone().text());
    return response.json();
  }

  async function deliveriesOf(id: string) {
    const response = await world().bed.fetch(`/api/crm/${id}/deliveries?site=${SITE}`, { headers: OWNER });
    return deliveriesSchema.parse(await response.json()).deliveries;
  }

  it("[I1] [I2] [I22] loses and doubles nothing while each server is killed once on the way", async () => {
    const { bed, graph, hubspot, salesforce, shop } = world();
    await putSite(bed, SITE, { model: "embedded", form: START_FORM, retentionDays: 30 });
    await addPage(bed, SITE, shop.url);
    const whatsapp = channelConnectionSchema.parse(
      await connect("/api/channels", { channel: "whatsapp", ...WHATSAPP_ACCESS }),
    );
    assert.ok(await graph.useWebhook(whatsapp.webhook, whatsapp.facts.verifyToken ?? ""));
    const crms = [
      await connect("/api/crm", { kind: "hubspot", token: HUBSPOT_TOKEN }),
      await connect("/api/crm", { kind: "salesforce", domain: salesforce.origin, ...SALESFORCE_APP }),
    ].map((one) => crmConnectionSchema.parse(one).id);
    const lia = await signUp(bed, SITE, "Lia");

    // On the page: a question, and a contact with consent.
    const given = await openSession(bed, SITE);
    const { session, token } = given;
    const web = await Client.join(bed, given);
    web.say(freshId(), "Qual é o prazo de troca?");
    const answer = await web.next("said", ({ message }) => message.author === "assistant");
    assert.match(JSON.stringify(answer), /30 dias/);
    const contact = { name: "Ana Souza", email: EMAIL };
    web.send({ type: "submit", id: freshId("submit"), contact, consent: CONSENT });
    await web.next("submitted");

    // To the phone, while Prosa is killed.
    const asked = await bed.fetch(`/api/sessions/${session}/channels?language=pt-BR`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify({ channel: "whatsapp" }),
    });
    const { url } = continueLinkSchema.parse(await asked.json());
    web.close();
    const person = newPerson();
    const readOf = () => graph.readBy(person).join("\n");
    const write = (text: string) => graph.deliveries.deliver([graph.text(person, text)]);
    const joining = write(new URL(url).searchParams.get("text") ?? "");
    await bed.kill();
    await joining;
    await until(() => readOf().includes("continuamos aqui"));
    await write("quero falar com um atendente");
    const agent = await AgentClient.join(bed, session, lia);
    await until(() => JSON.stringify(agent.heard.events).includes("quero falar com um atendente"));

    // Taken over in the desk, and answered while WhatsApp is down.
    await agent.do({ type: "claim" });
    await until(() => readOf().includes("Lia"));
    const whatsAppBack = await graph.cutOff();
    await agent.do({ type: "say", text: "Posso trocar para você." });
    await agent.do({ type: "say", text: "Qual é o pedido?" });
    await whatsAppBack();
    await until(() => readOf().includes("Qual é o pedido?"));
    await write("É o 48213, obrigada!");
    await until(() => JSON.stringify(agent.heard.events).includes("48213"));
    // A ticket for later; the request comes twice, as from a desk that heard no answer.
    const ticket = { subject: "Troca de tamanho", urgency: "high", session, request: freshId("ticket") };
    for (const _ of ["first", "again"])
      assert.equal((await post(bed, "/api/desk/tickets", ticket, { cookie: lia.cookie })).status, 201);

    // Resolved and rated by phone, while both CRMs are down.
    const back = await Promise.all([hubspot.cutOff(), salesforce.cutOff()]);
    await agent.do({ type: "resolve" });
    await until(() => graph.offersTo(person).at(-1)?.title === "5, muito boa");
    const best = graph.offersTo(person).at(-1);
    await graph.deliveries.deliver([graph.choose(person, best?.id ?? "", best?.title ?? "", "list_reply")]);
    await until(() => agent.heard.events.some((event) => event.type === "scored" && event.score === 5));
    const all = () => Promise.all(crms.map(deliveriesOf));
    await until(async () =>
      (await all()).every((own) => own.some(({ tries, state }) => tries > 0 && state === "waiting")),
    );
    for (const one of back) await one();
    await until(async () =>
      (await all()).every((own) => own.length > 0 && own.every(({ state }) => state !== "waiting")),
    );
    agent.close();

    // Once, and in order, wherever one looks.
    const transcript = await bed.fetch(`/api/conversations/${session}/export?site=${SITE}`, {
      headers: OWNER,
    });
    const told = await transcript.text();
    for (const words of ["Qual é o prazo de troca?", "48213", "Qual é o pedido?"])
      assert.equal(told.split(words).length, 2, `${words} stands once in ${told}`);
    for (const words of ["Posso trocar para você.", "Qual é o pedido?"])
      assert.equal(graph.readBy(person).filter((read) => read === words).length, 1, words);
    assert.ok(readOf().indexOf("Posso trocar") < readOf().indexOf("Qual é o pedido?"));
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
  });
});
