import type { Knowledge, Passage } from "../../knowledge/passage.ts";
import { fold } from "../../language/text/fold.ts";
import type { Evidence, Finding } from "../findings.ts";
import type { TurnDeps } from "../ports.ts";
import { readAnswerType } from "../query/answer-type.ts";
import { headingMatches } from "../query/intents/intent-headings.ts";
import type { NormalisedTurn, RetrievedTurn, UnderstoodTurn } from "../turn.ts";
import { pageOf } from "./products/product-page.ts";
import { quoteOfCandidate } from "./ranking/quotes.ts";
import { shippedEvidence } from "./ranking/shipped-weights.ts";
import { contactsIn } from "./site-contacts.ts";

/** So many passages below one heading are held against it. */
const PASSAGES_MAX = 8;

const passagesBySite = new WeakMap<Knowledge, ReadonlyMap<string, readonly Passage[]>>();

/**
 * The passages below the question or heading of the site that a pressed choice names; none where the choice is another thing,
 * or the message was typed. The site offered it, so nothing has to be searched for.
 */
export function passagesPressed(
  { isChoice, display }: Pick<NormalisedTurn, "isChoice" | "display">,
  knowledge: Knowledge,
): readonly Passage[] {
  if (isChoice !== true) return [];
  let known = passagesBySite.get(knowledge);
  if (known === undefined) {
    known = readHeadings(knowledge);
    passagesBySite.set(knowledge, known);
  }
  return known.get(display) ?? [];
}

/** The passages of a site below each of its matters that is a heading, by its text. */
function readHeadings(knowledge: Knowledge): ReadonlyMap<string, readonly Passage[]> {
  const found = new Map<string, readonly Passage[]>();
  for (const [url, matters] of knowledge.matters.byPage) {
    for (const { text, passage } of matters) {
      // A page's title stands above all of its passages, and tells none of them from another.
      if (!passage.heading.endsWith(text)) continue;
      const below = pageOf(knowledge, url).filter(({ heading }) => heading === passage.heading);
      found.set(text, [...(found.get(text) ?? []), ...below].slice(0, PASSAGES_MAX));
    }
  }
  return found;
}

/** Adds the lines of the pressed passages that answer, without a search. */
export function answerPressed(
  turn: UnderstoodTurn,
  passages: readonly Passage[],
  { knowledge, evidenceModel = shippedEvidence }: Pick<TurnDeps, "knowledge" | "evidenceModel">,
): RetrievedTurn {
  const { query, language, intent } = turn.reading;
  const asked = { text: query.text, language };
  const compare = knowledge.compare(asked);
  const hits = passages.map((passage) => ({ passage, score: 1, coverage: 1 }));
  const answerType = readAnswerType(query.folded);
  const weighed = evidenceModel.weigh(
    { ...asked, written: turn.display, answerType, intent },
    hits,
    knowledge,
  );
  const evidenceOf = (hit: (typeof hits)[number], quote: string): Evidence => {
    const { title, heading, language: written } = hit.passage;
    const support = compare(`${title} ${heading} ${quote}`, written);
    return {
      ...hit,
      quote,
      support,
      matchesIntent: headingMatches(intent.name, fold(`${title} ${heading}`)),
    };
  };
  const findings: Finding[] = [
    { kind: "contacts", passages: contactsIn(knowledge), support: 0 },
    { kind: "pressed" },
  ];
  return {
    ...turn,
    hits: weighed.ranked.map(({ candidate, units }) =>
      evidenceOf({ ...candidate.hit, score: 1, coverage: 1 }, quoteOfCandidate(candidate, units)),
    ),
    quotes: weighed.quotes.map(({ candidate, text }) =>
      evidenceOf({ ...candidate.hit, score: 1, coverage: 1 }, text),
    ),
    chance: weighed.chance,
    findings,
  };
}
