import type { FilePart, LoggedCommand, RoomEvent } from "@prosa/protocol";
import { faultOf } from "../platform/faults.ts";
import { Outbox } from "../platform/outbox.ts";
import { WakeUp } from "../platform/wake-up.ts";
import type { AddressLimits } from "../security/rate-limits/address-limits.ts";
import { FIRST_DEVICE } from "../security/tokens.ts";
import type { Sites } from "../site/sites.ts";
import { isWaiting, leavesAt, whereaboutsOf } from "./agents/leaving.ts";
import { createOpenTime, type OpenTime } from "./agents/open-time.ts";
import { createScoreQuestion, type ScoreQuestion } from "./agents/score-question.ts";
import { Writing } from "./assist/writing.ts";
import { applyCommand, beginSession, type Speaker } from "./commands/apply.ts";
import { Rejection } from "./commands/rejection.ts";
import { SessionFiles } from "./files/session-files.ts";
import { resetEvent } from "./handshake/visitor-handshake.ts";
import type { SealedHost } from "./log/seal-session.ts";
import { SessionLog } from "./log/session-log.ts";
import type { SessionRow } from "./log/session-row.ts";
import { MissedJob } from "./mail/missed-job.ts";
import { SessionMails } from "./mail/session-mails.ts";
import { ChannelJob } from "./outbox/channel-job.ts";
import { ContactJob } from "./outbox/contact-job.ts";
import { DeskJob } from "./outbox/desk-job.ts";
import { ExportsJob } from "./outbox/exports-job.ts";
import { FactsJob } from "./outbox/facts-job.ts";
import { QuestionsJob } from "./outbox/questions-job.ts";
import { TicketJob } from "./outbox/ticket-job.ts";
import type { Outgoing } from "./outgoing.ts";
import { WordIndex } from "./search/word-index.ts";
import { TokenFamilies } from "./tokens/token-families.ts";
import { tellNumber } from "./turns/conversation-number.ts";
import { ReplyDrafts } from "./turns/reply-drafts.ts";
import { Turns } from "./turns/turns.ts";
import { nextTimeOf, settleTimes } from "./turns/wake.ts";

/** The longest time that a pending reply rests before the alarm takes it up, in milliseconds. */
const PENDING_ALARM_MS = 30_000;

/**
 * The lifetime of an erased session's tombstone, in milliseconds: a refresh token lives for a year at most, and past its end
 * nothing can speak for the session any more.
 */
export const TOMBSTONE_MS = 366 * 24 * 60 * 60 * 1_000;

/** The parts of a room that a session runs in: its host, the sites, its sender of events, and its order of work. */
interface SessionDeps {
  host: SealedHost;
  sites: Sites;
  limits: AddressLimits;
  outgoing: Outgoing;
  inOrder: <T>(work: () => Promise<T>) => Promise<T>;
  /** True while the visitor has the conversation open in a browser. */
  isVisitorHere: () => boolean;
}

/** A session that was read from storage: its log, its turns, its outbox, and an alarm for the end of its life. */
export class SessionRuntime {
  readonly log: SessionLog;
  readonly turns: Turns;
  readonly outbox: Outbox;
  readonly files: SessionFiles;
  readonly host: SealedHost;
  readonly tokens: TokenFamilies;
  readonly mails: SessionMails;
  readonly desk: DeskJob;
  readonly writing: Writing;
  readonly openTime: OpenTime;
  readonly asksScore: ScoreQuestion;
  /** The visitor's place in the queue, as the desk told it last; `null` before. Good while the queue has the conversation. */
  place: Extract<RoomEvent, { type: "queued" }> | null = null;
  readonly #deps: SessionDeps;
  readonly #wakeUp: WakeUp;

  private constructor(deps: SessionDeps, log: SessionLog, tokens: TokenFamilies, mails: SessionMails) {
    const { host, sites, outgoing, inOrder } = deps;
    this.log = log;
    this.mails = mails;
    this.host = host;
    this.files = new SessionFiles(host);
    this.tokens = tokens;
    const drafts = new ReplyDrafts({ host, reader: () => channelReader(log) });
    this.turns = new Turns({
      host,
      sites,
      log,
      inOrder,
      publish: (events) => {
        outgoing.publish(events);
        drafts.follow(events);
      },
      publishToAgents: (events) => outgoing.publishToAgents(events),
      afterReply: () => this.afterStep(),
    });
    this.writing = new Writing({ host, sites, log, inOrder });
    this.openTime = createOpenTime({ host, sites, log });
    this.asksScore = createScoreQuestion({ host, sites, log });
    this.desk = new DeskJob({
      host,
      log,
      inOrder,
      tellNumber: (number) => tellNumber(this.turns, log, number),
    });
    const words = new WordIndex({ host, sites, log });
    this.outbox = new Outbox(host, [
      new ContactJob({ host, log, inOrder }),
      this.desk,
      new FactsJob({ host, log, inOrder, readWords: () => words.read() }),
      new ChannelJob({ host, log, inOrder }),
      new QuestionsJob({ host, log, inOrder }),
      new TicketJob({ host, log, inOrder }),
      new ExportsJob({ host, sites, log, inOrder }),
      new MissedJob({
        host,
        log,
        mails,
        inOrder,
        isVisitorHere: () => this.isVisitorHere,
        send: () => void this.outbox.deliver(),
      }),
      mails.job,
    ]);
    this.#deps = deps;
    this.#wakeUp = new WakeUp(host);
  }

