import type { ApiScopeName } from "@prosa/protocol";
import * as z from "zod/mini";
import { readJson } from "../body.ts";
import type { GatewayApp, Incoming } from "../incoming.ts";
import { requireOwnerRight } from "../owner-right.ts";
import { ProblemError } from "../problem.ts";

/** A query as GraphQL over HTTP has it. Several at once are not taken. */
const querySchema = z.object({
  query: z.string(),
  variables: z.optional(z.nullable(z.record(z.string(), z.unknown()))),
  operationName: z.optional(z.nullable(z.string())),
});

/** The refusals of a key that may still open other fields. */
const MISSING: readonly string[] = ["missing-scope", "not-allowed"];

/** Adds the route by which an owner's programs read what they choose of conversations, tickets, contacts and figures. */
export function addGraphqlRoutes(app: GatewayApp): void {
  app.get("/api/graphql", async (context) => {
    const incoming = context.get("incoming");
    if (!URL.parse(incoming.request.url)?.searchParams.has("query"))
      throw new ProblemError(400, "bad-query", "Give the query as ?query=, or by POST; see docs/graphql.md.");
    const headers = { accept: "application/json" };
    return answer(incoming, context.get("requestId"), new Request(incoming.request.url, { headers }));
  });

  app.post("/api/graphql", async (context) => {
    const incoming = context.get("incoming");
    const body = JSON.stringify(await readJson(incoming.request, querySchema));
    const headers = { "content-type": "application/json", accept: "application/json" };
    return answer(
      incoming,
      context.get("requestId"),
      new Request(incoming.request.url, { method: "POST", headers, body }),
    );
  });
}

async function answer(incoming: Incoming, requestId: string, request: Request): Promise<Response> {
  const siteFor = sitesOf(incoming);
  await siteFor("conversations:read").catch((error: unknown) => {
    if (error instanceof ProblemError && MISSING.includes(error.code)) return siteFor("analytics:read");
    throw error;
  });
  // The library is loaded with the first query, and by no server that is asked for none.
  const { answerQuery } = await import("./answer.ts");
  const answered = await answerQuery(request, { incoming, requestId, siteFor });
  const response = new Response(answered.body, answered);
  response.headers.set("cache-control", "no-store");
  return response;
}

/** The site that the request is about, once its key was found to have a scope; each scope is looked up once. */
function sitesOf(incoming: Incoming): (scope: ApiScopeName) => Promise<string> {
  const sites = new Map<ApiScopeName, Promise<string>>();
  const named = new URL(incoming.request.url).searchParams.get("site") ?? undefined;
  return (scope) => {
    const known = sites.get(scope) ?? requireOwnerRight(incoming, scope).then((right) => right.siteOf(named));
    sites.set(scope, known);
    return known;
  };
}
