import type { RoomEvent } from "@prosa/protocol";
import type { RoomHost } from "../../platform/room-host.ts";

/** The least time between two frames of one reply, in milliseconds: at most 30 frames a second. */
const FLUSH_INTERVAL_MS = 34;

/** A reply while it is being written: its chunks so far, joined where they come faster than frames may be sent. */
export class ReplyStream {
  readonly replyId: string;
  readonly replyTo: string;
  readonly #clock: Pick<RoomHost, "now" | "after">;
  readonly #publish: (events: readonly RoomEvent[]) => void;
  readonly #abort = new AbortController();
  readonly #chunks: string[] = [];
  #waiting = "";
  #flushedAt = Number.NEGATIVE_INFINITY;
  #cancel: (() => void) | null = null;
  #state: "open" | "paused" | "ended" = "open";

  constructor(
    replyTo: string,
    host: Pick<RoomHost, "newId" | "now" | "after">,
    publish: (events: readonly RoomEvent[]) => void,
  ) {
    this.replyId = host.newId();
    this.replyTo = replyTo;
    this.#clock = host;
    this.#publish = publish;
  }

  /** Aborted once the visitor stopped the reply. */
  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  stop(): void {
    this.#abort.abort();
  }

  get hasEnded(): boolean {
    return this.#state === "ended";
  }

  /** The text so far. */
  get text(): string {
    return this.#chunks.join("") + this.#waiting;
  }

  /** Sends nothing until `resume`, so that a step logged meanwhile holds all that clients heard. */
  pause(): void {
    if (this.#state === "open") this.#state = "paused";
  }

  resume(): void {
    if (this.#state !== "paused") return;
    this.#state = "open";
    this.flush();
  }

  /** Stops the reply for good; chunks that still come are dropped. */
  end(): void {
    this.#state = "ended";
    this.#cancel?.();
    this.stop();
  }

  /** The events that bring a new client to the present: the reply from its first chunk on. */
  events(): RoomEvent[] {
    const { replyId, replyTo } = this;
    const deltas = this.#chunks.map((text, index): RoomEvent => ({ type: "delta", replyId, index, text }));
    return [{ type: "replying", replyId, replyTo }, ...deltas];
  }

  /** Adds text; it is sent at once, or joined with what follows within the interval. */
  readonly add = (text: string): void => {
    if (this.#state === "ended") return;
    this.#waiting += text;
    if (this.#state === "paused") return;
    const dueInMs = this.#flushedAt + FLUSH_INTERVAL_MS - this.#clock.now();
    if (dueInMs <= 0) this.flush();
    // A clock that jumped back would hold the chunks for as long as it jumped.
    else this.#cancel ??= this.#clock.after(Math.min(dueInMs, FLUSH_INTERVAL_MS), () => this.flush());
  };

  /** Sends the waiting text as one chunk. */
  flush(): void {
    if (this.#state !== "open") return;
    const events = this.takeRest();
    if (events.length === 0) return;
    this.#flushedAt = this.#clock.now();
    this.#publish(events);
  }

  /** Makes the waiting text one chunk, and gives its event for the caller to send. */
  takeRest(): RoomEvent[] {
    this.#cancel?.();
    this.#cancel = null;
    const text = this.#waiting;
    if (!text) return [];
    this.#waiting = "";
    this.#chunks.push(text);
    return [{ type: "delta", replyId: this.replyId, index: this.#chunks.length - 1, text }];
  }
}
