import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { FilePart, FileType } from "@prosa/protocol";
import { instagramSendSchema, messengerSendSchema } from "../../../scripts/fakes/messenger-shapes.ts";
import { whatsAppSendSchema } from "../../../scripts/fakes/whatsapp-shapes.ts";
import type { EncodedMessage, OutgoingCall } from "../channel.ts";
import { encodeMessenger } from "../messenger/encode.ts";
import { encodeTelegram } from "../telegram/encode.ts";
import { encodeWhatsApp } from "../whatsapp/encode.ts";

const MB = 1024 * 1024;
const URL_OF_FILE = "https://chat.example/api/files/token-of-the-file";
const files = new Map([["file-0001", URL_OF_FILE]]);
const context = { place: "1a", language: "pt-BR", files } as const;

function messageOf(mediaType: FileType, byteCount: number, name: string): EncodedMessage {
  const file: FilePart = { type: "file", fileId: "file-0001", name, mediaType, byteCount };
  const agent = { id: "person-lia-", name: "Lia" };
  return { author: "agent", agent, parts: [{ type: "text", text: "Segue o comprovante." }, file] };
}

const CHANNELS: Readonly<Record<string, (message: EncodedMessage) => OutgoingCall[]>> = {
  telegram: (message) => encodeTelegram(message, context),
  whatsapp: (message) => encodeWhatsApp(message, context),
  messenger: (message) => encodeMessenger("messenger", message, context),
  instagram: (message) => encodeMessenger("instagram", message, context),
};

/** How each channel shows a file: as what, on either side of its limits. */
const SHOWN: readonly [channel: string, type: FileType, bytes: number, as: RegExp | null][] = [
  ["telegram", "image/png", 5 * MB, /"photo":/],
  ["telegram", "image/png", 5 * MB + 1, null],
  ["telegram", "application/pdf", 10 * MB, /"document":/],
  ["telegram", "image/gif", 10 * MB, /"document":/],
  ["telegram", "text/plain", 100, null],
  ["whatsapp", "image/jpeg", 5 * MB, /"type":"image"/],
  ["whatsapp", "image/jpeg", 5 * MB + 1, /"type":"document".*"filename":"arquivo"/],
  ["whatsapp", "image/webp", 100, /"type":"document"/],
  ["whatsapp", "text/plain", 10 * MB, /"type":"document"/],
  ["messenger", "image/gif", 8 * MB, /"type":"image"/],
  ["messenger", "image/gif", 8 * MB + 1, /"type":"file"/],
  ["messenger", "application/pdf", 10 * MB, /"type":"file"/],
  ["instagram", "image/png", 8 * MB, /"type":"image"/],
  ["instagram", "image/png", 8 * MB + 1, null],
  ["instagram", "application/pdf", 100, null],
];

describe("a file that an agent sends", () => {
  for (const [channel, type, bytes, as] of SHOWN) {
    it(`goes on ${channel} as ${as ? "media" : "its address"}: ${type} of ${bytes} bytes`, () => {
      const calls = CHANNELS[channel]?.(messageOf(type, bytes, "arquivo")) ?? [];
      const all = JSON.stringify(calls);
      assert.ok(all.includes("Segue o comprovante."));
      assert.ok(all.includes(URL_OF_FILE));
      const media = calls.filter(
        ({ method, otherwise }) =>
          method !== "sendMessage" && JSON.stringify(otherwise ?? "").includes(URL_OF_FILE),
      );
      assert.equal(media.length, as ? 1 : 0);
      if (as) assert.match(JSON.stringify(media[0]?.body), as);
      for (const one of media)
        assert.match(
          JSON.stringify(one.otherwise),
          /📎 arquivo/,
          "words with the address, where it is refused",
        );
    });
  }

  it("fits what each platform takes", () => {
    const pdf = messageOf("application/pdf", 100, "comprovante.pdf");
    for (const { body } of CHANNELS.whatsapp?.(pdf) ?? []) {
      const whose = { messaging_product: "whatsapp", recipient_type: "individual", to: "5535900000148" };
      whatsAppSendSchema.parse({ ...whose, ...body });
    }
    for (const [channel, schema] of [
      ["messenger", messengerSendSchema],
      ["instagram", instagramSendSchema],
    ] as const)
      for (const { body } of CHANNELS[channel]?.(pdf) ?? []) {
        const whose = { recipient: { id: "24601000000000148" }, messaging_type: "RESPONSE" };
        schema.parse({ ...whose, message: body.message });
      }
  });

  it("is named by words alone where nobody gave it an address", () => {
    const calls = encodeTelegram(messageOf("image/png", 100, "foto.png"), { place: "1a", language: "pt-BR" });
    assert.match(JSON.stringify(calls), /📎 foto\.png/);
    assert.doesNotMatch(JSON.stringify(calls), /sendPhoto/);
  });
});
