export interface Lexicon {
  /** Weights of whole phrases by their first word. */
  phrases: ReadonlyMap<string, readonly { words: readonly string[]; weight: number }[]>;
  /** The letters of the longest first word. */
  longest: number;
}

const ANY = "*";

/** Reads lines of `weight: phrase, phrase*`; a star at the end of a word is any ending. */
export function readLexicon(lines: string): Lexicon {
  const phrases = new Map<string, { words: string[]; weight: number }[]>();
  for (const line of lines.trim().split("\n")) {
    const colon = line.indexOf(":");
    const weight = Number(line.slice(0, colon));
    for (const phrase of line.slice(colon + 1).split(",")) {
      const words = phrase.trim().split(/\s+/);
      const first = words[0] ?? "";
      const list = phrases.get(first);
      if (list === undefined) phrases.set(first, [{ words, weight }]);
      else list.push({ words, weight });
    }
  }
  for (const list of phrases.values()) list.sort((left, right) => right.words.length - left.words.length);
  return { phrases, longest: Math.max(...[...phrases.keys()].map((first) => first.length)) };
}

function matches(pattern: string, word: string | undefined): boolean {
  if (word === undefined) return false;
  return pattern.endsWith(ANY) ? word.startsWith(pattern.slice(0, -1)) : word === pattern;
}

/** The longest phrase that starts at a word; of equal length the one whose first word is spelled out furthest. */
export function phraseAt(
  lexicon: Lexicon,
  words: readonly string[],
  at: number,
): { weight: number; length: number } | undefined {
  const word = words[at] ?? "";
  let best: { weight: number; length: number } | undefined;
  for (let letters = Math.min(word.length, lexicon.longest) + 1; letters >= 2; letters--) {
    const key = letters > word.length ? word : word.slice(0, letters) + ANY;
    for (const phrase of lexicon.phrases.get(key) ?? []) {
      if (best !== undefined && best.length >= phrase.words.length) break;
      if (phrase.words.every((pattern, offset) => offset === 0 || matches(pattern, words[at + offset]))) {
        best = { weight: phrase.weight, length: phrase.words.length };
      }
    }
  }
  return best;
}
