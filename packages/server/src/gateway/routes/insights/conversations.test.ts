import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { problemSchema, type SessionToken } from "@prosa/protocol";
import {
  type ConversationPage,
  conversationDetailSchema,
  conversationPageSchema,
  dashboardSchema,
  insightsSchema,
} from "@prosa/protocol/desk";
import { AgentClient, signUp } from "../../../../test/agents.ts";
import { Client, freshId, isNumberNotice, openSession, putSite } from "../../../../test/client.ts";
import { OWNER_KEY, type StillBed, startStill } from "../../../../test/testbed.ts";
import { statsRoomsOf } from "../../../insights/shards.ts";
import { FACTS_REST_MS } from "../../../session/outbox/facts-job.ts";

const SITE = "loja";
const OWNER = { authorization: `Bearer ${OWNER_KEY}` };
const FORM = {
  fields: [{ name: "name", isRequired: false }],
  consent: { "pt-BR": "Usamos seus dados só para responder." },
};

let bed: StillBed;

beforeEach(async () => {
  bed = startStill();
  await putSite(bed, SITE, { model: "embedded", form: FORM });
  await ask("POST", "/api/knowledge/sources", {
    kind: "fact",
    text: "Você pode trocar em até 30 dias corridos.",
    keywords: ["troca", "prazo"],
  });
});

function ask(method: string, path: string, body?: unknown, headers: object = OWNER): Promise<Response> {
  const init = { method, headers: { ...headers }, ...(body !== undefined && { body: JSON.stringify(body) }) };
  return bed.fetch(path, init);
}

async function page(query = ""): Promise<ConversationPage> {
  const response = await ask("GET", `/api/conversations${query}`);
  assert.equal(response.status, 200, await response.clone().text());
  return conversationPageSchema.parse(await response.json());
}

async function dashboard(query = "") {
  const response = await ask("GET", `/api/analytics/dashboard${query}`);
  assert.equal(response.status, 200, await response.clone().text());
  return dashboardSchema.parse(await response.json());
}

async function refused(response: Response): Promise<[number, string]> {
  return [response.status, problemSchema.parse(await response.json()).code];
}

/** A visitor who says all of this, and whose session has told of it. */
async function visitor(...texts: string[]): Promise<SessionToken & { client: Client }> {
  const opened = await openSession(bed, SITE);
  const client = await Client.join(bed, opened);
  for (const text of texts) {
    const id = freshId();
    client.say(id, text);
    await client.reply(id);
  }
  await told();
  return { ...opened, client };
}

