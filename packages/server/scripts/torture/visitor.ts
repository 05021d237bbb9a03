import {
  type DurableEvent,
  decodeEvents,
  type LoggedCommand,
  PROTOCOL_VERSION,
  type RoomEvent,
  type SessionToken,
} from "@prosa/protocol";
import type { TortureCounts } from "./counts.ts";
import { cutInMidSend } from "./half-frames.ts";
import type { QueuedEvent } from "./queue-check.ts";
import { Waiting } from "./waiting.ts";

const RESEND_MS = 500;
const RECONNECT_MS = 50;
const PATIENCE_MS = 120_000;
/** Rejections after which the same command may be applied. */
const PASSING = ["storage-unavailable", "rate-limited", "internal-error"];

/** A visitor of one session, who sends each command until it is confirmed, by fair means and foul. */
export class Visitor {
  readonly opened: SessionToken;
  readonly said: string[] = [];
  /** How many ratings and forms were sent. */
  readonly outcomes = new Map<"rated" | "submitted", number>();
  readonly confirmed = new Map<string, number>();
  readonly log = new Map<number, DurableEvent>();
  /** Hears each place in the queue that the visitor is told. */
  onPlace: (place: QueuedEvent) => void = () => {};
  readonly #frames: string[] = [];
  readonly #address: () => string;
  readonly #counts: TortureCounts;
  readonly #waiting = new Waiting();
  #through = 0;
  #epoch: string | null = null;
  #socket: WebSocket | null = null;
  #isWelcome = false;
  #isClosed = false;

  constructor(opened: SessionToken, address: () => string, counts: TortureCounts) {
    this.opened = opened;
    this.#address = address;
    this.#counts = counts;
  }

  /** Sends a command until it is confirmed, a message until its reply is in the log too, unless none is waited for. */
  async send(command: LoggedCommand, isAnswered = true): Promise<void> {
    const frame = JSON.stringify(command);
    this.#frames.push(frame);
    if (command.type === "say") this.said.push(command.id);
    if (command.type === "rate") this.#note("rated");
    if (command.type === "submit") this.#note("submitted");
    const isDone = () =>
      this.confirmed.has(command.id) &&
      (command.type !== "say" || !isAnswered || this.replyTo(command.id) !== null);
    const until = Date.now() + PATIENCE_MS;
    for (let attempt = 0; !isDone(); attempt += 1) {
      if (Date.now() > until) throw new Error(`No outcome of ${frame} in ${PATIENCE_MS / 1_000} s.`);
      if (this.#isWelcome) {
        if (attempt > 0) this.#counts.resent += 1;
        this.#socket?.send(frame);
      } else this.#connect();
      const wasWelcome = this.#isWelcome;
      const isMoved = () => isDone() || this.#isWelcome !== wasWelcome;
      await this.#waiting.until(isMoved, wasWelcome ? RESEND_MS : RECONNECT_MS);
    }
  }

