import { type Agent, PAGE_INBOX_ID } from "@prosa/protocol/desk";
import { acted } from "../log/internal-log.ts";
import { type PeopleRow, WITHOUT_OFFER } from "../log/people-row.ts";
import type { SessionLog } from "../log/session-log.ts";
import type { NewEvent, Step } from "../log/step.ts";
import { rememberStretch } from "./stretch.ts";
import type { Turns } from "./turns.ts";

/** The time after its end for which a person's conversation goes back to people when the visitor writes, in milliseconds. */
export const REOPEN_MS = 7 * 24 * 60 * 60 * 1_000;

/** The silence after which people at a platform's own inbox, who need not say that they are done, have left, in milliseconds. */
const INBOX_MS = 24 * 60 * 60 * 1_000;

interface WakeDeps {
  log: SessionLog;
  turns: Turns;
  newId: () => string;
  now: () => number;
}

type Act = Pick<Step, "events" | "internal" | "people">;

/**
 * Opens a conversation again that the visitor writes in. One that a person ended goes to the queue, for as long as it may
 * still be about the same; any other stays with the assistant.
 */
export async function wakeForVisitor({ log, turns, newId, now }: WakeDeps): Promise<void> {
  const { phase } = log.row?.people ?? {};
  if (phase?.type === "snoozed")
    return void (await turns.act({ events: [], internal: [woken(newId())] }, NOT_TAKEN));
  const before = inboxThatLeft(log.row, now());
  if (before) {
    const event = { type: "owner-changed", owner: "assistant", before } as const;
    const internal = [{ id: newId(), event: acted(undefined, "handed-back") }];
    const changes = await rememberStretch(log, [event], { now: now() });
    const step = { events: [{ id: newId(), event }], internal };
    await turns.act(step, { ...NOT_TAKEN, ...(changes && { changes }) });
    return;
  }
  if (phase?.type !== "resolved") return;
  const isRecent = phase.agent !== undefined && now() - phase.at <= REOPEN_MS;
  const events: NewEvent[] = [{ type: "reopened" }];
  if (isRecent) events.push({ type: "owner-changed", owner: "queue" });
  await turns.act(
    {
      events: events.map((event) => ({ id: newId(), event })),
      internal: [{ id: newId(), event: acted(undefined, "reopened") }],
    },
    NOT_TAKEN,
  );
}

/** The people at a platform's own inbox who have a conversation in which nobody wrote for a day; `null` where none have. */
function inboxThatLeft(row: SessionLog["row"], now: number): Agent | null {
  const owner = row?.people.owner;
  if (owner?.type !== "agent" || owner.agent.id !== PAGE_INBOX_ID) return null;
  return now - (row?.lastAt ?? 0) > INBOX_MS ? owner.agent : null;
}

/** Ends what its time has ended: a snooze, and an offer that nobody accepted. */
export async function settleTimes({ log, turns, newId, now }: WakeDeps): Promise<void> {
  const act = dueAct(log.row?.people, now(), newId);
  if (act) await turns.act(act, NOT_TAKEN);
}

/** The next time at which `settleTimes` has work, in milliseconds since 1970; `null` for never. */
export function nextTimeOf(people: PeopleRow | undefined): number | null {
  const due = [people?.phase.type === "snoozed" ? people.phase.until : null, people?.offer?.until ?? null];
  const times = due.filter((at) => at !== null);
  return times.length > 0 ? Math.min(...times) : null;
}

const NOT_TAKEN = { isTaken: false } as const;

function dueAct(people: PeopleRow | undefined, now: number, newId: () => string): Act | null {
  const isAwake = people?.phase.type === "snoozed" && people.phase.until <= now;
  const lapsed = people?.offer && people.offer.until <= now ? people.offer : null;
  if (!isAwake && !lapsed) return null;
  const expired = lapsed && { id: newId(), event: acted(undefined, "offer-expired", { to: lapsed.to }) };
  return {
    events: [],
    internal: [...(isAwake ? [woken(newId())] : []), ...(expired ? [expired] : [])],
    people: { ...(isAwake && { phase: { type: "open" } }), ...(lapsed && WITHOUT_OFFER) },
  };
}

function woken(id: string) {
  return { id, event: acted(undefined, "woken") };
}
