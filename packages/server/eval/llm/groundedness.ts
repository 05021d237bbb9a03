import type { SiteQuestion } from "../sites/questions.ts";

const FIGURE = /\d(?:[\d.,:/]*\d)?/g;

/**
 * Judges without a model whether a reply rests on what was read: every figure of it (amounts, hours, dates, numbers) stands
 * in the sources of the prompt, in the question or in the gold facts.
 */
export function isGrounded(
  reply: string,
  sources: readonly { text: string }[],
  { gold, accept, turns }: SiteQuestion,
): boolean {
  const known = [
    ...sources.map(({ text }) => text),
    ...gold.map(({ quote }) => quote),
    ...accept.flat(),
    ...turns,
  ];
  const figures = new Set(known.flatMap(figuresIn));
  return figuresIn(reply).every((figure) => figures.has(figure));
}

/** The figures of a text, without the signs that languages write differently. */
function figuresIn(text: string): string[] {
  return (text.match(FIGURE) ?? []).map((figure) => figure.replace(/\D/g, "").replace(/^0+(?=\d)/, ""));
}
