import type { Command, RoomEvent } from "@prosa/protocol";
import type { OutboxRow } from "./state/state.ts";

const CONFIRM_TIMEOUT_MS = 12_000;

export interface SenderOptions {
  outbox: () => readonly OutboxRow[];
  /** Whether this is the tab that sends. */
  isSender: () => boolean;
  /** Whether the command left. */
  send: (command: Command) => boolean;
  /** Nothing was heard of a command for too long. */
  onSilence: () => void;
}

/** Sends the outbox, one command at a time, so that a refusal of one can never let a later one overtake it. */
export class Sender {
  readonly #options: SenderOptions;
  #inFlight: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: SenderOptions) {
    this.#options = options;
  }

  /** Sends the first row that waits, unless one is on its way. */
  pump(): void {
    const { outbox, isSender, send, onSilence } = this.#options;
    if (!isSender() || this.#inFlight !== undefined) return;
    const head = outbox().find((row) => row.state.type === "sending");
    if (!head || !send(head.command)) return;
    this.#inFlight = head.command.id;
    this.#timer = setTimeout(onSilence, CONFIRM_TIMEOUT_MS);
  }

  /** Waits for no answer any more, as when the line is down. */
  settle(): void {
    clearTimeout(this.#timer);
    this.#inFlight = undefined;
  }

  /** A frame that the room could not read gets a rejection without an id: it can only be the one on its way. */
  attribute(event: RoomEvent): RoomEvent {
    if (event.type !== "rejected" || event.id !== undefined || this.#inFlight === undefined) return event;
    return { ...event, id: this.#inFlight };
  }

  /** Called once the outbox has taken the room's answers in: goes on to the next row, or waits as long as it was told. */
  follow(events: readonly RoomEvent[]): void {
    for (const event of events) {
      if (event.type === "rejected" && event.id === this.#inFlight) this.#holdOff(event.retryAfterMs);
    }
    const row = this.#options.outbox().find(({ command }) => command.id === this.#inFlight);
    if (row?.state.type === "sending") return;
    this.settle();
    this.pump();
  }

  #holdOff(delayMs: number | undefined): void {
    if (delayMs === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#inFlight = undefined;
      this.pump();
    }, delayMs);
  }
}
