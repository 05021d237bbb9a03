import * as z from "zod/mini";

const bytesOf = (text: string) => new TextEncoder().encode(text).length;
const words = (max: number) => z.string().check(z.minLength(1), z.maxLength(max), z.regex(/\S/));
const address = z.url({ protocol: /^https?$/ });

const quickReplySchema = z.strictObject({
  content_type: z.literal("text"),
  title: words(20),
  payload: words(1_000),
});

const attachmentSchema = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("template"),
    payload: z.strictObject({
      template_type: z.literal("button"),
      text: words(640),
      buttons: z
        .array(z.strictObject({ type: z.literal("postback"), title: words(20), payload: words(1_000) }))
        .check(z.minLength(1), z.maxLength(3)),
    }),
  }),
  z.strictObject({
    type: z.enum(["image", "audio", "video", "file"]),
    payload: z.strictObject({ url: address }),
  }),
]);

const messageSchema = z
  .strictObject({
    text: z.optional(words(2_000)),
    attachment: z.optional(attachmentSchema),
    quick_replies: z.optional(z.array(quickReplySchema).check(z.minLength(1), z.maxLength(13))),
    metadata: z.optional(z.string().check(z.maxLength(1_000))),
  })
  .check(z.refine(({ text, attachment }) => (text === undefined) !== (attachment === undefined)));

const recipient = z.strictObject({ id: z.string().check(z.regex(/^\d{5,30}$/)) });

/** A message as the Send API takes it, and nothing else. */
export const messengerSendSchema = z
  .strictObject({
    recipient,
    messaging_type: z.enum(["RESPONSE", "UPDATE", "MESSAGE_TAG"]),
    tag: z.optional(z.literal("HUMAN_AGENT")),
    message: messageSchema,
  })
  .check(z.refine(({ messaging_type, tag }) => (messaging_type === "MESSAGE_TAG") === (tag !== undefined)));
export type MessengerSend = z.infer<typeof messengerSendSchema>;

/** The same on Instagram: 1,000 bytes of text, no files, and no marks of the sender's own. */
export const instagramSendSchema = messengerSendSchema.check(
  z.refine(
    ({ message: { text = "", metadata, attachment } }) =>
      bytesOf(text) <= 1_000 && metadata === undefined && attachment?.type !== "file",
  ),
);

export const senderActionSchema = z.strictObject({
  recipient,
  sender_action: z.enum(["typing_on", "typing_off", "mark_seen"]),
});

export const threadSchema = z.strictObject({
  recipient,
  target_app_id: z.optional(z.string()),
});

/** The words of a message as a phone shows them. */
export function messengerWords({ message: { text, attachment } }: MessengerSend): string {
  if (attachment?.type === "template") {
    const { text: body, buttons } = attachment.payload;
    return [body, ...buttons.map(({ title }) => title)].join("\n");
  }
  return text ?? attachment?.payload.url ?? "";
}

/** The choices that a message offers. */
export function messengerOffers({ message: { attachment, quick_replies = [] } }: MessengerSend): {
  payload: string;
  title: string;
}[] {
  return attachment?.type === "template" ? attachment.payload.buttons : quick_replies;
}
