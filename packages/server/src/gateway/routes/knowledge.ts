import {
  addPageRequestSchema,
  addSourceRequestSchema,
  changeSourceRequestSchema,
  knowledgeMeaningSchema,
} from "@prosa/protocol";
import { testQuestionRequestSchema } from "@prosa/protocol/desk";
import { TEST_ROOM } from "../../session/turns/question-test.ts";
import { readJson } from "../body.ts";
import type { GatewayApp, Incoming } from "../incoming.ts";
import { requireOwnerRight } from "../owner-right.ts";
import { ProblemError } from "../problem.ts";
import { limitAddress } from "../rate-limits.ts";
import { askRoom, relay } from "../rooms.ts";
import { askSite } from "../site-rooms.ts";

/** The largest source that can be sent at once, in bytes. */
export const SOURCE_BYTES_MAX = 1024 * 1024;

/** Questions that one address may put to the test in a minute. */
export const QUESTION_TESTS_PER_MINUTE = 60;

/** Adds the owner's routes to a site's pages and sources, and to the state of its vectors. */
export function addKnowledgeRoutes(app: GatewayApp): void {
  app.post("/api/knowledge/test", async (context) => {
    const incoming = context.get("incoming");
    const right = await requireOwnerRight(incoming, "knowledge");
    const { site: named, ...asked } = await readJson(incoming.request, testQuestionRequestSchema);
    limitAddress(incoming, "question-tests", QUESTION_TESTS_PER_MINUTE);
    const site = await right.siteOf(named);
    const init = { method: "POST", body: JSON.stringify({ ...asked, site }) };
    return relay(await askRoom(incoming.host, "main", `${TEST_ROOM}_${site}`, "/test", init));
  });

  app.post("/api/knowledge/pages", async (context) => {
    const incoming = context.get("incoming");
    const right = await requireOwnerRight(incoming, "knowledge");
    const { url, site: named, force } = await readJson(incoming.request, addPageRequestSchema);
    const site = await right.siteOf(named);
    const init = { method: "POST", body: JSON.stringify({ url, force }) };
    return relay(await askSite(incoming.host, site, "/pages", init));
  });

  app.get("/api/knowledge/pages", async (context) => {
    const incoming = context.get("incoming");
    const right = await requireOwnerRight(incoming, "knowledge");
    const site = await right.siteOf(context.req.query("site"));
    return relay(await askRoom(incoming.host, "site", site, "/pages"));
  });

  app.get("/api/knowledge/meaning", async (context) => {
    const incoming = context.get("incoming");
    const right = await requireOwnerRight(incoming, "knowledge");
    const site = await right.siteOf(context.req.query("site"));
    const response = await askRoom(incoming.host, "site", site, "/meaning");
    return context.json(knowledgeMeaningSchema.parse(await response.json()));
  });

  app.post("/api/knowledge/sources", async (context) => {
    const incoming = context.get("incoming");
    const right = await requireOwnerRight(incoming, "knowledge");
    const source = await readJson(incoming.request, addSourceRequestSchema, SOURCE_BYTES_MAX);
    const site = await right.siteOf(source.site);
    return askSources(incoming, site, "", { method: "POST", body: JSON.stringify(source) });
  });

  app.get("/api/knowledge/sources", async (context) => {
    const incoming = context.get("incoming");
    const right = await requireOwnerRight(incoming, "knowledge");
    return askSources(incoming, await right.siteOf(context.req.query("site")), "");
  });

  app.get("/api/knowledge/sources/:id", async (context) => {
    const incoming = context.get("incoming");
    const right = await requireOwnerRight(incoming, "knowledge");
    const from = Number(context.req.query("from") ?? 0);
    if (!Number.isSafeInteger(from) || from < 0)
      throw new ProblemError(400, "bad-from", "from is a count of passages.");
    const site = await right.siteOf(context.req.query("site"));
    return askSources(incoming, site, `/${requireSourceId(context.req.param("id"))}?from=${from}`);
  });

  app.patch("/api/knowledge/sources/:id", async (context) => {
    const incoming = context.get("incoming");
    const right = await requireOwnerRight(incoming, "knowledge");
    const change = await readJson(incoming.request, changeSourceRequestSchema);
    const site = await right.siteOf(context.req.query("site"));
    const init = { method: "PATCH", body: JSON.stringify(change) };
    return askSources(incoming, site, `/${requireSourceId(context.req.param("id"))}`, init);
  });

  app.delete("/api/knowledge/sources/:id", async (context) => {
    const incoming = context.get("incoming");
    const right = await requireOwnerRight(incoming, "knowledge");
    const site = await right.siteOf(context.req.query("site"));
    return askSources(incoming, site, `/${requireSourceId(context.req.param("id"))}`, { method: "DELETE" });
  });

  for (const act of ["read", "pause", "resume"]) {
    app.post(`/api/knowledge/sources/:id/${act}`, async (context) => {
      const incoming = context.get("incoming");
      const right = await requireOwnerRight(incoming, "knowledge");
      const site = await right.siteOf(context.req.query("site"));
      const path = `/${requireSourceId(context.req.param("id"))}/${act}`;
      return askSources(incoming, site, path, { method: "POST" });
    });
  }
}

async function askSources(
  incoming: Incoming,
  site: string,
  path: string,
  init?: RequestInit,
): Promise<Response> {
  const response = await askSite(incoming.host, site, `/sources${path}`, init);
  return response.status === 204 ? new Response(null, { status: 204 }) : relay(response);
}

/** Admits an id as hosts make them: nothing that could be part of another path. */
function requireSourceId(text: string): string {
  if (/^[\w-]{1,64}$/.test(text)) return text;
  throw new ProblemError(
    404,
    "unknown-source",
    "There is no such source; GET /api/knowledge/sources lists them.",
  );
}
