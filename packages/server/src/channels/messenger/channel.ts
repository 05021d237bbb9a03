import * as z from "zod/mini";
import type { Channel, OutgoingCall, SendOutcome } from "../channel.ts";
import { metaRefusalOf } from "../meta/connecting.ts";
import { appSecretProof, askGraph, type GraphAnswer, outcomeOfError } from "../meta/graph.ts";
import { answerChallenge, isSigned } from "../meta/webhook.ts";
import { decodeMessenger, type MessengerAccount, OWN_MARK, splitMessenger } from "./decode.ts";
import { echoOfCall, encodeMessenger, INSTAGRAM_LIMITS, MESSENGER_LIMITS } from "./encode.ts";
import { isElsewhere, isWindowClosed, MESSENGER_FAULTS } from "./faults.ts";

const idText = z.string().check(z.regex(/^\d{5,30}$/));

/**
 * The settings of a connected page, or of the professional account of Instagram that belongs to it. `webhookSecret` is made
 * here and typed into Meta's page as the verify token; Meta tells `appId` and `accountId` when the page is connected.
 */
export const messengerSettingsSchema = z.object({
  token: z.string().check(z.regex(/^\S{20,1000}$/)),
  appSecret: z.string().check(z.regex(/^[0-9a-f]{32}$/)),
  pageId: idText,
  webhookSecret: z.string().check(z.regex(/^[\w-]{32,256}$/)),
  appId: z.exactOptional(idText),
  accountId: z.exactOptional(idText),
});
type MessengerSettings = z.infer<typeof messengerSettingsSchema>;

/** The updates of the page: messages, presses, echoes of what others write, states, and who has the thread. */
const FIELDS =
  "messages,messaging_postbacks,message_echoes,message_deliveries,message_reads,messaging_handovers,standby";

/** The hosts from which Meta gives out files. */
const FILE_HOSTS = /(?:^|\.)(?:fbsbx\.com|fbcdn\.net|cdninstagram\.com)$/;

const UNKNOWN_PAGE = {
  reason: "wrong-page",
  message: "Meta does not know this page with this token; copy the page's id and its token again.",
} as const;

const appSchema = z.object({ id: idText });
const pageSchema = z.object({
  name: z.string(),
  instagram_business_account: z.optional(z.object({ id: idText, username: z.optional(z.string()) })),
});
const sentSchema = z.object({ message_id: z.string() });
/** Whose words a call brings, beside the words. */
const messageCallSchema = z.object({
  by: z.optional(z.enum(["person", "coming", "notice"])),
  message: z.record(z.string(), z.unknown()),
});

