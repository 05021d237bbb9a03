import type { DecidedTurn, Model, ReplyChunk } from "../src/turn/ports.ts";

/** A model that begins to write at once and goes on when the test says so. */
export class SlowModel implements Model {
  readonly name = "slow";
  readonly isInstant = false;
  /** The messages it was asked to answer, in order. */
  readonly asked: string[] = [];
  /** The turns that it answered last, in order. */
  readonly turns: DecidedTurn[] = [];
  readonly #waiting: (() => void)[] = [];
  #begunCount = 0;
  #next = Promise.withResolvers<void>();

  /** The number of replies that wait to go on. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** Resolves once so many replies in all have been begun and waited to go on, those of rooms since killed included. */
  async begun(count: number): Promise<void> {
    while (this.#begunCount < count) await this.#next.promise;
  }

  /** Lets every reply that waits go on. */
  release(): void {
    for (const go of this.#waiting.splice(0)) go();
  }

  async *reply(turn: DecidedTurn, signal: AbortSignal): AsyncGenerator<ReplyChunk> {
    this.asked.push(turn.id);
    this.turns.push(turn);
    yield { type: "text", text: "Eco: " };
    await new Promise<void>((resolve) => {
      this.#waiting.push(resolve);
      this.#begunCount += 1;
      this.#next.resolve();
      this.#next = Promise.withResolvers<void>();
      signal.addEventListener("abort", () => resolve(), { once: true });
    });
    if (!signal.aborted) yield { type: "text", text: turn.text };
    const end = signal.aborted ? "stopped" : "done";
    yield { type: "end", end, citations: [], choices: [], products: [] };
  }
}
