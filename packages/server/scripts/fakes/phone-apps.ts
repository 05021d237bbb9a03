import type { Delivery } from "./deliveries.ts";
import { type FakeGraph, type FakePerson, offersOf, WHATSAPP_ACCESS, wordsOf } from "./graph.ts";
import { messengerOffers, messengerWords } from "./messenger-shapes.ts";
import { type FakePage, PAGE_ACCESS } from "./page.ts";
import type { FakeTelegram } from "./telegram.ts";

/** A line of a talk as the phone shows it. */
export interface PhoneLine {
  readonly by: "person" | "site";
  readonly text: string;
  readonly image?: string;
  readonly choices?: readonly { readonly id: string; readonly label: string }[];
}

/** A fault that somebody may bring about at the phone. */
export const PHONE_FAULTS = ["block", "repeat", "busy", "token", "window", "inbox"] as const;
export type PhoneFault = (typeof PHONE_FAULTS)[number];

/** An app of the phone: what its one person does, and what they read. */
export interface PhoneApp {
  readonly name: string;
  readonly faults: readonly PhoneFault[];
  /** The number of messages that were sent to the person so far. */
  readonly count: number;
  linesAfter(count: number): PhoneLine[];
  say(text: string): void;
  sendPicture(): void;
  press(id: string, label: string): void;
  fault(fault: PhoneFault, isOn: boolean): void;
  /** Types an address for updates into the platform's page; absent where the platform is told it by a call. */
  connect?(address: string, verifyToken: string): Promise<boolean>;
}

const TELEGRAM_PERSON = 4_242;
const BUSY_S = 5;

/** Telegram on the phone. */
export function telegramApp(telegram: FakeTelegram): PhoneApp {
  const { deliveries } = telegram;
  const send = (one: Delivery) => void deliveries.deliver([one]);
  const own = () =>
    telegram.calls.filter(
      ({ body }) => body.chat_id === TELEGRAM_PERSON && !("draft_id" in body) && !("action" in body),
    );
  return {
    name: "Telegram",
    faults: ["block", "repeat", "busy"],
    get count() {
      return own().length;
    },
    linesAfter: (count) =>
      own()
        .slice(count)
        .map(({ body }) => {
          const rich = body.rich_message === undefined ? "" : JSON.stringify(body.rich_message);
          const text = String(body.text ?? body.caption ?? rich).replace(/<[^>]+>/g, "");
          const image = typeof body.photo === "string" ? { image: body.photo } : {};
          return { by: "site", text, ...image, choices: telegram.choicesOf(body) };
        }),
    say: (text) => send(telegram.text(TELEGRAM_PERSON, text)),
    sendPicture: () => send(telegram.media(TELEGRAM_PERSON, { photo: [{ file_id: "photo-1" }] })),
    press: (id) => send(telegram.press(TELEGRAM_PERSON, id)),
    fault(fault, isOn) {
      if (fault === "block") send(telegram.block(TELEGRAM_PERSON, isOn));
      else if (fault === "repeat")
        Object.assign(deliveries.faults, { repeats: isOn ? 1 : 0, isReordered: isOn });
      else
        telegram.failNext({
          method: "sendMessage",
          code: 429,
          description: "Too Many Requests",
          retryAfter: BUSY_S,
        });
    },
  };
}

const WHATSAPP_PERSON: FakePerson = { userId: "BR.1502576394000148", phone: "5535912340148", name: "Ana" };

