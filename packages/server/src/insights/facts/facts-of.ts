import type { ChannelKind, DurableEvent } from "@prosa/protocol";
import type { Fact, Judgement } from "./fact.ts";

/**
 * The facts of a step of a session's log: of its events, each with its judgement where it has one, of a change of tags, and its
 * own. `channel` is the one that the visitor writes on; absent for the web; `hasLeft` is true where the visitor had left the queue
 * before it; `step.openMs` is the time in which the site was open of the conversation that the step ends. Pure.
 */
export function factsOfStep(
  events: readonly DurableEvent[],
  step: {
    events: readonly { judgement?: Judgement }[];
    people?: { tags?: unknown };
    facts?: readonly Fact[];
    openMs?: number;
  },
  at: number,
  { channel, hasLeft }: VisitorState = {},
): Fact[] {
  const { openMs } = step;
  const facts = events.flatMap((event, index) =>
    factsOfEvent(event, { channel, hasLeft, openMs }, step.events[index]?.judgement),
  );
  const tagged: Fact[] = step.people?.tags === undefined ? [] : [{ type: "tagged", at }];
  return [...facts, ...tagged, ...(step.facts ?? [])];
}

interface VisitorState {
  channel?: ChannelKind | undefined;
  hasLeft?: boolean | undefined;
}

/** The facts of an event of a session's log; `judgement` is that of the turn whose reply the event is. Pure. */
function factsOfEvent(
  event: DurableEvent,
  { channel, hasLeft = false, openMs }: VisitorState & { openMs: number | undefined },
  judgement?: Judgement,
): Fact[] {
  const { at } = event;
  switch (event.type) {
    case "said": {
      const { author, parts } = event.message;
      const length = parts.reduce((sum, part) => sum + (part.type === "text" ? part.text.length : 0), 0);
      if (author === "notice")
        return parts.some(({ type }) => type === "survey") ? [{ type: "score-asked", at }] : [];
      if (author === "visitor")
        return [{ type: "said", at, by: author, length, ...(channel !== undefined && { channel }) }];
      if (author === "agent") return [{ type: "said", at, by: author, length }];
      const isWhole = event.message.end === undefined || event.message.end === "done";
      if (!isWhole || !judgement) return [{ type: "broken-off", at }];
      const { met = [], ...judged } = judgement;
      const exposed = met.map((one): Fact => ({ type: "exposed", at, ...one }));
      return [...exposed, { type: "replied", at, length, ...judged }];
    }
    case "handed-over":
      return [{ type: "handed-over", at }];
    case "owner-changed":
      return [{ type: "owned", at, by: event.owner, ...(hasLeft && { hasLeft }) }];
    case "resolved":
      return [{ type: "resolved", at, ...(openMs !== undefined && { openMs }) }];
    case "reopened":
      return [{ type: "reopened", at }];
    case "rated":
      return [{ type: "rated", at, rating: event.rating }];
    case "scored":
      return [{ type: "scored", at, score: event.score }];
    case "submitted":
      return [{ type: "submitted", at }];
    default:
      return event satisfies never;
  }
}
