import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { beforeEach, describe, it } from "node:test";
import type { ApiScopeName, MadeApiKey } from "@prosa/protocol";
import { getIntrospectionQuery } from "graphql";
import * as z from "zod/mini";
import { freshId } from "../../../test/client.ts";
import { FIGURES_SITE, FiguresBed, FORM, refused } from "../../../test/insights/figures-bed.ts";
import { QUERY_LIMITS } from "./limits.ts";
import { PAGE_MAX } from "./sdl.ts";

const answerSchema = z.object({
  data: z.optional(z.nullable(z.record(z.string(), z.unknown()))),
  errors: z.optional(
    z.array(
      z.object({
        message: z.string(),
        extensions: z.optional(z.object({ code: z.optional(z.string()) })),
      }),
    ),
  ),
});
const nodesSchema = z.object({
  nodes: z.array(z.record(z.string(), z.unknown())),
  pageInfo: z.optional(z.object({ hasNextPage: z.boolean(), endCursor: z.nullable(z.string()) })),
});

let site: FiguresBed;

beforeEach(async () => {
  site = await FiguresBed.start();
});

async function query(text: string, variables: object = {}, headers?: object) {
  const json = { "content-type": "application/json" };
  const body = { query: text, variables };
  const response = await site.ask("POST", "/api/graphql", body, headers && { ...json, ...headers });
  return answerSchema.parse(await response.json());
}

async function keyOf(...scopes: ApiScopeName[]): Promise<string> {
  const made = await site.ask("POST", `/api/sites/${FIGURES_SITE}/keys`, { name: "BI", scopes });
  assert.equal(made.status, 201);
  return ((await made.json()) as MadeApiKey).key;
}

/** The codes of an answer's errors, or their words where the library refuses. */
const codesOf = ({ errors = [] }: z.infer<typeof answerSchema>) =>
  errors.map(({ extensions, message }) => extensions?.code ?? message);

/** A visitor who asked and left a contact. */
async function withContact() {
  const { session, client } = await site.visitor("qual o prazo de troca?");
  client.send({
    type: "submit",
    id: freshId(),
    contact: { name: "Márcia Souza", email: "m@x.example" },
    consent: FORM.consent["pt-BR"],
  });
  await client.next("submitted");
  await site.told();
  return session;
}

