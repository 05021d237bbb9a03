import type { DurableEvent, Message } from "@prosa/protocol";
import type { RoomHost } from "../../platform/room-host.ts";
import type { Sites } from "../../site/sites.ts";
import type { SessionLog } from "../log/session-log.ts";
import { messageText } from "../turns/reply-events.ts";
import { saysMore } from "./says-more.ts";

/** The most events of a conversation that are looked at when a person ends it. */
const EVENTS_MAX = 200;

/**
 * Decides whether the visitor is asked for a rating when a person ends the present conversation: the site asks for ratings, both
 * sides have said something, and this conversation was neither asked about nor rated before. Where the site cannot be reached,
 * nothing is asked.
 */
export type ScoreQuestion = () => Promise<boolean>;

export function createScoreQuestion({
  host,
  sites,
  log,
}: {
  host: RoomHost;
  sites: Sites;
  log: SessionLog;
}): ScoreQuestion {
  return async () => {
    const { row } = log;
    if (!row || row.people.isBlocked) return false;
    const startAt = row.facts.conversation?.startAt ?? 0;
    const last = await log.after(Math.max(0, log.seq - EVENTS_MAX), EVENTS_MAX);
    const events = last.filter(({ at }) => at >= startAt);
    const turns = new Map(row.context.turns.map(({ id, intent }) => [id, intent]));
    if (events.some(isAboutScore) || !isTalk(events, turns)) return false;
    const site = await sites.loadOrNull(row.site, host, "score-not-asked");
    return site?.settings.survey === true;
  };
}

function isAboutScore(event: DurableEvent): boolean {
  if (event.type === "scored") return true;
  return event.type === "said" && event.message.parts.some(({ type }) => type === "survey");
}

/** True where a person has spoken, and the visitor has said more than a greeting or the call for a person. */
function isTalk(events: readonly DurableEvent[], intents: ReadonlyMap<string | undefined, string>): boolean {
  const messages = events.flatMap((event) => (event.type === "said" ? [event.message] : []));
  const saysSomething = (message: Message) =>
    message.author === "visitor" &&
    (message.parts.some(({ type }) => type === "file") ||
      saysMore(messageText(message), intents.get(message.id)));
  return messages.some(({ author }) => author === "agent") && messages.some(saysSomething);
}
