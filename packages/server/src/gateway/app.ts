import {
  addPageRequestSchema,
  type ChatAnswer,
  chatRequestSchema,
  createSessionRequestSchema,
  refreshTokenRequestSchema,
  type SessionToken,
  type SiteSettings,
  siteIdSchema,
  siteSettingsSchema,
} from "@prosa/protocol";
import { routePath } from "hono/route";
import { Hono } from "hono/tiny";
import { faultOf } from "../platform/faults.ts";
import { issueToken, SESSION_TOKEN_S } from "../security/tokens.ts";
import type { TurnAnswer } from "../session/turns/turn-answer.ts";
import { DIRECTORY_ID } from "../site/directory.ts";
import type { Models } from "../site/sites.ts";
import { drain, Front, type GatewayHost, type GatewayMemory } from "./gateway.ts";
import { ProblemError, problemResponse } from "./problem.ts";
import { addContactRoutes } from "./routes/contacts.ts";
import { addKnowledgeRoutes } from "./routes/knowledge.ts";
import { probeTranscriber, transcribeRecording } from "./routes/transcriptions.ts";

const DAY_S = 24 * 60 * 60;

/** Turns by HTTP that one address may ask for, a minute. */
const CHATS_PER_MINUTE = 60;

/** How many tokens one address may buy anew, and pages of transcripts read, for every session that it may open. */
const RETURNS = 4;

type Env = { Bindings: GatewayHost; Variables: { front: Front } };

/** The HTTP interface: sessions, sites, knowledge, one-turn chats and health. It holds no state but `memory`. */
export function createApp(
  memory: GatewayMemory,
  models: Models,
): {
  fetch(request: Request, host: GatewayHost): Promise<Response>;
} {
  const app = new Hono<Env>();

  app.use(async (context, next) => {
    const host = context.env;
    const startedAt = host.now();
    context.set("front", new Front(host, memory, context.req.raw));
    await next();
    const { method } = context.req;
    const { status } = context.res;
    const ms = host.now() - startedAt;
    // The route as it is written above: the address itself may hold whatever its sender put there.
    host.log({ level: "info", event: "request", method, route: routePath(context, -1), status, ms });
  });

  app.get("/healthz", (context) => context.json({ status: "up" }));

  app.get("/readyz", async (context) => {
    const { host } = context.get("front");
    const probe = await host
      .callRoom("directory", DIRECTORY_ID, "/probe", { method: "POST" })
      .catch(() => null);
    const isReady = host.environment.ok && probe?.status === 204;
    const body = {
      status: isReady ? "ready" : "not-ready",
      storage: probe?.status === 204 ? "writable" : "failing",
      settings: host.environment.ok ? "complete" : host.environment.problem,
      models: {
        embedded: "ready",
        openai: llmState(models),
      },
    };
    return context.json(body, isReady ? 200 : 503);
  });

  app.post("/api/sessions", async (context) => {
    const front = context.get("front");
    const { site } = await front.body(createSessionRequestSchema);
    front.spend("sessions", front.environment.sessionsPerMinute);
    const settings = await front.settings(site);
    front.requireOrigin(settings);
    return context.json(await openSession(front, front.host.newId(), site, settings), 201);
  });

  app.post("/api/sessions/:id/token", async (context) => {
    const front = context.get("front");
    const { refreshToken } = await front.body(refreshTokenRequestSchema);
    front.spend("tokens", RETURNS * front.environment.sessionsPerMinute);
    const { session, site } = await front.requireSession(context.req.param("id"), refreshToken, "refresh");
    const settings = await front.settings(site);
    front.requireOrigin(settings);
    await front.sessionRoom(session, "/life");
    return context.json(await openSession(front, session, site, settings));
  });

  app.get("/api/sessions/:id/transcript", async (context) => {
    const front = context.get("front");
    front.spend("transcripts", RETURNS * front.environment.sessionsPerMinute);
    const { session, site } = await front.requireSession(context.req.param("id"));
    front.requireOrigin(await front.settings(site));
    const since = Number(context.req.query("since") ?? 0);
    if (!Number.isSafeInteger(since) || since < 0)
      throw new ProblemError(400, "bad-since", "since is a count of events.");
    return relay(await front.sessionRoom(session, `/transcript?since=${since}`));
  });

  app.delete("/api/sessions/:id", async (context) => {
    const front = context.get("front");
    // The token alone decides: no setting of the site, and not even its end, may keep what its visitor takes back.
    const { session, site } = await front.requireEither(context.req.param("id"));
    await front.room("main", session, `/transcript?site=${site}`, { method: "DELETE" });
    return context.body(null, 204);
  });

  app.get("/api/sessions/:id/transcriptions", (context) =>
    probeTranscriber(context.get("front"), context.req.param("id")),
  );

  app.post("/api/sessions/:id/transcriptions", (context) =>
    transcribeRecording(context.get("front"), context.req.param("id"), context.req.query("language")),
  );

  app.post("/api/chat", async (context) => {
    const front = context.get("front");
    const asked = await front.body(chatRequestSchema);
    front.spend("chats", CHATS_PER_MINUTE);
    const { host } = front;
    const known =
      asked.session === undefined ? null : await front.requireSession(asked.session, asked.token ?? null);
    const site = known?.site ?? (await front.siteOrOnly(asked.site));
    const settings = await front.settings(site);
    front.requireOrigin(settings);
    const session = known?.session ?? host.newId();
    const body = JSON.stringify({ id: host.newId(), text: asked.text, session, site });
    const response = await front.sessionRoom(session, "/turn", { method: "POST", body });
    if (!response.ok) throw await rejectionProblem(response);
    const { token } = await openSession(front, session, site, settings);
    const answer: ChatAnswer = { session, token, ...((await response.json()) as TurnAnswer) };
    return context.json(answer);
  });

  app.put("/api/sites/:site", async (context) => {
    const front = context.get("front");
    await front.requireOwner();
    const site = requireSiteId(context.req.param("site"));
    const settings = await front.body(siteSettingsSchema);
    const init = { method: "PUT", body: JSON.stringify(settings) };
    const response = await front.room("site", site, "/settings", init);
    await front.register({ site, origins: settings.origins });
    return relay(response);
  });

  app.get("/api/sites/:site", async (context) => {
    const front = context.get("front");
    await front.requireOwner();
    return context.json(await front.settings(requireSiteId(context.req.param("site"))));
  });

  app.post("/api/knowledge/pages", async (context) => {
    const front = context.get("front");
    await front.requireOwner();
    const { url, site: named, force } = await front.body(addPageRequestSchema);
    const site = await front.siteOrOnly(named);
    await front.settings(site);
    const init = { method: "POST", body: JSON.stringify({ url, force }) };
    const response = await front.room("site", site, "/pages", init);
    if (response.ok) return relay(response);
    const { code, message } = (await response.json()) as { code: string; message: string };
    throw new ProblemError(response.status, code, message);
  });

  app.get("/api/knowledge/pages", async (context) => {
    const front = context.get("front");
    await front.requireOwner();
    const named = context.req.query("site");
    const site = await front.siteOrOnly(named === undefined ? undefined : requireSiteId(named));
    await front.settings(site);
    return relay(await front.room("site", site, "/pages"));
  });

  addContactRoutes(app);
  addKnowledgeRoutes(app);

  app.notFound(() =>
    problemResponse(new ProblemError(404, "not-found", "There is nothing at this address.")),
  );

  app.onError((error, context) => {
    if (error instanceof ProblemError) return problemResponse(error);
    const errorId = context.env.newId();
    context.env.log({ level: "error", event: "request-failed", errorId, error: faultOf(error) });
    return problemResponse(
      new ProblemError(500, "internal-error", `The server failed; its log names the cause under ${errorId}.`),
    );
  });

  return {
    async fetch(request, host) {
      const response = isPreflight(request)
        ? new Response(null, { status: 204 })
        : await app.fetch(request, host);
      // A client that gave up while it was sending wants no answer.
      await drain(request).catch(() => undefined);
      return withCors(new Front(host, memory, request), response);
    },
  };
}

