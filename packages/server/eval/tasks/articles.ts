import { readPage } from "../../src/extract/page.ts";
import { readPageSet, round } from "./page-set.ts";

interface Figures {
  n: number;
  F1: number;
  precision: number;
  recall: number;
  msMedian: number;
  msP95: number;
}

interface Miss {
  key: string;
  precision: number;
  recall: number;
}

/**
 * Measures the main text of pages against texts chosen by hand, by the rule of article-extraction-benchmark: four-word
 * shingles a page, precision and recall as means over pages, F1 of the two means. `test` is a folder of that layout.
 */
export async function run(options: {
  train?: string;
  docs?: string;
  test: string;
  errors?: boolean;
}): Promise<{ figures: Figures; misses: Miss[] }> {
  const precisions: number[] = [];
  const recalls: number[] = [];
  const times: number[] = [];
  const misses: Miss[] = [];
  const pages = readPageSet<{ url?: string; articleBody?: string }>(options.test);
  // A few pages first, so that the times are those of a warm process.
  for (const { html, url } of pages.slice(0, 5)) readPage(html, url);
  for (const { key, html, url, truth } of pages) {
    const startedAt = performance.now();
    const { text } = readPage(html, url);
    times.push(performance.now() - startedAt);
    const { hits, extra, missed } = compare(shingles(truth.articleBody ?? ""), shingles(text));
    const precision = hits + extra > 0 ? hits / (hits + extra) : undefined;
    const recall = hits + missed > 0 ? hits / (hits + missed) : undefined;
    if (precision !== undefined) precisions.push(precision);
    if (recall !== undefined) recalls.push(recall);
    if ((precision ?? 0) < 0.95 || (recall ?? 0) < 0.95) {
      misses.push({ key, precision: round(precision ?? 0), recall: round(recall ?? 0) });
    }
  }
  const precision = mean(precisions);
  const recall = mean(recalls);
  times.sort((one, other) => one - other);
  const figures = {
    n: pages.length,
    F1: round((2 * precision * recall) / (precision + recall)),
    precision: round(precision),
    recall: round(recall),
    msMedian: round(times[Math.floor(times.length / 2)] ?? 0),
    msP95: round(times[Math.floor(times.length * 0.95)] ?? 0),
  };
  return { figures, misses: options.errors === true ? misses : [] };
}

function shingles(text: string): Map<string, number> {
  const words = text.match(/[\p{L}\p{N}_]+/gu) ?? [];
  const counts = new Map<string, number>();
  for (let index = 0; index < Math.max(1, words.length - 3); index += 1) {
    const shingle = words.slice(index, index + 4).join(" ");
    if (shingle !== "") counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
  }
  return counts;
}

function compare(truth: Map<string, number>, found: Map<string, number>) {
  let hits = 0;
  let extra = 0;
  let missed = 0;
  for (const key of new Set([...truth.keys(), ...found.keys()])) {
    const wanted = truth.get(key) ?? 0;
    const got = found.get(key) ?? 0;
    hits += Math.min(wanted, got);
    extra += Math.max(0, got - wanted);
    missed += Math.max(0, wanted - got);
  }
  return { hits, extra, missed };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
