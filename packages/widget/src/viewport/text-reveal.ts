import type { Message } from "@prosa/protocol";
import { isReplaced, replacedOf, repliesOf } from "../client/state/replacing.ts";
import { textOf } from "../client/state/rows.ts";
import type { ChatState } from "../client/state/state.ts";
import { Reveal } from "./paced-text.ts";

/**
 * The answer that is appearing, be it still written or come as a whole. Its row in the log stays out of sight until all
 * of it can be read.
 */
export class Appearing {
  readonly #onFrame: () => void;
  #answer: { id: string; reveal: Reveal } | undefined;

  constructor(onFrame: () => void) {
    this.#onFrame = onFrame;
  }

  get view(): { id: string; text: string } | undefined {
    return this.#answer && { id: this.#answer.id, text: this.#answer.reveal.text };
  }

  /** Lets a message appear that has come as a whole. */
  begin(message: Message): void {
    this.#obtain(message.id).aim(textOf(message));
  }

  /** Called with each state before it shows. */
  follow(state: ChatState): void {
    const reply = repliesOf(state).at(-1);
    if (reply) {
      this.#obtain(reply.replyId).aim(reply.text);
      return;
    }
    if (!this.#answer) return;
    const { id, reveal } = this.#answer;
    const last = state.log.at(-1);
    const isLast =
      last?.type === "said" && last.message.id === id && !isReplaced(last.message, replacedOf(state));
    if (isLast) reveal.aim(textOf(last.message));
    if (isLast && !reveal.isDone) return;
    reveal.finish();
    this.#answer = undefined;
  }

  /** Shows all of it at once. */
  finish(): void {
    this.#answer?.reveal.finish();
  }

  #obtain(id: string): Reveal {
    if (this.#answer?.id !== id) {
      this.finish();
      this.#answer = { id, reveal: new Reveal(this.#onFrame) };
    }
    return this.#answer.reveal;
  }
}
