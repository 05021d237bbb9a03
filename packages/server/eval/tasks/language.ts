import type { Language } from "@prosa/protocol";
import * as z from "zod/mini";
import { detectLanguage } from "../../src/language/detect.ts";
import { readRows, round } from "../read-rows.ts";
import type { Figures, TaskInput, TaskResult } from "../task.ts";

const labels: Readonly<Record<Language, string>> = { "pt-BR": "pt", en: "en", es: "es" };
const rowSchema = z.union([
  z.object({ text: z.string(), label: z.string() }),
  z.object({ pt: z.string(), en: z.string(), es: z.string() }),
]);

/** The language of each message among the three, with no hint of the site's own; rows may also hold a text in all three. */
export async function run({ test }: TaskInput): Promise<TaskResult> {
  const rows = readRows(test, rowSchema).flatMap((row) => {
    if ("text" in row) return [{ text: row.text, label: row.label.slice(0, 2) }];
    return [
      { text: row.pt, label: "pt" },
      { text: row.en, label: "en" },
      { text: row.es, label: "es" },
    ];
  });
  const misses: unknown[] = [];
  const counts = new Map<string, { n: number; right: number }>();
  let right = 0;
  for (const { text, label } of rows) {
    const { language, confidence } = detectLanguage(text, {
      among: ["pt-BR", "en", "es"],
      fallback: "pt-BR",
    });
    const count = counts.get(label) ?? { n: 0, right: 0 };
    counts.set(label, count);
    count.n += 1;
    if (labels[language] === label) {
      count.right += 1;
      right += 1;
    } else misses.push({ text, label, got: labels[language], confidence: round(confidence) });
  }
  const byLanguage: Figures = Object.fromEntries(
    [...counts].map(([label, count]) => [label, round(count.right / count.n)]),
  );
  return { figures: { n: rows.length, accuracy: round(right / rows.length), byLanguage }, misses };
}
