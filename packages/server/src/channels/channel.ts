import type { ChannelKind, ChannelProblem, Language, Message } from "@prosa/protocol";
import type { MessageTemplate } from "@prosa/protocol/desk";
import * as z from "zod/mini";
import type { ServiceAnswer } from "../extract/fetch/fetch.ts";

/** One HTTP call that brings a bubble to a person, without the person: as it lies in the room until it is sent. */
export interface OutgoingCall {
  /** The name of the call in the channel's own terms, such as `sendMessage`. */
  readonly method: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** The calls to make in its place where the platform refuses it as it is. */
  readonly otherwise?: readonly OutgoingCall[] | undefined;
}

export const outgoingCallSchema: z.ZodMiniType<OutgoingCall> = z.object({
  method: z.string(),
  body: z.record(z.string(), z.unknown()),
  get otherwise() {
    return z.optional(z.array(outgoingCallSchema));
  },
});

/** The most that a channel takes in one message. Lengths are letters as JavaScript counts them, unless their names say bytes. */
interface ChannelLimits {
  readonly textMax: number;
  readonly captionMax: number;
  readonly buttonsMax: number;
  readonly buttonTitleMax: number;
  readonly buttonIdBytesMax: number;
  readonly listRowsMax: number;
  /** The least time between two messages to one person, in milliseconds, once `burst` of them went at once. */
  readonly paceMs: number;
  readonly burst: number;
  /** The time after a person's words for which they may be written to freely, in milliseconds; absent: always. */
  readonly windowMs?: number;
}

/** The ways of a channel. */
interface ChannelCapabilities {
  readonly typing: boolean;
  readonly read: boolean;
  readonly buttons: boolean;
  readonly list: boolean;
  readonly markup: boolean;
  readonly media: boolean;
}

/** One update of a platform about one person; `order` sorts a person's updates as they happened. */
export const channelUpdateSchema = z.object({
  id: z.string().check(z.minLength(1), z.maxLength(300)),
  person: z.string().check(z.minLength(1), z.maxLength(300)),
  order: z.number(),
  raw: z.unknown(),
});
export type ChannelUpdate = z.infer<typeof channelUpdateSchema>;

/** The state of a message that was sent, in the order in which it may change; it never goes back. */
export const deliveryStates = ["sent", "delivered", "read", "failed"] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** A piece of an update, in the room's terms. */
export type ChannelEvent =
  | { readonly type: "say"; readonly text: string; readonly language?: Language | undefined }
  /** The person chose the offer of this place and index in a message that was sent to them. */
  | { readonly type: "choose"; readonly token: string; readonly callback?: string }
  /** The person came by a link with a code of the site. */
  | { readonly type: "start"; readonly code: string }
  | { readonly type: "media"; readonly media: ChannelMedia }
  | {
      readonly type: "status";
      readonly sentId: string;
      readonly state: DeliveryState;
      readonly fault?: ChannelFault;
      readonly price?: MessagePrice;
    }
  /** The person has read everything that was sent to them until then, in milliseconds since 1970. */
  | { readonly type: "read-until"; readonly at: number }
  | { readonly type: "reachable"; readonly isReachable: boolean }
  /** The person sent files that lie in the session's store already. */
  | { readonly type: "kept"; readonly fileIds: readonly string[] }
  /** The address that the person wrote from, and whether anything stands for it; agents are told once. */
  | { readonly type: "sender"; readonly address: string; readonly isVerified: boolean }
  /** Somebody of the site wrote to the person in the platform's own inbox. */
  | {
      readonly type: "inbox";
      readonly sentId: string;
      readonly text: string;
      readonly files: readonly ChannelMedia["kind"][];
    }
  /** The thread went to people in the platform's own inbox, or came back. `asker` is the app that asks to be given it. */
  | { readonly type: "thread"; readonly isOurs: boolean; readonly asker?: string };

/** The price that a platform asks for a message, by the category of its price list. */
interface MessagePrice {
  readonly category: string;
  readonly isBilled: boolean;
}

/** A file that a person sent. */
export interface ChannelMedia {
  readonly kind: "image" | "audio" | "video" | "document" | "place";
  /** The platform's id of the file; absent for a place. */
  readonly fileId?: string;
  readonly mediaType?: string | undefined;
  readonly name?: string;
  readonly caption?: string;
}

/** Why a message did not reach its person, in words that people can act on (`phrases.ts`). */
export type ChannelFault =
  | "blocked"
  | "window-closed"
  | "unreachable"
  | "token"
  | "locked"
  | "payment"
  | "template"
  | "file"
  | "spam"
  | "elsewhere"
  | "bounced"
  | "mail"
  | "in-doubt"
  | "refused"
  | "down"
  | "unavailable";

/**
 * The end of one call: `retry` waits and tries again in order, `refused` is over, `paused` waits until the owner acts, and
 * `skipped` was of no use any more.
 */
export type SendOutcome =
  | { readonly type: "sent"; readonly sentId?: string }
  | { readonly type: "skipped" }
  | { readonly type: "retry"; readonly afterMs?: number }
  | {
      readonly type: "refused";
      readonly fault: ChannelFault;
      readonly detail?: string;
      /** The platform knows no such call at all, whatever it holds. */
      readonly isUnknown?: boolean;
    }
  | { readonly type: "paused"; readonly fault: ChannelFault; readonly detail?: string };

