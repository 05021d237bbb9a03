import { type Command, type Decoded, decodeCommand, HELLO_TIMEOUT_MS } from "@prosa/protocol";
import { isAgentHello } from "@prosa/protocol/desk";
import { faultOf } from "../platform/faults.ts";
import { ADDRESS_HEADER, type Connection, type Room, roomPath } from "../platform/room-host.ts";
import type { AddressLimits } from "../security/rate-limits/address-limits.ts";
import { MissingKeyError } from "../security/sealing/key-wrapper.ts";
import { answerRenewal, RENEWAL_PATH } from "../security/sealing/renewal.ts";
import { shownConsent } from "../security/shown-consent.ts";
import type { Sites } from "../site/sites.ts";
import { AgentConnections } from "./agents/agent-connections.ts";
import { answerDesk } from "./agents/desk-requests.ts";
import { answerOwner } from "./agents/owner-requests.ts";
import { answerChannel } from "./channel-requests.ts";
import type { Speaker } from "./commands/apply.ts";
import { explain } from "./commands/rejection.ts";
import { answerExports } from "./exports/export-requests.ts";
import { answerTracking } from "./exports/track-requests.ts";
import { answerFiles } from "./file-requests.ts";
import { FrameLimits } from "./frame-limits.ts";
import { checkHello, identityOf, resetEvent, welcomeEvents } from "./handshake/visitor-handshake.ts";
import type { SealedHost } from "./log/seal-session.ts";
import { SessionLog } from "./log/session-log.ts";
import { StorageError } from "./log/storage-error.ts";
import { PAGE_COUNT, readTranscript } from "./log/transcript.ts";
import { answerMail } from "./mail/mail-requests.ts";
import { Outgoing } from "./outgoing.ts";
import { SessionRuntime, TOMBSTONE_MS } from "./session-runtime.ts";
import { answerTokens } from "./tokens/token-requests.ts";
import { testedQuestionSchema, testQuestion } from "./turns/question-test.ts";
import { type TurnRequest, turnAnswer, turnRequestSchema } from "./turns/turn-answer.ts";

/** The most connections of one session at a time: tabs and devices of one visitor. */
export const CONNECTIONS_MAX = 20;

type WelcomedState = Extract<Connection["state"], { phase: "welcomed" }>;

/** A session's room: it welcomes connections, puts commands into the log in order, and has messages answered. */
export class ConversationRoom implements Room {
  readonly #host: SealedHost;
  readonly #sites: Sites;
  readonly #outgoing: Outgoing;
  readonly #limits: AddressLimits;
  readonly #frames: FrameLimits;
  readonly #agents: AgentConnections;
  /** The connections that have sent a frame; the time of others is counted. */
  readonly #heard = new WeakSet<Connection>();
  /** The connections that have closed; a host may list one for a while. */
  readonly #closed = new WeakSet<Connection>();
  #runtime: Promise<SessionRuntime> | null = null;
  #last: Promise<unknown> = Promise.resolve();

