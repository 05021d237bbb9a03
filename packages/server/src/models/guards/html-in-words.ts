const TAG_LENGTH_MAX = 200;
const MARKDOWN: Readonly<Record<string, string>> = {
  b: "**",
  strong: "**",
  i: "*",
  em: "*",
  s: "~~",
  del: "~~",
};
const BREAKS = new Set([
  "br",
  "hr",
  "p",
  "div",
  "tr",
  "ul",
  "ol",
  "table",
  "section",
  "article",
  "blockquote",
]);
const DROPPED = new Set([
  "span",
  "u",
  "font",
  "center",
  "small",
  "big",
  "sup",
  "sub",
  "mark",
  "td",
  "th",
  "thead",
  "tbody",
]);
const COMMENT = /<!--[\s\S]{0,190}?-->/g;
const TAG = /<(\/?)([a-z][a-z0-9]{0,9})((?:\s[^<>]{0,160})?)\/?>/gi;
const MAY_GROW =
  /<(?:!(?:-(?:-(?:(?!-->)[^<]){0,190})?)?|\/?(?:[a-z][a-z0-9]{0,9}(?:\s[^<>]{0,160})?\/?)?)?$/i;

/** Writes the HTML of an LLM's habits (`<br>`, `<b>`, `<li>`) as the Markdown that it means. */
interface HtmlReader {
  push(text: string): string;
  end(): string;
}

export function createHtmlReader(): HtmlReader {
  let held = "";
  let isTableRow = false;
  /** The address of the link that is open. */
  let address: string | undefined;

  function written(whole: string): string {
    const text = whole.includes("<!--") ? whole.replace(COMMENT, "") : whole;
    let done = "";
    let from = 0;
    for (const match of text.matchAll(TAG)) {
      done += noted(text.slice(from, match.index));
      const [whole, slash = "", name = ""] = match;
      done += markdownOf(whole, slash === "/", name.toLowerCase());
      from = match.index + whole.length;
    }
    return done + noted(text.slice(from));
  }

  /** A link as Markdown, which is checked like every other; a place without an address is words. */
  function linkOf(whole: string, isClosing: boolean): string {
    if (!isClosing) {
      address = /\bhref\s*=\s*["']?([^"'\s<>]+)/i.exec(whole)?.[1];
      return address === undefined ? "" : "[";
    }
    const target = address;
    address = undefined;
    return target === undefined ? "" : `](${target})`;
  }

  function noted(words: string): string {
    const line = words.slice(words.lastIndexOf("\n") + 1);
    if (words.includes("\n")) isTableRow = /^\s*\|/.test(line);
    else if (/^\s*\|/.test(words)) isTableRow = true;
    return words;
  }

  function markdownOf(whole: string, isClosing: boolean, name: string): string {
    const sign = MARKDOWN[name];
    if (sign !== undefined) return sign;
    if (BREAKS.has(name)) {
      // A table's row ends with its line.
      if (isTableRow) return " ";
      if (name === "br") return "\n";
      return name === "hr" || isClosing ? "\n\n" : "";
    }
    if (name === "li") return isClosing ? "" : "\n- ";
    if (/^h[1-6]$/.test(name)) return isClosing ? "**\n\n" : "\n\n**";
    if (name === "a") return linkOf(whole, isClosing);
    return DROPPED.has(name) ? "" : whole;
  }

  return {
    push(text) {
      if (held === "" && !text.includes("<")) return noted(text);
      held += text;
      const waiting = MAY_GROW.exec(held.slice(-TAG_LENGTH_MAX))?.[0].length ?? 0;
      const settled = held.slice(0, held.length - waiting);
      held = held.slice(held.length - waiting);
      return written(settled);
    },
    end() {
      const rest = written(held);
      held = "";
      return rest;
    },
  };
}
