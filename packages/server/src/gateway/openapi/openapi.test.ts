import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { before, describe, it } from "node:test";
import { type SessionToken, sessionTokenSchema } from "@prosa/protocol";
import { Validator } from "@seriousme/openapi-schema-validator";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { putSite } from "../../../test/client.ts";
import { OWNER } from "../../../test/http.ts";
import { type StillBed, startStill } from "../../../test/testbed.ts";
import { OPERATIONS, openApiDocument } from "./document.ts";
import type { Operation } from "./operation.ts";

const SITE = "loja";

/** Routes that are told nowhere: the desk's own, platforms' webhooks, pages, moving rooms, and this description itself. */
const UNTOLD = /^\w+ (\/mail\/|\/tickets\/|\/api\/(desk|updates|mail|rooms|openapi\.json|docs)\b)/;

interface Body {
  content: Record<string, { schema: object; example?: unknown }>;
}

interface Told {
  operationId: string;
  summary: string;
  parameters: { name: string; in: string; description?: string; schema: object }[];
  requestBody?: Body;
  responses: Record<string, Partial<Body>>;
}

const document = openApiDocument() as { paths: Record<string, Record<string, Told>> };

function toldOf({ method, path: at }: Operation): Told {
  const told = document.paths[at]?.[method];
  assert.ok(told, `${method} ${at}`);
  return told;
}

