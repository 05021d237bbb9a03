import type { Knowledge, Matter } from "../passage.ts";

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
