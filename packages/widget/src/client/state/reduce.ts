import type { DurableEvent, RoomEvent } from "@prosa/protocol";
import { type ChatState, INITIAL_STATE, type OutboxRow, type StateEvent } from "./state.ts";

/** Applies one event to the state. Pure: the same events give the same state on every device and in every tab. */
export function reduce(state: ChatState, event: StateEvent): ChatState {
  switch (event.type) {
    case "restored":
      return settleOutbox({ ...state, held: [], replies: [], ...event.past });
    case "connection":
      return { ...state, connection: event.connection, isAgentTyping: false, place: null };
    case "events":
      return settleOutbox(event.events.reduce(applyEvent, state));
    case "queued":
      if (state.outbox.some((row) => row.command.id === event.row.command.id)) return state;
      return { ...state, outbox: [...state.outbox, event.row], erasure: "none" };
    case "outbox":
      return settleOutbox({ ...state, outbox: event.rows });
    case "retried":
      return withRow(state, event.id, (row) => ({ ...row, state: { type: "sending" } }));
    case "discarded":
      return { ...state, outbox: state.outbox.filter((row) => row.command.id !== event.id) };
    case "seen":
      return { ...state, seen: Math.max(state.seen, event.through) };
    case "session-changed":
      return { ...forget(state, null, 1), seen: 0, outbox: state.outbox.map(withoutReplacing) };
    case "site":
      return { ...state, site: { ...state.site, ...event.site } };
    case "storage":
      return state.storage === event.storage ? state : { ...state, storage: event.storage };
    case "consent":
      return state.consent === event.consent ? state : { ...state, consent: event.consent };
    case "erased": {
      const { connection, site, storage } = state;
      return { ...INITIAL_STATE, connection, site, storage, consent: "awaited" };
    }
    case "erasure":
      return state.erasure === event.erasure ? state : { ...state, erasure: event.erasure };
    default:
      return event satisfies never;
  }
}

function applyEvent(state: ChatState, event: RoomEvent): ChatState {
  switch (event.type) {
    case "welcome":
      return {
        ...state,
        site: event.site,
        epoch: event.epoch ?? state.epoch,
        seen: Math.max(state.seen, event.seen),
      };
    case "reset":
      return forget(state, event.epoch, event.first);
    case "said":
    case "rated":
    case "submitted":
    case "scored":
    case "handed-over":
    case "owner-changed":
    case "resolved":
    case "reopened":
      return applyDurable(state, event);
    case "confirmed":
      return withRow(state, event.id, (row) => ({ ...row, state: { type: "sent", seq: event.seq } }));
    case "rejected":
      if (event.id === undefined || event.retryAfterMs !== undefined) return state;
      return withRow(state, event.id, (row) => ({ ...row, state: { type: "failed", code: event.code } }));
    case "replying":
      return applyReplying(state, event.replyId, event.replyTo);
    case "delta":
      return applyDelta(state, event.replyId, event.index, event.text);
    case "typing":
      return event.author === "agent" ? { ...state, isAgentTyping: event.isTyping } : state;
    case "seen":
      return { ...state, seen: Math.max(state.seen, event.through) };
    case "queued":
      return { ...state, place: event };
    case "agent-seen":
      return { ...state, agentSeen: Math.max(state.agentSeen, event.through) };
    case "refused":
    case "pong":
      return state;
    default:
      return event satisfies never;
  }
}

function forget(state: ChatState, epoch: string | null, first: number): ChatState {
  return {
    ...state,
    epoch,
    cursor: first - 1,
    log: [],
    held: [],
    replies: [],
    place: null,
    agentSeen: 0,
    seen: Math.min(state.seen, first - 1),
  };
}

function applyDurable(state: ChatState, event: DurableEvent): ChatState {
  if (event.seq <= state.cursor) return state;
  if (event.seq > state.cursor + 1) {
    if (state.held.some((other) => other.seq === event.seq)) return state;
    return { ...state, held: [...state.held, event].sort((a, b) => a.seq - b.seq) };
  }
  const appended = append(state, event);
  const [next, ...held] = appended.held;
  if (next === undefined || next.seq > appended.cursor + 1) return appended;
  return applyDurable({ ...appended, held }, next);
}

function append(state: ChatState, event: DurableEvent): ChatState {
  const next = {
    ...state,
    cursor: event.seq,
    log: [...state.log, event],
    held: state.held.filter((other) => other.seq > event.seq),
  };
  if (event.type === "owner-changed" || event.type === "resolved") return { ...next, place: null };
  if (event.type !== "said") return next;
  const { message } = event;
  if (message.author === "visitor") return { ...next, seen: Math.max(state.seen, event.seq) };
  return {
    ...next,
    isAgentTyping: message.author === "agent" ? false : state.isAgentTyping,
    replies:
      message.author === "agent"
        ? []
        : state.replies.filter((reply) => reply.replyId !== message.id && reply.replyTo !== message.replyTo),
  };
}

function applyReplying(state: ChatState, replyId: string, replyTo: string): ChatState {
  if (state.replies.some((reply) => reply.replyId === replyId)) return state;
  if (state.log.some((event) => event.type === "said" && event.message.id === replyId)) return state;
  const others = state.replies.filter((reply) => reply.replyTo !== replyTo);
  return { ...state, replies: [...others, { replyId, replyTo, text: "", next: 0, early: new Map() }] };
}

function applyDelta(state: ChatState, replyId: string, index: number, text: string): ChatState {
  const replies = state.replies.map((reply) => {
    if (reply.replyId !== replyId || index < reply.next) return reply;
    const early = new Map(reply.early).set(index, text);
    let { text: whole, next } = reply;
    for (let chunk = early.get(next); chunk !== undefined; chunk = early.get(next)) {
      early.delete(next);
      whole += chunk;
      next += 1;
    }
    return { ...reply, text: whole, next, early };
  });
  return { ...state, replies };
}

// The room of another session has nothing to replace.
function withoutReplacing(row: OutboxRow): OutboxRow {
  if (row.command.type !== "say" || row.command.replaces === undefined) return row;
  const { replaces: _, ...command } = row.command;
  return { ...row, command };
}

function withRow(state: ChatState, id: string, change: (row: OutboxRow) => OutboxRow): ChatState {
  return { ...state, outbox: state.outbox.map((row) => (row.command.id === id ? change(row) : row)) };
}

function settleOutbox(state: ChatState): ChatState {
  if (state.outbox.length === 0) return state;
  const saidIds = new Set(state.log.map((event) => (event.type === "said" ? event.message.id : "")));
  const outbox = state.outbox.filter(
    (row) => !saidIds.has(row.command.id) && !(row.state.type === "sent" && row.state.seq <= state.cursor),
  );
  return outbox.length === state.outbox.length ? state : { ...state, outbox };
}
