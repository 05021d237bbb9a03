import {
  type DurableEvent,
  readDurableEvent,
  readLoggedCommand,
  readRoomEvent,
  readSessionToken,
  type SessionToken,
} from "@prosa/protocol";
import type { ChatState, OutboxRow, Past } from "../client/state/state.ts";

/** What the device remembers of one site. */
export interface Memory {
  past: Past;
  session: SessionToken | undefined;
  draft: string;
  /** Sessions that the visitor erased here, and the server has not confirmed yet; `Erasures` reads them. */
  erasures: readonly unknown[];
  /** Rows that could not be understood, and were dropped. */
  droppedCount: number;
  /** Whether words of the visitor were among them. */
  isUnsentLost: boolean;
}

export const EVENTS = "event:";
export const OUTBOX = "outbox:";
export const ERASURES = "erasing:";

/** How many events one row holds at the most: opening a row costs far more than what is in it. */
export const EVENTS_A_ROW = 50;

/** The row of the event of this place. */
export function eventKey(seq: number): string {
  return `${EVENTS}${String(seq - ((seq - 1) % EVENTS_A_ROW)).padStart(9, "0")}`;
}

export function outboxKey(row: OutboxRow): string {
  return `${OUTBOX}${String(row.position).padStart(9, "0")}:${row.command.id}`;
}

/** Reads rows as foreign values, in the order of their keys; `undefined` stands for a row that did not open. */
export function remember(rows: readonly [string, unknown][]): Memory {
  const memory: Memory = {
    past: { site: undefined, epoch: null, cursor: 0, log: [], seen: 0, outbox: [] },
    session: undefined,
    draft: "",
    erasures: [],
    droppedCount: 0,
    isUnsentLost: false,
  };
  const events: DurableEvent[] = [];
  const outbox: OutboxRow[] = [];
  const erasures: unknown[] = [];
  let first: number | undefined;
  let emptyFirst = 1;
  for (const [key, value] of rows) {
    let isKnown = true;
    if (key === "draft" && typeof value === "string") {
      memory.draft = value;
    } else if (key === "log" && isRecord(value)) {
      emptyFirst = typeof value.first === "number" ? value.first : 1;
      memory.past.seen = typeof value.seen === "number" ? value.seen : 0;
      memory.past.epoch = typeof value.epoch === "string" ? value.epoch : null;
      memory.past.site = readSite(value.site);
    } else if (key === "session") {
      memory.session = readSessionToken(value);
      isKnown = memory.session !== undefined;
    } else if (key.startsWith(EVENTS)) {
      for (const one of Array.isArray(value) ? value : [undefined]) {
        const event = readDurableEvent(one);
        first ??= event?.seq ?? Number(key.slice(EVENTS.length));
        if (event) events.push(event);
        else memory.droppedCount += 1;
      }
    } else if (key.startsWith(OUTBOX)) {
      const row = readOutboxRow(value);
      if (row) outbox.push(row);
      isKnown = row !== undefined;
    } else if (key.startsWith(ERASURES)) {
      if (value) erasures.push(value);
    } else {
      isKnown = false;
    }
    if (isKnown) continue;
    memory.droppedCount += 1;
    memory.isUnsentLost ||= key.startsWith(OUTBOX);
  }
  // A dropped row leaves a gap, and the log is only good up to it: the room tells the rest again.
  let cursor = (first ?? emptyFirst) - 1;
  const log = events.filter(({ seq }) => seq === cursor + 1 && ++cursor);
  memory.past = { ...memory.past, log, cursor, outbox };
  return { ...memory, erasures };
}

function readSite(site: unknown): ChatState["site"] {
  const welcome = { type: "welcome", protocol: 1, session: "as-it-was", epoch: null, seq: 0, seen: 0, site };
  const event = readRoomEvent(welcome);
  return event?.type === "welcome" ? event.site : undefined;
}

function readOutboxRow(value: unknown): OutboxRow | undefined {
  if (!isRecord(value) || typeof value.position !== "number" || typeof value.text !== "string") return;
  const command = readLoggedCommand(value.command);
  if (!command || !isRecord(value.state)) return;
  const { position, text, state } = value;
  const failure = readRoomEvent({ type: "rejected", code: state.code, message: "" });
  const code = failure?.type === "rejected" ? failure.code : undefined;
  return {
    position,
    text,
    command,
    // A row that was sent may not have reached the log: sending it again is safe, the room applies an id once.
    state: state.type === "failed" && code ? { type: "failed", code } : { type: "sending" },
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
