import { argv, stderr, stdout } from "node:process";
import { seedPhrases } from "../src/language/seed-phrases.ts";
import { trainIntents } from "../src/understanding/intents/training.ts";
import { calibrationError } from "../src/understanding/learning/calibration.ts";
import { sumOf, writeModel } from "../src/understanding/learning/model-text.ts";

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
stdout.write(`${JSON.stringify(text, null, 1)}\n`);
