import * as z from "zod/mini";
import type { ChannelEvent, ChannelMedia, ChannelUpdate } from "../channel.ts";

/** The app of the inbox that Meta gives to every page. */
const PAGE_INBOX_APP = "263902037430900";

/** The mark that our own messages carry, by which their echoes are known. */
export const OWN_MARK = "prosa";

/** The three sizes of the thumb, which is a sticker there. */
const THUMBS: readonly string[] = ["369239263222822", "369239343214814", "369239383222810"];

const idText = z.union([z.string(), z.pipe(z.number(), z.transform(String))]);
const appText = z.nullish(idText);
const personSchema = z.object({ id: idText });

const attachmentSchema = z.object({
  type: z.string(),
  payload: z.optional(
    z.object({
      url: z.optional(z.string()),
      sticker_id: z.optional(idText),
      coordinates: z.optional(z.object({ lat: z.number(), long: z.number() })),
    }),
  ),
});

const messageSchema = z.object({
  mid: z.string(),
  text: z.optional(z.string()),
  quick_reply: z.optional(z.object({ payload: z.string() })),
  attachments: z.optional(z.array(attachmentSchema)),
  is_echo: z.optional(z.boolean()),
  is_deleted: z.optional(z.boolean()),
  app_id: appText,
  metadata: z.optional(z.string()),
});
type MessengerMessage = z.infer<typeof messageSchema>;

const eventSchema = z.object({
  sender: personSchema,
  recipient: personSchema,
  timestamp: z.coerce.number(),
  message: z.optional(messageSchema),
  postback: z.optional(
    z.object({ mid: z.optional(z.string()), title: z.optional(z.string()), payload: z.string() }),
  ),
  delivery: z.optional(z.object({ mids: z.optional(z.array(z.string())) })),
  read: z.optional(z.object({ watermark: z.optional(z.coerce.number()), mid: z.optional(z.string()) })),
  pass_thread_control: z.optional(z.object({ new_owner_app_id: appText })),
  take_thread_control: z.optional(z.object({ previous_owner_app_id: appText, new_owner_app_id: appText })),
  request_thread_control: z.optional(z.object({ requested_owner_app_id: appText })),
});
type MessengerEvent = z.infer<typeof eventSchema>;

const bodySchema = z.object({
  object: z.string(),
  entry: z.array(
    z.object({
      id: idText,
      messaging: z.optional(z.array(z.unknown())),
      /** Those that came while another app had the thread. */
      standby: z.optional(z.array(z.unknown())),
    }),
  ),
});

/** An update as it lies in the room. */
const rawSchema = z.object({ event: eventSchema, isStandby: z.boolean() });

/** The page, or the account of Instagram, that a connection is for. */
export interface MessengerAccount {
  readonly object: "page" | "instagram";
  /** Ids under which Meta may send its updates. */
  readonly ids: readonly string[];
  readonly appId: string;
}

/** Takes everything that one request holds apart; echoes of our own messages, and what is for another account, are left out. */
export function splitMessenger(body: unknown, account: MessengerAccount): ChannelUpdate[] {
  const parsed = bodySchema.safeParse(body).data;
  if (parsed?.object !== account.object) return [];
  return parsed.entry
    .filter(({ id }) => account.ids.includes(id))
    .flatMap(({ messaging = [], standby = [] }) => [
      ...messaging.flatMap((one) => updateOf(one, false, account)),
      ...standby.flatMap((one) => updateOf(one, true, account)),
    ]);
}

function updateOf(given: unknown, isStandby: boolean, { appId }: MessengerAccount): ChannelUpdate[] {
  const event = eventSchema.safeParse(given).data;
  if (!event) return [];
  const { message, sender, recipient, timestamp } = event;
  const isEcho = message?.is_echo === true;
  if (isEcho && (message.app_id === appId || message.metadata === OWN_MARK)) return [];
  const kind = kindOf(event);
  if (kind === undefined) return [];
  const person = isEcho ? recipient.id : sender.id;
  return [
    { id: `${kind}:${idOf(event)}`.slice(0, 300), person, order: timestamp, raw: { event, isStandby } },
  ];
}

const KINDS = [
  "message",
  "postback",
  "delivery",
  "read",
  "pass_thread_control",
  "take_thread_control",
  "request_thread_control",
] as const;

