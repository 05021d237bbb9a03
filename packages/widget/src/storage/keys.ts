/**
 * The keys under which the widget stores a conversation on the device; `local-keys.ts` has those of `localStorage`. A module
 * that owns a format imports its key from here; nobody else reads or writes that key.
 */

/** Names a site's IndexedDB database, its broadcast channel and, with a suffix, its Web Locks. */
export const siteKey = (site: string): string => `prosa:${site}`;

// The rows of a site's database. `stored-conversation.ts` owns their format.
export const KEY_ROW = "key";
export const SESSION_ROW = "session";
export const LOG_ROW = "log";
export const DRAFT_ROW = "draft";
export const EVENT_ROWS = "event:";
export const OUTBOX_ROWS = "outbox:";
export const ERASURE_ROWS = "erasing:";
export const FILE_ROWS = "file:";

/** The most events in one row. Opening a row costs far more than reading its events. */
export const EVENTS_PER_ROW = 50;

/** The key of the row that holds the event with this `seq`. */
export function eventKey(seq: number): string {
  return `${EVENT_ROWS}${String(seq - ((seq - 1) % EVENTS_PER_ROW)).padStart(9, "0")}`;
}

type Queued = { position: number; command: { id: string; fileId?: string } };

export function outboxKey({ position, command }: Queued): string {
  return `${OUTBOX_ROWS}${String(position).padStart(9, "0")}:${command.id}`;
}

/** The key of the row that holds a file until its command leaves the outbox. */
export function fileKey(fileId: string): string {
  return `${FILE_ROWS}${fileId}`;
}

/** The keys of all that goes with a row of the outbox. */
export function outboxRowKeys(row: Queued): string[] {
  const { fileId } = row.command;
  return [outboxKey(row), ...(fileId === undefined ? [] : [fileKey(fileId)])];
}
