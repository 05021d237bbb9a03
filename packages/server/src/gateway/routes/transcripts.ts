import { requireSession } from "../authentication.ts";
import { environmentOf, type GatewayApp } from "../incoming.ts";
import { requireOrigin } from "../origins.ts";
import { ProblemError } from "../problem.ts";
import { limitAddress } from "../rate-limits.ts";
import { askSession, readSettings, relay } from "../rooms.ts";

/** Pages of transcripts that one address may read, for every session that it may open. */
const PAGES_PER_SESSION = 4;

/** Adds the visitor's route to the transcript of their session, a page at a time. */
export function addTranscriptRoutes(app: GatewayApp): void {
  app.get("/api/sessions/:id/transcript", async (context) => {
    const incoming = context.get("incoming");
    const { host } = incoming;
    const perMinute = PAGES_PER_SESSION * environmentOf(incoming).sessionsPerMinute;
    limitAddress(incoming, "transcripts", perMinute);
    const { session, site } = await requireSession(incoming, context.req.param("id"));
    requireOrigin(incoming, await readSettings(host, site));
    const since = Number(context.req.query("since") ?? 0);
    if (!Number.isSafeInteger(since) || since < 0)
      throw new ProblemError(400, "bad-since", "since is a count of events.");
    return relay(await askSession(host, session, `/transcript?since=${since}`));
  });
}
