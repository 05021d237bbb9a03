import type { WidgetLanguage } from "../strings/language.ts";

/** The files that an opening loads, by their paths beside `prosa.js`. Their names have their content. */
export interface TagFiles {
  chat: string;
  client: string;
  features: string;
  words: Readonly<Record<WidgetLanguage, string>>;
}

declare global {
  /** The names in this build; `scripts/build.ts` writes them into the loader. */
  const TAG_FILES: TagFiles;
}
