import * as z from "zod/mini";
import { Deliveries, type Delivery } from "./deliveries.ts";
import { type FakeAnswer, type FakeRequest, type FakeServer, startFake } from "./fake-server.ts";

export const TELEGRAM_TOKEN = "123456789:AAFakeTokenOfTheLocalBotServer-0001";
/** The bytes of any voice message here. */
export const VOICE_BYTES = "OggS a few words";

const chat = z.int();
const button = z.object({
  text: z.string().check(z.minLength(1)),
  callback_data: z.string().check(z.refine((data) => new TextEncoder().encode(data).length <= 64)),
});
const common = {
  chat_id: chat,
  reply_markup: z.optional(z.strictObject({ inline_keyboard: z.array(z.array(button)) })),
  link_preview_options: z.optional(z.strictObject({ is_disabled: z.boolean() })),
  parse_mode: z.optional(z.enum(["HTML", "MarkdownV2"])),
};

/** The methods of the Bot API that are known here, with what each takes and nothing else. */
const METHODS = {
  getMe: z.strictObject({}),
  deleteWebhook: z.strictObject({}),
  setWebhook: z.strictObject({
    url: z.url(),
    secret_token: z.string().check(z.regex(/^[\w-]{1,256}$/)),
    allowed_updates: z.optional(z.array(z.string())),
  }),
  sendMessage: z.strictObject({ ...common, text: z.string().check(z.minLength(1)) }),
  sendPhoto: z.strictObject({ ...common, photo: z.string(), caption: z.optional(z.string()) }),
  /** By an address, the Bot API takes PDFs, archives and animations. */
  sendDocument: z.strictObject({ ...common, document: z.url({ protocol: /^https?$/ }) }),
  sendRichMessage: z.strictObject({
    chat_id: chat,
    reply_markup: common.reply_markup,
    rich_message: z.strictObject({ markdown: z.string().check(z.minLength(1), z.maxLength(32_768)) }),
  }),
  /** Shows a message that is being written in a private chat, until one is sent or half a minute has passed. */
  sendMessageDraft: z.strictObject({
    chat_id: chat.check(z.positive()),
    draft_id: z.int().check(z.refine((id) => id !== 0)),
    text: z.string(),
    parse_mode: common.parse_mode,
  }),
  sendChatAction: z.strictObject({ chat_id: chat, action: z.enum(["typing"]) }),
  answerCallbackQuery: z.strictObject({ callback_query_id: z.string() }),
  getFile: z.strictObject({ file_id: z.string() }),
} as const;
type Method = keyof typeof METHODS;

/** A call that was taken. */
export interface TelegramCall {
  readonly method: Method;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A fault for the next call of a method: an error of the Bot API. */
interface TelegramFault {
  readonly method: Method;
  readonly code: number;
  readonly description: string;
  readonly retryAfter?: number;
}

/** A local server of the Bot API with people who write to its one bot. */
export class FakeTelegram {
  readonly calls: TelegramCall[] = [];
  readonly deliveries: Deliveries;
  readonly blocked = new Set<number>();
  /** Whether it is a server of Bot API 10.1 or later. */
  knowsRich = true;
  /** Whether it is a server of Bot API 9.3 or later. */
  knowsDrafts = true;
  /** Answers 502 to everything, as its machines do while nothing is behind them. */
  isDown = false;
  /** Hears of every call, also of those that are refused. */
  onCall: (method: string) => void = () => undefined;
  #faults: TelegramFault[] = [];
  #server: FakeServer | null = null;
  #secret = "";
  #update = 1_000;
  #message = 0;
  #heard: { isDone: (calls: readonly TelegramCall[]) => boolean; resolve: () => void }[] = [];

  constructor(deliveries: Deliveries = new Deliveries()) {
    this.deliveries = deliveries;
  }

  async start(port = 0): Promise<this> {
    this.#server = await startFake((request) => this.#answer(request), port);
    return this;
  }

  get origin(): string {
    return this.#server?.origin ?? "";
  }

  async close(): Promise<void> {
    this.deliveries.close();
    await this.#server?.close();
  }

  failNext(fault: TelegramFault): void {
    this.#faults.push(fault);
  }

  /** The update of a person who writes. */
  text(person: number, text: string): Delivery {
    return this.#messageUpdate(person, { text });
  }

  /** The update of a person who sends something else than words: `{ voice: {…} }`. */
  media(person: number, media: object): Delivery {
    return this.#messageUpdate(person, media);
  }

