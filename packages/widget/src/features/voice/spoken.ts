import type { Token, Tokens } from "marked";

const SENTENCE_LENGTH_MAX = 220;
const ABBREVIATION = /(?:^|\s)(?:art|av|dra?|ex|mrs?|ms|no|pág|profa?|sra?|srta|tel|uds?)\.\s*$/iu;

/** Splits Markdown into its blocks. */
export type Lex = (markdown: string) => readonly Token[];

/**
 * Splits a Markdown text into sentences to read aloud, without signs, addresses and code. While the text grows (`isWhole`
 * false) only final sentences are returned, so the sentences of a longer text begin with those of a shorter one.
 */
export function sentencesOf(
  markdown: string,
  isWhole: boolean,
  lex: Lex,
  { language, link }: { language: string; link: string },
): string[] {
  const blocks = lex(isWhole ? markdown : withoutLooseEnd(markdown))
    .flatMap((token) => blocksOf(token, link))
    .filter(Boolean);
  const segmenter = new Intl.Segmenter(language, { granularity: "sentence" });
  return blocks.flatMap((block, index) => {
    const sentences = joinAbbreviations(Array.from(segmenter.segment(block), ({ segment }) => segment));
    const isGrowing = !isWhole && index === blocks.length - 1;
    return (isGrowing ? finished(sentences) : sentences)
      .flatMap((sentence) => cutLong(clean(sentence)))
      .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
  });
}

// An open bracket or backtick at the end may still become a link or code.
function withoutLooseEnd(markdown: string): string {
  const start = markdown.lastIndexOf("\n\n") + 1;
  const last = markdown.slice(start);
  // A table is recognised only when its second line is complete.
  if (/^\s*\|/.test(last)) return markdown.slice(0, start);
  const ticks = last.split("`").length - 1;
  const closed = ticks % 2 === 1 ? last.slice(0, last.lastIndexOf("`")) : last;
  return markdown.slice(0, start) + closed.replace(/!?\[[^\]]*(?:\](?:\([^)]*)?)?$/, "");
}

function finished(sentences: readonly string[]): string[] {
  const unfinished = sentences.findIndex((sentence) => !/[.!?…]["'”’)*_]*\s*$/.test(sentence));
  const count = Math.min(unfinished === -1 ? sentences.length : unfinished, sentences.length - 1);
  return sentences.slice(0, Math.max(0, count));
}

// The segmenter ends a sentence after "Dr." in "Dr. Silva".
function joinAbbreviations(segments: readonly string[]): string[] {
  const sentences: string[] = [];
  for (const segment of segments) {
    const last = sentences.at(-1);
    if (last !== undefined && ABBREVIATION.test(last)) {
      sentences[sentences.length - 1] = last + segment;
    } else sentences.push(segment);
  }
  return sentences;
}

function blocksOf(token: Token, link: string): string[] {
  switch (token.type) {
    case "list":
      return (token as Tokens.List).items.flatMap((row) =>
        row.tokens.flatMap((part) => blocksOf(part, link)),
      );
    case "table": {
      const { header, rows } = token as Tokens.Table;
      return [header, ...rows].map((row) => row.map((cell) => inlineOf(cell.tokens, link)).join(", "));
    }
    case "blockquote":
      return (token as Tokens.Blockquote).tokens.flatMap((part) => blocksOf(part, link));
    case "paragraph":
    case "heading":
    case "text":
      return [inlineOf([token], link)];
    default:
      return [];
  }
}

function inlineOf(tokens: readonly Token[], link: string): string {
  return tokens
    .map((token) => {
      switch (token.type) {
        case "codespan":
        case "html":
        case "code":
        case "checkbox":
          return "";
        case "br":
          return " ";
        case "image":
          return token.text;
        case "link":
          return isAddress(token.text) ? link : inlineOf(token.tokens ?? [], link);
        default:
          return "tokens" in token && token.tokens
            ? inlineOf(token.tokens, link)
            : "text" in token
              ? String(token.text)
              : "";
      }
    })
    .join("");
}

function isAddress(text: string): boolean {
  return /^(?:https?:\/\/|www\.)\S*$/i.test(text.trim());
}

function clean(sentence: string): string {
  return sentence
    .replace(/&nbsp;/g, " ")
    .replace(/&amp;/g, "&")
    .replace(/&(?:#x?[\da-f]+|\w+);/gi, "")
    .replace(/[*_~`#|<>\\[\]{}^]+/g, " ")
    .replace(/\p{Extended_Pictographic}|\u{fe0f}|\u{200d}/gu, "")
    .replace(/\s+([.,;:!?…])/g, "$1")
    .replace(/\s+/g, " ")
    .trim();
}

// Engines stop in the middle of a sentence that takes longer than about fifteen seconds.
function cutLong(sentence: string): string[] {
  const pieces: string[] = [];
  let rest = sentence;
  while (rest.length > SENTENCE_LENGTH_MAX) {
    const head = rest.slice(0, SENTENCE_LENGTH_MAX);
    const pause = Math.max(head.lastIndexOf(", "), head.lastIndexOf("; "), head.lastIndexOf(": ")) + 1;
    const end = pause > SENTENCE_LENGTH_MAX / 3 ? pause : head.lastIndexOf(" ");
    const cut = end > 0 ? end : SENTENCE_LENGTH_MAX;
    pieces.push(rest.slice(0, cut).trim());
    rest = rest.slice(cut).trim();
  }
  return rest ? [...pieces, rest] : pieces;
}
