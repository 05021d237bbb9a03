import { type OutboxJob, within } from "../../platform/outbox.ts";
import type { RoomHost } from "../../platform/room-host.ts";
import type { ContactReport } from "../../site/contact-list.ts";
import type { PendingErasure } from "../log/pending-erasure.ts";
import type { SessionLog } from "../log/session-log.ts";
import { attributesOf, type SessionRow } from "../log/session-row.ts";

/** The longest time that one request to the site may take, in milliseconds. */
const REQUEST_PATIENCE_MS = 30_000;

/** The shift of a transcript's end from which it is reported to the site again, in milliseconds. */
const DRIFT_MS = 24 * 60 * 60 * 1_000;

/** The parts of a session that its contact job works with. */
interface ContactJobDeps {
  host: Pick<RoomHost, "callRoom" | "now" | "after">;
  log: SessionLog;
  inOrder: <T>(work: () => Promise<T>) => Promise<T>;
}

/**
 * Brings the contact that a visitor submitted to the session's site, and has the site erase it again once the transcript is
 * gone.
 */
export class ContactJob implements OutboxJob {
  readonly kind = "contact";
  readonly #deps: ContactJobDeps;

  constructor(deps: ContactJobDeps) {
    this.#deps = deps;
  }

  get isPending(): boolean {
    const { row } = this.#deps.log;
    return this.#erasure !== null || (row !== null && isUnreported(row));
  }

  async deliver(): Promise<void> {
    const { log } = this.#deps;
    if (this.#erasure) await this.#erase(this.#erasure);
    else if (log.row?.contact) await this.#report(log.row, log.row.contact);
  }

  get #erasure(): Readonly<PendingErasure> | null {
    const { pendingErasure } = this.#deps.log;
    return pendingErasure?.targets.includes("contact") ? pendingErasure : null;
  }

  async #erase(pending: Readonly<PendingErasure>): Promise<void> {
    const { log, inOrder } = this.#deps;
    const { site, session, isForGood } = pending;
    const path = `/contacts/${session}${isForGood ? "?for-good" : ""}`;
    await this.#ask(site, path, { method: "DELETE" });
    await inOrder(async () => {
      // The visitor may have erased the session for good meanwhile; the site does not know that yet.
      if (this.#erasure?.isForGood === pending.isForGood) await log.completeErasure("contact");
    });
  }

  async #report(row: SessionRow, submitted: NonNullable<SessionRow["contact"]>): Promise<void> {
    const { host, log, inOrder } = this.#deps;
    const until = row.lastAt + row.retentionMs;
    const { toldUntil: _, ...contact } = submitted;
    const attributes = attributesOf(row);
    const told = { ...contact, ...(attributes && { attributes }), until };
    const body = JSON.stringify(told satisfies ContactReport);
    await this.#ask(row.site, `/contacts/${row.session}`, { method: "PUT", body });
    await inOrder(async () => {
      if (log.row?.contact !== submitted) return;
      const changes = () => ({ contact: { ...submitted, toldUntil: until } });
      await log.append({ events: [], changes, now: host.now() });
    });
  }

  async #ask(site: string, path: string, init: RequestInit): Promise<void> {
    const { host } = this.#deps;
    const response = await within(host, REQUEST_PATIENCE_MS, host.callRoom("site", site, path, init));
    // 410: the site knows already that this visitor erased the session for good.
    if (!response?.ok && response?.status !== 410)
      throw new Error(`The site's room answered ${response?.status ?? "nothing in time"}.`);
  }
}

function isUnreported({ contact, lastAt, retentionMs }: SessionRow): boolean {
  if (!contact) return false;
  return contact.toldUntil === undefined || lastAt + retentionMs - contact.toldUntil > DRIFT_MS;
}
