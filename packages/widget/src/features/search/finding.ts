import type { Message } from "@prosa/protocol";
import type { Row } from "../../client/state/rows.ts";

const LINK = /!?\[([^\]]*)\]\([^)]*\)/g;
const SIGNS = /[*_`~#>|\\]+/g;
const UNREAD = ".unseen, .author, .state, .tools, .dots";
const LINE = "p, li, h3, td, th, pre, .title, .host, .facts > *";

const foldedByMessage = new WeakMap<Message, string>();

/** Folds a text for comparison: no case, no accents, white space as one space. */
function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ");
}

/** Finds the indexes of the rows that contain the words, the newest first. */
export function findRows(rows: readonly Row[], words: string): number[] {
  const sought = fold(words.replace(SIGNS, "")).trim();
  const found: number[] = [];
  if (!sought) return found;
  for (let index = rows.length - 1; index >= 0; index -= 1) {
    const row = rows[index];
    if (row && foldedOf(row).includes(sought)) found.push(index);
  }
  return found;
}

/** Finds the words in the rendered text of a message. */
export function rangesIn(article: Element, words: string): Range[] {
  const sought = fold(words).trim();
  const { text, places } = readFolded(article);
  const ranges: Range[] = [];
  if (!sought) return ranges;
  for (let at = text.indexOf(sought); at !== -1; at = text.indexOf(sought, at + sought.length)) {
    const start = places[at];
    const end = places[at + sought.length - 1];
    if (!start || !end) continue;
    const range = new Range();
    range.setStart(start.node, start.from);
    range.setEnd(end.node, end.to);
    ranges.push(range);
  }
  return ranges;
}

function foldedOf(row: Row): string {
  if (row.type === "unsent") return fold(row.row.text.replace(SIGNS, ""));
  if (row.type !== "message") return "";
  let folded = foldedByMessage.get(row.message);
  if (folded === undefined) {
    folded = fold(textsOf(row.message).join("\n"));
    foldedByMessage.set(row.message, folded);
  }
  return folded;
}

function textsOf({ parts }: Message): string[] {
  return parts.flatMap((part) => {
    switch (part.type) {
      case "text":
        return part.text.replace(LINK, "$1").replace(SIGNS, "");
      case "product":
        return part.name;
      case "card":
        return [part.title, part.text ?? ""];
      case "ticket":
        return [part.title, String(part.number ?? part.ticketId)];
      case "citation":
        return part.title;
      default:
        return [];
    }
  });
}

interface LetterSpan {
  node: Text;
  from: number;
  to: number;
}

/** Reads the rendered text of a message, folded, with the place of each letter. */
function readFolded(article: Element): { text: string; places: (LetterSpan | undefined)[] } {
  const places: (LetterSpan | undefined)[] = [];
  let text = "";
  let line: Element | null | undefined;
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const parent = node.parentElement;
    if (!(node instanceof Text) || parent?.closest(UNREAD)) continue;
    const own = parent?.closest(LINE);
    if (own !== line) {
      text += "\n";
      places.push(undefined);
      line = own;
    }
    let from = 0;
    for (const letter of node.data) {
      const to = from + letter.length;
      for (const unit of fold(letter)) {
        if (unit === " " && text.endsWith(" ")) continue;
        text += unit;
        for (let count = 0; count < unit.length; count += 1) places.push({ node, from, to });
      }
      from = to;
    }
  }
  return { text, places };
}
