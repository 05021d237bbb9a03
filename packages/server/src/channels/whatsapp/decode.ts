import * as z from "zod/mini";
import type { ChannelEvent, ChannelFault, ChannelMedia, ChannelUpdate, DeliveryState } from "../channel.ts";
import { outcomeOfError } from "../meta/graph.ts";
import { WHATSAPP_FAULTS } from "./faults.ts";

const fileSchema = z.object({
  id: z.string(),
  mime_type: z.optional(z.string()),
  filename: z.optional(z.string()),
  caption: z.optional(z.string()),
});
const chosenSchema = z.object({ id: z.string(), title: z.optional(z.string()) });

const messageSchema = z.object({
  id: z.string(),
  from: z.optional(z.string()),
  /** The person's id in the scope of the business; it is there also where the phone is not. */
  from_user_id: z.optional(z.string()),
  timestamp: z.coerce.number(),
  type: z.string(),
  text: z.optional(z.object({ body: z.string() })),
  interactive: z.optional(
    z.object({ button_reply: z.optional(chosenSchema), list_reply: z.optional(chosenSchema) }),
  ),
  /** The quick reply of a template. */
  button: z.optional(z.object({ text: z.string() })),
  image: z.optional(fileSchema),
  audio: z.optional(fileSchema),
  video: z.optional(fileSchema),
  document: z.optional(fileSchema),
  sticker: z.optional(fileSchema),
  location: z.optional(
    z.object({ latitude: z.number(), longitude: z.number(), name: z.optional(z.string()) }),
  ),
  contacts: z.optional(
    z.array(
      z.object({
        name: z.optional(z.object({ formatted_name: z.optional(z.string()) })),
        phones: z.optional(z.array(z.object({ phone: z.optional(z.string()) }))),
      }),
    ),
  ),
});
type WhatsAppMessage = z.infer<typeof messageSchema>;

const statusSchema = z.object({
  id: z.string(),
  status: z.string(),
  timestamp: z.coerce.number(),
  /** The person whom we wrote to, as we named them with the message. */
  biz_opaque_callback_data: z.optional(z.string()),
  pricing: z.optional(z.object({ billable: z.optional(z.boolean()), category: z.optional(z.string()) })),
  errors: z.optional(
    z.array(
      z.object({
        code: z.int(),
        error_data: z.optional(z.object({ details: z.optional(z.string()) })),
      }),
    ),
  ),
});

const contactSchema = z.object({
  wa_id: z.optional(z.string()),
  user_id: z.optional(z.string()),
  profile: z.optional(z.object({ name: z.optional(z.string()) })),
});
type WhatsAppContact = z.infer<typeof contactSchema>;

const bodySchema = z.object({
  object: z.literal("whatsapp_business_account"),
  entry: z.array(
    z.object({
      changes: z.array(
        z.object({
          field: z.string(),
          value: z.object({
            metadata: z.optional(z.object({ phone_number_id: z.string() })),
            contacts: z.optional(z.array(contactSchema)),
            messages: z.optional(z.array(z.unknown())),
            statuses: z.optional(z.array(z.unknown())),
          }),
        }),
      ),
    }),
  ),
});

/** An update as it lies in the room: one message with its sender, or one status. */
const rawSchema = z.union([
  z.object({ message: messageSchema, contact: z.optional(contactSchema) }),
  z.object({ status: statusSchema }),
]);

/**
 * Takes everything that one request holds apart: every entry, change, message and status. Statuses of messages that are not
 * ours, and what is for another number, are left out. WhatsApp tells the second alone, so what comes within one keeps the
 * order in which it arrived.
 */
export function splitWhatsApp(body: unknown, phoneNumberId: string): ChannelUpdate[] {
  const parsed = bodySchema.safeParse(body).data;
  const values = parsed?.entry.flatMap(({ changes }) => changes.map(({ value }) => value)) ?? [];
  return values
    .filter(({ metadata }) => metadata?.phone_number_id === phoneNumberId)
    .flatMap(({ contacts = [], messages = [], statuses = [] }) => [
      ...messages.flatMap((one) => messageUpdate(one, contacts)),
      ...statuses.flatMap(statusUpdate),
    ]);
}

