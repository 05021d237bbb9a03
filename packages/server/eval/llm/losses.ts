import { flat, holdsQuote, isAccepted, isAnswerable, type Verdict } from "../sites/judge.ts";
import type { SiteQuestion } from "../sites/questions.ts";

/** The place at which an answerable question lost its answer; undefined where it was answered right, or has none. */
export type Lost = "by-rules" | "before" | "by-model" | "after";

/** The way of one question through the LLM. */
export interface Way {
  /** It was sent to the LLM. */
  isAsked: boolean;
  /** The gold facts stood in the prompt. */
  isInPrompt: boolean;
  /** The LLM's own words, before any check. */
  words: string;
}

/** Tells at which step the answer to a question was lost. */
export function lostAt(question: SiteQuestion, { isRight }: Verdict, way: Way): Lost | undefined {
  if (isRight || !isAnswerable(question)) return undefined;
  if (!way.isAsked) return "by-rules";
  if (!way.isInPrompt) return "before";
  return saysGold(question, way.words) ? "after" : "by-model";
}

/** Whether texts together hold the gold facts of a question. */
export function holdsFacts(question: SiteQuestion, texts: readonly string[]): boolean {
  const quoted = question.gold.filter(({ quote }) => texts.some((text) => holdsQuote(quote, text)));
  const isWhole = question.kind === "two" ? quoted.length === question.gold.length : true;
  return (quoted.length > 0 && isWhole) || isAccepted(question, flat(texts.join("\n")));
}

function saysGold(question: SiteQuestion, words: string): boolean {
  return question.gold.some(({ quote }) => holdsQuote(quote, words)) || isAccepted(question, flat(words));
}