  constructor(host: SealedHost, sites: Sites, limits: AddressLimits) {
    this.#host = host;
    this.#sites = sites;
    this.#limits = limits;
    this.#frames = new FrameLimits(host, limits);
    this.#outgoing = new Outgoing(() => host.connections());
    this.#agents = new AgentConnections({
      host,
      outgoing: this.#outgoing,
      inOrder: this.#inOrder,
      open: () => this.#open(),
    });
  }

  async onConnect(connection: Connection, request: Request): Promise<void> {
    const room = roomPath(request.url).id;
    const origin = request.headers.get("origin");
    const address = request.headers.get(ADDRESS_HEADER) ?? "";
    const openedAt = this.#host.now();
    connection.setState({ phase: "greeting", room, origin, address, openedAt, badFrames: 0 });
    this.#host.after(HELLO_TIMEOUT_MS, () => {
      const isSilent = connection.state.phase === "greeting" && !this.#heard.has(connection);
      if (isSilent) this.#outgoing.refuse(connection, "hello-timeout");
    });
  }

  async onFrame(connection: Connection, frame: unknown): Promise<void> {
    const arrivedAt = this.#host.now();
    this.#heard.add(connection);
    if (!this.#frames.admitsFrame(connection)) return this.#outgoing.refuse(connection, "rate-limited");
    const { phase } = connection.state;
    if (phase === "agent" || (phase === "greeting" && isAgentHello(frame)))
      return this.#agents.onFrame(connection, frame);
    const decoded = decodeCommand(frame);
    try {
      await this.#inOrder(async () => this.#handleFrame(await this.#open(), connection, decoded, arrivedAt));
    } catch (error) {
      if (connection.state.phase === "greeting") {
        this.#host.log({ level: "error", event: "greeting-failed", error: faultOf(error) });
        return this.#outgoing.refuse(connection, "unavailable");
      }
      const id = decoded.ok && "id" in decoded.value ? { id: decoded.value.id } : {};
      this.#outgoing.reject(connection, { ...id, ...explain(error, this.#host) });
    }
  }

  async onClose(connection: Connection): Promise<void> {
    this.#agents.onClose(connection);
    this.#closed.add(connection);
    if (connection.state.phase !== "welcomed" || this.#welcomed().length > 0) return;
    this.#agents.publishVisitor(false);
    await this.#inOrder(async () => (await this.#open()).noteVisitor());
  }

  /**
   * Answers the site's desk (`answerDesk`), its owners (`answerOwner`), its exports (`answerExports`), the gateway for its page and its server (`answerTracking`), rooms of channels (`answerChannel`) and the deployment's own gateway: `POST /turn`, `GET` and `DELETE /transcript`, `/tokens` and `/devices` (`answerTokens`), `POST /test`, `POST /desk-row` (the desk is told again), `/files/:id` (`answerFiles`), `/mail` and `/mails` (`answerMail`), and what its LLM writes for people (`Writing`). A session that was erased
   * for good answers 410 to all but its erasure, and 401 to a visitor (`?device=`) whose tokens were ended.
   */
  async onRequest(request: Request): Promise<Response> {
    const { id, path } = roomPath(request.url);
    const { searchParams } = new URL(request.url);
    if (request.method === "DELETE" && path === "/transcript") {
      const bearer = { session: id, site: searchParams.get("site") ?? "" };
      await this.#inOrder(async () => (await this.#openToErase(bearer)).erase(bearer));
      await (await this.#open()).outbox.deliverSoon();
      return new Response(null, { status: 204 });
    }
    if (request.method === "POST" && path === "/test") {
      const asked = testedQuestionSchema.parse(await request.json());
      const tested = await testQuestion(asked, this.#host, this.#sites);
      return tested ? Response.json(tested) : new Response(null, { status: 503 });
    }
    const { log, tokens, desk } = await this.#open();
    // Opening it has sealed the rows of an earlier version.
    if (path === RENEWAL_PATH) return answerRenewal(request, [this.#host.storage]);
    if (log.erasedUntil !== null) return new Response(null, { status: 410 });
    if (log.row && log.row.session !== id) throw new Error("The rows of this room are another session's.");
    if (/^\/(tokens|devices)\b/.test(path))
      return this.#inOrder(async () => answerTokens(request, path, await this.#open()));
    const device = searchParams.get("device");
    if (device !== null && tokens.isOut(device)) return new Response(null, { status: 401 });
    if (request.method === "POST" && path === "/turn")
      return this.#answerTurn(turnRequestSchema.parse(await request.json()));
    if (request.method === "GET" && path === "/transcript") {
      const since = Number(searchParams.get("since") ?? 0);
      return this.#inOrder(async () =>
        Response.json(await readTranscript(id, (await this.#open()).log, since)),
      );
    }
    if (request.method === "POST" && path === "/desk-row") {
      const told = log.row?.site === searchParams.get("site") ? await desk.retell() : null;
      return told ? Response.json(told) : new Response(null, { status: 404 });
    }
    const byVisitor = await this.#inOrder(async () => {
      const runtime = await this.#open();
      const answer = await answerFiles(request, path, { runtime, epoch: this.#epochOf(runtime.log) });
      return answer ?? answerMail(request, path, runtime, this.#host);
    });
    if (byVisitor) return byVisitor;
    const byOwner = await this.#inOrder(async () => {
      const runtime = await this.#open();
      return (
        (await answerOwner(request, path, runtime, this.#host.newId)) ??
        (await answerTracking(request, path, runtime, this.#host.now)) ??
        answerExports(request, path, runtime)
      );
    });
    if (byOwner) return byOwner;
    const written = await (await this.#open()).writing.answer(request, path);
    if (written) return written;
    const answered = await this.#inOrder(async () => {
      const runtime = await this.#open();
      const parts = { host: this.#host, outgoing: this.#outgoing, newId: this.#host.newId };
      const answer = await answerDesk(request, path, runtime, { ...parts, now: this.#host.now });
      return answer ?? answerChannel(request, runtime, { ...parts, epoch: this.#epochOf(runtime.log) });
    });
    return answered ?? new Response(null, { status: 404 });
  }

  async onAlarm(): Promise<void> {
    await this.#inOrder(async () => (await this.#open()).handleAlarm());
  }

  async onRest(): Promise<void> {
    const opened = await this.#runtime;
    if (opened) await this.#inOrder(() => opened.rest());
  }

  /** Runs one piece of work at a time: nothing else runs while it awaits, and the events that it sends leave together. */
  readonly #inOrder = <T>(work: () => Promise<T>): Promise<T> => {
    const done = this.#last.then(async () => {
      this.#outgoing.hold();
      try {
        return await work();
      } finally {
        this.#outgoing.release();
      }
    });
    this.#last = done.catch(() => undefined);
    return done;
  };

  #open(): Promise<SessionRuntime> {
    const deps = {
      host: this.#host,
      sites: this.#sites,
      limits: this.#limits,
      outgoing: this.#outgoing,
      inOrder: this.#inOrder,
      isVisitorHere: () => this.#welcomed().length > 0,
    };
    this.#runtime ??= SessionRuntime.open(deps).catch((error: unknown) => {
      this.#runtime = null;
      throw error;
    });
    return this.#runtime;
  }

  /** Opens the session also where its key cannot be had: what a visitor takes back waits for no key. */
  #openToErase(bearer: { session: string; site: string }): Promise<SessionRuntime> {
    return this.#open().catch(async (error: unknown) => {
      if (!(error instanceof StorageError && error.cause instanceof MissingKeyError)) throw error;
      await SessionLog.eraseUnread(this.#host, this.#host.now() + TOMBSTONE_MS, bearer);
      return this.#open();
    });
  }

  async #handleFrame(
    runtime: SessionRuntime,
    connection: Connection,
    decoded: Decoded<Command>,
    arrivedAt: number,
  ): Promise<void> {
    const { state } = connection;
    if (state.phase === "welcomed" && runtime.log.erasedUntil !== null)
      return this.#outgoing.refuse(connection, "bad-token");
    if (state.phase === "greeting")
      return this.#handleHello(
        runtime,
        connection,
        { ...state, arrivedAt },
        decoded.ok ? decoded.value : null,
      );
    if (state.phase !== "welcomed") return;
    if (!decoded.ok) return this.#outgoing.rejectFrame(connection, decoded.fault);
    return this.#handleCommand(runtime, connection, state, decoded.value);
  }

  async #handleHello(
    runtime: SessionRuntime,
    connection: Connection,
    { arrivedAt, ...greeting }: Extract<Connection["state"], { phase: "greeting" }> & { arrivedAt: number },
    command: Command | null,
  ): Promise<void> {
    const { log, turns, tokens } = runtime;
    const { room, origin, address, openedAt } = greeting;
    // The time that the room itself took, to start or for others, is not the client's.
    if (arrivedAt - openedAt > HELLO_TIMEOUT_MS) return this.#outgoing.refuse(connection, "hello-timeout");
    if (command?.type !== "hello") return this.#outgoing.refuse(connection, "hello-first");
    const loadSite = (id: string, isForced?: boolean) => this.#sites.load(id, this.#host, isForced);
    const checks = { host: this.#host, roomId: room, origin, log, tokens, loadSite };
    const checked = await checkHello(command, checks);
    if (!checked.ok) return this.#outgoing.refuse(connection, checked.code);
    if (this.#welcomed().length >= CONNECTIONS_MAX) return this.#outgoing.refuse(connection, "rate-limited");
    const waitMs = this.#frames.waitForLog(connection);
    if (waitMs > 0) return this.#outgoing.refuse(connection, "rate-limited", waitMs);
    const { site, session, device } = checked;
    const identity = await identityOf(command.identity, site, this.#host);
    await this.#host.storage.prepare({ site: site.id, room: session });
    const epoch = this.#epochOf(log);
    const { events, since, arms } = welcomeEvents(command, site, session, log, {
      epoch,
      mails: this.#host.mailer !== undefined,
      now: this.#host.now(),
    });
    const isFirst = this.#welcomed().length === 0;
    const { protocol, language = null } = command;
    connection.setState({ ...greeting, protocol });
    this.#outgoing.send(connection, events);
    await this.#catchUp(log, connection, since);
    this.#outgoing.send(connection, turns.live());
    const whose = { session, device, site: site.id, address };
    const speaker = { ...whose, epoch, language, identity: identity ?? null };
    const [welcome] = events;
    const form = welcome?.type === "welcome" ? welcome.site.form : undefined;
    const shown = form && { shown: shownConsent(form.consent) };
    const met = Object.keys(arms).length > 0 && { arms };
    connection.setState({ phase: "welcomed", ...speaker, protocol, ...shown, ...met, badFrames: 0 });
    this.#outgoing.send(connection, await runtime.greetVisitor());
    if (isFirst) this.#agents.publishVisitor(true);
  }

  #welcomed(): WelcomedState[] {
    const open = [...this.#host.connections()].filter((connection) => !this.#closed.has(connection));
    return open.flatMap(({ state }) => (state.phase === "welcomed" ? [state] : []));
  }

  /**
   * The epoch of the log. A session without a log has the epoch that its first step will be written under, so that its
   * clients can resume: the one that its present connections were welcomed with.
   */
  #epochOf(log: SessionLog): string {
    return log.row?.epoch ?? this.#welcomed()[0]?.epoch ?? this.#host.newId();
  }

  async #catchUp(log: SessionLog, connection: Connection, since: number): Promise<void> {
    let from = since;
    while (from < log.seq) {
      const events = await log.after(from, PAGE_COUNT);
      const last = events.at(-1);
      if (!last) return;
      this.#outgoing.send(connection, events);
      this.#frames.chargeLog(connection, this.#outgoing.flush());
      from = last.seq;
    }
  }

  async #handleCommand(
    runtime: SessionRuntime,
    connection: Connection,
    state: WelcomedState,
    command: Command,
  ): Promise<void> {
    switch (command.type) {
      case "hello":
        return this.#outgoing.reject(connection, {
          code: "already-welcomed",
          message: "Say hello once; open a new socket to start again.",
        });
      case "ping":
        return this.#outgoing.send(connection, [{ type: "pong" }]);
      case "sync":
        return this.#handleSync(runtime, connection, state.epoch, command.since);
      case "typing":
        return this.#outgoing.publish(
          [{ type: "typing", author: "visitor", isTyping: command.isTyping }],
          connection,
        );
      case "seen":
        return this.#handleSeen(runtime.log, command.through);
      case "stop":
        return runtime.turns.stop(command.replyId);
      case "say":
      case "press":
      case "ask-human":
      case "rate":
      case "submit":
      case "score":
      case "attach": {
        const seq = await runtime.apply(command, state);
        return this.#outgoing.send(connection, [{ type: "confirmed", id: command.id, seq }]);
      }
      default:
        return command satisfies never;
    }
  }

  async #handleSync(
    { log, turns }: SessionRuntime,
    connection: Connection,
    epoch: string,
    since: number,
  ): Promise<void> {
    const waitMs = this.#frames.waitForLog(connection);
    if (waitMs > 0) return this.#outgoing.refuse(connection, "rate-limited", waitMs);
    const isKept = since >= log.first - 1 && since <= log.seq;
    if (!isKept) this.#outgoing.send(connection, [resetEvent(log, log.row?.epoch ?? epoch)]);
    await this.#catchUp(log, connection, isKept ? since : log.first - 1);
    this.#outgoing.send(connection, turns.live());
  }

  async #answerTurn({ id, text, page, session, site, identity: token }: TurnRequest): Promise<Response> {
    const { turns } = await this.#open();
    const answer = turns.answerTo(id);
    let isRepeat = false;
    try {
      await this.#inOrder(async () => {
        const runtime = await this.#open();
        const epoch = this.#epochOf(runtime.log);
        const view = token === undefined ? null : await this.#sites.load(site, this.#host);
        const identity = view ? await identityOf(token, view, this.#host) : undefined;
        const of = { session, site, epoch, language: null, address: null };
        const speaker: Speaker = { ...of, ...(identity && { identity }) };
        isRepeat = (await runtime.log.find(id)) !== null;
        await runtime.apply({ type: "say", id, text, ...(page !== undefined && { page }) }, speaker);
        // The answer to a repeat is in the log, unless it is still being written.
        if (isRepeat && !turns.isPending(id)) turns.giveUp(id);
      });
    } catch (error) {
      turns.giveUp(id);
      return Response.json(explain(error, this.#host), { status: 409 });
    }
    const recorded = await answer;
    const found = await turnAnswer((await this.#open()).log, id, { recorded, isRepeat });
    if (found) return Response.json(found);
    const message = "The message is in the log, and no answer came to it; read the transcript.";
    return Response.json({ code: "no-answer", message }, { status: 409 });
  }

  async #handleSeen(log: SessionLog, through: number): Promise<void> {
    const seen = Math.min(through, log.seq);
    if (!log.row || seen <= log.row.seen) return;
    await log.append({ events: [], changes: () => ({ seen }), now: this.#host.now() });
    this.#outgoing.publish([{ type: "seen", through: seen }]);
  }
}
