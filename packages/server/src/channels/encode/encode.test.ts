import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { offersOf, wordsOf } from "../../../scripts/fakes/graph.ts";
import {
  instagramSendSchema,
  messengerOffers,
  messengerSendSchema,
  messengerWords,
} from "../../../scripts/fakes/messenger-shapes.ts";
import { whatsAppSendSchema } from "../../../scripts/fakes/whatsapp-shapes.ts";
import { channelMessages, offeredBy } from "../../../test/channels/messages.ts";
import type { OutgoingCall } from "../channel.ts";
import { EMAIL_LIMITS, encodeEmail, mailCallSchema } from "../email/encode.ts";
import { encodeMessenger } from "../messenger/encode.ts";
import { encodeTelegram, TELEGRAM_LIMITS } from "../telegram/encode.ts";
import { BUBBLES_MAX, encodeWhatsApp, WHATSAPP_LIMITS } from "../whatsapp/encode.ts";

/** A channel as these properties see it: its calls as the words that its reader sees, and its limits. */
interface Tried {
  readonly encode: typeof encodeTelegram;
  /** Fails where one call exceeds a limit of the platform. */
  readonly check: (call: OutgoingCall) => unknown;
  /** The letters of an address that one message holds. */
  readonly addressMax: number;
  /** The words, addresses and buttons of a call, as plain text. */
  readonly read: (call: OutgoingCall) => string;
}

const CHANNELS: Readonly<Record<string, Tried>> = {
  telegram: { addressMax: 4_000, encode: encodeTelegram, check: checkTelegram, read: readTelegram },
  whatsapp: { addressMax: 4_000, encode: encodeWhatsApp, check: sentWhatsApp, read: readWhatsApp },
  messenger: {
    addressMax: 1_990,
    encode: (message, context) => encodeMessenger("messenger", message, context),
    check: sentMessenger,
    read: readMessenger,
  },
  instagram: {
    addressMax: 990,
    encode: (message, context) => encodeMessenger("instagram", message, context),
    check: (call) => instagramSendSchema.parse(sentMessenger(call)),
    read: readMessenger,
  },
  email: { addressMax: 100_000, encode: encodeEmail, check: checkEmail, read: readEmail },
};

describe("encode", () => {
  for (const [name, { addressMax, encode, check, read }] of Object.entries(CHANNELS)) {
    const callsOf = (message: Parameters<typeof encode>[0]) =>
      encode(message, { place: "1a2b", language: "pt-BR" });

    it(`never exceeds a limit of ${name}, in no variant of a call`, () => {
      fc.assert(
        fc.property(channelMessages, (message) => {
          const checkAll = (calls: readonly OutgoingCall[]): void => {
            for (const call of calls) {
              check(call);
              checkAll(call.otherwise ?? []);
            }
          };
          checkAll(callsOf(message));
        }),
        { numRuns: 300 },
      );
    });

    it(`never loses a choice, a link or a figure on ${name}, in no variant of a call`, () => {
      fc.assert(
        fc.property(channelMessages, (message) => {
          for (const calls of variantsOf(callsOf(message))) {
            const words = calls.map(read).join("").replace(/\s+/g, " ");
            const joined = words.replaceAll(" ", "");
            const { links, figures, labels } = offeredBy(message);
            for (const wanted of [
              ...links,
              ...figures,
              ...labels.map((label) => label.replace(/\s+/g, " ")),
            ]) {
              // An address that no message of the channel holds is written over several.
              const isWhole = wanted.length <= addressMax;
              assert.ok((isWhole ? words : joined).includes(wanted), `${wanted} is in ${words}`);
            }
          }
        }),
        { numRuns: 300 },
      );
    });
  }
});

describe("encodeWhatsApp", () => {
  it("sends at most three bubbles, and more only where the words alone need them", () => {
    fc.assert(
      fc.property(channelMessages, (message) => {
        const calls = encodeWhatsApp(message, { place: "1a2b", language: "pt-BR" });
        if (calls.length <= BUBBLES_MAX) return;
        const words = calls.map(readWhatsApp).join("").length;
        assert.ok(words > BUBBLES_MAX * (WHATSAPP_LIMITS.textMax / 2), `${calls.length} bubbles, ${words}`);
      }),
      { numRuns: 300 },
    );
  });
});

/** The calls as they are, and with each refused call replaced by what is sent instead. */
function* variantsOf(calls: readonly OutgoingCall[]): Generator<readonly OutgoingCall[]> {
  let current = calls;
  for (;;) {
    yield current;
    if (!current.some(({ otherwise }) => otherwise)) return;
    current = current.flatMap((call) => call.otherwise ?? [call]);
  }
}

