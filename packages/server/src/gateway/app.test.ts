import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { problemSchema, type SessionToken, transcriptSchema } from "@prosa/protocol";
import { addPage, Client, openSession, putSite } from "../../test/client.ts";
import { OWNER_KEY, SECRET, type StillBed, startShop, startStill } from "../../test/testbed.ts";
import { MemoryClock } from "../hosts/memory/clock.ts";
import { MemoryPlatform } from "../hosts/memory/index.ts";
import { createEmbeddedModel } from "../models/embedded.ts";
import { readEnvironment } from "../platform/environment.ts";
import { issueToken } from "../security/tokens.ts";
import { BODY_BYTES_MAX } from "./gateway.ts";

const SITE = "loja";
const ORIGIN = "https://loja.example";
const OWNER = { authorization: `Bearer ${OWNER_KEY}` };

let bed: StillBed;

beforeEach(async () => {
  bed = startStill();
  await putSite(bed, SITE, { model: "embedded", origins: [ORIGIN] });
});

function post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return bed.fetch(path, { method: "POST", headers, body: text });
}

function put(path: string, body: unknown, headers: Record<string, string> = OWNER): Promise<Response> {
  return bed.fetch(path, { method: "PUT", headers, body: JSON.stringify(body) });
}

/** The answer is this problem, in the one form that problems have; resolves with what it says to do. */
async function assertProblem(response: Response, status: number, code: string): Promise<string> {
  assert.equal(response.headers.get("content-type"), "application/problem+json");
  const problem = problemSchema.parse(await response.json());
  assert.deepEqual([response.status, problem.status, problem.code], [status, status, code]);
  assert.ok(problem.detail.length > 10, "a problem says what to do");
  return problem.detail;
}

describe("an address's limits", () => {
  it("hold for tokens bought anew and for transcripts, each by itself, and let it come back later", async () => {
    bed = startStill({ variables: { PROSA_SESSIONS_PER_MINUTE: "1" } });
    await putSite(bed, SITE, { model: "embedded" });
    const { session, token, refreshToken } = await openSession(bed, SITE);
    const buy = () => post(`/api/sessions/${session}/token`, { refreshToken });
    const headers = { authorization: `Bearer ${token}` };
    const read = () => bed.fetch(`/api/sessions/${session}/transcript`, { headers });
    for (const ask of [buy, read]) {
      for (let count = 0; count < 4; count += 1) assert.equal((await ask()).status, 200);
      const refused = await ask();
      assert.equal(refused.headers.get("retry-after"), "15");
      await assertProblem(refused, 429, "rate-limited");
    }
    bed.clock.advance(15_000);
    for (const ask of [buy, read]) assert.equal((await ask()).status, 200);
  });
});

describe("POST /api/sessions", () => {
  it("opens a session whose token its room takes", async () => {
    const response = await post("/api/sessions", { site: SITE });
    assert.equal(response.status, 201);
    const opened = (await response.json()) as SessionToken;
    assert.equal(opened.expiresInS, 3_600);
    await Client.join(bed, opened);
  });

  it("refuses what names no site, or none that is there", async () => {
    await assertProblem(await post("/api/sessions", {}), 422, "bad-body");
    await assertProblem(await post("/api/sessions", { site: "Loja!" }), 422, "bad-body");
    await assertProblem(await post("/api/sessions", { site: "outra" }), 404, "unknown-site");
  });

  it("refuses a body that is not JSON, or over the limit, and takes one at the limit", async () => {
    for (const body of ["", "{", "site=loja"])
      await assertProblem(await post("/api/sessions", body), 400, "not-json");
    const body = JSON.stringify({ site: SITE });
    assert.equal((await post("/api/sessions", body.padEnd(BODY_BYTES_MAX))).status, 201);
    await assertProblem(await post("/api/sessions", body.padEnd(BODY_BYTES_MAX + 1)), 413, "too-large");
    const wide = JSON.stringify({ site: SITE, pad: "é".repeat(BODY_BYTES_MAX / 2) });
    await assertProblem(await post("/api/sessions", wide), 413, "too-large");
  });

  it("hears a sender out whose body nobody wants, up to a bound", async () => {
    const chunk = new Uint8Array(1024 * 1024).fill(32);
    for (const [sent, heard] of [
      [8, 8],
      [64, 17],
    ] as const) {
      let pulled = 0;
      const body = new ReadableStream<Uint8Array>(
        {
          pull(controller) {
            pulled += 1;
            if (pulled > sent) controller.close();
            else controller.enqueue(chunk);
          },
        },
        { highWaterMark: 0 },
      );
      const init = { method: "POST", body, duplex: "half" } as RequestInit;
      await assertProblem(await bed.fetch("/api/sessions", init), 413, "too-large");
      assert.ok(Math.abs(pulled - heard) <= 1, `${pulled} of ${sent} chunks were read`);
    }
  });

  it("admits an address as often as the limit says, tells the true wait, and keeps addresses apart", async () => {
    bed = startStill({ variables: { PROSA_SESSIONS_PER_MINUTE: "3" } });
    await putSite(bed, SITE);
    const from = (address: string) => post("/api/sessions", { site: SITE }, { "cf-connecting-ip": address });
    for (let count = 0; count < 3; count += 1) assert.equal((await from("192.0.2.1")).status, 201);
    const refused = await from("192.0.2.1");
    assert.equal(refused.headers.get("retry-after"), "20");
    await assertProblem(refused, 429, "rate-limited");
    assert.equal((await from("192.0.2.2")).status, 201);
    bed.clock.advance(20_000);
    assert.equal((await from("192.0.2.1")).status, 201);
  });
});

