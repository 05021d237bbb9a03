import type { WritingTask, Written } from "../../turn/ports.ts";

/** Has the site's LLM write a text. */
export type Ask = (task: Omit<WritingTask, "options">) => Promise<Written>;

/** How often a text is asked for whose figures do not agree: a second time with what was wrong. */
export const TRIES = 2;

const NAMES = new Intl.DisplayNames(["en"], { type: "language" });

/** The English name of a language by its tag, else the tag. */
export function nameOfLanguage(tag: string): string {
  try {
    return NAMES.of(tag) ?? tag;
  } catch {
    return tag;
  }
}
