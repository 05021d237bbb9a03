import * as z from "zod/mini";
import { faultOf } from "../platform/faults.ts";
import type { Mailer, MailOutcome, OutgoingMail } from "../platform/mailer.ts";
import { type OutboxJob, within } from "../platform/outbox.ts";
import { PendingList } from "../platform/pending-list.ts";
import type { RoomHost, RoomStorage } from "../platform/room-host.ts";

const MINUTE_MS = 60_000;

/** The longest that one try may take, in milliseconds: above what a server of mail may take to take a message in. */
const SEND_PATIENCE_MS = 2 * MINUTE_MS;

/** The rests before the second try and those after it, in minutes: servers of mail that put a sender off expect such (RFC 5321, 4.5.4.1). */
const RETRY_MINUTES = [1, 5, 15, 30, 60];

/** The rest where no mail leaves as things are: a wrong password, or a sender that is not admitted. */
const PAUSED_MINUTES = 15;

/** The time after which a mail that could not be sent is given up, in milliseconds. */
const GIVE_UP_MS = 48 * 60 * MINUTE_MS;

/** A mail that a room owes: `piece` says of what, and its words are written when it is sent. */
interface QueuedMail<Piece> {
  piece: Piece;
  since: number;
  tries: number;
  nextAt: number;
  /** True from right before its words leave until the far end has answered. */
  isHandedOver: boolean;
}

type MailHost = Pick<RoomHost, "mailer" | "now" | "after" | "log">;

interface MailJobOptions<Piece> {
  host: MailHost & Pick<RoomHost, "storage">;
  /** The place of the mails that wait; sealed, where a piece holds words or an address. */
  storage: RoomStorage;
  prefix: string;
  schema: z.ZodMiniType<Piece>;
  /** Names the mails that go to one place in their order. */
  targetOf: (piece: Piece) => string;
  /** Writes the mail now; `null` where nobody wants it any more. */
  write: (piece: Piece) => Promise<OutgoingMail | null>;
  /** Does what follows from a mail that has left. */
  onSent?: (piece: Piece) => Promise<void>;
}

/**
 * The mails that a room owes, from the step of their cause until they left or were given up. One that a restart cut off after
 * its words left is in doubt: it goes again only where the far end drops repeats, so that nobody gets it twice.
 */
export class MailJob<Piece> implements OutboxJob {
  readonly kind = "mail";
  readonly #options: MailJobOptions<Piece>;
  readonly #pending: PendingList<QueuedMail<Piece>>;

  private constructor(options: MailJobOptions<Piece>, pending: PendingList<QueuedMail<Piece>>) {
    this.#options = options;
    this.#pending = pending;
  }

  static async open<Piece>(options: MailJobOptions<Piece>): Promise<MailJob<Piece>> {
    const schema = z.object({
      piece: options.schema,
      since: z.int(),
      tries: z.int(),
      nextAt: z.int(),
      isHandedOver: z.boolean(),
    });
    const { host, storage, prefix } = options;
    // Without a way of mail nothing is owed, and the room opens without a look for rows.
    const pending = host.mailer
      ? await PendingList.open(storage, prefix, schema)
      : PendingList.empty<QueuedMail<Piece>>(storage, prefix);
    return new MailJob(options, pending);
  }

  /** Mails wait, and there is a way to send them. */
  get isPending(): boolean {
    return this.#options.host.mailer !== undefined && !this.#pending.isEmpty;
  }