describe("/api/graphql", () => {
  it("answers conversations with their contacts, and contacts with their conversations, and wakes no session", async () => {
    const session = await withContact();
    for (let count = 0; count < 6; count += 1) await site.visitor("oi");
    const headers = { authorization: `Bearer ${await keyOf("conversations:read", "analytics:read")}` };
    const woken: string[] = [];
    site.bed.platform.hibernate();
    site.bed.platform.onCall = (kind, id, at) => woken.push(`${kind} ${id}${at.split("?")[0]}`);
    const text = `{
      conversations(first: 10) { nodes { session outcome messages { visitor } contact { name conversation { session } } } }
      contacts(first: 10) { nodes { session email conversation { intents contact { email } } } }
      tickets { nodes { number } }
      metrics(days: 2) { figures { id n } week }
    }`;
    const { data, errors } = await query(text, {}, headers);
    assert.equal(errors, undefined);
    const { nodes } = nodesSchema.parse(data?.conversations);
    assert.equal(nodes.length, 7);
    const found = nodes.find((one) => one.session === session);
    assert.deepEqual(found, {
      session,
      outcome: "open",
      messages: { visitor: 1 },
      contact: { name: "Márcia Souza", conversation: { session } },
    });
    const contacts = nodesSchema.parse(data?.contacts).nodes;
    assert.deepEqual(
      contacts.map((one) => one.email),
      ["m@x.example"],
    );
    const kinds = new Set(woken.map((one) => one.split(" ")[0]));
    assert.deepEqual([...kinds].sort(), ["desk", "site", "stats"]);
    // Eight rooms of statistics for each list or range, one more for the contact's talk; contacts of all rows by one request.
    assert.ok(woken.filter((one) => one.startsWith("stats")).length <= 8 * 3 + 2, woken.join("\n"));
    assert.equal(woken.filter((one) => one.endsWith("/contacts/found")).length, 1);
  });

  it("pages on with the cursor, by variables and by GET too", async () => {
    const sessions = new Set<string>();
    for (let count = 0; count < 5; count += 1) {
      sessions.add((await site.visitor("oi")).session);
      site.bed.clock.advance(1_000);
    }
    const text = `query Page($first: Int, $after: String) {
      conversations(first: $first, after: $after) { nodes { session } pageInfo { hasNextPage endCursor } }
    }`;
    const first = nodesSchema.parse((await query(text, { first: 3 })).data?.conversations);
    assert.equal(first.pageInfo?.hasNextPage, true);
    const variables = JSON.stringify({ first: 3, after: first.pageInfo?.endCursor });
    const address = `/api/graphql?${new URLSearchParams({ query: text, variables })}`;
    const got = answerSchema.parse(await (await site.ask("GET", address)).json());
    const second = nodesSchema.parse(got.data?.conversations);
    assert.deepEqual(second.pageInfo, { hasNextPage: false, endCursor: null });
    const seen = [...first.nodes, ...second.nodes].map((one) => String(one.session));
    assert.deepEqual([seen.length, new Set(seen)], [5, sessions]);
  });

  it("opens each field to its scope alone, and answers the others beside it", async () => {
    const both = "{ conversations { nodes { session } } metrics { from } tickets { nodes { id } } }";
    const figures = await query(both, {}, { authorization: `Bearer ${await keyOf("analytics:read")}` });
    assert.deepEqual(codesOf(figures), ["missing-scope", "missing-scope"]);
    assert.match(figures.errors?.[0]?.message ?? "", /"conversations:read"/);
    assert.deepEqual(Object.keys(figures.data?.metrics ?? {}), ["from"]);
    const talks = await query(both, {}, { authorization: `Bearer ${await keyOf("conversations:read")}` });
    assert.deepEqual(codesOf(talks), ["missing-scope"]);
    assert.equal(talks.data?.metrics, null);
    assert.deepEqual(talks.data?.conversations, { nodes: [] });
    const others = { authorization: `Bearer ${await keyOf("knowledge")}` };
    const refusedKey = await site.ask("POST", "/api/graphql", { query: both }, others);
    assert.deepEqual(await refused(refusedKey), [403, "missing-scope"]);
    const wrong = { authorization: "Bearer wrong-key" };
    assert.deepEqual(await refused(await site.ask("POST", "/api/graphql", { query: both }, wrong)), [
      401,
      "bad-owner-key",
    ]);
    const key = await keyOf("conversations:read");
    const other = await site.ask("GET", `/api/graphql?site=outra&query={__typename}`, undefined, {
      authorization: `Bearer ${key}`,
    });
    assert.deepEqual(await refused(other), [403, "wrong-site"]);
  });

  it("describes itself to who has a key, and to nobody else", async () => {
    const { data, errors } = await query(getIntrospectionQuery());
    assert.equal(errors, undefined);
    assert.ok(JSON.stringify(data).includes("ConversationFilter"));
    const none = await site.ask("POST", "/api/graphql", { query: getIntrospectionQuery() }, {});
    assert.deepEqual(await refused(none), [401, "bad-owner-key"]);
  });

  it("says what to do about a field, a value and a body that cannot be", async () => {
    assert.match((await query("{ conversation }")).errors?.[0]?.message ?? "", /selection of subfields/);
    assert.match((await query("mutation { erase }")).errors?.[0]?.message ?? "", /mutation/i);
    const bad = await query('{ conversations(filter: { outcome: "nice" }) { nodes { session } } }');
    assert.deepEqual(codesOf(bad), ["bad-query"]);
    assert.match(bad.errors?.[0]?.message ?? "", /Not valid at outcome/);
    assert.deepEqual(codesOf(await query("{ metrics(days: 900) { from } }")), ["bad-query"]);
    const large = await site.ask("POST", "/api/graphql", { query: " ".repeat(64 * 1024) });
    assert.deepEqual(await refused(large), [413, "too-large"]);
    const several = await site.ask("POST", "/api/graphql", [{ query: "{ __typename }" }]);
    assert.deepEqual(await refused(several), [422, "bad-body"]);
    assert.deepEqual(await refused(await site.ask("GET", "/api/graphql")), [400, "bad-query"]);
  });

  it("tells nothing of a failure but where the log names it", async () => {
    site.bed.platform.onCall = (kind) => {
      if (kind === "desk") throw new Error("rows of the desk at /secret/place");
    };
    const answer = await query("{ tickets { nodes { id } } contacts { nodes { email } } }");
    assert.deepEqual(codesOf(answer), ["internal-error"]);
    const failed = site.bed.platform.logs.find(({ event }) => event === "request-failed");
    assert.ok(failed && answer.errors?.[0]?.message.includes(String(failed.requestId)));
    assert.doesNotMatch(JSON.stringify(answer), /secret/);
    assert.deepEqual(answer.data?.contacts, { nodes: [] });
  });
});

