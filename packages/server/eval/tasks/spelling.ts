import * as z from "zod/mini";
import { fold } from "../../src/language/text/words.ts";
import { findMisspellings } from "../../src/understanding/spelling/spelling.ts";
import { readRows, round } from "../read-rows.ts";
import type { TaskInput, TaskResult } from "../task.ts";

const reviewSchema = z.object({
  id: z.string(),
  original: z.string(),
  errors: z.array(z.object({ wrong: z.string(), tag: z.string(), right: z.string() })),
});

const WORD = /[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)?/gu;

interface Span {
  start: number;
  end: number;
}

/** Where the annotated errors stand: in the order of the text, as whole words where possible. */
function locate(text: string, errors: { wrong: string }[]): Span[] {
  let from = 0;
  return errors.map(({ wrong }) => {
    const whole = new RegExp(
      `(?<![\\p{L}\\p{M}])${wrong.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&")}(?![\\p{L}\\p{M}])`,
      "gu",
    );
    whole.lastIndex = from;
    let start = whole.exec(text)?.index ?? text.indexOf(wrong, from);
    if (start < 0) {
      whole.lastIndex = 0;
      start = whole.exec(text)?.index ?? text.indexOf(wrong);
    }
    if (start < 0) return { start: -1, end: -1 };
    from = start + wrong.length;
    return { start, end: from };
  });
}

function overlap(left: Span, right: Span): boolean {
  return left.start < right.end && right.start < left.end;
}

/** Misspellings found and rightly mended (tag O), slang written out (tag I), and right words flagged. */
export async function run({ test }: TaskInput): Promise<TaskResult> {
  const misses: unknown[] = [];
  const count = { errors: 0, found: 0, right: 0, slang: 0, slangRight: 0, words: 0, flagged: 0 };
  for (const { id, original, errors } of readRows(test, reviewSchema)) {
    const corrections = findMisspellings(original);
    const spans = locate(original, errors);
    for (const [number, { wrong, tag, right }] of errors.entries()) {
      if (tag !== "O" && tag !== "I") continue;
      const span = spans[number] ?? { start: -1, end: -1 };
      const flagged = corrections.filter((correction) => overlap(correction, span));
      const isRight = flagged.some((correction) => correction.right.toLowerCase() === right.toLowerCase());
      if (tag === "O") {
        count.errors += 1;
        if (flagged.length > 0) count.found += 1;
        if (isRight) count.right += 1;
      } else {
        count.slang += 1;
        if (isRight) count.slangRight += 1;
      }
      if (!isRight)
        misses.push({ id, tag, wrong, right, got: flagged.map((correction) => correction.right) });
    }
    for (const word of original.matchAll(WORD)) {
      const span = { start: word.index, end: word.index + word[0].length };
      if (spans.some((error) => overlap(error, span))) continue;
      count.words += 1;
      const flag = corrections.find((correction) => overlap(correction, span));
      if (flag === undefined) continue;
      count.flagged += 1;
      misses.push({ id, falseFlag: word[0], got: flag.right, kind: flag.kind, bare: fold(word[0]) });
    }
  }
  return {
    figures: {
      n: count.errors,
      found: round(count.found / count.errors),
      rightAt1: round(count.right / count.errors),
      ...(count.slang === 0 ? {} : { slangRight: round(count.slangRight / count.slang) }),
      falseFlagRate: round(count.flagged / count.words),
    },
    misses,
  };
}
