import * as z from "zod/mini";
import type { ChannelMedia, EncodeContext, EncodedMessage, OutgoingCall } from "../channel.ts";
import { offerToken } from "../channel.ts";
import { type Bubble, bubblesOf, buttonTitles, numberedRuns } from "../encode/bubbles.ts";
import { type ChannelFile, type ChannelOffer, channelContentOf, fileRuns } from "../encode/content.ts";
import { channelPhrases } from "../phrases.ts";
import { plainText } from "../text/markup.ts";
import { joinRuns } from "../text/runs.ts";
import { lengthOf, type TextLimit } from "../text/split.ts";
import { kindOfFile } from "./decode.ts";

/**
 * Messenger's limits, of Meta's pages on the Send API. Beyond 40 messages a second a page's inbox stands still, which one a
 * second to each person keeps far from.
 */
export const MESSENGER_LIMITS = {
  textMax: 2_000,
  captionMax: 0,
  buttonsMax: 3,
  buttonTitleMax: 20,
  buttonIdBytesMax: 1_000,
  /** Quick replies below a message. */
  listRowsMax: 13,
  paceMs: 1_000,
  burst: 10,
  /** For people, who may write on with the human agent's tag. */
  windowMs: 7 * 24 * 60 * 60 * 1_000,
};

/** Instagram's, which counts the bytes of a text. */
export const INSTAGRAM_LIMITS = { ...MESSENGER_LIMITS, textMax: 1_000 };

/** The largest picture, in bytes. */
const PICTURE_BYTES_MAX = 8 * 1024 * 1024;

/** The longest words above buttons. */
const BODY_MAX = 640;

/** The way in which the two differ. */
type Product = "messenger" | "instagram";

/**
 * Writes a message for Messenger or Instagram, neither of which has markup: pictures, then text. Up to three choices are
 * buttons, which stay, and up to thirteen quick replies, which go with the next message. Instagram shows these on phones
 * alone, and long choices are cut there: both stand as numbers in the text as well.
 */
export function encodeMessenger(
  product: Product,
  message: EncodedMessage,
  { place, language, files }: EncodeContext,
): OutgoingCall[] {
  const takes = (file: ChannelFile) => typeOf(file, product) !== null;
  const { blocks, offers } = channelContentOf(message, language, { files, takes });
  const { choose } = channelPhrases(language);
  const { titles, isCut } = buttonTitles(offers, MESSENGER_LIMITS.buttonTitleMax);
  const { buttonsMax, listRowsMax } = MESSENGER_LIMITS;
  const hasButtons = offers.length > 0 && offers.length <= buttonsMax && !isCut;
  const hasReplies = !hasButtons && offers.length > 0 && offers.length <= listRowsMax;
  const isNumbered = offers.length > 0 && !hasButtons && (isCut || !hasReplies || product === "instagram");
  const hasWords = blocks.some(({ runs, image, file }) => runs.length > 0 || image !== undefined || file);
  const shown = [
    ...blocks,
    ...(isNumbered && !hasWords ? [{ runs: [{ text: choose }] }] : []),
    ...(isNumbered ? [{ runs: numberedRuns(offers) }] : []),
  ];
  const text: TextLimit =
    product === "instagram"
      ? { max: INSTAGRAM_LIMITS.textMax, unit: "bytes" }
      : { max: MESSENGER_LIMITS.textMax };
  const bubbles = bubblesOf({ blocks: shown }, { text, caption: { max: 0 } }, plainText);
  const by = authorOf(message);
  const call = (content: object, otherwise?: readonly OutgoingCall[]): OutgoingCall => ({
    method: "messages",
    body: { ...by, message: content },
    ...(otherwise && { otherwise }),
  });
  const calls = bubbles.map((bubble) => bubbleCall(bubble, product, call));
  if (!hasButtons && !hasReplies) return calls;
  const last = bubbles.at(-1);
  const words = last && last.image === undefined ? plainText(last.runs) : "";
  if (hasReplies) {
    const quick_replies = titles.map((title, index) => ({
      content_type: "text",
      title,
      payload: offerToken(place, index),
    }));
    const rest = words === "" ? calls : calls.slice(0, -1);
    return [...rest, call({ text: words || choose, quick_replies })];
  }
  const isBody =
    words !== "" && words.length <= BODY_MAX && lengthOf(numbered(words, offers), text) <= text.max;
  const body = isBody ? words : choose;
  const buttons = titles.map((title, index) => ({
    type: "postback",
    title,
    payload: offerToken(place, index),
  }));
  const template = { template_type: "button", text: body, buttons };
  const instead = call({ text: numbered(body, offers) });
  const asked = call({ attachment: { type: "template", payload: template } }, [instead]);
  return [...(isBody ? calls.slice(0, -1) : calls), asked];
}

const echoedSchema = z.object({
  message: z.object({
    text: z.optional(z.string()),
    attachment: z.optional(z.object({ type: z.string() })),
  }),
});

/** The echo of a call: the words of the message, and the kind of what is attached. */
export function echoOfCall({ body }: OutgoingCall): { text: string; files: ChannelMedia["kind"][] } {
  const { text = "", attachment } = echoedSchema.safeParse(body).data?.message ?? {};
  const kind = attachment && kindOfFile(attachment);
  return { text, files: kind ? [kind] : [] };
}

function numbered(words: string, offers: readonly ChannelOffer[]): string {
  return plainText(joinRuns([[{ text: words }], numberedRuns(offers)]));
}

/** A picture up to 8 MB, or on Messenger a file of 25 MB, which is more than a session takes; `null` for any other. */
function typeOf({ mediaType, byteCount }: ChannelFile, product: Product): "image" | "file" | null {
  const isPicture = mediaType === "image/jpeg" || mediaType === "image/png" || mediaType === "image/gif";
  if (isPicture && byteCount <= PICTURE_BYTES_MAX) return "image";
  return product === "messenger" ? "file" : null;
}

function bubbleCall(
  { runs, image, file }: Bubble,
  product: Product,
  call: (content: object, otherwise?: readonly OutgoingCall[]) => OutgoingCall,
): OutgoingCall {
  if (file) {
    const instead = [call({ text: plainText(fileRuns(file)) })];
    return call({ attachment: { type: typeOf(file, product), payload: { url: file.url } } }, instead);
  }
  if (image === undefined) return call({ text: plainText(runs) });
  return call({ attachment: { type: "image", payload: { url: image } } }, [call({ text: image })]);
}

/** Whose a message is: a person's own words may go out longer, a person's coming takes the thread, and a notice may be left out. */
function authorOf({ author, agent }: EncodedMessage): { by?: "person" | "coming" | "notice" } {
  if (agent === undefined) return author === "notice" ? { by: "notice" } : {};
  return { by: author === "agent" ? "person" : "coming" };
}
