import type { DurableEvent } from "@prosa/protocol";
import type { ExportedData, ExportedEvent } from "./exported-event.ts";

/**
 * The events for other systems that follow from one event of a session's log; `startedSeq` is the place of the visitor's
 * first message. Pure: the same place always gives the same events.
 */
export function exportedEventsOf(event: DurableEvent, startedSeq: number | null): ExportedEvent[] {
  const { seq, at } = event;
  const of = (type: ExportedEvent["type"], data: ExportedData = {}): ExportedEvent => ({
    seq,
    type,
    at,
    data,
  });
  switch (event.type) {
    case "said": {
      const { id, author, agent } = event.message;
      if (author === "notice") return [];
      if (author === "visitor") {
        const received = of("message.received", { message: id });
        return seq === startedSeq ? [of("conversation.started", { message: id }), received] : [received];
      }
      return [of("message.sent", { message: id, by: author, ...(agent && { agent: agent.id }) })];
    }
    case "handed-over":
      return [of("conversation.handed_over", { reason: event.reason })];
    case "owner-changed":
      if (event.owner === "agent") return [of("conversation.assigned", agentData(event.agent?.id))];
      return [of(event.owner === "queue" ? "conversation.queued" : "conversation.handed_back")];
    case "resolved":
      return [of("conversation.resolved", { agent: event.agent.id })];
    case "reopened":
      return [of("conversation.reopened")];
    case "rated":
      return [of("message.rated", { message: event.messageId, rating: event.rating })];
    case "scored":
      return [of("conversation.scored", { score: event.score })];
    case "submitted":
      return [of("contact.submitted")];
    default:
      return event satisfies never;
  }
}

function agentData(agent: string | undefined): ExportedData {
  return agent === undefined ? {} : { agent };
}
