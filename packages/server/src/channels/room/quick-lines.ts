import type { Channel, ChannelEvent } from "../channel.ts";
import type { Inbox } from "./inbox.ts";

/**
 * People write one thought in several lines on a phone: "oi", "quero saber", "qual o horário?". After a line that says little by
 * itself the rest of it may follow: this is the rest for it, and the longest such rest, in milliseconds.
 */
const LINE_REST = { restMs: 2_000, restMaxMs: 6_000 };

/** The most words of a line after which another may follow; a whole question has more, or says by its last letter that it is one. */
const FRAGMENT_WORDS_MAX = 4;

/** The place of an update among the lines of a person. */
type Line = "fragment" | "words" | "other";

/** Whether the first update that waits is a line that leads to the next, which gets the answer to both; and the rest until that is known. */
export async function leadingLine(
  inbox: Pick<Inbox, "next" | "restMs">,
  channel: Pick<Channel, "decode">,
): Promise<{ isLead: boolean; restMs: number }> {
  const [first, second] = await inbox.next(2);
  if (!first || lineOf(channel.decode(first.update.raw).events) !== "fragment")
    return { isLead: false, restMs: 0 };
  if (second) return { isLead: lineOf(channel.decode(second.update.raw).events) !== "other", restMs: 0 };
  return { isLead: false, restMs: (await inbox.restMs(LINE_REST)) ?? 0 };
}

function lineOf([event, ...others]: readonly ChannelEvent[]): Line {
  if (event?.type !== "say" || others.length > 0) return "other";
  const text = event.text.trim();
  // A digit chooses of what was offered, and a command of the platform's is no words.
  if (text === "" || text.startsWith("/") || /^\d+$/.test(text)) return "other";
  const isShort = text.split(/\s+/).length <= FRAGMENT_WORDS_MAX;
  return isShort && !/[?.…。？][)"'»”]?$/.test(text) ? "fragment" : "words";
}
