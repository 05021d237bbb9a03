import type { CitationPart } from "@prosa/protocol";
import type { Passage } from "../knowledge/passage.ts";

/** The web address of a passage's source; undefined for a text that the owner wrote, which is on no page. */
export function webAddressOf({ url }: Pick<Passage, "url">): string | undefined {
  return /^https?:/.test(url) ? url : undefined;
}

/** True where one of a reply's citations is of this passage's page, or quotes this passage, which is on no page. */
export function isCited(passage: Passage, citations: readonly CitationPart[]): boolean {
  const address = webAddressOf(passage);
  return citations.some(({ url, quote }) =>
    address === undefined ? url === undefined && passage.text.includes(firstLineOf(quote)) : url === address,
  );
}

function firstLineOf(quote: string): string {
  return quote.split("\n")[0] ?? "";
}
