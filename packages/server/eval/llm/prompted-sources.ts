/** A source as an LLM reads it in its prompt: the number to cite it by, and its text with title and section. */
export interface PromptedSource {
  number: number;
  text: string;
}

const SOURCE = /<<<\p{Lu}+ (\d+) ([a-z0-9]+)\n([\s\S]*?)\n\2>>>/gu;

/** The sources of a request: those of its messages and of what tools found, each number once. */
export function sourcesIn(messages: readonly { role: string; content: string | null }[]): PromptedSource[] {
  const found = new Map<number, PromptedSource>();
  for (const { role, content } of messages) {
    if (role !== "user" && role !== "tool") continue;
    for (const [, number = "", , text = ""] of (content ?? "").matchAll(SOURCE)) {
      if (!found.has(Number(number))) found.set(Number(number), { number: Number(number), text });
    }
  }
  return [...found.values()];
}
