import type { LoggedCommand } from "@prosa/protocol";
import { faultOf } from "../../platform/faults.ts";
import type { ConnectionState, RoomHost } from "../../platform/room-host.ts";
import { takeToken } from "../../security/token-bucket.ts";
import type { Sites, SiteView } from "../../site/sites.ts";
import { isGap, type SessionLog } from "../log/session-log.ts";
import type { Turns } from "../turns/turns.ts";
import { handlerOf } from "./handlers.ts";
import { Rejection } from "./rejection.ts";

const SITE_RETRY_MS = 2_000;
const DAY_MS = 24 * 60 * 60 * 1_000;

/** The sender of a command, as the connection's welcome settled it. */
export type Speaker = Pick<
  Extract<ConnectionState, { phase: "welcomed" }>,
  "session" | "site" | "epoch" | "language"
>;

/** The parts of a room that commands are applied in. */
interface ApplyDeps {
  host: RoomHost;
  sites: Sites;
  log: SessionLog;
  turns: Turns;
}

/** The place of a command in the log, and whether it had that place before. */
interface Applied {
  seq: number;
  isRepeat: boolean;
}

/**
 * Puts a command into the log once; a repeat gets the place of the first. Throws a `Rejection` or a `StorageError` when the
 * command is not applied: then nothing of it happened.
 */
export async function applyCommand(
  command: LoggedCommand,
  speaker: Speaker,
  { host, sites, log, turns }: ApplyDeps,
): Promise<Applied> {
  const handler = handlerOf(command.type);
  const earlier = await log.find(command.id);
  if (earlier) {
    if (isGap(earlier) || (await handler.isOutcome(command, earlier, log)))
      return { seq: earlier.seq, isRepeat: true };
    throw new Rejection("conflict", "Another command has this id; give each its own.");
  }
  const site = await loadSite(speaker.site, sites, host);
  log.begin(speaker.session, site.id, speaker.epoch, site.settings.retentionDays * DAY_MS);
  spend(log, host);
  const { language } = speaker;
  const seq = await handler.apply(command, { log, turns, site, language, now: host.now });
  return { seq, isRepeat: false };
}

async function loadSite(id: string, sites: Sites, host: RoomHost): Promise<SiteView> {
  const site = await sites.load(id, host).catch((error: unknown) => {
    host.log({ level: "error", event: "site-unreachable", site: id, error: faultOf(error) });
    throw new Rejection(
      "busy",
      "The session's site cannot be reached now; send it again later.",
      SITE_RETRY_MS,
    );
  });
  if (!site) throw new Rejection("internal-error", "The session's site is gone.");
  return site;
}

/** Takes one token of the session's budget of commands; throws a `Rejection` when none is left. */
function spend(log: SessionLog, { environment, now }: RoomHost): void {
  const perMinute = environment.ok ? environment.value.commandsPerMinute : 1;
  const taken = takeToken(log.row?.bucket, { capacity: perMinute, perMinute }, now());
  log.keepBucket(taken.bucket);
  if (taken.ok) return;
  throw new Rejection(
    "rate-limited",
    "Too many messages in a short time; send it again later.",
    taken.retryAfterMs,
  );
}
