import type { AgentEvent } from "@prosa/protocol/desk";
import type { Connection } from "../../platform/room-host.ts";

type Viewer = Extract<AgentEvent, { type: "viewers" }>["viewers"][number];

/** The agents who have a conversation open, each once, in the order in which they came. */
export function viewersOf(connections: Iterable<Connection>, now: number): Viewer[] {
  const viewers = new Map<string, Viewer>();
  for (const { state } of connections) {
    if (state.phase !== "agent") continue;
    const isReplying = state.replyingUntil > now || viewers.get(state.agent.id)?.isReplying === true;
    viewers.set(state.agent.id, { agent: state.agent, isReplying });
  }
  return [...viewers.values()];
}
