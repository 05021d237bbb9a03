import type { ScoreCommand, SubmitCommand } from "@prosa/protocol";
import type { LitElement } from "lit";
import type { ChatController } from "../../client/controller.ts";
import type { PartGestures } from "../../view/message.ts";

/** What a form or a survey gives, before it has an id. */
export type Given = Omit<SubmitCommand, "id"> | Omit<ScoreCommand, "id">;

const desks = new WeakMap<PartGestures, Desk>();

/** Has the parts of a chat stand on a desk, whose gestures they know alone. */
export function furnish(gestures: PartGestures, desk: Desk): void {
  desks.set(gestures, desk);
}

export function deskOf(gestures: PartGestures): Desk | undefined {
  return desks.get(gestures);
}

/** What forms, surveys and actions stand on: what is known, what is begun in them, and the way out. */
export interface Desk {
  host: LitElement;
  controller: Pick<ChatController, "state" | "drafts" | "give" | "retry" | "discard">;
  say: (text: string) => void;
}
