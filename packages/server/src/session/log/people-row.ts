import { attributesSchema, type ChannelKind, type DurableEvent } from "@prosa/protocol";
import {
  agentSchema,
  type ConversationState,
  conversationStateSchema,
  moodSchema,
  TAGS_MAX,
} from "@prosa/protocol/desk";
import * as z from "zod/mini";
import { type ChannelLinks, channelOf } from "./channel-links.ts";
import { moodAfter } from "./mood.ts";
import { previewOf } from "./preview.ts";

/** A priority that no transfer raises any more. */
export const PRIORITY_MAX = 3;
const PRIORITY_NORMAL = 1;

const countSchema = z.int().check(z.nonnegative());

/** Everything about people that a session's row holds: who has the conversation, and what the desk's row shows of it. */
export const peopleRowSchema = z.object({
  ...conversationStateSchema.shape,
  /** When the present wait for a person began; transfers keep it, an end clears it. */
  waitingSince: z.exactOptional(countSchema),
  askedAt: z.exactOptional(countSchema),
  answeredAt: z.exactOptional(countSchema),
  reason: z.exactOptional(z.enum(["asked", "unsure", "rule"])),
  /** The person who ended the conversation last: the visitor comes back to them where they are free. */
  preferred: z.exactOptional(agentSchema),
  /** The number by which the conversation is known, once a person was asked for; the desk gives it. */
  number: z.exactOptional(z.string()),
  /** The place in the log from which on people have had the conversation, without a time in the queue between them. */
  claimedSeq: z.exactOptional(countSchema),
  /**
   * The visitor's browsers, as far as is known: kept up while the conversation waits. `gone` when the last has closed it, `left`
   * once that is so long ago that nobody waits there; absent where no browser ever had it.
   */
  browser: z.exactOptional(
    z.discriminatedUnion("type", [
      z.object({ type: z.literal("here") }),
      z.object({ type: z.enum(["gone", "left"]), at: countSchema }),
    ]),
  ),
  /** Facts about the visitor that people have set. */
  attributes: z.exactOptional(attributesSchema),
  /** People of the site refuse the visitor. */
  isBlocked: z.exactOptional(z.boolean()),
  preview: z.string(),
  /** The start of the visitor's last message; absent before the first, and in rows of an earlier version. */
  asking: z.exactOptional(z.string()),
  lastBy: z.enum(["visitor", "assistant", "agent", "notice"]),
  unread: countSchema,
  score: z.exactOptional(countSchema),
  /** The visitor's bad mood; absent where it is none, and in rows of an earlier version. */
  mood: z.exactOptional(moodSchema),
  /** The greatest `seq` that the person who has the conversation has seen. */
  agentSeen: countSchema,
  /** The places of the last and of the oldest kept internal event. */
  internalSeq: countSchema,
  internalFirst: countSchema,
  /** The internal events that no person caused: calls of tools. */
  toolEvents: z.exactOptional(countSchema),
  /** When the last event came that the desk's row shows; absent in rows of an earlier version. */
  lastAt: z.exactOptional(countSchema),
  /** Raised by every change that the desk's row shows, to the present time at least; `toldRev` is the last that the desk took. */
  rev: countSchema,
  toldRev: countSchema,
  /** The change that is to be told at once: who has it, or a visitor who waits for an answer. */
  urgentRev: countSchema,
});
export type PeopleRow = z.infer<typeof peopleRowSchema>;

/** A conversation that no person has had to do with. */
export const NO_PEOPLE: PeopleRow = {
  ownership: 0,
  owner: { type: "assistant" },
  phase: { type: "open" },
  priority: PRIORITY_NORMAL,
  tags: [],
  preview: "",
  lastBy: "visitor",
  unread: 0,
  agentSeen: 0,
  internalSeq: 0,
  internalFirst: 1,
  rev: 0,
  toldRev: 0,
  urgentRev: 0,
};

/** A change of the row that ends an offer. */
export const WITHOUT_OFFER = { offer: undefined } as const;

/** The state of a conversation as agents see it. */
export function stateOf({ ownership, owner, phase, priority, tags, offer }: PeopleRow): ConversationState {
  return { ownership, owner, phase, priority, tags: tags.slice(0, TAGS_MAX), ...(offer && { offer }) };
}

/** The time between two rows that the desk is told of a conversation with the assistant alone, in milliseconds. */
export const ALONE_REPORT_MS = 5 * 60_000;

/** True for a conversation that people have, or had, to do with. */
function isOfPeople({ ownership, internalSeq, toolEvents = 0 }: PeopleRow): boolean {
  return ownership > 0 || internalSeq > toolEvents;
}

/** True for a conversation of which the desk has a row, or may have one, since something was said in it. */
export function isForDesk(people: PeopleRow): boolean {
  return isOfPeople(people) || people.rev > 0;
}

/**
 * True where the desk is to be told a row. Of a conversation that only the assistant has had it is told the beginning, and then
 * how it goes at most every five minutes: nobody waits for it.
 */
export function isUntold(people: PeopleRow): boolean {
  const { rev, toldRev } = people;
  if (isOfPeople(people)) return toldRev < rev;
  return rev > 0 && (toldRev === 0 || rev - toldRev >= ALONE_REPORT_MS);
}

/** The messages that wait for a person's eyes: none where no person has to do with the conversation. */
export function unreadOf(people: PeopleRow): number {
  return isOfPeople(people) ? people.unread : 0;
}

