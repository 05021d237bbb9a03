import { readFileSync } from "node:fs";
import { join } from "node:path";
import { argv, stdout } from "node:process";
import type { Language } from "@prosa/protocol";
import { fold } from "../src/language/text/words.ts";
import { cognateOf, isStopWord, stem } from "../src/language/vocabulary.ts";

/*
 * Makes data/translations.json from a folder with the four dictionaries en-es, en-pt, es-en and pt-en (`…-enwiktionary.txt`) and the
 * three lists of frequent words (`en.txt`, `es.txt`, `pt_br.txt`) that data/README.md names.
 */
const folder = argv[2] ?? "";
/** Words that are rarer among subtitles are left out. */
const RANK_MAX = { en: 30_000, "pt-BR": 45_000, es: 45_000 } as const;
const WORDS_OF_EXPRESSION_MAX = 2;
/** A shorter word is a sign that all write alike: "ok", "tv", "id". */
const LETTERS_MIN = 3;
/** Of one word, the likeliest translations. */
const KEPT_MAX = 6;
/** A pair that one dictionary alone has is kept where it is most of what the word means. */
const LEAST_SCORE = 0.3;
const SKIPPED =
  /\b(?:obsolete|alternative|archaic|misspelling|superseded|plural|feminine|inflection) (?:form|spelling|of)\b|SEE:/;

/** Words before the one that a definition is about: "piece of furniture". */
const GENERIC =
  /^\s*(?:an? |the )?(?:pieces?|types?|kinds?|forms?|sets?|pairs?|bits?|acts?|items?) of (?:an? |the )?/;

type Foreign = Exclude<Language, "en">;
interface Sense {
  gloss: string;
  words: string[];
}

const ranks: Record<Language, Map<string, number>> = {
  en: ranksIn("en.txt"),
  es: ranksIn("es.txt"),
  "pt-BR": ranksIn("pt_br.txt"),
};

function ranksIn(file: string): Map<string, number> {
  const lines = readFileSync(join(folder, file), "utf8").split("\n");
  const found = new Map<string, number>();
  for (const [rank, line] of lines.entries()) {
    const word = fold(line.split(" ")[0] ?? "");
    if (!found.has(word)) found.set(word, rank);
  }
  return found;
}

/** The content words of an expression, joined by `+`; undefined where it is long, rare or says nothing. */
function expressionOf(written: string, language: Language): string | undefined {
  const words = fold(written)
    .replace(/[{[(][^\])}]*[\])}]/g, " ")
    .replace(/^\s*to /, " ")
    .replace(GENERIC, " ")
    .split(/[^a-z0-9-]+/)
    .filter((word) => word.length >= LETTERS_MIN && !isStopWord(word, language));
  const isKnown = words.every((word) => (ranks[language].get(word) ?? Infinity) < RANK_MAX[language]);
  return words.length > 0 && words.length <= WORDS_OF_EXPRESSION_MAX && isKnown ? words.join("+") : undefined;
}

function sensesIn(file: string, from: Language, to: Language): Map<string, Sense[]> {
  const found = new Map<string, Sense[]>();
  for (const line of readFileSync(join(folder, file), "utf8").split("\n")) {
    const [head = "", said = ""] = line.split(" :: ");
    if (said === "" || line.startsWith("#") || SKIPPED.test(line)) continue;
    const word = expressionOf(head.split(/ [{[/(]/)[0] ?? "", from);
    if (word === undefined || word.includes("+")) continue;
    const words = said
      .replace(/[{[(][^\])}]*[\])}]/g, " ")
      .split(/[,;]/)
      .flatMap((one) => expressionOf(one, to) ?? []);
    if (words.length === 0) continue;
    const sense = { gloss: /\((.*)\)/.exec(head)?.[1] ?? "", words: [...new Set(words)] };
    found.set(word, [...(found.get(word) ?? []), sense]);
  }
  return found;
}

interface Pair {
  from: string;
  to: string;
  score: number;
  isSure: boolean;
}

/** A word of English and one of another language, each with how much of the other's meaning it is. */
function pairsOf(out: Map<string, Sense[]>, back: Map<string, Sense[]>): Pair[] {
  const pairs = new Map<string, { forth: number; back: number }>();
  const at = (from: string, to: string) => {
    const key = `${from} ${to}`;
    const known = pairs.get(key) ?? { forth: 0, back: 0 };
    pairs.set(key, known);
    return known;
  };
  for (const [word, senses] of out) {
    for (const { words } of senses) for (const one of words) at(word, one).forth += 1 / senses.length;
  }
  for (const [word, senses] of back) {
    for (const [rank, { words }] of senses.entries()) {
      for (const one of words) {
        const known = at(one, word);
        known.back = Math.max(known.back, 1 / (1 + rank));
      }
    }
  }
  return [...pairs].map(([key, { forth, back }]) => {
    const [from = "", to = ""] = key.split(" ");
    const isSure = forth > 0 && back > 0;
    return { from, to, score: forth + back + (isSure ? 1 : 0), isSure };
  });
}

/** Of two words that one English word translates, how much that says beside one meaning of an English word that both translate. */
const BY_WAY_OF_ENGLISH = 0.6;

