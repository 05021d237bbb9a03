import { allPacks } from "../../src/language/packs.ts";
import { type PromptedSource, sourcesIn } from "./prompted-sources.ts";

/** The words about one number between which `shownBefore` of a language stands. */
const SHOWN = allPacks.map(({ prompt }) => {
  const [before = "", after = ""] = prompt.shownBefore([0]).split("0");
  return { before, after };
});

/** The sources of a request that the search of its own message found: new ones, and those shown before that are named again. */
export function sourcesOfTurn(
  messages: readonly { role: string; content: string | null }[],
): PromptedSource[] {
  const last = messages.findLast(({ role }) => role === "user");
  if (last === undefined) return [];
  const again = numbersShown(last.content ?? "");
  const before = sourcesIn(messages).filter(({ number }) => again.includes(number));
  return [...sourcesIn([last]), ...before];
}

function numbersShown(text: string): number[] {
  for (const { before, after } of SHOWN) {
    const from = text.lastIndexOf(before);
    const to = from < 0 ? -1 : text.indexOf(after, from + before.length);
    if (to > 0) return (text.slice(from + before.length, to).match(/\d+/g) ?? []).map(Number);
  }
  return [];
}
