import type { AnswerKind } from "../../language/pack/asking.ts";
import type { LanguagePack } from "../../language/pack/language-pack.ts";
import { anyOf } from "../../language/packs.ts";
import { type PrefilteredPattern, prefiltered } from "../../language/text/prefiltered.ts";

/** A kind of thing that questions ask for: expressions for the question and for its answer, over folded text. */
interface Shape {
  asked: PrefilteredPattern;
  answered?: RegExp;
  /** The answer as written, with capitals. */
  answeredBy?: RegExp;
  /** True where an answer may well look otherwise. */
  isCommon?: true;
}

/** The type of thing that an answer must hold. */
export interface AnswerType {
  /** True where a text holds it, folded or as written. */
  isMet: (answer: string, written?: string) => boolean;
  /** False where an answer may well look otherwise. */
  isCertain: boolean;
  /** True where the site's people are asked whether they do something and say that they do. */
  affirmsDoing?: true;
}

/** Asks for a kind of thing, in any language; `whole` where the word must end there too. */
function asks(kind: AnswerKind, { whole = true, first = false } = {}): PrefilteredPattern {
  const ways = anyOf(({ asking }) => asking.kinds[kind].asked);
  return prefiltered(new RegExp(`${first ? "^" : "\\b"}${ways}${whole ? "\\b" : ""}`));
}

/** Words that show an answer of a kind, as a source of alternatives. */
function shows(kind: AnswerKind): string {
  return anyOf(({ asking }) => asking.kinds[kind].answered);
}

type Measured = keyof LanguagePack["asking"]["units"];

/** The units of a measure, as a source of alternatives: those of every language beside the signs that all write alike. */
function unitsOf(kind: Measured, signs: string): string {
  return `(?:${signs}|${anyOf(({ asking }) => asking.units[kind])})`;
}

const shapes: readonly Shape[] = [
  {
    asked: asks("price", { whole: false }),
    answered: new RegExp(`(?:r\\$|us\\$|\\$|€|£)\\s?\\d|\\d+,\\d{2}\\b|\\b${shows("price")}`),
  },
  {
    asked: asks("duration", { whole: false }),
    answered: new RegExp(`\\d+\\s*${unitsOf("duration", "h\\b")}`),
  },
  {
    asked: asks("hours"),
    answered: new RegExp(`\\b\\d{1,2}\\s*(?:h\\b|h\\d|:\\d{2}|am\\b|pm\\b)|\\b${shows("hours")}`),
  },
  {
    asked: asks("time"),
    answered: new RegExp(`\\b(?:1\\d{3}|20\\d{2})\\b|\\b\\d{1,2}[/h:]|\\b${shows("time")}\\b`),
    isCommon: true,
  },
  { asked: asks("place"), answered: new RegExp(`\\b${shows("place")}\\b`), isCommon: true },
  { asked: asks("count"), answered: new RegExp(`\\d|\\b${shows("count")}\\b`), isCommon: true },
  { asked: asks("weekday"), answered: new RegExp(`\\b${shows("weekday")}\\b`) },
  {
    asked: asks("person", { first: true }),
    answeredBy: /\p{Lu}\p{Ll}+ (d[aeo]s? )?\p{Lu}\p{Ll}+/u,
    isCommon: true,
  },
  { asked: asks("weight"), answered: new RegExp(`\\d\\s?${unitsOf("weight", "g|kg")}\\b`) },
  { asked: asks("size"), answered: new RegExp(`\\d\\s?${unitsOf("size", "cm|mm|m|ml|l")}\\b`) },
  { asked: asks("volume"), answered: new RegExp(`\\d\\s?${unitsOf("volume", "ml|l")}\\b`) },
  { asked: asks("temperature"), answered: new RegExp(`\\d\\s?${unitsOf("temperature", "°")}`) },
  { asked: asks("height"), answered: new RegExp(`\\d\\s?${unitsOf("height", "m")}\\b`) },
  { asked: asks("interest"), answered: new RegExp(`\\d\\s?%|${shows("interest")}`) },
  { asked: asks("percent", { whole: false }), answered: new RegExp(`\\d\\s?%|${shows("percent")}`) },
  { asked: asks("email"), answered: /@[a-z0-9]/ },
  { asked: asks("phone"), answered: /\(?\d{2}\)?\s?9?\d{4}-?\d{4}/ },
];

/** Reads from a folded question what its answer must look like; undefined where it asks for no certain kind of thing. */
export function readAnswerType(question: string): AnswerType | undefined {
  const fitting = shapes.filter(({ asked }) => asked.test(question));
  if (fitting.length === 0) return undefined;
  const certain = fitting.filter((shape) => !shape.isCommon);
  const telling = certain.length > 0 ? certain : fitting;
  return {
    isMet: (answer, written = "") =>
      telling.some((shape) => shape.answered?.test(answer) || shape.answeredBy?.test(written)),
    isCertain: certain.length > 0,
  };
}
