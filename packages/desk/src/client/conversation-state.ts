import type { Contact, DurableEvent, Language, RoomEvent } from "@prosa/protocol";
import type {
  Agent,
  AgentEvent,
  AgentLoggedCommand,
  AgentRejectedEvent,
  ConversationState,
  InternalEvent,
} from "@prosa/protocol/desk";
import { reduce } from "../../../widget/src/client/state/reduce.ts";
import { type ChatState, INITIAL_STATE } from "../../../widget/src/client/state/state.ts";
import type { Connection } from "./connection.ts";

/** A command that holds words of an agent's. */
export type WordsCommand = Extract<AgentLoggedCommand, { type: "say" | "note" }>;

/** A file on its way. */
type FileCommand = Extract<AgentLoggedCommand, { type: "attach" }>;

/** A file that the agent chose, until the log has it. */
export interface PendingFile {
  command: FileCommand;
  file: File;
  /** The part that has left, from 0 to 1; absent while it waits for a line. */
  progress?: number;
  /** The code of its refusal. */
  failed?: string;
}

/** Words on their way to the room: they stay until the log, or the notes, hold them. */
export interface PendingWords {
  command: WordsCommand;
  /** When they leave, in this device's milliseconds: until then they can be taken back. Absent once they left. */
  heldUntil?: number;
  /** Why the room took them not; the words stay until the agent sends them again or gives them up. */
  failed?: AgentRejectedEvent["code"];
}

/** A conversation as an agent sees it. */
export interface Conversation {
  session: string;
  connection: Connection;
  /** The log, as visitors see it, kept as the widget keeps it. */
  chat: ChatState;
  /** Notes and acts for agents alone, gap-free by `n`. */
  internal: readonly InternalEvent[];
  state: ConversationState | undefined;
  me: Agent | undefined;
  visitor: { language?: Language | undefined; contact?: Contact | undefined };
  isVisitorOnline: boolean;
  isVisitorTyping: boolean;
  /** How far the visitor has seen the log. */
  seen: number;
  viewers: readonly { agent: Agent; isReplying: boolean }[];
  pending: readonly PendingWords[];
  files: readonly PendingFile[];
  /** True once the room says that there is no such conversation, as after its visitor erased it. */
  isGone: boolean;
  /** The last refusal of something that was done, until the next is done. */
  rejection: AgentRejectedEvent | undefined;
}

export function emptyConversation(session: string): Conversation {
  return {
    session,
    connection: "connecting",
    chat: INITIAL_STATE,
    internal: [],
    state: undefined,
    me: undefined,
    visitor: {},
    isVisitorOnline: false,
    isVisitorTyping: false,
    seen: 0,
    viewers: [],
    pending: [],
    files: [],
    isGone: false,
    rejection: undefined,
  };
}

/** Applies one event of a conversation. Pure: events that come twice, or out of order, change nothing. */
export function reduceConversation(before: Conversation, event: AgentEvent): Conversation {
  switch (event.type) {
    case "agent-welcome": {
      const { me, state, visitor, isVisitorOnline, viewers, seen, epoch } = event;
      const chat = { ...before.chat, epoch };
      return { ...before, me, state, visitor, isVisitorOnline, viewers, seen, chat };
    }
    case "state":
      return { ...before, state: event.state };
    case "viewers":
      return { ...before, viewers: event.viewers };
    case "visitor-online":
      return { ...before, isVisitorOnline: event.isOnline, isVisitorTyping: false };
    case "noted":
    case "acted":
    case "tool-called": {
      if (event.n !== before.internal.length + 1) return before;
      const internal = [...before.internal, event];
      return settle({ ...before, internal });
    }
    case "agent-rejected": {
      const state = event.state ?? before.state;
      const file = before.files.find(({ command }) => command.id === event.id);
      if (file) {
        const files = before.files.map((one) => (one === file ? { ...one, failed: event.code } : one));
        return { ...before, state, files, rejection: event };
      }
      const isWords = before.pending.some(({ command }) => command.id === event.id);
      if (!isWords) return { ...before, state, rejection: event };
      if (event.retryAfterMs !== undefined) return { ...before, state };
      const pending = before.pending.map((one) =>
        one.command.id === event.id ? { ...one, failed: event.code } : one,
      );
      return { ...before, state, pending, rejection: event };
    }
    case "seen":
      return { ...before, seen: Math.max(before.seen, event.through) };
    case "typing":
      return event.author === "visitor" ? { ...before, isVisitorTyping: event.isTyping } : before;
    default:
      return settle(applyRoomEvent(before, event));
  }
}

function applyRoomEvent(before: Conversation, event: RoomEvent): Conversation {
  const chat = reduce(before.chat, { type: "events", events: [event] });
  const internal = event.type === "reset" ? [] : before.internal;
  const hasSpoken = event.type === "said" && event.message.author === "visitor";
  return { ...before, chat, internal, ...(hasSpoken && { isVisitorTyping: false }) };
}

/** Without the words that the log or the notes hold by now. */
function settle(before: Conversation): Conversation {
  if (before.pending.length + before.files.length === 0) return before;
  const there = new Set([
    ...before.chat.log.flatMap((event) => (event.type === "said" ? [event.message.id] : [])),
    ...before.internal.flatMap((event) => (event.type === "noted" ? [event.id] : [])),
  ]);
  const isOnItsWay = ({ command }: { command: { id: string } }) => !there.has(command.id);
  return { ...before, pending: before.pending.filter(isOnItsWay), files: before.files.filter(isOnItsWay) };
}

/** An entry of the transcript: an event of the log, or an internal one. */
export type Entry =
  | { type: "logged"; key: string; event: DurableEvent }
  | { type: "internal"; key: string; event: InternalEvent };

/** The transcript from top to bottom: each internal event below the event of the log that it came after. */
export function entriesOf({ chat, internal }: Pick<Conversation, "chat" | "internal">): Entry[] {
  const entries: Entry[] = [];
  const rest = [...internal].sort((one, other) => one.after - other.after || one.n - other.n);
  const addUpTo = (seq: number) => {
    while (rest[0] && rest[0].after <= seq) {
      const event = rest.shift() as InternalEvent;
      entries.push({ type: "internal", key: `n${event.n}`, event });
    }
  };
  const first = chat.log[0]?.seq ?? Number.POSITIVE_INFINITY;
  addUpTo(first - 1);
  for (const event of chat.log) {
    entries.push({ type: "logged", key: `s${event.seq}`, event });
    addUpTo(event.seq);
  }
  addUpTo(Number.POSITIVE_INFINITY);
  return entries;
}

/** The visitor's last text; empty before the first. */
export function lastWordsOf(log: readonly DurableEvent[]): string {
  const last = log.findLast((event) => event.type === "said" && event.message.author === "visitor");
  const parts = last?.type === "said" ? last.message.parts : [];
  return parts.flatMap((part) => (part.type === "text" ? [part.text] : [])).join(" ");
}
