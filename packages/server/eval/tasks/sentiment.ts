import * as z from "zod/mini";
import { readSentiment } from "../../src/understanding/sentiment/sentiment.ts";
import { readRows, round } from "../read-rows.ts";
import type { TaskInput, TaskResult } from "../task.ts";

const reviewSchema = z.object({ text: z.string(), label: z.enum(["neg", "neu", "pos"]) });
const given = { negative: "neg", neutral: "neu", positive: "pos" } as const;

/** Two classes: rows labelled neutral are left out, and a neutral reading of the others counts as wrong. */
export async function run({ test }: TaskInput): Promise<TaskResult> {
  const misses: unknown[] = [];
  const rows = readRows(test, reviewSchema).filter(({ label }) => label !== "neu");
  const counts = { neg: { gold: 0, said: 0, right: 0 }, pos: { gold: 0, said: 0, right: 0 } };
  let right = 0;
  let answered = 0;
  for (const { text, label } of rows) {
    if (label === "neu") continue;
    const { score, label: reading } = readSentiment(text, "pt-BR");
    const got = given[reading];
    counts[label].gold += 1;
    if (got !== "neu") {
      answered += 1;
      counts[got].said += 1;
    }
    if (got === label) {
      right += 1;
      counts[label].right += 1;
    } else misses.push({ label, got, score: round(score), text });
  }
  const f1 = ({ gold, said, right: hit }: { gold: number; said: number; right: number }) =>
    round((2 * hit) / Math.max(1, gold + said));
  return {
    figures: {
      n: rows.length,
      accuracy2: round(right / rows.length),
      coverage: round(answered / rows.length),
      f1: { neg: f1(counts.neg), pos: f1(counts.pos) },
    },
    misses,
  };
}
