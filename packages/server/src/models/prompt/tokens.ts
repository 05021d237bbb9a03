import type { Tokens } from "../../platform/token-budget.ts";
import type { Delta, PromptMessage } from "../completion.ts";

const LETTERS_A_TOKEN = 3.5;

type Usage = Extract<Delta, { type: "usage" }>;

/** Tokens by estimate: Portuguese takes about one for three and a half characters. */
export function tokensOf(text: string): number {
  return Math.ceil(text.length / LETTERS_A_TOKEN);
}

/** The tokens of all messages together, by the same estimate. */
export function tokensOfPrompt(messages: readonly Pick<PromptMessage, "content">[]): number {
  return Math.ceil(messages.reduce((length, { content }) => length + content.length, 0) / LETTERS_A_TOKEN);
}

/** The tokens of one completion: by its server's count, the part that was read by estimate where that is not told apart. */
export function spentTokens(
  usage: Usage | undefined,
  prompt: Parameters<typeof tokensOfPrompt>[0],
  said: string,
): Tokens {
  const written = tokensOf(said);
  if (!usage) return { input: tokensOfPrompt(prompt), output: written };
  const { tokenCount, inputCount = Math.max(0, tokenCount - written) } = usage;
  const input = Math.min(inputCount, tokenCount);
  return { input, output: tokenCount - input };
}

/** The characters that so many tokens hold, by the same estimate. */
export function lettersOf(tokenCount: number): number {
  return Math.floor(tokenCount * LETTERS_A_TOKEN);
}
