import { type Block, blocksText } from "./blocks.ts";
import { isFurniture } from "./boilerplate.ts";
import {
  childrenOf,
  isElement,
  isText,
  squeeze,
  type TreeElement,
  type TreeNode,
  wordsBelow,
} from "./tree.ts";

export type IsSkipped = (element: TreeElement) => boolean;

const INLINE = new Set(
  (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark meter output q rp rt ruby s samp " +
    "small span strike strong sub sup time tt u var wbr"
  ).split(" "),
);
const HEADING = /^h[1-6]$/;

/** Reads the blocks below an element in order, leaving out what `isSkipped` names. */
export function readBlocks(root: TreeNode, isSkipped: IsSkipped = isFurniture): Block[] {
  const reader = new BlockReader(isSkipped);
  for (const child of childrenOf(root)) reader.visit(child);
  reader.flush();
  return reader.blocks;
}

class BlockReader {
  readonly blocks: Block[] = [];
  #isSkipped: IsSkipped;
  #words: string[] = [];
  #length = 0;
  #linkedLength = 0;
  #listDepth = 0;
  #linkDepth = 0;
  #isAfterImage = false;

  constructor(isSkipped: IsSkipped) {
    this.#isSkipped = isSkipped;
  }

  visit(node: TreeNode): void {
    if (isText(node)) this.#addWords((node.textContent ?? "").replace(/\s+/g, " "));
    else if (isElement(node)) {
      if (node.localName === "figure" || node.localName === "picture") this.#isAfterImage = true;
      if (!this.#isSkipped(node)) this.#visitElement(node);
    }
  }

  /** Ends the block that is being read. */
  flush(): void {
    const text = this.#words
      .join("")
      .split("\n")
      .map(squeeze)
      .filter((line) => line !== "")
      .join("\n");
    const linked = this.#length === 0 ? 0 : this.#linkedLength / this.#length;
    this.#words = [];
    this.#length = 0;
    this.#linkedLength = 0;
    if (text === "") return;
    const isByImage = this.#isAfterImage;
    this.#isAfterImage = false;
    if (this.#listDepth > 0) this.blocks.push({ type: "list-entry", text, depth: this.#listDepth, linked });
    else this.blocks.push({ type: "text", text, linked, ...(isByImage ? { isByImage } : {}) });
  }

  #visitElement(element: TreeElement): void {
    const name = element.localName;
    if (name === "br") this.#words.push("\n");
    else if (INLINE.has(name)) this.#visitInline(element);
    else if (HEADING.test(name)) this.#visitHeading(element);
    else if (name === "table" && isDataTable(element)) this.#visitTable(element);
    else if (name === "details") this.#visitDetails(element);
    else if (name === "dl") this.#visitDefinitions(element);
    else if (name === "ul" || name === "ol") this.#visitList(element);
    else if (name === "img") this.#isAfterImage = true;
    else this.#visitBlock(element);
  }

  #visitInline(element: TreeElement): void {
    const isLink = element.localName === "a";
    if (isLink) this.#linkDepth += 1;
    for (const child of childrenOf(element)) this.visit(child);
    if (isLink) this.#linkDepth -= 1;
  }

  #visitHeading(element: TreeElement): void {
    this.flush();
    const text = wordsBelow(element);
    if (text === "") return;
    const linked =
      this.#linkDepth > 0 ? 1 : squeeze(element.querySelector("a")?.textContent).length / text.length;
    this.blocks.push({ type: "heading", level: Number(element.localName[1]), text, linked });
  }

  #visitTable(element: TreeElement): void {
    this.flush();
    this.blocks.push({ type: "table", rows: tableRows(element) });
  }

  #visitBlock(element: TreeElement): void {
    this.flush();
    for (const child of childrenOf(element)) this.visit(child);
    this.flush();
  }

  #visitList(element: TreeElement): void {
    this.flush();
    if (isLinkMenu(element)) return;
    this.#listDepth += 1;
    for (const child of childrenOf(element)) this.visit(child);
    this.flush();
    this.#listDepth -= 1;
  }

  #visitDetails(details: TreeElement): void {
    this.flush();
    const summary = [...details.children].find((child) => child.localName === "summary");
    const question = summary === undefined ? "" : wordsBelow(summary);
    const inner = readBlocks(details, (element) => element === summary || this.#isSkipped(element));
    const answer = blocksText(inner);
    if (question !== "" && answer !== "") this.blocks.push({ type: "question", question, answer });
    else this.blocks.push(...inner);
  }

  #visitDefinitions(list: TreeElement): void {
    this.flush();
    let term = "";
    for (const child of definitionParts(list)) {
      if (this.#isSkipped(child)) continue;
      if (child.localName === "dt") {
        term = wordsBelow(child);
        continue;
      }
      const text = blocksText(readBlocks(child, this.#isSkipped)).trim();
      if (text === "") continue;
      if (term.endsWith("?")) this.blocks.push({ type: "question", question: term, answer: text });
      else
        this.blocks.push({
          type: "text",
          text: term === "" ? text : `${term.replace(/:$/, "")}: ${text}`,
          linked: 0,
        });
    }
  }

  #addWords(text: string): void {
    this.#words.push(text);
    const length = text.trim().length;
    this.#length += length;
    if (this.#linkDepth > 0) this.#linkedLength += length;
  }
}

/** The terms and descriptions of a definition list, also where groups of them stand in `<div>`s. */
function definitionParts(list: TreeElement): TreeElement[] {
  return [...list.children].flatMap((child) =>
    child.localName === "dt" || child.localName === "dd" ? [child] : definitionParts(child),
  );
}

function isDataTable(table: TreeElement): boolean {
  if (table.getAttribute("role") === "presentation" || table.querySelector("table") !== null) return false;
  const rows = tableRows(table);
  return rows.some((row) => row.length > 1) && rows.every((row) => row.every((cell) => cell.length < 500));
}

function tableRows(table: TreeElement): string[][] {
  return [...table.querySelectorAll("tr")]
    .map((row) =>
      [...row.children].filter((cell) => cell.localName === "td" || cell.localName === "th").map(wordsBelow),
    )
    .filter((row) => row.some((cell) => cell !== ""));
}

/** A list whose entries are little more than short links leads elsewhere and says nothing itself. */
function isLinkMenu(list: TreeElement): boolean {
  let entries = 0;
  let linkEntries = 0;
  for (const entry of list.children) {
    const text = squeeze(entry.textContent);
    if (text === "") continue;
    entries += 1;
    const link = entry.querySelector("a");
    const isBareLink = link !== null && squeeze(link.textContent).length >= text.length * 0.8;
    if (isBareLink && text.length < 60 && !/\d/.test(text)) linkEntries += 1;
  }
  return entries >= 3 && linkEntries >= entries * 0.8;
}
