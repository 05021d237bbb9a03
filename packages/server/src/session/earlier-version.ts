import type { DurableEvent, RoomEvent } from "@prosa/protocol";
import type { AgentEvent } from "@prosa/protocol/desk";
import type { ConnectionState } from "../platform/room-host.ts";

/** The first version of the protocol that knows people. */
const PEOPLE_VERSION = 3;

/** The events as a connection's version of the protocol knows them. */
export function asSpoken(state: ConnectionState, events: readonly AgentEvent[]): readonly AgentEvent[] {
  const { protocol = PEOPLE_VERSION } = "protocol" in state ? state : {};
  if (protocol >= PEOPLE_VERSION) return events;
  return events.flatMap((event) => earlier(event) ?? []);
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
