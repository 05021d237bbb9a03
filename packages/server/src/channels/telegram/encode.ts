import type { Message } from "@prosa/protocol";
import { fnv } from "../../platform/fnv.ts";
import type { EncodeContext, EncodedMessage, OutgoingCall } from "../channel.ts";
import { offerToken } from "../channel.ts";
import { type Bubble, bubblesOf, buttonTitles, numberedRuns } from "../encode/bubbles.ts";
import {
  type ChannelContent,
  type ChannelFile,
  type ChannelOffer,
  channelContentOf,
  fileRuns,
} from "../encode/content.ts";
import { channelPhrases } from "../phrases.ts";
import { markdownText, plainText, telegramHtml } from "../text/markup.ts";
import { joinRuns, runsOf } from "../text/runs.ts";

/** Telegram's limits, of its Bot API's pages; a button's words have none there and are cut where phones cut them. */
export const TELEGRAM_LIMITS = {
  textMax: 4_096,
  captionMax: 1_024,
  buttonsMax: 100,
  buttonTitleMax: 64,
  buttonIdBytesMax: 64,
  listRowsMax: 0,
  /** About one message a second to one chat, short bursts pass; beyond that the platform says how long to wait. */
  paceMs: 1_000,
  burst: 5,
};

/** The largest picture that the Bot API fetches by an address, in bytes. */
const PHOTO_BYTES_MAX = 5 * 1024 * 1024;

/** The most letters of a rich message. */
const RICH_MAX = 32_768;

/** Markdown that shows better as a rich message: headings, tables, lists in lists, fenced code. */
const RICH = /^(?:#{1,6} |\|.*\||```|\s{2,}[-*+] )/m;

/** Writes a message for Telegram: rich where that shows more, else HTML, each with what to send where it is refused. */
export function encodeTelegram(
  message: EncodedMessage,
  { place, language, files }: EncodeContext,
): OutgoingCall[] {
  const taken = channelContentOf(message, language, { files, takes: isTaken });
  const content = withChoices(taken, channelPhrases(language).choose);
  const keyboard = keyboardOf(content.offers, place);
  const limits = {
    text: { max: TELEGRAM_LIMITS.textMax },
    caption: { max: TELEGRAM_LIMITS.captionMax },
  };
  // Measured with the addresses written out, so that a piece fits as HTML and as plain text.
  const bubbles = bubblesOf(content, limits, plainText);
  const calls = bubbles.map((bubble, index) => callOf(bubble, index === bubbles.length - 1 ? keyboard : {}));
  const rich = richText(message, content, calls.length);
  if (rich === undefined) return calls;
  return [
    { method: "sendRichMessage", body: { rich_message: { markdown: rich }, ...keyboard }, otherwise: calls },
  ];
}

/** Writes a reply as far as it is written; Telegram shows it for half a minute, or until the message itself comes. */
export function draftTelegram(replyId: string, text: string): OutgoingCall | null {
  const limits = { text: { max: TELEGRAM_LIMITS.textMax } };
  const [first] = bubblesOf({ blocks: [{ runs: runsOf(text) }] }, limits, plainText);
  if (!first) return null;
  const draft_id = fnv(replyId) % 2_147_483_647 || 1;
  const body = { draft_id, text: telegramHtml(first.runs), parse_mode: "HTML" };
  // Where it is not taken nothing takes its place: the message itself will come.
  return { method: "sendMessageDraft", body, otherwise: [] };
}

function withChoices(content: ChannelContent, choose: string): ChannelContent {
  const { blocks, offers } = content;
  if (offers.length === 0) return content;
  const isListed =
    offers.length > TELEGRAM_LIMITS.buttonsMax || buttonTitles(offers, TELEGRAM_LIMITS.buttonTitleMax).isCut;
  const listed = isListed ? [{ runs: numberedRuns(offers) }] : [];
  const hasWords = blocks.some(({ runs, image, file }) => runs.length > 0 || image !== undefined || file);
  return { blocks: [...blocks, ...(hasWords ? [] : [{ runs: [{ text: choose }] }]), ...listed], offers };
}

function keyboardOf(offers: readonly ChannelOffer[], place: string): Record<string, unknown> {
  if (offers.length === 0 || offers.length > TELEGRAM_LIMITS.buttonsMax) return {};
  const { titles } = buttonTitles(offers, TELEGRAM_LIMITS.buttonTitleMax);
  const rows = titles.map((text, index) => [{ text, callback_data: offerToken(place, index) }]);
  return { reply_markup: { inline_keyboard: rows } };
}

/** The Bot API fetches by an address: pictures up to 5 MB, PDFs and animations up to 20 MB. */
function isTaken({ mediaType, byteCount }: ChannelFile): boolean {
  return isDocument(mediaType) || (mediaType !== "text/plain" && byteCount <= PHOTO_BYTES_MAX);
}

function isDocument(mediaType: ChannelFile["mediaType"]): boolean {
  return mediaType === "application/pdf" || mediaType === "image/gif";
}

function callOf({ runs, image, file }: Bubble, keyboard: Record<string, unknown>): OutgoingCall {
  const preview = { link_preview_options: { is_disabled: true } };
  const plain = (words: string): OutgoingCall => ({
    method: "sendMessage",
    body: { text: words, ...preview, ...keyboard },
  });
  if (file) {
    const method = isDocument(file.mediaType) ? "sendDocument" : "sendPhoto";
    const sent = isDocument(file.mediaType) ? { document: file.url } : { photo: file.url };
    return { method, body: { ...sent, ...keyboard }, otherwise: [plain(plainText(fileRuns(file)))] };
  }
  if (image === undefined) {
    const html = { text: telegramHtml(runs), parse_mode: "HTML", ...preview, ...keyboard };
    return { method: "sendMessage", body: html, otherwise: [plain(plainText(runs))] };
  }
  const caption = runs.length > 0 ? { caption: telegramHtml(runs), parse_mode: "HTML" } : {};
  const instead = plainText(joinRuns([runs, [{ text: image }]]));
  return {
    method: "sendPhoto",
    body: { photo: image, ...caption, ...keyboard },
    otherwise: [plain(instead)],
  };
}

function richText(
  message: Pick<Message, "parts">,
  { blocks }: ChannelContent,
  callCount: number,
): string | undefined {
  if (blocks.some(({ image, file }) => image !== undefined || file)) return undefined;
  const texts = message.parts.flatMap((part) => (part.type === "text" ? [part.text] : []));
  if (callCount < 2 && !texts.some((text) => RICH.test(text))) return undefined;
  // The first blocks are the texts, in order; the others were made here and are written as Markdown again.
  const isFirst = message.parts.slice(0, texts.length).every(({ type }) => type === "text");
  if (!isFirst) return undefined;
  const rest = blocks.slice(texts.length).map(({ runs }) => markdownText(runs));
  const rich = [...texts, ...rest].filter((text) => text.trim() !== "").join("\n\n");
  return rich.length <= RICH_MAX ? rich : undefined;
}
