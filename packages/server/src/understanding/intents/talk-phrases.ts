import type { SeedTopic } from "../../language/pack/topics.ts";
import { seedPhrases } from "../../language/seed-phrases.ts";
import { fold } from "../../language/text/fold.ts";
import { wordsIn } from "../../language/text/words.ts";

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
  /** Words that as many phrases of talk as of other topics hold, or more. */
  words: ReadonlySet<string>;
}

let read: TalkPhrases | undefined;

/** The folded words of each sentence of a text: greetings and thanks are often said in one breath. */
export function wordsBySentence(text: string): string[][] {
  return fold(text)
    .split(SENTENCE_END)
    .map(wordsIn)
    .filter((words) => words.length > 0);
}

/** The topic of talk of which a message is, word for word, a sentence of the seed phrases; undefined for any other message. */
export function courtesyOf(words: readonly string[]): SeedTopic | undefined {
  return phrases().topics.get(keyOf(words));
}

/** Whether a folded word is of talk more than of any matter, by the seed phrases of every language. */
export function isTalkWord(word: string): boolean {
  return phrases().words.has(plain(word));
}

function keyOf(words: readonly string[]): string {
  return words.map(plain).join(" ");
}

/** A word without the drawn-out letters of chat: "oiii" is "oi". */
function plain(word: string): string {
  return word.replace(/(\p{L})\1+$/u, "$1");
}

function phrases(): TalkPhrases {
  read ??= readPhrases();
  return read;
}

function readPhrases(): TalkPhrases {
  const topics = new Map<string, SeedTopic>();
  const counts = new Map<string, { talk: number; other: number }>();
  for (const { text, topic } of seedPhrases()) {
    const words = wordsIn(fold(text));
    const isTalk = COURTESIES.has(topic);
    for (const said of isTalk ? [words, ...wordsBySentence(text)] : [])
      if (!topics.has(keyOf(said))) topics.set(keyOf(said), topic);
    for (const word of new Set(words.map(plain))) {
      const count = counts.get(word) ?? { talk: 0, other: 0 };
      count[isTalk || ANSWERS_IN_TALK.includes(topic) ? "talk" : "other"] += 1;
      counts.set(word, count);
    }
  }
  const words = [...counts].filter(([, { talk, other }]) => talk >= other).map(([word]) => word);
  return { topics, words: new Set(words) };
}
