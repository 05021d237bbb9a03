import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, it } from "node:test";
import { Validator } from "@seriousme/openapi-schema-validator";
import { startStill } from "../../../test/testbed.ts";
import { OPERATIONS, openApiDocument } from "./document.ts";
import type { Operation } from "./operation.ts";

/** Routes that are told nowhere: the desk's own, platforms' webhooks, pages, moving rooms, and this description itself. */
const UNTOLD = /^\w+ (\/mail\/|\/tickets\/|\/api\/(desk|updates|mail|rooms|openapi\.json|docs)\b)/;

interface Told {
  operationId: string;
  summary: string;
  parameters: { name: string; in: string; description?: string; schema: object }[];
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
