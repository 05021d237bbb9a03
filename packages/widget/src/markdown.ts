import { Lexer, type Token, type Tokens } from "marked";

/** Cuts Markdown into tokens. Loaded only when there is rich text to show. */
export function lexMarkdown(text: string): Token[] {
  return new Lexer({ gfm: true, breaks: true }).lex(text);
}

export type { Token, Tokens };
