import { firstUnseenOf } from "../client/state/rows.ts";
import type { ChatState } from "../client/state/state.ts";

/** The place of the first unread message, for a visitor who was away, looked elsewhere, or read further up. */
export class UnreadDivider {
  #first: string | undefined;
  #isCaughtUp = false;

  /** The id of the first unread message, until the visitor answers or closes the chat. */
  get first(): string | undefined {
    return this.#first;
  }

  /**
   * Called with each state before it is drawn and counts as seen. Returns whether unread messages were found: with the
   * first state of the room after opening, or while `isLooking` is false.
   */
  update(state: ChatState, isLooking: boolean): boolean {
    if (this.#first || (this.#isCaughtUp && isLooking)) return false;
    this.#isCaughtUp ||= state.connection.status === "online";
    this.#first = firstUnseenOf(state);
    return this.#first !== undefined;
  }

  /** Called when the visitor has answered, so nothing above is unread. */
  forget(): void {
    this.#first = undefined;
  }

  close(): void {
    this.#first = undefined;
    this.#isCaughtUp = false;
  }
}
