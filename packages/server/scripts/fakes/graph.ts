import { createHmac } from "node:crypto";
import { Deliveries, type Delivery } from "./deliveries.ts";
import { type FakeAnswer, type FakeRequest, type FakeServer, startFake } from "./fake-server.ts";
import { type GraphFault, graphFailure, signedByMeta, verifyAddress } from "./meta.ts";
import { FakePage } from "./page.ts";
import {
  WHATSAPP_TEMPLATES,
  type WhatsAppSend,
  whatsAppReadSchema,
  whatsAppSendSchema,
} from "./whatsapp-shapes.ts";

/** Everything that an owner would copy from Meta's pages to connect the one number here. */
export const WHATSAPP_ACCESS = {
  token: "EAAFakeTokenOfTheLocalGraphServer0001",
  appSecret: "0123456789abcdef0123456789abcdef",
  phoneNumberId: "106540352242922",
  accountId: "102290129340398",
} as const;

/** The bytes of any file that a person sends here: a picture of one white dot. */
export const PICTURE_BYTES = Uint8Array.from(
  atob("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII="),
  (letter) => letter.charCodeAt(0),
);

/** A message that was taken, with the person it is for: their phone or their scoped id, whichever it named. */
interface SentMessage {
  readonly id: string;
  readonly to: string;
  readonly body: WhatsAppSend;
}

/** A person who writes: with or without a phone, as WhatsApp shows them to businesses. */
export interface FakePerson {
  readonly userId: string;
  readonly phone?: string;
  readonly name: string;
}

/** The window in which a business may write freely, in milliseconds. */
const WINDOW_MS = 24 * 60 * 60 * 1_000;

/** A local server of Meta's Graph API with one number of WhatsApp and two pages, strict in what it takes. */
export class FakeGraph {
  readonly sent: SentMessage[] = [];
  /** Messages of people that were marked as read, each with whether writing was shown. */
  readonly read: { id: string; isTyping: boolean }[] = [];
  readonly deliveries: Deliveries;
  readonly blocked = new Set<string>();
  /** Whether the token is good; one that is not gets 190. */
  isTokenGood = true;
  /** The number's token; another takes its place when the owner makes a new one. */
  token: string = WHATSAPP_ACCESS.token;
  /** Answers 503 to everything. */
  isDown = false;
  /** Whether a message to somebody who has not written for a day is refused, as by WhatsApp. */
  hasWindow = false;
  /** A page with Messenger, and one with an account of Instagram. */
  readonly messenger: FakePage;
  readonly instagram: FakePage;
  readonly subscribed = new Set<string>();
  readonly #faults: GraphFault[] = [];
  readonly #lastWrote = new Map<string, number>();
  readonly #now: () => number;
  #server: FakeServer | null = null;
  #count = 0;
  #second = 0;

  constructor(deliveries: Deliveries = new Deliveries(), now: () => number = Date.now) {
    this.deliveries = deliveries;
    this.#now = now;
    this.messenger = new FakePage("messenger", new Deliveries(deliveries.random, deliveries.send), now);
    this.instagram = new FakePage("instagram", new Deliveries(deliveries.random, deliveries.send), now);
  }

  async start(port = 0): Promise<this> {
    this.#server = await startFake((request) => this.#answer(request), port);
    for (const page of [this.messenger, this.instagram]) page.pictureUrl = `${this.origin}/pictures/1.png`;
    return this;
  }

  get origin(): string {
    return this.#server?.origin ?? "";
  }

