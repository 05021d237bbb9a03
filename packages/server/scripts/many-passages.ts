import { readSite, shopFolder } from "../eval/read-site.ts";
import type { Passage } from "../src/knowledge/passage.ts";

const KINDS = ["prose", "product", "question", "contact", "table"] as const;

/** The passages of a folder of HTML pages, by default the example shop's. */
export function folderPassages(folder = shopFolder): Passage[] {
  const site = readSite(folder);
  return KINDS.flatMap((kind) => [...site.ofKind(kind)]);
}

/** Repeats the passages under other names, with every fourth word replaced, until there are `count`. */
export function grow(passages: readonly Passage[], count: number): Passage[] {
  return Array.from({ length: count }, (_, number) => {
    const passage = passages[number % passages.length] as Passage;
    const round = Math.floor(number / passages.length);
    if (round === 0) return passage;
    const words = passage.text
      .split(" ")
      .map((word, at) => ((at + round) % 4 === 0 ? `${word}${round}` : word));
    return { ...passage, id: `${passage.id}-${round}`, text: words.join(" ") };
  });
}
