import type { Language } from "@prosa/protocol";
import type { AnswerKind } from "../../language/pack/asking.ts";
import { allPacks, anyOf, packOf } from "../../language/packs.ts";
import { type PrefilteredPattern, prefiltered } from "../../language/text/prefiltered.ts";
import { fold, wordsOf } from "../../language/text/words.ts";
import { isStopWord } from "../../language/vocabulary.ts";

const UNITS = ["second", "minute", "hour", "day", "week", "month", "year"] as const;
type Unit = (typeof UNITS)[number];

const ASKS_DURATION = asks("duration");
const ASKS_PRICE = asks("price");
const MONEY = /(?:R\$|US\$|[$€£])\s?\d[\d.,]*\d|(?:R\$|US\$|[$€£])\s?\d|\d[\d.,]*\s?€/g;
const SPAN = /(\d{1,4})(?:\s*(?:-|–|\p{L}{1,3})\s*(\d{1,4}))?\s+(\p{L}+)(?=(?:\s+(\p{L}+))?)/gu;

let unitsByName: ReadonlyMap<string, Unit> | undefined;

/**
 * Says the one price or length of time in a quote of another language that a question (folded) asks for: "14 days". Undefined
 * where the quote holds none or several, denies something, or says more of it than its unit ("7 dias úteis").
 */
export function formatFigure(
  quote: string,
  asked: string,
  { from, to }: { from: Language; to: Language },
): string | undefined {
  if (ASKS_DURATION.test(asked)) return onlyOne(quote, from, (line) => durationsIn(line, from, to));
  return ASKS_PRICE.test(asked) ? onlyOne(quote, from, (line) => line.match(MONEY) ?? []) : undefined;
}

function asks(kind: AnswerKind): PrefilteredPattern {
  return prefiltered(new RegExp(`\\b${anyOf(({ asking }) => asking.kinds[kind].asked)}`));
}

/** The one figure of a text's lines; undefined where its line denies something. */
function onlyOne(
  text: string,
  language: Language,
  figuresIn: (line: string) => readonly (string | undefined)[],
): string | undefined {
  const { negators } = packOf(language).sentiment;
  const [only, ...others] = text.split("\n").flatMap((line) => {
    const isDenied = wordsOf(line).some((word) => negators.has(word));
    return figuresIn(line).map((figure) => (isDenied ? undefined : figure));
  });
  return others.length === 0 ? only : undefined;
}

/** Every length of time in a text, said in a language; undefined for one that a word behind it changes. */
function durationsIn(text: string, from: Language, to: Language): (string | undefined)[] {
  return [...text.matchAll(SPAN)].flatMap(([, first = "", second, name = "", behind]) => {
    const unit = unitOf(name);
    if (unit === undefined) return [];
    if (behind !== undefined && !isStopWord(fold(behind), from)) return [undefined];
    const format = unitFormat(to, unit);
    return [second === undefined ? format.format(Number(first)) : rangeOf(format, first, second)];
  });
}

/** "2 y 1" is no range: the ends of one go up. */
function rangeOf(format: Intl.NumberFormat, first: string, second: string): string | undefined {
  return Number(first) < Number(second) ? format.formatRange(Number(first), Number(second)) : undefined;
}

function unitFormat(language: Language, unit: Unit): Intl.NumberFormat {
  const { locale } = packOf(language).reply;
  return new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" });
}

/** The unit that a word of any language names, by the names that Unicode's CLDR has. */
function unitOf(word: string): Unit | undefined {
  unitsByName ??= new Map(
    UNITS.flatMap((unit) =>
      allPacks.flatMap(({ code }) =>
        [1, 2].map((count) => [nameIn(unitFormat(code, unit).formatToParts(count)), unit] as const),
      ),
    ),
  );
  return unitsByName.get(fold(word));
}

function nameIn(parts: readonly Intl.NumberFormatPart[]): string {
  return fold(parts.find(({ type }) => type === "unit")?.value ?? "");
}