/** A browser may read an answer only on a page whose origin some site lists; each route then checks its own site. */
async function withCors(front: Front, response: Response): Promise<Response> {
  const { origin } = front;
  if (origin === null) return response;
  const entries = await front.directory().catch(() => []);
  const headers = new Headers(response.headers);
  headers.append("vary", "origin");
  if (entries.some(({ origins }) => origins.includes("*") || origins.includes(origin))) {
    headers.set("access-control-allow-origin", origin);
    headers.set("access-control-allow-headers", "authorization, content-type");
    headers.set("access-control-allow-methods", "DELETE, GET, PATCH, POST, PUT");
    headers.set("access-control-expose-headers", "retry-after");
    headers.set("access-control-max-age", "600");
  }
  return new Response(response.body, { status: response.status, headers });
}

function isPreflight(request: Request): boolean {
  return request.method === "OPTIONS" && request.headers.has("access-control-request-method");
}

async function openSession(
  front: Front,
  session: string,
  site: string,
  settings: SiteSettings,
): Promise<SessionToken> {
  const { secret } = front.environment;
  const now = front.host.now();
  const [token, refreshToken] = await Promise.all([
    issueToken(secret, { session, site }, "session", SESSION_TOKEN_S, now),
    issueToken(secret, { session, site }, "refresh", settings.retentionDays * DAY_S, now),
  ]);
  return { session, token, expiresInS: SESSION_TOKEN_S, refreshToken };
}

function llmState({ openai, breaker }: Models): "absent" | "configured" | "degraded" {
  if (!openai) return "absent";
  return breaker && breaker.state !== "closed" ? "degraded" : "configured";
}

function requireSiteId(text: string): string {
  const parsed = siteIdSchema.safeParse(text);
  if (parsed.success) return parsed.data;
  throw new ProblemError(400, "bad-site", "A site's name is lower-case letters, digits and hyphens.");
}

async function rejectionProblem(response: Response): Promise<ProblemError> {
  const { code, message, retryAfterMs } = (await response.json()) as {
    code: string;
    message: string;
    retryAfterMs?: number;
  };
  const status = code === "rate-limited" ? 429 : code === "no-answer" ? 409 : 503;
  return new ProblemError(status, code, message, retryAfterMs);
}

/** A room's own answer, with headers that may still be changed. */
function relay(response: Response): Response {
  return new Response(response.body, {
    status: response.status,
    headers: { "content-type": "application/json" },
  });
}