describe("POST /api/sessions/:id/token", () => {
  it("buys a token with the refresh token", async () => {
    const { session, refreshToken } = await openSession(bed, SITE);
    bed.clock.advance(2 * 3_600_000);
    const response = await post(`/api/sessions/${session}/token`, { refreshToken });
    assert.equal(response.status, 200);
    await Client.join(bed, (await response.json()) as SessionToken);
  });

  it("[I12] refuses a session token, another session's token, one that has expired and none", async () => {
    const one = await openSession(bed, SITE);
    const other = await openSession(bed, SITE);
    const path = `/api/sessions/${one.session}/token`;
    await assertProblem(await post(path, { refreshToken: one.token }), 401, "bad-token");
    await assertProblem(await post(path, { refreshToken: other.refreshToken }), 403, "wrong-session");
    await assertProblem(await post(path, { refreshToken: "" }), 401, "bad-token");
    await assertProblem(await post(path, {}), 422, "bad-body");
    bed.clock.advance(31 * 24 * 3_600_000);
    await assertProblem(await post(path, { refreshToken: one.refreshToken }), 401, "token-expired");
  });
});

describe("GET /api/sessions/:id/transcript", () => {
  const transcript = (session: string, token?: string, query = "") =>
    bed.fetch(`/api/sessions/${session}/transcript${query}`, {
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    });

  it("gives the log, in pages", async () => {
    const opened = await openSession(bed, SITE);
    const client = await Client.join(bed, opened);
    for (let count = 0; count < 101; count += 1) {
      client.say(`message-${count}`, "oi");
      await client.next("confirmed");
    }
    const first = transcriptSchema.parse(await (await transcript(opened.session, opened.token)).json());
    assert.deepEqual([first.events.length, first.next], [200, 200]);
    const rest = transcriptSchema.parse(
      await (await transcript(opened.session, opened.token, "?since=200")).json(),
    );
    assert.deepEqual([rest.events.map(({ seq }) => seq), rest.next], [[201, 202], undefined]);
    assert.equal(rest.epoch, first.epoch);
  });

  it("[I12] opens to the session's own token alone", async () => {
    const one = await openSession(bed, SITE);
    const other = await openSession(bed, SITE);
    await assertProblem(await transcript(one.session), 401, "no-token");
    await assertProblem(await transcript(one.session, "nonsense"), 401, "bad-token");
    await assertProblem(await transcript(one.session, one.refreshToken), 401, "bad-token");
    await assertProblem(await transcript(one.session, OWNER_KEY), 401, "bad-token");
    await assertProblem(await transcript(one.session, other.token), 403, "wrong-session");
  });

  it("refuses a place that is none", async () => {
    const { session, token } = await openSession(bed, SITE);
    for (const since of ["-1", "x", "1.5", "1e99"])
      await assertProblem(await transcript(session, token, `?since=${since}`), 400, "bad-since");
  });
});

