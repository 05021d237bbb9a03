import * as z from "zod/mini";
import type { EncodeContext, EncodedMessage, OutgoingCall } from "../channel.ts";
import { numberedRuns } from "../encode/bubbles.ts";
import { type ChannelFile, channelContentOf } from "../encode/content.ts";
import { channelPhrases } from "../phrases.ts";
import { plainText, telegramHtml } from "../text/markup.ts";
import type { TextRun } from "../text/runs.ts";

/** The bytes of files that go with one mail; servers of mail refuse more than some 20 MB once they are written out. */
const FILES_BYTES_MAX = 10 * 1024 * 1024;

/** A mail has no limits that a message comes near; a program of mail answers with the number of what is offered. */
export const EMAIL_LIMITS = {
  textMax: 200_000,
  captionMax: 0,
  buttonsMax: 0,
  buttonTitleMax: 0,
  buttonIdBytesMax: 0,
  listRowsMax: 0,
  /** Servers of mail take what looks like a flood for one: a few mails at once, and then one in a quarter of a minute. */
  paceMs: 15_000,
  burst: 4,
};

/** The body of the one call of a mail. */
export const mailCallSchema = z.object({
  /** Paragraphs, as plain text and in HTML that is escaped. */
  blocks: z.array(z.object({ text: z.string().check(z.minLength(1)), html: z.string() })),
  files: z.array(z.object({ fileId: z.string(), name: z.string(), mediaType: z.string() })),
  /** The person of the site who wrote it; absent for the assistant. */
  agent: z.exactOptional(z.string()),
});
type MailCall = z.infer<typeof mailCallSchema>;

/** Writes a message as one mail, and with the addresses of its files in their place where it is refused with them. Pure. */
export function encodeEmail(message: EncodedMessage, { language, files }: EncodeContext): OutgoingCall[] {
  // Who answers is said by the sender's name: a mail that says only this is one too many.
  if (message.author === "notice" && message.agent) return [];
  const callWith = (taken: (file: ChannelFile) => boolean): MailCall => {
    const { blocks, offers } = channelContentOf(message, language, { files, takes: taken });
    const words = blocks.flatMap(({ runs, image }): (readonly TextRun[])[] => [
      runs,
      image === undefined ? [] : [{ text: image, link: image }],
    ]);
    const choose = [{ text: channelPhrases(language).choose }];
    const offered =
      offers.length === 0 ? [] : [...(words.some(isFilled) ? [] : [choose]), numberedRuns(offers)];
    return {
      blocks: [...words, ...offered].filter(isFilled).map(blockOf),
      files: blocks.flatMap(({ file }) =>
        file ? [{ fileId: file.fileId, name: file.name, mediaType: file.mediaType }] : [],
      ),
      ...(message.author === "agent" && message.agent && { agent: message.agent.name }),
    };
  };
  let byteCount = 0;
  const call = callWith((file) => {
    byteCount += file.byteCount;
    return byteCount <= FILES_BYTES_MAX;
  });
  if (call.blocks.length === 0 && call.files.length === 0) return [];
  if (call.files.length === 0) return [{ method: "mail", body: call }];
  return [{ method: "mail", body: call, otherwise: [{ method: "mail", body: callWith(() => false) }] }];
}

function isFilled(runs: readonly TextRun[]): boolean {
  return runs.some(({ text }) => text.trim() !== "");
}

function blockOf(runs: readonly TextRun[]): { text: string; html: string } {
  const safe = runs.map(({ link, ...run }) => (link !== undefined && isSafe(link) ? { ...run, link } : run));
  return { text: plainText(runs), html: telegramHtml(safe) };
}

/** Programs of mail open what a link leads to: an address of the web, of mail, or a telephone. */
function isSafe(link: string): boolean {
  return /^(?:https?|mailto|tel):/i.test(link);
}
