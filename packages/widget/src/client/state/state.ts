import type {
  DurableEvent,
  LoggedCommand,
  RefusalCode,
  RejectionCode,
  RoomEvent,
  VisitedSite,
} from "@prosa/protocol";

/** The state of the connection. `retryAt` is in milliseconds of the device's clock, for display alone. */
export type ConnectionState =
  | { status: "idle" }
  | { status: "connecting"; attempt: number }
  | { status: "online" }
  | { status: "offline"; retryAt: number }
  | { status: "refused"; code: RefusalCode };

/** A command on its way: in IndexedDB before it shows, and removed only when the log holds its effect. */
export interface OutboxRow {
  /** Orders the outbox. It is a count of this device, not a clock. */
  position: number;
  command: LoggedCommand;
  /** The text that the transcript shows meanwhile: the visitor's words, or the label of a choice. */
  text: string;
  state: { type: "sending" } | { type: "sent"; seq: number } | { type: "failed"; code: RejectionCode };
}

/** A reply in progress. `early` holds the chunks that came before their turn. */
export interface Reply {
  replyId: string;
  replyTo: string;
  text: string;
  next: number;
  early: ReadonlyMap<number, string>;
}

export interface ChatState {
  connection: ConnectionState;
  site: VisitedSite | undefined;
  epoch: string | null;
  /** The end of `log`, which is the room's log up to the first gap. */
  cursor: number;
  log: readonly DurableEvent[];
  /** The events after a gap; they show only when the gap is filled. */
  held: readonly DurableEvent[];
  seen: number;
  outbox: readonly OutboxRow[];
  replies: readonly Reply[];
  isAgentTyping: boolean;
  /** The place in the log up to which the person who has the conversation has read; 0 while nobody told. */
  agentSeen: number;
  /** The visitor's place among those who wait for a person, as the room told it last; `null` while they do not wait. */
  place: Extract<RoomEvent, { type: "queued" }> | null;
  /**
   * The state of the device's storage: `full` stores nothing new, `memory` stores nothing at all, until the device takes what
   * it refused. After `damaged` it stores again, from then on.
   */
  storage: "kept" | "damaged" | "full" | "memory";
  /** Whether storing and asking the server are allowed; until then both wait for the visitor's first act. */
  consent: "awaited" | "given";
  /** Whether the visitor erased the conversation, and whether the server has carried it out. */
  erasure: "none" | "pending" | "done";
}

/** Everything that changes the state. */
export type StateEvent =
  | { type: "restored"; past: Past }
  | { type: "connection"; connection: ConnectionState }
  | { type: "events"; events: readonly RoomEvent[] }
  | { type: "queued"; row: OutboxRow }
  | { type: "outbox"; rows: readonly OutboxRow[] }
  | { type: "retried"; id: string }
  | { type: "discarded"; id: string }
  | { type: "seen"; through: number }
  | { type: "session-changed" }
  | { type: "site"; site: VisitedSite }
  | { type: "storage"; storage: ChatState["storage"] }
  | { type: "consent"; consent: ChatState["consent"] }
  | { type: "erased" }
  | { type: "erasure"; erasure: ChatState["erasure"] };

/** The stored part of the state. */
export type Past = Pick<ChatState, "site" | "epoch" | "cursor" | "log" | "seen" | "outbox">;

/** The state before anything is known. */
export const INITIAL_STATE: ChatState = {
  connection: { status: "idle" },
  site: undefined,
  epoch: null,
  cursor: 0,
  log: [],
  held: [],
  seen: 0,
  outbox: [],
  replies: [],
  isAgentTyping: false,
  agentSeen: 0,
  place: null,
  storage: "kept",
  consent: "given",
  erasure: "none",
};
