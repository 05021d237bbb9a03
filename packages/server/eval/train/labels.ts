import type { Quoted } from "../../src/turn/evidence/ranking/quotes.ts";
import { flat, holdsGold, isAccepted, isAnswerable } from "../sites/judge.ts";
import type { SiteQuestion } from "../sites/questions.ts";
import type { Case } from "./cases.ts";

/** The least share of a line's words that are of a gold passage, and how many make it more than a name. */
const OF_GOLD = 0.85;
const WORDS_MIN = 4;

/** Whether a quote is a right answer, as the judge of the sites has it. */
export function isRightQuote({ question }: Pick<Case, "question">, { candidate, text }: Quoted): boolean {
  if (!isAnswerable(question)) return false;
  return holdsGold(question, { url: candidate.hit.passage.url, text }) || isAccepted(question, flat(text));
}

/** Whether a line of the gold passage is a part of what answers. */
export function isAnswering(question: SiteQuestion, line: string): boolean {
  const text = flat(line);
  if (isAccepted(question, text)) return true;
  const words = text.trim().split(" ");
  return question.gold.some(({ quote }) => {
    const gold = flat(quote);
    if (gold.includes(text) || text.includes(gold)) return true;
    const shared = words.filter((word) => gold.includes(` ${word} `)).length;
    return words.length >= WORDS_MIN && shared >= OF_GOLD * words.length;
  });
}
