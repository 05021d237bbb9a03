import type { Language } from "@prosa/protocol";
import { packOf } from "../../language/packs.ts";
import { fold } from "../../language/text/words.ts";
import type { Knowledge, Matter } from "../passage.ts";
import { isFound } from "./next-questions.ts";

const STARTERS_MAX = 3;
/** The site's own questions among the starters; the last place is for what any visitor may need. */
const OWN_MAX = 2;
/** A longer one would take two lines of a narrow chat. */
const LENGTH_MAX = 50;
/** So many of a site's matters are tried: the first of its pages, not all of them. */
const TRIED_MAX = 12;

const startersBySite = new WeakMap<Knowledge, Map<Language, readonly string[]>>();

/**
 * Up to three things to ask a site first, in the visitor's language: the questions and headings of its own pages that are
 * in it, and plain questions that the site can answer in any language. Found once for a version of the knowledge.
 */
export function startersFor(knowledge: Knowledge, language: Language): readonly string[] {
  const known = startersBySite.get(knowledge) ?? new Map<Language, readonly string[]>();
  startersBySite.set(knowledge, known);
  const starters = known.get(language) ?? findStarters(knowledge, language);
  known.set(language, starters);
  return starters;
}

function findStarters(knowledge: Knowledge, language: Language): readonly string[] {
  const { products, hours, contact } = packOf(language).site.starters;
  const { questions, topics, saysHours } = knowledge.matters;
  const fitting = (matters: readonly Matter[]) =>
    matters
      .filter(({ text, passage }) => text.length <= LENGTH_MAX && passage.language === language)
      .slice(0, TRIED_MAX);
  const own = firstFound([...fitting(questions), ...fitting(topics)], knowledge);
  return [
    ...(knowledge.ofKind("product").length > 1 ? [products] : []),
    ...own.slice(0, OWN_MAX),
    ...(saysHours ? [hours] : []),
    ...own.slice(OWN_MAX),
    ...(knowledge.ofKind("contact").length > 0 ? [contact] : []),
  ].slice(0, STARTERS_MAX);
}

function firstFound(matters: readonly Matter[], knowledge: Knowledge): string[] {
  const found: string[] = [];
  for (const matter of matters) {
    if (found.length === STARTERS_MAX) break;
    const isNew = !found.some((text) => fold(text) === fold(matter.text));
    if (isNew && isFound(matter, knowledge)) found.push(matter.text);
  }
  return found;
}
