import type { Markup } from "../text/markup.ts";
import { joinRuns, type TextRun } from "../text/runs.ts";
import { lengthOf, shortened, splitRuns, type TextLimit } from "../text/split.ts";
import type { ChannelContent, ChannelFile, ChannelOffer } from "./content.ts";

/** One message as a phone shows it: words, a picture with words below, or a file. */
export interface Bubble {
  readonly runs: readonly TextRun[];
  readonly image?: string;
  readonly file?: ChannelFile;
}

/** How much one bubble of a channel holds. */
interface BubbleLimits {
  readonly text: TextLimit;
  /** The words below a picture; absent where the channel shows no pictures. */
  readonly caption?: TextLimit;
  /** The most pictures that go with one message; absent: all. */
  readonly imagesMax?: number;
}

/**
 * Lays a message out in bubbles: neighbouring words are joined, and what is too long for one bubble is split. A picture takes
 * its words as its caption where they fit, and else stands before them.
 */
export function bubblesOf(
  { blocks }: Pick<ChannelContent, "blocks">,
  limits: BubbleLimits,
  markup: Markup,
): Bubble[] {
  const bubbles: Bubble[] = [];
  let waiting: (readonly TextRun[])[] = [];
  let images = 0;
  const flush = () => {
    for (const runs of splitRuns(joinRuns(waiting), limits.text, markup)) bubbles.push({ runs });
    waiting = [];
  };
  for (const { runs, image, file } of blocks) {
    if (file) {
      flush();
      bubbles.push({ runs: [], file });
      continue;
    }
    const { caption, imagesMax = Number.POSITIVE_INFINITY } = limits;
    if (image === undefined || !caption || images >= imagesMax) {
      waiting.push(runs);
      continue;
    }
    images += 1;
    flush();
    const fits = lengthOf(markup(runs), caption) <= caption.max;
    bubbles.push({ image, runs: fits ? runs : [] });
    if (!fits) waiting.push(runs);
  }
  flush();
  return bubbles;
}

/** The words of a button, cut to its limit. */
export function buttonTitles(
  offers: readonly ChannelOffer[],
  max: number,
): { titles: string[]; isCut: boolean } {
  const titles = offers.map(({ label }) => shortened(label.replace(/\s+/g, " ").trim(), max));
  const isCut = offers.some(({ label }) => label.length > max) || new Set(titles).size < titles.length;
  return { titles, isCut };
}

/** The offers as numbered lines, for channels or messages without buttons: their digits are understood. */
export function numberedRuns(offers: readonly ChannelOffer[]): TextRun[] {
  return joinRuns(
    offers.map(({ label }, index) => [{ text: `${index + 1}. ${label}` }]),
    "\n",
  );
}
