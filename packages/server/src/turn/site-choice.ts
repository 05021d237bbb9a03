import type { Knowledge, Passage } from "../knowledge/passage.ts";
import { allPacks } from "../language/packs.ts";
import { fold } from "../language/text/words.ts";
import { pageOf } from "./evidence/products/product-page.ts";
import { quoteOfCandidate } from "./evidence/ranking/quotes.ts";
import { shippedEvidence } from "./evidence/ranking/shipped-weights.ts";
import type { Evidence, Finding } from "./findings.ts";
import { EMPTY_CONTEXT } from "./memory.ts";
import type { TurnDeps } from "./ports.ts";
import { readAnswerType } from "./query/answer-type.ts";
import { contactsIn } from "./query/contact-ways.ts";
import { readDialogue } from "./query/dialogue.ts";
import { headingMatches } from "./query/intent.ts";
import type { NormalisedTurn, RetrievedTurn, UnderstoodTurn } from "./turn.ts";
import { spokenBefore } from "./understand.ts";

/** Choices of a site that are kept with what answers them: some 5 KB each, so 1 MB a site at most. */
const CHOICES_KEPT = 200;

type Weighed = Pick<RetrievedTurn, "hits" | "quotes" | "chance" | "findings">;

/** A choice as it is read and answered whatever was said before it. */
interface KnownChoice {
  readonly reading: UnderstoodTurn["reading"];
  evidence?: Weighed;
}

const starters: ReadonlySet<string> = new Set(allPacks.flatMap(({ site }) => Object.values(site.starters)));

const choicesBySite = new WeakMap<Knowledge, Map<string, KnownChoice>>();

/** True for the words of a choice that the site offers to everybody: a question or heading of its own, or one of the starters. */
export function isSiteChoice(choice: string, knowledge: Knowledge): boolean {
  return starters.has(choice) || passagesPressed(choice, knowledge).length > 0;
}

function choicesOf(knowledge: Knowledge): Map<string, KnownChoice> {
  const choices = choicesBySite.get(knowledge) ?? new Map<string, KnownChoice>();
  choicesBySite.set(knowledge, choices);
  return choices;
}

/** Names a choice by all that its reading depends on beside the knowledge. */
function keyOf(turn: NormalisedTurn): string {
  return JSON.stringify([turn.display, spokenBefore(turn), turn.site.phrases]);
}

/**
 * Has `read` read a pressed choice of the site's by itself, and once for a version of its knowledge: it leans on nothing that was
 * said before.
 */
export function readChoice(
  turn: NormalisedTurn,
  deps: TurnDeps,
  read: (turn: NormalisedTurn, deps: TurnDeps) => UnderstoodTurn,
): UnderstoodTurn {
  const choices = choicesOf(deps.knowledge);
  const key = keyOf(turn);
  let known = choices.get(key);
  if (known === undefined) {
    const language = spokenBefore(turn);
    known = { reading: read({ ...turn, context: { ...EMPTY_CONTEXT, language } }, deps).reading };
    if (choices.size >= CHOICES_KEPT) choices.clear();
    choices.set(key, known);
  }
  const { written, intent, signal } = known.reading;
  const dialogue = readDialogue({ folded: written.folded, intent: intent.name }, turn.context);
  return { ...turn, reading: { ...known.reading, ...dialogue, signal } };
}

/** Has `look` find the evidence for a choice that `readChoice` has read, by itself and once. */
export function lookForChoice(
  turn: UnderstoodTurn,
  deps: TurnDeps,
  look: (turn: UnderstoodTurn, deps: TurnDeps) => RetrievedTurn,
): RetrievedTurn {
  const known = choicesOf(deps.knowledge).get(keyOf(turn));
  if (known === undefined) return look(turn, deps);
  if (known.evidence === undefined) {
    const alone = { ...turn, reading: known.reading, context: EMPTY_CONTEXT };
    const { hits, quotes, chance, findings } = look(alone, deps);
    known.evidence = { hits, quotes, chance, findings };
  }
  return { ...turn, ...known.evidence };
}

/** So many passages below one heading are held against it. */
const PASSAGES_MAX = 8;

const passagesBySite = new WeakMap<Knowledge, ReadonlyMap<string, readonly Passage[]>>();

/**
 * The passages below the question or heading of the site that a pressed choice names; none where the choice is another thing. The
 * site offered it, so nothing has to be searched for.
 */
export function passagesPressed(choice: string, knowledge: Knowledge): readonly Passage[] {
  let known = passagesBySite.get(knowledge);
  if (known === undefined) {
    known = readHeadings(knowledge);
    passagesBySite.set(knowledge, known);
  }
  return known.get(choice) ?? [];
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
