import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as z from "zod/mini";
import { readRows } from "../read-rows.ts";

const questionSchema = z.object({
  id: z.string(),
  /** The messages of the visitor, in one session; the answer to the last is judged. */
  turns: z.array(z.string()),
  lang: z.string(),
  kind: z.enum(["answerable", "two", "unanswerable", "talk"]),
  /** Where the answer is, word for word. */
  gold: z.array(z.object({ page: z.string(), quote: z.string() })),
  /** Of each list one alternative is in a right answer. */
  accept: z.array(z.array(z.string())),
  expect: z.enum(["answer", "decline", "hand-over", "talk", "clarify"]),
  note: z.optional(z.string()),
});
export type SiteQuestion = z.infer<typeof questionSchema>;

const siteSchema = z.object({ name: z.string(), language: z.string() });

/** A site of the layout of `../shared/data/sites`: its pages in a folder, and questions on them. */
export interface TestSite {
  folder: string;
  name: string;
  language: string;
  /** The folder that is served as the site's root. */
  pages: string;
  questions: readonly SiteQuestion[];
  /** The owner's setting of this name; as it comes where it is absent. */
  answering?: string | undefined;
}

/** The sites below a folder in order of name, one alone where `only` names it. Throws for a name that is not there. */
export function readTestSites(test: string, only?: string): TestSite[] {
  const folders = readdirSync(test)
    .filter((name) => statSync(join(test, name, "questions.jsonl"), { throwIfNoEntry: false })?.isFile())
    .filter((name) => only === undefined || name === only)
    .sort();
  if (folders.length === 0) throw new Error(`No site${only ? ` "${only}"` : ""} with questions in ${test}.`);
  return folders.map((folder) => {
    const path = join(test, folder);
    const site = siteSchema.parse(JSON.parse(readFileSync(join(path, "site.json"), "utf8")));
    return {
      folder,
      ...site,
      pages: join(path, "pages"),
      questions: readRows(join(path, "questions.jsonl"), questionSchema),
    };
  });
}

const OTHER_LANGUAGES = fileURLToPath(new URL("../fixtures/other-languages.jsonl", import.meta.url));
const translatedSchema = z.object({ id: z.string(), lang: z.string(), text: z.string() });

/** The sites with such of their questions as `fixtures/other-languages.jsonl` has in another language than the pages'. */
export function inOtherLanguages(sites: readonly TestSite[]): TestSite[] {
  const rows = readRows(OTHER_LANGUAGES, translatedSchema);
  return sites.map((site) => ({
    ...site,
    questions: rows.flatMap(({ id, lang, text }) => {
      const known = site.questions.find((one) => one.id === id);
      return known === undefined ? [] : [{ ...known, id: `${id}-${lang}`, turns: [text], lang }];
    }),
  }));
}

/** Questions of one message before another, in a talk that changes its subject each time. */
const BEFORE = 2;

/**
 * The sites with such of their questions as are of one message, each asked after the two that stand before it: a talk of a visitor
 * who asks one thing after the other.
 */
export function inMidTalk(sites: readonly TestSite[]): TestSite[] {
  return sites.map((site) => {
    const single = site.questions.filter(({ turns }) => turns.length === 1);
    const questions = single.map((one, place) => {
      const before = Array.from(
        { length: BEFORE },
        (_, back) => single.at(place - BEFORE + back)?.turns ?? [],
      );
      return { ...one, id: `${one.id}-mid-talk`, turns: [...before.flat(), ...one.turns] };
    });
    return { ...site, questions };
  });
}
