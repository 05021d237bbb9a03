const LETTERS_A_TOKEN = 3.5;

/** Tokens by estimate: Portuguese takes about one for three and a half characters. */
export function tokensOf(text: string): number {
  return Math.ceil(text.length / LETTERS_A_TOKEN);
}

/** The characters that so many tokens hold, by the same estimate. */
export function lettersOf(tokenCount: number): number {
  return Math.floor(tokenCount * LETTERS_A_TOKEN);
}
