import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import type { DurableEvent, SessionToken } from "@prosa/protocol";
import { openSession, putSite } from "../../test/client.ts";
import { assertProblem, post } from "../../test/http.ts";
import { MASTER_KEY, OWNER_KEY, SECRET, type StillBed, startStill } from "../../test/testbed.ts";
import { OpenConnections } from "../channels/connections.ts";
import { MemoryClock } from "../hosts/memory/clock.ts";
import { MemoryPlatform } from "../hosts/memory/index.ts";
import { createEmbeddedModel } from "../models/embedded.ts";
import { createModels } from "../models/registry.ts";
import { readEnvironment } from "../platform/environment.ts";
import type { LogEntry } from "../platform/log.ts";
import { AddressLimits } from "../security/rate-limits/address-limits.ts";
import { FIRST_DEVICE, issueToken } from "../security/tokens.ts";

import { createGateway } from "./app.ts";
import { GatewayMemory } from "./incoming.ts";

const SITE = "loja";
const ORIGIN = "https://loja.example";

let bed: StillBed;

beforeEach(async () => {
  bed = startStill();
  await putSite(bed, SITE, { model: "embedded", origins: [ORIGIN] });
});

describe("an address's limits", () => {
  it("limit renewed tokens and transcripts, each by itself, and admit the address again later", async () => {
    bed = startStill({ variables: { PROSA_SESSIONS_PER_MINUTE: "1" } });
    await putSite(bed, SITE, { model: "embedded" });
    const { session, token, refreshToken } = await openSession(bed, SITE);
    const buy = () => post(bed, `/api/sessions/${session}/token`, { refreshToken });
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

describe("a limit's headers", () => {
  it("tell the policy, what is left of it and when it is whole again, with each answer that was counted", async () => {
    bed = startStill({ variables: { PROSA_SESSIONS_PER_MINUTE: "3" } });
    await putSite(bed, SITE, { model: "embedded" });
    const told = [];
    for (let count = 0; count < 4; count += 1) {
      const { status, headers } = await post(bed, "/api/sessions", { site: SITE });
      told.push([status, headers.get("ratelimit-policy"), headers.get("ratelimit")]);
    }
    const policy = '"sessions";q=3;w=60';
    assert.deepEqual(told, [
      [201, policy, '"sessions";r=2;t=20'],
      [201, policy, '"sessions";r=1;t=40'],
      [201, policy, '"sessions";r=0;t=60'],
      [429, policy, '"sessions";r=0;t=60'],
    ]);
    bed.clock.advance(60_000);
    const later = await post(bed, "/api/sessions", { site: SITE });
    assert.equal(later.headers.get("ratelimit"), '"sessions";r=2;t=20');
    assert.equal((await bed.fetch("/healthz")).headers.get("ratelimit"), null);
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
    assert.equal((await post(bed, "/api/sessions", { site: SITE }, { origin: ORIGIN })).status, 201);
    assert.equal((await post(bed, "/api/chat", { text: "oi" }, { origin: ORIGIN })).status, 200);
    const { session, token, refreshToken } = await openSession(bed, SITE);
    for (const origin of strangers) {
      const asks = [
        post(bed, "/api/sessions", { site: SITE }, { origin }),
        post(bed, "/api/chat", { text: "oi" }, { origin }),
        post(bed, `/api/sessions/${session}/token`, { refreshToken }, { origin }),
        bed.fetch(`/api/sessions/${session}/transcript`, {
          headers: { origin, authorization: `Bearer ${token}` },
        }),
      ];
      for (const response of await Promise.all(asks)) {
        await assertProblem(response, 403, "origin-not-allowed");
      }
    }
  });

  it("lets a page of another origin read why it is refused, and no answer that is meant for others", async () => {
    for (const origin of strangers) {
      const refused = await post(bed, "/api/sessions", { site: SITE }, { origin });
      assert.equal(refused.headers.get("access-control-allow-origin"), origin);
      assert.ok((await refused.text()).includes(`Add ${origin} to the site's origins.`));
      const health = await bed.fetch("/healthz", { headers: { origin } });
      assert.equal(health.status, 200);
      assert.equal(health.headers.get("access-control-allow-origin"), null);
    }
  });

  it("admits every page where the site says so", async () => {
    await putSite(bed, SITE, { origins: ["*"] });
    const response = await post(bed, "/api/sessions", { site: SITE }, { origin: "https://anywhere.example" });
    assert.equal(response.headers.get("access-control-allow-origin"), "https://anywhere.example");
    assert.equal(response.status, 201);
  });

  it("answers a preflight, and lets no other page than the site's own send a token", async () => {
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
    for (const origin of strangers) {
      const { headers } = await preflight(origin);
      assert.equal(headers.get("access-control-allow-origin"), origin);
      assert.equal(headers.get("access-control-allow-headers"), "content-type");
      assert.equal(headers.get("access-control-allow-methods"), "POST");
      assert.equal(headers.get("access-control-allow-credentials"), null);
    }
  });

  it("lets the site's own page read a refusal, and how long to wait", async () => {
    const response = await post(bed, "/api/sessions", {}, { origin: ORIGIN });
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
      mail: "absent",
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

  it("asks to come back when a room fails, without the cause", async () => {
    const { storage } = bed.platform.place("site", SITE);
    storage.get = async () => {
      throw new Error("segredo");
    };
    const response = await post(bed, "/api/sessions", { site: SITE });
    assert.equal(response.headers.get("retry-after"), "5");
    assert.doesNotMatch(await assertProblem(response, 503, "unavailable"), /segredo/);
  });

  it("refuses a token of a site that is gone", async () => {
    const bearer = { session: "session-0001", site: "none", device: FIRST_DEVICE, generation: 0 };
    const token = await issueToken([SECRET], bearer, "session", 60, bed.clock.now());
    const response = await bed.fetch(`/api/sessions/${bearer.session}/transcript`, {
      headers: { authorization: `Bearer ${token}` },
    });
    await assertProblem(response, 404, "unknown-site");
  });
});

describe("the log", () => {
  it("names a request by the id that its answer carries, and a turn by the id of its message", async () => {
    const response = await post(bed, "/api/chat", { text: "oi" });
    const requestId = response.headers.get("x-request-id");
    assert.ok(requestId);
    const { logs } = bed.platform;
    const request = logs.find((entry) => entry.requestId === requestId);
    assert.deepEqual([request?.event, request?.route, request?.status], ["request", "/api/chat", 200]);
    const { session, token } = (await response.json()) as SessionToken;
    const headers = { authorization: `Bearer ${token}` };
    const transcript = await bed.fetch(`/api/sessions/${session}/transcript`, { headers });
    const { events } = (await transcript.json()) as { events: DurableEvent[] };
    const [question] = events.flatMap((event) => (event.type === "said" ? [event.message] : []));
    assert.equal(question?.author, "visitor");
    assert.equal(logs.find(({ event }) => event === "turn")?.turn, question.id);
    const other = await post(bed, "/api/chat", { text: "oi" });
    assert.notEqual(other.headers.get("x-request-id"), requestId);
  });

  it("takes a body whose sender went away for no failure", async () => {
    const { logs } = bed.platform;
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"site": "lo'));
        controller.error(new Error("aborted"));
      },
    });
    const cut = { method: "POST", body, duplex: "half" } as RequestInit;
    const response = await bed.fetch("/api/sessions", cut);
    assert.equal(response.status, 400);
    assert.equal(((await response.json()) as { code: string }).code, "body-cut");
    assert.deepEqual(
      logs.filter(({ level }) => level !== "info" && level !== "count"),
      [],
    );
  });

  it("names what failed by the id that its sender was told", async () => {
    const environment = readEnvironment({
      PROSA_SECRET: SECRET,
      PROSA_MASTER_KEY: MASTER_KEY,
      PROSA_OWNER_KEY: OWNER_KEY,
    });
    const logs: LogEntry[] = [];
    const log = (entry: LogEntry) => logs.push(entry);
    const gateway = createGateway(
      new GatewayMemory(new AddressLimits(), new OpenConnections()),
      createModels(environment, log),
    );
    const host = {
      environment,
      log,
      address: "192.0.2.1",
      now: () => 0,
      newId: () => crypto.randomUUID(),
      callRoom: async () => Response.json("no settings of a site"),
    };
    const request = new Request("http://prosa.test/api/sessions", {
      method: "POST",
      body: JSON.stringify({ site: SITE }),
    });
    const response = await gateway.fetch(request, host);
    assert.equal(response.status, 500);
    const requestId = response.headers.get("x-request-id");
    assert.ok(requestId && (await response.text()).includes(requestId));
    assert.deepEqual(
      logs.map((entry) => [entry.event, entry.requestId]),
      [
        ["request-failed", requestId],
        ["request", requestId],
      ],
    );
  });
});

describe("HSTS", () => {
  it("is said for as long as the setting says, and not at all without it", async () => {
    const of = async (variables: Record<string, string>) =>
      (await startStill({ variables }).fetch("/healthz")).headers.get("strict-transport-security");
    assert.equal(await of({ PROSA_HSTS_SECONDS: "31536000" }), "max-age=31536000");
    assert.equal(await of({}), null);
  });
});