/** WhatsApp on the phone: it brings and reads what comes, and says so. */
export function whatsAppApp(graph: FakeGraph): PhoneApp {
  const { deliveries } = graph;
  const send = (one: Delivery) => void deliveries.deliver([one]);
  const own = () =>
    graph.sent.filter(({ to }) => to === WHATSAPP_PERSON.phone || to === WHATSAPP_PERSON.userId);
  let told = 0;
  /** Statuses come in any order, so `read` goes out before `delivered`. */
  const tellStates = () => {
    for (const { id } of own().slice(told)) {
      const pricing = { billable: true, pricing_model: "PMP", category: "service" };
      for (const state of ["sent", "read", "delivered"] as const) send(graph.status(id, state, { pricing }));
    }
    told = own().length;
  };
  return {
    name: "WhatsApp",
    faults: ["block", "repeat", "busy", "token", "window"],
    get count() {
      return own().length;
    },
    linesAfter(count) {
      tellStates();
      return own()
        .slice(count)
        .map(({ body }) => {
          const choices = offersOf(body).map(({ id, title, description }) => ({
            id,
            label: description ?? title,
          }));
          const text = body.type === "interactive" ? body.interactive.body.text : wordsOf(body);
          return { by: "site", text, ...(body.type === "image" && { image: body.image.link }), choices };
        });
    },
    say: (text) => send(graph.text(WHATSAPP_PERSON, text)),
    sendPicture: () => send(graph.message(WHATSAPP_PERSON, { type: "image", image: { id: "media-1" } })),
    press: (id, label) => send(graph.choose(WHATSAPP_PERSON, id, label)),
    fault(fault, isOn) {
      const { phone = "", userId } = WHATSAPP_PERSON;
      if (fault === "block") for (const one of [phone, userId]) graph.blocked[isOn ? "add" : "delete"](one);
      else if (fault === "repeat")
        Object.assign(deliveries.faults, { repeats: isOn ? 1 : 0, isReordered: isOn });
      else if (fault === "token") graph.isTokenGood = !isOn;
      else graph.failNext({ code: fault === "busy" ? 131056 : 131047 });
    },
    connect: (address, verifyToken) => graph.useWebhook(address, verifyToken),
  };
}

const PAGE_PERSON = "24601000000000148";

/** Messenger or Instagram on the phone. The fault `inbox` is a person who takes the thread in the page's own inbox, and gives it back. */
export function pageApp(page: FakePage): PhoneApp {
  const { deliveries } = page;
  const send = (one: Delivery) => void deliveries.deliver([one]);
  const own = () => page.sent.filter(({ to }) => to === PAGE_PERSON);
  return {
    name: page.kind === "instagram" ? "Instagram" : "Messenger",
    faults: ["block", "repeat", "busy", "token", "window", "inbox"],
    get count() {
      return own().length;
    },
    linesAfter: (count) =>
      own()
        .slice(count)
        .map(({ body }) => {
          const { attachment } = body.message;
          const choices = messengerOffers(body).map(({ payload: id, title: label }) => ({ id, label }));
          const text = attachment?.type === "template" ? attachment.payload.text : messengerWords(body);
          const image = attachment?.type === "image" ? { image: attachment.payload.url } : {};
          return { by: "site", text: attachment?.type === "image" ? "" : text, ...image, choices };
        }),
    say: (text) => send(page.text(PAGE_PERSON, text)),
    sendPicture: () =>
      send(
        page.message(PAGE_PERSON, { attachments: [{ type: "image", payload: { url: page.pictureUrl } }] }),
      ),
    press: (id, label) => send(page.choose(PAGE_PERSON, id, label)),
    fault(fault, isOn) {
      if (fault === "block") page.blocked[isOn ? "add" : "delete"](PAGE_PERSON);
      else if (fault === "repeat")
        Object.assign(deliveries.faults, { repeats: isOn ? 1 : 0, isReordered: isOn });
      else if (fault === "token") page.isTokenGood = !isOn;
      else if (fault === "inbox")
        send(isOn ? page.inboxText(PAGE_PERSON, "Hello, Rita here.") : page.pass(PAGE_PERSON, "app"));
      else if (fault === "busy") page.failNext({ code: 613 });
      else page.failNext({ code: 10, subcode: 2018278 });
    },
    connect: (address, verifyToken) => page.useWebhook(address, verifyToken),
  };
}

/** The body that connects a site to the page here. */
export function pageRequest(kind: FakePage["kind"]): string {
  return JSON.stringify({ channel: kind, site: "aurora", ...PAGE_ACCESS[kind] });
}

/** The body to type into the form or the request that connects a site to the number here. */
export const WHATSAPP_REQUEST = JSON.stringify({ channel: "whatsapp", site: "aurora", ...WHATSAPP_ACCESS });
