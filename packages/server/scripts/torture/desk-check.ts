import type { DurableEvent } from "@prosa/protocol";
import type { InternalEvent } from "@prosa/protocol/desk";
import type { TortureAgent } from "./agent.ts";
import type { Faults } from "./counts.ts";

/** Who has a conversation by its log, how often that changed, and whether it is over. */
export interface Standing {
  owner: "assistant" | "queue" | "agent";
  /** The person's id, where a person has it. */
  holder: string | null;
  ownership: number;
  isResolved: boolean;
}

const BEGINNING: Standing = { owner: "assistant", holder: null, ownership: 0, isResolved: false };

/** The standing after one event, by the rules of the protocol's document and by nothing of the server's own. */
function after(standing: Standing, event: DurableEvent): Standing {
  const ownership = standing.ownership + 1;
  switch (event.type) {
    case "handed-over":
      return standing.owner === "assistant" ? { ...standing, owner: "queue", ownership } : standing;
    case "owner-changed":
      return { ...standing, ownership, owner: event.owner, holder: event.agent?.id ?? null };
    case "resolved":
      return { owner: "assistant", holder: null, ownership, isResolved: true };
    case "reopened":
      return { ...standing, isResolved: false };
    default:
      return standing;
  }
}

export function standingOf(events: readonly DurableEvent[]): Standing {
  return events.reduce(after, BEGINNING);
}

/** Compares a conversation's log with what its visitor and its two agents were told, and adds what is wrong. */
export function checkTalk(
  visitorSaid: readonly string[],
  agents: readonly TortureAgent[],
  { events, internal }: { events: readonly DurableEvent[]; internal: readonly InternalEvent[] },
  faults: Faults,
): void {
  let standing = BEGINNING;
  for (const event of events) {
    standing = after(standing, event);
    if (event.type !== "said") continue;
    const { author, agent } = event.message;
    const isPersons = standing.owner === "agent";
    if (author === "assistant" && isPersons) faults.spokenOver += 1;
    if (author === "agent" && standing.holder !== agent?.id) faults.spokenOver += 1;
  }
  const messages = events.flatMap((event) => (event.type === "said" ? [event.message] : []));
  const notes = internal.flatMap((event) => (event.type === "noted" ? [event] : []));
  const idsOf = (by: string | null) =>
    messages.filter(({ author, agent }) =>
      by === null ? author === "visitor" : author === "agent" && agent?.id === by,
    );
  compare(visitorSaid, idsOf(null), faults);
  for (const { person, said, noted, refused } of agents) {
    compare(said, idsOf(person.agent.id), faults);
    compare(
      noted,
      notes.filter(({ agent }) => agent?.id === person.agent.id),
      faults,
    );
    const there = new Set([...messages, ...notes].map(({ id }) => id));
    faults.doubled += refused.filter((id) => there.has(id)).length;
  }
  const isGapFree =
    events.every(({ seq }, index) => seq === index + 1) && internal.every(({ n }, index) => n === index + 1);
  if (!isGapFree) faults.outOfOrder += 1;
}

/** Every id that was confirmed is there once, in the order in which it was sent, and no other. */
function compare(confirmed: readonly string[], there: readonly { id: string }[], faults: Faults): void {
  const ids = there.map(({ id }) => id);
  faults.lost += confirmed.filter((id) => !ids.includes(id)).length;
  faults.doubled += ids.length - new Set(ids).size + ids.filter((id) => !confirmed.includes(id)).length;
  const inOrder = ids.filter((id) => confirmed.includes(id)).every((id, index) => id === confirmed[index]);
  if (!inOrder) faults.outOfOrder += 1;
}
