import { alone, anywhere } from "../words/phrases.ts";
import type { Block } from "./blocks.ts";

const PAGE_STATE = alone("pageState");
const CONTROL = alone("control");
const NEEDS_SCRIPTS = anywhere("needsScripts");
const COOKIE_BAR = anywhere("cookieBar");
const COOKIE_USE = anywhere("cookieUse");
/** The words that designers put where others are to come. */
const FILLER = /\blorem ipsum\b/i;
const COOKIES = /\bcookies?\b/i;
const BAR_LENGTH_MAX = 400;
const STATE_LENGTH_MAX = 120;
/** A page that speaks of cookies this often has them for its subject. */
const COOKIE_BLOCKS_MAX = 2;

/** Marks that a template's engine or a script should have filled in, of the widespread kinds. */
const PLACEHOLDER =
  /\{\{[^{}]{0,200}\}\}|\{%[^%{}]{0,200}%\}|\$!?\{[^{}]{1,100}\}|\[\[\s*[\p{L}\w.|:() ]{1,80}\s*\]\]|<%[^%]{0,200}%>|<#[^#]{0,200}#>|#\{[^{}]{1,100}\}|\{\$[\w.]{1,60}\}|\{![\w.]{1,60}\}|\[%[^%]{0,80}%\]|%%\w{1,40}%%|(?<![\p{L}\d])%[A-Z][A-Z0-9_]{2,40}%|(?<!\w)__[A-Z][A-Z0-9_]{2,40}__(?!\w)|\*\|[\w:]{1,60}\|\*|@(?:Model|ViewBag|ViewData)\.\w{1,40}|\[[a-z]{2,30}(?:_[a-z]{1,30}){1,5}\]|\[object Object\]|[$€£]\s*(?:NaN|undefined|null)(?![\p{L}\d])|:\s*(?:NaN|undefined)(?=\s*(?:[.,]|\/|$))|(?<![\p{L}\d])NaN\s?%|translation missing: [\w.-]{1,100}/mu;
const PLACEHOLDERS = new RegExp(PLACEHOLDER.source, "gmu");
/** Stands in the place of a placeholder while sentences are told apart. */
const HOLE = "\ufffc";

/** Tells a text that holds what a template's engine left unfilled. */
export function hasPlaceholder(text: string): boolean {
  return PLACEHOLDER.test(text);
}

/** A text without the sentences that hold something unfilled; code is not to be given here. */
export function withoutPlaceholders(text: string): string {
  if (!PLACEHOLDER.test(text)) return text;
  return text
    .replace(PLACEHOLDERS, HOLE)
    .split("\n")
    .map((line) =>
      line
        .split(/(?<=[.!?…])\s+/)
        .filter((sentence) => !sentence.includes(HOLE))
        .join(" "),
    )
    .filter((line) => line !== "")
    .join("\n");
}

/** Takes out the blocks that are there for the page's working: waiting, controls, bars for consent. */
export function withoutBoilerplate(blocks: readonly Block[], title: string): Block[] {
  const cookieBlocks = blocks.filter((block) => "text" in block && COOKIES.test(block.text)).length;
  const isOnCookies = COOKIES.test(title) || cookieBlocks > COOKIE_BLOCKS_MAX;
  return blocks.filter((block) => {
    if (block.type === "table" || block.type === "question") return true;
    const { text } = block;
    if (FILLER.test(text)) return false;
    if (block.type === "heading") return !CONTROL.test(text) && !PAGE_STATE.test(text);
    if (text.length <= STATE_LENGTH_MAX && (CONTROL.test(text) || PAGE_STATE.test(text))) return false;
    if (text.length > BAR_LENGTH_MAX) return true;
    if (!isOnCookies && COOKIES.test(text) && COOKIE_BAR.test(text) && COOKIE_USE.test(text)) return false;
    return !(text.length <= STATE_LENGTH_MAX && NEEDS_SCRIPTS.test(text));
  });
}
