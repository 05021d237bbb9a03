import type { LoggedCommand } from "@prosa/protocol";
import type { RoomHost } from "../../platform/room-host.ts";
import { ABUSE_CLOSINGS, type AddressLimits } from "../../security/rate-limits/address-limits.ts";
import type { SiteView } from "../../site/sites.ts";
import { type AbuseKind, type AbuseRow, closedFor, judgeMessage } from "../abuse/abuse.ts";
import { warningFor } from "../abuse/warning.ts";
import { acted } from "../log/internal-log.ts";
import type { SessionLog } from "../log/session-log.ts";
import type { SessionRow } from "../log/session-row.ts";
import type { CommandDeps } from "./command.ts";
import { Rejection } from "./rejection.ts";
import { visitorMessage } from "./visitor-message.ts";

/** The tag by which owners and agents find the conversations whose visitor was warned. */
const ABUSE_TAG = "abuse";

/** The judgement of a command: the state to keep, how dear the command is, and the warning where one is due. */
interface Watched {
  abuse: AbuseRow | undefined;
  times: number;
  warning?: AbuseKind;
}

interface WatchDeps {
  host: Pick<RoomHost, "now" | "log">;
  log: SessionLog;
  limits: AddressLimits;
}

/**
 * Judges a command before it is applied. Nobody is judged whom a person hears, or is about to. Throws a `Rejection` with the
 * time to wait where the conversation is closed, or closes now.
 */
export async function watchAbuse(
  command: LoggedCommand,
  { site, address }: { site: SiteView; address: string | null },
  { host, log, limits }: WatchDeps,
): Promise<Watched> {
  const { row } = log;
  const now = host.now();
  if (!row || !isWithAssistant(row)) return { abuse: row?.abuse, times: 1 };
  if (command.type !== "say") {
    const waitMs = closedFor(row.abuse, site.settings.abuse, now);
    if (waitMs > 0) throw closed(waitMs);
    return { abuse: row.abuse, times: 1 };
  }
  const { row: abuse, verdict } = judgeMessage(row.abuse, command.text, site.settings.abuse, now);
  switch (verdict.type) {
    case "admit":
      return { abuse, times: verdict.cost };
    case "warn":
      return { abuse, times: 1, warning: verdict.kind };
    case "closed":
      throw closed(verdict.forMs);
    case "close": {
      const { kind, forMs } = verdict;
      await log.append({ events: [], changes: () => ({ abuse }), now });
      host.log({ level: "warn", event: "abuse-closed", site: site.id, kind, forMs });
      if (address !== null) limits.charge(address, ABUSE_CLOSINGS.kind, ABUSE_CLOSINGS.rate, now, 1);
      throw closed(forMs);
    }
  }
}

/** Logs the message with the warning as its one answer, and tags the conversation for the people of the site. */
export async function warn(
  { id, text }: Extract<LoggedCommand, { type: "say" }>,
  kind: AbuseKind,
  { log, turns, site, language, newId }: CommandDeps,
): Promise<number> {
  const spoken = log.row?.context.language ?? language ?? site.settings.languages[0] ?? "pt-BR";
  const warning = warningFor(kind, id, newId(), spoken);
  const events = [visitorMessage(id, text), warning].map(
    (message) => ({ id: message.id, event: { type: "said", message } }) as const,
  );
  const tags = [...new Set([...(log.row?.people.tags ?? []), ABUSE_TAG])];
  const internal = [{ id: newId(), event: acted(undefined, "tagged", { tags, note: kind }) }];
  const written = await turns.act({ events, internal, people: { tags } }, { isTaken: false });
  turns.giveUp(id);
  return written.events.find((event) => event.type === "said" && event.message.id === id)?.seq ?? log.seq;
}

function isWithAssistant({ isHumanOwned, people }: SessionRow): boolean {
  return !isHumanOwned && people.owner.type === "assistant";
}

function closed(waitMs: number): Rejection {
  return new Rejection("rate-limited", "The conversation is closed for a time, because of abuse.", waitMs);
}
