import type { Block } from "./blocks.ts";

/** A piece of a page that an answer can cite. */
export interface PagePassage {
  /** The headings above it, outermost first, joined by " › ". */
  heading: string;
  text: string;
  kind: "prose" | "product" | "question" | "contact" | "table";
}

export const PASSAGE_LENGTH = 900;

const SIGNPOST_SHARE = 0.9;
const SIGNPOST_LENGTH = 80;

/**
 * Cuts blocks into passages of at most about `PASSAGE_LENGTH` characters: a heading starts a new one, paragraphs stay
 * whole where they fit, long ones are cut between sentences, and never inside a word but one of a
 * passage's own length.
 */
export function cutPassages(blocks: readonly Block[]): PagePassage[] {
  const passages: PagePassage[] = [];
  const headings: { level: number; text: string }[] = [];
  let gathered: string[] = [];
  const path = (...deeper: string[]) => [...headings.map((heading) => heading.text), ...deeper].join(" › ");
  const flush = () => {
    const isAnswer = headings.at(-1)?.text.endsWith("?") === true;
    for (const text of pack(gathered)) {
      passages.push({ heading: path(), text, kind: isAnswer ? "question" : "prose" });
    }
    gathered = [];
  };
  for (const block of blocks) {
    switch (block.type) {
      case "heading":
        flush();
        while ((headings.at(-1)?.level ?? 0) >= block.level) headings.pop();
        headings.push({ level: block.level, text: block.text.slice(0, 200) });
        break;
      case "text":
        if (!isSignpost(block)) gathered.push(block.text);
        break;
      case "list-entry":
        if (!isSignpost(block)) gathered.push(`${"  ".repeat(block.depth - 1)}- ${block.text}`);
        break;
      case "table":
        flush();
        for (const text of packTable(block.rows)) passages.push({ heading: path(), text, kind: "table" });
        break;
      case "question":
        flush();
        passages.push(...passagesOfAnswer(block, path(block.question)));
        break;
    }
  }
  flush();
  return passages;
}

/** An answer under its question, as under any heading; a fold's title that asks nothing is a heading like others. */
export function passagesOfAnswer(
  { question, answer }: { question: string; answer: string },
  heading: string,
): PagePassage[] {
  const kind = question.endsWith("?") ? "question" : "prose";
  return pack([answer]).map((text) => ({ heading, text, kind }));
}

/** A few linked words without a figure or a full stop ("See shipping costs") lead elsewhere and answer nothing themselves. */
function isSignpost({ text, linked }: { text: string; linked: number }): boolean {
  return linked > SIGNPOST_SHARE && text.length <= SIGNPOST_LENGTH && !/[\d@]|[.!?…]$/.test(text);
}

/** Joins short texts and cuts long ones so that each result is at most `limit` characters where words allow it. */
export function pack(texts: readonly string[], limit = PASSAGE_LENGTH): string[] {
  const packed: string[] = [];
  let current = "";
  for (const text of texts.flatMap((one) => cutLong(one, limit))) {
    if (current !== "" && current.length + 1 + text.length > limit) {
      packed.push(current);
      current = "";
    }
    current = current === "" ? text : `${current}\n${text}`;
  }
  if (current.trim() !== "") packed.push(current);
  return packed;
}

function cutLong(text: string, limit: number): string[] {
  if (text.length <= limit) return [text];
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > limit) {
    const cut = cutPosition(rest, limit);
    pieces.push(rest.slice(0, cut).trim());
    rest = rest.slice(cut).trim();
  }
  if (rest !== "") pieces.push(rest);
  return pieces;
}

/**
 * The best place to cut at or before the limit: a line's end, a sentence's, a space; at worst after the word, or within one
 * that takes no end.
 */
function cutPosition(text: string, limit: number): number {
  const head = text.slice(0, limit);
  const line = head.lastIndexOf("\n");
  if (line > limit / 2) return line + 1;
  let sentence = -1;
  for (const match of head.matchAll(/[.!?…:;]["”’)]?\s/g)) sentence = match.index + match[0].length;
  if (sentence > limit / 3) return sentence;
  const space = head.lastIndexOf(" ");
  if (space > 0) return space + 1;
  const next = text.slice(limit, 2 * limit).search(/\s/);
  if (next !== -1) return limit + next;
  return text.length <= 2 * limit ? text.length : limit;
}

/** Rows become lines of "column: cell" where the table has a head, so that a line means something on its own. */
function packTable(rows: readonly string[][]): string[] {
  const [head, ...body] = rows;
  if (head === undefined) return [];
  const isHeaded =
    body.length > 0 && head.length > 1 && head.every((cell) => cell !== "" && cell.length < 60);
  if (!isHeaded || head.length === 2)
    return pack(rows.map((row) => row.filter((cell) => cell !== "").join(": ")));
  const lines = body.map((row) =>
    row
      .map((cell, index) =>
        cell === "" ? "" : index === 0 ? cell : `${head[index] ?? ""}: ${cell}`.replace(/^: /, ""),
      )
      .filter((cell) => cell !== "")
      .join("; "),
  );
  const title = head.join(" | ");
  // Every line names its columns; a head that left no room for them is not said again above them.
  if (title.length > PASSAGE_LENGTH / 2) return pack(lines);
  return pack(lines, PASSAGE_LENGTH - title.length - 1).map((text) => `${title}\n${text}`);
}
