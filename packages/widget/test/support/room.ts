import {
  type Command,
  type ContinueChoices,
  type DurableEvent,
  decodeCommand,
  encodeEvents,
  type Message,
  REFUSAL_CLOSE_CODES,
  type RefusalCode,
  type RoomEvent,
  type StartForm,
  type TrackedEvent,
  trackRequestSchema,
  type VisitedSite,
} from "@prosa/protocol";
import { HttpResponse, http, ws } from "msw";
import { setupWorker } from "msw/browser";
import { FakeArms } from "./arms.ts";
import { SERVER } from "./server.ts";

export { SERVER } from "./server.ts";

const ERASED = {
  type: "about:blank",
  title: "Gone",
  status: 410,
  code: "erased",
  detail: "Open a new session.",
};

type Client = { send: (data: string) => void; close: (code?: number, reason?: string) => void };

/**
 * A room as the protocol describes it, behind msw. It has one log, welcomes, confirms, and answers only as a test
 * says. `commands` holds every command, in order.
 */
export class FakeRoom {
  log: DurableEvent[] = [];
  epoch: string | null = null;
  commands: Command[] = [];
  sessionsMade = 0;
  refreshes = 0;
  /** The erased sessions, one for each request, with the token of the request. */
  erasures: { session: string; token: string }[] = [];
  /** Sessions of rooms beside this one: their erasure leaves this log alone. */
  readonly elsewhere = new Set<string>();
  greeting = "Olá! Como posso ajudar?";
  /** The site's own things to ask first. */
  starters: string[] | undefined;
  /** The site's form before the first message. */
  form: StartForm | undefined;
  /** The types of the files that the site takes. */
  files: VisitedSite["files"];
  looks: VisitedSite["looks"];
  hours: VisitedSite["hours"];
  /** The channels by which the conversation may go on, and those by which it does. */
  channels: ContinueChoices = { channels: [], joined: [] };
  answerChannels: () => Response = () => Response.json(this.channels);
  /** Whether the server mails conversations, and what it was asked to mail. */
  mails: boolean | undefined;
  readonly mailed: unknown[] = [];
  /** The status of its answer to such a request. */
  mailStatus = 202;
  /** The files that were sent, by id. */
  readonly sent = new Map<string, { name: string; bytes: Uint8Array<ArrayBuffer>; type: string }>();
  /** Answers the sending of a file in place of the room. */
  refuseFile: (id: string) => Response | undefined | Promise<Response | undefined> = () => undefined;
  /** What pages told of their visitor, a request each, with its token. */
  readonly tracked: { session: string; token: string; events: TrackedEvent[] }[] = [];
  /** Answers what a page tells in place of the room. */
  refuseTracked: (token: string) => Response | undefined = () => undefined;
  /** The experiment on what the site says first. */
  readonly arms = new FakeArms(() => this.#wake());
  /** Replaces the answer to a command; returns whether it handled it. */
  intercept: (command: Command) => boolean = () => false;
  /** While false, there are neither sessions nor sockets. */
  isReachable = true;

  readonly #clients = new Set<Client>();
  readonly #waiting: { test: () => boolean; resolve: () => void }[] = [];

  readonly handlers = [
    http.post(`${SERVER}/api/sessions`, () => {
      if (!this.isReachable) return HttpResponse.error();
      this.sessionsMade += 1;
      return HttpResponse.json({ ...this.#token(), site: this.#site() }, { status: 201 });
    }),
    http.post(`${SERVER}/api/sessions/:id/token`, () => {
      if (!this.isReachable) return HttpResponse.error();
      if (this.#isErased()) return HttpResponse.json(ERASED, { status: 410 });
      this.refreshes += 1;
      return HttpResponse.json({ ...this.#token(), token: `fresh-${this.refreshes}` }, { status: 201 });
    }),
    http.delete(`${SERVER}/api/sessions/:id`, ({ params, request }) => {
      if (!this.isReachable) return HttpResponse.error();
      this.eraseSession(String(params.id), request.headers.get("authorization")?.slice(7));
      return new HttpResponse(null, { status: 204 });
    }),
    http.post(`${SERVER}/api/sessions/:id/files`, async ({ request }) => {
      if (!this.isReachable) return HttpResponse.error();
      const query = new URL(request.url).searchParams;
      const [id, name] = [query.get("id") ?? "", query.get("name") ?? ""];
      const refusal = await this.refuseFile(id);
      if (refusal) return refusal;
      const bytes = new Uint8Array(await request.arrayBuffer());
      this.sent.set(id, { name, bytes, type: request.headers.get("content-type") ?? "" });
      this.#wake();
      return HttpResponse.json({}, { status: 201 });
    }),
    http.post(`${SERVER}/api/sessions/:id/track`, async ({ params, request }) => {
      const token = request.headers.get("authorization")?.slice(7) ?? "";
      const refusal = this.refuseTracked(token);
      if (refusal) return refusal;
      const { events } = trackRequestSchema.parse(await request.json());
      this.tracked.push({ session: String(params.id), token, events });
      this.#wake();
      return new HttpResponse(null, { status: 204 });
    }),
    ...this.arms.handlers,
    http.get(`${SERVER}/api/sessions/:id/channels`, () => this.answerChannels()),
    http.post(`${SERVER}/api/sessions/:id/channels`, async ({ request }) => {
      const { channel } = (await request.json()) as { channel: string };
      return HttpResponse.json(
        { url: `https://${channel}.example/code`, expiresAt: Date.now() },
        { status: 201 },
      );
    }),
    http.delete(`${SERVER}/api/sessions/:id/channels`, () => {
      this.channels = { ...this.channels, joined: [] };
      this.#wake();
      return new HttpResponse(null, { status: 204 });
    }),
    http.post(`${SERVER}/api/sessions/:id/transcript/mail`, async ({ request }) => {
      this.mailed.push(await request.json());
      this.#wake();
      return new HttpResponse(null, { status: this.mailStatus });
    }),
    http.get(`${SERVER}/api/sessions/:id/files/:file`, ({ params }) =>
      HttpResponse.json({ path: `/api/files/${String(params.file)}`, expiresInS: 300 }),
    ),
    http.get(`${SERVER}/api/files/:file`, ({ params }) => {
      const file = this.sent.get(String(params.file));
      const headers = { "content-type": file?.type ?? "" };
      return new HttpResponse(file?.bytes ?? null, { status: file ? 200 : 403, headers });
    }),
    ws.link("wss://chat.example/parties/main/:session").addEventListener("connection", ({ client }) => {
      if (!this.isReachable) {
        client.close(1013);
        return;
      }
      this.#clients.add(client);
      client.addEventListener("close", () => this.#clients.delete(client));
      client.addEventListener("message", ({ data }) => this.#hear(client, data));
    }),
  ];

  /** Resolves to the first command for which `test` holds. */
  async heard<T extends Command["type"]>(type: T, count = 1): Promise<Extract<Command, { type: T }>> {
    const heard = () =>
      this.commands.filter((command): command is Extract<Command, { type: T }> => command.type === type);
    await this.until(() => heard().length >= count);
    const command = heard()[count - 1];
    if (!command) throw new Error(`No ${type} was heard.`);
    return command;
  }

  until(test: () => boolean): Promise<void> {
    if (test()) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push({ test, resolve }));
  }

  /** Sends events to every connection. */
  tell(...events: RoomEvent[]): void {
    for (const frame of encodeEvents(events)) for (const client of this.#clients) client.send(frame);
  }

  /** Adds a message to the log, and sends it unless `isTold` is false. */
  say(message: Message, isTold = true): DurableEvent {
    const event: DurableEvent = { type: "said", seq: this.log.length + 1, at: Date.now(), message };
    this.epoch ??= "epoch-one";
    this.log.push(event);
    if (isTold) this.tell(event);
    return event;
  }

  answer(text: string, replyTo?: string, id = `reply-${this.log.length + 1}-0000`): DurableEvent {
    return this.say({
      id,
      author: "assistant",
      parts: [{ type: "text", text }],
      end: "done",
      ...(replyTo ? { replyTo } : {}),
    });
  }

  /** Erases a session for good, as its visitor asks here or on another device. */
  eraseSession(session: string, token = ""): void {
    this.erasures.push({ session, token });
    if (!this.elsewhere.has(session)) {
      this.log = [];
      this.epoch = "erased";
      this.tell({ type: "reset", epoch: "erased", first: 1 });
      this.refuse("bad-token");
    }
    this.#wake();
  }

  /** Answers with a refusal, and closes after it was sent. */
  refuse(code: RefusalCode): void {
    this.tell({ type: "refused", code, message: "Do something about it." });
    setTimeout(() => this.cut(REFUSAL_CLOSE_CODES[code]));
  }

  /** Cuts every connection, as a restart of the server does. */
  cut(code = 1012): void {
    for (const client of this.#clients) client.close(code);
    this.#clients.clear();
  }

  #site(): VisitedSite {
    return {
      name: "Armazém Aurora",
      greeting: this.greeting,
      ...(this.form && { form: this.form }),
      ...(this.files && { files: this.files }),
      ...(this.mails && { mails: this.mails }),
      ...(this.looks !== undefined && { looks: this.looks }),
    };
  }

  #token(): object {
    const session = `session-${this.sessionsMade}`;
    return { session, token: `token-${this.sessionsMade}`, expiresInS: 3_600, refreshToken: "refresh-0" };
  }

  #hear(client: Client, data: unknown): void {
    const decoded = decodeCommand(data);
    if (!decoded.ok) throw new Error(decoded.fault.message);
    const command = decoded.value;
    this.commands.push(command);
    if (!this.intercept(command)) this.#answer(client, command);
    this.#wake();
  }

  #wake(): void {
    for (const waiting of this.#waiting.splice(0)) {
      if (waiting.test()) waiting.resolve();
      else this.#waiting.push(waiting);
    }
  }

  #isErased(): boolean {
    return this.erasures.some(({ session }) => session === `session-${this.sessionsMade}`);
  }

  #answer(client: Client, command: Command): void {
    const reply = (...events: RoomEvent[]) => {
      for (const frame of encodeEvents(events)) client.send(frame);
    };
    switch (command.type) {
      case "hello":
        reply(
          {
            type: "welcome",
            protocol: 2,
            session: "session-1",
            epoch: this.epoch,
            seq: this.log.length,
            seen: 0,
            site: {
              ...this.#site(),
              ...(this.starters && { starters: this.starters }),
              ...(this.hours && { hours: this.hours }),
            },
          },
          ...this.log.filter((event) => event.seq > command.since),
        );
        return;
      case "attach": {
        const { name = "" } = this.sent.get(command.fileId) ?? {};
        const { fileId } = command;
        const mediaType = name.endsWith(".txt") ? "text/plain" : "image/jpeg";
        const known = this.log.find((event) => event.type === "said" && event.message.id === command.id);
        const { seq } =
          known ??
          this.say({
            id: command.id,
            author: "visitor",
            parts: [{ type: "file", fileId, name, mediaType, byteCount: 1_000 }],
          });
        reply({ type: "confirmed", id: command.id, seq });
        return;
      }
      case "say": {
        const known = this.log.find((event) => event.type === "said" && event.message.id === command.id);
        const { replaces } = command;
        const { seq } =
          known ??
          this.say({
            id: command.id,
            author: "visitor",
            parts: [{ type: "text", text: command.text }],
            ...(replaces ? { replaces } : {}),
          });
        reply({ type: "confirmed", id: command.id, seq });
        return;
      }
      case "press":
        reply({
          type: "confirmed",
          id: command.id,
          seq: this.say({
            id: command.id,
            author: "visitor",
            parts: [{ type: "text", text: command.choiceId }],
            replyTo: command.messageId,
          }).seq,
        });
        return;
      case "ask-human": {
        const event: DurableEvent = {
          type: "handed-over",
          seq: this.log.length + 1,
          at: Date.now(),
          reason: "asked",
        };
        this.log.push(event);
        this.tell(event);
        reply({ type: "confirmed", id: command.id, seq: event.seq });
        return;
      }
      case "rate": {
        const { messageId, rating } = command;
        const event: DurableEvent = {
          type: "rated",
          seq: this.log.length + 1,
          at: Date.now(),
          messageId,
          rating,
        };
        this.log.push(event);
        this.tell(event);
        reply({ type: "confirmed", id: command.id, seq: event.seq });
        return;
      }
      case "submit":
      case "score": {
        const { id, type, ...given } = command;
        const place = { seq: this.log.length + 1, at: Date.now() };
        const event = (
          type === "submit"
            ? { type: "submitted", ...place, ...given }
            : { type: "scored", ...place, ...given }
        ) as DurableEvent;
        this.log.push(event);
        this.tell(event);
        reply({ type: "confirmed", id, seq: event.seq });
        return;
      }
      case "sync":
        reply(...this.log.filter((event) => event.seq > command.since));
        return;
      case "ping":
        reply({ type: "pong" });
        return;
      default:
        return;
    }
  }
}

const worker = setupWorker();
let isStarted = false;

/** Opens a room for one test. */
export async function openRoom(): Promise<FakeRoom> {
  if (!isStarted) {
    isStarted = true;
    // Each file's page has a service worker of its own. One that all share unregisters itself when the page before closes,
    // which may be the moment in which this page takes it: then nothing answers here.
    const { search } = location;
    const serviceWorker = { url: `/mockServiceWorker.js${search}`, options: { scope: `/${search}` } };
    await worker.start({ quiet: true, onUnhandledFrame: "bypass", serviceWorker });
  }
  const room = new FakeRoom();
  worker.resetHandlers(...room.handlers);
  return room;
}

/** Adds handlers before those of the room. */
export function useHandlers(...handlers: Parameters<typeof worker.use>): void {
  worker.use(...handlers);
}
