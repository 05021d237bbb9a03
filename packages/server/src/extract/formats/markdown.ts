import type { Block } from "../parse/blocks.ts";

/** A longer line is no heading, whatever it begins with. */
const HEADING_LENGTH_MAX = 1_000;

/**
 * Reads Markdown into the same blocks as a page: headings (both kinds), lists, tables, paragraphs. Marks inside lines are
 * taken off, since passages are plain words; code blocks stay as they are.
 */
export function readMarkdown(source: string): Block[] {
  const blocks: Block[] = [];
  const lines = source.replace(/^---\n[\s\S]{0,5000}?\n---\n/, "").split(/\r?\n/);
  let paragraph: string[] = [];
  let rows: string[][] = [];
  let fence: string | undefined;
  const flush = () => {
    const text = paragraph.join("\n").trim();
    if (text !== "") blocks.push({ type: "text", text, linked: 0 });
    if (rows.length > 0) blocks.push({ type: "table", rows });
    paragraph = [];
    rows = [];
  };
  for (const line of lines) {
    const fenceMark = /^\s{0,3}(```+|~~~+)/.exec(line)?.[1];
    if (fence !== undefined) {
      if (fenceMark?.startsWith(fence) === true) fence = undefined;
      else paragraph.push(line);
      continue;
    }
    const isShort = line.length <= HEADING_LENGTH_MAX;
    const heading = isShort ? /^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$/.exec(line) : null;
    const entry = /^(\s*)(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?(.+)$/.exec(line);
    if (fenceMark !== undefined) {
      flush();
      fence = fenceMark.slice(0, 3);
    } else if (/^\s{0,3}(?:=+|-{2,})\s*$/.test(line) && paragraph.length === 1) {
      const text = paragraph[0] ?? "";
      paragraph = [];
      blocks.push({ type: "heading", level: line.includes("=") ? 1 : 2, text, linked: 0 });
    } else if (heading !== null) {
      flush();
      const text = plainMarks(heading[2] ?? "");
      if (text !== "") blocks.push({ type: "heading", level: heading[1]?.length ?? 1, text, linked: 0 });
    } else if (/^\s*\|.*\|\s*$/.test(line)) {
      if (paragraph.length > 0) flush();
      if (!/^[\s|:-]+$/.test(line)) rows.push(cellsOf(line));
    } else if (entry !== null) {
      flush();
      const depth = 1 + Math.floor((entry[1]?.length ?? 0) / 2);
      blocks.push({ type: "list-entry", text: plainMarks(entry[2] ?? ""), depth, linked: 0 });
    } else if (line.trim() === "" || /^\s{0,3}([-*_])(?:\s*\1){2,}\s*$/.test(line)) {
      flush();
    } else {
      paragraph.push(plainMarks(line));
    }
  }
  flush();
  return blocks;
}

/** Reads plain text: a blank line ends a paragraph, and nothing else has a meaning. */
export function readPlainText(source: string): Block[] {
  return source
    .split(/\r?\n\s*\r?\n/)
    .map((text) =>
      text
        .replace(/[ \t\u00a0]+/g, " ")
        .replace(/ ?\r?\n ?/g, "\n")
        .trim(),
    )
    .filter((text) => text !== "")
    .map((text) => ({ type: "text", text, linked: 0 }));
}

function cellsOf(line: string): string[] {
  return line
    .trim()
    .replace(/^\||\|$/g, "")
    .split(/(?<!\\)\|/)
    .map((cell) => plainMarks(cell));
}

// No mark reaches beyond where the next of its kind may begin, or 400 letters: a line of them takes no longer than another.
function plainMarks(text: string): string {
  return text
    .replace(/!\[([^[\]]*)\]\([^)[]*\)/g, "$1")
    .replace(/\[([^[\]]+)\]\([^)[]*\)/g, "$1")
    .replace(/<(https?:[^<>\s]+)>/g, "$1")
    .replace(/<\/?[a-z][^<>]*>/gi, "")
    .replace(/(\*\*|__|~~)(?=\S)(.{1,400}?)(?<=\S)\1/g, "$2")
    .replace(/(?<![\w*])[*_](?=\S)(.{1,400}?)(?<=\S)[*_](?![\w*])/g, "$1")
    .replace(/`([^`]+)`/g, "$1")
    .replace(/^\s{0,3}>\s?/, "")
    .replace(/\\([\\`*_{}[\]()#+.!|>~-])/g, "$1")
    .trim();
}
