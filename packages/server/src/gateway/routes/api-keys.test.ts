import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { beforeEach, describe, it } from "node:test";
import { type ApiKey, type ApiScopeName, apiScopeSchema, type MadeApiKey } from "@prosa/protocol";
import { Client, freshId, openSession, putSite } from "../../../test/client.ts";
import { assertProblem, OWNER, post, put } from "../../../test/http.ts";
import { type StillBed, startStill } from "../../../test/testbed.ts";
import { API_KEYS_MAX } from "../../site/api-key-store.ts";
import { WRONG_KEYS_PER_MINUTE } from "../authentication.ts";
import { KEY_REQUESTS_PER_MINUTE } from "../owner-right.ts";

const SITE = "loja";
const OTHER = "outra";
const DAY_MS = 24 * 60 * 60 * 1_000;
const HOUR_MS = 60 * 60 * 1_000;

let bed: StillBed;

beforeEach(async () => {
  bed = startStill();
  for (const site of [SITE, OTHER]) await putSite(bed, site, { model: "embedded" });
});

async function make(scopes: readonly ApiScopeName[], site = SITE, asked: object = {}): Promise<MadeApiKey> {
  const response = await post(bed, `/api/sites/${site}/keys`, { name: "Loja", scopes, ...asked }, OWNER);
  assert.equal(response.status, 201);
  return (await response.json()) as MadeApiKey;
}

function bearing(key: string): Record<string, string> {
  return { authorization: `Bearer ${key}` };
}

async function listed(site = SITE): Promise<ApiKey[]> {
  const response = await bed.fetch(`/api/sites/${site}/keys`, { headers: OWNER });
  return ((await response.json()) as { keys: ApiKey[] }).keys;
}

const readSettings = (key: string, site = SITE) => bed.fetch(`/api/sites/${site}`, { headers: bearing(key) });

describe("the keys of a site", () => {
  it("open what their scopes name, and are shown once: the site's room holds the digest alone", async () => {
    const { key, ...made } = await make(["site"]);
    assert.match(key, /^prosa_loja_[\w-]{43}$/);
    assert.deepEqual(await listed(), [made]);
    const { rows } = bed.platform.place("site", SITE).storage;
    assert.ok(!JSON.stringify([...rows]).includes(key.slice(-20)));
    assert.equal((await readSettings(key)).status, 200);
    const changed = await put(bed, `/api/sites/${SITE}`, { name: "Nova", model: "embedded" }, bearing(key));
    assert.equal(changed.status, 200);
    const pages = await bed.fetch("/api/knowledge/pages", { headers: bearing(key) });
    assert.match(await assertProblem(pages, 403, "missing-scope"), /"knowledge"/);
  });

  it("may be several, so that one takes the place of another without a pause", async () => {
    const [first, second] = [await make(["site"]), await make(["site"], SITE, { name: "Loja, nova" })];
    for (const { key } of [first, second]) assert.equal((await readSettings(key)).status, 200);
    const path = `/api/sites/${SITE}/keys/${first.id}`;
    assert.equal((await bed.fetch(path, { method: "DELETE", headers: OWNER })).status, 204);
    await assertProblem(await readSettings(first.key), 401, "bad-owner-key");
    assert.equal((await readSettings(second.key)).status, 200);
    assert.deepEqual(
      (await listed()).map(({ name }) => name),
      ["Loja, nova"],
    );
    await assertProblem(await bed.fetch(path, { method: "DELETE", headers: OWNER }), 404, "unknown-key");
  });

  it("end by themselves where they were made so, and say when they were used last", async () => {
    const { key } = await make(["site"], SITE, { expiresInDays: 2 });
    assert.equal((await listed())[0]?.usedAt, undefined);
    bed.clock.advance(2 * DAY_MS - 1);
    const now = bed.clock.now();
    assert.equal((await readSettings(key)).status, 200);
    assert.equal((await listed())[0]?.usedAt, now - (now % HOUR_MS));
    bed.clock.advance(1);
    await assertProblem(await readSettings(key), 401, "bad-owner-key");
  });

  it("are not brought back by a use at the moment of their end", async () => {
    const { key, id } = await make(["site"]);
    bed.clock.advance(2 * HOUR_MS);
    await Promise.all([
      readSettings(key),
      bed.fetch(`/api/sites/${SITE}/keys/${id}`, { method: "DELETE", headers: OWNER }),
      readSettings(key),
    ]);
    assert.deepEqual(await listed(), []);
  });

  it(`are at most ${API_KEYS_MAX} a site, each with a name and a scope that there is`, async () => {
    for (let count = 0; count < API_KEYS_MAX; count += 1) await make(["site"]);
    const path = `/api/sites/${SITE}/keys`;
    const body = { name: "Loja", scopes: ["site"] };
    await assertProblem(await post(bed, path, body, OWNER), 409, "too-many-keys");
    await make(["site"], OTHER);
    for (const wrong of [{ name: " " }, { scopes: [] }, { scopes: ["all"] }, { expiresInDays: 0 }])
      await assertProblem(await post(bed, path, { ...body, ...wrong }, OWNER), 422, "bad-body");
  });

  it("make no site, and no keys", async () => {
    const { key } = await make(apiScopeSchema.options);
    const headers = bearing(key);
    await assertProblem(await put(bed, "/api/sites/nova", { name: "X" }, headers), 403, "wrong-site");
    const body = { name: "Outra", scopes: ["site"] };
    await assertProblem(await post(bed, `/api/sites/${SITE}/keys`, body, headers), 401, "bad-owner-key");
  });
});

