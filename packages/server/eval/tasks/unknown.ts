import { classifierOf } from "../../src/understanding/intents/intent.ts";
import { seedTopicOf } from "../../src/understanding/intents/topic-names.ts";
import { trainIntents, UNKNOWN } from "../../src/understanding/intents/training.ts";
import { round } from "../read-rows.ts";
import type { TaskInput, TaskResult } from "../task.ts";
import { readIntents } from "./intents.ts";

const RARITY = 8;

/** "I do not know" as a result: the threshold comes from held-back training rows alone. */
export async function run({ train, test }: TaskInput): Promise<TaskResult> {
  if (train === undefined) throw new Error("The task needs --train: a file of {text, label} lines.");
  const { rows, language } = readIntents(train);
  const outside = (label: string) => seedTopicOf(label) === "out-of-scope";
  const examples = rows.map(({ text, label }) => ({ text, label: outside(label) ? UNKNOWN : label }));
  const trained = trainIntents(examples, { language, unknownWeight: RARITY });
  const classifier = classifierOf(trained, { threshold: trained.threshold });
  const misses: unknown[] = [];
  const known = { n: 0, right: 0 };
  const unknown = { n: 0, refused: 0 };
  for (const { text, label } of readIntents(test).rows) {
    const { name, confidence, alternatives } = classifier.classify(text);
    const isOutside = outside(label);
    const isRight = isOutside ? name === UNKNOWN : name === label;
    if (isOutside) unknown.n += 1;
    else known.n += 1;
    if (isRight && isOutside) unknown.refused += 1;
    if (isRight && !isOutside) known.right += 1;
    if (!isRight)
      misses.push({ text, label, got: name, confidence: round(confidence), best: alternatives[0]?.name });
  }
  return {
    figures: {
      n: known.n + unknown.n,
      inScopeAccuracy: round(known.right / Math.max(1, known.n)),
      outOfScopeRecall: round(unknown.refused / Math.max(1, unknown.n)),
      threshold: trained.threshold,
    },
    misses,
  };
}
