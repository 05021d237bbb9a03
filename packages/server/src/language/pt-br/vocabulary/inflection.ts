import { fold } from "../../text/words.ts";

const plurals: readonly (readonly [string, string])[] = [
  ["ões", "ão"],
  ["ães", "ão"],
  ["ais", "al"],
  ["éis", "el"],
  ["eis", "el"],
  ["eis", "il"],
  ["óis", "ol"],
  ["is", "il"],
  ["ns", "m"],
  ["es", ""],
  ["s", ""],
];

const regularEndings: Readonly<Record<"ar" | "er" | "ir", string>> = {
  ar: `o as a amos am ei aste ou aram ava avas ávamos avam ara arei arás ará aremos arão aria arias aríamos ariam e es emos em asse asses
    ássemos assem ares armos arem ando ado ada ados adas`,
  er: `o es e emos em i este eu eram ia ias íamos iam era erei erás erá eremos erão eria erias eríamos eriam a as amos am esse esses êssemos
    essem eres ermos erem endo ido ida idos idas`,
  ir: `o es e imos em i iste iu iram ia ias íamos iam ira irei irás irá iremos irão iria irias iríamos iriam a as amos am isse isses íssemos
    issem ires irmos irem indo ido ida idos idas`,
};

const verbEndings = Object.entries(regularEndings).flatMap(([infinitive, endings]) =>
  endings.split(/\s+/).map((ending) => [ending, infinitive] as const),
);

const prefixes = [
  "re",
  "des",
  "super",
  "mini",
  "multi",
  "auto",
  "anti",
  "pré",
  "micro",
  "mega",
  "hiper",
  "ultra",
  "sub",
  "inter",
  "tele",
];
const feminine: readonly (readonly [string, string])[] = [
  ["a", "o"],
  ["as", "os"],
  ["ora", "or"],
  ["oras", "ores"],
  ["ona", "ão"],
];

/**
 * Says whether a word that is in no list is a regular form of one that is: plural, feminine, adverb, diminutive, superlative,
 * regular verb form, or a prefixed word. Both questions are asked of whole lower-case words.
 */
export function isRegularForm(
  word: string,
  isListed: (word: string) => boolean,
  isListedBare: (bare: string) => boolean,
): boolean {
  for (const [ending, base] of plurals) {
    if (word.endsWith(ending) && word.length > ending.length + 2) {
      const singular = word.slice(0, -ending.length) + base;
      if (isListed(singular) || (singular.endsWith("a") && isListed(`${singular.slice(0, -1)}o`)))
        return true;
    }
  }
  for (const [ending, base] of feminine) {
    if (
      word.endsWith(ending) &&
      word.length > ending.length + 3 &&
      isListed(word.slice(0, -ending.length) + base)
    )
      return true;
  }
  const stemOf = (pattern: RegExp) => {
    const stem = word.replace(pattern, "");
    return stem !== word && stem.length > 2 ? fold(stem) : undefined;
  };
  const adverb = stemOf(/mente$/);
  if (adverb !== undefined && (isListedBare(adverb) || isListedBare(`${adverb.replace(/a$/, "")}o`)))
    return true;
  const degree = stemOf(/(?:íssim[oa]s?|z?inh[oa]s?)$/);
  if (degree !== undefined && ["", "o", "a", "e"].some((ending) => isListedBare(degree + ending)))
    return true;
  for (const [ending, infinitive] of verbEndings) {
    if (
      word.endsWith(ending) &&
      word.length > ending.length + 2 &&
      isListed(word.slice(0, -ending.length) + infinitive)
    )
      return true;
  }
  return prefixes.some(
    (prefix) =>
      word.startsWith(prefix) && word.length > prefix.length + 3 && isListed(word.slice(prefix.length)),
  );
}
