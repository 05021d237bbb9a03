import type { Language, LoggedCommand } from "@prosa/protocol";
import { faultOf } from "../../platform/faults.ts";
import type { ConnectionState, RoomHost, ShownConsent } from "../../platform/room-host.ts";
import type { AddressLimits } from "../../security/rate-limits/address-limits.ts";
import { addressCommandRate, commandCost } from "../../security/rate-limits/command-cost.ts";
import { takeToken } from "../../security/rate-limits/token-bucket.ts";
import type { Sites, SiteView } from "../../site/sites.ts";
import type { SessionFiles } from "../files/session-files.ts";
import { linked } from "../log/channel-links.ts";
import { isGap } from "../log/gap.ts";
import type { SessionLog } from "../log/session-log.ts";
import { withIdentity } from "../log/session-row.ts";
import { forgetPastArms, metAtStart } from "../turns/met-arms.ts";
import type { Turns } from "../turns/turns.ts";
import { wakeForVisitor } from "../turns/wake.ts";
import { warn, watchAbuse } from "./against-abuse.ts";
import { handlerOf } from "./handlers.ts";
import { Rejection } from "./rejection.ts";

const SITE_RETRY_MS = 2_000;
const DAY_MS = 24 * 60 * 60 * 1_000;

/** The commands by which a visitor takes a conversation up again. */
const OPENING: readonly LoggedCommand["type"][] = ["say", "press", "ask-human", "attach"];

/** The sender of a command, as the connection's welcome settled it. */
export type Speaker = Pick<
  Extract<ConnectionState, { phase: "welcomed" }>,
  "session" | "site" | "epoch" | "language" | "identity" | "arms"
> & {
  /** The address that pays for the command; null where the gateway has counted it already. */
  address: string | null;
  /** The channel's room that the person wrote in; absent for the web. */
  channel?: Parameters<typeof linked>[1];
  /** The command came by mail, and its answer goes there. */
  isByMail?: boolean;
  /** Words beside a file come with the next command, and are answered then. */
  isBeforeWords?: boolean;
};

/** The parts of a room that commands are applied in. */
interface ApplyDeps {
  host: RoomHost;
  sites: Sites;
  log: SessionLog;
  turns: Turns;
  files: SessionFiles;
  limits: AddressLimits;
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
  { host, sites, log, turns, files, limits }: ApplyDeps,
): Promise<Applied> {
  const handler = handlerOf(command.type);
  const earlier = await log.find(command.id);
  if (earlier) {
    if (isGap(earlier) || (await handler.isOutcome(command, earlier, log)))
      return { seq: earlier.seq, isRepeat: true };
    throw new Rejection("conflict", "Another command has this id; give each its own.");
  }
  const site = await beginSession(speaker, { host, sites, log });
  if (log.row?.people.isBlocked)
    throw new Rejection("session-full", "The people of this site take no more messages of this session.");
  const { abuse, times, warning } = await watchAbuse(
    command,
    { site, address: speaker.address },
    { host, log, limits },
  );
  spend(command, speaker, { host, log, limits }, times);
  log.keepInMemory(() => ({ abuse }));
  const { language, identity, channel } = speaker;
  log.keepChannels((links) => (channel ? linked(links, channel) : { ...links, last: null }));
  log.keepInMemory(({ mail }) => ({ mail: { ...mail, isByMail: speaker.isByMail === true } }));
  if (speaker.arms && log.seq === 0 && OPENING.includes(command.type)) {
    const text = command.type === "say" ? command.text : undefined;
    const met = { site, shown: speaker.arms, language: language ?? fallbackOf(site), text };
    log.keepInMemory(metAtStart(met, host.now()));
  }
  forgetPastArms(log, site);
  // Nobody of a channel or a mail says who they are on the site, and by that nobody has signed out there.
  if (identity !== undefined) log.keepInMemory((row) => withIdentity(row, identity));
  // Written with the command's own step: a visitor may close every tab before the assistant hands over.
  if (speaker.address !== null)
    log.keepInMemory(({ people }) =>
      people.browser ? {} : { people: { ...people, browser: { type: "here" } } },
    );
  if (OPENING.includes(command.type)) await wakeForVisitor({ log, turns, newId: host.newId, now: host.now });
  const shown = () => shownAtStart(host, log);
  const known = { language, identity: identity ?? undefined, isBeforeWords: speaker.isBeforeWords === true };
  const deps = { log, turns, files, site, ...known, shown, now: host.now, newId: host.newId };
  const isWarned = warning !== undefined && command.type === "say" && command.replaces === undefined;
  const seq = isWarned ? await warn(command, warning, deps) : await handler.apply(command, deps);
  return { seq, isRepeat: false };
}

/** Begins the session in memory, for as long as its site keeps a transcript. Throws a `Rejection` where the site cannot be read. */
export async function beginSession(
  { session, site: id, epoch }: Pick<Speaker, "session" | "site" | "epoch">,
  { host, sites, log }: Pick<ApplyDeps, "host" | "sites" | "log">,
): Promise<SiteView> {
  const site = await loadSite(id, sites, host);
  log.begin(session, site.id, epoch, site.settings.retentionDays * DAY_MS);
  return site;
}

/** The site's first language, for visitors who name none. */
function fallbackOf({ settings }: SiteView): Language {
  return settings.languages[0] ?? "pt-BR";
}

/** The words of consent that the session's welcomes showed, and those that its visitor agreed to before. */
function shownAtStart(host: Pick<RoomHost, "connections">, { row }: SessionLog): ShownConsent[] {
  const shown = [...host.connections()].flatMap(({ state }) =>
    state.phase === "welcomed" && state.shown ? [state.shown] : [],
  );
  const { consentDigest: digest, consentVersion: version } = row?.contact ?? {};
  if (digest === undefined) return shown;
  return [...shown, { digest, ...(version !== undefined && { version }) }];
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

/**
 * Takes what a command costs from the budgets of its session and of its address; throws a `Rejection` where one has not that
 * much left.
 */
function spend(
  command: LoggedCommand,
  { address }: Speaker,
  { host, log, limits }: Pick<ApplyDeps, "host" | "log" | "limits">,
  times: number,
): void {
  const { environment } = host;
  const perMinute = environment.ok ? environment.value.commandsPerMinute : 1;
  const now = host.now();
  const cost = times * commandCost(lengthOf(command));
  const taken = takeToken(log.row?.bucket, { capacity: perMinute, perMinute }, now, cost);
  if (!taken.ok) {
    log.keepBucket(taken.bucket);
    throw limited("Too many messages in a short time; send it again later.", taken.retryAfterMs);
  }
  const rate = addressCommandRate(environment.ok ? environment.value.addressCommandsPerMinute : 1);
  const waitMs = address === null ? 0 : limits.take(address, "commands", rate, now, cost);
  if (waitMs > 0) throw limited("Too many messages from one address; send it again later.", waitMs);
  log.keepBucket(taken.bucket);
}

/** The characters of all words that a command holds. */
function lengthOf(command: LoggedCommand): number {
  switch (command.type) {
    case "say":
      return command.text.length;
    case "score":
      return command.comment?.length ?? 0;
    case "submit":
      return command.consent.length;
    default:
      return 0;
  }
}

function limited(message: string, retryAfterMs: number): Rejection {
  return new Rejection("rate-limited", message, retryAfterMs);
}
