import { childrenOf, isElement, isText, squeeze, type TreeElement, type TreeNode } from "./tree.ts";

/** One block of a page as it is read: a heading, or words under one. */
export type Block =
  | { type: "heading"; level: number; text: string }
  | { type: "text"; text: string }
  | { type: "list-entry"; text: string; depth: number }
  | { type: "table"; rows: string[][] }
  | { type: "question"; question: string; answer: string };

const NEVER_READ = new Set(
  "script style template noscript svg canvas iframe object embed form select option button input textarea nav dialog audio video map datalist head".split(
    " ",
  ),
);
const INLINE = new Set(
  "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark meter output q rp rt ruby s samp small span strike strong sub sup time tt u var wbr".split(
    " ",
  ),
);
const SKIPPED_ROLES = new Set([
  "navigation",
  "banner",
  "contentinfo",
  "search",
  "dialog",
  "alertdialog",
  "menu",
  "menubar",
]);
const SKIPPED_NAMES =
  /(?:^|[\s_-])(?:cookies?|consent|gdpr|lgpd|breadcrumbs?|navbar|nav|menu|sidebar|skip-?link|share|social|newsletter|popup|modal|pagination|advert|ads|sr-only|visually-hidden)(?:$|[\s_-])/i;
const HEADING = /^h[1-6]$/;

/** Tells whether an element is furniture of the site rather than content of the page. */
export function isFurniture(element: TreeElement): boolean {
  const { localName } = element;
  if (NEVER_READ.has(localName)) return true;
  if (localName === "html" || localName === "body" || localName === "main" || localName === "article")
    return false;
  if (SKIPPED_ROLES.has(element.getAttribute("role") ?? "")) return true;
  if (element.hasAttribute("hidden") || element.getAttribute("aria-hidden") === "true") return true;
  if (localName === "footer") return element.parentElement?.localName !== "blockquote";
  if (localName === "header") return !hasHeading(element);
  const names = `${element.className} ${element.id}`;
  return names.length > 1 && SKIPPED_NAMES.test(names) && !isMostOfPage(element);
}

/** Reads the blocks below an element in order. `isSkipped` decides what is left out. */
export function readBlocks(
  root: TreeNode,
  isSkipped: (element: TreeElement) => boolean = isFurniture,
): Block[] {
  const blocks: Block[] = [];
  const inline: string[] = [];
  let listDepth = 0;
  const flush = () => {
    const text = lines(inline.join(""));
    inline.length = 0;
    if (text !== "")
      blocks.push(listDepth > 0 ? { type: "list-entry", text, depth: listDepth } : { type: "text", text });
  };
  const visit = (node: TreeNode): void => {
    if (isText(node)) {
      inline.push((node.textContent ?? "").replace(/\s+/g, " "));
      return;
    }
    if (!isElement(node) || isSkipped(node)) return;
    const name = node.localName;
    if (name === "br") {
      inline.push("\n");
    } else if (name === "img") {
      // An image says nothing that a text can quote.
    } else if (INLINE.has(name)) {
      for (const child of childrenOf(node)) visit(child);
    } else if (HEADING.test(name)) {
      flush();
      const text = squeeze(node.textContent);
      if (text !== "") blocks.push({ type: "heading", level: Number(name[1]), text });
    } else if (name === "table" && isDataTable(node)) {
      flush();
      const rows = tableRows(node);
      if (rows.length > 0) blocks.push({ type: "table", rows });
    } else if (name === "details") {
      flush();
      visitDetails(node, blocks, isSkipped);
    } else if (name === "dl") {
      flush();
      visitDefinitions(node, blocks, isSkipped);
    } else {
      flush();
      const isList = name === "ul" || name === "ol";
      if (isList && isLinkMenu(node)) return;
      if (isList) listDepth += 1;
      for (const child of childrenOf(node)) visit(child);
      flush();
      if (isList) listDepth -= 1;
    }
  };
  visit(root);
  if (!isElement(root)) for (const child of childrenOf(root)) visit(child);
  flush();
  return blocks;
}

/** The words of blocks as plain text, a block a line. */
export function blocksText(blocks: readonly Block[]): string {
  return blocks.map(blockText).join("\n");
}

function blockText(block: Block): string {
  switch (block.type) {
    case "heading":
    case "text":
      return block.text;
    case "list-entry":
      return `- ${block.text}`;
    case "table":
      return block.rows.map((row) => row.join(" | ")).join("\n");
    case "question":
      return `${block.question}\n${block.answer}`;
  }
}

function visitDetails(
  details: TreeElement,
  blocks: Block[],
  isSkipped: (element: TreeElement) => boolean,
): void {
  const parts = [...childrenOf(details)];
  const summary = parts.find((part) => isElement(part) && part.localName === "summary");
  const question = squeeze(summary?.textContent);
  const inner = parts
    .filter((part) => part !== summary)
    .flatMap((part) => (isElement(part) ? readBlocks(part, isSkipped) : textBlock(part)));
  const answer = blocksText(inner);
  if (question !== "" && answer !== "") blocks.push({ type: "question", question, answer });
  else blocks.push(...inner);
}

function textBlock(node: TreeNode): Block[] {
  const text = isText(node) ? squeeze(node.textContent) : "";
  return text === "" ? [] : [{ type: "text", text }];
}

function visitDefinitions(
  list: TreeElement,
  blocks: Block[],
  isSkipped: (element: TreeElement) => boolean,
): void {
  let term = "";
  const read = (parent: TreeElement): void => {
    for (const child of parent.children) {
      if (isSkipped(child)) continue;
      if (child.localName === "dt") term = squeeze(child.textContent);
      else if (child.localName === "dd") {
        const text = blocksText(readBlocks(child, isSkipped)).trim();
        if (text === "") continue;
        if (term.endsWith("?")) blocks.push({ type: "question", question: term, answer: text });
        else blocks.push({ type: "text", text: term === "" ? text : `${term.replace(/:$/, "")}: ${text}` });
      } else read(child);
    }
  };
  read(list);
}

function isDataTable(table: TreeElement): boolean {
  if (table.getAttribute("role") === "presentation" || table.querySelector("table") !== null) return false;
  const rows = tableRows(table);
  return (
    rows.length > 0 &&
    rows.some((row) => row.length > 1) &&
    rows.every((row) => row.every((cell) => cell.length < 500))
  );
}

function tableRows(table: TreeElement): string[][] {
  return [...table.querySelectorAll("tr")]
    .map((row) =>
      [...row.children]
        .filter((cell) => cell.localName === "td" || cell.localName === "th")
        .map((cell) => squeeze(cell.textContent)),
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

function hasHeading(element: TreeElement): boolean {
  return element.querySelector("h1") !== null && element.parentElement?.localName !== "body";
}

function isMostOfPage(element: TreeElement): boolean {
  const own = element.textContent?.length ?? 0;
  let root = element;
  while (root.parentElement !== null) root = root.parentElement;
  return own > 0.5 * (root.textContent?.length ?? 0);
}

function lines(text: string): string {
  return text
    .split("\n")
    .map(squeeze)
    .filter((line) => line !== "")
    .join("\n");
}