describe("PUT and GET /api/sites/:site", () => {
  it("creates a site with defaults, replaces it, and gives it back", async () => {
    const created = await put("/api/sites/nova", { name: "Nova" });
    assert.equal(created.status, 201);
    assert.equal((await put("/api/sites/nova", { name: "Outra", retentionDays: 7 })).status, 200);
    const got = await bed.fetch("/api/sites/nova", { headers: OWNER });
    const settings = (await got.json()) as Record<string, unknown>;
    assert.deepEqual([settings.name, settings.retentionDays, settings.model], ["Outra", 7, "automatic"]);
  });

  it("requires the owner's key, whatever else is sent", async () => {
    const { token } = await openSession(bed, SITE);
    const asks = [
      (headers: Record<string, string>) => put(`/api/sites/${SITE}`, { name: "X" }, headers),
      (headers: Record<string, string>) => bed.fetch(`/api/sites/${SITE}`, { headers }),
      (headers: Record<string, string>) =>
        post("/api/knowledge/pages", { url: "https://x.example" }, headers),
      (headers: Record<string, string>) => bed.fetch("/api/knowledge/pages", { headers }),
    ];
    for (const ask of asks) {
      for (const key of [
        undefined,
        "Bearer ",
        `Bearer ${OWNER_KEY}x`,
        `Basic ${OWNER_KEY}`,
        `Bearer ${token}`,
      ])
        await assertProblem(await ask(key === undefined ? {} : { authorization: key }), 401, "bad-owner-key");
    }
  });

  it("says where settings are not valid", async () => {
    for (const [settings, where] of [
      [{}, "name"],
      [{ name: "" }, "name"],
      [{ name: "X", origins: ["https://loja.example/path"] }, "origins.0"],
      [{ name: "X", origins: ["loja.example"] }, "origins.0"],
      [{ name: "X", languages: [] }, "languages"],
      [{ name: "X", retentionDays: 0 }, "retentionDays"],
      [{ name: "X", knowledge: { sources: ["ftp://x.example"] } }, "knowledge.sources.0"],
      [[], "the body"],
    ] as const) {
      const detail = await assertProblem(await put("/api/sites/nova", settings), 422, "bad-body");
      assert.ok(detail.includes(where), `${detail} names ${where}`);
    }
  });

  it("refuses a name that no site can have, and knows none that was not put", async () => {
    await assertProblem(await put("/api/sites/Loja%20Nova", { name: "X" }), 400, "bad-site");
    await assertProblem(await bed.fetch("/api/sites/none", { headers: OWNER }), 404, "unknown-site");
  });

  it("tells the owner to come back when the site could not be entered in the directory", async () => {
    bed.platform.place("directory", "directory").storage.failNextPuts = 1;
    const response = await put("/api/sites/nova", { name: "X" });
    assert.equal(response.headers.get("retry-after"), "5");
    await assertProblem(response, 503, "unavailable");
    assert.ok((await put("/api/sites/nova", { name: "X" })).ok);
  });
});

describe("/api/knowledge/pages", () => {
  it("reads a page, and lists it", async () => {
    const shop = await startShop();
    try {
      const response = await post("/api/knowledge/pages", { url: shop.url, site: SITE }, OWNER);
      assert.equal(response.status, 201);
      const page = (await response.json()) as { title: string; passages: number };
      assert.ok(page.passages > 0);
      const listed = await bed.fetch(`/api/knowledge/pages?site=${SITE}`, { headers: OWNER });
      assert.deepEqual(await listed.json(), [page]);
    } finally {
      await shop.close();
    }
  });

  it("says why a page cannot be read", async () => {
    const asks = (body: object) => post("/api/knowledge/pages", body, OWNER);
    for (const url of ["ftp://loja.example/", "nonsense", "http://10.0.0.1/"]) {
      const response = await asks({ url });
      assert.equal(response.status, 422);
      assert.equal(response.headers.get("content-type"), "application/problem+json");
    }
    await assertProblem(await asks({}), 422, "bad-body");
    await assertProblem(await asks({ url: "https://x.example", site: "none" }), 404, "unknown-site");
    await assertProblem(
      await bed.fetch("/api/knowledge/pages?site=none", { headers: OWNER }),
      404,
      "unknown-site",
    );
    await assertProblem(await bed.fetch("/api/knowledge/pages?site=N!", { headers: OWNER }), 400, "bad-site");
  });
});

