import type { Message } from "@prosa/protocol";
import { isReplaced, replacedOf, repliesOf } from "../client/state/replacing.ts";
import { messageText } from "../client/state/rows.ts";
import type { ChatState } from "../client/state/state.ts";
import { PacedText } from "./paced-text.ts";

interface RevealContext {
  host: { requestUpdate(): void };
  viewport: { textReveal: TextReveal | undefined };
}

/** The feature that adds the reveal of answers to the viewport. */
export function createTextReveal({ host, viewport }: RevealContext): Record<string, never> {
  viewport.textReveal = new TextReveal(() => host.requestUpdate());
  return {};
}

/**
 * Reveals the newest answer word by word, while it is written or after it came as a whole. Its row in the log stays hidden
 * until all of it is shown.
 */
export class TextReveal {
  readonly #onFrame: () => void;
  #answer: { id: string; reveal: PacedText } | undefined;

  constructor(onFrame: () => void) {
    this.#onFrame = onFrame;
  }

  get view(): { id: string; text: string } | undefined {
    return this.#answer && { id: this.#answer.id, text: this.#answer.reveal.text };
  }

  /** Reveals a message that came as a whole. */
  begin(message: Message): void {
    this.#obtain(message.id).aim(messageText(message));
  }

  /** Called with each state before it is drawn. */
  update(state: ChatState): void {
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
    if (isLast) reveal.aim(messageText(last.message));
    if (isLast && !reveal.isDone) return;
    reveal.finish();
    this.#answer = undefined;
  }

  /** Shows the whole text at once. */
  finish(): void {
    this.#answer?.reveal.finish();
  }

  #obtain(id: string): PacedText {
    if (this.#answer?.id !== id) {
      this.finish();
      this.#answer = { id, reveal: new PacedText(this.#onFrame) };
    }
    return this.#answer.reveal;
  }
}
