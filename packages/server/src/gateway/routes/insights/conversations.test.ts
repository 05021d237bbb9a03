import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { conversationDetailSchema } from "@prosa/protocol/desk";
import { AgentClient, signUp } from "../../../../test/agents.ts";
import { freshId, isNumberNotice, putSite } from "../../../../test/client.ts";
import { FIGURES_SITE, FiguresBed, FORM, refused } from "../../../../test/insights/figures-bed.ts";
import { statsRoomsOf } from "../../../insights/shards.ts";

let site: FiguresBed;

beforeEach(async () => {
  site = await FiguresBed.start();
});

describe("GET /api/conversations", () => {
  it("lists conversations without their words, the latest first, and what became of each", async () => {
    const first = await site.visitor("qual o prazo de troca?");
    site.bed.clock.advance(60_000);
    const second = await site.visitor("oi");
    const { conversations, next } = await site.page();
    assert.deepEqual(
      conversations.map(({ session }) => session),
      [second.session, first.session],
    );
    assert.equal(next, undefined);
    const [, answered] = conversations;
    assert.equal(answered?.outcome, "open");
    assert.deepEqual(answered?.messages, { visitor: 1, assistant: 1, agent: 0 });
    assert.doesNotMatch(JSON.stringify(conversations), /prazo|30 dias/);
    site.bed.clock.advance(60 * 60_000);
    assert.deepEqual(
      (await site.page()).conversations.map(({ outcome }) => outcome),
      ["talk", "assumed"],
    );
  });

  it("pages by a cursor, without a gap or a repeat over all rooms of the site", async () => {
    const sessions: string[] = [];
    for (let count = 0; count < 23; count += 1) {
      sessions.unshift((await site.visitor("oi")).session);
      site.bed.clock.advance(1_000);
    }
    const listed: string[] = [];
    let next: string | undefined;
    do {
      const found = await site.page(`?limit=5${next === undefined ? "" : `&from=${next}`}`);
      assert.ok(found.conversations.length <= 5);
      listed.push(...found.conversations.map(({ session }) => session));
      next = found.next;
    } while (next !== undefined);
    assert.deepEqual(listed, sessions);
  });

  it("finds by what the visitor left, by tags, by times and by what became of it", async () => {
    const { session, client } = await site.visitor("oi");
    await site.visitor("qual o prazo de troca?");
    client.send({
      type: "submit",
      id: freshId(),
      contact: { name: "Márcia Souza", email: "m@x.example", phone: "+55 35 99999-1234" },
      consent: FORM.consent["pt-BR"],
    });
    await client.next("submitted");
    assert.equal(
      (await site.ask("PATCH", `/api/conversations/${session}`, { tags: ["vip", "vip"] })).status,
      204,
    );
    await site.told();
    const at = site.bed.clock.now();
    const queries = [
      "?q=marcia",
      "?q=m@x.ex",
      "?q=99999-1234",
      `?q=${session}`,
      "?tag=vip",
      "?owner=assistant&tag=vip",
    ];
    for (const query of queries) {
      const { conversations } = await site.page(query);
      assert.deepEqual(
        conversations.map((one) => one.session),
        [session],
        query,
      );
    }
    assert.deepEqual((await site.page("?tag=vip")).conversations[0]?.tags, ["vip"]);
    for (const query of [
      "?q=joana",
      "?tag=outro",
      `?since=${at + 1}`,
      "?until=1",
      "?language=en",
      "?score=1",
    ])
      assert.deepEqual((await site.page(query)).conversations, [], query);
    site.bed.clock.advance(60 * 60_000);
    assert.equal((await site.page("?outcome=assumed")).conversations.length, 1);
    assert.deepEqual(await refused(await site.ask("GET", "/api/conversations?limit=101")), [
      400,
      "bad-query",
    ]);
    assert.deepEqual(await refused(await site.ask("GET", "/api/conversations?from=x")), [400, "bad-query"]);
  });

  it("gives one conversation with its log and the agents' own events, exports it, and notes who did", async () => {
    const person = await signUp(site.bed, FIGURES_SITE, "Ana", "owner");
    const { session } = await site.visitor("qual o prazo de troca?");
    const agent = await AgentClient.join(site.bed, session, person);
    await agent.do({ type: "claim" });
    agent.send({ type: "note", id: freshId(), text: "ligar amanhã" });
    await agent.next("noted");
    const cookie = { cookie: person.cookie };
    const read = await site.ask("GET", `/api/conversations/${session}`, undefined, cookie);
    const detail = conversationDetailSchema.parse(await read.json());
    assert.deepEqual(
      detail.events.filter((event) => !isNumberNotice(event)).map(({ type }) => type),
      ["said", "said", "owner-changed"],
    );
    assert.ok(detail.internal.some((event) => event.type === "noted"));
    const text = await (
      await site.ask("GET", `/api/conversations/${session}/export?format=text`, undefined, cookie)
    ).text();
    assert.match(text, /visitor: qual o prazo de troca\?\n.*30 dias/);
    assert.match(text, /\(note\) Ana: ligar amanhã/);
    const json = await site.ask("GET", `/api/conversations/${session}/export`, undefined, cookie);
    assert.match(json.headers.get("content-disposition") ?? "", /attachment; filename="prosa-.*\.json"/);
    const audit = await (await site.ask("GET", "/api/desk/audit", undefined, cookie)).json();
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
    await putSite(site.bed, "outra", { model: "embedded" });
    const { session } = await site.visitor("oi");
    const elsewhere = await site.ask("GET", `/api/conversations/${session}?site=outra`);
    assert.deepEqual(await refused(elsewhere), [404, "unknown-conversation"]);
    assert.deepEqual(await refused(await site.ask("DELETE", `/api/conversations/${session}?site=outra`)), [
      404,
      "unknown-conversation",
    ]);
    assert.deepEqual((await site.page("?site=outra")).conversations, []);
    const { cookie } = await signUp(site.bed, FIGURES_SITE, "Bia", "agent");
    assert.deepEqual(await refused(await site.ask("GET", "/api/conversations", undefined, { cookie })), [
      403,
      "not-allowed",
    ]);
    assert.deepEqual(await refused(await site.ask("GET", "/api/conversations", undefined, {})), [
      401,
      "bad-owner-key",
    ]);
  });

  it("[I13] erases one for good: its log, its row and all that it counted, and no late report brings it back", async () => {
    const { session } = await site.visitor("qual o prazo de troca?");
    await site.visitor("oi");
    assert.equal((await site.dashboard()).totals.sessions, 2);
    assert.equal(
      (await site.ask("DELETE", `/api/conversations/${session}?site=${FIGURES_SITE}`)).status,
      204,
    );
    await site.told();
    assert.deepEqual(
      await refused(await site.ask("GET", `/api/conversations/${session}?site=${FIGURES_SITE}`)),
      [410, "erased"],
    );
    assert.equal((await site.page()).conversations.length, 1);
    const { totals } = await site.dashboard();
    assert.deepEqual([totals.sessions, totals.visitors, totals.messages.visitor], [1, 1, 1]);
    const report = {
      n: 1,
      facts: [{ type: "said", at: 1, by: "visitor", length: 2 }],
      until: 2 ** 45,
      about: { tags: [] },
    };
    for (const room of statsRoomsOf(FIGURES_SITE)) {
      const init = { method: "PUT", body: JSON.stringify(report) };
      const late = await site.bed.platform.callRoom("stats", room, `/facts/${session}`, init);
      if (late.status === 410) return;
    }
    assert.fail("no room remembers the erasure");
  });
});