  /** The update of a person who presses a button. */
  press(person: number, data: string): Delivery {
    const message = { message_id: 1, chat: { id: person, type: "private" } };
    return this.#updateOf({
      callback_query: { id: `query-${this.#update}`, from: fromOf(person), data, message },
    });
  }

  /** The update of a person who blocks the bot, or lets it write again. */
  block(person: number, isBlocked: boolean): Delivery {
    if (isBlocked) this.blocked.add(person);
    else this.blocked.delete(person);
    const status = isBlocked ? "kicked" : "member";
    const chat = { id: person, type: "private" };
    return this.#updateOf({ my_chat_member: { chat, from: fromOf(person), new_chat_member: { status } } });
  }

  /** The choices that a message offers. */
  choicesOf(body: TelegramCall["body"]): { id: string; label: string }[] {
    const keyboard = common.reply_markup.safeParse(body.reply_markup).data;
    const buttons = keyboard?.inline_keyboard.flat() ?? [];
    return buttons.map(({ text, callback_data: id }) => ({ id, label: text }));
  }

  /** The words that a person has read, in order. */
  read(person: number): string[] {
    return this.calls
      .filter(({ method, body }) => METHODS_READ.includes(method) && body.chat_id === person)
      .map(({ body }) =>
        String(body.text ?? body.caption ?? body.document ?? JSON.stringify(body.rich_message ?? "")),
      );
  }

  /** Resolves once the calls so far are as wished. */
  until(isDone: (calls: readonly TelegramCall[]) => boolean): Promise<void> {
    if (isDone(this.calls)) return Promise.resolve();
    return new Promise((resolve) => this.#heard.push({ isDone, resolve }));
  }

  #messageUpdate(person: number, content: object): Delivery {
    this.#message += 1;
    const message = {
      message_id: this.#message,
      chat: { id: person, type: "private" },
      date: 1_790_000_000,
      from: fromOf(person),
    };
    return this.#updateOf({ message: { ...message, ...content } });
  }

  #updateOf(update: object): Delivery {
    this.#update += 1;
    const headers = { "x-telegram-bot-api-secret-token": this.#secret };
    return { body: JSON.stringify({ update_id: this.#update, ...update }), headers };
  }

  #answer({ url, text }: FakeRequest): FakeAnswer {
    const [, bot, method = ""] = url.pathname.split("/");
    if (bot === "file") return { body: VOICE_BYTES };
    if (bot !== `bot${TELEGRAM_TOKEN}`) return failure(401, "Unauthorized");
    this.onCall(method);
    if (this.isDown) return { status: 502, body: "<html>Bad Gateway</html>" };
    const isKnown = isMethod(method) && this.#knows(method);
    if (!isKnown) return failure(404, "Not Found");
    const fault = this.#faults.find((one) => one.method === method);
    if (fault) {
      this.#faults = this.#faults.filter((one) => one !== fault);
      return failure(fault.code, fault.description, fault.retryAfter);
    }
    const parsed = METHODS[method].safeParse(JSON.parse(text || "{}"));
    if (!parsed.success)
      return failure(400, `Bad Request: ${parsed.error.issues[0]?.path.join(".")} is wrong`);
    return this.#take(method, parsed.data);
  }

  #knows(method: Method): boolean {
    if (method === "sendRichMessage") return this.knowsRich;
    return method !== "sendMessageDraft" || this.knowsDrafts;
  }

  #take(method: Method, body: Readonly<Record<string, unknown>>): FakeAnswer {
    if (typeof body.chat_id === "number" && this.blocked.has(body.chat_id))
      return failure(403, "Forbidden: bot was blocked by the user");
    const isHtml = body.parse_mode === "HTML";
    for (const [name, max] of [
      ["text", 4_096],
      ["caption", 1_024],
    ] as const) {
      const words = body[name];
      if (typeof words !== "string") continue;
      const shown = isHtml ? parsedHtml(words) : words;
      if (shown === null) return failure(400, "Bad Request: can't parse entities");
      if (shown.length > max) return failure(400, `Bad Request: ${name} is too long`);
      // A draft without words stands for "Thinking…".
      if (shown.trim() === "" && method !== "sendMessageDraft")
        return failure(400, `Bad Request: ${name} is empty`);
    }
    this.calls.push({ method, body });
    if (method === "setWebhook") {
      this.#secret = String(body.secret_token);
      this.deliveries.webhook = String(body.url);
    }
    for (const { isDone, resolve } of this.#heard) if (isDone(this.calls)) resolve();
    return { body: { ok: true, result: this.#resultOf(method) } };
  }

  #resultOf(method: Method): unknown {
    if (method === "getMe") return { id: 1, is_bot: true, first_name: "Loja", username: "loja_bot" };
    if (method === "getFile")
      return { file_id: "f", file_size: VOICE_BYTES.length, file_path: "voice/file.oga" };
    if (!METHODS_READ.includes(method)) return true;
    this.#message += 1;
    return { message_id: this.#message, date: 1_790_000_000, chat: {} };
  }
}

const METHODS_READ: readonly Method[] = ["sendMessage", "sendPhoto", "sendDocument", "sendRichMessage"];

function isMethod(name: string): name is Method {
  return Object.hasOwn(METHODS, name);
}

function fromOf(person: number): object {
  return { id: person, is_bot: false, first_name: "Ana", last_name: "Souza", language_code: "pt-br" };
}

function failure(code: number, description: string, retryAfter?: number): FakeAnswer {
  const parameters = retryAfter === undefined ? {} : { parameters: { retry_after: retryAfter } };
  return { status: code, body: { ok: false, error_code: code, description, ...parameters } };
}

/** The words of HTML whose tags are known and closed in order; `null` for any other. */
function parsedHtml(html: string): string | null {
  const open: string[] = [];
  let words = "";
  for (const [token, tag] of html.matchAll(
    /<(\/?[a-z]+)(?: href="[^"<>]*")?>|&(?:lt|gt|amp|quot);|[^<&]|[<&]/g,
  )) {
    if (token === "<" || token === "&" || (token === ">" && tag === undefined)) return null;
    if (tag === undefined) words += token.startsWith("&") ? "&" : token;
    else if (!tag.startsWith("/")) {
      if (!["b", "i", "s", "u", "code", "pre", "a"].includes(tag)) return null;
      open.push(tag);
    } else if (open.pop() !== tag.slice(1)) return null;
  }
  return open.length === 0 ? words : null;
}
