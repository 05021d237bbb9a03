import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import type { Part } from "@prosa/protocol";
import type { TicketDetail, TicketPage } from "@prosa/protocol/desk";
import { type Person, signUp } from "../../../test/agents.ts";
import { type Client, freshId, isNumberNotice } from "../../../test/client.ts";
import { assertProblem } from "../../../test/http.ts";
import { ask, SessionBed, SITE } from "../../../test/session-bed.ts";

const HOUR = 60 * 60 * 1_000;
const DAY = 24 * HOUR;
const SPAN = { from: "10:00", to: "18:00" };
/** The bed's clock stands at Thursday, 15 January 2026, 09:00 in São Paulo: closed for an hour more. */
const HOURS = { timeZone: "America/Sao_Paulo", week: [[SPAN], [SPAN], [SPAN], [SPAN], [SPAN], [], []] };
const EMAIL = "ana@exemplo.com.br";

type PartOf<Type extends Part["type"]> = Extract<Part, { type: Type }>;

describe("tickets", () => {
  let session: SessionBed;
  let agent: Person;
  let visitor: Client;

  beforeEach(async () => {
    session = await SessionBed.start({ openingHours: HOURS });
    agent = await signUp(session.bed, SITE, "Lia");
    visitor = await session.join();
  });

  /** The form in the reply to what the visitor does. */
  async function formAfter(act: () => unknown): Promise<{ messageId: string; form: PartOf<"form"> }> {
    await act();
    const said = await visitor.next("said", ({ message }) =>
      message.parts.some(({ type }) => type === "form"),
    );
    const form = said.message.parts.find((part) => part.type === "form");
    assert.ok(form?.type === "form");
    return { messageId: said.message.id, form };
  }

  /** Asks for a person while the site is closed, and sends the form; returns the ticket's card. */
  async function open(changes: object = {}): Promise<PartOf<"ticket">> {
    const { messageId, form } = await formAfter(() => visitor.send({ type: "ask-human", id: freshId() }));
    assert.ok(form.ticket);
    const submission = { type: "submit", id: freshId(), messageId, contact: { email: EMAIL } } as const;
    visitor.send({ ...submission, consent: form.consent.text, ...changes });
    return card();
  }

  /** The newest card that the visitor sees. */
  async function card(passes: (part: PartOf<"ticket">) => boolean = () => true): Promise<PartOf<"ticket">> {
    const isCard = (part: Part): part is PartOf<"ticket"> => part.type === "ticket" && passes(part);
    const { message } = await visitor.next("said", (event) => event.message.parts.some(isCard));
    const found = message.parts.find(isCard);
    assert.ok(found);
    return found;
  }

  const request = (
    method: string,
    path: string,
    body?: object,
    headers: Record<string, string> = { cookie: agent.cookie },
  ) => session.bed.fetch(path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
  const change = (id: string, changes: object) => request("PATCH", `/api/desk/tickets/${id}`, changes);
  const read = async <T>(response: Response | Promise<Response>): Promise<T> => {
    const found = await response;
    assert.ok(found.ok, `${found.status}`);
    return (await found.json()) as T;
  };

  it("[I20] [I21] take the place of a wait while the site is closed: with an address, a number and a time in business hours", async () => {
    await ask(visitor, "Meu pedido ainda não chegou");
    const opened = await open();
    assert.equal(opened.number, 1_001);
    assert.equal(opened.status, "new");
    // 24 business hours, three days of eight: from Thursday's opening to Monday's closing.
    assert.equal(opened.expectedAt, Date.UTC(2026, 0, 19, 21));
    const changed = visitor.log.filter((event) => event.type === "owner-changed");
    assert.deepEqual(
      changed.map(({ owner }) => owner),
      ["assistant"],
    );
    const { ticket, entries } = await read<TicketDetail>(
      request("GET", `/api/desk/tickets/${opened.ticketId}`),
    );
    assert.match(ticket.description, /Meu pedido ainda não chegou/);
    assert.deepEqual([ticket.kind, ticket.contact?.email, ticket.urgency], ["Pedido", EMAIL, "normal"]);
    assert.deepEqual(
      entries.map(({ by, status }) => [by, status]),
      [["visitor", "new"]],
    );
  });

  it("are prepared from the talk where the visitor asks for one, and opened as the visitor changed them", async () => {
    await ask(visitor, "A cafeteira chegou quebrada e preciso trocar com urgência");
    const { messageId, form } = await formAfter(() => visitor.say(freshId(), "Quero abrir um chamado"));
    assert.equal(form.ticket?.subject, "A cafeteira chegou quebrada e preciso trocar com urgência");
    assert.equal(form.ticket?.urgency, "urgent");
    const ticket = { ...form.ticket, subject: "Cafeteira quebrada", urgency: "high" } as const;
    const submission = { type: "submit", id: freshId(), messageId, ticket } as const;
    visitor.send({ ...submission, contact: { name: "Ana" }, consent: form.consent.text });
    assert.equal((await visitor.next("rejected")).code, "unknown-message", "an address is needed");
    visitor.send({ ...submission, contact: { email: EMAIL }, consent: form.consent.text });
    const opened = await card();
    assert.equal(opened.title, "Cafeteira quebrada");
    assert.equal(opened.expectedAt, Date.UTC(2026, 0, 15, 21), "eight business hours");
  });

  it("[I1] are made once, however often the submission comes and whenever the server falls", async () => {
    const id = freshId();
    const opened = await open({ id });
    await session.bed.kill();
    visitor = await session.join();
    const submitted = visitor.log.find((event) => event.type === "submitted");
    assert.ok(submitted?.type === "submitted");
    visitor.send({ ...submitted, type: "submit", id } as never);
    await visitor.next("confirmed", (event) => event.id === id);
    await session.settled();
    const { tickets } = await read<TicketPage>(request("GET", "/api/desk/tickets"));
    assert.deepEqual(
      tickets.map((ticket) => ticket.id),
      [opened.ticketId],
    );
    assert.equal(
      visitor.log.filter(
        (event) => event.type === "said" && event.message.author === "notice" && !isNumberNotice(event),
      ).length,
      1,
    );
  });

  it("follow their work in the conversation: an answer waits for the visitor, a note is not told", async () => {
    const { ticketId, followPath } = await open();
    await read(change(ticketId, { note: "Cliente antiga." }));
    await read(change(ticketId, { assignee: agent.agent.id }));
    await read(change(ticketId, { answer: "Qual é a cor?", request: "request-1" }));
    await read(change(ticketId, { answer: "Qual é a cor?", request: "request-1" }));
    assert.equal((await card(({ status }) => status === "waiting")).number, 1_001);
    const told = JSON.stringify(visitor.log);
    assert.match(told, /Lia respondeu ao chamado nº \*\*1001\*\*/);
    assert.doesNotMatch(told, /Cliente antiga/);
    assert.equal(told.split("Qual é a cor?").length, 2, "a repeat changes nothing");
    const followed = await read<{ entries: { text?: string }[] }>(
      request("GET", `/api${followPath}`, undefined, {}),
    );
    assert.deepEqual(
      followed.entries.flatMap(({ text }) => text ?? []),
      ["Qual é a cor?"],
    );
    const { ticket } = await read<TicketDetail>(request("GET", `/api/desk/tickets/${ticketId}`));
    assert.equal(ticket.assignee?.name, "Lia");
  });

  it("are read, added to and closed by who holds the secret link, as a page without a script", async () => {
    const { ticketId, followPath = "" } = await open();
    const page = await session.bed.fetch(followPath);
    const html = await page.text();
    assert.match(html, /Chamado 1001/);
    assert.match(html, /Previsão de solução/);
    assert.match(page.headers.get("content-security-policy") ?? "", /default-src 'none'/);
    assert.doesNotMatch(html, /<script/);
    await assertProblem(await session.bed.fetch(`/api${followPath.slice(0, -1)}x`), 404, "unknown-ticket");
    const other = `/api${followPath.replace(SITE, "outra")}`;
    await assertProblem(await session.bed.fetch(other), 404, "unknown-ticket");
    const send = (fields: Record<string, string>) =>
      session.bed.fetch(followPath, { method: "POST", body: new URLSearchParams(fields).toString() });
    const words = { text: "É <b>azul</b>.", request: "request-1" };
    await read(change(ticketId, { status: "waiting" }));
    assert.equal((await send(words)).status, 303);
    assert.equal((await send(words)).status, 303);
    await card(({ status }) => status === "open");
    const shown = await (await session.bed.fetch(followPath)).text();
    assert.equal(shown.split("É &lt;b&gt;azul&lt;/b&gt;.").length, 2, "once, as text");
    await assertProblem(await send({}), 422, "bad-body");
    assert.equal((await send({ close: "1", request: "request-2" })).status, 303);
    await card(({ status }) => status === "closed");
    await assertProblem(await send({ text: "Mais uma coisa" }), 409, "ticket-closed");
    await assertProblem(await change(ticketId, { status: "open" }), 409, "ticket-closed");
  });

  it("close a week after they were solved, and count as kept where that was in time", async () => {
    const { ticketId } = await open();
    session.bed.clock.advance(2 * HOUR);
    await read(change(ticketId, { status: "solved" }));
    await card(({ status }) => status === "solved");
    await session.settled();
    session.bed.clock.advance(7 * DAY - 1);
    await session.settled();
    const solved = await read<TicketDetail>(request("GET", `/api/desk/tickets/${ticketId}`));
    assert.equal(solved.ticket.status, "solved");
    session.bed.clock.advance(1);
    await session.settled();
    const { ticket } = await read<TicketDetail>(request("GET", `/api/desk/tickets/${ticketId}`));
    assert.equal(ticket.status, "closed");
    const waits = await read<{ tickets: object }>(request("GET", "/api/desk/waits"));
    assert.deepEqual(waits.tickets, { solved: 1, onTime: 1 });
  });

  it("are made by agents, also without a conversation, and listed by what they are and in pages", async () => {
    const made: string[] = [];
    for (const subject of ["Um", "Dois", "Três"]) {
      const body = { subject, urgency: subject === "Dois" ? "low" : "high" };
      made.push((await read<TicketDetail>(request("POST", "/api/desk/tickets", body))).ticket.id);
      session.bed.clock.advance(1);
    }
    const list = (query: string) => read<TicketPage>(request("GET", `/api/desk/tickets?${query}`));
    const first = await list("limit=2");
    assert.deepEqual(
      first.tickets.map(({ subject }) => subject),
      ["Três", "Dois"],
    );
    const rest = await list(`limit=2&from=${first.next}`);
    assert.deepEqual(
      rest.tickets.map(({ subject }) => subject),
      ["Um"],
    );
    assert.equal(rest.next, undefined);
    await read(change(made[0] ?? "", { status: "open", assignee: agent.agent.id }));
    const subjects = async (query: string) => (await list(query)).tickets.map(({ subject }) => subject);
    assert.deepEqual(await subjects("status=open,waiting"), ["Um"]);
    assert.deepEqual(await subjects(`assignee=${agent.agent.id}`), ["Um"]);
    assert.deepEqual(await subjects("assignee=none&urgency=high"), ["Três"]);
    await assertProblem(await request("GET", "/api/desk/tickets?status=lost"), 400, "bad-filter");
    await assertProblem(await change(made[0] ?? "", { assignee: "nobody-here" }), 422, "unknown-person");
    await assertProblem(await request("GET", "/api/desk/tickets", undefined, {}), 401, "signed-out");
  });

  it("[I1] are made once by agents too, however often a request comes and whenever the server falls", async () => {
    const body = { subject: "Troca", description: "Camisa", request: "request-of-lia-1" };
    const make = (changes: object = {}) => request("POST", "/api/desk/tickets", { ...body, ...changes });
    const first = await read<TicketDetail>(make());
    await session.bed.kill();
    await read(change(first.ticket.id, { status: "open", urgency: "high" }));
    const again = await read<TicketDetail>(make());
    assert.equal((await make()).status, 201);
    assert.deepEqual([again.ticket.id, again.ticket.number], [first.ticket.id, first.ticket.number]);
    const { tickets } = await read<TicketPage>(request("GET", "/api/desk/tickets"));
    assert.equal(tickets.length, 1);
    for (const other of [{ subject: "Outra" }, { description: "" }, { kind: "troca" }])
      await assertProblem(await make(other), 409, "conflict");
    const another = await read<TicketDetail>(make({ request: "request-of-lia-2" }));
    assert.equal(another.ticket.number, first.ticket.number + 1);
    const lead = await signUp(session.bed, SITE, "Rita", "lead");
    const audit = await session.bed.fetch("/api/desk/audit", { headers: { cookie: lead.cookie } });
    const { entries } = (await audit.json()) as { entries: { what: string }[] };
    assert.equal(entries.filter(({ what }) => what === "opened-ticket").length, 2);
  });

  it("are counted, found by their number, and late once their time is over", async () => {
    const body = { subject: "Um", urgency: "high" };
    const { ticket } = await read<TicketDetail>(request("POST", "/api/desk/tickets", body));
    const list = (query: string) => read<TicketPage>(request("GET", `/api/desk/tickets?${query}`));
    assert.deepEqual((await list("overdue=true")).tickets, []);
    assert.ok(ticket.expectedAt);
    session.bed.clock.advance(ticket.expectedAt - session.bed.clock.now());
    assert.deepEqual((await list("overdue=true")).tickets, [], "not yet at its very time");
    session.bed.clock.advance(1);
    const late = await list("overdue=true");
    assert.deepEqual(
      late.tickets.map(({ number }) => number),
      [1_001],
    );
    const none = { open: 0, waiting: 0, solved: 0, closed: 0 };
    assert.deepEqual(late.counts, { ...none, new: 1, overdue: 1, unassigned: 1 });
    assert.equal((await list("number=1001")).tickets.length, 1);
    assert.equal((await list("number=1002")).tickets.length, 0);
    await read(change(ticket.id, { status: "solved" }));
    const done = await list("overdue=true&status=solved");
    assert.deepEqual([done.tickets.length, done.counts.overdue, done.counts.unassigned], [0, 0, 0]);
    await assertProblem(await request("GET", "/api/desk/tickets?overdue=perhaps"), 400, "bad-filter");
    await assertProblem(await request("GET", "/api/desk/tickets?number=0"), 400, "bad-filter");
  });

  it("[I23] leave as a file for leads and owners, with no cell that a spreadsheet would run, and that is on record", async () => {
    const lead = await signUp(session.bed, SITE, "Bia", "lead");
    for (let at = 0; at < 101; at += 1) {
      const subject = at === 0 ? '=1+1, "citado"' : `Pedido ${at}`;
      await read(request("POST", "/api/desk/tickets", { subject, urgency: at === 100 ? "low" : "high" }));
    }
    const file = (query: string, cookie: string) =>
      request("GET", `/api/desk/tickets.csv?${query}`, undefined, { cookie });
    await assertProblem(await file("", agent.cookie), 403, "not-allowed");
    await assertProblem(await file("status=lost", lead.cookie), 400, "bad-filter");
    const response = await file("urgency=high", lead.cookie);
    assert.equal(response.headers.get("content-type"), "text/csv; charset=utf-8");
    const lines = (await response.text()).split("\r\n");
    assert.equal(lines.length, 102, "a head, a hundred tickets of two pages, and the end");
    assert.match(lines[0] ?? "", /^\ufeff?number,subject,kind,status/);
    assert.ok(lines.some((line) => line.includes(`"'=1+1, ""citado""",,new,high`)));
    const { entries } = await read<{ entries: { person?: string; what: string }[] }>(
      request("GET", "/api/desk/audit", undefined, { cookie: lead.cookie }),
    );
    assert.deepEqual(
      entries.filter(({ what }) => what === "exported-tickets").map(({ person }) => person),
      [lead.agent.id],
      "the refused ones exported nothing",
    );
  });

  it("[I13] go with the session that the visitor erases", async () => {
    const { ticketId, followPath } = await open();
    const { token } = session.opened;
    await session.bed.fetch(`/api/sessions/${session.opened.session}`, {
      method: "DELETE",
      headers: { authorization: `Bearer ${token}` },
    });
    await session.settled();
    await assertProblem(await request("GET", `/api/desk/tickets/${ticketId}`), 404, "unknown-ticket");
    await assertProblem(await session.bed.fetch(`/api${followPath}`), 404, "unknown-ticket");
    const { rows } = session.bed.platform.place("desk", SITE).storage;
    assert.doesNotMatch(JSON.stringify([...rows.values()]), /ana@exemplo/);
  });

  it("[I22] reach a session that could not be reached at first, in their order", async () => {
    const { ticketId } = await open();
    const { storage } = session;
    storage.put = async () => {
      throw new Error("disk full");
    };
    for (const status of ["open", "waiting"]) await read(change(ticketId, { status }));
    await session.settled();
    delete (storage as { put?: unknown }).put;
    session.bed.clock.advance(2 * 60_000);
    await session.settled();
    await card(({ status }) => status === "waiting");
    const states = visitor.log.flatMap((event) => (event.type === "said" ? event.message.parts : []));
    assert.deepEqual(
      states.flatMap((part) => (part.type === "ticket" ? [part.status] : [])),
      ["new", "open", "waiting"],
    );
  });
});
