import { Lexer, type Token, type Tokens } from "marked";

/** A stretch of words in one style. Lines end with `\n`, paragraphs with two. */
export interface TextRun {
  readonly text: string;
  readonly bold?: true;
  readonly italic?: true;
  readonly strike?: true;
  readonly code?: true;
  /** The address that the words lead to. */
  readonly link?: string;
}

type Style = Omit<TextRun, "text">;

/** Deeper marks stay as written, so that text made to nest cannot exhaust the stack. */
const DEPTH_MAX = 12;
const ENTITIES: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&nbsp;": "\u00a0",
};

/** Reads Markdown as runs, without losing a word or an address: what has no style of its own comes as it is written. */
export function runsOf(markdown: string): TextRun[] {
  const tokens = new Lexer({ gfm: true, breaks: true }).lex(markdown);
  return trimmed(merged(blocks(tokens, {}, 0)));
}

/** The runs of several texts, one below the other with `between` them; empty ones are left out. */
export function joinRuns(texts: readonly (readonly TextRun[])[], between = "\n\n"): TextRun[] {
  const filled = texts.filter((runs) => runs.some(({ text }) => text.trim() !== ""));
  return merged(filled.flatMap((runs, index) => (index === 0 ? runs : [{ text: between }, ...runs])));
}

/** The words of runs, without any style or address. */
export function wordsOfRuns(runs: readonly TextRun[]): string {
  return runs.map(({ text }) => text).join("");
}

/** Removes white space from both ends. */
export function trimmed(runs: readonly TextRun[]): TextRun[] {
  const kept = [...runs];
  for (const [end, trim] of [
    [0, (text: string) => text.trimStart()],
    [-1, (text: string) => text.trimEnd()],
  ] as const) {
    for (;;) {
      const run = kept.at(end);
      if (!run) break;
      const text = trim(run.text);
      if (text !== "") {
        kept[end === 0 ? 0 : kept.length - 1] = { ...run, text };
        break;
      }
      if (end === 0) kept.shift();
      else kept.pop();
    }
  }
  return kept;
}

function blocks(tokens: readonly Token[], style: Style, depth: number): TextRun[] {
  return tokens
    .filter(({ type }) => type !== "space")
    .flatMap((token, index) =>
      index === 0 ? block(token, style, depth) : [{ text: "\n\n" }, ...block(token, style, depth)],
    );
}

function block(token: Token, style: Style, depth: number): TextRun[] {
  if (depth > DEPTH_MAX) return [{ text: token.raw, ...style }];
  switch (token.type) {
    case "heading":
      return inline(token.tokens, { ...style, bold: true }, depth + 1);
    case "blockquote":
      return blocks(token.tokens ?? [], { ...style, italic: true }, depth + 1);
    case "code":
      return [{ text: token.text, ...style, code: true }];
    case "list":
      return listRuns(token, style, depth);
    case "table":
      return tableRuns(token, style, depth);
    case "hr":
      return [{ text: "———" }];
    case "paragraph":
      return inline(token.tokens, style, depth + 1);
    default:
      return inline([token], style, depth + 1);
  }
}

function listRuns(token: Token, style: Style, depth: number): TextRun[] {
  if (token.type !== "list") return [];
  const from = Number(token.start) || 1;
  return (token.items as Tokens.ListItem[]).flatMap((one, index) => {
    const box = one.task ? (one.checked ? "☑ " : "☐ ") : "";
    const mark = `${index === 0 ? "" : "\n"}${token.ordered ? `${from + index}. ` : "• "}${box}`;
    const words = one.tokens.filter(({ type }) => type !== "checkbox" && type !== "space");
    const inner = words.flatMap((word, place) => [
      ...(place === 0 ? [] : [{ text: "\n" }]),
      ...block(word, style, depth + 1),
    ]);
    return [{ text: mark, ...style }, ...inner];
  });
}

function tableRuns(token: Token, style: Style, depth: number): TextRun[] {
  if (token.type !== "table") return [];
  const rows = [token.header, ...token.rows] as Tokens.TableCell[][];
  return rows.flatMap((cells, row) => {
    const own = row === 0 ? { ...style, bold: true as const } : style;
    const line = cells.flatMap((cell, index) => [
      ...(index === 0 ? [] : [{ text: " | " }]),
      ...inline(cell.tokens, own, depth + 1),
    ]);
    return row === 0 ? line : [{ text: "\n" }, ...line];
  });
}

function inline(tokens: readonly Token[] | undefined, style: Style, depth: number): TextRun[] {
  return (tokens ?? []).flatMap((token) => inlineRuns(token, style, depth));
}

function inlineRuns(token: Token, style: Style, depth: number): TextRun[] {
  if (depth > DEPTH_MAX) return [{ text: token.raw, ...style }];
  const within = (more: Style) =>
    inline(token.type === "list" ? [] : childrenOf(token), { ...style, ...more }, depth + 1);
  switch (token.type) {
    case "strong":
      return within({ bold: true });
    case "em":
      return within({ italic: true });
    case "del":
      // `~2 km` is a figure of speech; only two tildes strike out.
      return token.raw.startsWith("~~") ? within({ strike: true }) : [{ text: token.raw, ...style }];
    case "codespan":
      return [{ text: token.text, ...style, code: true }];
    case "br":
      return [{ text: "\n", ...style }];
    case "link": {
      const words = within({ link: token.href });
      return words.some(({ text }) => text.trim() !== "")
        ? words
        : [{ text: token.href, ...style, link: token.href }];
    }
    case "image":
      return [{ text: decode(token.text) || token.href, ...style, link: token.href }];
    case "text":
      return childrenOf(token) ? within({}) : [{ text: decode(token.text), ...style }];
    case "escape":
      return [{ text: token.text, ...style }];
    case "html":
      return [{ text: /^<br\s*\/?>/i.test(token.raw) ? "\n" : token.raw, ...style }];
    case "def":
      return [{ text: `${token.tag}: ` }, { text: token.href, link: token.href }];
    default:
      return childrenOf(token) ? within({}) : [{ text: token.raw, ...style }];
  }
}

function childrenOf(token: Token): Token[] | undefined {
  return "tokens" in token ? token.tokens : undefined;
}

function decode(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|#39|nbsp);/g, (entity) => ENTITIES[entity] ?? entity);
}

function merged(runs: readonly TextRun[]): TextRun[] {
  const joined: TextRun[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    if (run.text === "") continue;
    if (last && isSameStyle(last, run)) joined[joined.length - 1] = { ...last, text: last.text + run.text };
    else joined.push(run);
  }
  return joined;
}

function isSameStyle(one: TextRun, other: TextRun): boolean {
  return (["bold", "italic", "strike", "code", "link"] as const).every((name) => one[name] === other[name]);
}