function messageUpdate(given: unknown, contacts: readonly WhatsAppContact[]): ChannelUpdate[] {
  const message = messageSchema.safeParse(given).data;
  if (!message) return [];
  const contact = contacts.find(
    ({ wa_id, user_id }) =>
      (user_id !== undefined && user_id === message.from_user_id) ||
      (wa_id !== undefined && wa_id === message.from),
  );
  const sole = contact ?? (contacts.length === 1 ? contacts[0] : undefined);
  const person = message.from_user_id ?? sole?.user_id ?? message.from ?? sole?.wa_id;
  if (person === undefined) return [];
  return [
    {
      id: message.id,
      person,
      order: message.timestamp * 1_000,
      raw: { message: given, ...(sole && { contact: sole }) },
    },
  ];
}

function statusUpdate(given: unknown): ChannelUpdate[] {
  const status = statusSchema.safeParse(given).data;
  const person = status?.biz_opaque_callback_data;
  if (!status || !person) return [];
  return [
    {
      id: `${status.id}:${status.status}`,
      person,
      order: status.timestamp * 1_000,
      raw: { status: given },
    },
  ];
}

/** Says what an update means; `phone` and `lastMessage` are kept for answers. */
export function decodeWhatsApp(raw: unknown): {
  events: ChannelEvent[];
  facts?: Record<string, string>;
  name?: string;
} {
  const update = rawSchema.safeParse(raw).data;
  if (!update) return { events: [] };
  if ("status" in update) return { events: statusEvents(update.status) };
  const { message, contact } = update;
  const phone = message.from ?? contact?.wa_id;
  const name = contact?.profile?.name?.trim();
  return {
    events: messageEvents(message),
    facts: { lastMessage: message.id, ...(phone !== undefined && { phone }) },
    ...(name && { name }),
  };
}

/** The words by which a person comes from a site: they end with its code, of 32 bytes in base64url. */
const CODE = /\(#([\w-]{43})\)\s*$/;

function messageEvents(message: WhatsAppMessage): ChannelEvent[] {
  const { text, interactive, button, contacts } = message;
  if (text) {
    const code = CODE.exec(text.body)?.[1];
    return [code === undefined ? { type: "say", text: text.body } : { type: "start", code }];
  }
  const chosen = interactive?.button_reply ?? interactive?.list_reply;
  if (chosen) return [{ type: "choose", token: chosen.id }];
  if (button) return [{ type: "say", text: button.text }];
  const named = contacts?.map(({ name, phones = [] }) =>
    [name?.formatted_name, ...phones.map(({ phone }) => phone)].filter(Boolean).join(" "),
  );
  if (named && named.length > 0) return [{ type: "say", text: named.join("\n") }];
  const media = mediaOf(message);
  return media ? [{ type: "media", media }] : [];
}

function mediaOf(message: WhatsAppMessage): ChannelMedia | undefined {
  const { location } = message;
  if (location) {
    const place = `${location.latitude}, ${location.longitude}`;
    return { kind: "place", caption: [location.name, place].filter(Boolean).join(" ") };
  }
  const kinds = [
    ["image", message.image ?? message.sticker],
    ["audio", message.audio],
    ["video", message.video],
    ["document", message.document],
  ] as const;
  for (const [kind, file] of kinds) {
    if (!file) continue;
    const { id, mime_type: mediaType, filename: name, caption } = file;
    return {
      kind,
      fileId: id,
      ...(mediaType !== undefined && { mediaType }),
      ...(name !== undefined && { name }),
      ...(caption !== undefined && { caption }),
    };
  }
  return undefined;
}

const STATES: readonly DeliveryState[] = ["sent", "delivered", "read", "failed"];

function statusEvents({ id, status, pricing, errors }: z.infer<typeof statusSchema>): ChannelEvent[] {
  const state = STATES.find((one) => one === status);
  if (!state) return [];
  const fault = state === "failed" ? faultOf(errors?.[0]) : undefined;
  const price = pricing?.category !== undefined && {
    price: { category: pricing.category, isBilled: pricing.billable ?? true },
  };
  return [{ type: "status", sentId: id, state, ...(fault && { fault }), ...(price && price) }];
}

/** The fault of a message that WhatsApp took and could not bring: nothing waits for it any more. */
function faultOf(
  error: { code: number; error_data?: { details?: string | undefined } | undefined } | undefined,
): ChannelFault {
  if (!error) return "refused";
  const outcome = outcomeOfError({ status: 400, error }, WHATSAPP_FAULTS);
  return outcome.type === "refused" || outcome.type === "paused" ? outcome.fault : "unavailable";
}
