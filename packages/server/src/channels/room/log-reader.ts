import { type DurableEvent, durableEventSchema, languageSchema, type Message } from "@prosa/protocol";
import { PAGE_INBOX_ID } from "@prosa/protocol/desk";
import * as z from "zod/mini";
import type { RoomHost } from "../../platform/room-host.ts";
import { FILE_LINK_S, issueFileToken } from "../../security/file-tokens.ts";
import type { Channel, ChannelFault, OutgoingCall } from "../channel.ts";
import type { OpenConnection } from "../connections.ts";
import { channelContentOf } from "../encode/content.ts";
import { CHANNEL_NAMES, channelPhrases, faultPhrase } from "../phrases.ts";
import type { Link } from "./link.ts";
import { offerRows } from "./offers.ts";
import type { MessageCalls } from "./send-queue.ts";
import { templateCall } from "./templates.ts";

const pageSchema = z.object({
  epoch: z.nullable(z.string()),
  events: z.array(durableEventSchema),
  hasMore: z.boolean(),
  /** True where the person wrote here last, so that answers go here. */
  isHere: z.boolean(),
  language: z.nullable(languageSchema),
});

/** A page of the log, as rows to write and changes of the link. */
interface ReadPage {
  readonly rows: Record<string, unknown>;
  readonly calls: readonly MessageCalls[];
  readonly changes: Partial<Link>;
  readonly hasMore: boolean;
}

/** Reads a session's log for its person on a channel. */
export class LogReader {
  readonly #host: Pick<RoomHost, "callRoom" | "now" | "newId" | "storage" | "environment">;

  constructor(host: Pick<RoomHost, "callRoom" | "now" | "newId" | "storage" | "environment">) {
    this.#host = host;
  }

  /** The next page, written as calls; `null` where there is nothing new. Rejects when the session does not answer. */
  async next(room: string, link: Link, { channel, connection }: OpenConnection): Promise<ReadPage | null> {
    const { session, cursor } = link;
    const response = await this.#host.callRoom(
      "main",
      session,
      `/channel-log?since=${cursor}&epoch=${link.epoch ?? ""}&room=${room}`,
    );
    if (response.status === 410 || response.status === 404) return null;
    if (!response.ok) throw new Error(`The session's room answered ${response.status}.`);
    const page = pageSchema.parse(await response.json());
    const last = page.events.at(-1);
    if (!last) return null;
    const language = page.language ?? link.language ?? "pt-BR";
    const at = this.#host.now();
    const calls: MessageCalls[] = [];
    let rows: Record<string, unknown> = {};
    for (const event of page.isHere ? page.events : []) {
      const message = messageFor(event, language);
      if (!message) continue;
      const place = event.seq.toString(36);
      const messageId = message.id;
      const template = await templateCall(this.#host.storage, messageId);
      const files = await this.#addressesOf(message, link, new URL(connection.webhook).origin);
      const encoded = template ? [template] : channel.encode(message, { place, language, files });
      calls.push({ messageId, calls: encoded });
      const { offers } = channelContentOf(message, language);
      rows = { ...rows, ...offerRows(place, { messageId, session, offers, at }) };
    }
    return { rows, calls, changes: { cursor: last.seq, epoch: page.epoch }, hasMore: page.hasMore };
  }

  /** The addresses of a message's files, at the server's own address, where the platform reaches it. */
  async #addressesOf(
    { parts }: Message,
    { session, site }: Link,
    origin: string,
  ): Promise<Map<string, string>> {
    const { environment, now } = this.#host;
    const addresses = new Map<string, string>();
    for (const part of parts) {
      if (part.type !== "file" || !environment.ok) continue;
      const { fileId } = part;
      const { secrets } = environment.value;
      const token = await issueFileToken(secrets, { fileId, session, site }, now(), FILE_LINK_S);
      addresses.set(fileId, `${origin}/api/files/${token}`);
    }
    return addresses;
  }

  /** Shows agents a fault that they can act on, in the conversation itself; `isLost` where the message does not come again. */
  async tellAgents(
    room: string,
    { session, channel, language }: Link,
    { code, messageId, isLost = false }: { code: ChannelFault; messageId: string; isLost?: boolean },
  ): Promise<void> {
    const words = faultPhrase(language ?? "pt-BR", code, isLost);
    const id = `${code}-${messageId}`.replace(/[^\w-]/g, "").slice(0, 64);
    await this.#note(room, session, { id, text: `${CHANNEL_NAMES[channel]}: ${words}` });
  }

  /** Shows agents, once a conversation, the address that a person writes from, and whether anything stands for it. */
  async tellSender(
    room: string,
    { session, channel, language }: Link,
    { address, isVerified }: { address: string; isVerified: boolean },
  ): Promise<void> {
    const words = channelPhrases(language ?? "pt-BR").sender(address, isVerified);
    const id = `sender-${isVerified ? "verified" : "unverified"}-${room}`.slice(0, 64);
    await this.#note(room, session, { id, text: `${CHANNEL_NAMES[channel]}: ${words}` });
  }

  async #note(room: string, session: string, { id, text }: { id: string; text: string }): Promise<void> {
    const body = JSON.stringify({ id, text, room });
    await this.#host.callRoom("main", session, "/channel-note", { method: "POST", body });
  }
}

/** The calls of a notice of the channel itself, such as that a code is not valid. */
export function noticeCalls(channel: Channel, text: string, language: "pt-BR" | "en" | "es"): OutgoingCall[] {
  return channel.encode({ parts: [{ type: "text", text }] }, { place: "0", language });
}

/** The message that a person on a channel reads for an event; `null` for what they wrote themselves, and for what is shown on the web alone. */
function messageFor(event: DurableEvent, language: "pt-BR" | "en" | "es"): Message | null {
  if (event.type === "said") {
    const { message } = event;
    // The person has read there already what came from the platform's own inbox.
    const isTheirs = message.author === "visitor" || message.agent?.id === PAGE_INBOX_ID;
    return isTheirs || message.parts.length === 0 ? null : message;
  }
  if (event.type === "owner-changed" && event.owner === "agent" && event.agent) {
    const { agent, seq } = event;
    if (agent.id === PAGE_INBOX_ID) return null;
    const text = channelPhrases(language).person(agent.name);
    return { id: `owner-${seq}-changed`, author: "notice", agent, parts: [{ type: "text", text }] };
  }
  return null;
}