describe("POST /api/chat", () => {
  interface Answer {
    session: string;
    token: string;
    reply: { text: string };
    citations: { url: string }[];
    decision: { action: string };
  }

  it("answers from the only site there is, and continues the session", async () => {
    const shop = await startShop();
    try {
      await addPage(bed, SITE, shop.url);
      const first = (await (await post("/api/chat", { text: "Qual é o prazo de troca?" })).json()) as Answer;
      assert.match(first.reply.text, /30 dias/);
      assert.equal(first.citations[0]?.url, shop.url);
      const { session, token } = first;
      const second = await post("/api/chat", { text: "E o frete da troca?", session, token });
      assert.equal(((await second.json()) as Answer).session, session);
      const transcript = await bed.fetch(`/api/sessions/${session}/transcript`, {
        headers: { authorization: `Bearer ${token}` },
      });
      assert.equal(transcriptSchema.parse(await transcript.json()).events.length, 4);
    } finally {
      await shop.close();
    }
  });

  it("asks which site when there are none, or several, and takes the one named", async () => {
    await putSite(bed, "outra", { model: "embedded" });
    await assertProblem(await post("/api/chat", { text: "oi" }), 400, "which-site");
    assert.equal((await post("/api/chat", { text: "oi", site: "outra" })).status, 200);
    await assertProblem(await post("/api/chat", { text: "oi", site: "none" }), 404, "unknown-site");
    bed = startStill();
    const detail = await assertProblem(await post("/api/chat", { text: "oi" }), 400, "which-site");
    assert.match(detail, /PUT/);
  });

  it("[I12] refuses a session without its token, and with another's", async () => {
    const one = await openSession(bed, SITE);
    const other = await openSession(bed, SITE);
    const chat = (token?: string) => post("/api/chat", { text: "oi", session: one.session, token });
    await assertProblem(await chat(), 401, "no-token");
    await assertProblem(await chat("nonsense"), 401, "bad-token");
    await assertProblem(await chat(one.refreshToken), 401, "bad-token");
    await assertProblem(await chat(other.token), 403, "wrong-session");
  });

  it("refuses a text that is none, or too long", async () => {
    for (const text of ["", " \n", "x".repeat(4_001), 7])
      await assertProblem(await post("/api/chat", { text }), 422, "bad-body");
  });

  it("tells how long to wait when the session has spent its budget", async () => {
    bed = startStill({ variables: { PROSA_COMMANDS_PER_MINUTE: "1" } });
    await putSite(bed, SITE, { model: "embedded" });
    const { session, token } = (await (await post("/api/chat", { text: "oi" })).json()) as Answer;
    const refused = await post("/api/chat", { text: "oi", session, token });
    assert.equal(refused.headers.get("retry-after"), "60");
    await assertProblem(refused, 429, "rate-limited");
  });

  it("says that nobody answered when a person owns the session", async () => {
    const { session, token } = (await (await post("/api/chat", { text: "oi" })).json()) as Answer;
    const { storage } = bed.platform.place("main", session);
    storage.rows.set("session", { ...(storage.rows.get("session") as object), isHumanOwned: true });
    bed.platform.kill();
    await assertProblem(await post("/api/chat", { text: "oi", session, token }), 409, "no-answer");
  });

  it("tells to come back when the room cannot write", async () => {
    const { session, token } = await openSession(bed, SITE);
    bed.platform.place("main", session).storage.failNextPuts = 1;
    const response = await post("/api/chat", { text: "oi", session, token });
    assert.equal(response.headers.get("retry-after"), "1");
    await assertProblem(response, 503, "storage-unavailable");
  });
});

