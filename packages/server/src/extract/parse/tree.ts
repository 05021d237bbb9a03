import { parseHTML } from "linkedom/worker";

// The few members of the DOM that the extractor reads, so that it depends on no library's types and no browser's.

export interface TreeNode {
  readonly nodeType: number;
  readonly parentNode: TreeNode | null;
  readonly firstChild: TreeNode | null;
  readonly lastChild: TreeNode | null;
  readonly nextSibling: TreeNode | null;
  readonly previousSibling: TreeNode | null;
  textContent: string | null;
  remove(): void;
}

export interface TreeElement extends TreeNode {
  readonly localName: string;
  readonly id: string;
  readonly className: string;
  readonly parentElement: TreeElement | null;
  readonly children: Iterable<TreeElement>;
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
  setAttribute(name: string, value: string): void;
  querySelector(selector: string): TreeElement | null;
  querySelectorAll(selector: string): Iterable<TreeElement>;
}

export interface Tree extends TreeNode {
  readonly documentElement: TreeElement | null;
  readonly body: TreeElement | null;
  querySelector(selector: string): TreeElement | null;
  querySelectorAll(selector: string): Iterable<TreeElement>;
}

/**
 * Builds a tree from prepared markup. The frame of `<html>`, `<head>` and `<body>`, which HTML lets authors leave out, is
 * made first, since the parser below adds nothing and takes a body that does not follow the head for none.
 */
export function parseTree(html: string): Tree {
  return (parseHTML(framed(html)) as unknown as { document: Tree }).document;
}

function framed(html: string): string {
  const root = /<html(?:\s[^>]*)?>/i.exec(html);
  const inner = (root === null ? html : html.slice(root.index + root[0].length)).replace(/<\/html\s*>/gi, "");
  const body = /<body(?:\s[^>]*)?>/i.exec(inner);
  const headEnd = /<\/head\s*>/i.exec(inner);
  const cut = body?.index ?? (headEnd === null ? 0 : headEnd.index + headEnd[0].length);
  const head = inner.slice(0, cut).replace(/<\/?head(?:\s[^>]*)?>/gi, "");
  const rest = body === null ? `<body>${inner.slice(cut)}` : inner.slice(cut);
  return `${root?.[0] ?? "<html>"}<head>${head}</head>${rest}</html>`;
}

/** Tells elements from other nodes. */
export function isElement(node: TreeNode | null | undefined): node is TreeElement {
  return node?.nodeType === 1;
}

/** Tells text, CDATA included, from other nodes. */
export function isText(node: TreeNode | null | undefined): boolean {
  return node?.nodeType === 3 || node?.nodeType === 4;
}

/** The children of a node in order. */
export function* childrenOf(node: TreeNode): Generator<TreeNode> {
  for (let child = node.firstChild; child !== null; child = child.nextSibling) yield child;
}

/** All elements below a node in document order, without recursion. */
export function* elementsBelow(root: TreeNode): Generator<TreeElement> {
  let node: TreeNode | null = root.firstChild;
  while (node !== null) {
    if (isElement(node)) yield node;
    let next: TreeNode | null = node.firstChild;
    while (next === null && node !== null && node !== root) {
      next = node.nextSibling;
      if (next === null) node = node.parentNode;
    }
    node = node === root ? null : next;
  }
}

/** The depth of the deepest element, counted no further than `limit`: unclosed tags nest in ways markup does not show. */
export function depthOf(root: TreeNode, limit: number): number {
  let depth = 0;
  let deepest = 0;
  let node: TreeNode | null = root;
  while (node !== null && deepest <= limit) {
    if (node.firstChild !== null) {
      node = node.firstChild;
      depth += 1;
      deepest = Math.max(deepest, depth);
      continue;
    }
    while (node !== null && node !== root && node.nextSibling === null) {
      node = node.parentNode;
      depth -= 1;
    }
    node = node === null || node === root ? null : node.nextSibling;
  }
  return deepest;
}

const GLUED = new Set("a abbr b bdi code em font i kbd mark q s small span strong sub sup time u".split(" "));

/** The words below a node on one line, with a space where an element that is not part of a line begins or ends. */
export function wordsBelow(root: TreeNode): string {
  const parts: string[] = [];
  const visit = (node: TreeNode): void => {
    for (const child of childrenOf(node)) {
      if (isText(child)) parts.push(child.textContent ?? "");
      else if (isElement(child)) {
        const isGlued = GLUED.has(child.localName);
        if (!isGlued) parts.push(" ");
        visit(child);
        if (!isGlued) parts.push(" ");
      }
    }
  };
  visit(root);
  return squeeze(parts.join(""));
}

/**
 * The words below a node on one line where they are few; undefined where there are more than `limit` letters, found without
 * reading on, so that it may be asked of every element on the way down.
 */
export function fewWordsBelow(root: TreeNode, limit: number): string | undefined {
  const parts: string[] = [];
  let left = limit;
  let visits = limit;
  const visit = (node: TreeNode): boolean => {
    for (const child of childrenOf(node)) {
      visits -= 1;
      if (visits < 0) return false;
      if (isText(child)) {
        const text = (child.textContent ?? "").replace(/\s+/g, " ");
        left -= text.length;
        if (left < 0) return false;
        parts.push(text);
      } else if (isElement(child)) {
        const isGlued = GLUED.has(child.localName);
        if (!isGlued) parts.push(" ");
        if (!visit(child)) return false;
        if (!isGlued) parts.push(" ");
      }
    }
    return true;
  };
  return visit(root) ? squeeze(parts.join("")) : undefined;
}

/** A text on one line: runs of white space, no-break spaces included, become one space. */
export function squeeze(text: string | null | undefined): string {
  return (text ?? "").replace(/[\s\u00a0]+/g, " ").trim();
}
