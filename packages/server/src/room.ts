import {
  BAD_FRAMES_MAX,
  type ChatAnswer,
  type Command,
  decodeCommand,
  type FrameFault,
  HELLO_TIMEOUT_MS,
  idSchema,
  type LoggedCommand,
  REFUSAL_CLOSE_CODES,
  type RefusalCode,
  type RejectedEvent,
  siteIdSchema,
  type Transcript,
} from "@prosa/protocol";
import * as z from "zod/mini";
import { applyCommand, Rejection } from "./commands.ts";
import type { RecordedTurn } from "./conversation/turn.ts";
import { checkHello, REFUSALS, welcomeEvents } from "./handshake.ts";
import { type Connection, type Room, type RoomHost, roomPath } from "./host.ts";
import { Outgoing } from "./outgoing.ts";
import { type Bucket, takeToken } from "./security/limits.ts";
import { SessionLog } from "./session-log.ts";
import type { Sites } from "./sites.ts";
import { Turns } from "./turns.ts";

/** How many events one read of the log brings. */
const PAGE_COUNT = 200;

/** How long a pending reply may rest before the alarm takes it up, in milliseconds. */
const PENDING_ALARM_MS = 30_000;

const DAY_MS = 24 * 60 * 60 * 1_000;

type WelcomedState = Extract<Connection["state"], { phase: "welcomed" }>;
type Speaker = Pick<WelcomedState, "session" | "site" | "epoch" | "language">;

const turnRequestSchema = z.object({ id: idSchema, text: z.string(), session: idSchema, site: siteIdSchema });

/** What a turn by HTTP came to, as the room tells its front door. */
export type TurnAnswer = Omit<ChatAnswer, "session" | "token">;

