import assert from "node:assert/strict";
import {
  type Command,
  type DurableEvent,
  decodeEvents,
  type LoggedCommand,
  PROTOCOL_VERSION,
  type RoomEvent,
  type SessionToken,
} from "@prosa/protocol";
import type { Testbed, Transport } from "./testbed.ts";

/** A client that keeps the protocol as the widget must: one outbox, a cursor, and the room's answers about both. */
export class Visitor {
  /** The events of the log that it holds, by place. */
  readonly log = new Map<number, DurableEvent>();
  readonly confirmed = new Map<string, number>();
  readonly rejected = new Map<string, string>();
  /** The chunks of each reply, by index. */
  readonly chunks = new Map<string, Map<number, string>>();
  readonly outbox = new Map<string, LoggedCommand>();
  /** Drops every incoming frame, as on a connection that only carries outgoing ones. */
  isDeaf = false;
  replyId: string | null = null;
  readonly #bed: Testbed;
  readonly #opened: SessionToken;
  #epoch: string | null = null;
  #base = 0;
  #transport: Transport | null = null;
  #isWelcome = false;

  constructor(bed: Testbed, opened: SessionToken) {
    this.#bed = bed;
    this.#opened = opened;
  }

  /** The place up to which it holds the log without a gap. */
  get through(): number {
    let through = this.#base;
    while (this.log.has(through + 1)) through += 1;
    return through;
  }

  get isConnected(): boolean {
    return this.#transport !== null;
  }

  async connect(): Promise<void> {
    this.drop();
    const handlers = {
      onFrame: (frame: string) => this.#transport === transport && this.#hear(frame),
      onClose: () => this.#transport === transport && this.drop(),
    };
    const transport = await this.#bed.dial(this.#opened.session, handlers);
    this.#transport = transport;
    const { token } = this.#opened;
    this.send({ type: "hello", protocol: PROTOCOL_VERSION, token, since: this.through, epoch: this.#epoch });
  }

  drop(): void {
    const transport = this.#transport;
    this.#transport = null;
    this.#isWelcome = false;
    this.isDeaf = false;
    transport?.close();
  }

  /** Puts a command into the outbox, from where it goes until it is confirmed or rejected for good. */
  submit(command: LoggedCommand): void {
    this.outbox.set(command.id, command);
    if (this.#isWelcome) this.send(command);
  }

  resend(): void {
    for (const command of this.outbox.values()) this.send(command);
  }

  send(command: Command): void {
    this.#transport?.send(JSON.stringify(command));
  }

  #hear(frame: string): void {
    if (this.isDeaf) return;
    const decoded = decodeEvents(frame);
    assert.ok(decoded.ok, "a frame of the room can be read");
    for (const event of decoded.value) this.#take(event);
  }

  #take(event: RoomEvent): void {
    switch (event.type) {
      case "welcome":
        this.#isWelcome = true;
        if (this.through === 0) this.#epoch = event.epoch;
        this.resend();
        return;
      case "reset":
        this.log.clear();
        this.#base = event.first - 1;
        this.#epoch = event.epoch;
        return;
      case "confirmed": {
        const before = this.confirmed.get(event.id) ?? event.seq;
        assert.equal(event.seq, before, "[I1] a repeat is confirmed at its first place");
        this.confirmed.set(event.id, event.seq);
        this.outbox.delete(event.id);
        return;
      }
      case "rejected":
        if (event.id === undefined || event.retryAfterMs !== undefined) return;
        this.rejected.set(event.id, event.code);
        this.outbox.delete(event.id);
        return;
      case "replying":
        this.replyId = event.replyId;
        return;
      case "delta": {
        const chunks = this.chunks.get(event.replyId) ?? new Map<number, string>();
        const known = chunks.get(event.index) ?? event.text;
        assert.equal(event.text, known, "[I7] a chunk that comes again is the same");
        this.chunks.set(event.replyId, chunks.set(event.index, event.text));
        return;
      }
      case "said":
      case "rated":
      case "submitted":
      case "scored":
      case "handed-over":
        this.#keep(event);
        return;
      default:
    }
  }

  #keep(event: DurableEvent): void {
    const known = this.log.get(event.seq) ?? event;
    assert.deepEqual(event, known, "[I3] a place in the log holds one event");
    this.log.set(event.seq, event);
    if (event.seq > this.through) this.send({ type: "sync", since: this.through });
  }
}
