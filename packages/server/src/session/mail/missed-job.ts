import type { OutboxJob } from "../../platform/outbox.ts";
import type { RoomHost } from "../../platform/room-host.ts";
import { mailDueAt, withMail, withoutMissed } from "../log/mail-state.ts";
import type { SessionLog } from "../log/session-log.ts";
import { mailAddressOf } from "../log/session-row.ts";
import type { SessionMails } from "./session-mails.ts";

interface MissedJobDeps {
  host: Pick<RoomHost, "mailer" | "now">;
  log: SessionLog;
  mails: SessionMails;
  inOrder: <T>(work: () => Promise<T>) => Promise<T>;
  isVisitorHere: () => boolean;
  /** Begins to send what was queued. */
  send: () => void;
}

/**
 * Queues the mail of what a person said to a visitor who has gone, once its time has come. A visitor who is back by then has
 * seen it, and gets none.
 */
export class MissedJob implements OutboxJob {
  readonly kind = "missed";
  readonly #deps: MissedJobDeps;

  constructor(deps: MissedJobDeps) {
    this.#deps = deps;
  }

  get isPending(): boolean {
    const { host, log } = this.#deps;
    const { row } = log;
    if (!host.mailer || !row?.mail.missed || row.mail.isStopped) return false;
    return row.channels.last === null && row.seen < row.mail.missed.to && mailAddressOf(row) !== null;
  }

  get readyAt(): number {
    const { row } = this.#deps.log;
    return (row && mailDueAt(row.mail)) ?? 0;
  }

  async deliver(): Promise<void> {
    const { host, log, mails, inOrder, isVisitorHere, send } = this.#deps;
    await inOrder(async () => {
      const missed = log.row?.mail.missed;
      // The visitor, or another word, may have come while this waited for its turn.
      if (!missed || !this.isPending || this.readyAt > host.now()) return;
      const now = host.now();
      if (isVisitorHere()) {
        await log.append({ events: [], changes: ({ mail }) => ({ mail: withoutMissed(mail) }), now });
        return;
      }
      const { from, to } = missed;
      const rows = mails.job.rowOf({ kind: "missed", from, to });
      const changes = ({ mail }: NonNullable<typeof log.row>) => ({ mail: withMail(mail, now) });
      await log.append({ events: [], changes, beside: rows, now });
      mails.job.hold(rows);
    });
    send();
  }
}
