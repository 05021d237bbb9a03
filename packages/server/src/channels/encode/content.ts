import type { Action, FilePart, Language, Message, Part, ProductPart } from "@prosa/protocol";
import { packOf } from "../../language/packs.ts";
import { moneyOf } from "../../turn/reply/money.ts";
import { channelPhrases } from "../phrases.ts";
import { joinRuns, runsOf, type TextRun } from "../text/runs.ts";

/** The act that an offer of a message stands for, as the channel's room keeps it until somebody chooses. */
export type OfferAct =
  | { readonly type: "press"; readonly choiceId: string }
  | { readonly type: "say"; readonly text: string }
  | { readonly type: "score"; readonly score: number };

/** A thing to choose in a message. */
export interface ChannelOffer {
  readonly label: string;
  readonly act: OfferAct;
}

/** A file of a message, with the address from which a platform may fetch it. */
export interface ChannelFile extends Pick<FilePart, "fileId" | "name" | "mediaType" | "byteCount"> {
  readonly url: string;
}

/** A part of a message as channels show it: words, with a picture or a file above them where there is one. */
interface ContentBlock {
  readonly runs: readonly TextRun[];
  readonly image?: string;
  readonly file?: ChannelFile;
}

/** The files of a message: their addresses, and which of them the channel shows as files. */
interface FilesOfChannel {
  readonly files?: ReadonlyMap<string, string> | undefined;
  readonly takes: (file: ChannelFile) => boolean;
}

/** A message without its web form: blocks to show in order, and what may be chosen. */
export interface ChannelContent {
  readonly blocks: readonly ContentBlock[];
  readonly offers: readonly ChannelOffer[];
}

/**
 * Takes a message apart for a channel. Pure: nothing that a visitor of the web would read is left out but quotes of sources.
 * A file that the channel does not take stands as its address.
 */
export function channelContentOf(
  message: Pick<Message, "parts" | "agent">,
  language: Language,
  ofChannel: FilesOfChannel = { takes: () => false },
): ChannelContent {
  const found = message.parts.map((part) => partContent(part, language, ofChannel));
  const cited = citations(message.parts, language);
  const blocks = [...found.flatMap(({ blocks }) => blocks), ...(cited.length > 0 ? [{ runs: cited }] : [])];
  return { blocks, offers: found.flatMap(({ offers }) => offers) };
}

function partContent(part: Part, language: Language, ofChannel: FilesOfChannel): ChannelContent {
  const words = channelPhrases(language);
  switch (part.type) {
    case "text":
      return { blocks: [{ runs: runsOf(part.text) }], offers: [] };
    case "choices":
      return {
        blocks: [],
        offers: part.choices.map(({ id, label }) => ({ label, act: { type: "press", choiceId: id } })),
      };
    case "card": {
      const { title, text, url, image, actions } = part;
      const lines = [[bold(title)], ...(text === undefined ? [] : [runsOf(text)]), ...linkLine(url)];
      return shown([...lines, ...actionLines(actions)], image, actions);
    }
    case "product": {
      const { name, url, image, actions } = part;
      const facts = [priceOf(part, language), part.availability && words.availability[part.availability]];
      const line = facts.filter((fact) => fact !== undefined).join(" · ");
      const lines = [[bold(name)], ...(line ? [[{ text: line }]] : []), ...linkLine(url)];
      return shown([...lines, ...actionLines(actions)], image, actions);
    }
    case "ticket": {
      const status = packOf(language).service.statuses[part.status].toLowerCase();
      const line = [bold(part.title), { text: ` (${part.number ?? part.ticketId}): ${status}` }];
      return { blocks: [{ runs: line }], offers: [] };
    }
    case "form": {
      const asked = part.fields.map(({ name }) => words.fields[name]).join(", ");
      const lines = [
        [{ text: `${words.form} ${asked}.` }],
        [{ text: part.consent.text }],
        ...linkLine(part.consent.url),
      ];
      return { blocks: [{ runs: joinRuns(lines, "\n") }], offers: [] };
    }
    case "survey":
      return {
        blocks: [{ runs: [{ text: words.survey }] }],
        offers: words.scores.map((label, index) => ({ label, act: { type: "score", score: index + 1 } })),
      };
    case "file":
      return { blocks: [fileBlock(part, ofChannel)], offers: [] };
    case "citation":
      return { blocks: [], offers: [] };
    default:
      return part satisfies never;
  }
}

function fileBlock(part: FilePart, { files, takes }: FilesOfChannel): ContentBlock {
  const url = files?.get(part.fileId);
  if (url === undefined) return { runs: [{ text: `📎 ${part.name}` }] };
  const { fileId, name, mediaType, byteCount } = part;
  const file = { fileId, name, mediaType, byteCount, url };
  return takes(file) ? { runs: [], file } : { runs: fileRuns(file) };
}

/** A file as its name and address. */
export function fileRuns({ name, url }: ChannelFile): TextRun[] {
  return [{ text: `📎 ${name}: ` }, { text: url, link: url }];
}

function citations(parts: readonly Part[], language: Language): TextRun[] {
  const cited = new Map<string, string | undefined>();
  for (const part of parts) {
    if (part.type === "citation") cited.set(`${part.title}\n${part.url ?? ""}`, part.url);
  }
  const lines = [...cited].map(([key, url]): TextRun[] => [
    { text: `${channelPhrases(language).source}: ` },
    { text: key.slice(0, key.lastIndexOf("\n")), ...(url !== undefined && { link: url }) },
  ]);
  return joinRuns(lines, "\n");
}

function shown(
  lines: readonly TextRun[][],
  image: string | undefined,
  actions: readonly Action[] | undefined,
): ChannelContent {
  const isShowable = image !== undefined && URL.canParse(image) && /^https?:/.test(image);
  return {
    blocks: [{ runs: joinRuns(lines, "\n"), ...(isShowable && { image }) }],
    offers: (actions ?? []).flatMap((action): ChannelOffer[] =>
      action.type === "say" ? [{ label: action.label, act: { type: "say", text: action.text } }] : [],
    ),
  };
}

function actionLines(actions: readonly Action[] | undefined): TextRun[][] {
  return (actions ?? []).flatMap((action): TextRun[][] => {
    if (action.type === "link") return [[{ text: action.label, link: action.url }]];
    return action.type === "contact" ? [[{ text: `${action.label}: ${action.to}` }]] : [];
  });
}

function linkLine(url: string | undefined): TextRun[][] {
  return url === undefined ? [] : [[{ text: url, link: url }]];
}

function priceOf({ price, currency }: ProductPart, language: Language): string | undefined {
  if (price === undefined) return undefined;
  if (currency === undefined || !/^[A-Z]{3}$/.test(currency))
    return [price, currency].filter(Boolean).join(" ");
  return moneyOf(price, currency, language);
}

function bold(text: string): TextRun {
  return { text, bold: true };
}
