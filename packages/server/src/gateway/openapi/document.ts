import { problemSchema } from "@prosa/protocol";
import * as z from "zod/mini";
import { CONTACT_OPERATIONS } from "./contact-operations.ts";
import { CRM_OPERATIONS } from "./crm-operations.ts";
import { GRAPHQL_OPERATIONS } from "./graphql-operations.ts";
import type { Operation } from "./operation.ts";
import { OWNER_OPERATIONS } from "./owner-operations.ts";
import { SITE_OPERATIONS } from "./site-operations.ts";
import { VISITOR_OPERATIONS } from "./visitor-operations.ts";

/** Every operation of the HTTP interface that others may build on. */
export const OPERATIONS: readonly Operation[] = [
  ...VISITOR_OPERATIONS,
  ...SITE_OPERATIONS,
  ...CRM_OPERATIONS,
  ...OWNER_OPERATIONS,
  ...CONTACT_OPERATIONS,
  ...GRAPHQL_OPERATIONS,
];

/** The version of the interface: of the whole product, as long as nothing was published. */
const VERSION = "0.1.0";

const PROBLEM_TYPE = "application/problem+json";

type Json = Readonly<Record<string, unknown>>;

/** The header under whose key a thing is made once. */
const IDEMPOTENCY_KEY: Json = {
  name: "Idempotency-Key",
  in: "header",
  description:
    "Carries the request out once: a repeat with the same key, address and asker gets the first answer for 24 hours, with the " +
    "header `idempotent-replayed`; 409 `request-in-progress` while the first is not done, 422 `idempotency-key-reused` for another " +
    "body. Refusals are not kept.",
  schema: { type: "string", minLength: 1, maxLength: 255 },
};

/** Writes the HTTP interface as an OpenAPI 3.1 document. The same operations give the same document. */
export function openApiDocument(): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const operation of OPERATIONS) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: operationOf(operation) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Prosa",
      version: VERSION,
      description:
        "The HTTP interface of a Prosa server. What can be corrected is refused as a problem (RFC 9457) whose " +
        "`code` is stable and whose `detail` says what to do. Conversations themselves are best had over the socket.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/" }],
    tags: [...new Set(OPERATIONS.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas: { Problem: schemaOf(problemSchema, "output") },
      securitySchemes: {
        key: {
          type: "http",
          scheme: "bearer",
          description: "The operator's key, or an owner's key with the scope that the operation names.",
        },
        session: { type: "http", scheme: "bearer", description: "The token of the visitor's session." },
      },
      responses: {
        Problem: {
          description: "The request was refused.",
          headers: {
            RateLimit: {
              description: "What is left of the limit, and in how many seconds it is whole.",
              schema: { type: "string" },
            },
            "Retry-After": { description: "Seconds to wait, with 429 and 503.", schema: { type: "integer" } },
          },
          content: { [PROBLEM_TYPE]: { schema: { $ref: "#/components/schemas/Problem" } } },
        },
      },
    },
  };
}

/** The name of an operation in generated clients: `get-api-sites-site`. */
function operationId({ method, path }: Operation): string {
  return [method, ...path.split(/[/{}.]+/).filter(Boolean)].join("-");
}

function operationOf(operation: Operation): Json {
  const { tag, summary, asker, body, bodyType, example, problems = [] } = operation;
  const description = [
    ...(isScope(asker)
      ? [`Scope: \`${asker}\`.`]
      : asker === "operator"
        ? ["The operator's key alone."]
        : []),
    ...(problems.length > 0 ? [`Problems: ${problems.map((code) => `\`${code}\``).join(", ")}.`] : []),
  ].join(" ");
  const requestBody = body
    ? { "application/json": { schema: schemaOf(body, "input"), ...(example !== undefined && { example }) } }
    : bodyType && { [bodyType]: { schema: { type: "string", format: "binary" } } };
  return {
    operationId: operationId(operation),
    tags: [tag],
    summary,
    ...(description && { description }),
    security: securityOf(asker),
    parameters: [...pathParameters(operation), ...queryParameters(operation), ...headerParameters(operation)],
    ...(requestBody && { requestBody: { required: true, content: requestBody } }),
    responses: { ...answerOf(operation), default: { $ref: "#/components/responses/Problem" } },
  };
}

function answerOf({ answer: { status, schema, type = "application/json" } }: Operation): Json {
  const description = {
    200: "Done.",
    201: "Made.",
    202: "Taken; it is done later.",
    204: "Done; there is nothing to tell.",
  }[status];
  if (status === 204 || (status === 202 && !schema)) return { [status]: { description } };
  const content = schema ? schemaOf(schema, "output") : { type: "string", format: "binary" };
  return { [status]: { description, content: { [type]: { schema: content } } } };
}

function pathParameters({ path }: Operation): Json[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
}

function queryParameters({ query = {}, querySchema }: Operation): Json[] {
  const { properties = {} } = querySchema ? (schemaOf(querySchema, "input") as { properties?: Json }) : {};
  return Object.entries(query).map(([name, description]) => ({
    name,
    in: "query",
    description,
    schema: properties[name] ?? { type: "string" },
  }));
}

/** The headers that a request may have. */
function headerParameters({ method, asker }: Operation): Json[] {
  if (method !== "post" || securityOf(asker).length === 0) return [];
  return [IDEMPOTENCY_KEY];
}

function securityOf(asker: Operation["asker"]): Json[] {
  if (asker === "anyone" || asker === "signed-link" || asker === "refresh-token") return [];
  return [asker === "visitor" ? { session: [] } : { key: [] }];
}

function isScope(asker: Operation["asker"]): boolean {
  return !["anyone", "visitor", "refresh-token", "signed-link", "operator"].includes(asker);
}

/** The JSON schema of a schema, as what is sent (`input`) or as what comes back (`output`). */
function schemaOf(schema: z.ZodMiniType, io: "input" | "output"): Json {
  const written = z.toJSONSchema(schema, {
    io,
    unrepresentable: "any",
    // Answers may gain fields: who reads them must not refuse what they do not know.
    override: ({ jsonSchema }) => {
      if (io === "output") delete jsonSchema.additionalProperties;
    },
  });
  return JSON.parse(JSON.stringify(written, withoutRefs)) as Json;
}

/** Only "any JSON" refers to itself; here it is the schema that takes anything. What a schema says of its dialect goes, too. */
function withoutRefs(key: string, value: unknown): unknown {
  if (key === "$schema" || key === "$defs") return undefined;
  return typeof value === "object" && value !== null && "$ref" in value ? {} : value;
}
