import { type DurableEvent, PROTOCOL_VERSION, type RoomEvent } from "@prosa/protocol";
import type { AgentEvent } from "@prosa/protocol/desk";
import type { ConnectionState } from "../platform/room-host.ts";

/** The first versions of the protocol that know people, and files. */
const PEOPLE_VERSION = 3;
const FILES_VERSION = 4;

/** The events as a connection's version of the protocol knows them. */
export function asSpoken(state: ConnectionState, events: readonly AgentEvent[]): readonly AgentEvent[] {
  const { protocol = PROTOCOL_VERSION } = "protocol" in state ? state : {};
  if (protocol >= FILES_VERSION) return events;
  const withoutFiles = events.map(withNames);
  if (protocol >= PEOPLE_VERSION) return withoutFiles;
  return withoutFiles.flatMap((event) => earlier(event) ?? []);
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

function notice({ seq, at, type }: Pick<DurableEvent, "seq" | "at" | "type">): RoomEvent {
  return {
    type: "said",
    seq,
    at,
    message: { id: `${type}-${seq}`.padEnd(8, "-"), author: "notice", parts: [] },
  };
}
