import type { Passage } from "../../knowledge/passage.ts";
import type { PromptWords } from "../../language/pack/replies.ts";
import type { Context, PastTurn } from "../../turn/ports.ts";
import type { PromptMessage } from "../completion.ts";
import { excerpt, HEAD_TOKENS, type PromptSource, SOURCE_LENGTH_MAX } from "./choose-sources.ts";
import { fenced, fencedSource } from "./fences.ts";
import { tokensOf } from "./tokens.ts";

const SUMMARY_LINE_LENGTH_MAX = 140;

interface HistoryDeps {
  /** The tokens that turns may take word for word, by estimate, and those of the sources that they were answered from. */
  wordTokens: number;
  sourceTokens: number;
  marker: string;
  redact(text: string): string;
  find(id: string): Passage | undefined;
}

interface History {
  verbatim: PromptMessage[];
  /** A line for each turn that is not there word for word. */
  summary: string;
  /** The sources of the turns in their order; number n of the prompt is at n − 1. */
  sources: Passage[];
}

/**
 * The talk so far, as it was sent before: each turn with the sources that came new with it, so that a server need not read
 * any of it again, and what was shown beside the reply. Turns that do not fit become a line each.
 */
export function writeHistory(
  { turns, earlier = [] }: Pick<Context, "turns" | "earlier">,
  deps: HistoryDeps,
  words: PromptWords,
): History {
  const { marker, redact } = deps;
  const kept = fittingTurns(turns, deps.wordTokens, words);
  const found = kept.map(({ read = [] }) => read.flatMap((id) => deps.find(id) ?? []).map(whole));
  const first = firstWithSources(found, deps.sourceTokens);
  const sources: Passage[] = [];
  const verbatim = kept.flatMap((past, place): PromptMessage[] => {
    const fences = (place < first ? [] : (found[place] ?? [])).map((source) =>
      fencedSource(source, sources.push(source.passage), marker, words),
    );
    return [
      { role: "user", content: questionPart(fences, redact(past.visitor), marker, words) },
      { role: "assistant", content: redact(saidBy(past, words)) },
    ];
  });
  const summary = [...earlier, ...turns.filter((turn) => !kept.includes(turn))]
    .map(({ visitor, intent, action }) => {
      const asked = redact(visitor).slice(0, SUMMARY_LINE_LENGTH_MAX);
      return `- "${asked}" (${intent} → ${action})`;
    })
    .join("\n");
  return { verbatim, summary, sources };
}

/** The part of a question's message that stays in the talk: its sources, then the visitor's words. */
export function questionPart(
  fences: readonly string[],
  visitor: string,
  marker: string,
  words: PromptWords,
): string {
  const headed = fences.length > 0 ? [words.sourcesHeading, ...fences] : [];
  return [...headed, words.visitorHeading, fenced("", visitor, marker)].join("\n\n");
}

/** The last turns that fit. One without an answer becomes a line: servers take no empty message. */
function fittingTurns(turns: readonly PastTurn[], tokensMax: number, words: PromptWords): PastTurn[] {
  let left = tokensMax;
  const kept: PastTurn[] = [];
  for (const past of turns.filter(({ assistant }) => assistant !== "").reverse()) {
    left -= tokensOf(past.visitor) + tokensOf(saidBy(past, words));
    if (left < 0) break;
    kept.push(past);
  }
  return kept.reverse();
}

/**
 * The first turn whose sources still fit. What does not fit is left out down to the half, so that the beginning of the
 * prompt does not change with every turn.
 */
function firstWithSources(found: readonly (readonly PromptSource[])[], tokensMax: number): number {
  const sizes = found.map((sources) =>
    sources.reduce((total, { text }) => total + tokensOf(text) + HEAD_TOKENS, 0),
  );
  let first = 0;
  let total = sizes.reduce((sum, size) => sum + size, 0);
  if (total <= tokensMax) return first;
  while (first < sizes.length && total > tokensMax / 2) {
    total -= sizes[first] ?? 0;
    first += 1;
  }
  return first;
}

function whole(passage: Passage): PromptSource {
  return { passage, text: excerpt(passage.text, "", SOURCE_LENGTH_MAX) };
}

/** A past reply as the visitor saw it: what was shown may be what the next message points at. */
function saidBy({ assistant, shown = [] }: PastTurn, words: PromptWords): string {
  return shown.length === 0 ? assistant : `${assistant}\n(${words.shown}: ${shown.join("; ")})`;
}
