const SKIPPED = "button, form, svg, img, .unseen:not(h3), .author, .state, .when, .tools";
const DIRECTION_MARKS = /[\u2066-\u2069]/g;
const KEPT = /^(A|B|STRONG|EM|DEL|CODE|PRE|P|BR|UL|OL|LI|BLOCKQUOTE|H3|TABLE|THEAD|TBODY|TR|TH|TD|HR)$/;

/** Reads a message as plain text and as markup without the chat's styles and buttons. */
export function readMessage(article: HTMLElement): { text: string; html: string } {
  const page = document.implementation.createHTMLDocument();
  page.body.append(...childrenOf(article).map((child) => cleanOf(child, page)));
  const text = childrenOf(article).map(plainTextOf).join("\n\n");
  return {
    text: text
      .replace(/[ \t]+\n/g, "\n")
      .replace(/\n{3,}/g, "\n\n")
      .trim(),
    html: page.body.outerHTML,
  };
}

/** Copies a text, as rich text too where the clipboard takes it; returns whether it could. Needs a gesture. */
export async function copy({ text, html }: { text: string; html: string }, root: Node): Promise<boolean> {
  const blob = (type: string, words: string) => new Blob([words], { type });
  try {
    const kinds = { "text/plain": blob("text/plain", text), "text/html": blob("text/html", html) };
    await navigator.clipboard.write([new ClipboardItem(kinds)]);
    return true;
  } catch {
    // Some browsers lack this, take plain text alone, or refuse.
  }
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelected(text, root);
  }
}

/** Selects a message, for the visitor to copy it. */
export function select(article: HTMLElement): void {
  const words = childrenOf(article).filter((child) => child instanceof HTMLElement);
  const [first] = words;
  const last = words.at(-1);
  if (first && last) getSelection()?.setBaseAndExtent(first, 0, last, last.childNodes.length);
}

// This old way needs no permission, and works on pages without TLS.
function copySelected(text: string, root: Node): boolean {
  const area = document.createElement("textarea");
  area.className = "unseen";
  area.readOnly = true;
  area.value = text;
  root.appendChild(area);
  area.select();
  try {
    return document.execCommand("copy");
  } catch {
    return false;
  } finally {
    area.remove();
  }
}

function childrenOf(node: Node): Node[] {
  return [...node.childNodes].filter(
    (child) => child.nodeType === Node.TEXT_NODE || (child instanceof Element && !child.matches(SKIPPED)),
  );
}

function isBlock(node: Node): boolean {
  return node instanceof Element && !/^(inline|contents|none)/.test(getComputedStyle(node).display);
}

function textOfNode(node: Node): string {
  if (!(node instanceof Text)) return "";
  const words = node.data.replace(DIRECTION_MARKS, "");
  if (node.parentElement?.closest("pre, .plain")) return words;
  const { previousElementSibling: before, nextElementSibling: after } = node;
  const isGap = words.trim() === "" && [before, after].some((next) => next && isBlock(next));
  return isGap ? "" : words.replace(/\s+/g, " ");
}

function plainTextOf(node: Node): string {
  if (!(node instanceof HTMLElement)) return textOfNode(node);
  const inner = childrenOf(node).map(plainTextOf).join("");
  switch (node.tagName) {
    case "BR":
      return "\n";
    case "A":
      return linkText(inner, node.getAttribute("href") ?? "");
    case "LI":
      return `\n${markOf(node)} ${inner.trim().replace(/\n+/g, "\n  ")}`;
    case "TR":
      return `\n${childrenOf(node).map(plainTextOf).join("\t").trim()}`;
    case "TD":
    case "TH":
      return inner.trim();
    case "PRE":
      return `\n\n${inner}\n\n`;
    case "THEAD":
    case "TBODY":
      return inner;
    case "UL":
    case "OL":
      return `\n${inner}\n\n`;
    default:
      return isBlock(node) ? blockOf(node, inner.trim()) : inner;
  }
}

// The lines of a card stay together; paragraphs get an empty line between them.
function blockOf(node: HTMLElement, inner: string): string {
  if (!inner) return "";
  return node.closest(".facts, .source") ? `${inner}\n` : `\n\n${inner}\n\n`;
}

function markOf(row: HTMLElement): string {
  const list = row.parentElement;
  if (!(list instanceof HTMLOListElement)) return "•";
  return `${list.start + [...list.children].indexOf(row)}.`;
}

function linkText(words: string, href: string): string {
  const address = href.replace(/^(mailto|tel):/, "");
  return words.trim() === address || !address ? words : `${words.trim()} (${address})`;
}

function cleanOf(node: Node, page: Document): Node {
  if (!(node instanceof HTMLElement)) return page.createTextNode(textOfNode(node));
  const kept = KEPT.test(node.tagName) ? node.tagName : isBlock(node) ? "div" : undefined;
  const clean = kept ? page.createElement(kept) : page.createDocumentFragment();
  clean.append(...childrenOf(node).map((child) => cleanOf(child, page)));
  if (clean instanceof HTMLElement) {
    for (const name of ["href", "start"]) {
      const value = node.getAttribute(name);
      if (value) clean.setAttribute(name, value);
    }
  }
  return clean;
}
