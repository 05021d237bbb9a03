import {
  type DurableEvent,
  type Part,
  PROTOCOL_VERSION,
  type RoomEvent,
  type TicketStatus,
} from "@prosa/protocol";
import type { AgentEvent } from "@prosa/protocol/desk";
import type { ConnectionState } from "../platform/room-host.ts";

/** The first versions of the protocol that know people, and files and tickets of forms. */
const PEOPLE_VERSION = 3;
const FILES_VERSION = 4;

/** The events as a connection's version of the protocol knows them. */
export function asSpoken(state: ConnectionState, events: readonly AgentEvent[]): readonly AgentEvent[] {
  const { protocol = PROTOCOL_VERSION } = "protocol" in state ? state : {};
  if (protocol >= FILES_VERSION) return events;
  const plain = events.map(withNames).map(withEarlierTickets);
  if (protocol >= PEOPLE_VERSION) return plain;
  return plain.flatMap((event) => earlier(event) ?? []);
}

/** An event in version 3: a file is its name in words. */
function withNames(event: AgentEvent): AgentEvent {
  if (event.type !== "said" || !event.message.parts.some(({ type }) => type === "file")) return event;
  const parts = event.message.parts.map((part) =>
    part.type === "file" ? { type: "text" as const, text: part.name } : part,
  );
  return { ...event, message: { ...event.message, parts } };
}

/** An event in version 2: what its log cannot hold becomes a notice without words in its place, and what passes is left out. */
function earlier(event: AgentEvent): AgentEvent | null {
  switch (event.type) {
    case "owner-changed":
    case "resolved":
    case "reopened":
      return notice(event);
    case "queued":
    case "agent-seen":
      return null;
    default:
      return event;
  }
}

/** An event in version 3: a ticket has one of three states. */
function withEarlierTickets(event: AgentEvent): AgentEvent {
  if (event.type !== "said") return event;
  const { message } = event;
  if (!message.parts.some(({ type }) => type === "ticket")) return event;
  const parts = message.parts.map(
    (part): Part => (part.type === "ticket" ? { ...part, status: EARLIER_STATUS[part.status] } : part),
  );
  return { ...event, message: { ...message, parts } };
}

const EARLIER_STATUS = {
  new: "open",
  open: "open",
  waiting: "waiting",
  solved: "closed",
  closed: "closed",
} as const satisfies Record<TicketStatus, TicketStatus>;

function notice({ seq, at, type }: Pick<DurableEvent, "seq" | "at" | "type">): RoomEvent {
  return {
    type: "said",
    seq,
    at,
    message: { id: `${type}-${seq}`.padEnd(8, "-"), author: "notice", parts: [] },
  };
}
