import type { DurableEvent } from "@prosa/protocol";
import type { Faults } from "./counts.ts";
import type { Visitor } from "./visitor.ts";

/** Compares a session's log with what its visitor sent and was told, and adds what is wrong. */
export function check(visitor: Visitor, log: readonly DurableEvent[], faults: Faults): void {
  const messages = log.flatMap((event) => (event.type === "said" ? [event.message] : []));
  const spoken = messages.filter(({ author }) => author === "visitor").map(({ id }) => id);
  const answered = messages.filter(({ author }) => author === "assistant").map(({ replyTo }) => replyTo);
  for (const id of visitor.said) {
    if (!spoken.includes(id)) faults.lost += 1;
    if (!answered.includes(id)) faults.unanswered += 1;
  }
  faults.doubled += spoken.length - new Set(spoken).size + answered.length - new Set(answered).size;
  for (const type of ["rated", "submitted"] as const) {
    const outcomes = log.filter((event) => event.type === type);
    const sent = visitor.outcomes.get(type) ?? 0;
    if (outcomes.length < sent) faults.lost += sent - outcomes.length;
    else faults.doubled += outcomes.length - sent;
  }
  const isGapFree = log.every((event, index) => event.seq === index + 1);
  const isInOrder = spoken.every((id, index) => id === visitor.said[index]);
  const agrees = [...visitor.log].every(
    ([seq, event]) => JSON.stringify(log[seq - 1]) === JSON.stringify(event),
  );
  if (!isGapFree || !isInOrder || !agrees) faults.outOfOrder += 1;
  for (const [id, seq] of visitor.confirmed) {
    const event = log[seq - 1];
    const isItsOwn =
      event?.type === "said" ? event.message.id === id : event !== undefined && !visitor.said.includes(id);
    if (!isItsOwn) faults.misplaced += 1;
  }
}
