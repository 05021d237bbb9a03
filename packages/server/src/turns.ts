import type { Message, Part, RoomEvent } from "@prosa/protocol";
import { REPLY_LENGTH_MAX } from "@prosa/protocol";
import { converse } from "./conversation/converse.ts";
import { noticeText } from "./conversation/notices.ts";
import { EMPTY_CONTEXT, wakeContext } from "./conversation/session.ts";
import type { ReceivedTurn, RecordedTurn } from "./conversation/turn.ts";
import type { RoomHost } from "./host.ts";
import type { Model } from "./model/model.ts";
import type { NewEvent, SessionLog, Step } from "./session-log.ts";
import type { Sites, SiteView } from "./sites.ts";

/** How many messages may wait for a reply while one is being written. */
export const PENDING_MAX = 5;

/** How often a reply is begun at the most: once, and once more after a restart. */
const ATTEMPTS_MAX = 2;

/** The least time between two frames of one reply, in milliseconds: at most 30 frames a second. */
const FLUSH_INTERVAL_MS = 34;

/** How long after a failed write a reply is tried again, in milliseconds. */
const RETRY_MS = 2_000;

/** What the visitor did to start a turn. */
export type Opening = Pick<ReceivedTurn, "text" | "interfaceLanguage" | "wantsHuman">;

interface RunningReply {
  replyId: string;
  messageId: string;
  chunks: string[];
  abort: AbortController;
}

type Identified = { id: string; event: NewEvent };

/**
 * Writes the replies of one session, one at a time, in the order of the messages. A turn that waits for nothing outside
 * enters the log in one step with its message; any other is first marked as pending, so that a restart takes it up.
 */
export class Turns {
  readonly #host: RoomHost;
  readonly #sites: Sites;
  readonly #log: SessionLog;
  readonly #publish: (events: readonly RoomEvent[]) => void;
  readonly #awaited = new Map<string, (turn: RecordedTurn | null) => void>();
  readonly #openings = new Map<string, Opening>();
  #running: RunningReply | null = null;

  constructor(
    host: RoomHost,
    sites: Sites,
    log: SessionLog,
    publish: (events: readonly RoomEvent[]) => void,
  ) {
    this.#host = host;
    this.#sites = sites;
    this.#log = log;
    this.#publish = publish;
  }

  /** Logs what calls for no reply, tells everybody, and returns its place. */
  note(event: Identified): Promise<number> {
    return this.#append([event]);
  }

