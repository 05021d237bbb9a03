// One linear pass over raw HTML before any tree is built: it measures what a tree would cost, and takes out what no
// reader sees (scripts, styles, comments), which is most of a modern page's bytes.

/** A script of the page that holds words or facts rather than code. */
export interface DataScript {
  type: string;
  id: string;
  text: string;
}

export interface PreparedMarkup {
  /** The markup without scripts, styles, comments and the like. */
  html: string;
  scripts: DataScript[];
  /** The text of its style elements. */
  styles: string[];
  /** False when the tree would cost more than the budget: then only `plainText` is safe. */
  isAffordable: boolean;
}

export const MARKUP_BUDGET = {
  tags: 60_000,
  depth: 400,
  unclosed: 5000,
  attributes: 250_000,
  attributesPerTag: 400,
  entities: 100_000,
} as const;

const RAW_TEXT = new Set([
  "script",
  "style",
  "noscript",
  "template",
  "svg",
  "iframe",
  "object",
  "canvas",
  "math",
]);
const OPTIONAL_END = new Set("p li dt dd tr td th option tbody thead".split(" "));
const NO_DEPTH = new Set(
  "area base br col embed hr img input link meta param source track wbr p li dt dd tr td th option tbody thead".split(
    " ",
  ),
);
const DATA_TYPE = /json/i;
/** A template that the browser itself puts in its host's place: its words are the page's. */
const SHADOW_ROOT = /\sshadowroot(?:mode)?\s*=/i;
/** The picture for readers without scripts, which is the real one where the other is filled in later. */
const ONE_IMAGE = /^<img\s[^<>]{1,2000}>$/i;

/** Letters that no reader sees and that part words for a search: soft hyphens, spaces without width, byte order marks. */
const INVISIBLE =
  /(?<=\p{Script=Latin})\u200c(?=\p{Script=Latin})|[\u00ad\u200b\u2060\ufeff]|&(?:shy|ZeroWidthSpace|NoBreak|#0{0,4}(?:173|8203|8288|65279)|#x0{0,4}(?:ad|200b|2060|feff));/giu;

/** Takes invisible letters out of a text or markup. */
function withoutInvisible(text: string): string {
  return text.replace(INVISIBLE, "");
}

/** Prepares raw HTML for parsing in time linear in its length, whatever its author meant by it. */
export function prepareMarkup(source: string): PreparedMarkup {
  const raw = withoutInvisible(source);
  const kept: string[] = [];
  const scripts: DataScript[] = [];
  const styles: string[] = [];
  let keptFrom = 0;
  let position = 0;
  let tags = 0;
  let depth = 0;
  let deepest = 0;
  let attributes = 0;
  let widest = 0;
  let unclosed = 0;
  let mostUnclosed = 0;
  let openShadows = 0;
  const neverClosed = new Set<string>();
  const cut = (from: number, to: number) => {
    kept.push(raw.slice(keptFrom, from));
    keptFrom = to;
    position = to;
  };
  while (true) {
    const open = raw.indexOf("<", position);
    if (open === -1) break;
    if (raw.startsWith("<!--", open)) {
      const close = raw.indexOf("-->", open + 4);
      cut(open, close === -1 ? raw.length : close + 3);
      continue;
    }
    // Declarations say nothing, and a doctype's node in linkedom does not know its next sibling.
    if (raw[open + 1] === "!" || raw[open + 1] === "?") {
      const close = raw.indexOf(">", open + 2);
      cut(open, close === -1 ? raw.length : close + 1);
      continue;
    }
    const isClosing = raw[open + 1] === "/";
    const nameFrom = isClosing ? open + 2 : open + 1;
    const name = tagName(raw, nameFrom);
    if (name === "") {
      position = open + 1;
      continue;
    }
    const tag = scanTag(raw, nameFrom + name.length);
    position = tag.end;
    const isShadow =
      name === "template" && (isClosing ? openShadows > 0 : SHADOW_ROOT.test(raw.slice(open, tag.end)));
    if (isShadow) {
      openShadows += isClosing ? -1 : 1;
      cut(open, tag.end);
      kept.push(isClosing ? "</div>" : "<div>");
      depth = Math.max(0, depth + (isClosing ? -1 : 1));
      deepest = Math.max(deepest, depth);
      tags += isClosing ? 0 : 1;
      continue;
    }
    if (isClosing) {
      if (!NO_DEPTH.has(name)) depth = Math.max(0, depth - 1);
      else if (OPTIONAL_END.has(name)) unclosed = Math.max(0, unclosed - 1);
      continue;
    }
    tags += 1;
    attributes += tag.attributes;
    widest = Math.max(widest, tag.attributes);
    if (RAW_TEXT.has(name) && !tag.isSelfClosing && !neverClosed.has(name)) {
      const close = closingTag(raw, name, tag.end);
      if (close.to === tag.end) neverClosed.add(name);
      if (name === "script")
        keepDataScript(scripts, raw.slice(open, tag.end), raw.slice(tag.end, close.from));
      if (name === "style") styles.push(raw.slice(tag.end, close.from));
      cut(open, close.to);
      const inner = raw.slice(tag.end, close.from).trim();
      if (name === "noscript" && ONE_IMAGE.test(inner)) kept.push(inner);
    } else if (!NO_DEPTH.has(name) && !tag.isSelfClosing) {
      depth += 1;
      deepest = Math.max(deepest, depth);
    } else if (OPTIONAL_END.has(name)) {
      unclosed += 1;
      mostUnclosed = Math.max(mostUnclosed, unclosed);
    }
  }
  kept.push(raw.slice(keptFrom));
  const html = kept.join("");
  const isAffordable =
    tags <= MARKUP_BUDGET.tags &&
    deepest <= MARKUP_BUDGET.depth &&
    mostUnclosed <= MARKUP_BUDGET.unclosed &&
    attributes <= MARKUP_BUDGET.attributes &&
    widest <= MARKUP_BUDGET.attributesPerTag &&
    countOf("&", html) <= MARKUP_BUDGET.entities;
  return { html, scripts, styles, isAffordable };
}

const INLINE_TAG = /^<\/?(?:a|abbr|b|bdi|code|em|font|i|kbd|mark|q|s|small|span|strong|sub|sup|u)[\s>/]/i;

/** Reduces prepared markup to its words, for a page whose tree would cost too much. */
export function plainText(html: string): string {
  const words: string[] = [];
  let position = 0;
  while (position < html.length) {
    const open = html.indexOf("<", position);
    if (open === -1) break;
    words.push(html.slice(position, open));
    const isTag = /[a-z/!?]/i.test(html[open + 1] ?? "");
    if (!isTag) words.push("<");
    position = isTag ? scanTag(html, open + 1).end : open + 1;
    if (isTag && !INLINE_TAG.test(html.slice(open, open + 12))) words.push(" ");
  }
  words.push(html.slice(position));
  return decodeBasicEntities(words.join("")).replace(/\s+/g, " ").trim();
}

/** Decodes the handful of character references that plain text needs, each once. */
export function decodeBasicEntities(text: string): string {
  return text.replace(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos|nbsp));/gi,
    (whole, hex, decimal, name) => {
      if (name !== undefined) return NAMED[String(name).toLowerCase()] ?? whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
        ? String.fromCodePoint(code)
        : whole;
    },
  );
}

