import type { RoomEvent } from "@prosa/protocol";
import type { AgentEvent, InternalEvent } from "@prosa/protocol/desk";
import type { Fact } from "../../insights/facts/fact.ts";
import { faultOf } from "../../platform/faults.ts";
import type { RoomHost } from "../../platform/room-host.ts";
import type { Sites, SiteView } from "../../site/sites.ts";
import { forgetTurn, wakeContext } from "../../turn/memory.ts";
import type { Model } from "../../turn/ports.ts";
import { contextAfter } from "../../turn/record.ts";
import type { ReceivedTurn, RecordedTurn } from "../../turn/turn.ts";
import { hasNewState, type PeopleRow, stateOf } from "../log/people-row.ts";
import type { SessionLog } from "../log/session-log.ts";
import type { SessionRow } from "../log/session-row.ts";
import type { Step } from "../log/step.ts";
import { StorageError } from "../log/storage-error.ts";
import { pendingEntry, pendingText } from "./leading-lines.ts";
import { guidedTurn } from "./met-arms.ts";
import { createReplyDeps } from "./reply-deps.ts";
import {
  cutReply,
  emptyReply,
  type Identified,
  type ReplyPlace,
  replacedBy,
  replyEvents,
  surveyedBy,
} from "./reply-events.ts";
import { ReplyStream } from "./reply-stream.ts";
import { spentFacts } from "./spent-facts.ts";
import { createToolNotes } from "./tool-notes.ts";
import { runTurn } from "./turn-run.ts";
import type { Opening, TurnStart } from "./turn-start.ts";

/** The most messages that may wait for a reply while one is being written. */
export const PENDING_MAX = 5;

/** The most times that a reply is begun: once, and once more after a restart. */
const ATTEMPTS_MAX = 2;

/** The time from a failed write of a reply to the next attempt, in milliseconds. */
const RETRY_MS = 2_000;

/** The events and changes that take a replaced message back, in the step that logs its replacement. */
interface Withdrawal {
  /** The end of the reply that the replaced message still waited for. */
  events: Identified[];
  changes: (row: SessionRow) => Partial<SessionRow>;
}

/** The parts of a session that its turns work with. */
interface TurnsDeps {
  host: RoomHost;
  sites: Sites;
  log: SessionLog;
  publish: (events: readonly RoomEvent[]) => void;
  /** Tells agents what they alone hear of a step: its internal events, and the state where it changed. */
  publishToAgents: (events: readonly AgentEvent[]) => void;
  /** Runs work that changes the log while the room does nothing else. */
  inOrder: <T>(work: () => Promise<T>) => Promise<T>;
  /** Begins what follows from a reply that no command waited for: a person who is to be told, a message on a channel. */
  afterReply: () => Promise<void>;
}

/**
 * Writes the replies of one session, one at a time, in the order of the messages. A turn that waits for nothing outside
 * enters the log in one step with its message; any other is first marked as pending, so that a restart takes it up.
 */
export class Turns {
  readonly #deps: TurnsDeps;
  readonly #replyDepsOf: ReturnType<typeof createReplyDeps>;
  readonly #awaited = new Map<string, ((turn: RecordedTurn | null) => void)[]>();
  readonly #openings = new Map<string, Opening>();
  #running: ReplyStream | null = null;

  constructor(deps: TurnsDeps) {
    this.#deps = deps;
    this.#replyDepsOf = createReplyDeps(deps.host, deps.sites, createToolNotes(deps));
  }

  /** Logs an event that calls for no turn, with the words that answer it, publishes both, and returns its place. */
  note(event: Identified, changes?: Step["changes"], answer: readonly Identified[] = []): Promise<number> {
    return this.#append([event, ...answer], changes);
  }

  /**
   * Logs the visitor's act and has it answered; where it replaces a message, that message's reply is withdrawn in the same
   * step. Resolves with its place in the log once it may be confirmed; rejects when it was not written: then nothing of it
   * happened.
   */
  async take(start: TurnStart): Promise<number> {
    const replaced = replacedBy(start.cause);
    const stream = this.#running?.replyTo === replaced ? this.#running : null;
    stream?.pause();
    try {
      const seq = await this.#enter(start, this.#withdraw(replaced));
      if (stream) this.#leave(stream);
      if (replaced !== undefined) this.#settle(replaced, null);
      this.#start(start.replyTo);
      return seq;
    } catch (error) {
      stream?.resume();
      throw error;
    }
  }

