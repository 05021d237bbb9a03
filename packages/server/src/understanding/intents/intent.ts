import type { IntentName, SeedTopic } from "../../language/pack/topics.ts";
import { anyOf } from "../../language/packs.ts";
import { seedPhrases } from "../../language/seed-phrases.ts";
import { fold, wordsIn } from "../../language/text/words.ts";
import {
  type Calibration,
  calibratedConfidence,
  calibrationFeatures,
  type LinearModel,
} from "../learning/linear-model.ts";
import { type ModelText, readModel, writeModel } from "../learning/model-text.ts";
import { type Example, trainModel } from "../learning/train-model.ts";
import { shippedIntents } from "./shipped-intents.ts";
import { type TrainingOptions, trainIntents, UNKNOWN } from "./training.ts";

interface IntentScore {
  name: string;
  confidence: number;
}

/** `name` is `unknown` when no intent's calibrated confidence reaches the threshold; `alternatives` are then the best guesses. */
export interface IntentReading {
  name: string;
  confidence: number;
  alternatives: IntentScore[];
}

interface IntentClassifier {
  classify(text: string): IntentReading;
}

const SHARPNESS = 4;
const ALTERNATIVES = 4;
const THRESHOLD = 0.7;
const LONG = 40;
const MOST_CLAUSES = 12;
const CLAUSE_END = new RegExp(`[.!?;:\\n,]+\\s+|\\s+${anyOf(({ clauseStarts }) => clauseStarts)}\\s+`, "i");
const courtesies: ReadonlySet<string> = new Set(["greeting", "goodbye", "thanks", "small-talk"]);

/**
 * Makes a classifier of a trained model; below the threshold of confidence a text reads as `unknown`. Where a long message as a whole
 * says nothing but hello, the clause that is surest of something else speaks for it.
 */
export function classifierOf(
  { model, calibration }: { model: LinearModel; calibration: Calibration },
  { threshold = THRESHOLD, unknown = UNKNOWN }: { threshold?: number; unknown?: string } = {},
): IntentClassifier {
  const readWhole = (text: string): IntentReading => {
    const reading = model.predict(text);
    const confidence = calibratedConfidence(calibrationFeatures(reading, unknown), calibration);
    const ranked = reading.scores.filter(({ name }) => name !== unknown);
    const top = ranked[0]?.margin ?? 0;
    const powers = ranked.map(({ margin }) => Math.exp(SHARPNESS * (margin - top)));
    const others = powers.reduce((sum, power) => sum + power, 0) - 1;
    const rest = 1 - confidence;
    const guesses = ranked.map(({ name }, at) => {
      return { name, confidence: at === 0 ? confidence : (rest * (powers[at] ?? 0)) / Math.max(1, others) };
    });
    const [best] = guesses;
    if (best === undefined || confidence < threshold || !/[\p{L}\p{N}]/u.test(text)) {
      return { name: UNKNOWN, confidence: rest, alternatives: guesses.slice(0, ALTERNATIVES) };
    }
    return { ...best, alternatives: guesses.slice(1, ALTERNATIVES + 1) };
  };
  return {
    classify(text) {
      const whole = readWhole(text);
      if (whole.name !== UNKNOWN && !courtesies.has(whole.name)) return whole;
      const clauses = text.split(CLAUSE_END).filter((clause) => clause.trim().includes(" "));
      if (clauses.length < 2 && text.length < LONG) return whole;
      const matters = clauses
        .slice(0, MOST_CLAUSES)
        .map(readWhole)
        .filter(({ name }) => name !== UNKNOWN && !courtesies.has(name))
        .sort((left, right) => right.confidence - left.confidence);
      return matters[0] ?? whole;
    },
  };
}

/**
 * Trains a classifier on a site's own examples (some 0.2 ms an example and intent group; not for a visitor's turn). Give the seed
 * phrases with them to keep the default intents.
 */
export function createIntentClassifier(
  examples: readonly Example[],
  { threshold, ...options }: TrainingOptions & { threshold?: number } = {},
): IntentClassifier {
  const trained = trainIntents(examples, options);
  return classifierOf(trained, { threshold: threshold ?? THRESHOLD, unknown: options.unknown ?? UNKNOWN });
}

let standard: IntentClassifier | undefined;

/** Reads one message with the default intents, from the shipped model, which is unpacked on first use. */
export function classifyIntent(text: string): IntentReading & { name: IntentName | typeof UNKNOWN } {
  standard ??= classifierOf(readModel(shippedIntents));
  return standard.classify(text) as IntentReading & { name: IntentName | typeof UNKNOWN };
}

/** An owner's own phrases by the intent that they speak of: a default one, or one of the owner's. */
export type OwnPhrases = Readonly<Record<string, readonly string[]>>;

/** The owner knows the site's visitors better than the seed corpus does. */
const OWN_WEIGHT = 3;
const FEATURES_KEPT = 9_000;
/** Rare runs of characters are left out for the sake of time; every word counts. */
const MIN_COUNTS = [1, 1, 3, 1, 1, 1] as const;
const KNOWN_MAX = 20;

const byDefault: IntentClassifier = { classify: classifyIntent };
const trainedBefore = new Map<string, IntentClassifier>();

/**
 * The classifier of a site with these phrases: the shipped one where there are none, else one trained on the seed corpus and
 * the phrases. Training takes some 500 ms and happens once for the same phrases; not at all where `keepIntents` was given a model.
 */