interface Keyboard {
  readonly inline_keyboard: readonly (readonly { readonly text: string; readonly callback_data: string }[])[];
}

function buttonsOf({ body }: OutgoingCall): { text: string; callback_data: string }[] {
  const keyboard = body.reply_markup as Keyboard | undefined;
  return keyboard?.inline_keyboard.flat() ?? [];
}

function checkTelegram(call: OutgoingCall): void {
  const { text, caption, rich_message: rich, photo } = call.body;
  const limits = TELEGRAM_LIMITS;
  if (typeof text === "string") {
    const parsed = call.body.parse_mode === "HTML" ? visible(text) : text;
    assert.ok(parsed.length >= 1 && parsed.length <= limits.textMax, `${parsed.length} letters`);
    assert.ok(parsed.trim() !== "");
  }
  if (typeof caption === "string") assert.ok(visible(caption).length <= limits.captionMax);
  if (typeof photo === "string") assert.match(photo, /^https?:/);
  if (rich) assert.ok(JSON.stringify(rich).length <= 2 * 32_768);
  const buttons = buttonsOf(call);
  assert.ok(buttons.length <= limits.buttonsMax);
  for (const { text: title, callback_data: data } of buttons) {
    assert.ok(title.length >= 1 && title.length <= limits.buttonTitleMax);
    assert.ok(new TextEncoder().encode(data).length <= limits.buttonIdBytesMax);
  }
}

/** The message as the fake takes it: it fails where WhatsApp would refuse it. */
function sentWhatsApp({ body }: OutgoingCall) {
  const whose = { messaging_product: "whatsapp", recipient_type: "individual", to: "5535900000148" };
  return whatsAppSendSchema.parse({ ...whose, ...body });
}

/** The message as the fake takes it: it fails where Messenger would refuse it. */
function sentMessenger({ body }: OutgoingCall) {
  const whose = { recipient: { id: "24601000000000148" }, messaging_type: "RESPONSE" };
  return messengerSendSchema.parse({ ...whose, message: body.message });
}

/** The body as the channel reads it from its queue: it fails where a part is missing, or empty. */
function checkEmail({ method, body }: OutgoingCall): void {
  assert.equal(method, "mail");
  const { blocks, files } = mailCallSchema.parse(body);
  assert.ok(blocks.length + files.length > 0);
  assert.ok(blocks.reduce((sum, { text }) => sum + text.length, 0) <= EMAIL_LIMITS.textMax);
  for (const { html } of blocks)
    for (const [, link = ""] of html.matchAll(/href="([^"]*)"/g))
      assert.match(link, /^(?:https?|mailto|tel):/i);
}

function readEmail({ body }: OutgoingCall): string {
  const { blocks, files } = mailCallSchema.parse(body);
  return `${[...blocks.map(({ text }) => text), ...files.map(({ name }) => name)].join("\n")}\n`;
}

function readMessenger(call: OutgoingCall): string {
  const body = sentMessenger(call);
  return `${[messengerWords(body), ...messengerOffers(body).map(({ title }) => title)].join("\n")}\n`;
}

function readWhatsApp(call: OutgoingCall): string {
  const body = sentWhatsApp(call);
  const image = body.type === "image" ? body.image.link : "";
  const described = offersOf(body).map(({ description = "" }) => description);
  return `${[wordsOf(body), image, ...described].join("\n")}\n`;
}

function readTelegram(call: OutgoingCall): string {
  const { text, caption, rich_message: rich, parse_mode: mode } = call.body;
  const words = [text, caption].filter((one) => typeof one === "string").join("\n");
  const read = mode === "HTML" ? withLinks(words) : words;
  const markdown = (rich as { markdown: string } | undefined)?.markdown.replace(/\\([^\w\s])/g, "$1") ?? "";
  return `${read}${markdown}\n${buttonsOf(call)
    .map((button) => button.text)
    .join("\n")}\n`;
}

/** HTML as Telegram counts it: without tags, entities read. */
function visible(html: string): string {
  return decoded(html.replace(/<\/?(?:b|i|s|code|pre|a)(?: href="[^"]*")?>/g, ""));
}

function withLinks(html: string): string {
  return decoded(
    html.replace(/<a href="([^"]*)">(.*?)<\/a>/gs, "$2 $1 ").replace(/<\/?(?:b|i|s|code|pre)>/g, ""),
  );
}

function decoded(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}
