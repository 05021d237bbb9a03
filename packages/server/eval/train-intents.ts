import { argv, stderr, stdout } from "node:process";
import { seedPhrases } from "../src/understanding/intents/seed.ts";
import { calibrationError } from "../src/understanding/learning/calibration.ts";
import { sumOf, writeModel } from "../src/understanding/learning/model-text.ts";
import { trainIntents } from "../src/understanding/learning/training.ts";

const KEPT = Number(argv[2] ?? 9000);

const phrases = seedPhrases();
const examples = phrases.map(({ text, label }) => ({ text, label }));
const { model, calibration, trials } = trainIntents(examples);
const known = trials.filter(({ isUnknown }) => !isUnknown);
const right = known.filter((trial) => trial.right).length / known.length;
stderr.write(
  `${phrases.length} phrases; held-back accuracy ${right.toFixed(3)}, calibration error ${calibrationError(trials).toFixed(3)}\n`,
);
const text = writeModel(
  model,
  calibration,
  sumOf(phrases.map((phrase) => `${phrase.label} ${phrase.text}`)),
  KEPT,
);
stdout.write(`import type { ModelText } from "./model-text.ts";

/** The default intents, trained on the seed corpus by eval/train-intents.ts; a test holds its sum against the corpus. */
export const shippedIntents: ModelText = ${JSON.stringify(text, null, 2)};
`);