describe("wrong keys", () => {
  const wrong = (index: number) => `prosa_loja_${String(index).padStart(43, "0")}`;

  it("are logged without a word of them, and past so many not even the right one of their address is looked at", async () => {
    const { key } = await make(["site"]);
    for (let count = 0; count <= WRONG_KEYS_PER_MINUTE; count += 1) {
      const given = count % 2 ? wrong(count) : `wrong-operator-key-${count}`;
      await assertProblem(await readSettings(given), 401, "bad-owner-key");
    }
    for (const given of [key, OWNER.authorization.slice("Bearer ".length)])
      await assertProblem(await readSettings(given), 429, "rate-limited");
    const logs = bed.platform.logs.filter(({ event }) => event === "wrong-key");
    assert.equal(logs.length, WRONG_KEYS_PER_MINUTE + 1);
    assert.deepEqual(new Set(logs.map(({ of }) => of)), new Set(["operator", SITE]));
    assert.doesNotMatch(JSON.stringify(bed.platform.logs), /0000000000|wrong-operator/);
    bed.clock.advance(60_000 / WRONG_KEYS_PER_MINUTE);
    assert.equal((await readSettings(key)).status, 200);
  });

  it("of one address, as many as are let pass, keep no right one out; a request without a key counts nothing", async () => {
    const { key } = await make(["site"]);
    for (let count = 0; count < WRONG_KEYS_PER_MINUTE; count += 1) await readSettings(wrong(count));
    for (let count = 0; count < 3 * WRONG_KEYS_PER_MINUTE; count += 1)
      assert.equal((await bed.fetch(`/api/sites/${SITE}`)).status, 401);
    assert.equal((await readSettings(key)).status, 200);
  });
});

