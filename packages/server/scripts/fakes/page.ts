import { createHmac } from "node:crypto";
import type { Deliveries, Delivery } from "./deliveries.ts";
import type { FakeAnswer, FakeRequest } from "./fake-server.ts";
import {
  instagramSendSchema,
  type MessengerSend,
  messengerOffers,
  messengerSendSchema,
  messengerWords,
  senderActionSchema,
  threadSchema,
} from "./messenger-shapes.ts";
import { type GraphFault, graphFailure, signedByMeta, verifyAddress } from "./meta.ts";

/** Everything that an owner would copy from Meta's pages to connect the page here, by Messenger or by Instagram. */
export const PAGE_ACCESS = {
  messenger: {
    token: "EAAFakeTokenOfThePageForMessenger00001",
    appSecret: "fedcba9876543210fedcba9876543210",
    pageId: "104567890123456",
  },
  instagram: {
    token: "EAAFakeTokenOfThePageForInstagram00002",
    appSecret: "fedcba9876543210fedcba9876543211",
    pageId: "104567890123457",
  },
} as const;

const APP_ID = "700100200300400";
const INBOX_APP_ID = "263902037430900";
const ACCOUNT_ID = "17841400000000148";
const WINDOW_MS = 24 * 60 * 60 * 1_000;
const HUMAN_WINDOW_MS = 7 * WINDOW_MS;

/** A message that was taken, with the person it is for. */
interface SentToPage {
  readonly id: string;
  readonly to: string;
  readonly body: MessengerSend;
}

/** A page with Messenger, or with an account of Instagram, and people who write to it: strict in what it takes. */
export class FakePage {
  readonly kind: "messenger" | "instagram";
  readonly deliveries: Deliveries;
  readonly sent: SentToPage[] = [];
  readonly typing: string[] = [];
  readonly blocked = new Set<string>();
  /** People whose thread another app has: the page's own inbox. */
  readonly inInbox = new Set<string>();
  /** The echoes of our own messages that have not left yet; `null` while they leave at once. */
  heldEchoes: Delivery[] | null = null;
  /** Told of every message that was taken, before its sender is. */
  onSent: (to: string) => void = () => undefined;
  isTokenGood = true;
  /** Whether a message to somebody who has not written for a day is refused. */
  hasWindow = false;
  isSubscribed = false;
  /** The address of any picture that a person sends here. */
  pictureUrl = "";
  readonly #faults: GraphFault[] = [];
  readonly #lastWrote = new Map<string, number>();
  readonly #now: () => number;
  #count = 0;
  #at = 0;

  constructor(kind: "messenger" | "instagram", deliveries: Deliveries, now: () => number = Date.now) {
    this.kind = kind;
    this.deliveries = deliveries;
    this.#now = now;
  }

  /** Takes an address for updates as Meta's page does: it checks it first. Resolves with whether it will be used. */
  useWebhook(address: string, verifyToken: string): Promise<boolean> {
    return verifyAddress(this.deliveries, address, verifyToken);
  }

  failNext(fault: GraphFault): void {
    this.#faults.push(fault);
  }

  /** The update of a person who writes; each is a second later than the one before. */
  text(person: string, text: string): Delivery {
    return this.message(person, { text });
  }

  /** The update of a person who writes something else than words: `{ attachments: [...] }`. */
  message(person: string, content: object): Delivery {
    this.#lastWrote.set(person, this.#now());
    return this.#from(person, { message: { mid: this.#newId("IN"), ...content } });
  }

  /** The update of a person who chooses: a button is a postback, a quick reply a message. */
  choose(person: string, payload: string, title: string): Delivery {
    const last = this.#to(person).at(-1)?.body.message.attachment;
    if (last?.type !== "template") return this.message(person, { text: title, quick_reply: { payload } });
    this.#lastWrote.set(person, this.#now());
    return this.#from(person, { postback: { mid: this.#newId("IN"), title, payload } });
  }

  /** The update of what somebody wrote to a person in the page's own inbox, which has the thread from then on. */
  inboxText(person: string, text: string): Delivery {
    this.inInbox.add(person);
    return this.#echo(person, { mid: this.#newId("INBOX"), text, app_id: Number(INBOX_APP_ID) });
  }

  /** The update of a thread that goes to the page's inbox, or comes back from there. */
  pass(person: string, to: "app" | "inbox"): Delivery {
    if (to === "app") this.inInbox.delete(person);
    else this.inInbox.add(person);
    const pass_thread_control = { new_owner_app_id: to === "app" ? APP_ID : INBOX_APP_ID };
    return this.#from(person, { pass_thread_control }, "messaging");
  }

