import type { Language } from "@prosa/protocol";
import type { Comparison, Knowledge, Passage } from "../../../knowledge/passage.ts";
import { contentWords } from "../../../knowledge/query/query.ts";
import { anyOf } from "../../../language/packs.ts";
import { fold, wordsOf } from "../../../language/text/words.ts";
import { importanceOf } from "../../../language/vocabulary.ts";
import type { Evidence } from "../../findings.ts";
import type { AnswerType } from "../../query/answer-type.ts";
import { quoteOf } from "../ranking/quotes.ts";

const PAGE_PASSAGES_MAX = 40;
const NAMED_LABEL = 0.6;
const BEGINNING_MIN = 4;
const DIMINUTIVE_MIN = 3;
const ENDING_MAX = 3;
const DESCRIPTION_LENGTH = 220;

/** The least share of what is asked of a product, its name aside, that a quote of its page must hold to be weighed. */
const HELD = 0.5;
/** The share of the question that a row counts as holding when its name is asked for. */
const LABELLED = 0.8;

/** Labels of qualities on pages, with the other words in which people ask for them; both folded. */
const labels: readonly { asked: RegExp; label: RegExp }[] = [
  {
    asked: new RegExp(`\\b${anyOf(({ goods }) => goods.asksTaste)}\\b`),
    label: new RegExp(`^${anyOf(({ goods }) => goods.tasteLabel)}`),
  },
  {
    asked: new RegExp(`\\b${anyOf(({ goods }) => goods.asksOrigin)}\\b`),
    label: new RegExp(`^${anyOf(({ goods }) => goods.originLabel)}`),
  },
  {
    asked: new RegExp(`\\b${anyOf(({ goods }) => goods.asksMaterial)}\\b`),
    label: new RegExp(`^${anyOf(({ goods }) => goods.materialLabel)}`),
  },
  {
    asked: new RegExp(`\\b${anyOf(({ goods }) => goods.asksSize)}\\b`),
    label: new RegExp(`^${anyOf(({ goods }) => goods.sizeLabel)}`),
  },
  {
    asked: new RegExp(`\\b${anyOf(({ goods }) => goods.asksCapacity)}\\b`),
    label: new RegExp(`^${anyOf(({ goods }) => goods.volumeLabel)}`),
  },
  { asked: new RegExp(`\\b${anyOf(({ goods }) => goods.asksWeight)}\\b`), label: /^(peso|weight)/ },
  {
    asked: new RegExp(`\\b${anyOf(({ goods }) => goods.asksLife)}\\b`),
    label: new RegExp(`^${anyOf(({ goods }) => goods.lifeLabel)}`),
  },
];

/** True where a folded message asks for a quality that pages label, in any words. */
export function asksForQuality(folded: string): boolean {
  return labels.some(({ asked }) => asked.test(folded));
}

const SOLD_OUT = new RegExp(`\\b${anyOf(({ goods }) => goods.soldOut)}\\b`);
/** Folded questions how to do something, which no row of a table answers. */
const ASKS_WAY = new RegExp(
  `^(?:${anyOf(({ asking }) => asking.and)} )?${anyOf(({ matters }) => matters.asksWay)}\\b`,
);

/** The first sentences of how a product's page describes it. */
export function descriptionOf(evidence: Evidence): Evidence | undefined {
  const [, description = ""] = evidence.passage.text.split("\n");
  const quote =
    description.length <= DESCRIPTION_LENGTH
      ? description
      : description.slice(0, description.lastIndexOf(". ", DESCRIPTION_LENGTH) + 1);
  return quote === "" ? undefined : { ...evidence, quote };
}

/** The evidence of a product's own page that holds most of the question about it. */
export function bestOfPage(
  { url, product }: Passage,
  knowledge: Knowledge,
  compare: Comparison,
  answerType: AnswerType | undefined,
  folded: string,
): Evidence | undefined {
  let best: Evidence | undefined;
  let bestRank = HELD;
  for (const passage of pageOf(knowledge, url)) {
    if (passage.kind === "table" && ASKS_WAY.test(folded)) continue;
    const chosen = quoteOf(passage, compare, answerType?.isMet);
    const labelled = labelledRow(passage, compare, folded);
    const quote = labelled ?? chosen.text;
    const { fit } = chosen;
    const heading = passage.heading.split(" › ").at(-1) ?? "";
    const own = heading === product?.name ? "" : heading;
    const held = compare(`${own} ${quote}`, passage.language);
    const support = labelled === undefined ? held : Math.max(held, LABELLED);
    const isMet = answerType?.isMet(fold(quote), quote);
    if (answerType?.isCertain && !isMet) continue;
    const rank = support + 0.2 * fit + (isMet ? 0.15 : 0) + (passage.kind === "table" ? 0.05 : 0);
    if (support < HELD || rank <= bestRank) continue;
    bestRank = rank;
    best = {
      passage,
      score: 1,
      coverage: support,
      quote,
      support,
      matchesIntent: true,
      ...(isMet === undefined ? {} : { hasAnswerType: isMet }),
    };
  }
  return best;
}

