import type { Language } from "@prosa/protocol";
import { fold } from "../../language/text/words.ts";
import type { Knowledge, Matter, Passage } from "../passage.ts";

const NEXT_MAX = 2;
/** So many of a page's or a site's matters are tried. */
const TRIED_MAX = 8;

/**
 * Up to two questions that may follow an answer from these passages: those of the same page that stand nearest below or
 * above; after a product, or a page without questions of its own, the site's. Only those in the visitor's language that
 * were neither answered nor said, folded, before.
 */
export function nextQuestionsFor(
  knowledge: Knowledge,
  cited: readonly Passage[],
  language: Language,
  said: readonly string[],
): string[] {
  const [first] = cited;
  if (first === undefined || first.language !== language) return [];
  const { byPage, questions } = knowledge.matters;
  const page = byPage.get(first.url) ?? [];
  const here = page.findIndex(({ passage }) => passage.heading === first.heading);
  const isAnswered = new Set(cited.map(({ url, heading }) => `${url} ${heading}`));
  const isNew = ({ text, passage }: Matter) =>
    passage.language === language &&
    !isAnswered.has(`${passage.url} ${passage.heading}`) &&
    !said.includes(fold(text));
  const above = aboveOf(first.heading);
  const isSibling = ({ isQuestion, passage }: Matter) => !isQuestion && aboveOf(passage.heading) === above;
  const candidates = nearest(page, here, ({ isQuestion }) => isQuestion, TRIED_MAX);
  if (above !== "") candidates.push(...nearest(page, here, isSibling, TRIED_MAX - candidates.length));
  const elsewhere = first.kind === "product" ? questions.slice(0, TRIED_MAX) : [];
  const found = [...candidates, ...elsewhere].filter((matter) => isNew(matter) && isFound(matter, knowledge));
  return [...new Set(found.map(({ text }) => text))].slice(0, NEXT_MAX);
}

/** The first matters of a page below a place of it, and then above it, that are wanted. A page may have a thousand. */
function nearest(
  page: readonly Matter[],
  here: number,
  isWanted: (matter: Matter) => boolean,
  most: number,
): Matter[] {
  const found: Matter[] = [];
  const take = (matter: Matter | undefined) => {
    if (matter && found.length < most && isWanted(matter)) found.push(matter);
  };
  for (let at = here + 1; at < page.length && found.length < most; at += 1) take(page[at]);
  for (let at = here - 1; at >= 0 && found.length < most; at -= 1) take(page[at]);
  return found;
}

const BELOW = " › ";

/** The headings above the last one. */
function aboveOf(heading: string): string {
  return heading.slice(0, Math.max(0, heading.lastIndexOf(BELOW)));
}

const FOUND_AMONG = 3;
const COVERAGE = 0.6;

const foundBySite = new WeakMap<Knowledge, Map<Matter, boolean>>();

/** Whether the search for a matter's own words leads to its page; found out once for a version of the knowledge. */
export function isFound(matter: Matter, knowledge: Knowledge): boolean {
  const known = foundBySite.get(knowledge) ?? new Map<Matter, boolean>();
  foundBySite.set(knowledge, known);
  const found = known.get(matter) ?? leadsHome(matter, knowledge);
  known.set(matter, found);
  return found;
}

function leadsHome({ text, passage }: Matter, knowledge: Knowledge): boolean {
  const { language, url } = passage;
  return knowledge
    .search({ text, language, limit: FOUND_AMONG })
    .some((hit) => hit.passage.url === url && hit.coverage >= COVERAGE);
}
