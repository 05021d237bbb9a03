import { type Language, languageSchema } from "@prosa/protocol";
import * as z from "zod/mini";
import { stoppedByKey } from "../../../mail/mail-keys.ts";
import { askDesk } from "../../desk-rooms.ts";
import { environmentOf, type GatewayApp, type Incoming } from "../../incoming.ts";
import { ProblemError } from "../../problem.ts";
import { limitAddress } from "../../rate-limits.ts";
import { askSession } from "../../rooms.ts";
import { stopPage } from "./stop-page.ts";

/** The looks at such pages, and presses of their button, that one address has in a minute. */
const STOPS_PER_MINUTE = 60;

const aboutSchema = z.object({ language: languageSchema });

/**
 * Adds the page that ends the mails of a conversation. Opening it ends nothing, since programs that check mails open what they
 * find; its button does, and so does the press in a program of mail (RFC 8058).
 */
export function addMailStopRoutes(app: GatewayApp): void {
  app.get("/mail/stop/:key", async (context) =>
    answer(context.get("incoming"), context.req.param("key"), false),
  );
  app.post("/mail/stop/:key", async (context) =>
    answer(context.get("incoming"), context.req.param("key"), true),
  );
}

async function answer(incoming: Incoming, key: string, isStopped: boolean): Promise<Response> {
  limitAddress(incoming, "mail-stop", STOPS_PER_MINUTE);
  const { html, policy } = stopPage(
    await mailsOf(incoming, key, isStopped),
    isStopped,
    incoming.host.newId(),
  );
  return new Response(html, {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": policy,
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
      "x-robots-tag": "noindex",
    },
  });
}

/** Ends the mails that the link names, where that is asked for, and returns their language. */
async function mailsOf(incoming: Incoming, key: string, isStopped: boolean): Promise<Language> {
  const { host } = incoming;
  const stopped = await stoppedByKey(environmentOf(incoming).secrets, key);
  if (!stopped) throw new ProblemError(404, "unknown-mails", "No mails are behind this link; copy it whole.");
  const { kind, site, id } = stopped;
  const init = { method: isStopped ? "POST" : "GET" };
  const asked =
    kind === "ticket"
      ? askDesk(host, site, `/tickets/${id}/mails`, init)
      : askSession(host, id, "/mails", init);
  const response = await asked.catch((error: unknown) => {
    // A conversation that is gone sends nothing any more.
    if (error instanceof ProblemError && error.status < 500) return null;
    throw error;
  });
  const about = response?.ok ? aboutSchema.safeParse(await response.json()).data : undefined;
  return about?.language ?? "pt-BR";
}
