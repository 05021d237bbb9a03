import type { DangerKind } from "../../language/pack/danger.ts";
import { allPacks } from "../../language/packs.ts";
import { PatternChoice } from "../../language/text/prefiltered.ts";
import { wordExpression, wordPattern } from "../../language/text/word-patterns.ts";
import { fold, wordsOfFolded } from "../../language/text/words.ts";

/** One way to say that somebody is in danger. */
interface Way {
  kind: DangerKind;
  all: readonly RegExp[];
  none: readonly RegExp[];
  /** Says that the message is about a person, where the way needs that. */
  person: RegExp | undefined;
}

const ways: readonly Way[] = allPacks.flatMap(({ danger }) => {
  const person = wordExpression(danger.person);
  return danger.rows.map(({ kind, all, none = [], needsPerson = false }) => ({
    kind,
    all: all.map((one) => wordExpression(one)),
    none: none.map((one) => wordExpression(one)),
    person: needsPerson ? person : undefined,
  }));
});
const partOf = ways.flatMap(({ all }, place) => all.map(() => place));
const parts = new PatternChoice(ways.flatMap(({ all }) => all));

/** The ways of which a text may hold every part. */
function possibleWays(text: string): Way[] {
  const counts = new Map<number, number>();
  for (const part of parts.placesIn(text)) {
    const place = partOf[part] as number;
    counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  return [...counts].flatMap(([place, count]) => {
    const way = ways[place];
    return way?.all.length === count ? [way] : [];
  });
}

const harmless = new PatternChoice(allPacks.map(({ danger }) => wordExpression(danger.harmless)));

/** Of all languages at once: one language's figure of speech holds words of danger of its neighbours. */
const FIGURATIVE = wordPattern(allPacks.map(({ danger }) => danger.figurative).join(" "), "g");

/** The order in which kinds are tried: of several, the first decides what is said. */
const KINDS: readonly DangerKind[] = ["crisis", "medical", "violence", "fire"];

/** A message longer than this is judged by its beginning, in characters; the work stays bounded. */
const LENGTH_MAX = 1_000;

const SENTENCE_END = /[.?!\n;]+/;

/**
 * Reads whether a message says that somebody's life or health is in danger, in any of the languages, whatever the
 * talk's own. Returns the kind, or `null`.
 */
export function readDanger(message: string): DangerKind | null {
  const sentences = fold(message.slice(0, LENGTH_MAX))
    .split(SENTENCE_END)
    .map((sentence) => ` ${wordsOfFolded(sentence).join(" ")} `)
    .map((sentence) => FIGURATIVE.replaceIn(sentence, " - "));
  if (sentences.length === 1 && possibleWays(sentences[0] ?? "").length === 0) return null;
  // A question about services beside a cry for help does not silence it.
  const plain = sentences
    .filter((sentence) => !harmless.test(sentence))
    .join("")
    .replace(/ +/g, " ");
  const found = new Set(
    possibleWays(plain)
      .filter((way) => isSaid(way, plain))
      .map(({ kind }) => kind),
  );
  return KINDS.find((kind) => found.has(kind)) ?? null;
}

function isSaid({ all, none, person }: Way, text: string): boolean {
  if (person?.test(text) === false) return false;
  return all.every((one) => one.test(text)) && !none.some((one) => one.test(text));
}
