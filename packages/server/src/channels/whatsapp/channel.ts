import * as z from "zod/mini";
import type { Channel, OutgoingCall, SendOutcome } from "../channel.ts";
import { metaRefusalOf } from "../meta/connecting.ts";
import { appSecretProof, askGraph, type GraphAnswer, outcomeOfError } from "../meta/graph.ts";
import { answerChallenge, isSigned } from "../meta/webhook.ts";
import { decodeWhatsApp, splitWhatsApp } from "./decode.ts";
import { encodeWhatsApp, WHATSAPP_LIMITS } from "./encode.ts";
import { WHATSAPP_FAULTS } from "./faults.ts";
import { whatsAppTemplates } from "./templates.ts";

const idText = z.string().check(z.regex(/^\d{5,30}$/));

/** The settings of a connected number. `webhookSecret` is made here and typed into Meta's page as the verify token. */
export const whatsAppSettingsSchema = z.object({
  token: z.string().check(z.regex(/^\S{20,1000}$/)),
  appSecret: z.string().check(z.regex(/^[0-9a-f]{32}$/)),
  phoneNumberId: idText,
  accountId: idText,
  webhookSecret: z.string().check(z.regex(/^[\w-]{32,256}$/)),
});
type WhatsAppSettings = z.infer<typeof whatsAppSettingsSchema>;

/** The largest file that WhatsApp hands out, in bytes: a document. The room takes none that large. */
const FILE_BYTES_MAX = 20 * 1024 * 1024;

/** The hosts from which Meta gives out files; the token goes nowhere else. */
const FILE_HOSTS = /(?:^|\.)(?:fbsbx\.com|facebook\.com|whatsapp\.net)$/;

const UNKNOWN_NUMBER = {
  reason: "wrong-number",
  message:
    "WhatsApp does not know this phone number id with this token; copy it again from WhatsApp, API setup.",
} as const;

const numberSchema = z.object({ display_phone_number: z.string(), verified_name: z.optional(z.string()) });
const sentSchema = z.object({ messages: z.array(z.object({ id: z.string() })).check(z.minLength(1)) });
const mediaSchema = z.object({ url: z.url(), file_size: z.optional(z.coerce.number()) });

/** Connects one number. `origin` is the address of the Graph API with its version. */
export function createWhatsApp(settings: WhatsAppSettings, origin: string): Channel {
  const { token, appSecret, phoneNumberId, accountId, webhookSecret } = settings;
  const access = { origin, token };
  const product = { messaging_product: "whatsapp" };
  return {
    kind: "whatsapp",
    limits: WHATSAPP_LIMITS,
    capabilities: { typing: true, read: true, buttons: true, list: true, markup: true, media: true },
    challenge: (address) => answerChallenge(address, webhookSecret),
    verify: (headers, body) => isSigned(headers, body, appSecret),
    split: (body) => splitWhatsApp(body, phoneNumberId),
    decode: decodeWhatsApp,
    encode: encodeWhatsApp,
    templates: whatsAppTemplates(access, accountId),
    sign(sign, { facts }) {
      // One call marks the message as read and shows that an answer is being written.
      if (sign.type !== "typing" || facts.lastMessage === undefined) return null;
      const body = { status: "read", message_id: facts.lastMessage, typing_indicator: { type: "text" } };
      return { method: "read", body };
    },
    async send({ method, body }: OutgoingCall, { person, facts }, platform) {
      // A person without a phone is reached by their scoped id, which has the country's two letters in front.
      const phone = facts.phone ?? (/^\d+$/.test(person) ? person : undefined);
      const to = phone === undefined ? { recipient: person } : { to: phone };
      const whose = {
        recipient_type: "individual",
        ...to,
        ...(person.length <= 512 && { biz_opaque_callback_data: person }),
      };
      const full = { ...product, ...(method === "read" ? {} : whose), ...body };
      return outcomeOf(await askGraph(access, platform, "POST", `${phoneNumberId}/messages`, full));
    },
    async fetchMedia(fileId, platform) {
      if (!/^[\w-]{1,100}$/.test(fileId)) return null;
      const path = `${fileId}?phone_number_id=${phoneNumberId}`;
      const { value } = await askGraph(access, platform, "GET", path);
      const media = mediaSchema.safeParse(value).data;
      if (!media || (media.file_size ?? 0) > FILE_BYTES_MAX || !isFileHost(media.url, origin)) return null;
      const headers = { authorization: `Bearer ${token}` };
      const answer = await platform(media.url, { method: "GET", headers });
      return answer?.status === 200 ? answer.bytes : null;
    },
    async connect(_webhook, platform) {
      const proof = appSecretProof(token, appSecret);
      const fields = `fields=display_phone_number,verified_name&appsecret_proof=${proof}`;
      const asked = await askGraph(access, platform, "GET", `${phoneNumberId}?${fields}`);
      const number = asked.error ? undefined : numberSchema.safeParse(asked.value).data;
      if (!number) return { ok: false, ...metaRefusalOf(asked, "WhatsApp", UNKNOWN_NUMBER) };
      const subscribed = await askGraph(access, platform, "POST", `${accountId}/subscribed_apps`, {});
      if (subscribed.status !== 200) {
        const advice =
          "WhatsApp does not let the app hear of this account: check the account's id, and that the token has whatsapp_business_management.";
        const unknown = { reason: "wrong-account", message: advice } as const;
        return { ok: false, ...metaRefusalOf(subscribed, "WhatsApp", unknown) };
      }
      const { display_phone_number: shown, verified_name: name = "" } = number;
      return {
        ok: true,
        name: `${name} ${shown}`.trim(),
        facts: { verifyToken: webhookSecret, phone: shown.replace(/\D/g, "") },
      };
    },
    async disconnect(platform) {
      await askGraph(access, platform, "DELETE", `${accountId}/subscribed_apps`);
    },
  };
}

function isFileHost(url: string, origin: string): boolean {
  const { protocol, hostname, origin: own } = new URL(url);
  return own === new URL(origin).origin || (protocol === "https:" && FILE_HOSTS.test(hostname));
}

function outcomeOf(answer: GraphAnswer): SendOutcome {
  if (answer.status !== 200 || answer.error) return outcomeOfError(answer, WHATSAPP_FAULTS);
  const sent = sentSchema.safeParse(answer.value).data;
  const sentId = sent?.messages[0]?.id;
  return { type: "sent", ...(sentId !== undefined && { sentId }) };
}
