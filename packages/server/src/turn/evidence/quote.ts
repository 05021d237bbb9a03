import type { Comparison, Passage } from "../../knowledge/passage.ts";
import { fold } from "../../language/text/fold.ts";
import { sentencesOf } from "../../language/text/sentences.ts";

/** The words of a passage that answer a question, and their fit, 0 to 1.8. */
interface Quote {
  text: string;
  fit: number;
}

const QUOTE_LENGTH = 420;
const WHOLE_LENGTH = 560;
const ROWS_MAX = 8;
const EVEN_SHARE = 0.9;
const TELLING_SHARE = 0.5;
const ANSWER_TYPE_BONUS = 0.2;
const KEY_WEIGHT = 0.5;
const CODE = /^(?=[^a-z]*[A-Z])[A-Z0-9]+(?:[-./][A-Z0-9]+)+$/;

/** Chooses the lines of a passage that speak most of the question; `hasAnswerType` knows what an answer looks like. */
export function quoteOf(
  passage: Passage,
  compare: Comparison,
  hasAnswerType: ((folded: string) => boolean) | undefined,
): Quote {
  const rate = (text: string) =>
    compare(text, passage.language) + (hasAnswerType?.(fold(text)) === true ? ANSWER_TYPE_BONUS : 0);
  switch (passage.kind) {
    case "contact":
      return { text: passage.text, fit: rate(passage.text) };
    case "table":
      return quoteTable(passage.text, rate);
    default:
      return quoteProse(passage.text, rate, passage.kind === "question" ? WHOLE_LENGTH : QUOTE_LENGTH);
  }
}

function quoteTable(text: string, rate: (text: string) => number): Quote {
  const rows = withoutHead(text.split("\n"));
  const rates = rows.map((row) => rateRow(row, rate));
  const best = Math.max(...rates);
  const even = Math.min(...rates) > EVEN_SHARE * best;
  const chosen = even ? rows : rows.filter((_, row) => (rates[row] ?? 0) >= EVEN_SHARE * best);
  return { text: chosen.slice(0, ROWS_MAX).join("\n"), fit: best };
}

/** The name of a row says more than its other cells do; a code is an answer only to a message that names it whole. */
function rateRow(row: string, rate: (text: string) => number): number {
  const [name = ""] = row.split(/[;:] /);
  const value = row.slice(name.length + 2);
  if (CODE.test(value)) return rate(name);
  return rate(row) + KEY_WEIGHT * rate(name);
}

/** Without a first row that only names the columns: it holds no figure, and most others do. */
function withoutHead(rows: readonly string[]): readonly string[] {
  const [head, ...rest] = rows;
  const isHead =
    head !== undefined && !/\d/.test(head) && 2 * rest.filter((row) => /\d/.test(row)).length > rest.length;
  return isHead ? rest : rows;
}

function quoteProse(text: string, rate: (text: string) => number, length: number): Quote {
  const lines = text.split("\n");
  const rates = lines.map((line) => Math.max(...sentencesOf(line).map(rate)));
  const fit = Math.max(0, ...rates);
  const best = rates.indexOf(Math.max(...rates));
  if (isListed(lines[best]) && text.length <= WHOLE_LENGTH) return { text, fit };
  const quoted = [quoteLine(lines[best] ?? "", rate, length)];
  for (let line = best + 1; line < lines.length; line += 1) {
    const next = lines[line] ?? "";
    const isTelling = (rates[line] ?? 0) >= TELLING_SHARE * fit || isListed(next);
    if (!isTelling || quoted.join("\n").length + next.length > length) break;
    quoted.push(next);
  }
  return { text: quoted.join("\n"), fit };
}

function isListed(line: string | undefined): boolean {
  return line !== undefined && /^\s*- /.test(line);
}

function quoteLine(line: string, rate: (text: string) => number, length: number): string {
  if (line.length <= length) return line;
  const sentences = sentencesOf(line);
  const rates = sentences.map(rate);
  let first = rates.indexOf(Math.max(...rates));
  let last = first;
  const quoted = () => sentences.slice(first, last + 1).join(" ");
  // The next sentence explains one more often than the sentence before it.
  for (const step of ["after", "before", "after", "before", "after", "before"] as const) {
    const [from, to] = [first, last];
    if (step === "after" && last < sentences.length - 1) last += 1;
    if (step === "before" && first > 0) first -= 1;
    if (quoted().length > length) [first, last] = [from, to];
  }
  return quoted();
}
