import * as z from "zod/mini";
import type { ServiceAnswer } from "../../extract/fetch/fetch.ts";
import { isSameSecret } from "../../security/tokens.ts";
import type { CallPlatform, Channel, OutgoingCall, SendOutcome } from "../channel.ts";
import { decodeTelegram, splitTelegram } from "./decode.ts";
import { draftTelegram, encodeTelegram, TELEGRAM_LIMITS } from "./encode.ts";

/** The settings of a connected bot. `webhookSecret` is made here, `token` comes from BotFather. */
export const telegramSettingsSchema = z.object({
  token: z.string().check(z.regex(/^\d{3,20}:[\w-]{20,100}$/)),
  webhookSecret: z.string().check(z.regex(/^[\w-]{32,256}$/)),
});
type TelegramSettings = z.infer<typeof telegramSettingsSchema>;

/** The largest file that the Bot API hands out, in bytes. */
const TELEGRAM_FILE_BYTES_MAX = 20 * 1024 * 1024;

const answerSchema = z.object({
  ok: z.boolean(),
  result: z.optional(z.unknown()),
  error_code: z.optional(z.int()),
  description: z.optional(z.string()),
  parameters: z.optional(z.object({ retry_after: z.optional(z.number()) })),
});
const sentSchema = z.object({ message_id: z.int() });
const meSchema = z.object({ username: z.string() });
const fileSchema = z.object({ file_path: z.optional(z.string()), file_size: z.optional(z.int()) });

/** Connects one bot. `origin` is the address of the Bot API. */
export function createTelegram({ token, webhookSecret }: TelegramSettings, origin: string): Channel {
  const ask = async (platform: CallPlatform, method: string, body: object) => {
    const headers = { "content-type": "application/json" };
    const init = { method: "POST", headers, body: JSON.stringify(body) };
    return read(await platform(`${origin}/bot${token}/${method}`, init));
  };
  return {
    kind: "telegram",
    limits: TELEGRAM_LIMITS,
    capabilities: {
      typing: true,
      read: false,
      buttons: true,
      list: false,
      markup: true,
      media: true,
    },
    challenge: async () => null,
    verify: (headers) => isSameSecret(headers.get("x-telegram-bot-api-secret-token") ?? "", webhookSecret),
    split: splitTelegram,
    decode: decodeTelegram,
    encode: encodeTelegram,
    draft: draftTelegram,
    sign(sign, { person }) {
      const chat = { chat_id: Number(person) };
      if (sign.type === "typing") return { method: "sendChatAction", body: { action: "typing", ...chat } };
      if (sign.type !== "chosen") return null;
      return { method: "answerCallbackQuery", body: { callback_query_id: sign.callback } };
    },
    async send({ method, body, otherwise }: OutgoingCall, { person }, platform) {
      const isAnswer = method === "answerCallbackQuery";
      const answer = await ask(platform, method, isAnswer ? body : { ...body, chat_id: Number(person) });
      return outcomeOf(answer, otherwise !== undefined);
    },
    async fetchMedia(fileId, platform) {
      const file = fileSchema.safeParse((await ask(platform, "getFile", { file_id: fileId }))?.result).data;
      if (!file?.file_path || (file.file_size ?? 0) > TELEGRAM_FILE_BYTES_MAX) return null;
      const answer = await platform(`${origin}/file/bot${token}/${file.file_path}`, {
        method: "GET",
        headers: {},
      });
      return answer?.status === 200 ? answer.bytes : null;
    },
    async connect(webhook, platform) {
      const asked = await ask(platform, "getMe", {});
      if (!asked || isPassing(asked)) return NO_ANSWER;
      const me = meSchema.safeParse(asked.result).data;
      if (!me) {
        const message = "Telegram does not know this token; copy it again from @BotFather.";
        return { ok: false, reason: "wrong-token", message };
      }
      const set = await ask(platform, "setWebhook", {
        url: webhook,
        secret_token: webhookSecret,
        allowed_updates: ["message", "callback_query", "my_chat_member"],
      });
      if (!set || isPassing(set)) return NO_ANSWER;
      if (!set.ok) {
        const message = `Telegram did not take the address for updates: ${set.description ?? "it does not say why"}.`;
        return { ok: false, reason: "address-refused", message };
      }
      return { ok: true, name: `@${me.username}`, facts: { username: me.username } };
    },
    async disconnect(platform) {
      await ask(platform, "deleteWebhook", {});
    },
  };
}

const NO_ANSWER = {
  ok: false,
  reason: "no-answer",
  message: "Telegram did not answer; try again in a minute.",
} as const;

/** True where Telegram itself is in trouble or asked too often, which says nothing of the token. */
function isPassing({ error_code: code = 0 }: z.infer<typeof answerSchema>): boolean {
  return code === 429 || code >= 500;
}

function read(answer: ServiceAnswer | undefined): z.infer<typeof answerSchema> | undefined {
  if (!answer) return undefined;
  try {
    return answerSchema.safeParse(JSON.parse(answer.text)).data;
  } catch {
    return undefined;
  }
}

function outcomeOf(answer: z.infer<typeof answerSchema> | undefined, hasOther: boolean): SendOutcome {
  if (answer?.ok) {
    const sent = sentSchema.safeParse(answer.result).data;
    return { type: "sent", ...(sent && { sentId: String(sent.message_id) }) };
  }
  const code = answer?.error_code;
  const detail = answer?.description?.slice(0, 200) ?? "";
  if (answer === undefined || code === undefined || code >= 500) return { type: "retry" };
  if (code === 429) return { type: "retry", afterMs: 1_000 * (answer.parameters?.retry_after ?? 1) };
  if (code === 403) return { type: "refused", fault: "blocked", detail };
  // A server of an earlier version knows no rich messages and answers as for an unknown bot.
  if (code === 401 || (code === 404 && !hasOther)) return { type: "paused", fault: "token", detail };
  if (/chat not found|user is deactivated/i.test(detail))
    return { type: "refused", fault: "unreachable", detail };
  return { type: "refused", fault: "refused", detail, isUnknown: code === 404 };
}