/** Lets the facts that wait be told. */
async function told(): Promise<void> {
  bed.clock.advance(FACTS_REST_MS);
  for (let round = 0; round < 5; round += 1) {
    await bed.platform.idle();
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe("GET /api/conversations", () => {
  it("lists conversations without their words, the latest first, and what became of each", async () => {
    const first = await visitor("qual o prazo de troca?");
    bed.clock.advance(60_000);
    const second = await visitor("oi");
    const { conversations, next } = await page();
    assert.deepEqual(
      conversations.map(({ session }) => session),
      [second.session, first.session],
    );
    assert.equal(next, undefined);
    const [, answered] = conversations;
    assert.equal(answered?.outcome, "open");
    assert.deepEqual(answered?.messages, { visitor: 1, assistant: 1, agent: 0 });
    assert.doesNotMatch(JSON.stringify(conversations), /prazo|30 dias/);
    bed.clock.advance(60 * 60_000);
    assert.deepEqual(
      (await page()).conversations.map(({ outcome }) => outcome),
      ["talk", "assumed"],
    );
  });

  it("pages by a cursor, without a gap or a repeat over all rooms of the site", async () => {
    const sessions: string[] = [];
    for (let count = 0; count < 23; count += 1) {
      sessions.unshift((await visitor("oi")).session);
      bed.clock.advance(1_000);
    }
    const listed: string[] = [];
    let next: string | undefined;
    do {
      const found = await page(`?limit=5${next === undefined ? "" : `&from=${next}`}`);
      assert.ok(found.conversations.length <= 5);
      listed.push(...found.conversations.map(({ session }) => session));
      next = found.next;
    } while (next !== undefined);
    assert.deepEqual(listed, sessions);
  });

  it("finds by what the visitor left, by tags, by times and by what became of it", async () => {
    const { session, client } = await visitor("oi");
    await visitor("qual o prazo de troca?");
    client.send({
      type: "submit",
      id: freshId(),
      contact: { name: "Márcia Souza", email: "m@x.example", phone: "+55 35 99999-1234" },
      consent: FORM.consent["pt-BR"],
    });
    await client.next("submitted");
    assert.equal((await ask("PATCH", `/api/conversations/${session}`, { tags: ["vip", "vip"] })).status, 204);
    await told();
    const at = bed.clock.now();
    const queries = [
      "?q=marcia",
      "?q=m@x.ex",
      "?q=99999-1234",
      `?q=${session}`,
      "?tag=vip",
      "?owner=assistant&tag=vip",
    ];
    for (const query of queries) {
      const { conversations } = await page(query);
      assert.deepEqual(
        conversations.map((one) => one.session),
        [session],
        query,
      );
    }
    assert.deepEqual((await page("?tag=vip")).conversations[0]?.tags, ["vip"]);
    for (const query of [
      "?q=joana",
      "?tag=outro",
      `?since=${at + 1}`,
      "?until=1",
      "?language=en",
      "?score=1",
    ])
      assert.deepEqual((await page(query)).conversations, [], query);
    bed.clock.advance(60 * 60_000);
    assert.equal((await page("?outcome=assumed")).conversations.length, 1);
    assert.deepEqual(await refused(await ask("GET", "/api/conversations?limit=101")), [400, "bad-query"]);
    assert.deepEqual(await refused(await ask("GET", "/api/conversations?from=x")), [400, "bad-query"]);
  });

  it("gives one conversation with its log and the agents' own events, exports it, and notes who did", async () => {
    const person = await signUp(bed, SITE, "Ana", "owner");
    const { session } = await visitor("qual o prazo de troca?");
    const agent = await AgentClient.join(bed, session, person);
    await agent.do({ type: "claim" });
    agent.send({ type: "note", id: freshId(), text: "ligar amanhã" });
    await agent.next("noted");
    const cookie = { cookie: person.cookie };
    const read = await ask("GET", `/api/conversations/${session}`, undefined, cookie);
    const detail = conversationDetailSchema.parse(await read.json());
    assert.deepEqual(
      detail.events.filter((event) => !isNumberNotice(event)).map(({ type }) => type),
      ["said", "said", "owner-changed"],
    );
    assert.ok(detail.internal.some((event) => event.type === "noted"));
    const text = await (
      await ask("GET", `/api/conversations/${session}/export?format=text`, undefined, cookie)
    ).text();
    assert.match(text, /visitor: qual o prazo de troca\?\n.*30 dias/);
    assert.match(text, /\(note\) Ana: ligar amanhã/);
    const json = await ask("GET", `/api/conversations/${session}/export`, undefined, cookie);
    assert.match(json.headers.get("content-disposition") ?? "", /attachment; filename="prosa-.*\.json"/);
    const audit = await (await ask("GET", "/api/desk/audit", undefined, cookie)).json();
    const { entries } = audit as { entries: { what: string; person: string; target: string }[] };
    assert.deepEqual(
      entries.slice(0, 3).map(({ what, person: by, target }) => [what, by, target]),
      ["exported-conversation", "exported-conversation", "read-conversation"].map((what) => [
        what,
        person.agent.id,
        session,
      ]),
    );
  });

  it("[I12] shows nothing of another site, and nothing to who is no owner", async () => {
    await putSite(bed, "outra", { model: "embedded" });
    const { session } = await visitor("oi");
    const elsewhere = await ask("GET", `/api/conversations/${session}?site=outra`);
    assert.deepEqual(await refused(elsewhere), [404, "unknown-conversation"]);
    assert.deepEqual(await refused(await ask("DELETE", `/api/conversations/${session}?site=outra`)), [
      404,
      "unknown-conversation",
    ]);
    assert.deepEqual((await page("?site=outra")).conversations, []);
    const { cookie } = await signUp(bed, SITE, "Bia", "agent");
    assert.deepEqual(await refused(await ask("GET", "/api/conversations", undefined, { cookie })), [
      403,
      "not-allowed",
    ]);
    assert.deepEqual(await refused(await ask("GET", "/api/conversations", undefined, {})), [
      401,
      "bad-owner-key",
    ]);
  });

  it("[I13] erases one for good: its log, its row and all that it counted, and no late report brings it back", async () => {
    const { session } = await visitor("qual o prazo de troca?");
    await visitor("oi");
    assert.equal((await dashboard()).totals.sessions, 2);
    assert.equal((await ask("DELETE", `/api/conversations/${session}?site=${SITE}`)).status, 204);
    await told();
    assert.deepEqual(await refused(await ask("GET", `/api/conversations/${session}?site=${SITE}`)), [
      410,
      "erased",
    ]);
    assert.equal((await page()).conversations.length, 1);
    const { totals } = await dashboard();
    assert.deepEqual([totals.sessions, totals.visitors, totals.messages.visitor], [1, 1, 1]);
    const report = {
      n: 1,
      facts: [{ type: "said", at: 1, by: "visitor", length: 2 }],
      until: 2 ** 45,
      about: { tags: [] },
    };
    for (const room of statsRoomsOf(SITE)) {
      const init = { method: "PUT", body: JSON.stringify(report) };
      const late = await bed.platform.callRoom("stats", room, `/facts/${session}`, init);
      if (late.status === 410) return;
    }
    assert.fail("no room remembers the erasure");
  });
});

describe("GET /api/analytics/dashboard", () => {
  it("counts by day: sessions, visitors, messages, intents, moods and mean length", async () => {
    for (let count = 0; count < 5; count += 1) await visitor("qual o prazo de troca?", "obrigada!");
    bed.clock.advance(25 * 60 * 60_000);
    await visitor("oi");
    const { totals, days, from, to } = await dashboard("?from=2026-01-14&to=2026-01-16");
    assert.deepEqual([from, to, days.length], ["2026-01-14", "2026-01-16", 3]);
    assert.deepEqual(
      days.map(({ sessions, visitors }) => [sessions, visitors]),
      [
        [0, 0],
        [5, 5],
        [1, 1],
      ],
    );
    assert.deepEqual(totals.messages, { visitor: 11, assistant: 11, agent: 0 });
    assert.equal(days[1]?.meanLength, 4);
    assert.equal(days[0]?.meanLength, null);
    assert.ok(totals.intents.some(({ count }) => count === 5));
    const { positive, neutral, negative } = totals.sentiment;
    assert.equal(positive + neutral + negative, 11);
  });

  it("hides what fewer than five conversations asked", async () => {
    for (let count = 0; count < 4; count += 1) await visitor("qual o prazo de troca?");
    const before = await dashboard();
    assert.ok(before.totals.intents.length > 0);
    assert.ok(before.totals.intents.every(({ count }) => count === null));
    await visitor("qual o prazo de troca?");
    assert.ok((await dashboard()).totals.intents.some(({ count }) => count === 5));
  });

  it("counts days by the clock that is asked for, and says what is wrong with a range", async () => {
    bed.clock.advance(13.5 * 60 * 60_000);
    await visitor("oi");
    const utc = await dashboard("?from=2026-01-15&to=2026-01-16");
    const local = await dashboard("?from=2026-01-15&to=2026-01-16&zone=America/Sao_Paulo");
    assert.deepEqual(
      utc.days.map(({ sessions }) => sessions),
      [0, 1],
    );
    assert.deepEqual(
      local.days.map(({ sessions }) => sessions),
      [1, 0],
    );
    for (const query of [
      "?from=2026-02-01&to=2026-01-01",
      "?zone=Marte/Olimpo",
      "?from=2020-01-01&to=2026-01-01",
    ])
      assert.deepEqual(
        await refused(await ask("GET", `/api/analytics/dashboard${query}`)),
        [400, "bad-range"],
        query,
      );
    assert.deepEqual(await refused(await ask("GET", "/api/analytics/dashboard?from=ontem")), [
      400,
      "bad-query",
    ]);
  });
});

describe("GET /api/insights", () => {
  it("[I24] gives each figure with its n, its interval and how it is known, beside that of the days before", async () => {
    for (let count = 0; count < 6; count += 1) await visitor("qual o prazo de troca?", "obrigada!");
    await visitor("vocês vendem pneus de trator?");
    bed.clock.advance(25 * 60 * 60_000);
    const response = await ask("GET", "/api/insights?from=2026-01-15&to=2026-01-15");
    const { figures, series, week, funnel, intents } = insightsSchema.parse(await response.json());
    const figure = (id: string) => figures.find((one) => one.id === id);
    assert.deepEqual([figure("conversations")?.value, figure("visitors")?.value], [7, 7]);
    const words = figure("resolution-words");
    assert.deepEqual([words?.value, words?.n, words?.known], [6 / 7, 7, "words"]);
    assert.ok(words?.interval && words.interval.from < 6 / 7 && words.interval.to > 6 / 7);
    assert.deepEqual([figure("resolution-verified")?.value, figure("wait")?.value], [6 / 7, null]);
    assert.equal(figure("conversations")?.before, 0);
    assert.deepEqual(
      series.map(({ conversations }) => conversations),
      [7],
    );
    assert.equal(
      week.reduce((sum, count) => sum + count, 0),
      13,
    );
    assert.deepEqual(
      funnel.map(({ count }) => count),
      [7, 7, 6, 6, 0],
    );
    assert.ok(intents.some(({ conversations, resolved }) => conversations === 6 && resolved === 1));
  });
});
