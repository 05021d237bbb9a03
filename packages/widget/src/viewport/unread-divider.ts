import { firstUnseenOf } from "../client/state/rows.ts";
import type { ChatState } from "../client/state/state.ts";

/** Where the news begin for a visitor who was away, looked elsewhere, or read further up. */
export class News {
  #first: string | undefined;
  #isCaughtUp = false;

  /** The id of the first new message, until the visitor answers or closes the chat. */
  get first(): string | undefined {
    return this.#first;
  }

  /**
   * Called with each state before it shows, and before it counts as seen. Returns whether news were found, which comes
   * with the first state of a room after opening, or while `isLooking` is false.
   */
  follow(state: ChatState, isLooking: boolean): boolean {
    if (this.#first || (this.#isCaughtUp && isLooking)) return false;
    this.#isCaughtUp ||= state.connection.status === "online";
    this.#first = firstUnseenOf(state);
    return this.#first !== undefined;
  }

  /** The visitor has answered, so nothing above it is new. */
  forget(): void {
    this.#first = undefined;
  }

  close(): void {
    this.#first = undefined;
    this.#isCaughtUp = false;
  }
}
