import type { PromptWords } from "../../language/pack/replies.ts";
import type { PromptSource } from "./choose-sources.ts";

/** A text that is not ours between marks that nobody can guess, and so nobody can close. */
export function fenced(name: string, text: string, marker: string): string {
  return `<<<${name}${marker}\n${plain(text)}\n${marker}>>>`;
}

/** A passage inside its fence, with the number by which the reply cites it. */
export function fencedSource(
  { passage, text }: PromptSource,
  number: number,
  marker: string,
  words: PromptWords,
): string {
  const head = [`${words.title}: ${passage.title}`];
  if (passage.heading) head.push(`${words.section}: ${passage.heading}`);
  return fenced(`${words.source} ${number} `, `${head.join("\n")}\n${text}`, marker);
}

/** The text without the signs that people do not see and an LLM reads: a way to smuggle orders in. */
export function plain(text: string): string {
  return text.replace(
    /[\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF\u{E0000}-\u{E007F}]/gu,
    "",
  );
}
