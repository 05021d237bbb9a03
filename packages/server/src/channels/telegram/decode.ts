import type { Language } from "@prosa/protocol";
import * as z from "zod/mini";
import type { ChannelEvent, ChannelMedia, ChannelUpdate } from "../channel.ts";

const fileSchema = z.object({
  file_id: z.string(),
  mime_type: z.optional(z.string()),
  file_name: z.optional(z.string()),
});
const fromSchema = z.object({
  is_bot: z.boolean(),
  first_name: z.optional(z.string()),
  last_name: z.optional(z.string()),
  language_code: z.optional(z.string()),
});
const chatSchema = z.object({ id: z.int(), type: z.string() });

const messageSchema = z.object({
  message_id: z.int(),
  from: z.optional(fromSchema),
  chat: chatSchema,
  text: z.optional(z.string()),
  caption: z.optional(z.string()),
  photo: z.optional(z.array(fileSchema)),
  voice: z.optional(fileSchema),
  audio: z.optional(fileSchema),
  video: z.optional(fileSchema),
  video_note: z.optional(fileSchema),
  document: z.optional(fileSchema),
  sticker: z.optional(z.object({ emoji: z.optional(z.string()) })),
  location: z.optional(z.object({ latitude: z.number(), longitude: z.number() })),
  contact: z.optional(z.object({ phone_number: z.string(), first_name: z.optional(z.string()) })),
});

/** One update of the Bot API, with the kinds that are of use here; unknown fields are left out. */
const updateSchema = z.object({
  update_id: z.int(),
  message: z.optional(messageSchema),
  callback_query: z.optional(
    z.object({
      id: z.string(),
      from: fromSchema,
      data: z.optional(z.string()),
      message: z.optional(z.object({ message_id: z.int(), chat: chatSchema })),
    }),
  ),
  my_chat_member: z.optional(
    z.object({ chat: chatSchema, from: fromSchema, new_chat_member: z.object({ status: z.string() }) }),
  ),
});
type TelegramUpdate = z.infer<typeof updateSchema>;

/** Takes a webhook's body as its one update; what is not of a private chat with a person is left out. */
export function splitTelegram(body: unknown): ChannelUpdate[] {
  const update = updateSchema.safeParse(body).data;
  if (!update) return [];
  const chat = update.message?.chat ?? update.callback_query?.message?.chat ?? update.my_chat_member?.chat;
  const from = update.message?.from ?? update.callback_query?.from ?? update.my_chat_member?.from;
  if (chat?.type !== "private" || from?.is_bot !== false) return [];
  return [{ id: String(update.update_id), person: String(chat.id), order: update.update_id, raw: body }];
}

/** Says what an update means. */
export function decodeTelegram(raw: unknown): { events: ChannelEvent[]; name?: string } {
  const update = updateSchema.safeParse(raw).data;
  if (!update) return { events: [] };
  const { callback_query: pressed, my_chat_member: member, message } = update;
  if (pressed) {
    return {
      events: [{ type: "choose", token: pressed.data ?? "", callback: pressed.id }],
      ...nameOf(pressed.from),
    };
  }
  if (member)
    return { events: [{ type: "reachable", isReachable: member.new_chat_member.status !== "kicked" }] };
  return message ? { events: messageEvents(message), ...nameOf(message.from) } : { events: [] };
}

function messageEvents(message: NonNullable<TelegramUpdate["message"]>): ChannelEvent[] {
  const { text, contact, sticker } = message;
  const language = languageOf(message.from?.language_code);
  const start = /^\/start(?:@\w+)?(?:\s+(\S+))?\s*$/.exec(text ?? "");
  if (start?.[1]) return [{ type: "start", code: start[1] }];
  if (text !== undefined) return [{ type: "say", text, language }];
  if (contact) {
    return [
      { type: "say", text: [contact.first_name, contact.phone_number].filter(Boolean).join(" "), language },
    ];
  }
  if (sticker) return [{ type: "say", text: sticker.emoji ?? "🙂", language }];
  const media = mediaOf(message);
  return media ? [{ type: "media", media }] : [];
}

function mediaOf(message: NonNullable<TelegramUpdate["message"]>): ChannelMedia | undefined {
  const { caption, location } = message;
  const words = caption === undefined ? {} : { caption };
  if (location) return { kind: "place", caption: `${location.latitude}, ${location.longitude}` };
  const file = (
    kind: ChannelMedia["kind"],
    found: z.infer<typeof fileSchema>,
    fallback?: string,
  ): ChannelMedia => ({
    kind,
    fileId: found.file_id,
    ...words,
    ...((found.mime_type ?? fallback) && { mediaType: found.mime_type ?? fallback }),
    ...(found.file_name !== undefined && { name: found.file_name }),
  });
  const largest = message.photo?.at(-1);
  if (largest) return file("image", largest, "image/jpeg");
  if (message.voice) return file("audio", message.voice, "audio/ogg");
  if (message.audio) return file("audio", message.audio, "audio/mpeg");
  const video = message.video ?? message.video_note;
  if (video) return file("video", video, "video/mp4");
  return message.document ? file("document", message.document) : undefined;
}

function nameOf(from: z.infer<typeof fromSchema> | undefined): { name?: string } {
  const name = [from?.first_name, from?.last_name].filter(Boolean).join(" ").trim();
  return name === "" ? {} : { name };
}

/** The language of a person's interface, where it is one of ours. */
function languageOf(code: string | undefined): Language | undefined {
  if (code?.startsWith("pt")) return "pt-BR";
  if (code?.startsWith("es")) return "es";
  return code?.startsWith("en") ? "en" : undefined;
}
