import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { conversationPageSchema } from "@prosa/protocol/desk";
import { signUp } from "../../../../test/agents.ts";
import { Client, freshId, openSession, putSite } from "../../../../test/client.ts";
import { FIGURES_SITE, FiguresBed, FORM, refused } from "../../../../test/insights/figures-bed.ts";
import { DIGEST_LENGTH, INDEXED_WORDS_MAX } from "../../../insights/words/word-digests.ts";

let site: FiguresBed;

const turn = (isOn: boolean) =>
  putSite(site.bed, FIGURES_SITE, { model: "embedded", form: FORM, wordSearch: isOn });

beforeEach(async () => {
  site = await FiguresBed.start();
  await turn(true);
});

/** The sessions that words find, with what each is found by. */
async function found(words: string, query = ""): Promise<(string | undefined)[][]> {
  const { conversations } = await site.page(`?words=${encodeURIComponent(words)}${query}`);
  return conversations.map(({ session, found: by }) => [session, by?.author, by?.text]);
}

/** The rows in which the statistics keep words. */
const indexRows = () =>
  site.bed.platform.storedRows().filter(([key]) => typeof key === "string" && key.startsWith("words:"));

/** Lets sessions tell until the index has so many conversations, and so many words in all where these are given. */
async function indexed(conversations: number, words = 0): Promise<void> {
  const isThere = () => {
    const rows = indexRows().map(([, value]) => String(value));
    return rows.length === conversations && rows.join("").length >= words * DIGEST_LENGTH;
  };
  for (let round = 0; round < 500 && !isThere(); round += 1) await site.told();
  assert.ok(isThere(), `The index has ${indexRows().length} conversations.`);
}

describe("GET /api/conversations?words=", () => {
  it("finds words of visitors and of replies, whole, without case and accents, and shows where", async () => {
    const { session } = await site.visitor("Meu pedido é o A1B2: qual o prazo de troca?");
    await site.visitor("oi");
    await indexed(2);
    assert.deepEqual(await found("PEDIDO a1b2"), [
      [session, "visitor", "Meu pedido é o A1B2: qual o prazo de troca?"],
    ]);
    assert.deepEqual(await found("corridos"), [
      [session, "assistant", "Você pode trocar em até 30 dias corridos."],
    ]);
    // All of them, though in several messages.
    assert.equal((await found("pedido você")).length, 1);
    for (const words of ["pedi", "pedido inexistente", "trocas"])
      assert.deepEqual(await found(words), [], words);
  });

  it("holds with other filters, and pages", async () => {
    const sessions: string[] = [];
    for (let count = 0; count < 23; count += 1) {
      sessions.unshift((await site.visitor("cadê o pedido?")).session);
      site.bed.clock.advance(1_000);
    }
    await indexed(23);
    assert.deepEqual(await found("pedido", "&language=en"), []);
    const first = await site.page("?words=pedido&limit=50");
    assert.equal(first.conversations.length, 20);
    const rest = await site.page(`?words=pedido&limit=50&from=${first.next}`);
    const listed = [...first.conversations, ...rest.conversations].map(({ session }) => session);
    assert.deepEqual(listed, sessions);
  });

  it("indexes the first 2,000 words of a conversation", async () => {
    const said = Array.from({ length: INDEXED_WORDS_MAX }, (_, count) => `w${count}`);
    const messages = Array.from({ length: 8 }, (_, part) =>
      said.slice(part * 250, part * 250 + 250).join(" "),
    );
    await site.visitor(...messages);
    await indexed(1, INDEXED_WORDS_MAX);
    const [index] = indexRows().map(([, value]) => String(value));
    assert.equal(index?.length, INDEXED_WORDS_MAX * DIGEST_LENGTH);
    assert.equal((await found("w0 w1000")).length, 1);
    // The replies took the places of the last ones.
    assert.deepEqual(await found(`w${INDEXED_WORDS_MAX - 1}`), []);
  });

  it("shows a part of a long message, around the first word", async () => {
    const long = `${"muito obrigado pela ajuda ".repeat(12)}com o guarda-chuva azul${" e até mais".repeat(30)}`;
    await site.visitor(long);
    await indexed(1);
    const [[, , text = ""] = []] = await found("azul");
    assert.ok(text.length <= 162 && text.startsWith("…") && text.endsWith("…"), text);
    assert.match(text, /guarda-chuva azul e até mais/);
  });

  it("refuses no words, and more than five", async () => {
    const ask = (words: string) => site.ask("GET", `/api/conversations?words=${encodeURIComponent(words)}`);
    for (const words of ["?!", "a", "um dois tres quatro cinco seis", "x".repeat(41)])
      assert.deepEqual(await refused(await ask(words)), [422, "bad-words"], words);
    for (const words of ["um dois tres quatro cinco", "aa", "x".repeat(40)])
      assert.equal((await ask(words)).status, 200, words);
    assert.deepEqual(await refused(await ask("x".repeat(101))), [400, "bad-query"]);
  });

  it("notes who searched, and never for what", async () => {
    const { cookie, agent } = await signUp(site.bed, FIGURES_SITE, "Ana", "owner");
    await site.visitor("cadê o pedido?");
    await indexed(1);
    const answer = await site.ask("GET", "/api/conversations?words=pedido", undefined, { cookie });
    assert.equal(conversationPageSchema.parse(await answer.json()).conversations.length, 1);
    const audit = await (await site.ask("GET", "/api/desk/audit", undefined, { cookie })).text();
    const { entries } = JSON.parse(audit) as { entries: { what: string; person: string }[] };
    assert.deepEqual([entries[0]?.what, entries[0]?.person], ["searched-words", agent.id]);
    assert.doesNotMatch(audit, /pedido/);
  });
});

