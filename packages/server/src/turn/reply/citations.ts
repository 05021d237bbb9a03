import type { CitationPart, Language, ProductPart } from "@prosa/protocol";
import type { Passage, ProductFacts } from "../../knowledge/passage.ts";
import { fold, wordsOfFolded } from "../../language/text/words.ts";
import { productPart } from "./product-part.ts";
import { webAddressOf } from "./render-answer.ts";

/** The number of a source in the text of a reply, with the words just before it. */
export interface CitationMarker {
  source: number;
  before: string;
}

const CITATIONS_MAX = 6;
const PRODUCTS_MAX = 3;
const QUOTE_LENGTH_MAX = 1_000;
const LABEL_LENGTH_MAX = 200;

/**
 * The citations behind a reply's markers: those whose source exists, one a source, each with the sentence of the passage
 * that is nearest to what the reply said there, word for word.
 */
export function citationsOf(markers: readonly CitationMarker[], sources: readonly Passage[]): CitationPart[] {
  const saidOf = new Map<Passage, string>();
  for (const { source, before } of markers) {
    const passage = sources[source - 1];
    if (passage && !saidOf.has(passage)) saidOf.set(passage, lastSentence(before));
  }
  return [...saidOf].slice(0, CITATIONS_MAX).map(([passage, said]) => {
    const url = webAddressOf(passage);
    return {
      type: "citation",
      title: (passage.title || passage.heading || passage.url).slice(0, LABEL_LENGTH_MAX),
      ...(url !== undefined && { url }),
      quote: nearestSentence(passage.text, said),
    };
  });
}

/** The product that the turn is about, and those whose own passages the reply cited. */
export function productsOf(
  subject: ProductFacts | undefined,
  citations: readonly CitationPart[],
  sources: readonly Passage[],
  language: Language,
): ProductPart[] {
  const cited = new Set(citations.map((citation) => citation.url));
  const found = sources.flatMap(({ product, url }) =>
    product && cited.has(url) ? [{ url, ...product }] : [],
  );
  const parts = new Map<string, ProductPart>();
  for (const product of subject ? [subject, ...found] : found) {
    if (!parts.has(product.name)) parts.set(product.name, productPart(product, language));
  }
  return [...parts.values()].slice(0, PRODUCTS_MAX);
}

function nearestSentence(text: string, said: string): string {
  const wanted = new Set(wordsOf(said));
  let best = "";
  let bestScore = -1;
  const words = new Set<string>();
  for (const sentence of sentencesOf(text)) {
    words.clear();
    let shared = 0;
    for (const word of wordsOf(sentence)) {
      if (!words.has(word) && wanted.has(word)) shared += 1;
      words.add(word);
    }
    const score = shared / Math.sqrt(words.size + 1);
    if (score > bestScore) {
      best = sentence;
      bestScore = score;
    }
  }
  return best.slice(0, QUOTE_LENGTH_MAX);
}

function lastSentence(text: string): string {
  return sentencesOf(text).at(-1) ?? "";
}

function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?…])\s+|\n+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== "");
}

function wordsOf(text: string): string[] {
  return wordsOfFolded(fold(text)).filter((word) => word.length > 2 || /\d/.test(word));
}
