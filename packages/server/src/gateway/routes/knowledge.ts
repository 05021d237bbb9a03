import {
  addSourceRequestSchema,
  changeSourceRequestSchema,
  extractRequestSchema,
  knowledgeMeaningSchema,
  siteIdSchema,
} from "@prosa/protocol";
import type { Hono } from "hono/tiny";
import * as z from "zod/mini";
import type { Front, GatewayHost } from "../gateway.ts";
import { ProblemError } from "../problem.ts";
import { extractWith } from "./extract.ts";

/** The largest source that can be sent at once, in bytes. */
export const SOURCE_BYTES_MAX = 1024 * 1024;

/** Addresses that the owner may have looked at by every method, a minute. */
const EXTRACTS_PER_MINUTE = 30;

const refusalSchema = z.object({ code: z.string(), message: z.string() });

/** The owner's routes to a site's sources, and to what the extractor makes of an address. */
export function addKnowledgeRoutes(app: Hono<{ Bindings: GatewayHost; Variables: { front: Front } }>): void {
  app.post("/api/knowledge/sources", async (context) => {
    const front = context.get("front");
    await front.requireOwner();
    const source = await front.body(addSourceRequestSchema, SOURCE_BYTES_MAX);
    const site = await siteOf(front, source.site);
    return ask(front, site, "", { method: "POST", body: JSON.stringify(source) });
  });

  app.get("/api/knowledge/sources", async (context) => {
    const front = context.get("front");
    await front.requireOwner();
    return ask(front, await siteOf(front, context.req.query("site")), "");
  });

  app.get("/api/knowledge/sources/:id", async (context) => {
    const front = context.get("front");
    await front.requireOwner();
    const from = Number(context.req.query("from") ?? 0);
    if (!Number.isSafeInteger(from) || from < 0)
      throw new ProblemError(400, "bad-from", "from is a count of passages.");
    const site = await siteOf(front, context.req.query("site"));
    return ask(front, site, `/${sourceId(context.req.param("id"))}?from=${from}`);
  });

  app.get("/api/knowledge/meaning", async (context) => {
    const front = context.get("front");
    await front.requireOwner();
    const response = await front.room("site", await siteOf(front, context.req.query("site")), "/meaning");
    return context.json(knowledgeMeaningSchema.parse(await response.json()));
  });

  app.patch("/api/knowledge/sources/:id", async (context) => {
    const front = context.get("front");
    await front.requireOwner();
    const change = await front.body(changeSourceRequestSchema);
    const site = await siteOf(front, context.req.query("site"));
    const init = { method: "PATCH", body: JSON.stringify(change) };
    return ask(front, site, `/${sourceId(context.req.param("id"))}`, init);
  });

  app.delete("/api/knowledge/sources/:id", async (context) => {
    const front = context.get("front");
    await front.requireOwner();
    const site = await siteOf(front, context.req.query("site"));
    return ask(front, site, `/${sourceId(context.req.param("id"))}`, { method: "DELETE" });
  });

  for (const act of ["read", "pause", "resume"]) {
    app.post(`/api/knowledge/sources/:id/${act}`, async (context) => {
      const front = context.get("front");
      await front.requireOwner();
      const site = await siteOf(front, context.req.query("site"));
      return ask(front, site, `/${sourceId(context.req.param("id"))}/${act}`, { method: "POST" });
    });
  }

  app.post("/api/extract", async (context) => {
    const front = context.get("front");
    await front.requireOwner();
    const asked = await front.body(extractRequestSchema);
    front.spend("extracts", EXTRACTS_PER_MINUTE);
    return context.json(await extractWith(asked, front.environment));
  });
}

async function ask(front: Front, site: string, path: string, init?: RequestInit): Promise<Response> {
  const response = await front.room("site", site, `/sources${path}`, init);
  if (response.status === 204) return new Response(null, { status: 204 });
  if (!response.ok) {
    const refusal = refusalSchema.safeParse(await response.json().catch(() => null)).data;
    const { code, message } = refusal ?? { code: "not-found", message: "There is nothing at this address." };
    throw new ProblemError(response.status, code, message);
  }
  const headers = { "content-type": "application/json" };
  return new Response(response.body, { status: response.status, headers });
}

/** The site named, or the only one; it must be there. */
async function siteOf(front: Front, named: string | undefined): Promise<string> {
  if (named !== undefined && !siteIdSchema.safeParse(named).success)
    throw new ProblemError(400, "bad-site", "A site's name is lower-case letters, digits and hyphens.");
  const site = await front.siteOrOnly(named);
  await front.settings(site);
  return site;
}

/** An id as our own hosts make them: nothing that could be part of another path. */
function sourceId(text: string): string {
  if (/^[\w-]{1,64}$/.test(text)) return text;
  throw new ProblemError(
    404,
    "unknown-source",
    "There is no such source; GET /api/knowledge/sources lists them.",
  );
}