/** Every route that an owner's key opens, with its scope; `:site` is where the address or the body names the site. */
const OWNERS: Readonly<Record<string, ApiScopeName>> = {
  "GET /api/contacts": "conversations:read",
  "GET /api/contacts.csv": "conversations:read",
  "GET /api/contacts/:session": "conversations:read",
  "GET /api/contacts/:session/export": "conversations:read",
  "POST /api/contacts/:session/merge": "conversations:write",
  "DELETE /api/contacts/:session/merge": "conversations:write",
  "PUT /api/contacts/:session/block": "conversations:write",
  "DELETE /api/contacts/:session/block": "conversations:write",
  "DELETE /api/contacts/:session": "conversations:write",
  "GET /api/conversations": "conversations:read",
  "GET /api/conversations/:session": "conversations:read",
  "GET /api/conversations/:session/export": "conversations:read",
  "PATCH /api/conversations/:session": "conversations:write",
  "DELETE /api/conversations/:session": "conversations:write",
  "GET /api/analytics/dashboard": "analytics:read",
  "GET /api/insights": "analytics:read",
  "GET /api/experiments": "site",
  "GET /api/desk/tickets": "conversations:read",
  "GET /api/desk/tickets.csv": "conversations:read",
  "GET /api/desk/tickets/:id": "conversations:read",
  "POST /api/desk/invitations": "people",
  "PUT /api/desk/replies/:shortcut": "people",
  "DELETE /api/desk/replies/:shortcut": "people",
  "PUT /api/desk/macros/:shortcut": "people",
  "DELETE /api/desk/macros/:shortcut": "people",
  "POST /api/extract": "knowledge",
  "POST /api/knowledge/test": "knowledge",
  "POST /api/knowledge/pages": "knowledge",
  "GET /api/knowledge/pages": "knowledge",
  "GET /api/knowledge/meaning": "knowledge",
  "POST /api/knowledge/sources": "knowledge",
  "GET /api/knowledge/sources": "knowledge",
  "GET /api/knowledge/sources/:id": "knowledge",
  "PATCH /api/knowledge/sources/:id": "knowledge",
  "DELETE /api/knowledge/sources/:id": "knowledge",
  "POST /api/knowledge/sources/:id/:act": "knowledge",
  "POST /api/knowledge/documents": "knowledge",
  "POST /api/knowledge/tables": "knowledge",
  "GET /api/crm": "exports",
  "POST /api/crm": "exports",
  "PATCH /api/crm/:id": "exports",
  "DELETE /api/crm/:id": "exports",
  "POST /api/crm/:id/dry-run": "exports",
  "GET /api/crm/:id/properties": "exports",
  "POST /api/crm/:id/:act": "exports",
  "GET /api/crm/:id/deliveries": "exports",
  "POST /api/crm/:id/deliveries/:delivery/send-again": "exports",
  "GET /api/webhooks": "exports",
  "POST /api/webhooks": "exports",
  "GET /api/webhooks/events": "exports",
  "GET /api/webhooks/events/:type": "exports",
  "PATCH /api/webhooks/:id": "exports",
  "DELETE /api/webhooks/:id": "exports",
  "POST /api/webhooks/:id/rotate": "exports",
  "POST /api/webhooks/:id/:act": "exports",
  "GET /api/webhooks/:id/deliveries": "exports",
  "POST /api/webhooks/:id/deliveries/:delivery/send-again": "exports",
  "POST /api/conversations/:session/track": "conversations:write",
  "GET /api/conversations/:session/visit": "conversations:read",
  "GET /api/unanswered": "knowledge",
  "GET /api/unanswered/:id": "knowledge",
  "POST /api/unanswered/:id/answer": "knowledge",
  "POST /api/unanswered/:id/:act": "knowledge",
  "POST /api/channels": "channels",
  "GET /api/channels": "channels",
  "POST /api/channels/:id/check": "channels",
  "PATCH /api/channels/:id": "channels",
  "DELETE /api/channels/:id": "channels",
  "PUT /api/sites/:site": "site",
  "POST /api/sites/:site/guidance": "site",
  "GET /api/sites/:site/consents": "site",
  "GET /api/sites/:site": "site",
  "GET /api/sites/:site/key": "site",
  "GET /api/sites/:site/picture": "site",
};

/** Those that the operator's key alone opens. */
const OPERATORS = [
  "POST /api/desk/setup",
  "POST /api/desk/rebuild",
  "POST /api/sites/:site/keys",
  "GET /api/sites/:site/keys",
  "DELETE /api/sites/:site/keys/:id",
  "POST /api/rooms/renewal",
  "GET /api/rooms/renewal",
  "GET /api/rooms/:kind/:id",
  "PUT /api/rooms/:kind/:id",
];