function kindOf(event: MessengerEvent): (typeof KINDS)[number] | undefined {
  return KINDS.find((kind) => event[kind] !== undefined);
}

function idOf({ message, postback, delivery, read, timestamp }: MessengerEvent): string {
  const own = message?.mid ?? postback?.mid ?? delivery?.mids?.[0] ?? read?.mid;
  return own ?? String(read?.watermark ?? timestamp);
}

/** Says what an update means to the app of this id. */
export function decodeMessenger(raw: unknown, appId: string): { events: ChannelEvent[] } {
  const update = rawSchema.safeParse(raw).data;
  if (!update) return { events: [] };
  const { event, isStandby } = update;
  const events = eventsOf(event, appId);
  // The thread is elsewhere where we only listen, also where no update said that it went.
  const isWritten = events.some(({ type }) => type === "say" || type === "choose" || type === "media");
  const away: ChannelEvent = { type: "thread", isOurs: false };
  // Behind the words as well, for a conversation that begins with them.
  return { events: isStandby && isWritten ? [away, ...events, away] : events };
}

function eventsOf(event: MessengerEvent, appId: string): ChannelEvent[] {
  const { message, postback, delivery, read } = event;
  if (message) return message.is_echo ? echoEvents(message) : messageEvents(message);
  if (postback) return [chosen(postback.payload, postback.title ?? "")];
  if (delivery)
    return (delivery.mids ?? []).map((sentId) => ({ type: "status", sentId, state: "delivered" }));
  if (read?.mid !== undefined) return [{ type: "status", sentId: read.mid, state: "read" }];
  if (read?.watermark !== undefined) return [{ type: "read-until", at: read.watermark }];
  return threadEvents(event, appId);
}

function threadEvents(event: MessengerEvent, appId: string): ChannelEvent[] {
  const { pass_thread_control: passed, take_thread_control: taken, request_thread_control: asked } = event;
  if (passed) return [{ type: "thread", isOurs: passed.new_owner_app_id === appId }];
  if (taken) {
    const isOurs =
      taken.new_owner_app_id == null
        ? taken.previous_owner_app_id !== appId
        : taken.new_owner_app_id === appId;
    return [{ type: "thread", isOurs }];
  }
  // People at the page's inbox ask because they want to answer; other apps have to be given it by the owner.
  if (asked?.requested_owner_app_id === PAGE_INBOX_APP)
    return [{ type: "thread", isOurs: false, asker: PAGE_INBOX_APP }];
  return [];
}

/** A payload of ours is the token of an offer; any other, as of a menu that the owner made there, stands for its title. */
function chosen(payload: string, title: string): ChannelEvent {
  if (/^[\w-]+\.[0-9a-z]+$/.test(payload)) return { type: "choose", token: payload };
  return { type: "say", text: title };
}

function messageEvents({
  text = "",
  quick_reply,
  attachments = [],
  is_deleted,
}: MessengerMessage): ChannelEvent[] {
  if (is_deleted) return [];
  if (quick_reply) return [chosen(quick_reply.payload, text)];
  const files = attachments.flatMap(mediaEvents);
  return text === "" ? files : [{ type: "say", text }, ...files];
}

function echoEvents({
  mid: sentId,
  text = "",
  attachments = [],
  is_deleted,
}: MessengerMessage): ChannelEvent[] {
  if (is_deleted) return [];
  const files = attachments.flatMap((one) => kindOfFile(one) ?? []);
  return [{ type: "inbox", sentId, text, files }];
}

function mediaEvents(attachment: z.infer<typeof attachmentSchema>): ChannelEvent[] {
  const { url, sticker_id: sticker, coordinates } = attachment.payload ?? {};
  if (sticker !== undefined) return [{ type: "say", text: THUMBS.includes(sticker) ? "👍" : "🙂" }];
  if (coordinates) {
    const caption = `${coordinates.lat}, ${coordinates.long}`;
    return [{ type: "media", media: { kind: "place", caption } }];
  }
  const kind = kindOfFile(attachment);
  if (kind === undefined) return [];
  return [{ type: "media", media: { kind, ...(url !== undefined && { fileId: url }) } }];
}

/** The kind of an attachment; a shared link or story is none that could be kept. */
export function kindOfFile({ type }: { type: string }): ChannelMedia["kind"] | undefined {
  if (type === "image" || type === "audio" || type === "video") return type;
  return type === "file" ? "document" : undefined;
}