describe("origins", () => {
  const strangers = [
    "https://loja.example.evil",
    "https://evil-loja.example",
    "http://loja.example",
    "https://loja.example:8443",
    "https://www.loja.example",
    "null",
  ];

  it("admits the site's own pages, and no other, to sessions and chats", async () => {
    assert.equal((await post("/api/sessions", { site: SITE }, { origin: ORIGIN })).status, 201);
    assert.equal((await post("/api/chat", { text: "oi" }, { origin: ORIGIN })).status, 200);
    const { session, token, refreshToken } = await openSession(bed, SITE);
    for (const origin of strangers) {
      const asks = [
        post("/api/sessions", { site: SITE }, { origin }),
        post("/api/chat", { text: "oi" }, { origin }),
        post(`/api/sessions/${session}/token`, { refreshToken }, { origin }),
        bed.fetch(`/api/sessions/${session}/transcript`, {
          headers: { origin, authorization: `Bearer ${token}` },
        }),
      ];
      for (const response of await Promise.all(asks)) {
        assert.equal(response.headers.get("access-control-allow-origin"), null);
        await assertProblem(response, 403, "origin-not-allowed");
      }
    }
  });

  it("admits every page where the site says so", async () => {
    await putSite(bed, SITE, { origins: ["*"] });
    const response = await post("/api/sessions", { site: SITE }, { origin: "https://anywhere.example" });
    assert.equal(response.headers.get("access-control-allow-origin"), "https://anywhere.example");
    assert.equal(response.status, 201);
  });

  it("answers a preflight for the site's own pages alone, and never with credentials", async () => {
    const preflight = (origin: string) =>
      bed.fetch("/api/sessions", {
        method: "OPTIONS",
        headers: { origin, "access-control-request-method": "POST" },
      });
    const own = await preflight(ORIGIN);
    assert.equal(own.status, 204);
    assert.equal(own.headers.get("access-control-allow-origin"), ORIGIN);
    assert.match(own.headers.get("access-control-allow-headers") ?? "", /authorization/);
    assert.equal(own.headers.get("access-control-allow-credentials"), null);
    assert.equal(own.headers.get("vary"), "origin");
    for (const origin of strangers)
      assert.equal((await preflight(origin)).headers.get("access-control-allow-origin"), null);
  });

  it("lets the site's own page read a refusal, and how long to wait", async () => {
    const response = await post("/api/sessions", {}, { origin: ORIGIN });
    assert.equal(response.status, 422);
    assert.equal(response.headers.get("access-control-allow-origin"), ORIGIN);
    assert.match(response.headers.get("access-control-expose-headers") ?? "", /retry-after/);
  });
});

describe("health and faults", () => {
  it("is up, and ready once it can write and knows its settings", async () => {
    assert.equal((await bed.fetch("/healthz")).status, 200);
    const ready = await bed.fetch("/readyz");
    assert.equal(ready.status, 200);
    assert.deepEqual(await ready.json(), {
      status: "ready",
      storage: "writable",
      settings: "complete",
      models: { embedded: "ready", openai: "absent" },
    });
  });

  it("stays ready while the LLM fails, and says that it does", async () => {
    const embedded = createEmbeddedModel();
    const models = { embedded, openai: { ...embedded, name: "llm" }, breaker: { state: "open" as const } };
    const failing = startStill({ models });
    const response = await failing.fetch("/readyz");
    assert.equal(response.status, 200);
    assert.deepEqual(((await response.json()) as { models: object }).models, {
      embedded: "ready",
      openai: "degraded",
    });
  });

  it("is not ready while storage refuses", async () => {
    bed.platform.place("directory", "directory").storage.failNextPuts = 1;
    const response = await bed.fetch("/readyz");
    assert.equal(response.status, 503);
    assert.equal(((await response.json()) as { storage: string }).storage, "failing");
  });

  it("says which setting is missing, and serves nothing until then", async () => {
    const bare = new MemoryPlatform(readEnvironment({}), new MemoryClock(0));
    assert.equal((await bare.fetch("/healthz")).status, 200);
    const ready = await bare.fetch("/readyz");
    assert.equal(ready.status, 503);
    assert.match(((await ready.json()) as { settings: string }).settings, /PROSA_SECRET/);
    const init = { method: "POST", body: JSON.stringify({ site: SITE }) };
    const detail = await assertProblem(await bare.fetch("/api/sessions", init), 503, "not-configured");
    assert.match(detail, /PROSA_SECRET/);
  });

  it("answers an address or a method that it does not have", async () => {
    for (const path of ["/", "/api", "/api/sessions", "/parties/main/x", "/%E0%A4%A"])
      await assertProblem(await bed.fetch(path), 404, "not-found");
  });

  it("tells to come back when a room fails, and nothing of why", async () => {
    const { storage } = bed.platform.place("site", SITE);
    storage.get = async () => {
      throw new Error("segredo");
    };
    const response = await post("/api/sessions", { site: SITE });
    assert.equal(response.headers.get("retry-after"), "5");
    assert.doesNotMatch(await assertProblem(response, 503, "unavailable"), /segredo/);
  });

  it("refuses a token of a site that is gone", async () => {
    const bearer = { session: "session-0001", site: "none" };
    const token = await issueToken(SECRET, bearer, "session", 60, bed.clock.now());
    const response = await bed.fetch(`/api/sessions/${bearer.session}/transcript`, {
      headers: { authorization: `Bearer ${token}` },
    });
    await assertProblem(response, 404, "unknown-site");
  });
});