/** Those of visitors, of people who are signed in by a cookie, and of everybody. */
const OTHERS =
  /^\w+ (\/(healthz|readyz|mail\/.*|tickets\/.*)|\/api\/(chat|sessions|proactive|avatars|files|updates|desk|tickets|mail|openapi|docs|graphql)\b.*)$/;

/** Bodies that each route takes, but for the site that they name. */
const BODIES: Readonly<Record<string, object>> = {
  "POST /api/desk/invitations": { role: "agent" },
  "POST /api/desk/setup": {},
  "PUT /api/desk/replies/:shortcut": { text: "Até logo." },
  "PUT /api/desk/macros/:shortcut": { name: "Fim", actions: [{ type: "resolve" }] },
  "POST /api/extract": { url: "http://127.0.0.1/" },
  "POST /api/knowledge/test": { question: "oi" },
  "POST /api/knowledge/pages": { url: "http://127.0.0.1/" },
  "POST /api/knowledge/sources": { kind: "fact", text: "Abrimos aos domingos." },
  "PATCH /api/knowledge/sources/:id": { isActive: false },
  "POST /api/contacts/:session/merge": { with: "session-0002" },
  "PATCH /api/conversations/:session": { tags: ["a"] },
  "POST /api/webhooks": { url: "https://hooks.example/", events: ["conversation.resolved"] },
  "PATCH /api/webhooks/:id": { isOn: false },
  "POST /api/crm": { kind: "hubspot", token: "none" },
  "PATCH /api/crm/:id": { isOn: false },
  "POST /api/crm/:id/dry-run": {},
  "POST /api/conversations/:session/track": {
    events: [{ type: "convert", id: "goal-0001", name: "signup" }],
  },
  "POST /api/channels": { channel: "telegram", token: "none" },
  "POST /api/unanswered/:id/answer": { answer: "Sim." },
  "PUT /api/sites/:site": { name: "Loja", model: "embedded" },
  "POST /api/sites/:site/guidance": { guidance: { tone: "warm" } },
  "POST /api/sites/:site/keys": { name: "Loja", scopes: ["site"] },
};

/** An act that the route knows. */
function actOf(pattern: string): string {
  if (pattern.includes("/unanswered/")) return "close";
  if (pattern.includes("/webhooks/")) return "test";
  return pattern.includes("/crm/") ? "check" : "read";
}

/** Asks a route about a site. */
function ask(route: string, site: string, key: string): Promise<Response> {
  const [method = "", pattern = ""] = route.split(" ");
  const filled = pattern
    .replace(":site", site)
    .replace(":kind", "site")
    .replace(":id", pattern.includes("/rooms/") ? site : "source-0001")
    .replace(":session", "session-0001")
    .replace(":shortcut", "bye")
    .replace(":delivery", "delivery-1")
    .replace(":act", actOf(pattern));
  const body = BODIES[route];
  const init = body ? { body: JSON.stringify({ ...body, ...(!pattern.includes(":site") && { site }) }) } : {};
  return bed.fetch(`${filled}?site=${site}`, { method, headers: bearing(key), ...init });
}