/** Passing signs, which are sent once and forgotten. */
type LiveSign =
  | { readonly type: "typing" }
  | { readonly type: "chosen"; readonly callback: string }
  /** The thread goes to another app. */
  | { readonly type: "give"; readonly app: string };

/** The queue's part in a call while it is made. */
export interface SendTools {
  /** Names the call for good, however often it is made: letters, digits, `_`, `.` and `-`. */
  readonly id: string;
  /** Awaited right before words leave that would arrive twice with a repeat: after a cut from here on they are in doubt, and not sent again. */
  handOver(): Promise<void>;
  /** The content of a file of the conversation; `null` where it is gone. */
  file(fileId: string): Promise<Uint8Array | null>;
}

/** The person whom a call is for, as their last update named them. */
export interface ChannelPerson {
  readonly person: string;
  /** Facts that the channel needs to answer, such as the last message's id. */
  readonly facts: Readonly<Record<string, string>>;
}

/** The answer of a check of a connection's settings at its platform. */
export type ConnectResult =
  | {
      readonly ok: true;
      readonly name: string;
      readonly facts?: Readonly<Record<string, string>>;
      /** Settings that the platform told, to be kept with those that the owner gave. */
      readonly settings?: Readonly<Record<string, string>>;
    }
  | { readonly ok: false; readonly reason: ChannelProblem; readonly message: string };

/** A message as channels write it; `agent` names the person of the site who wrote it, or whose coming it tells of. */
export type EncodedMessage = Pick<Message, "parts" | "agent"> & Partial<Pick<Message, "author">>;

/** How updates of one person that follow each other become one. Times are in milliseconds. */
export interface UpdateJoining {
  /** The rest after an update in which another may follow it, and the longest such rest. */
  readonly restMs: number;
  readonly restMaxMs: number;
  /** Writes two updates as one; `null` where each is for itself. Pure. */
  join(earlier: unknown, later: unknown): unknown | null;
}

/** Messages that a platform has approved for the time after its window. */
export interface ChannelTemplates {
  /** Those that can be filled in with words; `null` where the platform does not answer. */
  list(platform: CallPlatform): Promise<MessageTemplate[] | null>;
  /** The call that sends one. Pure; `values` are in the order of its places. */
  encode(template: MessageTemplate, values: readonly string[]): OutgoingCall;
}

/** Sends one request to an address of the platform, within bounds of time and bytes; `undefined` when nothing answers. */
export type CallPlatform = (
  address: string,
  init: { method: string; headers: Record<string, string>; body?: string },
) => Promise<ServiceAnswer | undefined>;

/**
 * One connection of a site to a platform where people write. It verifies and decodes what the platform brings, and encodes
 * and sends what a person is to read. It keeps nothing: its room does.
 */
export interface Channel {
  readonly kind: ChannelKind;
  readonly limits: ChannelLimits;
  readonly capabilities: ChannelCapabilities;
  /** Answers the platform's own check of the address (by GET); `null` where it has none or the check fails. */
  challenge(address: URL): Promise<Response | null>;
  /** True where the platform itself sent these bytes. */
  verify(headers: Headers, body: Uint8Array<ArrayBuffer>): Promise<boolean>;
  /** Takes what came apart into updates, each of one person. What is for another account or of no use is left out. */
  split(body: unknown): ChannelUpdate[];
  /** Absent where each update is for itself. */
  readonly joining?: UpdateJoining;
  /** Says what an update means; `facts` are kept for answers to the person. */
  decode(raw: unknown): { events: ChannelEvent[]; facts?: Record<string, string>; name?: string };
  /** Writes a message as calls. Pure. `place` names the message in the tokens of its offers. */
  encode(message: EncodedMessage, context: EncodeContext): OutgoingCall[];
  /**
   * The echo by which the platform tells of a call, where it puts no mark of ours on echoes; absent elsewhere. By it the echo is
   * known of a call whose answer was lost.
   */
  echoOf?(call: OutgoingCall): Pick<Extract<ChannelEvent, { type: "inbox" }>, "text" | "files">;
  /** The call that shows a reply as far as it is written; one of the same reply takes the place of the last. Pure; absent where the platform shows none. */
  draft?(replyId: string, text: string): OutgoingCall | null;
  /** Absent where the platform has none. */
  readonly templates?: ChannelTemplates;
  /** The call of a passing sign; `null` where the channel has none. */
  sign(sign: LiveSign, person: ChannelPerson): OutgoingCall | null;
  /** `tools` are there for calls of the queue, and not for passing signs. */
  send(
    call: OutgoingCall,
    person: ChannelPerson,
    platform: CallPlatform,
    tools?: SendTools,
  ): Promise<SendOutcome>;
  /** Fetches a file that a person sent; `null` where it is too large, gone, or nothing answers. */
  fetchMedia(fileId: string, platform: CallPlatform): Promise<Uint8Array | null>;
  /** Checks the settings at the platform, and tells it the address for updates where it can be told. */
  connect(webhook: string, platform: CallPlatform): Promise<ConnectResult>;
  disconnect(platform: CallPlatform): Promise<void>;
}

/** The place of a message and the language of its person. */
export interface EncodeContext {
  readonly place: string;
  readonly language: Language;
  /** The addresses of the message's files, by their ids; they end by themselves. */
  readonly files?: ReadonlyMap<string, string>;
}

/** The token of an offer: the place of its message, and its index there. */
export function offerToken(place: string, index: number): string {
  return `${place}.${index.toString(36)}`;
}
