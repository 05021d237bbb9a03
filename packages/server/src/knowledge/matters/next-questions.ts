import type { Language } from "@prosa/protocol";
import { fold } from "../../language/text/fold.ts";
import type { Knowledge, Matter, Passage } from "../passage.ts";
import { isFound } from "./is-found.ts";

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
  const near = [...page.slice(here + 1), ...page.slice(0, Math.max(0, here)).reverse()];
  const isAnswered = new Set(cited.map(({ url, heading }) => `${url} ${heading}`));
  const isNew = ({ text, passage }: Matter) =>
    passage.language === language &&
    !isAnswered.has(`${passage.url} ${passage.heading}`) &&
    !said.includes(fold(text));
  const candidates = [...near.filter(({ isQuestion }) => isQuestion), ...siblingsOf(first, near)];
  const elsewhere = first.kind === "product" ? questions.slice(0, TRIED_MAX) : [];
  const found = [...candidates.slice(0, TRIED_MAX), ...elsewhere].filter(
    (matter) => isNew(matter) && isFound(matter, knowledge),
  );
  return [...new Set(found.map(({ text }) => text))].slice(0, NEXT_MAX);
}

/** Headings beside a passage's own, below the same one. */
function siblingsOf({ heading }: Passage, near: readonly Matter[]): Matter[] {
  const above = heading.split(" › ").slice(0, -1).join(" › ");
  if (above === "") return [];
  return near.filter(
    ({ isQuestion, passage }) =>
      !isQuestion && passage.heading.split(" › ").slice(0, -1).join(" › ") === above,
  );
}
