import type { Language } from "@prosa/protocol";
import { fold, wordsOfFolded } from "../../language/text/words.ts";
import { isStopWord } from "../../language/vocabulary.ts";

const LANGUAGES: readonly Language[] = ["pt-BR", "en", "es"];
const TEXT_LENGTH_MAX = 8_000;
/** Fewer telling words than these say nothing: a name, a title and a button may be of another language. */
const TELLING_MIN = 5;
/** A page's own words outvote its label where they are this many times as frequent as the label's. */
const LEAD = 3;

/**
 * The language of a page: the one that it states, unless its words are plainly of another, as where a theme or a site builder
 * left its own there; where it has too few words to tell, those of its menu and foot with them. Undefined where neither says
 * anything.
 */
export function languageOfPage(stated: string | undefined, text: string, whole = text): string | undefined {
  const written = stated?.trim().replaceAll("_", "-") ?? "";
  // `x-default` and the like are no languages.
  const label = /^[a-z]{2,3}(?:-|$)/i.test(written) ? written : undefined;
  const counts = contentWords(text);
  const [best, second] = [...counts].sort((one, other) => other[1] - one[1]);
  if (best === undefined || best[1] < TELLING_MIN)
    return whole === text ? label : languageOfPage(stated, whole);
  if (best[1] < LEAD * (second?.[1] ?? 0)) return label;
  const [language, count] = best;
  const own = LANGUAGES.find((one) => sameTongue(one, label));
  if (own === undefined) return label === undefined || isSpoken(count, text) ? language : label;
  return own === language || count < LEAD * (counts.get(own) ?? 0) ? label : language;
}

/** Counts the words that hold sentences of one language together and of no other. */
function contentWords(text: string): Map<Language, number> {
  const counts = new Map<Language, number>(LANGUAGES.map((language) => [language, 0]));
  for (const word of wordsOfFolded(fold(text.slice(0, TEXT_LENGTH_MAX)))) {
    const [only, ...others] = LANGUAGES.filter((language) => isStopWord(word, language));
    if (only !== undefined && others.length === 0) counts.set(only, (counts.get(only) ?? 0) + 1);
  }
  return counts;
}

/** A text is in a language where one word in eight is telling: a Galician page has Portuguese words too, but fewer. */
function isSpoken(count: number, text: string): boolean {
  return count * 8 >= wordsOfFolded(fold(text.slice(0, TEXT_LENGTH_MAX))).length;
}

function sameTongue(language: Language, label: string | undefined): boolean {
  return label !== undefined && label.slice(0, 2).toLowerCase() === language.slice(0, 2).toLowerCase();
}