const NAMED: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

function countOf(character: string, text: string): number {
  let count = 0;
  for (let at = text.indexOf(character); at !== -1; at = text.indexOf(character, at + 1)) count += 1;
  return count;
}

function tagName(raw: string, from: number): string {
  let end = from;
  while (end < from + 30 && isNameCode(raw.charCodeAt(end))) end += 1;
  const first = raw.charCodeAt(from) | 32;
  return end > from && first >= 97 && first <= 122 ? raw.slice(from, end).toLowerCase() : "";
}

function isNameCode(code: number): boolean {
  return (
    (code >= 48 && code <= 58) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 45
  );
}

/** Walks from behind a tag's name to behind its `>`, minding quotes, and counts the words that start outside them. */
function scanTag(raw: string, from: number): { end: number; attributes: number; isSelfClosing: boolean } {
  let attributes = 0;
  let inWord = false;
  for (let index = from; index < raw.length; index += 1) {
    const code = raw.charCodeAt(index);
    if (code === 62) return { end: index + 1, attributes, isSelfClosing: raw.charCodeAt(index - 1) === 47 };
    if (code <= 32 || code === 47) {
      inWord = false;
    } else if ((code === 34 || code === 39) && raw.charCodeAt(index - 1) === 61) {
      const close = raw.indexOf(raw[index] ?? "", index + 1);
      if (close === -1) return { end: raw.length, attributes, isSelfClosing: false };
      index = close;
      inWord = false;
    } else if (!inWord) {
      inWord = true;
      attributes += 1;
    }
  }
  return { end: raw.length, attributes, isSelfClosing: false };
}

function closingTag(raw: string, name: string, from: number): { from: number; to: number } {
  const pattern = new RegExp(`</${name}\\s*>?`, "gi");
  pattern.lastIndex = from;
  const match = pattern.exec(raw);
  if (match !== null) return { from: match.index, to: pattern.lastIndex };
  // An unclosed script swallows the rest, as in browsers; an unclosed svg must not.
  const end = name === "script" || name === "style" ? raw.length : from;
  return { from: end, to: end };
}

function keepDataScript(scripts: DataScript[], openingTag: string, text: string): void {
  if (scripts.length >= 60 || text.length > 1_000_000) return;
  const type = attribute(openingTag, "type");
  const id = attribute(openingTag, "id");
  if (DATA_TYPE.test(type)) scripts.push({ type: type.toLowerCase(), id, text });
}

function attribute(openingTag: string, name: string): string {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, "i").exec(openingTag);
  return match?.[1] ?? match?.[2] ?? match?.[3] ?? "";
}
