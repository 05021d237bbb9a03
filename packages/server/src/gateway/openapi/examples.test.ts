import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { freshId } from "../../../test/client.ts";
import { OWNER } from "../../../test/http.ts";
import { type Given, OpenApiWorld } from "../../../test/openapi-world.ts";
import { SITE } from "../../../test/session-bed.ts";
import { OPERATIONS, openApiDocument } from "./document.ts";
import type { Operation } from "./operation.ts";

interface Content {
  content?: Record<string, { schema: object; example?: unknown }>;
}

interface Told {
  parameters: { name: string }[];
  requestBody?: Content;
  responses: Record<string, Content>;
}

const document = openApiDocument() as {
  paths: Record<string, Record<string, Told>>;
};

const ajv = new Ajv2020({ strict: false, allErrors: true });
formats.default(ajv);
ajv.addSchema(document, "document");

function toldOf({ method, path: at }: Operation) {
  const told = document.paths[at]?.[method];
  assert.ok(told, `${method} ${at}`);
  return told;
}

/** Operations that tests of their own play: each wants something that lasts, or a system that refuses. */
const ELSEWHERE: readonly string[] = [
  "get /api/graphql",
  "get /api/sessions/{id}/transcriptions",
  "get /api/sites/{site}/picture",
  "post /api/sessions/{id}/transcriptions",
  "post /api/crm/{id}/deliveries/{delivery}/send-again",
  "post /api/knowledge/sources/{id}/pause",
  "post /api/knowledge/sources/{id}/resume",
];

/** Who may be a stranger, or hold a token alone: each answer says what is left of a limit. Those of a key have their own test. */
const LIMITED: readonly Operation["asker"][] = ["anyone", "visitor", "refresh-token", "signed-link"];

/** Those that end a session or a site's part come last, so that all others are asked of what is there. */
const PLAYED = OPERATIONS.filter(({ method, path: at }) => !ELSEWHERE.includes(`${method} ${at}`)).sort(
  (one, other) => Number(one.method === "delete") - Number(other.method === "delete"),
);

describe("an example of the description", () => {
  let world: OpenApiWorld;

  before(async () => {
    world = await OpenApiWorld.start();
  });

  after(() => world.close());

  /** Sends an operation as it is told, but for what only a running server can give. */
  async function send(
    { method, path: at, asker, example }: Operation,
    given: Given,
    key: string,
  ): Promise<Response> {
    const { visitor, bed } = world;
    const { ids = {}, query = {}, fields = {}, bytes } = given;
    const known: Record<string, string> = {
      site: SITE,
      session: visitor.session,
      id: visitor.session,
      type: "conversation.resolved",
      ...ids,
    };
    const filled = at.replace(/\{(\w+)\}/g, (_, name: string) => known[name] ?? "");
    const isVisitors = asker === "visitor" || asker === "refresh-token";
    const body = bytes ?? (example === undefined ? undefined : JSON.stringify({ ...example, ...fields }));
    return bed.fetch(`${filled}?${new URLSearchParams({ site: SITE, ...query })}`, {
      method: method.toUpperCase(),
      headers: {
        ...(isVisitors ? { authorization: `Bearer ${visitor.token}` } : OWNER),
        "idempotency-key": key,
      },
      ...(body !== undefined && { body }),
    });
  }

  it("is there for every body of JSON, and each fits its own schema", () => {
    for (const operation of OPERATIONS.filter(({ body }) => body !== undefined)) {
      const { schema, example } = toldOf(operation).requestBody?.content?.["application/json"] ?? {};
      const name = `${operation.method} ${operation.path}`;
      assert.notEqual(example, undefined, name);
      assert.ok(schema && ajv.validate(schema, example), `${name}: ${ajv.errorsText()}`);
    }
  });

  for (const operation of PLAYED)
    it(`is taken and answered as told by ${operation.method} ${operation.path}`, async () => {
      await world.begin();
      const given = await world.given(operation.method, operation.path);
      const key = freshId("key");
      const response = await send(operation, given, key);
      const words = await response.text();
      const { status, schema } = operation.answer;
      assert.equal(response.status, status, words);
      if (LIMITED.includes(operation.asker) && operation.path.startsWith("/api/"))
        assert.match(response.headers.get("ratelimit") ?? "", /^"[a-z-]+";r=\d+;t=\d+$/);
      // The same request under the same key does nothing more, and gets the same answer.
      if (toldOf(operation).parameters.some(({ name }) => name === "Idempotency-Key")) {
        const again = await send(operation, given, key);
        assert.equal(again.headers.get("idempotent-replayed"), "true");
        assert.deepEqual([again.status, await again.text()], [status, words]);
      }
      if (!schema) return;
      const content = toldOf(operation).responses[status]?.content?.["application/json"];
      assert.ok(content);
      assert.ok(ajv.validate(content.schema, JSON.parse(words)), ajv.errorsText());
    });
});