/** Connects a page by Messenger, or its account of Instagram. `origin` is the address of the Graph API with its version. */
export function createMessenger(
  kind: "messenger" | "instagram",
  settings: MessengerSettings,
  origin: string,
): Channel {
  const { token, appSecret, pageId, webhookSecret, appId = "", accountId } = settings;
  const access = { origin, token };
  const account: MessengerAccount = {
    object: kind === "instagram" ? "instagram" : "page",
    ids: [pageId, ...(accountId === undefined ? [] : [accountId])],
    appId,
  };
  return {
    kind,
    limits: kind === "instagram" ? INSTAGRAM_LIMITS : MESSENGER_LIMITS,
    capabilities: { typing: true, read: true, buttons: true, list: false, markup: false, media: true },
    challenge: (address) => answerChallenge(address, webhookSecret),
    verify: (headers, body) => isSigned(headers, body, appSecret),
    split: (body) => splitMessenger(body, account),
    decode: (raw) => decodeMessenger(raw, appId),
    encode: (message, context) => encodeMessenger(kind, message, context),
    ...(kind === "instagram" && { echoOf: echoOfCall }),
    sign(sign) {
      if (sign.type === "typing") return { method: "messages", body: { sender_action: "typing_on" } };
      if (sign.type === "give") return { method: "pass_thread_control", body: { target_app_id: sign.app } };
      return null;
    },
    async send({ method, body }: OutgoingCall, { person }, platform) {
      const recipient = { id: person };
      const ask = (path: string, more: object) =>
        askGraph(access, platform, "POST", `${pageId}/${path}`, { recipient, ...more });
      const written = messageCallSchema.safeParse(body).data;
      if (!written) return outcomeOf(await ask(method, body));
      const { by } = written;
      // Instagram takes no marks of ours with a message; its echoes are known by their ids.
      const message = { ...written.message, ...(kind === "messenger" && { metadata: OWN_MARK }) };
      let answer = await ask(method, { messaging_type: "RESPONSE", message });
      // The thread is taken back by people alone: the assistant never writes over those who have it.
      if (isElsewhere(answer) && (by === "person" || by === "coming")) {
        const taken = await ask("take_thread_control", {});
        if (!taken.error) answer = await ask(method, { messaging_type: "RESPONSE", message });
      }
      const isUnsaid = isWindowClosed(answer) || isElsewhere(answer);
      if (isUnsaid && (by === "coming" || by === "notice")) return { type: "skipped" };
      // Meta lets people, and them alone, answer for seven days.
      if (isWindowClosed(answer) && by === "person")
        answer = await ask(method, { messaging_type: "MESSAGE_TAG", tag: "HUMAN_AGENT", message });
      return outcomeOf(answer);
    },
    async fetchMedia(address, platform) {
      if (!isFileHost(address, origin)) return null;
      const answer = await platform(address, { method: "GET", headers: {} });
      return answer?.status === 200 ? answer.bytes : null;
    },
    async connect(_webhook, platform) {
      const proof = appSecretProof(token, appSecret);
      const app = await askGraph(access, platform, "GET", `app?fields=id&appsecret_proof=${proof}`);
      const ownApp = app.error ? undefined : appSchema.safeParse(app.value).data;
      if (!ownApp) return { ok: false, ...metaRefusalOf(app, "Meta", UNKNOWN_PAGE) };
      const fields = `fields=name,instagram_business_account{id,username}&appsecret_proof=${proof}`;
      const asked = await askGraph(access, platform, "GET", `${pageId}?${fields}`);
      const page = asked.error ? undefined : pageSchema.safeParse(asked.value).data;
      if (!page) return { ok: false, ...metaRefusalOf(asked, "Meta", UNKNOWN_PAGE) };
      const instagram = page.instagram_business_account;
      if (kind === "instagram" && !instagram) {
        const message =
          "The page has no professional account of Instagram; link one in the page's settings, and let the app see its messages.";
        return { ok: false, reason: "wrong-account", message };
      }
      const path = `${pageId}/subscribed_apps?subscribed_fields=${FIELDS}`;
      const subscribed = await askGraph(access, platform, "POST", path, {});
      if (subscribed.status !== 200) {
        const advice =
          "Meta does not let the app hear of this page: check that the token is the page's own, with pages_messaging and pages_manage_metadata.";
        const unknown = { reason: "wrong-page", message: advice } as const;
        return { ok: false, ...metaRefusalOf(subscribed, "Meta", unknown) };
      }
      const name = kind === "instagram" ? `@${instagram?.username ?? page.name}` : page.name;
      return {
        ok: true,
        name,
        facts: { verifyToken: webhookSecret, page: pageId },
        settings: { appId: ownApp.id, ...(instagram && { accountId: instagram.id }) },
      };
    },
    async disconnect(platform) {
      await askGraph(access, platform, "DELETE", `${pageId}/subscribed_apps`);
    },
  };
}

function isFileHost(address: string, origin: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, origin: own } = new URL(address);
  return own === new URL(origin).origin || (protocol === "https:" && FILE_HOSTS.test(hostname));
}

function outcomeOf(answer: GraphAnswer): SendOutcome {
  if (answer.status !== 200 || answer.error) return outcomeOfError(answer, MESSENGER_FAULTS);
  const sent = sentSchema.safeParse(answer.value).data;
  return { type: "sent", ...(sent && { sentId: sent.message_id }) };
}
