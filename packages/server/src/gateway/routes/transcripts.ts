import { mailTranscriptRequestSchema } from "@prosa/protocol";
import { isMailAddress } from "../../platform/mail-settings.ts";
import { requireSession } from "../authentication.ts";
import { readJson } from "../body.ts";
import { environmentOf, type GatewayApp } from "../incoming.ts";
import { requireOrigin } from "../origins.ts";
import { ProblemError } from "../problem.ts";
import { limitAddress } from "../rate-limits.ts";
import { askSession, readSettings, relay } from "../rooms.ts";

const DAY_MS = 24 * 60 * 60 * 1_000;

/** Pages of transcripts that one address may read, for every session that it may open. */
const PAGES_PER_SESSION = 4;

/** Conversations that one address has mailed in a minute, in all its sessions together. */
const MAILED_PER_MINUTE = 3;

/** Adds the visitor's routes to the transcript of their session, a page at a time, and as one mail. */
export function addTranscriptRoutes(app: GatewayApp): void {
  app.get("/api/sessions/:id/transcript", async (context) => {
    const incoming = context.get("incoming");
    const { host } = incoming;
    const perMinute = PAGES_PER_SESSION * environmentOf(incoming).sessionsPerMinute;
    limitAddress(incoming, "transcripts", perMinute);
    const bearer = await requireSession(incoming, context.req.param("id"));
    requireOrigin(incoming, await readSettings(host, bearer.site));
    const since = Number(context.req.query("since") ?? 0);
    if (!Number.isSafeInteger(since) || since < 0)
      throw new ProblemError(400, "bad-since", "since is a count of events.");
    return relay(await askSession(host, bearer, `/transcript?since=${since}`));
  });

  app.post("/api/sessions/:id/transcript/mail", async (context) => {
    const incoming = context.get("incoming");
    const { host, request } = incoming;
    const bearer = await requireSession(incoming, context.req.param("id"));
    requireOrigin(incoming, await readSettings(host, bearer.site));
    const { id, email, language } = await readJson(request, mailTranscriptRequestSchema);
    if (!host.mailer)
      throw new ProblemError(404, "no-mail", "This server sends no mail; download the transcript.");
    if (!isMailAddress(email))
      throw new ProblemError(422, "bad-address", "This is no address that mail can be sent to.");
    limitAddress(incoming, "mailed-transcripts", MAILED_PER_MINUTE);
    const body = JSON.stringify({ id, to: email, language });
    const response = await askSession(host, bearer, "/mail-transcript", { method: "POST", body });
    if (response.status === 404) throw new ProblemError(409, "empty", "Nothing was said yet.");
    if (response.status === 429)
      throw new ProblemError(
        429,
        "rate-limited",
        "This conversation was mailed as often as it may be in a day.",
        DAY_MS,
      );
    return context.body(null, 202);
  });
}