  /** Answers nobody until what it resolves with is called. */
  async cutOff(): Promise<() => Promise<void>> {
    return (await this.#server?.cutOff()) ?? (async () => {});
  }

  async close(): Promise<void> {
    for (const { deliveries } of [this, this.messenger, this.instagram]) deliveries.close();
    await this.#server?.close();
  }

  /** Takes an address for updates as Meta's page does: it checks it first. Resolves with whether it will be used. */
  useWebhook(address: string, verifyToken: string): Promise<boolean> {
    return verifyAddress(this.deliveries, address, verifyToken);
  }

  /** When somebody wrote last, in milliseconds since 1970. */
  get lastWroteAt(): number {
    return this.#second * 1_000;
  }

  failNext(fault: GraphFault): void {
    this.#faults.push(fault);
  }

  /** The update of a person who writes; each is a second later than the one before. */
  text(person: FakePerson, text: string): Delivery {
    return this.message(person, { type: "text", text: { body: text } });
  }

  /** The update of a person who chooses a button or a row. */
  choose(
    person: FakePerson,
    id: string,
    title: string,
    kind: "button_reply" | "list_reply" = "button_reply",
  ) {
    return this.message(person, { type: "interactive", interactive: { type: kind, [kind]: { id, title } } });
  }

  message({ userId, phone, name }: FakePerson, content: object): Delivery {
    this.#count += 1;
    this.#passSecond();
    this.#lastWrote.set(phone ?? userId, this.#now());
    const from = { from_user_id: userId, ...(phone && { from: phone }) };
    const id = `wamid.IN${String(this.#count).padStart(8, "0")}`;
    const contact = { profile: { name }, user_id: userId, ...(phone && { wa_id: phone }) };
    const message = { ...from, id, timestamp: String(this.#second), ...content };
    return this.#signed({ contacts: [contact], messages: [message] });
  }

  /** Each update is of a second of its own, and none of the past. */
  #passSecond(): void {
    this.#second = Math.max(this.#second + 1, Math.floor(this.#now() / 1_000));
  }

  /** The update of a status of a message that was taken. */
  status(sentId: string, status: "sent" | "delivered" | "read" | "failed", more: object = {}): Delivery {
    const sent = this.sent.find(({ id }) => id === sentId);
    this.#passSecond();
    const whose = sent?.body.biz_opaque_callback_data;
    const one = {
      id: sentId,
      status,
      timestamp: String(this.#second),
      recipient_id: sent?.to ?? "",
      ...(whose !== undefined && { biz_opaque_callback_data: whose }),
      ...more,
    };
    return this.#signed({ statuses: [one] });
  }

  /** The words that a person has read, in order; the labels of what can be chosen come with the words above them. */
  readBy({ userId, phone }: FakePerson): string[] {
    return this.#of({ userId, ...(phone && { phone }), name: "" }).map(({ body }) => wordsOf(body));
  }

  /** The choices that the last message to a person offers. */
  offersTo(person: FakePerson): { id: string; title: string }[] {
    const last = this.#of(person).findLast(({ body }) => body.type === "interactive");
    return last ? offersOf(last.body) : [];
  }

  #of({ userId, phone }: FakePerson): SentMessage[] {
    return this.sent.filter(({ to }) => to === userId || (phone !== undefined && to === phone));
  }

  #signed(value: object): Delivery {
    const { phoneNumberId, accountId, appSecret } = WHATSAPP_ACCESS;
    const metadata = { display_phone_number: "5535900000148", phone_number_id: phoneNumberId };
    const change = { field: "messages", value: { messaging_product: "whatsapp", metadata, ...value } };
    const whole = { object: "whatsapp_business_account", entry: [{ id: accountId, changes: [change] }] };
    return signedByMeta(whole, appSecret);
  }

  async #answer(request: FakeRequest): Promise<FakeAnswer> {
    const { method, url, headers, text } = request;
    if (url.pathname.startsWith("/pictures/"))
      return { body: PICTURE_BYTES, headers: { "content-type": "image/png" } };
    const byPage = this.messenger.answer(request) ?? this.instagram.answer(request);
    if (byPage) return byPage;
    const { phoneNumberId, accountId, appSecret } = WHATSAPP_ACCESS;
    const { token } = this;
    if (this.isDown) return { status: 503, body: "" };
    if (headers.get("authorization") !== `Bearer ${token}` || !this.isTokenGood)
      return graphFailure(401, 190, "Error validating access token: the session has been invalidated.");
    const proof = url.searchParams.get("appsecret_proof");
    if (proof !== null && proof !== createHmac("sha256", appSecret).update(token).digest("hex"))
      return graphFailure(400, 100, "Invalid appsecret_proof provided in the API argument");
    const path = url.pathname.slice(1);
    switch (`${method} ${path}`) {
      case `GET ${phoneNumberId}`:
        return {
          body: { id: phoneNumberId, display_phone_number: "+55 35 90000-0148", verified_name: "Loja" },
        };
      case `POST ${accountId}/subscribed_apps`:
        this.subscribed.add(accountId);
        return { body: { success: true } };
      case `DELETE ${accountId}/subscribed_apps`:
        this.subscribed.delete(accountId);
        return { body: { success: true } };
      case `GET ${accountId}/message_templates`:
        return { body: { data: WHATSAPP_TEMPLATES } };
      case `POST ${phoneNumberId}/messages`:
        return this.#take(JSON.parse(text));
    }
    const file = /^(?:files\/)?(media-\d+)$/.exec(path);
    if (method !== "GET" || !file)
      return graphFailure(404, 100, `Unsupported ${method.toLowerCase()} request.`);
    if (path.startsWith("files/")) return { body: PICTURE_BYTES, headers: { "content-type": "image/png" } };
    const address = `${this.origin}/files/${file[1]}`;
    return { body: { id: file[1], url: address, mime_type: "image/png", file_size: PICTURE_BYTES.length } };
  }