function routes(): string[] {
  const gateway = path.join(import.meta.dirname, "..");
  return readdirSync(gateway, { recursive: true, encoding: "utf8" }).flatMap((name) => {
    if (!/(?<!\.test)\.ts$/.test(name)) return [];
    const source = readFileSync(path.join(gateway, name), "utf8");
    return [...source.matchAll(/app\.(get|post|put|patch|delete)\(\s*["`]([^"`]+)["`]/g)].map(
      ([, method = "", at = ""]) =>
        `${method} ${at.replace(/\$\{(\w+)\}/g, ":$1").replace(/:(\w+)/g, "{$1}")}`,
    );
  });
}

describe("the description of the HTTP interface", () => {
  it("tells of every route that others may build on, and of no other", () => {
    const acts = ["read", "pause", "resume", "close", "reopen", "test", "check", "send-again"];
    const asRoutes = new Set(
      OPERATIONS.map(({ method, path: at }) => {
        const last = at.split("/").at(-1) ?? "";
        const isAct =
          acts.includes(last) &&
          at.split("/").length === 6 - (at.startsWith("/api/knowledge") ? 0 : 1) &&
          !at.startsWith("/api/channels");
        return `${method} ${isAct ? at.replace(/[^/]+$/, "{act}") : at}`;
      }),
    );
    const there = routes().filter((route) => !UNTOLD.test(route));
    assert.deepEqual(
      there.filter((route) => !asRoutes.has(route)),
      [],
    );
    assert.deepEqual(
      [...asRoutes].filter((route) => !there.includes(route)),
      [],
    );
  });

  it("is OpenAPI 3.1 without a fault, and the same each time", async () => {
    const checked = await new Validator().validate(structuredClone(document));
    assert.deepEqual([checked.valid, checked.errors ?? []], [true, []]);
    assert.deepEqual(openApiDocument(), document);
  });

  it("names each operation once, and says what every parameter is", () => {
    const told = OPERATIONS.map(toldOf);
    assert.equal(new Set(told.map(({ operationId }) => operationId)).size, told.length);
    for (const { summary, parameters } of told) {
      assert.match(summary, /^[A-Z].*[^.]$/);
      for (const one of parameters)
        assert.ok(one.in === "path" || one.description, `${summary}: ${one.name}`);
    }
    for (const operation of OPERATIONS) {
      if (!operation.querySchema) continue;
      const names = new Set(toldOf(operation).parameters.map(({ name }) => name));
      const { querySchema } = operation;
      assert.ok("shape" in querySchema);
      for (const name of Object.keys(querySchema.shape as object))
        assert.ok(names.has(name), `${operation.path}: ${name}`);
    }
  });
});

describe("an example of the description", () => {
  let bed: StillBed;
  let visitor: SessionToken;
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  formats.default(ajv);
  ajv.addSchema(document, "document");

  before(async () => {
    bed = startStill();
    await putSite(bed, SITE, { model: "embedded" });
  });

  /** A conversation that has begun: some operations erase it. */
  async function begin(): Promise<void> {
    const opened = await bed.fetch("/api/sessions", { method: "POST", body: JSON.stringify({ site: SITE }) });
    visitor = sessionTokenSchema.parse(await opened.json());
    const chat = { session: visitor.session, token: visitor.token, text: "oi" };
    await bed.fetch("/api/chat", { method: "POST", body: JSON.stringify(chat) });
  }

  async function send(operation: Operation, ids: Readonly<Record<string, string>>): Promise<unknown> {
    const { method, path: at, asker, example, answer } = operation;
    const filled = at.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? "");
    const isVisitors = asker === "visitor" || asker === "refresh-token";
    const response = await bed.fetch(`${filled}?site=${SITE}`, {
      method: method.toUpperCase(),
      headers: isVisitors ? { authorization: `Bearer ${visitor.token}` } : OWNER,
      ...(example !== undefined && { body: JSON.stringify(example) }),
    });
    const words = await response.text();
    assert.equal(response.status, answer.status, `${method} ${filled}: ${words}`);
    if (!answer.schema) return undefined;
    const body: unknown = JSON.parse(words);
    const content = toldOf(operation).responses[answer.status]?.content?.["application/json"];
    assert.ok(content);
    assert.ok(ajv.validate(content.schema, body), `${method} ${filled}: ${ajv.errorsText()}`);
    return body;
  }

  /** Where an operation names something by its id, this tells how to have one. */
  async function idsFor(operation: Operation): Promise<Record<string, string>> {
    const { path: at } = operation;
    if (at.startsWith("/api/sessions/")) return { id: visitor.session };
    const ids = { site: SITE, session: visitor.session, type: "conversation.resolved" };
    if (!at.includes("{id}")) return ids;
    const maker = OPERATIONS.find(
      (one) => one.method === "post" && at.startsWith(`${one.path.replace("{site}", "{site}")}/{id}`),
    );
    if (!maker) return ids;
    const made = (await send(maker, ids)) as { id?: string; webhook?: { id: string } };
    return { ...ids, id: made.id ?? made.webhook?.id ?? "" };
  }

  /** Operations that need something of the world outside, or that a test of their own plays. */
  const ELSEWHERE =
    /^get \/api\/graphql|^(?:post|put|get|delete) \/api\/(?:channels\/|extract|files\/|tickets\/|unanswered\/|contacts\/|contacts\.csv|crm\/|crm$|knowledge\/documents|knowledge\/tables|conversations\/\{session\}\/visit|knowledge\/pages$|knowledge\/sources\/\{id\}\/|webhooks\/\{id\}\/|sessions\/\{id\}\/(?:files|transcriptions|transcript\/mail|token$))/;

  const played = OPERATIONS.filter(({ method, path: at, body, example }) => {
    const isReadOnly = body === undefined || example !== undefined;
    return isReadOnly && !ELSEWHERE.test(`${method} ${at}`);
  }).sort((one, other) => Number(one.method === "delete") - Number(other.method === "delete"));

  it("is there for most bodies, and each of these fits its own schema", () => {
    const withBody = OPERATIONS.filter(({ body }) => body !== undefined);
    const withExample = withBody.filter(({ example }) => example !== undefined);
    assert.ok(withExample.length >= withBody.length / 2, `${withExample.length} of ${withBody.length}`);
    for (const operation of withExample) {
      const { schema } = toldOf(operation).requestBody?.content["application/json"] ?? {};
      assert.ok(schema && ajv.validate(schema, operation.example), `${operation.path}: ${ajv.errorsText()}`);
    }
  });

  it(`is taken by the server, and answered as told, for ${played.length} operations`, async () => {
    assert.ok(played.length >= 30, String(played.length));
    for (const operation of played) {
      bed.clock.advance(60_000);
      await begin();
      await send(operation, await idsFor(operation));
    }
  });
});

describe("GET /api/docs", () => {
  it("shows every operation on a page that runs nothing, and the document is there for programs", async () => {
    const bed = startStill();
    const page = await bed.fetch("/api/docs");
    assert.match(page.headers.get("content-security-policy") ?? "", /^default-src 'none'; style-src 'nonce-/);
    const html = await page.text();
    assert.doesNotMatch(html, /<script|\son\w+=/);
    for (const { path: at } of OPERATIONS) assert.ok(html.includes(at), at);
    const json = await bed.fetch("/api/openapi.json");
    assert.match(json.headers.get("content-type") ?? "", /^application\/json/);
    assert.deepEqual(await json.json(), JSON.parse(JSON.stringify(document)));
  });
});
