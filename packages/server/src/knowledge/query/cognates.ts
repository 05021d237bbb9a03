import type { Language } from "@prosa/protocol";

type Rule = readonly [pattern: RegExp, replacement: string];

/** How a folded word of one language is spelt in another where both took it from Latin or Greek. */
const rules: Partial<Record<`${Language}>${Language}`, readonly Rule[]>> = {
  "en>pt-BR": [
    [/([bcdfglmnpt])\1/g, "$1"],
    [/ph/g, "f"],
    [/th/g, "t"],
    [/^s([cpt])/, "es$1"],
    [/ct(?=ion|s?$|ive|or)/, "t"],
    [/tions?$/, "cao"],
    [/sions?$/, "sao"],
    [/(i?)ties$|(i?)ty$/, "idade"],
    [/ically$|ly$/, "mente"],
    [/ments?$/, "mento"],
    [/ances?$/, "ancia"],
    [/ences?$/, "encia"],
    [/ables?$/, "avel"],
    [/ibles?$/, "ivel"],
    [/(?:ic|ical)s?$/, "ico"],
    [/ous$/, "oso"],
    [/ives?$/, "ivo"],
    [/(?:ating|ated|ates?)$/, "ar"],
    [/(?:izing|ized|izes?)$/, "izar"],
  ],
  "es>pt-BR": [
    [/cc/g, "c"],
    [/iones$/, "oes"],
    [/ciones$/, "coes"],
    [/cion$/, "cao"],
    [/sion$/, "sao"],
    [/dad$/, "dade"],
    [/dades$/, "dades"],
    [/mientos?$/, "mento"],
    [/ables?$/, "avel"],
    [/ibles?$/, "ivel"],
    [/^h(?=[aeiou])/, "f"],
    [/ue/, "o"],
    [/ie(?=[rnls][a-z])/, "e"],
    [/ll/g, "lh"],
    [/aje$/, "agem"],
  ],
  "pt-BR>es": [
    [/coes$/, "ciones"],
    [/cao$/, "cion"],
    [/soes$/, "siones"],
    [/sao$/, "sion"],
    [/dade$/, "dad"],
    [/mento$/, "miento"],
    [/avel$/, "able"],
    [/ivel$/, "ible"],
    [/agem$/, "aje"],
    [/lh/g, "ll"],
  ],
  "pt-BR>en": [
    [/coes$/, "tions"],
    [/cao$/, "tion"],
    [/sao$/, "sion"],
    [/idade$/, "ity"],
    [/mente$/, "ly"],
    [/mento$/, "ment"],
    [/ancia$/, "ance"],
    [/encia$/, "ence"],
    [/avel$/, "able"],
    [/ivel$/, "ible"],
    [/ico$/, "ic"],
  ],
};

/** The word's likely relative in another language; undefined where no rule changes it. */
export function cognateOf(word: string, language: Language, target: Language): string | undefined {
  if (word.length < 5) return undefined;
  const changed = (rules[`${language}>${target}`] ?? []).reduce(
    (spelt, [pattern, replacement]) => spelt.replace(pattern, replacement),
    word,
  );
  return changed === word ? undefined : changed;
}