  #take(given: unknown): FakeAnswer {
    const read = whatsAppReadSchema.safeParse(given).data;
    if (read) {
      this.read.push({ id: read.message_id, isTyping: read.typing_indicator !== undefined });
      return { body: { success: true } };
    }
    const parsed = whatsAppSendSchema.safeParse(given);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      return graphFailure(
        400,
        131009,
        `Parameter value is not valid: ${JSON.stringify(issue).slice(0, 300)}`,
      );
    }
    const fault = this.#faults.shift();
    if (fault) return graphFailure(fault.status ?? 400, fault.code, fault.message ?? "A fault on demand");
    const body = parsed.data;
    const to = body.to ?? body.recipient ?? "";
    if (this.blocked.has(to)) return graphFailure(400, 131026, "Message undeliverable");
    const isOpen = this.#now() - (this.#lastWrote.get(to) ?? Number.NEGATIVE_INFINITY) < WINDOW_MS;
    if (this.hasWindow && !isOpen && body.type !== "template")
      return graphFailure(400, 131047, "More than 24 hours have passed since the customer last replied");
    this.#count += 1;
    const id = `wamid.OUT${String(this.#count).padStart(8, "0")}`;
    this.sent.push({ id, to, body });
    const contacts = [{ input: to, ...(body.to ? { wa_id: to } : { user_id: to }) }];
    return { body: { messaging_product: "whatsapp", contacts, messages: [{ id }] } };
  }
}

/** The words of a message as a phone shows them. */
export function wordsOf(body: WhatsAppSend): string {
  switch (body.type) {
    case "text":
      return body.text.body;
    case "image":
      return body.image.caption ?? "";
    case "document":
      return [body.document.filename, body.document.caption].filter(Boolean).join(" ");
    case "interactive":
      return [body.interactive.body.text, ...offersOf(body).map(({ title }) => title)].join("\n");
    case "template":
      return `${body.template.name}: ${body.template.components
        ?.flatMap(({ parameters }) => parameters.map(({ text }) => text))
        .join(", ")}`;
    default:
      return body satisfies never;
  }
}

/** The choices that a message offers. */
export function offersOf(
  body: WhatsAppSend,
): { id: string; title: string; description?: string | undefined }[] {
  if (body.type !== "interactive") return [];
  const { interactive } = body;
  if (interactive.type === "button") return interactive.action.buttons.map(({ reply }) => reply);
  return interactive.action.sections.flatMap(({ rows }) => rows);
}
