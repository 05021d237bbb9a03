import type { Knowledge } from "../knowledge/passage.ts";
import { allPacks } from "../language/packs.ts";
import { passagesPressed } from "./evidence/pressed-matter.ts";
import { EMPTY_CONTEXT } from "./memory.ts";
import { readDialogue } from "./query/dialogue.ts";
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

/** True for a pressed choice that the site offers to everybody: a question or heading of its own, or one of the starters. */
export function isSiteChoice(turn: NormalisedTurn, knowledge: Knowledge): boolean {
  return (
    turn.isChoice === true && (starters.has(turn.display) || passagesPressed(turn, knowledge).length > 0)
  );
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
 * Reads a pressed choice of the site's by itself, and once for a version of its knowledge: it leans on nothing that was said
 * before. Any other message is read by `read`, with the talk so far.
 */
export function readOnce(
  turn: NormalisedTurn,
  knowledge: Knowledge,
  read: (turn: NormalisedTurn) => UnderstoodTurn,
): UnderstoodTurn {
  if (!isSiteChoice(turn, knowledge)) return read(turn);
  const choices = choicesOf(knowledge);
  const key = keyOf(turn);
  let known = choices.get(key);
  if (known === undefined) {
    const language = spokenBefore(turn);
    known = { reading: read({ ...turn, context: { ...EMPTY_CONTEXT, language } }).reading };
    if (choices.size >= CHOICES_KEPT) choices.clear();
    choices.set(key, known);
  }
  const { written, intent, signal } = known.reading;
  const dialogue = readDialogue({ folded: written.folded, intent: intent.name }, turn.context);
  return { ...turn, reading: { ...known.reading, ...dialogue, signal } };
}

/** Weighs the evidence for a choice that `readOnce` knows by itself, and once; for any other message by `weigh`, with the talk so far. */
export function weighOnce(
  turn: UnderstoodTurn,
  knowledge: Knowledge,
  weigh: (turn: UnderstoodTurn) => RetrievedTurn,
): RetrievedTurn {
  const known = turn.isChoice ? choicesBySite.get(knowledge)?.get(keyOf(turn)) : undefined;
  if (known === undefined) return weigh(turn);
  if (known.evidence === undefined) {
    const { hits, quotes, chance, findings } = weigh({
      ...turn,
      reading: known.reading,
      context: EMPTY_CONTEXT,
    });
    known.evidence = { hits, quotes, chance, findings };
  }
  return { ...turn, ...known.evidence };
}
