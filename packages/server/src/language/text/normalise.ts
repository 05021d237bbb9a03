import { fold } from "./fold.ts";

const INVISIBLE = new RegExp(
  [
    "\\p{Cc}|\\u00AD|\\u061C|\\u180E|[\\u200B-\\u200F]|[\\u202A-\\u202E]|[\\u2060-\\u206F]",
    "[\\uFE00-\\uFE0E]|\\uFEFF|[\\uFFF9-\\uFFFB]|[\\u{E0000}-\\u{E0FFF}]",
  ].join("|"),
  "gu",
);
const BREAK = /[\t\n\v\f\r\u0085\u2028\u2029]/g;
const SPACES = /[^\S\n]+/g;
const TOKEN = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;

interface NormalisedText {
  text: string;
  folded: string;
  tokens: string[];
}

/** A visitor's text as it is shown: NFC without control, bidirectional, zero-width and tag characters; accents, case and single line breaks stay. */
export function cleanText(input: string): string {
  return input
    .normalize("NFC")
    .replace(/\r\n?/g, "\n")
    .replace(BREAK, (character) => (character === "\n" ? "\n" : " "))
    .replace(INVISIBLE, (character) => (character === "\n" ? "\n" : ""))
    .replace(SPACES, " ")
    .replace(/ ?\n[ \n]*/g, "\n")
    .trim();
}

/** Prepares a visitor's text: `text` is clean, `folded` is for matching; `tokens` are the folded words and numbers in order. */
export function normalise(input: string): NormalisedText {
  const text = cleanText(input);
  const folded = fold(text);
  return { text, folded, tokens: folded.match(TOKEN) ?? [] };
}
