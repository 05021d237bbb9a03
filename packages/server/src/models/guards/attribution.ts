import type { Language } from "@prosa/protocol";
import type { Passage } from "../../knowledge/passage.ts";
import type { CitationMarker } from "../../turn/reply/citations.ts";
import { contentOf } from "./content-words.ts";

/** The least share of a sentence's words that a passage holds where the sentence was taken from it. */
const HELD = 0.7;
/** A sentence of fewer words is in too many passages by chance. */
const WORDS_MIN = 4;
/** The part of a passage that sentences are compared with. */
type Attributable = Pick<Passage, "title" | "heading" | "text" | "language">;
/** Words that say something about the world, rather than to the visitor. */
const SUBSTANCE_WORDS = 6;

/**
 * Finds the passages that a reply was taken from where it names none: for each sentence the one that holds most of its words,
 * and every number of it. A short sentence with a number ("Up to 30 days.") is read with the words of the question.
 */
export function attribute(text: string, sources: readonly Attributable[], question = ""): CitationMarker[] {
  const held = sources.map((source) => ({
    language: source.language,
    words: new Set(contentOf(`${source.title}\n${source.heading}\n${source.text}`, source.language)),
  }));
  return sentencesOf(text).flatMap((sentence): CitationMarker[] => {
    let best = -1;
    let most = 0;
    for (const [place, { words, language }] of held.entries()) {
      const own = contentOf(sentence, language);
      const isShort = own.length < WORDS_MIN && /\d/.test(sentence);
      const wanted = isShort ? [...own, ...contentOf(question, language)] : own;
      if (wanted.length < WORDS_MIN) continue;
      if (wanted.some((word) => /\d/.test(word) && !words.has(word))) continue;
      const share = wanted.filter((word) => words.has(word)).length / wanted.length;
      if (share >= HELD && share > most) [best, most] = [place, share];
    }
    return best < 0 ? [] : [{ source: best + 1, before: sentence }];
  });
}

/** Whether a reply states anything, and does not only greet, ask or regret. */
export function hasSubstance(text: string, language: Language): boolean {
  return sentencesOf(text)
    .filter((sentence) => !sentence.endsWith("?"))
    .some((sentence) => {
      const words = contentOf(sentence, language);
      return words.length >= SUBSTANCE_WORDS || words.some((word) => /\d/.test(word));
    });
}

function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?…])\s+|\n+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== "");
}