describe("an owner's key, on each route", () => {
  it("is known to this test on every route that there is", () => {
    const gateway = path.join(import.meta.dirname, "..");
    const files = readdirSync(gateway, { recursive: true, encoding: "utf8" });
    const found = files.flatMap((name) => {
      if (!/(?<!\.test)\.ts$/.test(name)) return [];
      const source = readFileSync(path.join(gateway, name), "utf8");
      const routes = source.matchAll(/app\.(get|post|put|patch|delete)\(\s*["`]([^"`]+)["`]/g);
      return [...routes].map(([, method = "", address = ""]) => {
        return `${method.toUpperCase()} ${address.replace("${", ":").replace("}", "")}`;
      });
    });
    const known = [...Object.keys(OWNERS), ...OPERATORS];
    assert.deepEqual(
      found.filter((route) => !known.includes(route) && !OTHERS.test(route)),
      [],
    );
    assert.deepEqual(
      known.filter((route) => !found.includes(route)),
      [],
    );
  });

  it("asks 600 times a minute at most, from whatever address, and is told what is left", async () => {
    const [mine, another] = [await make(["site"]), await make(["site"])];
    for (let left = KEY_REQUESTS_PER_MINUTE - 1; left >= 0; left -= 1) {
      const response = await bed.fetch(`/api/sites/${SITE}`, { headers: bearing(mine.key) });
      assert.equal(response.headers.get("ratelimit")?.split(";")[1], `r=${left}`);
    }
    const refused = await bed.fetch(`/api/sites/${SITE}`, { headers: bearing(mine.key) });
    assert.equal(refused.headers.get("ratelimit-policy"), `"key";q=${KEY_REQUESTS_PER_MINUTE};w=60`);
    await assertProblem(refused, 429, "rate-limited");
    const other = await bed.fetch(`/api/sites/${SITE}`, { headers: bearing(another.key) });
    assert.equal(other.status, 200);
  });

  it("reads and changes nothing of another's site, and nothing beyond its scopes", async () => {
    const all = await make(apiScopeSchema.options);
    for (const [route, scope] of Object.entries(OWNERS)) {
      const others = apiScopeSchema.options.filter((one) => one !== scope);
      const lesser = await make(others);
      await assertProblem(await ask(route, SITE, lesser.key), 403, "missing-scope");
      await bed.fetch(`/api/sites/${SITE}/keys/${lesser.id}`, { method: "DELETE", headers: OWNER });
      const own = await ask(route, SITE, all.key);
      assert.ok(![401, 403, 429].includes(own.status), `${route} ${own.status}`);
      assert.match(own.headers.get("ratelimit") ?? "", /^"[a-z-]+";r=\d+;t=\d+$/, route);
      // It names no site, and reads only what anybody may read on the web.
      if (route === "POST /api/extract") continue;
      for (const site of [OTHER, "nowhere"])
        await assertProblem(await ask(route, site, all.key), 403, "wrong-site");
    }
    for (const route of OPERATORS) {
      bed.clock.advance(60_000);
      for (const site of [SITE, OTHER])
        await assertProblem(await ask(route, site, all.key), 401, "bad-owner-key");
    }
  });

  it("reads and changes no conversation and no source of another's site that it names by its id", async () => {
    const { key } = await make(apiScopeSchema.options);
    const [silent, opened] = [await openSession(bed, OTHER), await openSession(bed, OTHER)];
    const client = await Client.join(bed, opened);
    const fact = { kind: "fact", text: "Só da outra loja.", site: OTHER };
    const source = (await (await post(bed, "/api/knowledge/sources", fact, OWNER)).json()) as { id: string };
    const asked = freshId();
    client.say(asked, "oi");
    await client.reply(asked);
    client.close();
    for (const { session } of [silent, opened]) {
      const at = `/api/conversations/${session}`;
      for (const [method, path] of [
        ["GET", at],
        ["GET", `${at}/export`],
        ["PATCH", at],
        ["DELETE", at],
      ] as const) {
        const body = method === "PATCH" ? { body: JSON.stringify({ tags: ["a"] }) } : {};
        const answer = await bed.fetch(path, { method, headers: bearing(key), ...body });
        await assertProblem(answer, 404, "unknown-conversation");
      }
    }
    const tokens = `/api/sessions/${opened.session}/tokens`;
    const ended = await bed.fetch(tokens, { method: "DELETE", headers: bearing(key) });
    await assertProblem(ended, 403, "wrong-session");
    for (const method of ["GET", "DELETE"]) {
      const answer = await bed.fetch(`/api/knowledge/sources/${source.id}`, {
        method,
        headers: bearing(key),
      });
      await assertProblem(answer, 404, "unknown-source");
    }
  });
});
