import { type Block, blocksText } from "./blocks.ts";
import { isBoilerplate } from "./boilerplate.ts";
import { hasPlaceholder, withoutPlaceholders } from "./boilerplate-text.ts";
import { labelOf } from "./panel-labels.ts";
import { bareAnswer, bareQuestion, type Pair, pairAt, withoutOpener } from "./question-pairs.ts";
import { isStruckPrice } from "./struck-price.ts";
import {
  childrenOf,
  isElement,
  isText,
  squeeze,
  type TreeElement,
  type TreeNode,
  wordsBelow,
} from "./tree.ts";

type IsSkipped = (element: TreeElement) => boolean;

const INLINE = new Set(
  (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark meter output q rp rt ruby s samp " +
    "small span strike strong sub sup time tt u var wbr"
  ).split(" "),
);
const HEADING = /^h[1-6]$/;
const CODE = new Set("code kbd samp tt var".split(" "));

/** Reads the blocks below an element in order, leaving out what `isSkipped` names. */
export function readBlocks(root: TreeNode, isSkipped: IsSkipped = isBoilerplate): Block[] {
  return readNodes([...childrenOf(root)], isSkipped);
}

function readNodes(nodes: readonly TreeNode[], isSkipped: IsSkipped): Block[] {
  const reader = new BlockReader(isSkipped);
  reader.visitAll(nodes);
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
  /** Code may show what a template's engine fills in. */
  #hasCode = false;

  constructor(isSkipped: IsSkipped) {
    this.#isSkipped = isSkipped;
  }

  /** Reads siblings; a question among them takes its answer from the nodes behind it. */
  visitAll(nodes: readonly TreeNode[]): void {
    for (let at = 0; at < nodes.length; at += 1) {
      const node = nodes[at];
      if (node === undefined) break;
      const pair = this.#pairAt(node);
      if (pair?.block === undefined) this.visit(node);
      if (pair === undefined) continue;
      this.flush();
      if (pair.block !== undefined) this.blocks.push(pair.block);
      at += pair.answer.length;
      while (nodes[at + 1] !== undefined && nodes[at + 1] !== pair.next) at += 1;
    }
  }

  /** A question with its answer; without a block where the answer's nodes were read and say nothing: never read twice. */
  #pairAt(node: TreeNode): (Pair & { block?: Block }) | undefined {
    if (!isElement(node) || !this.#isAtLineStart()) return undefined;
    if (node.localName !== "button" && this.#isSkipped(node)) return undefined;
    const pair = pairAt(node, this.#isSkipped);
    if (pair === undefined || hasPlaceholder(pair.question)) return undefined;
    const [first, ...others] = readNodes(pair.answer, this.#isSkipped);
    if (first === undefined) return pair;
    // A panel bears the words of what opens it, which is the question itself.
    const isLabelled = first.type === "question" && bareQuestion(first.question) === pair.question;
    const answer = bareAnswer(
      [isLabelled ? first.answer : blocksText([first]), blocksText(others)].join("\n").trim(),
    );
    if (answer === "") return pair;
    return { ...pair, block: { type: "question", question: pair.question, answer } };
  }

  /** True where the line that is being read holds nothing but space so far. */
  #isAtLineStart(): boolean {
    for (let at = this.#words.length - 1; at >= 0; at -= 1) {
      const part = this.#words[at] ?? "";
      if (part.trim() !== "") return false;
      if (part.includes("\n")) return true;
    }
    return true;
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
    const written = this.#words
      .join("")
      .split("\n")
      .map(squeeze)
      .filter((line) => line !== "")
      .join("\n");
    const text = this.#hasCode ? written : withoutPlaceholders(written);
    this.#hasCode = false;
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
    else if (name === "pre") this.#visitCode(element);
    else this.#visitBlock(element);
  }

  #visitInline(element: TreeElement): void {
    if (isStruckPrice(element, this.#words.slice(-6).join(""))) return;
    const isLink = element.localName === "a";
    if (CODE.has(element.localName)) this.#hasCode = true;
    if (isLink) this.#linkDepth += 1;
    this.#partWords(element);
    this.visitAll([...childrenOf(element)]);
    if (isLink) this.#linkDepth -= 1;
  }

  /** Style sheets set elements of a line apart that no space does: `<span>Ana L.</span><span>Bought this</span>`. */
  #partWords(element: TreeElement): void {
    const before = this.#words.at(-1) ?? "";
    if (!/[\p{L}\d.!?)]$/u.test(before) || !isElement(element.previousSibling)) return;
    if (/^\p{Lu}\p{Ll}/u.test(element.textContent?.slice(0, 2) ?? "")) this.#words.push(" ");
  }

  #visitHeading(element: TreeElement): void {
    this.flush();
    // Some write their headings as entries of a list: "- Documents".
    const text = withoutOpener(wordsBelow(element)).replace(/^[-–—•*]\s*(?=\p{L})/u, "");
    if (text === "" || hasPlaceholder(text)) return;
    const linked =
      this.#linkDepth > 0 ? 1 : squeeze(element.querySelector("a")?.textContent).length / text.length;
    this.blocks.push({ type: "heading", level: Number(element.localName[1]), text, linked });
  }

  #visitTable(element: TreeElement): void {
    this.flush();
    const rows = tableRows(element).filter((row) => !row.some(hasPlaceholder));
    const asked = rows.filter(([question = "", answer = ""]) => question.endsWith("?") && answer !== "");
    if (asked.length * 2 < rows.length || rows.some((row) => row.length !== 2)) {
      if (rows.length > 0) this.blocks.push({ type: "table", rows });
      return;
    }
    for (const [question = "", answer = ""] of asked)
      this.blocks.push({ type: "question", question: bareQuestion(question), answer: bareAnswer(answer) });
  }

  #visitBlock(element: TreeElement): void {
    this.flush();
    const label = labelOf(element);
    if (label !== undefined) {
      const inner = readNodes([...childrenOf(element)], this.#isSkipped);
      this.blocks.push(...labelled(label, inner));
      return;
    }
    this.visitAll([...childrenOf(element)]);
    this.flush();
  }

  #visitCode(element: TreeElement): void {
    this.flush();
    this.#hasCode = true;
    for (const child of childrenOf(element)) this.visit(child);
    this.#hasCode = true;
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
    if (question !== "" && answer !== "")
      this.blocks.push({ type: "question", question: bareQuestion(question), answer: bareAnswer(answer) });
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
      const question = bareQuestion(term);
      if (question.endsWith("?")) this.blocks.push({ type: "question", question, answer: bareAnswer(text) });
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

/** A panel under the name of its tab: a pair where it holds words alone, else its blocks under a low heading. */
function labelled(label: string, blocks: readonly Block[]): Block[] {
  const [first] = blocks;
  if (first === undefined) return [];
  if (first.type === "heading" || blocks.some(({ type }) => type === "question")) return [...blocks];
  const isPlain = blocks.every(({ type }) => type === "text" || type === "list-entry");
  return isPlain
    ? [{ type: "question", question: label, answer: blocksText(blocks) }]
    : [{ type: "heading", level: 6, text: label, linked: 0 }, ...blocks];
}

/** The terms and descriptions of a definition list, also where `<div>`s group them. */
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
