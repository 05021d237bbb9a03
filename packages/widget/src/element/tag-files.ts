/** The files that an opening loads, by their paths beside `prosa.js`. Their names have their content. */
export interface TagFiles {
  chat: string;
  client: string;
  features: string;
  /** The widget's words, by the code of their language. */
  words: Readonly<Record<string, string>>;
}

declare global {
  /** The names in this build; `scripts/build.ts` writes them into `start.ts`. */
  const TAG_FILES: TagFiles;

  /** The path of the built `start.ts` beside `prosa.js`; `scripts/build.ts` writes it into the loader. */
  const START_FILE: string;
}