export function intentsOf(phrases: OwnPhrases = {}): IntentClassifier {
  const own = examplesOf(phrases);
  if (own.length === 0) return byDefault;
  return remember(own, trainedBefore.get(keyOfExamples(own)) ?? classifierOf(readModel(train(own))));
}

/** Trains the model of these phrases to be stored; `null` where there are none. */
export function trainSiteIntents(phrases: OwnPhrases): ModelText | null {
  const own = examplesOf(phrases);
  return own.length === 0 ? null : train(own);
}

/** Has `intentsOf` use a model that `trainSiteIntents` made of these phrases. */
export function keepIntents(phrases: OwnPhrases, trained: ModelText): void {
  const own = examplesOf(phrases);
  if (own.length > 0)
    remember(own, trainedBefore.get(keyOfExamples(own)) ?? classifierOf(readModel(trained)));
}

function examplesOf(phrases: OwnPhrases): Example[] {
  return Object.entries(phrases).flatMap(([label, texts]) =>
    texts.map((text): Example => ({ text, label, weight: OWN_WEIGHT })),
  );
}

function keyOfExamples(own: readonly Example[]): string {
  return JSON.stringify(own);
}

function remember(own: readonly Example[], classifier: IntentClassifier): IntentClassifier {
  const key = keyOfExamples(own);
  trainedBefore.delete(key);
  trainedBefore.set(key, classifier);
  const oldest = trainedBefore.keys().next();
  if (trainedBefore.size > KNOWN_MAX && !oldest.done) trainedBefore.delete(oldest.value);
  return classifier;
}

function train(own: readonly Example[]): ModelText {
  const seed = seedPhrases().map(({ text, label }): Example => ({ text, label }));
  // The curve from margins to confidence is the shipped model's: fitting another takes six trainings, and a few phrases hardly bend it.
  const { calibration } = shippedIntents;
  const model = trainModel([...seed, ...own], MIN_COUNTS);
  return writeModel(model, calibration, "", FEATURES_KEPT);
}

/** Topics of talk for its own sake. What affirms, denies or insults is read with the talk so far, and is not among them. */
const COURTESIES: ReadonlySet<SeedTopic> = new Set<SeedTopic>([
  "greeting",
  "goodbye",
  "thanks",
  "how-are-you",
  "bot-identity",
  "personal",
  "praise",
  "help",
  "laughter",
]);

const SENTENCE_END = /[.,;:!?\n¡¿–—-]+/;

/** Their words name no matter of a site either. */
const ANSWERS_IN_TALK: readonly SeedTopic[] = ["affirm", "deny", "insult"];

interface TalkPhrases {
  /** The topic of each phrase of talk, by its folded words. */
  topics: ReadonlyMap<string, SeedTopic>;
  /** The words of these phrases. */
  said: ReadonlySet<string>;
  /** Words that as many phrases of talk as of other topics hold, or more. */
  words: ReadonlySet<string>;
}

let talkPhrases: TalkPhrases | undefined;

/** The folded words of each sentence of a text: greetings and thanks are often said in one breath. */
export function wordsBySentence(text: string): string[][] {
  return fold(text)
    .split(SENTENCE_END)
    .map(wordsIn)
    .filter((words) => words.length > 0);
}

/** The topic of talk of which a message is, word for word, a sentence of the seed phrases; undefined for any other message. */
export function courtesyOf(words: readonly string[]): SeedTopic | undefined {
  return phrases().topics.get(keyOfWords(words));
}

/** Whether a message has a word that is in no phrase of talk: then no sentence with it is one. */
export function hasOtherWord(words: readonly string[]): boolean {
  const { said } = phrases();
  return words.some((word) => !said.has(plain(word)));
}

/** Whether a folded word is of talk more than of any matter, by the seed phrases of every language. */
export function isTalkWord(word: string): boolean {
  return phrases().words.has(plain(word));
}

function keyOfWords(words: readonly string[]): string {
  return words.map(plain).join(" ");
}

const HALF_LETTER = 0xdc00;

/** A word without the drawn-out letters of chat: "oiii" is "oi". */
function plain(word: string): string {
  const last = word.charCodeAt(word.length - 1);
  const mayBeDrawnOut = last === word.charCodeAt(word.length - 2) || last >= HALF_LETTER;
  return mayBeDrawnOut ? word.replace(/(\p{L})\1+$/u, "$1") : word;
}

function phrases(): TalkPhrases {
  talkPhrases ??= readPhrases();
  return talkPhrases;
}

function readPhrases(): TalkPhrases {
  const topics = new Map<string, SeedTopic>();
  const counts = new Map<string, { talk: number; other: number }>();
  for (const { text, topic } of seedPhrases()) {
    const words = wordsIn(fold(text));
    const isTalk = COURTESIES.has(topic);
    for (const said of isTalk ? [words, ...wordsBySentence(text)] : [])
      if (!topics.has(keyOfWords(said))) topics.set(keyOfWords(said), topic);
    for (const word of new Set(words.map(plain))) {
      const count = counts.get(word) ?? { talk: 0, other: 0 };
      count[isTalk || ANSWERS_IN_TALK.includes(topic) ? "talk" : "other"] += 1;
      counts.set(word, count);
    }
  }
  const words = [...counts].filter(([, { talk, other }]) => talk >= other).map(([word]) => word);
  const said = new Set([...topics.keys()].flatMap((phrase) => phrase.split(" ")));
  return { topics, said, words: new Set(words) };
}
