import type { Passage } from "../../knowledge/passage.ts";
import { contactsOf, findingOf, nearestOf, remediesOf } from "../../turn/findings.ts";
import type { DecidedTurn, Evidence } from "../../turn/ports.ts";
import { lettersOf, tokensOf } from "./tokens.ts";

const SOURCES_MAX = 8;
export const SOURCE_LENGTH_MAX = 1_800;
/** Less of a passage than this says nothing. */
const SOURCE_LENGTH_MIN = 280;
/** The tokens of a source's fence, title and section, by estimate. */
export const HEAD_TOKENS = 40;
/** Passages that the rules chose, which may be the wrong ones: the best of the search follow them. */
const CHOSEN_FIRST = 3;

/** A passage as a prompt holds it: whole, or the part of it around the words that answer. */
export interface PromptSource {
  passage: Passage;
  text: string;
}

/** The passages for a turn, the likeliest first, as many as the tokens hold and eight at most; `page` is what the visitor sees. */
export function chooseSources(turn: DecidedTurn, tokensMax: number, page?: Passage): PromptSource[] {
  const chosen = chosenBy(turn);
  const quotes = new Map<Passage, string>();
  const add = ({ passage, quote }: Pick<Evidence, "passage" | "quote">) => {
    if (!quotes.has(passage)) quotes.set(passage, quote);
  };
  chosen.slice(0, CHOSEN_FIRST).forEach(add);
  const [best] = turn.hits;
  if (best) add(best);
  if (page) add({ passage: page, quote: "" });
  // Passages by the meaning and passages by the words take turns: either may be the better guess.
  const meant = findingOf(turn, "condensed")?.passages ?? [];
  for (let place = 0; place < Math.max(meant.length, turn.hits.length); place += 1) {
    const [hit, passage] = [turn.hits[place], meant[place]];
    if (hit) add(hit);
    if (passage) add({ passage, quote: "" });
  }
  chosen.slice(CHOSEN_FIRST).forEach(add);
  // Few words may lead to the passage that answers; what it means leads there too.
  for (const passage of [...nearestOf(turn), ...contactsOf(turn).slice(0, 1)]) {
    if (!quotes.has(passage)) quotes.set(passage, "");
  }
  const sources: PromptSource[] = [];
  let left = tokensMax;
  for (const [passage, quote] of [...quotes].slice(0, SOURCES_MAX)) {
    left -= HEAD_TOKENS;
    const room = Math.min(SOURCE_LENGTH_MAX, lettersOf(left));
    if (room < Math.min(SOURCE_LENGTH_MIN, passage.text.length) && sources.length > 0) break;
    const text = excerpt(passage.text, quote, Math.max(room, SOURCE_LENGTH_MIN));
    left -= tokensOf(text);
    sources.push({ passage, text });
  }
  return sources;
}

/** The passages that the rules would have the reply rest on, by what they decided. */
function chosenBy(turn: DecidedTurn): Evidence[] {
  const { evidence, sale, compared = [], offers = [] } = turn.decision;
  const beside = (all: typeof compared) =>
    all.flatMap(({ evidence: piece, says }) => (says ? [piece, says] : [piece]));
  return [
    ...evidence,
    ...(sale ? [...sale.goods, ...sale.terms, ...beside(sale.others)] : []),
    ...beside(compared),
    ...(findingOf(turn, "catalogue")?.evidence ?? []),
    ...remediesOf(turn),
    ...offers,
  ];
}

/** The part of a text that fits, with the words of the quote where they are not at its beginning. */
export function excerpt(text: string, quote: string, lengthMax: number): string {
  if (text.length <= lengthMax) return text;
  const [first = ""] = quote.split("\n");
  const at = first === "" ? 0 : Math.max(0, text.indexOf(first));
  if (at + first.length <= lengthMax) return `${withoutHalfWord(text.slice(0, lengthMax))} …`;
  const from = Math.min(at - Math.floor(lengthMax / 3), text.length - lengthMax);
  const part = text.slice(from, from + lengthMax).replace(/^\S*\s+/, "");
  return from + lengthMax < text.length ? `… ${withoutHalfWord(part)} …` : `… ${part}`;
}

function withoutHalfWord(text: string): string {
  return text.replace(/\s+\S*$/, "");
}
