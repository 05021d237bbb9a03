import { faultOf } from "../platform/faults.ts";
import type { RoomHost } from "../platform/room-host.ts";
import { WakeUp } from "../platform/wake-up.ts";
import type { Sites } from "../site/sites.ts";
import { resetEvent } from "./handshake.ts";
import { SessionLog } from "./log/session-log.ts";
import { ContactDuty } from "./outbox/contact-delivery.ts";
import type { Outgoing } from "./outgoing.ts";
import { Turns } from "./turns/turns.ts";

/** How long a pending reply may rest before the alarm takes it up, in milliseconds. */
const PENDING_ALARM_MS = 30_000;

/**
 * How long the mark of an erased session stays, in milliseconds: a refresh token lives for a year at the most, and past
 * its end nobody can speak for the session any more.
 */
export const ERASED_MARK_MS = 366 * 24 * 60 * 60 * 1_000;

/** What a session's room works in: its host, the sites, what it sends, and the order it works in. */
export interface RoomScope {
  host: RoomHost;
  sites: Sites;
  outgoing: Outgoing;
  inOrder: <T>(work: () => Promise<T>) => Promise<T>;
}

/** A session that was read from storage: its log, its turns, and the end of its life, which an alarm brings. */
export class SessionLife {
  readonly log: SessionLog;
  readonly turns: Turns;
  readonly contactDuty: ContactDuty;
  readonly #host: RoomHost;
  readonly #outgoing: Outgoing;
  readonly #wakeUp: WakeUp;

  private constructor({ host, sites, outgoing, inOrder }: RoomScope, log: SessionLog) {
    this.log = log;
    this.turns = new Turns({ host, sites, log, inOrder, publish: (events) => outgoing.publish(events) });
    this.contactDuty = new ContactDuty({ host, log, inOrder });
    this.#host = host;
    this.#outgoing = outgoing;
    this.#wakeUp = new WakeUp(host);
  }

  /** Reads the session and takes up what a restart left: a reply, an alarm, an erasure that is due. */
  static async open(scope: RoomScope): Promise<SessionLife> {
    const life = new SessionLife(scope, await SessionLog.open(scope.host));
    await life.resume();
    return life;
  }

  /** The alarm rang. */
  rang(): Promise<void> {
    this.#wakeUp.handleAlarm();
    return this.resume();
  }

  async resume(): Promise<void> {
    await this.#expire();
    this.turns.resume();
    void this.contactDuty.fulfil();
    await this.setAlarm();
  }

  /** Erases the session for good, tells whoever is connected, and lets nobody in again. A second call changes nothing. */
  async erase(bearer: { session: string; site: string }): Promise<void> {
    const { site } = bearer;
    await this.log.eraseForGood(this.log.erasedUntil ?? this.#host.now() + ERASED_MARK_MS, bearer);
    this.turns.dismiss();
    this.#host.log({ level: "info", event: "session-erased", site });
    const reset = resetEvent(this.log, this.#host.newId());
    for (const connection of this.#host.connections()) {
      if (connection.state.phase !== "welcomed") continue;
      this.#outgoing.send(connection, [reset]);
      this.#outgoing.refuse(connection, "bad-token");
    }
    void this.contactDuty.fulfil();
    await this.setAlarm();
  }

  /** The alarm wakes the room for a reply that a restart cut off, what its site must be told, and the end of what it keeps. */
  async setAlarm(): Promise<void> {
    const dueAt = this.#dueAt;
    if (dueAt === null) return;
    // What was written stays written: whoever comes next sets the alarm.
    await this.#wakeUp
      .by(dueAt)
      .catch((error: unknown) =>
        this.#host.log({ level: "error", event: "alarm-not-set", error: faultOf(error) }),
      );
  }

  get #dueAt(): number | null {
    const { row, seq, erasedUntil } = this.log;
    const end = row && seq > 0 ? row.lastAt + row.retentionMs : erasedUntil;
    const pending = this.turns.hasPending ? this.#host.now() + PENDING_ALARM_MS : null;
    const due = [this.contactDuty.dueAt, pending, end].filter((at) => at !== null);
    return due.length > 0 ? Math.min(...due) : null;
  }

  /** Erases a transcript whose time is over; whoever is still connected starts a log of another epoch. */
  async #expire(): Promise<void> {
    const { row, erasedUntil } = this.log;
    if (erasedUntil !== null && erasedUntil <= this.#host.now()) await this.log.erase();
    if (!row || row.lastAt + row.retentionMs > this.#host.now()) return;
    await this.log.erase();
    this.#host.log({ level: "info", event: "transcript-erased", site: row.site });
    const epoch = this.#host.newId();
    for (const connection of this.#host.connections()) {
      if (connection.state.phase === "welcomed") connection.setState({ ...connection.state, epoch });
    }
    this.#outgoing.publish([resetEvent(this.log, epoch)]);
  }
}
