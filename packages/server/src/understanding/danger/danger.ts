import type { DangerKind } from "../../language/pack/danger.ts";
import { allPacks } from "../../language/packs.ts";
import type { PrefilteredPattern } from "../../language/text/prefiltered.ts";
import { wordPattern } from "../../language/text/word-patterns.ts";
import { fold } from "../../language/text/words.ts";

interface Reader {
  rows: readonly {
    kind: DangerKind;
    all: readonly PrefilteredPattern[];
    none: readonly PrefilteredPattern[];
    needsPerson: boolean;
  }[];
  person: PrefilteredPattern;
  harmless: PrefilteredPattern;
}

const readers: readonly Reader[] = allPacks.map(({ danger: words }) => ({
  rows: words.rows.map(({ kind, all, none = [], needsPerson = false }) => ({
    kind,
    all: all.map((one) => wordPattern(one)),
    none: none.map((one) => wordPattern(one)),
    needsPerson,
  })),
  person: wordPattern(words.person),
  harmless: wordPattern(words.harmless),
}));

/** Of all languages at once: one language's figure of speech holds words of danger of its neighbours. */
const FIGURATIVE = wordPattern(allPacks.map(({ danger }) => danger.figurative).join(" "), "g");

/** The order in which kinds are tried: of several, the first decides what is said. */
const KINDS: readonly DangerKind[] = ["crisis", "medical", "violence", "fire"];

/** A message longer than this is judged by its beginning, in characters; the work stays bounded. */
const LENGTH_MAX = 1_000;

const SENTENCE_END = /[.?!\n;]+/;
const APART = /[^\p{L}\p{N}]+/gu;

/**
 * Reads whether a message says that somebody's life or health is in danger, in any of the languages, whatever the
 * talk's own. Returns the kind, or `null`.
 */
export function readDanger(message: string): DangerKind | null {
  const sentences = fold(message.slice(0, LENGTH_MAX))
    .split(SENTENCE_END)
    .map((sentence) => ` ${sentence.replace(APART, " ").trim()} `)
    .map((sentence) => FIGURATIVE.replaceIn(sentence, " - "));
  // A question about services beside a cry for help does not silence it.
  const plain = sentences
    .filter((sentence) => !readers.some(({ harmless }) => harmless.test(sentence)))
    .join("")
    .replace(/ +/g, " ");
  const found = new Set<DangerKind>();
  for (const { rows, person } of readers) {
    const isOfPerson = person.test(plain);
    for (const row of rows) {
      if (row.needsPerson && !isOfPerson) continue;
      const isSaid = row.all.every((one) => one.test(plain)) && !row.none.some((one) => one.test(plain));
      if (isSaid) found.add(row.kind);
    }
  }
  return KINDS.find((kind) => found.has(kind)) ?? null;
}