/**
 * The words that the desk's row shows: the last message, but of a conversation that waits the visitor's last, whatever the
 * assistant answers meanwhile.
 */
export function shownWords({
  owner,
  preview,
  lastBy,
  asking,
}: PeopleRow): Pick<PeopleRow, "preview" | "lastBy"> {
  return owner.type === "queue" && asking !== undefined
    ? { preview: asking, lastBy: "visitor" }
    : { preview, lastBy };
}

/** Since when the visitor of a waiting conversation has left, in milliseconds since 1970; absent where they wait. */
export function leftAtOf({ owner, browser }: PeopleRow): number | undefined {
  return owner.type === "queue" && browser?.type === "left" ? browser.at : undefined;
}

/** Where the visitor writes, and whether they have left the queue, as a step's facts are told. */
export function whereaboutsIn({ channels, people }: { channels: ChannelLinks; people: PeopleRow }): {
  channel: ChannelKind | undefined;
  hasLeft: boolean;
} {
  return { channel: channelOf(channels), hasLeft: leftAtOf(people) !== undefined };
}

/** True where agents who saw `before` must be told the state. */
export function hasNewState(before: PeopleRow | undefined, after: PeopleRow): boolean {
  return STATE.some((name) => before?.[name] !== after[name]);
}

const STATE = ["ownership", "owner", "phase", "priority", "tags", "offer"] as const;

/**
 * The row after one event of the log. Pure, so that the owner, the phase and the desk's row always follow from the log,
 * by whichever way an event came into it, and can be made again from it.
 */
export function withEvent(row: PeopleRow, event: DurableEvent): PeopleRow {
  const next = change(row, event);
  if (next === row) return row;
  const rev = Math.max(row.rev + 1, event.at);
  return { ...next, rev, lastAt: event.at, urgentRev: isUrgent(row, next) ? rev : next.urgentRev };
}

/** The row after changes that are no events of the log. */
export function withChanges(row: PeopleRow, changes: Partial<PeopleRow>, now: number): PeopleRow {
  const next = { ...row, ...changes };
  const isShown = SHOWN.some((name) => name in changes && changes[name] !== row[name]);
  if (!isShown && leftAtOf(next) === leftAtOf(row)) return next;
  const rev = Math.max(row.rev + 1, now);
  return { ...next, rev, urgentRev: rev };
}

/** The parts of a row that agents change without an event of the log, and that the desk's row shows. */
const SHOWN = ["owner", "phase", "priority", "tags", "offer", "unread"] as const;

function change(row: PeopleRow, event: DurableEvent): PeopleRow {
  switch (event.type) {
    case "said":
      return afterMessage(row, event);
    case "handed-over":
      return row.owner.type === "assistant" ? queued(row, event.at, event.reason) : row;
    case "owner-changed":
      return owned(row, event);
    case "resolved": {
      const { offer: _, waitingSince: __, claimedSeq: ___, mood: ____, ...rest } = row;
      const phase = { type: "resolved" as const, at: event.at, agent: event.agent };
      const owner = { type: "assistant" as const };
      return { ...rest, owner, phase, ownership: row.ownership + 1, preferred: event.agent, unread: 0 };
    }
    case "reopened":
      return { ...row, phase: { type: "open" } };
    case "scored":
      return { ...row, score: event.score };
    case "rated":
    case "submitted":
      return row.rev === 0 ? row : { ...row };
    default:
      return event satisfies never;
  }
}

function afterMessage(row: PeopleRow, { message, at }: Extract<DurableEvent, { type: "said" }>): PeopleRow {
  const { author } = message;
  if (author === "notice") return row;
  const preview = previewOf(message) || row.preview;
  const next = { ...row, preview, lastBy: author };
  if (author === "assistant") return next;
  if (author === "visitor") {
    const phase = row.phase.type === "snoozed" ? { type: "open" as const } : row.phase;
    const { mood: before, ...calm } = next;
    const mood = moodAfter(before, message);
    return { ...calm, phase, asking: preview, unread: row.unread + 1, ...(mood && { mood }) };
  }
  return { ...next, unread: 0, answeredAt: row.answeredAt ?? at };
}

function queued({ claimedSeq: _, ...row }: PeopleRow, at: number, reason: PeopleRow["reason"]): PeopleRow {
  const since = row.waitingSince ?? at;
  return {
    ...row,
    owner: { type: "queue", since },
    ownership: row.ownership + 1,
    waitingSince: since,
    askedAt: row.askedAt ?? at,
    ...(reason && { reason }),
    ...(row.browser && { browser: { type: "here" } }),
  };
}

function owned(
  { offer: _, ...row }: PeopleRow,
  { owner, agent, at, seq }: Extract<DurableEvent, { type: "owner-changed" }>,
): PeopleRow {
  const ownership = row.ownership + 1;
  if (owner === "queue") return queued(row, at, row.reason);
  if (owner === "agent" && agent) {
    const claimedSeq = row.claimedSeq ?? seq;
    return { ...row, ownership, claimedSeq, owner: { type: "agent", since: at, agent } };
  }
  const { waitingSince: __, claimedSeq: ___, ...rest } = row;
  return { ...rest, ownership, owner: { type: "assistant" }, unread: 0 };
}

function isUrgent(before: PeopleRow, after: PeopleRow): boolean {
  if (before.ownership !== after.ownership || before.phase.type !== after.phase.type) return true;
  return after.owner.type !== "assistant" && before.unread === 0 && after.unread > 0;
}