/** A session's room: it greets connections, puts commands into the log in order, and has messages answered. */
export class ConversationRoom implements Room {
  readonly #host: RoomHost;
  readonly #sites: Sites;
  readonly #outgoing: Outgoing;
  #opened: Promise<Opened> | null = null;
  #id: string | null = null;
  #alarmAt: number | null = null;
  #bucket: Bucket | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(host: RoomHost, sites: Sites) {
    this.#host = host;
    this.#sites = sites;
    this.#outgoing = new Outgoing(() => host.connections());
  }

  async onConnect(connection: Connection, request: Request): Promise<void> {
    this.#id = roomPath(request.url).id;
    const openedAt = this.#host.now();
    connection.setState({ phase: "greeting", origin: request.headers.get("origin"), openedAt, badFrames: 0 });
    this.#host.after(HELLO_TIMEOUT_MS, () => {
      if (connection.state.phase === "greeting") this.#refuse(connection, "hello-timeout");
    });
  }

  onFrame(connection: Connection, frame: unknown): Promise<void> {
    return this.#inOrder((opened) => {
      const decoded = decodeCommand(frame);
      const { state } = connection;
      if (state.phase === "greeting")
        return this.#greet(opened, connection, decoded.ok ? decoded.value : null);
      if (!decoded.ok) return this.#rejectFrame(connection, decoded.fault);
      return this.#obey(opened, connection, state, decoded.value);
    });
  }

  async onClose(): Promise<void> {}

  /** Requests of the deployment's own front door: `POST /turn`, `GET /transcript`. */
  async onRequest(request: Request): Promise<Response> {
    const { id, path } = roomPath(request.url);
    this.#id = id;
    if (request.method === "POST" && path === "/turn")
      return this.#answerTurn(turnRequestSchema.parse(await request.json()));
    if (request.method === "GET" && path === "/transcript") {
      const since = Number(new URL(request.url).searchParams.get("since") ?? 0);
      return this.#inOrder(async ({ log }) => Response.json(await readTranscript(id, log, since)));
    }
    return new Response(null, { status: 404 });
  }

  async onAlarm(): Promise<void> {
    await this.#inOrder(async (opened) => {
      this.#alarmAt = null;
      const { row } = opened.log;
      if (row && row.lastAt + row.retentionMs <= this.#host.now()) return opened.log.erase();
      opened.turns.resume();
      await this.#setAlarm(opened);
    });
  }

  /** One thing at a time: what awaits inside lets nothing else in, and what it sends leaves together. */
  #inOrder<T>(work: (opened: Opened) => T | Promise<T>): Promise<T> {
    const done = this.#last.then(async () => {
      this.#outgoing.hold();
      try {
        return await work(await this.#open());
      } finally {
        this.#outgoing.release();
      }
    });
    this.#last = done.catch(() => undefined);
    return done;
  }

  #open(): Promise<Opened> {
    this.#opened ??= this.#read().catch((error: unknown) => {
      this.#opened = null;
      throw error;
    });
    return this.#opened;
  }

  async #read(): Promise<Opened> {
    const log = await SessionLog.open(this.#host.storage, this.#host.newId, (entry) => this.#host.log(entry));
    if (log.row && log.row.lastAt + log.row.retentionMs <= this.#host.now()) await log.erase();
    const turns = new Turns(this.#host, this.#sites, log, (events) => this.#outgoing.publish(events));
    const opened = { log, turns };
    if (log.row) {
      this.#alarmAt = await this.#host.alarm.get();
      await this.#setAlarm(opened);
      turns.resume();
    }
    return opened;
  }

  /** The alarm wakes the room for a reply that a restart cut off, else for the end of the transcript's life. */
  async #setAlarm({ log, turns }: Opened): Promise<void> {
    if (!log.row) return;
    const now = this.#host.now();
    const dueAt = turns.hasPending ? now + PENDING_ALARM_MS : log.row.lastAt + log.row.retentionMs;
    if (this.#alarmAt !== null && this.#alarmAt > now && this.#alarmAt <= dueAt) return;
    await this.#host.alarm.set(dueAt);
    this.#alarmAt = dueAt;
  }

  async #greet({ log, turns }: Opened, connection: Connection, command: Command | null): Promise<void> {
    if (connection.state.phase !== "greeting") return;
    const { origin, openedAt } = connection.state;
    if (this.#host.now() - openedAt > HELLO_TIMEOUT_MS) return this.#refuse(connection, "hello-timeout");
    if (command?.type !== "hello") return this.#refuse(connection, "hello-first");
    const loadSite = (id: string) => this.#sites.load(id, this.#host);
    const checked = await checkHello(command, { host: this.#host, roomId: this.#id, origin, log, loadSite });
    if (!checked.ok) return this.#refuse(connection, checked.code);
    const { site, session } = checked;
    // A session without a log gets the epoch that its first step will be written under, so that its client can resume.
    const epoch = log.row?.epoch ?? this.#host.newId();
    const { events, since } = welcomeEvents(command, site, session, log, epoch);
    this.#outgoing.send(connection, events);
    await this.#catchUp(log, connection, since);
    this.#outgoing.send(connection, turns.live());
    const language = command.language ?? null;
    connection.setState({ phase: "welcomed", session, site: site.id, epoch, language, badFrames: 0 });
  }

  async #catchUp(log: SessionLog, connection: Connection, since: number): Promise<void> {
    let from = since;
    while (from < log.seq) {
      const events = await log.after(from, PAGE_COUNT);
      const last = events.at(-1);
      if (!last) return;
      this.#outgoing.send(connection, events);
      this.#outgoing.flush();
      from = last.seq;
    }
  }

  async #obey(opened: Opened, connection: Connection, state: WelcomedState, command: Command): Promise<void> {
    switch (command.type) {
      case "hello":
        return this.#reject(connection, {
          code: "already-welcomed",
          message: "Say hello once; open a new socket to start again.",
        });
      case "ping":
        return this.#outgoing.send(connection, [{ type: "pong" }]);
      case "sync":
        await this.#catchUp(opened.log, connection, command.since);
        return this.#outgoing.send(connection, opened.turns.live());
      case "typing":
        return this.#outgoing.publish(
          [{ type: "typing", author: "visitor", isTyping: command.isTyping }],
          connection,
        );
      case "seen":
        return this.#see(opened.log, command.through);
      case "stop":
        return opened.turns.stop(command.replyId);
      case "say":
      case "press":
      case "ask-human":
      case "rate":
        return this.#confirm(opened, connection, state, command);
      default:
        return unreachable(command);
    }
  }

  async #confirm(
    opened: Opened,
    connection: Connection,
    speaker: Speaker,
    command: LoggedCommand,
  ): Promise<void> {
    try {
      const seq = await this.#apply(opened, speaker, command);
      this.#outgoing.send(connection, [{ type: "confirmed", id: command.id, seq }]);
    } catch (error) {
      this.#reject(connection, { id: command.id, ...this.#explain(error) });
    }
  }

  async #apply(opened: Opened, speaker: Speaker, command: LoggedCommand): Promise<number> {
    const { log, turns } = opened;
    const site = await this.#sites.load(speaker.site, this.#host);
    if (!site) throw new Rejection("internal-error", "The session's site is gone.");
    log.begin(speaker.session, site.id, speaker.epoch, site.settings.retentionDays * DAY_MS);
    const spend = () => this.#spend();
    const seq = await applyCommand(command, { log, turns, site, language: speaker.language, spend });
    await this.#setAlarm(opened);
    return seq;
  }

  /** Takes one token of the session's budget of commands. */
  #spend(): void {
    const { environment } = this.#host;
    const perMinute = environment.ok ? environment.value.commandsPerMinute : 1;
    const taken = takeToken(this.#bucket, { capacity: perMinute, perMinute }, this.#host.now());
    this.#bucket = taken.bucket;
    if (taken.ok) return;
    throw new Rejection(
      "rate-limited",
      "Too many messages in a short time; send it again later.",
      taken.retryAfterMs,
    );
  }

  async #answerTurn({ id, text, session, site }: z.infer<typeof turnRequestSchema>): Promise<Response> {
    const opened = await this.#open();
    const answer = opened.turns.answerTo(id);
    try {
      const speaker: Speaker = { session, site, epoch: this.#host.newId(), language: null };
      await this.#inOrder(() => this.#apply(opened, speaker, { type: "say", id, text }));
    } catch (error) {
      return Response.json(this.#explain(error), { status: 409 });
    }
    const turn = await answer;
    return turn ? Response.json(turnAnswer(turn)) : Response.json({ code: "busy" }, { status: 409 });
  }

  async #see(log: SessionLog, through: number): Promise<void> {
    const seen = Math.min(through, log.seq);
    if (!log.row || seen <= log.row.seen) return;
    await log.append({ events: [], changes: () => ({ seen }), now: this.#host.now() });
    this.#outgoing.publish([{ type: "seen", through: seen }]);
  }

  /** What a client may know of an error: its own rejections in full, any other by its id in the log alone. */
  #explain(error: unknown): Omit<RejectedEvent, "type" | "id"> {
    if (error instanceof Rejection) {
      const { code, message, retryAfterMs } = error;
      return { code, message, ...(retryAfterMs !== undefined && { retryAfterMs }) };
    }
    const errorId = this.#host.newId();
    this.#host.log({ level: "error", event: "command-failed", errorId, error: String(error) });
    return {
      code: "internal-error",
      message: `The room failed; its log names the cause under ${errorId}.`,
      errorId,
    };
  }

  #rejectFrame(connection: Connection, fault: FrameFault): void {
    this.#reject(connection, fault);
    const badFrames = connection.state.badFrames + 1;
    connection.setState({ ...connection.state, badFrames });
    if (fault.code === "frame-too-large") this.#close(connection, 1009, fault.code);
    else if (badFrames >= BAD_FRAMES_MAX) this.#close(connection, 4400, fault.code);
  }

  #reject(connection: Connection, rejection: Omit<RejectedEvent, "type">): void {
    this.#outgoing.send(connection, [{ type: "rejected", ...rejection }]);
  }

  #refuse(connection: Connection, code: RefusalCode): void {
    this.#outgoing.send(connection, [{ type: "refused", code, ...REFUSALS[code] }]);
    this.#close(connection, REFUSAL_CLOSE_CODES[code], code);
  }

  #close(connection: Connection, code: number, reason: string): void {
    this.#outgoing.flush();
    connection.close(code, reason);
  }
}

/** What a room has once its storage was read. */
interface Opened {
  log: SessionLog;
  turns: Turns;
}

async function readTranscript(session: string, log: SessionLog, since: number): Promise<Transcript> {
  const events = await log.after(since, PAGE_COUNT);
  const next = events.at(-1)?.seq ?? since;
  return { session, epoch: log.row?.epoch ?? null, events, ...(next < log.seq && { next }) };
}

function turnAnswer({ reply, intent, decision }: RecordedTurn): TurnAnswer {
  return {
    reply: { text: reply.text },
    citations: reply.citations.map(({ title, url, quote }) => ({ title, url, quote })),
    intent: { name: intent.name, confidence: intent.confidence, alternatives: [...intent.alternatives] },
    decision: { action: decision.action, reason: decision.reason },
  };
}

function unreachable(command: never): never {
  throw new Error(`No handler for ${JSON.stringify(command)}`);
}
