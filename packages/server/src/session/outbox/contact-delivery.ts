import { faultOf } from "../../platform/faults.ts";
import type { RoomHost } from "../../platform/room-host.ts";
import type { ContactReport } from "../../site/contact-list.ts";
import type { SessionLog } from "../log/session-log.ts";
import type { SessionRow } from "../log/session-row.ts";

/** How long after an attempt that failed, or was cut off, the next one comes, in milliseconds. */
export const CONTACT_RETRY_MS = 60_000;

/** How long one request to the site may take, in milliseconds. */
const REQUEST_PATIENCE_MS = 30_000;

/** How far the end of a transcript may move before its site is told again, in milliseconds. */
const DRIFT_MS = 24 * 60 * 60 * 1_000;

/** How long an erasure waits for the site to forget before it goes on without, in milliseconds. */
export const FORGETTING_PATIENCE_MS = 2_000;

/** What a session's duty to its site needs of its room. */
export interface ContactScope {
  host: Pick<RoomHost, "callRoom" | "now" | "after" | "log">;
  log: SessionLog;
  inOrder: <T>(work: () => Promise<T>) => Promise<T>;
}

/**
 * Sees to it that the session's site has the contact that its visitor submitted, as long as the transcript lasts and no
 * longer. What is owed stands in the session's rows, so that it is done at least once; the site takes repeats.
 */
export class ContactDuty {
  readonly #scope: ContactScope;
  #attempt: Promise<void> | null = null;
  #retryAt: number | null = null;

  constructor(scope: ContactScope) {
    this.#scope = scope;
  }

  /** When the room's alarm has to see to it; `null` when nothing is owed. */
  get dueAt(): number | null {
    if (!this.#isOwed) return null;
    const isWaiting = this.#attempt === null && this.#retryAt !== null;
    return isWaiting ? this.#retryAt : this.#scope.host.now() + CONTACT_RETRY_MS;
  }

  /** Does what is owed, unless that is under way. Never rejects: what failed is tried again by the alarm. */
  fulfil(): Promise<void> {
    if (!this.#isOwed) return Promise.resolve();
    this.#attempt ??= this.#fulfilAll().finally(() => {
      this.#attempt = null;
    });
    return this.#attempt;
  }

  /** The same, for whoever waits for it: not longer than `FORGETTING_PATIENCE_MS`. */
  async fulfilSoon(): Promise<void> {
    await this.#within(FORGETTING_PATIENCE_MS, this.fulfil());
  }

  /** What the work comes to, or `undefined` where it takes longer. */
  async #within<T>(patienceMs: number, work: Promise<T>): Promise<T | undefined> {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const cancel = this.#scope.host.after(patienceMs, () => resolve(undefined));
    try {
      return await Promise.race([work, promise]);
    } finally {
      cancel();
    }
  }

  get #isOwed(): boolean {
    const { forgets, row } = this.#scope.log;
    return forgets !== null || (row !== null && isUntold(row));
  }

  async #fulfilAll(): Promise<void> {
    const { host, log } = this.#scope;
    try {
      while (this.#isOwed) {
        this.#retryAt = host.now() + CONTACT_RETRY_MS;
        if (log.forgets) await this.#haveForgotten(log.forgets);
        else if (log.row?.contact) await this.#tell(log.row, log.row.contact);
      }
      this.#retryAt = null;
    } catch (error) {
      host.log({ level: "warn", event: "site-not-told", error: faultOf(error) });
    }
  }

  async #haveForgotten(duty: NonNullable<SessionLog["forgets"]>): Promise<void> {
    const { log, inOrder } = this.#scope;
    const { site, session, isForGood } = duty;
    const path = `/contacts/${session}${isForGood ? "?for-good" : ""}`;
    await this.#ask(site, path, { method: "DELETE" });
    await inOrder(async () => {
      // The visitor may have taken everything back meanwhile, which the site has yet to hear.
      if (log.forgets === duty) await log.forgotten();
    });
  }

  async #tell(row: SessionRow, told: NonNullable<SessionRow["contact"]>): Promise<void> {
    const { host, log, inOrder } = this.#scope;
    const { at, contact, consent } = told;
    const until = row.lastAt + row.retentionMs;
    const body = JSON.stringify({ at, until, contact, consent } satisfies ContactReport);
    await this.#ask(row.site, `/contacts/${row.session}`, { method: "PUT", body });
    await inOrder(async () => {
      if (log.row?.contact !== told) return;
      const changes = () => ({ contact: { ...told, toldUntil: until } });
      await log.append({ events: [], changes, now: host.now() });
    });
  }

  async #ask(site: string, path: string, init: RequestInit): Promise<void> {
    const asked = this.#scope.host.callRoom("site", site, path, init);
    const response = await this.#within(REQUEST_PATIENCE_MS, asked);
    // 410: it was told already that this visitor took everything back.
    if (!response?.ok && response?.status !== 410)
      throw new Error(`The site's room answered ${response?.status ?? "nothing in time"}.`);
  }
}

function isUntold({ contact, lastAt, retentionMs }: SessionRow): boolean {
  if (!contact) return false;
  return contact.toldUntil === undefined || lastAt + retentionMs - contact.toldUntil > DRIFT_MS;
}
