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
  const held: ReadonlySet<string>[] = [];
  return sentencesOf(text).flatMap((sentence): CitationMarker[] => {
    const wantedIn = new Map<Language, readonly string[]>();
    let best = -1;
    let most = 0;
    for (const [place, source] of sources.entries()) {
      const { language } = source;
      const wanted = wantedIn.get(language) ?? wantedOf(sentence, question, language);
      wantedIn.set(language, wanted);
      if (wanted.length < WORDS_MIN) continue;
      const words = held[place] ?? wordsHeldBy(source);
      held[place] = words;
      if (wanted.some((word) => /\d/.test(word) && !words.has(word))) continue;
      const share = wanted.filter((word) => words.has(word)).length / wanted.length;
      if (share >= HELD && share > most) [best, most] = [place, share];
    }
    return best < 0 ? [] : [{ source: best + 1, before: sentence }];
  });
}

/** The words of a sentence that its passage must hold. */
function wantedOf(sentence: string, question: string, language: Language): readonly string[] {
  const own = contentOf(sentence, language);
  const isShort = own.length < WORDS_MIN && /\d/.test(sentence);
  return isShort ? [...own, ...contentOf(question, language)] : own;
}

function wordsHeldBy({ title, heading, text, language }: Attributable): ReadonlySet<string> {
  return new Set(contentOf(`${title}\n${heading}\n${text}`, language));
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