  /** Keeps the connection up until what was heard makes something so. */
  async until(isSo: () => boolean, what: string): Promise<void> {
    const until = Date.now() + PATIENCE_MS;
    while (!isSo()) {
      if (Date.now() > until) throw new Error(`No ${what} in ${PATIENCE_MS / 1_000} s.`);
      if (!this.#isWelcome) this.#connect();
      const wasWelcome = this.#isWelcome;
      await this.#waiting.until(() => isSo() || this.#isWelcome !== wasWelcome, RECONNECT_MS);
    }
  }

  /** Comes back after each kill until it is closed, as an open page does: who stays away for a minute has left the queue. */
  async stay(): Promise<void> {
    while (!this.#isClosed) {
      if (!this.#isWelcome) this.#connect();
      const wasWelcome = this.#isWelcome;
      const isMoved = () => this.#isClosed || this.#isWelcome !== wasWelcome;
      await this.#waiting.until(isMoved, wasWelcome ? RESEND_MS : RECONNECT_MS);
    }
  }

  /** The id of the reply to a message, where the log has one. */
  replyTo(id: string): string | null {
    for (const event of this.log.values())
      if (event.type === "said" && event.message.replyTo === id) return event.message.id;
    return null;
  }

  /** Sends a command on a connection that is torn after a share of the frame's bytes. */
  async cut(command: LoggedCommand, share: number): Promise<void> {
    this.#counts.cuts += 1;
    await cutInMidSend(this.#address(), this.opened.session, this.#hello(), JSON.stringify(command), share);
  }

  /** Sends the first part of a command as a whole frame. */
  sendHalf(command: LoggedCommand, share: number): void {
    if (!this.#isWelcome) return;
    this.#counts.halves += 1;
    const frame = JSON.stringify(command);
    this.#socket?.send(frame.slice(0, Math.floor(share * (frame.length - 1))));
  }

  /** Sends a command on a second socket of its own; its confirmation counts like all others. */
  sendTwice(command: LoggedCommand): void {
    this.#counts.twins += 1;
    const twin = new WebSocket(this.#socketAddress());
    twin.onopen = () => twin.send(this.#hello());
    twin.onmessage = ({ data }) => {
      for (const event of eventsOf(data)) {
        if (event.type === "welcome") twin.send(JSON.stringify(command));
        if (event.type !== "confirmed" || event.id !== command.id) continue;
        this.#confirm(event.id, event.seq);
        twin.close();
      }
    };
    twin.onerror = () => {};
  }

  /** Sends one of the earlier commands again. */
  repeat(share: number): void {
    const frame = this.#frames[Math.floor(share * this.#frames.length)];
    if (!this.#isWelcome || frame === undefined) return;
    this.#counts.repeats += 1;
    this.#socket?.send(frame);
  }

  close(): void {
    this.#isClosed = true;
    this.#socket?.close();
    this.#waiting.look();
  }

  #socketAddress(): string {
    return `${this.#address().replace("http", "ws")}/parties/main/${this.opened.session}`;
  }

  #hello(): string {
    const cursor = { since: this.#through, epoch: this.#epoch };
    return JSON.stringify({ type: "hello", protocol: PROTOCOL_VERSION, token: this.opened.token, ...cursor });
  }

  #connect(): void {
    if (this.#socket && this.#socket.readyState <= WebSocket.OPEN) return;
    const socket = new WebSocket(this.#socketAddress());
    if (this.#socket) this.#counts.reconnects += 1;
    this.#socket = socket;
    socket.onopen = () => socket.send(this.#hello());
    socket.onmessage = ({ data }) => {
      for (const event of eventsOf(data)) this.#hear(event);
      this.#waiting.look();
    };
    socket.onerror = () => {};
    socket.onclose = () => {
      if (this.#socket === socket) this.#isWelcome = false;
      this.#waiting.look();
    };
  }

  #hear(event: RoomEvent): void {
    if (event.type === "welcome") {
      this.#isWelcome = true;
      this.#epoch = event.epoch;
    } else if (event.type === "confirmed") this.#confirm(event.id, event.seq);
    else if (event.type === "rejected") {
      // A half frame has no id that could be named.
      if (event.id !== undefined && !PASSING.includes(event.code))
        throw new Error(`The room rejected ${event.id}: ${event.code}, ${event.message}`);
    } else if (event.type === "reset") {
      if (this.log.size > 0) throw new Error("The room reset a log that it had confirmed.");
    } else if (event.type === "queued") this.onPlace(event);
    else if ("seq" in event && "at" in event) {
      const held = this.log.get(event.seq);
      if (held && JSON.stringify(held) !== JSON.stringify(event))
        throw new Error(`Event ${event.seq} changed.`);
      this.log.set(event.seq, event);
      while (this.log.has(this.#through + 1)) this.#through += 1;
    }
  }

  #note(outcome: "rated" | "submitted"): void {
    this.outcomes.set(outcome, (this.outcomes.get(outcome) ?? 0) + 1);
  }

  #confirm(id: string, seq: number): void {
    const known = this.confirmed.get(id);
    if (known !== undefined && known !== seq) this.#counts.misplaced += 1;
    this.confirmed.set(id, known ?? seq);
  }
}

function eventsOf(frame: unknown): readonly RoomEvent[] {
  const decoded = decodeEvents(frame);
  if (!decoded.ok) throw new Error(decoded.fault.message);
  return decoded.value;
}
