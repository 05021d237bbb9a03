import { html, nothing, type TemplateResult } from "lit";
import { Lexer, type Token, Tokenizer, type Tokens } from "marked";
import { decodeEntities } from "./entities.ts";
import { keepTogether } from "./keep-together.ts";

const DEPTH_MAX = 12;
const SAFE_PROTOCOLS = new Set(["https:", "http:", "mailto:", "tel:"]);
const LINE_BREAK = /^<br\s*\/?>$/i;

const BOLD = /^\*\*(?=[^\s*])((?:`[^`\n]*`|[^*\n`])*[^\s*])\*\*(?!\*)/;
/** Words that end like a label between marks of one kind, with a letter right behind them, or a space behind the first. */
const LABEL = /^(\*{1,3}|_{1,2})(?![*_]) ?([^*_\n]{0,100}[:.!?])\1(?![*_])/;

/** Markdown as models mean it, where CommonMark and GFM read something else. */
class ModelTokenizer extends Tokenizer {
  // `**Prazo:**7 dias`: stars that hug words are bold, whatever stands beside them.
  override emStrong(src: string, masked: string, before = ""): Tokens.Em | Tokens.Strong | undefined {
    // `2**3` and `5*3*2` are sums.
    if (/[\d*]/.test(before) && /^\*+\d/.test(src)) return undefined;
    const [raw, text = ""] = BOLD.exec(src) ?? [];
    if (raw) return { type: "strong", raw, text, tokens: this.lexer.inlineTokens(text) };
    return super.emStrong(src, masked, before) ?? this.#label(src, before);
  }

  // `*Obs.:*retire`, `__Prazo:__7`, `** Prazo:** 7`: marks around a label, which hug the word behind it or leave a space.
  #label(src: string, before: string): Tokens.Em | Tokens.Strong | undefined {
    if (/[\p{L}\p{N}]/u.test(before)) return undefined;
    const [raw, marks = "", text = ""] = LABEL.exec(src) ?? [];
    if (!raw) return undefined;
    const tokens = this.lexer.inlineTokens(text);
    if (marks.length === 1) return { type: "em", raw, text, tokens };
    const strong: Tokens.Strong = { type: "strong", raw, text, tokens };
    return marks.length === 2 ? strong : { type: "em", raw, text, tokens: [strong] };
  }

  // `~2 km` is a figure of speech; only two tildes strike out.
  override del(src: string, masked: string, before?: string): Tokens.Del | undefined {
    return src.startsWith("~~") ? super.del(src, masked, before) : undefined;
  }

  // Four spaces are a slip; code comes in fences.
  override code(): undefined {}

  // A break on a line of its own is a break in a paragraph.
  override html(src: string): Tokens.HTML | undefined {
    return /^ {0,3}<br\s*\/?>/i.test(src) ? undefined : super.html(src);
  }
}

type Rendered = TemplateResult | string | typeof nothing | Rendered[];

/** Splits Markdown into its blocks, for showing them and for reading them aloud. */
export function lex(text: string): Token[] {
  return new Lexer({ gfm: true, breaks: true, tokenizer: new ModelTokenizer() }).lex(text);
}

/** Renders Markdown as Lit templates from a fixed list of elements. Raw HTML shows as text. */
export function renderRichText(text: string): unknown {
  try {
    return renderAll(lex(text), 0);
  } catch {
    return html`<p class="plain">${text}</p>`;
  }
}

/** Parses an address that is safe to follow: absolute, of a harmless scheme, without a user name that disguises the host. */
export function safeUrl(address: string): URL | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  return SAFE_PROTOCOLS.has(url.protocol) && !url.username && !url.password ? url : undefined;
}

/** Renders a link to a new tab, or its words alone where the address is not safe. */
export function renderLink(address: string, words: unknown, className = ""): unknown {
  const url = safeUrl(address);
  if (!url) return words;
  return html`<a
    class=${className || nothing}
    href=${url.href}
    target="_blank"
    rel="noopener noreferrer nofollow ugc"
    >${words}</a
  >`;
}

function renderAll(tokens: readonly Token[] | undefined, depth: number): Rendered[] {
  return (tokens ?? []).map((token) => renderToken(token, depth));
}

function renderToken(token: Token, depth: number): Rendered {
  if (depth > DEPTH_MAX) return token.raw;
  const inner = () => renderAll(childrenOf(token), depth + 1);
  switch (token.type) {
    case "paragraph":
      return html`<p>${inner()}</p>`;
    case "text":
      return childrenOf(token) ? inner() : decode(token.text);
    case "escape":
      return token.text;
    case "strong":
      return html`<strong>${inner()}</strong>`;
    case "em":
      return html`<em>${inner()}</em>`;
    case "del":
      return html`<del>${inner()}</del>`;
    case "codespan":
      return html`<code>${token.text}</code>`;
    case "br":
      return html`<br />`;
    case "code":
      return html`<pre tabindex="0"><code>${token.text}</code></pre>`;
    case "blockquote":
      return html`<blockquote>${inner()}</blockquote>`;
    case "heading":
      // All headings get one level: a skipped level would mislead visitors who move from heading to heading.
      return html`<h3>${inner()}</h3>`;
    case "list":
      return renderList(token, depth);
    case "link":
      return renderLink(token.href, inner()) as Rendered;
    case "image":
      return renderLink(token.href, decode(token.text) || token.href) as Rendered;
    case "table":
      return renderTable(token, depth);
    case "hr":
      return html`<hr />`;
    case "html":
      return LINE_BREAK.test(token.raw) ? html`<br />` : token.raw;
    case "space":
    case "def":
      return nothing;
    default:
      return token.raw;
  }
}

function renderList(token: Token, depth: number): Rendered {
  if (token.type !== "list") return nothing;
  const rows = (token.items as Tokens.ListItem[]).map((row) => {
    const words = row.tokens.filter((part) => part.type !== "checkbox");
    const box = row.task ? (row.checked ? "☑ " : "☐ ") : nothing;
    return html`<li>${box}${renderAll(words, depth + 1)}</li>`;
  });
  return token.ordered ? html`<ol start=${Number(token.start) || 1}>${rows}</ol>` : html`<ul>${rows}</ul>`;
}

function childrenOf(token: Token): Token[] | undefined {
  return "tokens" in token ? token.tokens : undefined;
}

function renderTable(token: Token, depth: number): Rendered {
  if (token.type !== "table") return nothing;
  const cells = (row: { tokens: Token[] }[]) => row.map((cell) => renderAll(cell.tokens, depth + 1));
  return html`<div class="table" tabindex="0"><table>
    <thead><tr>${cells(token.header).map((cell) => html`<th>${cell}</th>`)}</tr></thead>
    <tbody>${token.rows.map(
      (row: { tokens: Token[] }[]) => html`<tr>${cells(row).map((cell) => html`<td>${cell}</td>`)}</tr>`,
    )}</tbody>
  </table></div>`;
}

// The lexer leaves entities to an HTML parser, which never sees this text.
const decode = (text: string) => keepTogether(decodeEntities(text));
