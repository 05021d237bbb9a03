import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import {
  CONTACT_SESSIONS_MAX,
  type ContactDetail,
  type ContactPage,
  contactDetailSchema,
  contactPageSchema,
} from "@prosa/protocol/desk";
import { type Person, signUp } from "../../../../test/agents.ts";
import { type Client, freshId } from "../../../../test/client.ts";
import { FIGURES_SITE, FiguresBed, FORM, refused } from "../../../../test/insights/figures-bed.ts";

let site: FiguresBed;
let owner: Person;
let lead: Person;
let agent: Person;

beforeEach(async () => {
  site = await FiguresBed.start();
  owner = await signUp(site.bed, FIGURES_SITE, "Lia", "owner");
  lead = await signUp(site.bed, FIGURES_SITE, "Bia", "lead");
  agent = await signUp(site.bed, FIGURES_SITE, "Teo", "agent");
});

const ask = (person: Person, method: string, path: string, body?: object) =>
  site.ask(method, path, body, { cookie: person.cookie });

async function page(query = "", person = agent): Promise<ContactPage> {
  const response = await ask(person, "GET", `/api/contacts${query}`);
  assert.equal(response.status, 200);
  return contactPageSchema.parse(await response.json());
}

async function detail(response: Promise<Response>): Promise<ContactDetail> {
  const found = await response;
  assert.equal(found.status, 200, await found.clone().text());
  return contactDetailSchema.parse(await found.json());
}

const read = (session: string) => detail(ask(agent, "GET", `/api/contacts/${session}`));

/** A visitor who said something and left a name and an address. */
async function contact(name: string): Promise<{ session: string; client: Client; token: string }> {
  const { session, client, token } = await site.visitor("oi");
  const email = `${name.toLowerCase()}@x.example`;
  client.send({ type: "submit", id: freshId(), contact: { name, email }, consent: FORM.consent["pt-BR"] });
  await client.next("submitted");
  await site.told();
  return { session, client, token };
}

describe("the contacts of a site", () => {
  it("are listed and searched in pages, for everybody of the site", async () => {
    const sessions: string[] = [];
    for (let at = 0; at < 101; at += 1) {
      const session = `session-many-${String(at).padStart(4, "0")}`;
      const now = site.bed.clock.now();
      const report = { at: now, until: now + 1e9, contact: { name: at % 2 ? "Ana" : "Zé" }, consent: "Sim." };
      const init = { method: "PUT", body: JSON.stringify(report) };
      await site.bed.platform.callRoom("site", FIGURES_SITE, `/contacts/${session}`, init);
      sessions.unshift(session);
      site.bed.clock.advance(1);
    }
    const first = await page();
    assert.equal(first.contacts.length, 100);
    const rest = await page(`?from=${first.next}`);
    assert.deepEqual(
      [...first.contacts, ...rest.contacts].map(({ session }) => session),
      sessions,
    );
    assert.equal(rest.next, undefined);
    assert.equal((await page("?q=ze")).contacts.length, 51);
    assert.equal((await page("?q=nobody")).contacts.length, 0);
    assert.deepEqual(await refused(await ask(agent, "GET", "/api/contacts?from=x")), [400, "bad-from"]);
  });

  it("leave with what the site told of them, of which a spreadsheet reads nothing as a formula", async () => {
    const attributes = { plan: "pro", orders: 3, note: "=1+1" };
    const at = site.bed.clock.now();
    const report = { at, until: at + 1e9, contact: { name: "Ana" }, consent: "Sim.", attributes };
    const init = { method: "PUT", body: JSON.stringify(report) };
    await site.bed.platform.callRoom("site", FIGURES_SITE, "/contacts/session-0001", init);
    const [head, line = ""] = (await (await ask(lead, "GET", "/api/contacts.csv")).text()).split("\r\n");
    assert.match(head ?? "", /,blocked,attributes$/);
    const [, told = ""] = line.match(/"(\{.*\})"$/) ?? [];
    assert.deepEqual(JSON.parse(told.replaceAll('""', '"')), attributes);
  });

  it("leave as a file for leads and owners alone, and that is on record", async () => {
    await contact("Marcia");
    assert.deepEqual(await refused(await ask(agent, "GET", "/api/contacts.csv")), [403, "not-allowed"]);
    const file = await (await ask(lead, "GET", "/api/contacts.csv?q=marcia")).text();
    assert.match(file, /Marcia,marcia@x\.example,,Usamos seus dados/);
    assert.equal((await (await ask(lead, "GET", "/api/contacts.csv?q=ana")).text()).split("\r\n").length, 2);
    const audit = await (await ask(lead, "GET", "/api/desk/audit")).json();
    const { entries } = audit as { entries: { what: string; person?: string }[] };
    assert.ok(entries.some(({ what, person }) => what === "exported-contacts" && person === lead.agent.id));
  });
});