  /** The update of people at the page's inbox who ask for a thread. */
  request(person: string): Delivery {
    return this.#from(
      person,
      { request_thread_control: { requested_owner_app_id: INBOX_APP_ID } },
      "messaging",
    );
  }

  /** The update of a person who has read all that was sent to them so far. */
  read(person: string): Delivery {
    const last = this.#to(person).at(-1)?.id ?? "";
    const read = this.kind === "instagram" ? { mid: last } : { watermark: this.#now() };
    return this.#from(person, { read });
  }

  /** The update of messages that arrived. */
  delivered(person: string): Delivery {
    const mids = this.#to(person).map(({ id }) => id);
    return this.#from(person, { delivery: { mids, watermark: this.#now() } });
  }

  /** The words that a person has read, in order. */
  readBy(person: string): string[] {
    return this.#to(person).map(({ body }) => messengerWords(body));
  }

  /** The choices that the last message to a person offers. */
  offersTo(person: string): { payload: string; title: string }[] {
    const last = this.#to(person).at(-1);
    return last ? messengerOffers(last.body) : [];
  }

  /** Answers a request to the Graph API that carries this page's token; `null` for any other. */
  answer({ method, url, headers, text }: FakeRequest): FakeAnswer | null {
    const { token, appSecret, pageId } = PAGE_ACCESS[this.kind];
    if (headers.get("authorization") !== `Bearer ${token}`) return null;
    if (!this.isTokenGood)
      return graphFailure(401, 190, "Error validating access token: the session has been invalidated.");
    const proof = url.searchParams.get("appsecret_proof");
    if (proof !== null && proof !== createHmac("sha256", appSecret).update(token).digest("hex"))
      return graphFailure(400, 100, "Invalid appsecret_proof provided in the API argument");
    switch (`${method} ${url.pathname.slice(1)}`) {
      case "GET app":
        return { body: { id: APP_ID } };
      case `GET ${pageId}`:
        return {
          body: {
            id: pageId,
            name: "Loja",
            ...(this.kind === "instagram" && {
              instagram_business_account: { id: ACCOUNT_ID, username: "loja" },
            }),
          },
        };
      case `POST ${pageId}/subscribed_apps`:
        if (
          !/messages.*message_echoes.*messaging_handovers/.test(
            url.searchParams.get("subscribed_fields") ?? "",
          )
        )
          return graphFailure(400, 100, "Param subscribed_fields is missing fields");
        this.isSubscribed = true;
        return { body: { success: true } };
      case `DELETE ${pageId}/subscribed_apps`:
        this.isSubscribed = false;
        return { body: { success: true } };
      case `POST ${pageId}/messages`:
        return this.#take(JSON.parse(text));
      case `POST ${pageId}/take_thread_control`:
      case `POST ${pageId}/pass_thread_control`:
        return this.#move(JSON.parse(text));
      default:
        return graphFailure(404, 100, `Unsupported ${method.toLowerCase()} request.`);
    }
  }

  #move(given: unknown): FakeAnswer {
    const asked = threadSchema.safeParse(given).data;
    if (!asked) return graphFailure(400, 100, "Param recipient must be a person's id");
    const { id } = asked.recipient;
    if (asked.target_app_id === undefined) this.inInbox.delete(id);
    else this.inInbox.add(id);
    return { body: { success: true } };
  }

  #take(given: unknown): FakeAnswer {
    const action = senderActionSchema.safeParse(given).data;
    if (action) {
      this.typing.push(action.recipient.id);
      return { body: { recipient_id: action.recipient.id } };
    }
    const schema = this.kind === "instagram" ? instagramSendSchema : messengerSendSchema;
    const parsed = schema.safeParse(given);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      return graphFailure(400, 100, `Param is not valid: ${JSON.stringify(issue).slice(0, 300)}`);
    }
    const fault = this.#faults.shift();
    if (fault)
      return graphFailure(
        fault.status ?? 400,
        fault.code,
        fault.message ?? "A fault on demand",
        fault.subcode,
      );
    const { recipient, tag, message } = parsed.data;
    const { id: to } = recipient;
    if (this.blocked.has(to)) return graphFailure(400, 551, "This person isn't available right now.");
    if (this.inInbox.has(to))
      return graphFailure(400, 10, "Another app is controlling this thread now.", 2018300);
    const silence = this.#now() - (this.#lastWrote.get(to) ?? Number.NEGATIVE_INFINITY);
    if (this.hasWindow && silence >= (tag === undefined ? WINDOW_MS : HUMAN_WINDOW_MS))
      return graphFailure(400, 10, "This message is sent outside of allowed window.", 2018278);
    const id = this.#newId("OUT");
    this.sent.push({ id, to, body: parsed.data });
    const { text: words, metadata } = message;
    // Meta tells an app of its own messages as well; Instagram names no app and keeps no mark.
    const own = this.kind === "instagram" ? {} : { app_id: Number(APP_ID), ...(metadata && { metadata }) };
    const attached =
      "attachment" in message && message.attachment ? [{ type: message.attachment.type, payload: {} }] : [];
    const shown = { ...(words && { text: words }), ...(attached.length > 0 && { attachments: attached }) };
    const echo = this.#echo(to, { mid: id, ...shown, ...own });
    if (this.heldEchoes) this.heldEchoes.push(echo);
    else void this.deliveries.deliver([echo]);
    this.onSent(to);
    return { body: { recipient_id: to, message_id: id } };
  }

  #to(person: string): SentToPage[] {
    return this.sent.filter(({ to }) => to === person);
  }

  #newId(kind: string): string {
    this.#count += 1;
    return `m_${kind}${String(this.#count).padStart(8, "0")}`;
  }

  #echo(person: string, message: object): Delivery {
    return this.#signed("messaging", {
      sender: { id: this.#own },
      recipient: { id: person },
      message: { ...message, is_echo: true },
    });
  }

  #from(
    person: string,
    content: object,
    channel = this.inInbox.has(person) ? "standby" : "messaging",
  ): Delivery {
    return this.#signed(channel, { sender: { id: person }, recipient: { id: this.#own }, ...content });
  }

  get #own(): string {
    return this.kind === "instagram" ? ACCOUNT_ID : PAGE_ACCESS[this.kind].pageId;
  }

  #signed(channel: string, event: object): Delivery {
    this.#at = Math.max(this.#at + 1_000, this.#now());
    const messaging = [{ timestamp: this.#at, ...event }];
    const entry = { id: this.#own, time: this.#at, [channel]: messaging };
    const object = this.kind === "instagram" ? "instagram" : "page";
    return signedByMeta({ object, entry: [entry] }, PAGE_ACCESS[this.kind].appSecret);
  }
}
