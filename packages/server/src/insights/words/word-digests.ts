import { fold, wordsOfFolded } from "../../language/text/words.ts";
import { hmacOf, toBase64Url } from "../../security/hmac.ts";

/** The words of one conversation that can be found, at most: those that it says first. */
export const INDEXED_WORDS_MAX = 2_000;

/** The words that one search may hold. */
export const SEARCHED_WORDS_MAX = 5;

const WORD_LENGTH_MIN = 2;
const WORD_LENGTH_MAX = 40;

/** The bytes of a digest: of 2,000 words one in 140 thousand million searches meets a wrong one, which its session then denies. */
const DIGEST_BYTES = 6;

/** The characters of a digest. */
export const DIGEST_LENGTH = 8;

/** The words of a text as they are indexed and searched: without case and accents, each once. */
export function searchableWords(text: string): string[] {
  const words = wordsOfFolded(fold(text));
  return [...new Set(words)].filter(({ length }) => length >= WORD_LENGTH_MIN && length <= WORD_LENGTH_MAX);
}

/**
 * Makes the digests of a site's words: HMACs under a key that is made of the deployment's secret for this site alone, and
 * stored nowhere. Without it nobody can try out words on an index, nor compare the words of two sites.
 */
export class WordDigests {
  readonly #key: Uint8Array;

  constructor(secret: string, site: string) {
    this.#key = hmacOf(secret, `words of ${site}`);
  }

  of(word: string): string {
    return toBase64Url(hmacOf(this.#key, word).slice(0, DIGEST_BYTES));
  }
}

/** Whether an index, digests one after the other, holds all of these. */
export function holdsDigests(index: string, digests: readonly string[]): boolean {
  const held = new Set<string>();
  for (let at = 0; at < index.length; at += DIGEST_LENGTH) held.add(index.slice(at, at + DIGEST_LENGTH));
  return digests.every((digest) => held.has(digest));
}
