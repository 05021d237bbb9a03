import {
  type DurableEvent,
  readDurableEvent,
  readLoggedCommand,
  readRoomEvent,
  readSessionToken,
  type SessionToken,
} from "@prosa/protocol";
import { clear, createStore, del, delMany, entries, setMany, type UseStore } from "idb-keyval";
import type { ChatState, OutboxRow, Past } from "./state.ts";

const OPEN_TIMEOUT_MS = 2_000;

export interface Memory {
  past: Past;
  session: SessionToken | undefined;
  draft: string;
  /** Rows that could not be understood, and were dropped. */
  droppedCount: number;
}

/**
 * What the device keeps of one site's conversation, in IndexedDB: `event:` rows by seq, `outbox:` rows by position, the
 * session, the log's cursor and the draft. What comes out is parsed like anything foreign. Where the device keeps
 * nothing (private mode, storage denied, quota), `onLost` is called once and everything else becomes a no-op.
 */
export class History {
  readonly #onLost: () => void;
  #store: UseStore | undefined;

  constructor(site: string, onLost: () => void) {
    this.#onLost = onLost;
    try {
      this.#store = createStore(`prosa:${site}`, "rows");
    } catch {
      this.#lose();
    }
  }

  get isKept(): boolean {
    return this.#store !== undefined;
  }

  async load(): Promise<Memory> {
    return remember((await this.#run((store) => entries<string, unknown>(store))) ?? []);
  }

  async loadOutbox(): Promise<readonly OutboxRow[] | undefined> {
    const rows = await this.#run((store) => entries<string, unknown>(store));
    return rows && remember(rows).past.outbox;
  }

  async loadSession(): Promise<SessionToken | undefined> {
    const rows = await this.#run((store) => entries<string, unknown>(store));
    return rows && remember(rows).session;
  }

  saveSession(session: SessionToken): Promise<unknown> {
    return this.#run((store) => setMany([["session", session]], store));
  }

  saveDraft(draft: string): Promise<unknown> {
    return this.#run((store) => (draft ? setMany([["draft", draft]], store) : del("draft", store)));
  }

  saveOutboxRow(row: OutboxRow): Promise<unknown> {
    return this.#run((store) => setMany([[outboxKey(row), row]], store));
  }

  /** Writes the difference between two states. */
  save(before: ChatState, after: ChatState): Promise<unknown> | undefined {
    const stays = new Set(after.outbox.map(outboxKey));
    const gone = before.outbox.map(outboxKey).filter((key) => !stays.has(key));
    const isSame = new Set(before.outbox);
    const rows: [string, unknown][] = after.outbox
      .filter((row) => !isSame.has(row))
      .map((row) => [outboxKey(row), row]);

    const isContinued = after.log === before.log || after.log[0] === before.log[0] || before.log.length === 0;
    if (after.log !== before.log) {
      const known = isContinued ? before.cursor : 0;
      if (!isContinued) gone.push(...before.log.map(eventKey));
      for (const event of after.log) if (event.seq > known) rows.push([eventKey(event), event]);
    }
    if (
      after.cursor !== before.cursor ||
      after.epoch !== before.epoch ||
      after.seen !== before.seen ||
      after.site !== before.site
    ) {
      const first = after.log[0]?.seq ?? after.cursor + 1;
      rows.push(["log", { epoch: after.epoch, first, seen: after.seen, site: after.site }]);
    }
    if (rows.length === 0 && gone.length === 0) return undefined;
    // Begun in one go: IndexedDB runs them in this order, and leaving the page cannot come between.
    return this.#run((store) => Promise.all([delMany(gone, store), setMany(rows, store)]));
  }

  /** Forgets everything the device holds of this site. */
  erase(): Promise<unknown> {
    return this.#run(clear);
  }

  async #run<T>(work: (store: UseStore) => Promise<T>): Promise<T | undefined> {
    if (!this.#store) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    // A blocked upgrade or a broken profile leaves IndexedDB silent: neither success nor error.
    const silence = new Promise<never>((_, reject) => {
      timer = setTimeout(reject, OPEN_TIMEOUT_MS);
    });
    try {
      return await Promise.race([work(this.#store), silence]);
    } catch {
      this.#lose();
      return undefined;
    } finally {
      clearTimeout(timer);
    }
  }

  #lose(): void {
    this.#store = undefined;
    this.#onLost();
  }
}

function eventKey(event: DurableEvent): string {
  return `event:${String(event.seq).padStart(9, "0")}`;
}

function outboxKey(row: OutboxRow): string {
  return `outbox:${String(row.position).padStart(9, "0")}:${row.command.id}`;
}

function remember(rows: readonly [string, unknown][]): Memory {
  const memory: Memory = {
    past: { site: undefined, epoch: null, cursor: 0, log: [], seen: 0, outbox: [] },
    session: undefined,
    draft: "",
    droppedCount: 0,
  };
  const events: DurableEvent[] = [];
  const outbox: OutboxRow[] = [];
  let first = 1;
  for (const [key, value] of rows) {
    if (key === "draft" && typeof value === "string") {
      memory.draft = value;
    } else if (key === "log" && isRecord(value)) {
      first = typeof value.first === "number" ? value.first : 1;
      memory.past.seen = typeof value.seen === "number" ? value.seen : 0;
      memory.past.epoch = typeof value.epoch === "string" ? value.epoch : null;
      if (isRecord(value.site) && typeof value.site.name === "string") {
        const { name, greeting } = value.site;
        memory.past.site = { name, ...(typeof greeting === "string" ? { greeting } : {}) };
      }
    } else if (key === "session") {
      memory.session = readSessionToken(value);
      if (!memory.session) memory.droppedCount += 1;
    } else if (key.startsWith("event:")) {
      const event = readDurableEvent(value);
      if (event) events.push(event);
      else memory.droppedCount += 1;
    } else if (key.startsWith("outbox:")) {
      const row = parseOutboxRow(value);
      if (row) outbox.push(row);
      else memory.droppedCount += 1;
    } else {
      memory.droppedCount += 1;
    }
  }
  // A dropped row leaves a gap, and the log is only good up to it: the room tells the rest again.
  const log = events.filter((event, index) => event.seq === first + index);
  memory.past = { ...memory.past, log, cursor: first - 1 + log.length, outbox };
  return memory;
}

function parseOutboxRow(value: unknown): OutboxRow | undefined {
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
