import {
  type DurableEvent,
  readDurableEvent,
  readLoggedCommand,
  readRoomEvent,
  readSessionToken,
  type SessionToken,
} from "@prosa/protocol";
import type { ChatState, OutboxRow, Past } from "../client/state/state.ts";
import { DRAFT_ROW, ERASURE_ROWS, EVENT_ROWS, FILE_ROWS, LOG_ROW, OUTBOX_ROWS, SESSION_ROW } from "./keys.ts";

/** A session to erase, and everything that the request to the server needs. */
export interface Erasure {
  server: string;
  session: string;
  refreshToken: string;
}

/** The conversation of one site as it is read from the device. */
export interface StoredConversation {
  past: Past;
  session: SessionToken | undefined;
  draft: string;
  /** Sessions that the visitor erased and the server has not; `PendingErasures` parses them. */
  erasures: readonly unknown[];
  /** The number of invalid rows, which were dropped. */
  droppedCount: number;
  /** Whether unsent messages were among them. */
  isUnsentLost: boolean;
}

/** Parses rows in the order of their keys; a value is `undefined` where its row did not open. */
export function readStoredRows(rows: readonly [string, unknown][]): StoredConversation {
  const stored: StoredConversation = {
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
    if (key === DRAFT_ROW && typeof value === "string") {
      stored.draft = value;
    } else if (key === LOG_ROW && isRecord(value)) {
      emptyFirst = typeof value.first === "number" ? value.first : 1;
      stored.past.seen = typeof value.seen === "number" ? value.seen : 0;
      stored.past.epoch = typeof value.epoch === "string" ? value.epoch : null;
      stored.past.site = readSite(value.site);
    } else if (key === SESSION_ROW) {
      stored.session = readSessionToken(value);
      isKnown = stored.session !== undefined;
    } else if (key.startsWith(EVENT_ROWS)) {
      for (const one of Array.isArray(value) ? value : [undefined]) {
        const event = readDurableEvent(one);
        first ??= event?.seq ?? Number(key.slice(EVENT_ROWS.length));
        if (event) events.push(event);
        else stored.droppedCount += 1;
      }
    } else if (key.startsWith(OUTBOX_ROWS)) {
      const row = readOutboxRow(value);
      if (row) outbox.push(row);
      isKnown = row !== undefined;
    } else if (key.startsWith(ERASURE_ROWS)) {
      if (value) erasures.push(value);
    } else if (!key.startsWith(FILE_ROWS)) {
      isKnown = false;
    }
    if (isKnown) continue;
    stored.droppedCount += 1;
    stored.isUnsentLost ||= key.startsWith(OUTBOX_ROWS);
  }
  // A dropped row leaves a gap, and the log is valid only up to it: the room sends the rest again.
  let cursor = (first ?? emptyFirst) - 1;
  const log = events.filter(({ seq }) => seq === cursor + 1 && ++cursor);
  stored.past = { ...stored.past, log, cursor, outbox };
  return { ...stored, erasures };
}

function readSite(site: unknown): ChatState["site"] {
  const welcome = { type: "welcome", protocol: 1, session: "as-it-was", epoch: null, seq: 0, seen: 0, site };
  const event = readRoomEvent(welcome);
  if (event?.type !== "welcome") return undefined;
  // The page may have newer looks than the device: `looks-memory.ts` knows.
  const { looks: _, ...known } = event.site;
  return known;
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
    // A row that was sent may not be in the log yet. Sending it again is safe: the room applies an id once.
    state: state.type === "failed" && code ? { type: "failed", code } : { type: "sending" },
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
