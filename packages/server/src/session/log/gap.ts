import type { DurableEvent } from "@prosa/protocol";

/** Makes the event that takes the place of a row which could not be read. */
export function gapAt(seq: number): DurableEvent {
  return { type: "said", seq, at: 0, message: { id: gapId(seq), author: "notice", parts: [] } };
}

/** True for an event that only marks the place of a row that could not be read. */
export function isGap(event: DurableEvent): boolean {
  return event.type === "said" && event.message.id === gapId(event.seq);
}

function gapId(seq: number): string {
  return `unreadable-${seq}`;
}