describe("the limits of a query", () => {
  const deep = (levels: number) => {
    const open = Array.from({ length: levels - 1 }, (_, at) => (at % 2 ? "conversation" : "contact"));
    return `{ conversation(session: "session-0001") { ${open.slice(0, -1).join(" { ")} { session ${"} ".repeat(levels - 2)}} }`;
  };
  const aliased = (count: number) =>
    `{ ${Array.from({ length: count }, (_, at) => `a${at}: conversation(session: "session-0001") { session }`).join(" ")} }`;
  const isLarge = async (text: string, variables = {}) => codesOf(await query(text, variables));

  it(`hold at ${QUERY_LIMITS.depth} fields of depth, fragments included`, async () => {
    assert.deepEqual(await isLarge(deep(QUERY_LIMITS.depth)), []);
    assert.deepEqual(await isLarge(deep(QUERY_LIMITS.depth + 1)), ["query-too-large"]);
    const spread = `{ conversation(session: "session-0001") { ...A } }
      fragment A on Conversation { contact { conversation { contact { ...B } } } }
      fragment B on Contact { conversation { contact { conversation { session } } } }`;
    assert.deepEqual(await isLarge(spread), ["query-too-large"]);
  });

  it(`hold at ${QUERY_LIMITS.aliases} aliases`, async () => {
    assert.deepEqual(await isLarge(aliased(QUERY_LIMITS.aliases)), []);
    assert.deepEqual(await isLarge(aliased(QUERY_LIMITS.aliases + 1)), ["query-too-large"]);
  });

  it(`hold at ${QUERY_LIMITS.nodes} rows, whichever way the size of a page is given`, async () => {
    const page = (at: number, first: string) => `a${at}: contacts(first: ${first}) { nodes { session } }`;
    // No query has enough aliases to reach the limit by pages of its own: each fragment counts where it is spread.
    const pages = Array.from({ length: 10 }, (_, at) => page(at, "$n")).join(" ");
    const spread = (times: number) =>
      `query Q($n: Int) { ${"...F ".repeat(times)} } fragment F on Query { contacts(first: $n) { nodes { session } } }`;
    assert.deepEqual(await isLarge(`query Q($n: Int) { ${pages} }`, { n: PAGE_MAX }), []);
    assert.deepEqual(await isLarge(spread(QUERY_LIMITS.nodes / PAGE_MAX), { n: PAGE_MAX }), []);
    assert.deepEqual(await isLarge(spread(QUERY_LIMITS.nodes / PAGE_MAX + 1), { n: PAGE_MAX }), [
      "query-too-large",
    ]);
    // Fragments within fragments would take for ever if each were measured wherever it is spread.
    const within = Array.from(
      { length: 60 },
      (_, at) => `fragment F${at} on Query { ...F${at + 1} ...F${at + 1} }`,
    );
    const bomb = `{ ...F0 } ${within.join(" ")} fragment F60 on Query { contacts { nodes { session } } }`;
    assert.deepEqual(await isLarge(bomb), ["query-too-large"]);
    for (const first of ["0", "101", "1.5"])
      assert.notDeepEqual(await isLarge(`{ ${page(0, first)} }`), [], first);
    for (const first of ["1", "100"]) assert.deepEqual(await isLarge(`{ ${page(0, first)} }`), [], first);
  });

  it(`hold at ${QUERY_LIMITS.tokens} tokens`, async () => {
    // Eight tokens a field with a directive, five around all fields; as many fields without one as are missing.
    const tokens = (count: number) => {
      const [long, short] = [Math.floor((count - 5) / 8), (count - 5) % 8];
      return `{ metrics { ${"from @include(if: true) ".repeat(long)}${"from ".repeat(short)}} }`;
    };
    assert.deepEqual(await isLarge(tokens(QUERY_LIMITS.tokens)), []);
    const beyond = await query(tokens(QUERY_LIMITS.tokens + 1));
    assert.deepEqual(codesOf(beyond), ["GRAPHQL_PARSE_FAILED"]);
    assert.match(beyond.errors?.[0]?.message ?? "", new RegExp(`${QUERY_LIMITS.tokens} tokens`));
  });

  it(`hold at ${QUERY_LIMITS.ms} ms: a room that is too slow keeps nobody waiting`, async (context) => {
    const headers = { authorization: `Bearer ${await keyOf("conversations:read")}` };
    await query("{ __typename }", {}, headers);
    const asked = Promise.withResolvers<void>();
    const { platform } = site.bed;
    const { callRoom } = platform;
    context.mock.method(platform, "callRoom", (...call: Parameters<typeof callRoom>) => {
      if (call[0] !== "desk") return callRoom(...call);
      asked.resolve();
      return new Promise<Response>(() => undefined);
    });
    context.mock.timers.enable({ apis: ["setTimeout"] });
    const slow = query("{ tickets { nodes { id } } }", {}, headers);
    await asked.promise;
    context.mock.timers.tick(QUERY_LIMITS.ms - 1);
    const first = await Promise.race([slow, new Promise((resolve) => setImmediate(resolve, "waiting"))]);
    assert.equal(first, "waiting");
    context.mock.timers.tick(1);
    assert.deepEqual(codesOf(await slow), ["query-too-slow"]);
  });
});

describe("docs/graphql.md", () => {
  const page = readFileSync(path.join(import.meta.dirname, "../../../../../docs/graphql.md"), "utf8");

  it("has three queries, which the server answers", async () => {
    await withContact();
    const queries = [...page.matchAll(/```graphql\n([\s\S]*?)```/g)].map(([, text = ""]) => text);
    assert.equal(queries.length, 3);
    for (const text of queries) {
      const { data, errors } = await query(text, { days: 7 });
      assert.equal(errors, undefined, text);
      for (const value of Object.values(data ?? {})) assert.ok(value, text);
    }
  });

  it("gives the limits as they are", () => {
    const { depth, aliases, nodes, tokens, ms } = QUERY_LIMITS;
    const numbers = [depth, aliases, nodes, tokens].map((one) => one.toLocaleString("en-US"));
    for (const number of [...numbers, `${ms / 1_000} s`]) assert.ok(page.includes(`| ${number} |`), number);
  });
});