  /** Reads the session and takes up the work that a restart left: a reply, a delivery, an alarm, an erasure that is due. */
  static async open(deps: SessionDeps): Promise<SessionRuntime> {
    const log = await SessionLog.open(deps.host);
    const { host, sites } = deps;
    const mails = await SessionMails.open({ host, log, sites });
    const runtime = new SessionRuntime(deps, log, await TokenFamilies.open(host), mails);
    await runtime.#resume();
    return runtime;
  }

  /** True while the visitor has the conversation open in a browser. */
  get isVisitorHere(): boolean {
    return this.#deps.isVisitorHere();
  }

  /** Notes that the visitor's browser has come; returns the place that it is to be told. */
  async greetVisitor(): Promise<RoomEvent[]> {
    const { place } = this;
    await this.noteVisitor();
    const { row } = this.log;
    if (row?.people.owner.type !== "queue") return [];
    if (!this.place) this.#askForPlace(row);
    // A place that came meanwhile was told to all of the visitor's browsers, this one among them.
    return place && place === this.place ? [place] : [];
  }

  /** Has the desk tell the visitor's place: a restart forgot it here, and there whom it was to be told. */
  #askForPlace({ site, session }: Pick<SessionRow, "site" | "session">): void {
    const { host } = this;
    host
      .callRoom("desk", site, `/rows/${session}`, { method: "POST" })
      .catch((error: unknown) =>
        host.log({ level: "warn", event: "place-not-asked", error: faultOf(error) }),
      );
  }

  /**
   * Takes in that a browser of the visitor's came or went: who waits and went has left after a while, and is told no place. Where
   * the disk refuses it, the next change tries again.
   */
  async noteVisitor(): Promise<void> {
    const { host, log, turns } = this;
    // After most steps nobody waits, and the connections need not be counted.
    if (!log.row || !isWaiting(log.row)) return;
    const people = whereaboutsOf(log.row, this.isVisitorHere, host.now());
    if (!people) return;
    try {
      await turns.act({ events: [], people }, { isTaken: false });
    } catch (error) {
      return host.log({ level: "error", event: "visitor-not-noted", error: faultOf(error) });
    }
    if (people.browser?.type === "left") this.place = null;
    void this.outbox.deliver();
    await this.#setAlarm();
  }

  /** Takes up the work that is due, when the room's alarm goes off. */
  handleAlarm(): Promise<void> {
    this.#wakeUp.handleAlarm();
    return this.#resume();
  }

  /** Applies a command as `applyCommand` does, then starts the deliveries that it left and sets the alarm. */
  async apply(command: LoggedCommand, speaker: Speaker): Promise<number> {
    const { host, sites, limits } = this.#deps;
    const { log, turns, files } = this;
    const deps = { host, sites, log, turns, files, limits };
    const { seq, isRepeat } = await applyCommand(command, speaker, deps);
    if (!isRepeat) await this.afterStep();
    return seq;
  }

  /**
   * Stores a file of the visitor's, which begins the session where nothing was said yet. Throws a `Rejection` where the
   * session takes no more.
   */
  async keepFile(file: FilePart, bytes: Uint8Array<ArrayBuffer>, speaker: Speaker): Promise<FilePart> {
    const { host, sites } = this.#deps;
    await beginSession(speaker, { host, sites, log: this.log });
    // The end of its life is set before there is anything that must go with it.
    if (this.log.row?.lastAt === 0) await this.log.append({ events: [], now: host.now() });
    await this.#setAlarm();
    const kept = await this.files.put(file, bytes);
    if (kept) return kept;
    throw new Rejection("session-full", "This session takes no more files; send them another way.");
  }

  /** Starts the deliveries that a step left, and sets the alarm. */
  async afterStep(): Promise<void> {
    await this.noteVisitor();
    void this.outbox.deliver();
    await this.#setAlarm();
  }

  /** Writes what is known in memory alone, and has the alarm go off for what is due, and not for work that is done by now. */
  async rest(): Promise<void> {
    await this.log.settle(this.#deps.host.now());
    const dueAt = this.#dueAt;
    if (dueAt !== null) await this.#wakeUp.only(dueAt);
  }

  /** Erases the session for good: resets and closes every connection, and admits none again. A second call changes nothing. */
  async erase(bearer: { session: string; site: string }): Promise<void> {
    const { host, outgoing } = this.#deps;
    this.mails.job.clear();
    await this.log.eraseForGood(this.log.erasedUntil ?? host.now() + TOMBSTONE_MS, bearer);
    this.turns.dismiss();
    host.log({ level: "info", event: "session-erased", site: bearer.site });
    const reset = resetEvent(this.log, host.newId());
    for (const connection of host.connections()) {
      if (connection.state.phase !== "welcomed" && connection.state.phase !== "agent") continue;
      outgoing.send(connection, [reset]);
      outgoing.refuse(connection, "bad-token");
    }
    void this.outbox.deliver();
    await this.#setAlarm();
  }

  /**
   * Takes the refresh token of a device, by its generation, and returns that of its successor. A token that was used before
   * signs out its device and those that it let in, and brings `null`, as does any token from then on.
   */
  async rotateTokens(device: string, generation: number, lifetimeMs: number): Promise<number | null> {
    if (this.tokens.isOut(device)) return null;
    const next = await this.tokens.rotate(device, generation, lifetimeMs);
    if (next !== null) await this.#setAlarm();
    // Every device came by the first one, or by one that it let in.
    else if (device === FIRST_DEVICE) await this.endTokens("refresh-token-reused");
    else this.#signOut(await this.tokens.endDevice(device), "refresh-token-reused");
    return next;
  }

  /** Signs out every device but one, and closes their connections. */
  async endOtherDevices(device: string): Promise<void> {
    this.#signOut(await this.tokens.keepOnly(device), "devices-signed-out");
  }

  /** Ends all tokens of the session and closes its visitor's connections. The log stays until its end. */
  async endTokens(event: "refresh-token-reused" | "tokens-revoked"): Promise<void> {
    await this.tokens.end(TOMBSTONE_MS);
    this.#signOut(null, event);
    await this.#setAlarm();
  }

  /** Closes the connections of devices that are signed out; `null` is all of them. */
  #signOut(devices: readonly string[] | null, event: string): void {
    const { host, outgoing } = this.#deps;
    host.log({ level: "warn", event, ...(this.log.row && { site: this.log.row.site }) });
    for (const connection of host.connections()) {
      const { state } = connection;
      const isOut = state.phase === "welcomed" && (devices?.includes(state.device ?? FIRST_DEVICE) ?? true);
      if (isOut) outgoing.refuse(connection, "bad-token");
    }
  }

  async #resume(): Promise<void> {
    await this.#expire();
    const { newId, now } = this.#deps.host;
    await settleTimes({ log: this.log, turns: this.turns, newId, now });
    await this.noteVisitor();
    this.turns.resume();
    void this.outbox.deliver();
    await this.#setAlarm();
  }

  /** Sets the alarm for a reply that a restart may cut off, for pending deliveries, and for the end of the transcript. */
  async #setAlarm(): Promise<void> {
    const dueAt = this.#dueAt;
    if (dueAt === null) return;
    const { host } = this.#deps;
    // The rows stay written without an alarm: the next command sets it again.
    await this.#wakeUp
      .by(dueAt)
      .catch((error: unknown) => host.log({ level: "error", event: "alarm-not-set", error: faultOf(error) }));
  }

  get #dueAt(): number | null {
    const { row, erasedUntil } = this.log;
    const end = row && row.lastAt > 0 ? row.lastAt + row.retentionMs : erasedUntil;
    const pending = this.turns.hasPending ? this.#deps.host.now() + PENDING_ALARM_MS : null;
    const { outbox, tokens } = this;
    const times = [outbox.dueAt, pending, end, nextTimeOf(row?.people), leavesAt(row), tokens.until];
    const due = times.filter((at) => at !== null);
    return due.length > 0 ? Math.min(...due) : null;
  }

  /** Erases a transcript whose time is over; clients that are still connected start a log of another epoch. */
  async #expire(): Promise<void> {
    const { host, outgoing } = this.#deps;
    const { row, erasedUntil } = this.log;
    if (erasedUntil !== null && erasedUntil <= host.now()) await this.log.erase();
    await this.tokens.expire();
    if (!row || row.lastAt + row.retentionMs > host.now()) return;
    this.mails.job.clear();
    await this.log.erase();
    await this.tokens.keep();
    host.log({ level: "info", event: "transcript-erased", site: row.site });
    const epoch = host.newId();
    for (const connection of host.connections()) {
      const { state } = connection;
      if (state.phase === "welcomed") connection.setState({ ...state, epoch });
    }
    outgoing.publish([resetEvent(this.log, epoch)]);
  }
}

/** The room that the person wrote in last; `null` for the web. */
function channelReader({ row }: SessionLog): { session: string; room: string } | null {
  return row?.channels.last ? { session: row.session, room: row.channels.last } : null;
}