  /** Answers the messages that a restart left unanswered. */
  resume(): void {
    this.#start();
  }

  /** True while the reply to this message is pending. */
  isPending(messageId: string): boolean {
    return this.#deps.log.row?.pending.some((one) => one.messageId === messageId) ?? false;
  }

  get hasPending(): boolean {
    return (this.#deps.log.row?.pending.length ?? 0) > 0;
  }

  stop(replyId: string): void {
    if (this.#running?.replyId === replyId) this.#running.stop();
  }

  /** The events of the reply that is being written, from its first chunk on, for a client that just came. */
  live(): RoomEvent[] {
    return this.#running?.events() ?? [];
  }

  /** Resolves with the turn that answers this message; `null` when it ended without one. Call before `take`. */
  answerTo(messageId: string): Promise<RecordedTurn | null> {
    return new Promise((resolve) => {
      this.#awaited.set(messageId, [...(this.#awaited.get(messageId) ?? []), resolve]);
    });
  }

  /** Ends the wait for the answer to this message without one. */
  giveUp(messageId: string): void {
    this.#settle(messageId, null);
  }

  /** Drops every reply that is being written or awaited, because the session is erased. */
  dismiss(): void {
    this.#running?.stop();
    for (const messageId of [...this.#openings.keys(), ...this.#awaited.keys()]) this.giveUp(messageId);
  }

  async #enter(start: TurnStart, withdrawal: Withdrawal): Promise<number> {
    const { sites, log } = this.#deps;
    const { row } = log;
    const { cause, opening, replyTo, site } = start;
    if (!row) throw new Error("Begin the session before its first turn.");
    const events = [...withdrawal.events, cause];
    if (row.isHumanOwned) {
      const seq = await this.#append(events, withdrawal.changes, { cause });
      this.#settle(replyTo ?? "", null);
      return seq;
    }
    const model = opening.wantsHuman ? sites.models.embedded : sites.modelFor(site.settings);
    const { pending = row.pending } = withdrawal.changes(row);
    const isFree = pending.length === 0;
    if (model.isInstant && (isFree || opening.wantsHuman))
      return this.#answerAtOnce(start, model, row, withdrawal);
    if (replyTo === null) throw new Error("A reply that takes time answers a message.");
    const changes = (before: SessionRow) => {
      const after = withdrawal.changes(before);
      const waiting = after.pending ?? before.pending;
      return { ...after, pending: [...waiting, pendingEntry(replyTo, isFree ? 1 : 0, before)] };
    };
    const seq = await this.#append(events, changes, { cause });
    this.#openings.set(replyTo, opening);
    return seq;
  }

  /** Computes how a replaced message is taken back: the end of its reply, if it still waits for one, and its place in the context. */
  #withdraw(replaced: string | undefined): Withdrawal {
    const { row } = this.#deps.log;
    if (replaced === undefined || !row) return { events: [], changes: () => ({ leads: [] }) };
    const stream = this.#running?.replyTo === replaced ? this.#running : null;
    const place = { replyId: stream?.replyId ?? this.#deps.host.newId(), replyTo: replaced };
    const isPending = row.pending.some(({ messageId }) => messageId === replaced);
    const text = row.isHumanOwned ? "" : (stream?.text ?? "");
    return {
      events: isPending ? cutReply(place, text, "stopped") : [],
      changes: ({ pending, context, surveyedBy }) => ({
        pending: pending.filter(({ messageId }) => messageId !== replaced),
        context: forgetTurn(context, replaced),
        ...(surveyedBy === replaced && { surveyedBy: undefined }),
      }),
    };
  }

  /**
   * Logs a person's act. One that takes the conversation (`isTaken`) ends the reply that is being written where it is, in the
   * same step; messages that wait for theirs get none. Nothing happens where the step is not written.
   */
  async act(
    step: Omit<Step, "now" | "changes">,
    { isTaken, changes: more }: { isTaken: boolean; changes?: NonNullable<Step["changes"]> },
  ): Promise<Awaited<ReturnType<SessionLog["appendBoth"]>>> {
    const { host, log, publish } = this.#deps;
    const before = log.row?.people;
    const stream = isTaken ? this.#running : null;
    stream?.pause();
    try {
      const cut = stream ? cutReply(stream, stream.text, "interrupted") : [];
      const waiting = isTaken ? (log.row?.pending.map(({ messageId }) => messageId) ?? []) : [];
      const events = [...cut, ...step.events];
      const changes = (row: SessionRow) => ({ ...more?.(row), ...(isTaken && { pending: [] }) });
      const written = await log.appendBoth({ ...step, events, changes, now: host.now() });
      if (stream) this.#leave(stream);
      for (const messageId of waiting) this.#settle(messageId, null);
      publish(written.events);
      this.#tellAgents(before, written.internal);
      return written;
    } catch (error) {
      stream?.resume();
      throw error;
    }
  }

  #leave(stream: ReplyStream): void {
    stream.end();
    this.#running = null;
  }

  async #answerAtOnce(
    { cause, opening, replyTo, site }: TurnStart,
    model: Model,
    row: Readonly<SessionRow>,
    withdrawal: Withdrawal,
  ): Promise<number> {
    const replyId = this.#deps.host.newId();
    const turn = this.#receive(replyTo ?? replyId, opening, site, { ...row, ...withdrawal.changes(row) });
    let text = "";
    const { signal } = new AbortController();
    const onText = (chunk: string) => {
      text += chunk;
    };
    const replyDeps = this.#replyDepsOf(site);
    const recorded = await runTurn(turn, { site, model, replyDeps, signal, onText }, this.#deps.host);
    const reply = this.#replyEvents({ replyId, replyTo }, recorded, "failed");
    const stream: RoomEvent[] = replyTo ? [{ type: "replying", replyId, replyTo }] : [];
    if (replyTo && text) stream.push({ type: "delta", replyId, index: 0, text });
    const changes = (before: SessionRow) => ({
      ...withdrawal.changes(before),
      ...(recorded && { ...surveyedBy(recorded), context: recorded.next }),
    });
    const events = [...withdrawal.events, cause, ...reply];
    const seq = await this.#append(events, changes, { cause, stream: () => stream });
    this.#settle(turn.id, recorded);
    return seq;
  }

  /** Begins the next pending reply. The attempt at the reply to `counted` is already counted in the log. */
  #start(counted: string | null = null): void {
    const { host, log, publish } = this.#deps;
    const [next] = log.row?.pending ?? [];
    if (this.#running || !log.row || !next) return;
    const stream = new ReplyStream(next.messageId, host, publish);
    this.#running = stream;
    const isCounted = next.messageId === counted;
    const run = this.#run(stream, next.attempt, isCounted, log.row.site).catch((error: unknown) => {
      if (this.#running !== stream) return;
      this.#running = null;
      if (log.erasedUntil !== null) return;
      host.log({ level: "error", event: "reply-not-written", error: faultOf(error) });
      host.after(RETRY_MS, () => this.#start());
    });
    host.waitUntil?.(run);
  }

  async #run(stream: ReplyStream, begun: number, isCounted: boolean, site: string): Promise<void> {
    const { inOrder, publish, afterReply } = this.#deps;
    const attempt = isCounted ? begun : begun + 1;
    const isSpent = attempt > ATTEMPTS_MAX;
    // A new message and the beginning of its reply leave in one frame.
    if (isCounted) publish(stream.events());
    // The words of the reply come behind the confirmation of its message.
    await inOrder(async () => {
      if (isCounted) return;
      const count = ({ pending }: SessionRow) => ({
        pending: pending.map((one) => (one.messageId === stream.replyTo ? { ...one, attempt } : one)),
      });
      await this.#append([], count);
      if (!isSpent && !stream.hasEnded) publish(stream.events());
    });
    const recorded = isSpent ? null : await this.#write(stream, site);
    await this.#finish(stream, recorded, isSpent ? "interrupted" : "failed");
    this.#start();
    await inOrder(afterReply);
  }

  /** Logs a reply; while the storage refuses it, the written reply waits in memory. */
  async #finish(
    stream: ReplyStream,
    recorded: RecordedTurn | null,
    endWithout: "failed" | "interrupted",
  ): Promise<void> {
    const { host, inOrder } = this.#deps;
    for (;;) {
      try {
        return await inOrder(() => this.#close(stream, recorded, endWithout));
      } catch (error) {
        if (!(error instanceof StorageError)) throw error;
      }
      // The words need not wait for the disk.
      stream.flush();
      await new Promise<void>((resolve) => host.after(RETRY_MS, resolve));
    }
  }

  async #close(
    stream: ReplyStream,
    recorded: RecordedTurn | null,
    endWithout: "failed" | "interrupted",
  ): Promise<void> {
    if (stream.hasEnded) return;
    const messageId = stream.replyTo;
    const changes = ({ pending, context }: SessionRow) => ({
      pending: pending.filter((waiting) => waiting.messageId !== messageId),
      ...(recorded && { ...surveyedBy(recorded), context: contextAfter(recorded, context) }),
    });
    const facts = recorded ? spentFacts(recorded.spent, recorded.site, this.#deps.host.now()) : [];
    const rest = () => stream.takeRest();
    const reply = this.#replyEvents(stream, recorded, endWithout);
    await this.#append(reply, changes, { cause: null, stream: rest, facts });
    this.#running = null;
    this.#settle(messageId, recorded);
  }

  async #write(stream: ReplyStream, siteId: string): Promise<RecordedTurn | null> {
    const { host, sites, log } = this.#deps;
    const { replyTo } = stream;
    const [said, site] = await Promise.all([log.recall(replyTo), sites.load(siteId, host)]);
    if (said?.type !== "said" || !site || !log.row || stream.hasEnded) return null;
    const opening = this.#openings.get(replyTo) ?? { text: await pendingText(log, said.message) };
    const turn = this.#receive(replyTo, opening, site, log.row);
    const { signal, add: onText } = stream;
    const model = sites.modelFor(site.settings);
    return runTurn(turn, { site, model, replyDeps: this.#replyDepsOf(site), signal, onText }, host);
  }

  #receive(id: string, opening: Opening, site: SiteView, row: Readonly<SessionRow>): ReceivedTurn {
    const at = this.#deps.host.now();
    const { contact, isScored } = row;
    return {
      ...opening,
      id,
      ...(contact && { contact: contact.contact }),
      maySurvey: site.settings.survey && !isScored && row.surveyedBy === undefined,
      ...guidedTurn(site, row),
      context: wakeContext(row.context, at),
      at,
    };
  }

  /** Makes the events of a reply; it is empty where a person has taken the session over in the meantime. */
  #replyEvents(
    place: ReplyPlace,
    turn: RecordedTurn | null,
    endWithout: "failed" | "interrupted",
  ): Identified[] {
    if (!turn) return emptyReply(place, endWithout);
    if (this.#deps.log.row?.isHumanOwned) return emptyReply(place, "interrupted");
    return replyEvents(place, turn, this.#deps.host);
  }

  /** Writes a step, publishes it (`stream` right after `cause`, before all where that is `null`), and returns the place of `cause`. */
  async #append(
    events: readonly Identified[],
    changes?: Step["changes"],
    {
      cause = events[0],
      stream = () => [],
      facts = [],
    }: { cause?: Identified | null; stream?: () => readonly RoomEvent[]; facts?: readonly Fact[] } = {},
  ): Promise<number> {
    const { host, log, publish } = this.#deps;
    const before = log.row?.people;
    const written = await log.append({ events, facts, now: host.now(), ...(changes && { changes }) });
    const through = cause ? events.indexOf(cause) + 1 : 0;
    publish([...written.slice(0, through), ...stream(), ...written.slice(through)]);
    this.#tellAgents(before, []);
    return written[through - 1]?.seq ?? log.seq;
  }

  #tellAgents(before: PeopleRow | undefined, internal: readonly InternalEvent[]): void {
    const { log, publishToAgents } = this.#deps;
    const { people } = log.row ?? {};
    const state =
      people && hasNewState(before, people) ? [{ type: "state" as const, state: stateOf(people) }] : [];
    publishToAgents([...internal, ...state]);
  }

  #settle(messageId: string, turn: RecordedTurn | null): void {
    this.#openings.delete(messageId);
    for (const resolve of this.#awaited.get(messageId) ?? []) resolve(turn);
    this.#awaited.delete(messageId);
  }
}
