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
import { plainText, whatsAppText } from "../text/markup.ts";
import { joinRuns } from "../text/runs.ts";
import { shortened } from "../text/split.ts";

/** WhatsApp's limits, of Meta's pages on the Cloud API. Two numbers may exchange one message in 6 s, after 45 at once. */
export const WHATSAPP_LIMITS = {
  textMax: 4_096,
  captionMax: 1_024,
  buttonsMax: 3,
  buttonTitleMax: 20,
  buttonIdBytesMax: 256,
  listRowsMax: 10,
  paceMs: 6_000,
  burst: 45,
  windowMs: 24 * 60 * 60 * 1_000,
};

/** The largest picture, in bytes. */
const PICTURE_BYTES_MAX = 5 * 1024 * 1024;

/** The longest words above buttons or a list. */
const BODY_MAX = 1_024;
const ROW_TITLE_MAX = 24;
const ROW_DESCRIPTION_MAX = 72;

/** The most bubbles of one message; more only where its words alone need them. */
export const BUBBLES_MAX = 3;

/**
 * Writes a message for WhatsApp, in as few bubbles as hold it, since each is paid for: pictures with their words, then text,
 * with up to three buttons or a list of up to ten below, and numbers where neither fits.
 */
export function encodeWhatsApp(
  message: EncodedMessage,
  { place, language, files }: EncodeContext,
): OutgoingCall[] {
  // A document of any type may hold 100 MB, which is more than a session takes.
  const content = channelContentOf(message, language, { files, takes: () => true });
  const phrases = channelPhrases(language);
  const interactive = interactiveOf(content.offers, place, phrases);
  const full = callsOf(content, interactive, phrases.choose, BUBBLES_MAX);
  if (full.length <= BUBBLES_MAX) return full;
  return callsOf(content, undefined, phrases.choose, 0);
}

/** The part of an interactive message below its words. */
type Interactive = Readonly<Record<string, unknown>> & { readonly type: "button" | "list" };

function interactiveOf(
  offers: readonly ChannelOffer[],
  place: string,
  { options, choose }: { options: string; choose: string },
): Interactive | undefined {
  if (offers.length === 0) return undefined;
  const short = buttonTitles(offers, WHATSAPP_LIMITS.buttonTitleMax);
  if (offers.length <= WHATSAPP_LIMITS.buttonsMax && !short.isCut) {
    const buttons = short.titles.map((title, index) => ({
      type: "reply",
      reply: { id: offerToken(place, index), title },
    }));
    return { type: "button", action: { buttons } };
  }
  const isListed = offers.every(({ label }) => label.length <= ROW_DESCRIPTION_MAX);
  if (offers.length > WHATSAPP_LIMITS.listRowsMax || !isListed) return undefined;
  const { titles } = buttonTitles(offers, ROW_TITLE_MAX);
  const rows = titles.map((title, index) => {
    const label = offers[index]?.label.replace(/\s+/g, " ").trim() ?? title;
    return { id: offerToken(place, index), title, ...(label !== title && { description: label }) };
  });
  const sections = [{ title: shortened(choose, ROW_TITLE_MAX), rows }];
  return { type: "list", action: { button: options, sections } };
}

function callsOf(
  { blocks, offers }: ChannelContent,
  interactive: Interactive | undefined,
  choose: string,
  imagesMax: number,
): OutgoingCall[] {
  const hasWords = blocks.some(({ runs, image, file }) => runs.length > 0 || image !== undefined || file);
  const isNumbered = offers.length > 0 && !interactive;
  const listed = isNumbered ? [{ runs: numberedRuns(offers) }] : [];
  const all = [...blocks, ...(isNumbered && !hasWords ? [{ runs: [{ text: choose }] }] : []), ...listed];
  const limits = {
    text: { max: WHATSAPP_LIMITS.textMax },
    caption: { max: WHATSAPP_LIMITS.captionMax },
    imagesMax,
  };
  const bubbles = bubblesOf({ blocks: all }, limits, whatsAppText);
  const last = bubbles.at(-1);
  const calls = bubbles.map(callOf);
  if (!interactive) return calls;
  const body = last && last.image === undefined ? whatsAppText(last.runs) : "";
  const isBody = body !== "" && body.length <= BODY_MAX;
  const asked = interactiveCall(interactive, isBody ? body : choose);
  return [...(isBody ? calls.slice(0, -1) : calls), asked];
}

function interactiveCall(interactive: Interactive, text: string): OutgoingCall {
  const { type, ...rest } = interactive;
  return {
    method: "messages",
    body: { type: "interactive", interactive: { type, body: { text }, ...rest } },
  };
}

/** A picture of the types and size that WhatsApp shows as one; every other file is a document. */
function fileContent({ name, mediaType, byteCount, url: link }: ChannelFile): Record<string, unknown> {
  const isPicture = mediaType === "image/jpeg" || mediaType === "image/png";
  if (isPicture && byteCount <= PICTURE_BYTES_MAX) return { type: "image", image: { link } };
  return { type: "document", document: { link, filename: name } };
}

function callOf({ runs, image, file }: Bubble): OutgoingCall {
  const text = (body: string): OutgoingCall => ({
    method: "messages",
    body: { type: "text", text: { body, preview_url: false } },
  });
  if (file)
    return { method: "messages", body: fileContent(file), otherwise: [text(plainText(fileRuns(file)))] };
  if (image === undefined) return text(whatsAppText(runs));
  const caption = runs.length > 0 ? { caption: whatsAppText(runs) } : {};
  const instead = plainText(joinRuns([runs, [{ text: image }]]));
  return {
    method: "messages",
    body: { type: "image", image: { link: image, ...caption } },
    otherwise: [text(instead)],
  };
}