/** The line of a sold-out product's page that says when there will be more. */
export function soldOutLine({ url, product }: Passage, knowledge: Knowledge): Evidence | undefined {
  if (product?.availability !== "out-of-stock") return undefined;
  const lines = pageOf(knowledge, url)
    .filter(({ kind }) => kind !== "table")
    .flatMap((passage) => passage.text.split("\n").map((quote) => ({ passage, quote })))
    .filter(({ quote }) => SOLD_OUT.test(fold(quote)))
    .sort((one, other) => other.quote.length - one.quote.length);
  const [fullest] = lines;
  return fullest === undefined
    ? undefined
    : { ...fullest, score: 1, coverage: 1, support: 1, matchesIntent: true };
}

/** The row of a table whose name is what is asked for. */
function labelledRow(
  { kind, text, language }: Passage,
  compare: Comparison,
  folded: string,
): string | undefined {
  if (kind !== "table") return undefined;
  const rows = text.split("\n").filter((row) => isLabelledFor(row, compare, language, folded));
  return rows.sort((one, other) => compare(other, language) - compare(one, language))[0];
}

/** True where a message asks for a row by its name, or by other words for it. */
function isLabelledFor(row: string, compare: Comparison, language: Language, folded: string): boolean {
  const [name = "", ...others] = row.split(": ");
  if (others.length === 0) return false;
  const words = contentWords(name, language);
  const isNamed = (word: string) =>
    compare(word, language) >= NAMED_LABEL ||
    (word.length >= BEGINNING_MIN && folded.includes(beginningOf(word)));
  if (words.length > 0 && words.every(isNamed)) return true;
  return labels.some(({ asked, label }) => asked.test(folded) && label.test(fold(name)));
}

const pagesBySite = new WeakMap<Knowledge, Map<string, readonly Passage[]>>();

/** The passages of a page, its tables first. */
export function pageOf(knowledge: Knowledge, url: string): readonly Passage[] {
  const known = pagesBySite.get(knowledge) ?? new Map<string, readonly Passage[]>();
  pagesBySite.set(knowledge, known);
  let page = known.get(url);
  if (page === undefined) {
    page = (["table", "prose", "question"] as const)
      .flatMap((kind) => knowledge.ofKind(kind).filter((passage) => passage.url === url))
      .slice(0, PAGE_PASSAGES_MAX);
    known.set(url, page);
  }
  return page;
}

/** The rows of a product's page that name a quality and its value, by the quality. */
export function qualitiesOf(url: string, knowledge: Knowledge): Map<string, string> {
  const qualities = new Map<string, string>();
  for (const { kind, text } of pageOf(knowledge, url)) {
    if (kind !== "table") continue;
    for (const row of text.split("\n")) {
      const [, name, value] = /^([^:|;]{2,40}): ([^;]{1,120})$/.exec(row) ?? [];
      if (name !== undefined && value !== undefined && !qualities.has(name)) qualities.set(name, value);
    }
  }
  return qualities;
}

/** True where a text holds every word, in any form: "acidity" for "acid". */
export function holdsByBeginnings(words: readonly string[], evidence: Evidence | undefined): boolean {
  const said = wordsOf(evidence?.quote ?? "");
  const telling = words.filter((word) => importanceOf(word) === 1);
  return telling.every((word) => {
    const beginning = beginningOf(word);
    return beginning.length >= DIMINUTIVE_MIN && said.some((one) => one.startsWith(beginning));
  });
}

/** The beginning that the forms of a word share: "acid" of "acidity", "doc" of "docinho". */
function beginningOf(word: string): string {
  const plain = word.replace(/(inh|it)[oa]s?$/, "");
  if (plain !== word && plain.length >= DIMINUTIVE_MIN) return plain;
  return word.length < BEGINNING_MIN ? "" : word.slice(0, Math.max(BEGINNING_MIN, word.length - ENDING_MAX));
}
