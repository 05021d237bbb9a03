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

/** Pairs of Spanish and Portuguese words that stand in one meaning of an English word. */
function pairsAcross(spanish: Map<string, Sense[]>, portuguese: Map<string, Sense[]>): Pair[] {
  const pairs = new Map<string, number>();
  for (const [word, senses] of spanish) {
    for (const { gloss, words } of senses) {
      for (const own of portuguese.get(word) ?? []) {
        if (own.gloss !== gloss) continue;
        for (const from of words)
          for (const to of own.words) {
            const worth = 1 / Math.max(words.length, own.words.length);
            pairs.set(`${from} ${to}`, (pairs.get(`${from} ${to}`) ?? 0) + worth);
          }
      }
    }
  }
  return [...pairs].map(([key, score]) => {
    const [from = "", to = ""] = key.split(" ");
    return { from, to, score, isSure: score >= 1 };
  });
}

/** Whether the search finds the one by the other without a dictionary. */
function isSpeltAlike({ from, to }: Pair, language: Language, target: Language): boolean {
  return (
    stem(from, target) === stem(to, target) ||
    [cognateOf(from, language, target)].some(
      (one) => one !== undefined && stem(one, target) === stem(to, target),
    )
  );
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
const tables = {
  "en es": keep(pairsOf(out.es, dictionary("es-en", "es", "en")), "en", "es"),
  "en pt-BR": keep(pairsOf(out["pt-BR"], dictionary("pt-en", "pt-BR", "en")), "en", "pt-BR"),
  "es pt-BR": keep(pairsAcross(out.es, out["pt-BR"]), "es", "pt-BR"),
};
const written = Object.fromEntries(Object.entries(tables).map(([name, kept]) => [name, write(kept)]));
stdout.write(`${JSON.stringify(written, null, 1)}\n`);