/** Pairs of Spanish and Portuguese words that mean one meaning of an English word, or that one English word translates. */
function pairsAcross(
  out: Record<Foreign, Map<string, Sense[]>>,
  back: Record<Foreign, Map<string, Sense[]>>,
): Pair[] {
  const pairs = new Map<string, number>();
  const add = (from: string, to: string, worth: number) =>
    pairs.set(`${from} ${to}`, (pairs.get(`${from} ${to}`) ?? 0) + worth);
  for (const [word, senses] of out.es) {
    for (const { gloss, words } of senses) {
      for (const own of out["pt-BR"].get(word) ?? []) {
        if (own.gloss !== gloss) continue;
        for (const from of words)
          for (const to of own.words) add(from, to, 1 / Math.max(words.length, own.words.length));
      }
    }
  }
  const meaning = byTranslation(back["pt-BR"]);
  for (const [from, senses] of back.es) {
    for (const [rank, { words }] of senses.entries()) {
      for (const english of words) {
        for (const [to, worth] of meaning.get(english) ?? [])
          add(from, to, (BY_WAY_OF_ENGLISH * worth) / (1 + rank) / words.length);
      }
    }
  }
  return [...pairs].map(([key, score]) => {
    const [from = "", to = ""] = key.split(" ");
    return { from, to, score, isSure: score >= 1 };
  });
}

/** The words that a translation translates, each with how much of its meaning that is: less for later senses and of several words. */
function byTranslation(dictionary: ReadonlyMap<string, readonly Sense[]>): Map<string, Map<string, number>> {
  const found = new Map<string, Map<string, number>>();
  for (const [word, senses] of dictionary) {
    for (const [rank, { words }] of senses.entries()) {
      for (const one of words) {
        const own = found.get(one) ?? new Map<string, number>();
        found.set(one, own.set(word, Math.max(own.get(word) ?? 0, 1 / (1 + rank) / words.length)));
      }
    }
  }
  return found;
}

/** Whether the search finds each by the other without a dictionary: a table is read in both directions. */
function isSpeltAlike({ from, to }: Pair, language: Language, target: Language): boolean {
  return isFoundBySpelling(from, language, to, target) && isFoundBySpelling(to, target, from, language);
}

function isFoundBySpelling(from: string, language: Language, to: string, target: Language): boolean {
  const cognate = cognateOf(from, language, target);
  const forms = [stem(from, target), stem(from, language), ...(cognate ? [stem(cognate, target)] : [])];
  return forms.includes(stem(to, target));
}

function keep(pairs: readonly Pair[], language: Language, target: Language): Map<string, Pair[]> {
  const ordered = pairs
    .filter((pair) => !pair.from.includes("+") && (pair.isSure || pair.score >= LEAST_SCORE))
    .sort((one, other) => other.score - one.score || (one.from < other.from ? -1 : 1));
  const [forth, back] = [new Map<string, number>(), new Map<string, number>()];
  const kept = new Map<string, Pair[]>();
  for (const pair of ordered) {
    const [own, others] = [forth.get(pair.from) ?? 0, back.get(pair.to) ?? 0];
    if (own >= KEPT_MAX || others >= KEPT_MAX) continue;
    forth.set(pair.from, own + 1);
    back.set(pair.to, others + 1);
    if (isSpeltAlike(pair, language, target)) continue;
    kept.set(pair.from, [...(kept.get(pair.from) ?? []), pair]);
  }
  return withoutIdle(kept);
}

/** Leaves out what is never looked up: a pair that is not sure, of two words that each have a sure one. */
function withoutIdle(kept: ReadonlyMap<string, readonly Pair[]>): Map<string, Pair[]> {
  const sure = [...kept.values()].flat().filter(({ isSure }) => isSure);
  const [from, to] = [new Set(sure.map((pair) => pair.from)), new Set(sure.map((pair) => pair.to))];
  const isIdle = (pair: Pair) =>
    !pair.isSure && from.has(pair.from) && to.has(pair.to) && !pair.to.includes("+");
  return new Map(
    [...kept].flatMap(([word, pairs]) => {
      const used = pairs.filter((pair) => !isIdle(pair));
      return used.length === 0 ? [] : [[word, used] as const];
    }),
  );
}

function write(kept: Map<string, Pair[]>): string {
  return [...kept]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([word, pairs]) => [word, ...pairs.map(({ to, isSure }) => (isSure ? to : `~${to}`))].join(" "))
    .join("\n");
}

const dictionary = (name: string, from: Language, to: Language) =>
  sensesIn(`${name}-enwiktionary.txt`, from, to);
const out: Record<Foreign, Map<string, Sense[]>> = {
  es: dictionary("en-es", "en", "es"),
  "pt-BR": dictionary("en-pt", "en", "pt-BR"),
};
const back: Record<Foreign, Map<string, Sense[]>> = {
  es: dictionary("es-en", "es", "en"),
  "pt-BR": dictionary("pt-en", "pt-BR", "en"),
};
const tables = {
  "en es": keep(pairsOf(out.es, back.es), "en", "es"),
  "en pt-BR": keep(pairsOf(out["pt-BR"], back["pt-BR"]), "en", "pt-BR"),
  "es pt-BR": keep(pairsAcross(out, back), "es", "pt-BR"),
};
const written = Object.fromEntries(Object.entries(tables).map(([name, kept]) => [name, write(kept)]));
stdout.write(`${JSON.stringify(written, null, 1)}\n`);
