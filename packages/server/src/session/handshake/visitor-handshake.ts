import {
  type HelloCommand,
  OLDEST_SUPPORTED,
  PROTOCOL_VERSION,
  type RefusalCode,
  type RoomEvent,
  type VisitorIdentity,
} from "@prosa/protocol";
import { faultOf } from "../../platform/faults.ts";
import type { RoomHost } from "../../platform/room-host.ts";
import { verifyIdentity } from "../../security/identity.ts";
import { admitsOrigin } from "../../security/origins.ts";
import { siteKey } from "../../security/site-key.ts";
import { verifyToken } from "../../security/tokens.ts";
import type { KeptArms } from "../../site/experiments/arms.ts";
import type { SiteView } from "../../site/sites.ts";
import { visitedHoursOf, visitedSiteOf } from "../../site/visited-site.ts";
import type { SessionLog } from "../log/session-log.ts";
import type { TokenFamilies } from "../tokens/token-families.ts";
import { welcomedSite } from "../turns/met-arms.ts";

/** The advice of each refusal to the client's developer, and when the client may come back. */
export const REFUSALS: Readonly<Record<RefusalCode, { message: string; retryAfterMs?: number }>> = {
  "client-too-old": {
    message: `Load the current client; this room speaks versions ${OLDEST_SUPPORTED} to ${PROTOCOL_VERSION}.`,
  },
  "server-too-old": {
    message: `This room speaks version ${PROTOCOL_VERSION}; try again once it is updated.`,
    retryAfterMs: 60_000,
  },
  "hello-first": { message: "Send hello before anything else." },
  "hello-timeout": { message: "Send hello as soon as the socket is open." },
  "bad-token": { message: "The token is not one of this server's; open a session at POST /api/sessions." },
  "token-expired": { message: "Buy a new token at POST /api/sessions/:id/token with the refresh token." },
  "wrong-session": { message: "The token is of another session; connect to the session it was given for." },
  "origin-not-allowed": { message: "Add this page's origin to the site's settings." },
  "unknown-site": {
    message: "The session's site does not exist here; put its settings at PUT /api/sites/:site.",
  },
  "rate-limited": { message: "Too many connections; come back later.", retryAfterMs: 10_000 },
  unavailable: { message: "The server cannot serve this session now; come back later.", retryAfterMs: 5_000 },
};

const STARTER_LENGTH_MAX = 200;

/** The facts that a hello is checked against. */
interface HelloChecks {
  host: RoomHost;
  /** The room's own id: the session that it holds. */
  roomId: string;
  origin: string | null;
  log: SessionLog;
  tokens: TokenFamilies;
  loadSite: (id: string, isForced?: boolean) => Promise<SiteView | null>;
}

type HelloResult =
  | { ok: true; site: SiteView; session: string; device: string }
  | { ok: false; code: RefusalCode };

/** Checks a hello: its version first, then its token, its session, its site and the page's origin. */
export async function checkHello(hello: HelloCommand, checks: HelloChecks): Promise<HelloResult> {
  const { host, log } = checks;
  if (hello.protocol < OLDEST_SUPPORTED) return refuse("client-too-old");
  if (hello.protocol > PROTOCOL_VERSION) return refuse("server-too-old");
  if (!host.environment.ok) return refuse("unavailable");
  const verified = await verifyToken(host.environment.value.secrets, hello.token, "session", host.now());
  if (!verified.ok) return refuse(verified.code);
  const { session, site: siteId, device, generation } = verified.bearer;
  if (session !== checks.roomId) return refuse("wrong-session");
  if (log.erasedUntil !== null || checks.tokens.isOut(device)) return refuse("bad-token");
  // A room whose rows are a copy of another's serves nobody.
  const isAnothers = log.row && (log.row.site !== siteId || log.row.session !== session);
  if (isAnothers) return refuse("wrong-session");
  try {
    const { origin, loadSite } = checks;
    const isAdmitted = (view: SiteView) => origin === null || admitsOrigin(view.settings.origins, origin);
    let site = await loadSite(siteId);
    // An owner who just listed an origin finds it admitted at once.
    if (site && !isAdmitted(site)) site = await loadSite(siteId, true);
    if (!site) return refuse("unknown-site");
    await checks.tokens.use(device, generation);
    return isAdmitted(site) ? { ok: true, site, session, device } : refuse("origin-not-allowed");
  } catch (error) {
    host.log({ level: "error", event: "site-unreachable", site: siteId, error: faultOf(error) });
    return refuse("unavailable");
  }
}

/**
 * Makes the events that open a connection, and finds the place after which the log must follow, and the arms of experiments
 * that the welcome shows.
 */
export function welcomeEvents(
  hello: HelloCommand,
  loaded: SiteView,
  session: string,
  log: SessionLog,
  { epoch, mails, now }: { epoch: string; mails: boolean; now: number },
): { events: RoomEvent[]; since: number; arms: KeptArms } {
  const { row, seq, first } = log;
  const language = hello.language ?? loaded.settings.languages[0] ?? "pt-BR";
  const { site, arms } = welcomedSite(loaded, session, { language, row });
  const starters = site.starters(language).map((text) => text.slice(0, STARTER_LENGTH_MAX));
  const { form, ...visited } = visitedSiteOf(site.settings, hello.language);
  const { openingHours } = site.settings;
  const hours = openingHours && visitedHoursOf(openingHours, now);
  const welcome: RoomEvent = {
    type: "welcome",
    protocol: PROTOCOL_VERSION,
    session,
    epoch,
    seq,
    seen: row?.seen ?? 0,
    site: {
      ...visited,
      ...(starters.length > 0 && { starters }),
      ...(form && !row?.contact && { form }),
      ...(mails && { mails }),
      ...(hours && { hours }),
    },
  };
  if (isCursor(hello, log, epoch)) return { events: [welcome], since: hello.since, arms };
  return { events: [welcome, resetEvent(log, epoch)], since: first - 1, arms };
}

/** True where a client may go on from the cursor in its hello. */
export function isCursor(
  hello: Pick<HelloCommand, "since" | "epoch">,
  { seq, first }: Pick<SessionLog, "seq" | "first">,
  epoch: string,
): boolean {
  const holdsNothing = hello.since === 0 && first === 1;
  return holdsNothing || (hello.epoch === epoch && hello.since >= first - 1 && hello.since <= seq);
}

/** Makes the event after which a client drops its log and takes it again from the first event on. */
export function resetEvent(log: SessionLog, epoch: string): RoomEvent {
  return { type: "reset", epoch, first: log.first };
}

function refuse(code: RefusalCode): HelloResult {
  return { ok: false, code };
}

/**
 * Finds who a visitor is, by a token of the site; undefined where there is none or it cannot be believed, which goes to the
 * log: the visitor is as anonymous as before.
 */
export async function identityOf(
  token: string | undefined,
  { id, settings }: SiteView,
  host: Pick<RoomHost, "environment" | "now" | "log">,
): Promise<VisitorIdentity | undefined> {
  const { environment } = host;
  if (token === undefined || !environment.ok) return undefined;
  let code = "none";
  // While the deployment's secret is changed, the site's server may still sign with the key of the one before.
  for (const secret of environment.value.secrets) {
    const key = siteKey(secret, id, settings.keyNumber);
    const verified = await verifyIdentity(key, id, token, host.now());
    if (verified.ok) return verified.identity;
    code = verified.code;
  }
  host.log({ level: "warn", event: "identity-refused", site: id, code });
  return undefined;
}