describe("a contact", () => {
  it("has its conversations and its tickets", async () => {
    const { session } = await contact("Marcia");
    const ticket = { subject: "Troca", session };
    assert.equal((await ask(agent, "POST", "/api/desk/tickets", ticket)).status, 201);
    const found = await read(session);
    assert.deepEqual(
      found.sessions.map(({ contact, conversation }) => [
        contact?.contact.name,
        conversation?.messages.visitor,
      ]),
      [["Marcia", 1]],
    );
    assert.deepEqual(
      found.tickets.map(({ subject }) => subject),
      ["Troca"],
    );
    assert.deepEqual(await refused(await ask(agent, "GET", "/api/contacts/session-unknown")), [
      404,
      "unknown-contact",
    ]);
  });

  it("is merged on purpose by leads and owners, and split again", async () => {
    const [one, other] = [await contact("Marcia"), await contact("Marcinha")];
    const path = `/api/contacts/${one.session}/merge`;
    const body = { with: other.session };
    assert.deepEqual(await refused(await ask(agent, "POST", path, body)), [403, "not-allowed"]);
    assert.deepEqual(await refused(await ask(lead, "POST", path, { with: "session-unknown" })), [
      404,
      "unknown-contact",
    ]);
    const merged = await detail(ask(lead, "POST", path, body));
    assert.deepEqual(
      merged.sessions.map(({ session }) => session),
      [one.session, other.session],
    );
    const listed = (await page()).contacts;
    assert.deepEqual(
      listed.map(({ session, merged: count }) => [session, count]),
      [[one.session, 1]],
    );
    assert.equal((await read(other.session)).session, one.session, "by either of its sessions");
    assert.deepEqual(await refused(await ask(lead, "DELETE", `${path}?with=${one.session}`)), [
      422,
      "not-merged",
    ]);
    await detail(ask(lead, "DELETE", `${path}?with=${other.session}`));
    assert.equal((await page()).contacts.length, 2);
  });

  it(`holds at most ${CONTACT_SESSIONS_MAX} sessions`, async () => {
    const { session } = await contact("Marcia");
    const merge = async (at: number) => {
      const other = `session-more-${String(at).padStart(3, "0")}`;
      const now = site.bed.clock.now();
      const report = { at: now, until: now + 1e9, contact: { name: "Ana" }, consent: "Sim." };
      const init = { method: "PUT", body: JSON.stringify(report) };
      await site.bed.platform.callRoom("site", FIGURES_SITE, `/contacts/${other}`, init);
      return ask(lead, "POST", `/api/contacts/${session}/merge`, { with: other });
    };
    for (let at = 1; at < CONTACT_SESSIONS_MAX; at += 1) assert.equal((await merge(at)).status, 200);
    assert.deepEqual(await refused(await merge(CONTACT_SESSIONS_MAX)), [409, "too-many-sessions"]);
  });

  it("is refused while it is blocked, in each of its sessions, and heard again afterwards", async () => {
    const [one, other] = [await contact("Marcia"), await contact("Marcinha")];
    await detail(ask(lead, "POST", `/api/contacts/${one.session}/merge`, { with: other.session }));
    const path = `/api/contacts/${one.session}/block`;
    assert.deepEqual(await refused(await ask(agent, "PUT", path)), [403, "not-allowed"]);
    const now = site.bed.clock.now();
    assert.equal((await detail(ask(lead, "PUT", path))).blockedAt, now);
    assert.equal((await page()).contacts[0]?.blockedAt, now);
    for (const { client } of [one, other]) {
      client.say(freshId(), "de novo");
      assert.equal((await client.next("rejected")).code, "session-full");
    }
    assert.equal((await detail(ask(lead, "DELETE", path))).blockedAt, undefined);
    const id = freshId();
    one.client.say(id, "oi");
    assert.ok(await one.client.reply(id));
  });

  it("[I13] [I23] is exported and erased by owners alone: every session of it, with its tickets, and that is on record", async () => {
    const [one, other] = [await contact("Marcia"), await contact("Marcinha")];
    await detail(ask(lead, "POST", `/api/contacts/${one.session}/merge`, { with: other.session }));
    const ticket = { subject: "Troca", session: other.session };
    assert.equal((await ask(agent, "POST", "/api/desk/tickets", ticket)).status, 201);
    const path = `/api/contacts/${one.session}`;
    for (const [method, at] of [
      ["GET", `${path}/export`],
      ["DELETE", path],
    ] as const)
      assert.deepEqual(await refused(await ask(lead, method, at)), [403, "not-allowed"]);
    const exported = await (await ask(owner, "GET", `${path}/export`)).text();
    for (const words of ["Marcia", "Marcinha", "Troca", '"oi"']) assert.match(exported, new RegExp(words));
    assert.equal((await ask(owner, "DELETE", path)).status, 204);
    await site.told();
    assert.equal((await page()).contacts.length, 0);
    for (const { session } of [one, other]) {
      assert.deepEqual(await refused(await ask(agent, "GET", `/api/contacts/${session}`)), [
        404,
        "unknown-contact",
      ]);
      const transcript = `/api/conversations/${session}`;
      assert.deepEqual(await refused(await ask(owner, "GET", transcript)), [410, "erased"]);
    }
    const tickets = await (await ask(agent, "GET", "/api/desk/tickets")).json();
    assert.deepEqual((tickets as { tickets: object[] }).tickets, []);
    const audit = await (await ask(lead, "GET", "/api/desk/audit")).json();
    const whats = (audit as { entries: { what: string }[] }).entries.map(({ what }) => what);
    assert.equal(whats.filter((what) => what === "erased-conversation").length, 2);
    assert.equal(whats.filter((what) => what === "exported-contact").length, 1);
  });
});
