import { sha256 } from "@noble/hashes/sha2.js";
import { type Language, type LoggedCommand, TEXT_LENGTH_MAX } from "@prosa/protocol";
import * as z from "zod/mini";
import type { Transcribe } from "../../models/transcriber.ts";
import type { RoomHost } from "../../platform/room-host.ts";
import { type ChannelEvent, type ChannelUpdate, deliveryStates } from "../channel.ts";
import { callPlatform, type OpenConnection } from "../connections.ts";
import { CHANNEL_NAMES, channelPhrases } from "../phrases.ts";
import { joinConversation } from "./joining.ts";
import type { Link } from "./link.ts";
import { type LogReader, noticeCalls } from "./log-reader.ts";
import { commandOfDigits, commandOfToken } from "./offers.ts";
import { priceKey } from "./prices.ts";
import { ReceivedMedia } from "./received-media.ts";
import { claimEcho, lastSentUntil, type MessageCalls, sentKey, sentRowSchema } from "./send-queue.ts";

/** The rest before a command is sent again that the session did not take for now, where it does not say one, in milliseconds. */
const BUSY_MS = 2_000;

/** A message counts as sent once the platform has answered, and by the platform's own clock before: at most a call's own patience, in milliseconds. */
const READ_SLACK_MS = 2_000;

const rejectionSchema = z.object({ code: z.string(), retryAfterMs: z.optional(z.number()) });

/** The end of an update: changes, rows and calls to write, and the time to wait where it has to be tried again. */
interface AppliedUpdate {
  readonly changes: Partial<Link>;
  readonly rows: Readonly<Record<string, unknown>>;
  readonly calls: readonly MessageCalls[];
  readonly waitMs?: number;
}

/** The events by which a person shows that they are there to be written to. */
const WRITTEN: readonly ChannelEvent["type"][] = ["say", "choose", "start", "media", "kept"];

const NOTHING: AppliedUpdate = { changes: {}, rows: {}, calls: [] };

/** Does some work and has no message sent meanwhile; resolves with `null`, and does nothing, while one is on its way. */
type UnlessSending = <T>(work: () => Promise<T>) => Promise<T | null>;

type ArrivedHost = Pick<RoomHost, "storage" | "callRoom" | "now" | "newId" | "log">;

/** Applies the updates of one person to their session. Each may be applied again after a cut: its commands' ids are its own. */
export class ArrivedUpdates {
  readonly #host: ArrivedHost;
  readonly #media: ReceivedMedia;
  readonly #reader: LogReader;
  readonly #unlessSending: UnlessSending;

  constructor(
    host: ArrivedHost,
    transcribe: Transcribe | null,
    reader: LogReader,
    unlessSending: UnlessSending,
  ) {
    this.#host = host;
    this.#unlessSending = unlessSending;
    this.#reader = reader;
    this.#media = new ReceivedMedia(host, transcribe);
  }

