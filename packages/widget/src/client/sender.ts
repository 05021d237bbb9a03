import type { Command, RoomEvent } from "@prosa/protocol";
import type { OutboxRow } from "./state/state.ts";

const CONFIRM_TIMEOUT_MS = 12_000;

interface SenderOptions {
  outbox: () => readonly OutboxRow[];
  /** Whether this tab is the one that sends. */
  isSender: () => boolean;
  /** Whether a command can leave now; one that cannot lets the others pass. */
  isReady: (row: OutboxRow) => boolean;
  /** Sends a command; returns whether it left. */
  send: (command: Command) => boolean;
  /** Called when a command got no answer in time. */
  onSilence: () => void;
}

/** Sends the outbox one command at a time, so that a later command never overtakes one that was refused. */
export class Sender {
  readonly #options: SenderOptions;
  #inFlight: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: SenderOptions) {
    this.#options = options;
  }

  /** Sends the first waiting row, unless one is on its way. */
  pump(): void {
    const { outbox, isSender, isReady, send, onSilence } = this.#options;
    if (!isSender() || this.#inFlight !== undefined) return;
    const head = outbox().find((row) => row.state.type === "sending" && isReady(row));
    if (!head || !send(head.command)) return;
    this.#inFlight = head.command.id;
    this.#timer = setTimeout(onSilence, CONFIRM_TIMEOUT_MS);
  }

  /** Stops waiting for an answer, after the connection is lost. */
  settle(): void {
    clearTimeout(this.#timer);
    this.#inFlight = undefined;
  }

  /** Adds the missing id to a rejection: the room could not read the frame, which can only be the one on its way. */
  attribute(event: RoomEvent): RoomEvent {
    if (event.type !== "rejected" || event.id !== undefined || this.#inFlight === undefined) return event;
    return { ...event, id: this.#inFlight };
  }

  /** Called after the outbox has applied the room's answers: sends the next row, or waits as long as the room said. */
  handleEvents(events: readonly RoomEvent[]): void {
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