  /**
   * Logs what the visitor did and has it answered. Resolves with its place in the log once it may be confirmed; rejects
   * when it was not written.
   */
  async take(cause: Identified, opening: Opening, replyTo: string | null, site: SiteView): Promise<number> {
    const row = this.#log.row;
    if (!row) throw new Error("Begin the session before its first turn.");
    if (row.isHumanOwned) {
      const seq = await this.#append([cause]);
      this.#settle(replyTo ?? "", null);
      return seq;
    }
    const model = opening.wantsHuman ? this.#sites.models.embedded : this.#sites.modelFor(site.settings);
    const isFree = this.#running === null && row.pending.length === 0;
    if (model.isInstant && (isFree || opening.wantsHuman))
      return this.#answerAtOnce(cause, opening, replyTo, site, model);
    if (replyTo === null) throw new Error("A reply that takes time answers a message.");
    this.#openings.set(replyTo, opening);
    const attempt = isFree ? 1 : 0;
    const seq = await this.#append([cause], ({ pending }) => ({
      pending: [...pending, { messageId: replyTo, attempt }],
    }));
    this.#start(isFree);
    return seq;
  }

  /** Takes up what a restart left unanswered. */
  resume(): void {
    this.#start(false);
  }

  get hasPending(): boolean {
    return (this.#log.row?.pending.length ?? 0) > 0;
  }

  stop(replyId: string): void {
    if (this.#running?.replyId === replyId) this.#running.abort.abort();
  }

  /** The reply being written, as a client that just came must hear it: from its first chunk on. */
  live(): RoomEvent[] {
    const running = this.#running;
    if (!running) return [];
    const { replyId, messageId } = running;
    const deltas = running.chunks.map((text, index): RoomEvent => ({ type: "delta", replyId, index, text }));
    return [{ type: "replying", replyId, replyTo: messageId }, ...deltas];
  }

  /** Resolves with the turn that answers this message; `null` when it ended without one. Call before `take`. */
  answerTo(messageId: string): Promise<RecordedTurn | null> {
    return new Promise((resolve) => this.#awaited.set(messageId, resolve));
  }

  async #answerAtOnce(
    cause: Identified,
    opening: Opening,
    replyTo: string | null,
    site: SiteView,
    model: Model,
  ): Promise<number> {
    const replyId = this.#host.newId();
    const turn = this.#receive(replyTo ?? replyId, opening, site);
    let text = "";
    const recorded = await this.#converse(turn, site, model, new AbortController().signal, (chunk) => {
      text += chunk;
    });
    const reply = this.#replyEvents(replyId, replyTo, recorded);
    const stream: RoomEvent[] = replyTo ? [{ type: "replying", replyId, replyTo }] : [];
    if (replyTo && text) stream.push({ type: "delta", replyId, index: 0, text });
    const changes = () => (recorded ? { context: recorded.next } : {});
    const seq = await this.#append([cause, ...reply], changes, stream);
    this.#settle(turn.id, recorded);
    return seq;
  }

  #start(isCounted: boolean): void {
    if (this.#running || !this.hasPending) return;
    this.#run(isCounted).catch((error: unknown) => {
      this.#running = null;
      this.#host.log({ level: "error", event: "reply-not-written", error: nameOf(error) });
      this.#host.after(RETRY_MS, () => this.#start(false));
    });
  }

  async #run(isCounted: boolean): Promise<void> {
    const row = this.#log.row;
    const next = row?.pending[0];
    if (!row || !next) return;
    const { messageId } = next;
    const running: RunningReply = {
      replyId: this.#host.newId(),
      messageId,
      chunks: [],
      abort: new AbortController(),
    };
    this.#running = running;
    const attempt = isCounted ? next.attempt : next.attempt + 1;
    if (!isCounted) {
      await this.#append([], ({ pending }) => ({ pending: [{ messageId, attempt }, ...pending.slice(1)] }));
    }

    const recorded = attempt > ATTEMPTS_MAX ? null : await this.#write(running, row.site);
    const end = attempt > ATTEMPTS_MAX ? "interrupted" : "failed";
    const reply = this.#replyEvents(running.replyId, messageId, recorded, end);
    await this.#append(reply, ({ pending }) => ({
      pending: pending.filter((waiting) => waiting.messageId !== messageId),
      ...(recorded && { context: recorded.next }),
    }));
    this.#running = null;
    this.#settle(messageId, recorded);
    this.#start(false);
  }

  async #write(running: RunningReply, siteId: string): Promise<RecordedTurn | null> {
    const { messageId, replyId } = running;
    const [said, site] = await Promise.all([this.#log.find(messageId), this.#sites.load(siteId, this.#host)]);
    if (said?.type !== "said" || !site) return null;
    const opening = this.#openings.get(messageId) ?? { text: textOf(said.message) };
    const turn = this.#receive(messageId, opening, site);
    this.#publish([{ type: "replying", replyId, replyTo: messageId }]);
    const flusher = this.#flusher(running);
    const model = this.#sites.modelFor(site.settings);
    try {
      return await this.#converse(turn, site, model, running.abort.signal, flusher.add);
    } finally {
      flusher.end();
    }
  }

  /** Joins chunks that come faster than frames may go. */
  #flusher(running: RunningReply): { add: (text: string) => void; end: () => void } {
    let waiting = "";
    let flushedAt = Number.NEGATIVE_INFINITY;
    let cancel: (() => void) | null = null;
    const flush = () => {
      cancel?.();
      cancel = null;
      if (!waiting) return;
      const delta: RoomEvent = {
        type: "delta",
        replyId: running.replyId,
        index: running.chunks.length,
        text: waiting,
      };
      running.chunks.push(waiting);
      waiting = "";
      flushedAt = this.#host.now();
      this.#publish([delta]);
    };
    const add = (text: string) => {
      waiting += text;
      const dueInMs = flushedAt + FLUSH_INTERVAL_MS - this.#host.now();
      if (dueInMs <= 0) flush();
      else cancel ??= this.#host.after(dueInMs, flush);
    };
    return { add, end: flush };
  }

  #receive(id: string, opening: Opening, site: SiteView): ReceivedTurn {
    const now = this.#host.now();
    const context = wakeContext(this.#log.row?.context ?? EMPTY_CONTEXT, now);
    return { ...opening, id, site: site.settings, context, at: now };
  }

  /** Runs the pipeline. What it throws is a fault of ours: it goes to the log, and the turn ends without a record. */
  async #converse(
    turn: ReceivedTurn,
    site: SiteView,
    model: Model,
    signal: AbortSignal,
    onText: (text: string) => void,
  ): Promise<RecordedTurn | null> {
    const startedAt = this.#host.now();
    try {
      const steps = converse(turn, { knowledge: site.knowledge, model }, signal);
      let step = await steps.next();
      while (!step.done) {
        if (step.value.type === "text") onText(step.value.text);
        step = await steps.next();
      }
      const { intent, decision, reply } = step.value;
      this.#host.log({
        level: "info",
        event: "turn",
        site: site.id,
        model: model.name,
        intent: intent.name,
        action: decision.action,
        reason: decision.reason,
        end: reply.end,
        ms: this.#host.now() - startedAt,
      });
      return step.value;
    } catch (error) {
      this.#host.log({ level: "error", event: "turn-failed", site: site.id, error: nameOf(error) });
      return null;
    }
  }

  #replyEvents(
    replyId: string,
    replyTo: string | null,
    turn: RecordedTurn | null,
    endWithout: "failed" | "interrupted" = "failed",
  ): Identified[] {
    const base = { id: replyId, author: "assistant", ...(replyTo && { replyTo }) } as const;
    if (!turn || this.#log.row?.isHumanOwned) {
      const message: Message = { ...base, parts: [], end: turn ? "interrupted" : endWithout };
      return [{ id: replyId, event: { type: "said", message } }];
    }
    const events: Identified[] = [];
    if (turn.reply.notice) {
      const id = this.#host.newId();
      const parts: Part[] = [{ type: "text", text: noticeText(turn.reply.notice, turn.language) }];
      events.push({ id, event: { type: "said", message: { id, author: "notice", parts } } });
    }
    const message: Message = { ...base, parts: partsOf(turn), end: turn.reply.end };
    events.push({ id: replyId, event: { type: "said", message } });
    // Whoever asked by command has the hand-over in the log already.
    if (turn.decision.action === "hand-over" && replyTo !== null) {
      const reason = turn.wantsHuman || turn.intent.name === "human" ? "asked" : "unsure";
      events.push({ id: this.#host.newId(), event: { type: "handed-over", reason } });
    }
    return events;
  }

  /** Writes a step, tells everybody (`stream` between its first event and the rest), and returns its first place. */
  async #append(
    events: readonly Identified[],
    changes?: Step["changes"],
    stream: readonly RoomEvent[] = [],
  ): Promise<number> {
    const now = this.#host.now();
    const written = await this.#log.append({ events, now, ...(changes && { changes }) });
    this.#publish([...written.slice(0, 1), ...stream, ...written.slice(1)]);
    return written[0]?.seq ?? this.#log.seq;
  }

  #settle(messageId: string, turn: RecordedTurn | null): void {
    this.#openings.delete(messageId);
    this.#awaited.get(messageId)?.(turn);
    this.#awaited.delete(messageId);
  }
}

/** The text parts of a message, joined. */
export function textOf(message: Message): string {
  return message.parts.flatMap((part) => (part.type === "text" ? [part.text] : [])).join("\n\n");
}

function partsOf({ reply }: RecordedTurn): Part[] {
  const parts: Part[] = [];
  if (reply.text) parts.push({ type: "text", text: reply.text.slice(0, REPLY_LENGTH_MAX) });
  parts.push(...reply.products.slice(0, 4), ...reply.citations.slice(0, 6));
  if (reply.choices.length > 0) parts.push({ type: "choices", choices: reply.choices.slice(0, 8) });
  return parts;
}

function nameOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