  get readyAt(): number {
    return Math.min(...this.#next().map(([, { nextAt }]) => nextAt));
  }

  /** The pieces that wait. */
  get pieces(): Piece[] {
    return this.#pending.pieces().map(([, { piece }]) => piece);
  }

  /** Makes the row of a mail, to be written with its cause; it is owed once `hold` was called with it. */
  rowOf(piece: Piece): Readonly<Record<string, QueuedMail<Piece>>> {
    const since = this.#options.host.now();
    return this.#pending.rowOf({ piece, since, tries: 0, nextAt: since, isHandedOver: false });
  }

  hold(rows: Readonly<Record<string, QueuedMail<Piece>>>): void {
    this.#pending.hold(rows);
  }

  /** Writes a mail whose cause is written elsewhere. */
  async add(piece: Piece): Promise<void> {
    const rows = this.rowOf(piece);
    await this.#options.storage.put(rows);
    this.hold(rows);
  }

  /** Drops all mails: their rows go with the room's. */
  clear(): void {
    this.#pending.clear();
  }

  async deliver(): Promise<void> {
    const { host, write } = this.#options;
    const { mailer } = host;
    const [key, queued] = this.#next().find(([, { nextAt }]) => nextAt <= host.now()) ?? [];
    if (!mailer || key === undefined || !queued) return;
    if (queued.isHandedOver && !mailer.dropsRepeats) return this.#giveUp(key, "mail-in-doubt");
    let mail: OutgoingMail | null;
    try {
      mail = await write(queued.piece);
    } catch (error) {
      return this.#settle(key, queued, { type: "retry", detail: faultOf(error) });
    }
    if (!mail) return this.#pending.settle(key);
    await this.#settle(key, queued, await this.#send(mailer, mail, key, queued));
  }

  /** The mails that may go next: of each target the one that waits longest. */
  #next(): [key: string, queued: QueuedMail<Piece>][] {
    const targets = new Set<string>();
    return this.#pending.pieces().filter(([, { piece }]) => {
      const target = this.#options.targetOf(piece);
      const isNext = !targets.has(target);
      targets.add(target);
      return isNext;
    });
  }

  async #send(
    mailer: Mailer,
    mail: OutgoingMail,
    key: string,
    queued: QueuedMail<Piece>,
  ): Promise<MailOutcome | "in-doubt"> {
    let isHandedOver = false;
    const sending = mailer.send(mail, async () => {
      await this.#pending.replace(key, { ...queued, isHandedOver: true });
      isHandedOver = true;
    });
    const outcome = await within(this.#options.host, SEND_PATIENCE_MS, sending);
    if (outcome) return outcome;
    return isHandedOver && !mailer.dropsRepeats ? "in-doubt" : { type: "retry", detail: "no answer in time" };
  }

  async #settle(key: string, queued: QueuedMail<Piece>, outcome: MailOutcome | "in-doubt"): Promise<void> {
    const { host, onSent } = this.#options;
    if (outcome === "in-doubt") return this.#giveUp(key, "mail-in-doubt");
    switch (outcome.type) {
      case "sent":
        await onSent?.(queued.piece);
        await this.#pending.settle(key);
        return host.log({ level: "info", event: "mail-sent" });
      case "refused":
        return this.#giveUp(key, "mail-refused", outcome.detail);
      case "retry":
      case "paused": {
        if (host.now() - queued.since >= GIVE_UP_MS)
          return this.#giveUp(key, "mail-given-up", outcome.detail);
        const isPaused = outcome.type === "paused";
        const minutes = isPaused
          ? PAUSED_MINUTES
          : (RETRY_MINUTES[queued.tries] ?? RETRY_MINUTES.at(-1) ?? 1);
        const restMs = Math.max(minutes * MINUTE_MS, ("afterMs" in outcome && outcome.afterMs) || 0);
        const { detail } = outcome;
        const tries = queued.tries + (isPaused ? 0 : 1);
        host.log({ level: isPaused ? "error" : "warn", event: `mail-${outcome.type}`, tries, detail });
        const nextAt = host.now() + restMs;
        return this.#pending.replace(key, { ...queued, tries, nextAt, isHandedOver: false });
      }
      default:
        return outcome satisfies never;
    }
  }

  async #giveUp(key: string, event: string, detail = ""): Promise<void> {
    await this.#pending.settle(key);
    this.#options.host.log({ level: "error", event, detail });
  }
}