  /** `isLead`: the words are answered with those of the next update. */
  async apply(
    update: ChannelUpdate,
    room: string,
    link: Link,
    open: OpenConnection,
    isLead = false,
  ): Promise<AppliedUpdate> {
    const { events, facts, name } = open.channel.decode(update.raw);
    const hasWritten = events.some(({ type }) => WRITTEN.includes(type));
    const hasWindow = hasWritten && open.channel.limits.windowMs !== undefined;
    let all: AppliedUpdate = {
      ...NOTHING,
      changes: {
        ...(hasWindow && { wroteAt: Math.max(link.wroteAt ?? 0, update.order) }),
        ...(facts && { facts: { ...link.facts, ...facts } }),
        ...(name !== undefined && { name }),
        ...(hasWritten && { isReachable: true }),
      },
    };
    for (const [index, event] of events.entries()) {
      const done = await this.#event(
        event,
        commandId(room, update.id, index),
        room,
        { ...link, ...all.changes },
        open,
        { isLead, hasWords: events.some(({ type }) => type === "say") },
      );
      all = {
        changes: { ...all.changes, ...done.changes },
        rows: { ...all.rows, ...done.rows },
        calls: [...all.calls, ...done.calls],
        ...(done.waitMs !== undefined && { waitMs: done.waitMs }),
      };
      if (done.waitMs !== undefined) return all;
    }
    return all;
  }

  async #event(
    event: ChannelEvent,
    id: string,
    room: string,
    link: Link,
    open: OpenConnection,
    { isLead, hasWords }: { isLead: boolean; hasWords: boolean },
  ): Promise<AppliedUpdate> {
    const { storage } = this.#host;
    switch (event.type) {
      case "say": {
        const language = event.language ? { language: event.language } : {};
        const spoken = { ...link, ...language };
        // A sign that is lost is no loss, and nothing waits for it.
        const typing = open.channel.capabilities.typing ? open.channel.sign({ type: "typing" }, link) : null;
        if (typing) void open.channel.send(typing, link, callPlatform);
        const isGreeting = event.text.trim() === "/start";
        const text = isGreeting ? greetingIn(spoken.language ?? "pt-BR") : event.text;
        const chosen = await commandOfDigits(storage, text, { id, session: link.session });
        const commands = chosen ? [chosen] : sayCommands(id, text);
        const done = await this.#commands(commands, room, spoken, { say: isLead });
        return { ...done, changes: { ...language, ...done.changes } };
      }
      case "choose": {
        if (event.callback !== undefined) {
          const call = open.channel.sign({ type: "chosen", callback: event.callback }, link);
          if (call) await open.channel.send(call, link, callPlatform);
        }
        const command = await commandOfToken(storage, event.token, { id, session: link.session });
        return command ? this.#commands([command], room, link) : NOTHING;
      }
      case "media": {
        const { file, text, notice } = await this.#media.receive(event.media, id, link, open.channel);
        const attached: LoggedCommand[] = file ? [{ type: "attach", id, fileId: file }] : [];
        const said = text === "" ? [] : sayCommands(file ? `${id}-text` : id, text);
        const done = await this.#commands([...attached, ...said], room, link, { attach: said.length > 0 });
        if (notice === undefined) return done;
        const calls = noticeCalls(open.channel, notice, link.language ?? "pt-BR");
        return { ...done, calls: [...done.calls, { messageId: "notice", calls }] };
      }
      case "start":
        return this.#start(event.code, room, link, open);
      case "status":
        return this.#status(event, room, link);
      case "read-until": {
        const sentId = await lastSentUntil(this.#host, event.at + READ_SLACK_MS);
        return sentId === null
          ? NOTHING
          : this.#status({ type: "status", sentId, state: "read" }, room, link);
      }
      case "inbox": {
        // Instagram may tell of a message of ours before it has answered the call that sent it.
        const isOwn = await this.#unlessSending(
          async () =>
            (await storage.get(sentKey(event.sentId))) !== undefined || (await claimEcho(this.#host, event)),
        );
        if (isOwn === null) return { ...NOTHING, waitMs: BUSY_MS };
        if (!isOwn) await this.#tellInbox({ id, text: inboxText(event, link) }, room, link);
        return NOTHING;
      }
      case "thread": {
        const give =
          event.asker === undefined ? null : open.channel.sign({ type: "give", app: event.asker }, link);
        if (give) await open.channel.send(give, link, callPlatform);
        await this.#tellInbox({ id, isOver: event.isOurs }, room, link);
        return NOTHING;
      }
      case "kept": {
        const attached = event.fileIds.map(
          (fileId): LoggedCommand => ({ type: "attach", id: fileId, fileId }),
        );
        return this.#commands(attached, room, link, { attach: hasWords });
      }
      case "sender":
        await this.#reader.tellSender(room, link, event);
        return NOTHING;
      case "reachable":
        return { ...NOTHING, changes: { isReachable: event.isReachable } };
      default:
        return event satisfies never;
    }
  }

  /** Joins the conversation of the web that gave the code; where none did, the person is told, and may write all the same. */
  async #start(code: string, room: string, link: Link, { channel }: OpenConnection): Promise<AppliedUpdate> {
    const joined = await joinConversation(this.#host, code, room, link);
    const language = joined?.language ?? link.language ?? "pt-BR";
    const words = channelPhrases(language);
    const calls = noticeCalls(channel, joined ? words.joined : words.wrongCode, language);
    return { ...NOTHING, changes: joined ?? {}, calls: [{ messageId: "notice", calls }] };
  }

  /** `leads` says of which commands words follow that get the answer to them as well. */
  async #commands(
    commands: readonly LoggedCommand[],
    room: string,
    link: Link,
    leads: Readonly<Partial<Record<LoggedCommand["type"], boolean>>> = {},
  ): Promise<AppliedUpdate> {
    let { session } = link;
    for (const command of commands) {
      for (;;) {
        const { site, channel, language, name } = link;
        const body = JSON.stringify({
          command,
          site,
          room,
          channel,
          language: language ?? null,
          name: name ?? null,
          ...(leads[command.type] && { isBeforeWords: true }),
        });
        const response = await this.#host.callRoom("main", session, "/channel-command", {
          method: "POST",
          body,
        });
        if (response.ok) break;
        if (response.status === 410) {
          // The session was erased for good: what the person writes now begins another.
          session = this.#host.newId();
          continue;
        }
        if (response.status !== 409) throw new Error(`The session's room answered ${response.status}.`);
        const { code, retryAfterMs } = rejectionSchema.parse(await response.json());
        if (retryAfterMs !== undefined || code === "busy")
          return { ...moved(link, session), waitMs: Math.max(100, retryAfterMs ?? BUSY_MS) };
        this.#host.log({ level: "warn", event: "channel-command-rejected", code });
        break;
      }
    }
    return moved(link, session);
  }

  /** Tells the session that people have the conversation in the platform's own inbox, what they wrote there, or that they left it. */
  async #tellInbox(
    told: { id: string; text?: string; isOver?: boolean },
    room: string,
    { session, site, channel, language, name }: Link,
  ): Promise<void> {
    const inbox = channelPhrases(language ?? "pt-BR").inbox(CHANNEL_NAMES[channel]);
    const body = JSON.stringify({ ...told, inbox, site, room, channel, name: name ?? null });
    const response = await this.#host.callRoom("main", session, "/channel-inbox", { method: "POST", body });
    // A session without a log has nobody's words yet, and one that was erased keeps none.
    const isGone = response.status === 404 || response.status === 410;
    if (!response.ok && !isGone) throw new Error(`The session's room answered ${response.status}.`);
  }

  /** The state of a sent message never goes back: read stays read, and what failed stays failed. */
  async #status(
    { sentId, state, fault, price }: Extract<ChannelEvent, { type: "status" }>,
    room: string,
    link: Link,
  ): Promise<AppliedUpdate> {
    const key = sentKey(sentId);
    const unknown = { messageId: "", state: null, at: this.#host.now(), isCounted: false };
    const row = sentRowSchema.safeParse(await this.#host.storage.get(key)).data ?? unknown;
    const before = row.state === null ? -1 : deliveryStates.indexOf(row.state);
    if (row.state === "read" || deliveryStates.indexOf(state) <= before) return NOTHING;
    if (fault) {
      const messageId = row.messageId || sentId;
      await this.#reader.tellAgents(room, link, { code: fault, messageId, isLost: true });
    }
    const isCounted = price !== undefined && (state === "delivered" || state === "read") && !row.isCounted;
    const month = new Date(this.#host.now()).toISOString().slice(0, 7);
    if (state === "read" && row.messageId !== "") {
      const body = JSON.stringify({ messageId: row.messageId });
      await this.#host.callRoom("main", link.session, "/channel-seen", { method: "POST", body });
    }
    return {
      ...NOTHING,
      rows: {
        [key]: { ...row, state, ...(isCounted && { isCounted }) },
        // Messages are paid for once they are delivered.
        ...(isCounted && { [priceKey(sentId)]: { id: sentId, month, ...price } }),
      },
    };
  }
}

/** The changes of a person whose words went to this session. */
function moved(link: Link, session: string): AppliedUpdate {
  return session === link.session ? NOTHING : { ...NOTHING, changes: { session, cursor: 0, epoch: null } };
}

/** The id of a command, the same however often its update comes. */
function commandId(room: string, update: string, index: number): string {
  const digest = sha256(new TextEncoder().encode(`${room} ${update} ${index}`));
  return btoa(String.fromCharCode(...digest.slice(0, 24)))
    .replaceAll("+", "-")
    .replaceAll("/", "_");
}

/** A text as commands; one beyond the longest that a visitor may write comes as several. */
function sayCommands(id: string, text: string): LoggedCommand[] {
  const letters = [...text];
  const commands: LoggedCommand[] = [];
  for (let from = 0; from < letters.length; from += TEXT_LENGTH_MAX) {
    const piece = letters.slice(from, from + TEXT_LENGTH_MAX).join("");
    if (/\S/.test(piece))
      commands.push({ type: "say", id: from === 0 ? id : `${id}-${from / TEXT_LENGTH_MAX}`, text: piece });
  }
  return commands;
}

/** The words that somebody wrote in the platform's own inbox, with a mark for each of their files. */
function inboxText({ text, files }: Extract<ChannelEvent, { type: "inbox" }>, { language }: Link): string {
  const words = channelPhrases(language ?? "pt-BR");
  const marks = {
    image: words.picture,
    audio: words.voice,
    video: words.video,
    document: words.file,
    place: words.place,
  };
  return [text, ...files.map((kind) => marks[kind])].filter(Boolean).join("\n").slice(0, TEXT_LENGTH_MAX);
}

function greetingIn(language: Language): string {
  return { "pt-BR": "Olá!", en: "Hello!", es: "¡Hola!" }[language];
}