describe("the index of words", () => {
  it("is kept only where the owner turned it on, and covers the whole conversation from its next message on", async () => {
    await turn(false);
    site.bed.clock.advance(60_000);
    const { client, session } = await site.visitor("cadê o pedido?");
    assert.equal(indexRows().length, 0);
    assert.deepEqual(await refused(await site.ask("GET", "/api/conversations?words=pedido")), [
      409,
      "no-word-search",
    ]);
    await turn(true);
    site.bed.clock.advance(60_000);
    assert.deepEqual(await found("pedido"), []);
    await site.say(client, "oi");
    await indexed(1);
    assert.deepEqual(
      (await found("pedido")).map(([one]) => one),
      [session],
    );
  });

  it("[I13] goes with an erased conversation, and wholly where the owner turns it off", async () => {
    const { session } = await site.visitor("cadê o pedido?");
    const other = await site.visitor("onde está o pedido?");
    await indexed(2);
    await site.ask("DELETE", `/api/conversations/${session}?site=${FIGURES_SITE}`);
    await indexed(1);
    assert.deepEqual(
      (await found("pedido")).map(([one]) => one),
      [other.session],
    );
    assert.equal(indexRows().length, 1);
    await turn(false);
    assert.equal(indexRows().length, 0);
    // The session may not have heard of it yet.
    await site.say(other.client, "oi");
    assert.equal(indexRows().length, 0);
  });

  it("holds no words, and nothing that another site's index can be compared with", async () => {
    await putSite(site.bed, "outra", { model: "embedded", wordSearch: true });
    await site.visitor("pedido");
    const client = await Client.join(site.bed, await openSession(site.bed, "outra"));
    const id = freshId();
    client.say(id, "pedido");
    await client.reply(id);
    await indexed(2);
    const [one, two] = indexRows().map(([, value]) => String(value));
    assert.ok(one && two);
    const digestsOf = (index: string) => new Set(index.match(/.{8}/g));
    assert.deepEqual(
      [...digestsOf(one)].filter((digest) => digestsOf(two).has(digest)),
      [],
    );
    assert.doesNotMatch(one + two, /pedido/i);
    assert.deepEqual((await site.page("?site=outra&words=pedido")).conversations.length, 1);
  });
});
