import * as z from "zod/mini";
import { detectLanguage } from "../../src/language/detect.ts";
import { classifyIntent } from "../../src/understanding/intents/intent.ts";
import { trainIntents, UNKNOWN } from "../../src/understanding/intents/training.ts";
import { calibrationError } from "../../src/understanding/learning/calibration.ts";
import { calibratedConfidence, calibrationFeatures } from "../../src/understanding/learning/linear-model.ts";
import { readRows, round } from "../read-rows.ts";
import type { TaskInput, TaskResult } from "../task.ts";

const rowSchema = z.object({ text: z.string(), label: z.union([z.string(), z.number()]) });

/** Rows of a set of intents, and the language most of them are in. */
export function readIntents(path: string) {
  const rows = readRows(path, rowSchema).map(({ text, label }) => ({ text, label: String(label) }));
  const language = detectLanguage(
    rows
      .slice(0, 200)
      .map(({ text }) => text)
      .join(" "),
    { fallback: "pt-BR" },
  ).language;
  return { rows, language };
}

interface Read {
  name: string;
  confidence: number;
}

/** The reader that a site's own examples make, or the shipped one with its threshold when there are none. */
function readerOf(train: string | undefined): (text: string) => Read {
  if (train === undefined) return classifyIntent;
  const { rows, language } = readIntents(train);
  const { model, calibration } = trainIntents(rows, { language });
  return (text) => {
    const reading = model.predict(text);
    return {
      name: reading.scores[0]?.name ?? UNKNOWN,
      confidence: calibratedConfidence(calibrationFeatures(reading, UNKNOWN), calibration),
    };
  };
}

/** Trains as a site's own intents are trained, and reads the test phrases; an out-of-scope label counts like every other. */
export async function run({ train, test }: TaskInput): Promise<TaskResult> {
  const read = readerOf(train);
  const misses: unknown[] = [];
  const tested = readIntents(test).rows;
  const counts = new Map<string, { gold: number; said: number; right: number }>();
  const count = (label: string) => {
    const found = counts.get(label) ?? { gold: 0, said: 0, right: 0 };
    counts.set(label, found);
    return found;
  };
  const judged: { confidence: number; right: boolean }[] = [];
  read(tested[0]?.text ?? "");
  const from = performance.now();
  const readings = tested.map(({ text }) => read(text));
  const msPerMessage = (performance.now() - from) / tested.length;
  for (const [number, { text, label }] of tested.entries()) {
    const reading = readings[number];
    if (reading === undefined) continue;
    const { name: got, confidence } = reading;
    const right = got === label;
    judged.push({ confidence, right });
    count(label).gold += 1;
    count(got).said += 1;
    if (right) count(label).right += 1;
    else misses.push({ text, label, got, confidence: round(confidence) });
  }
  const f1s = [...counts.values()]
    .filter(({ gold }) => gold > 0)
    .map(({ gold, said, right }) => (2 * right) / (gold + said));
  return {
    figures: {
      n: tested.length,
      accuracy: round(judged.filter(({ right }) => right).length / tested.length),
      macroF1: round(f1s.reduce((sum, f1) => sum + f1, 0) / f1s.length),
      msPerMessage: round(msPerMessage),
      calibrationError: round(calibrationError(judged)),
    },
    misses,
  };
}
