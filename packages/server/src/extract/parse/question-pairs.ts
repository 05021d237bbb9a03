import { elementsBelow, fewWordsBelow, isElement, isText, type TreeElement, type TreeNode } from "./tree.ts";

/** A question, or the title of a fold, with the nodes of its answer behind it. */
export interface Pair {
  question: string;
  answer: TreeNode[];
  /** The first node behind the answer. */
  next: TreeNode | null;
}

const QUESTION_LENGTH_MAX = 250;
/** A plain paragraph may ask without meaning it; this long an answer then belongs to more than the question. */
const LOOSE_ANSWER_MAX = 1_500;
/** The share of an element's words that a part of it must hold to speak for it. */
const WORDS_SHARE = 0.9;
const ELEMENTS_LOOKED_AT = 200;
const STANDING_APART = new Set("a b button dt div em font label p span strong summary".split(" "));
const INLINE = new Set("a b em font i label small span strong u".split(" "));
const ENDS_ANSWER = /^(?:h[1-6]|hr|form|nav|header|footer|table|dl)$/;
const QUESTION_NAMES =
  /(?:^|[\s_-])(?:question|pergunta|pregunta|faq-?(?:title|head|header|q)|accordion-?(?:title|header|head|button|trigger|label)|toggle-?(?:title|header|trigger)|collapsible-?(?:trigger|title))(?:$|[\s_-])/i;

/**
 * Tells whether an element is a question whose answer follows as its siblings, in the ways that site builders mark
 * it: a button or its like that opens the answer, a bold line, an element named for questions, or a bare one that asks.
 */
export function pairAt(element: TreeElement, isSkipped: (element: TreeElement) => boolean): Pair | undefined {
  const look = lookOf(element);
  if (look === undefined) return undefined;
  const answer: TreeNode[] = [];
  let length = 0;
  let node: TreeNode | null = element.nextSibling;
  for (; node !== null; node = node.nextSibling) {
    if (isElement(node)) {
      if (ENDS_ANSWER.test(node.localName) && !(node.localName === "nav" && holdsProse(node))) break;
      if (lookOf(node) !== undefined) break;
      if (isSkipped(node) && !isFold(node)) continue;
      if (holdsHeading(node)) break;
    }
    const isBlank = isText(node) && (node.textContent ?? "").trim() === "";
    if (!isBlank) length += lengthOf(node);
    answer.push(node);
    if (look === "asks" && length > LOOSE_ANSWER_MAX) return undefined;
  }
  const question = questionOf(element);
  return length < 2 ? undefined : { question, answer, next: node };
}

/** A question as it is asked, without its number, the letter before it and the signs that open and close it. */
function questionOf(element: TreeElement): string {
  return bareQuestion(fewWordsBelow(element, QUESTION_LENGTH_MAX + 50) ?? "");
}

export function bareQuestion(words: string): string {
  return words
    .replace(/^(?:[^\p{L}\p{N}¿"“«('’]+\s*)+/u, "")
    .replace(/^(?:(?:pergunta|pregunta|question|[PQ])\s*(?:\d{1,3}\s*)?[:.)–-]\s*|\d{1,3}\s*[.)–-]\s+)/iu, "")
    .replace(/(?<=\?)[^?\p{L}\p{N}]*$/u, "")
    .replace(OPENER, "")
    .trim();
}

/** The sign at the end of a title by which its fold is opened. */
const OPENER = /(?:(?<=[?!.])|\s)\s*[+−–▸▾▼►›»⌄⌵×-]+$/u;

export function withoutOpener(title: string): string {
  return title.replace(OPENER, "").trim();
}

/** An answer without the letter or word that calls it one. */
export function bareAnswer(words: string): string {
  return words.replace(/^(?:resposta|respuesta|answer|[RA])\s*[:.)–]\s+(?=\p{Lu}|\d)/iu, "").trim();
}

/** Tells what is there to be shown on demand: a panel that a control names, or one that says so itself. */
function isFold(element: TreeElement): boolean {
  return element.getAttribute("role") === "region" || element.localName === "nav"
    ? holdsProse(element)
    : false;
}

/** Navigation is links; builders make folds of it, which hold paragraphs. */
export function holdsProse(element: TreeElement): boolean {
  let left = ELEMENTS_LOOKED_AT;
  let written = 0;
  let linked = 0;
  for (const { localName, textContent } of elementsBelow(element)) {
    if (localName === "p") written += (textContent ?? "").trim().length;
    if (localName === "a") linked += (textContent ?? "").trim().length;
    left -= 1;
    if (left === 0) break;
  }
  return written > 2 * linked;
}

type Look = "opens" | "bold" | "named" | "asks";

function lookOf(element: TreeElement): Look | undefined {
  if (!STANDING_APART.has(element.localName)) return undefined;
  const words = fewWordsBelow(element, QUESTION_LENGTH_MAX);
  if (words === undefined || words.length < 4) return undefined;
  const question = bareQuestion(words);
  const asks = question.endsWith("?");
  if (isMadeOf(element, words, opensFold)) return "opens";
  if (!asks) return undefined;
  const isInline = INLINE.has(element.localName);
  if (element.localName === "button" || isMadeOf(element, words, isControl)) return "opens";
  if (isMadeOf(element, words, ({ className }) => QUESTION_NAMES.test(className))) return "named";
  if (isMadeOf(element, words, isBold)) return "bold";
  if (isInline) return undefined;
  if (element.localName === "p")
    return /^\s*(?:pergunta|pregunta|question|[PQ])\s*\d{0,3}\s*[:.)–]/iu.test(words) ? "named" : undefined;
  return "asks";
}

/** A control that says it opens something: the title of a fold, where it asks nothing. */
function opensFold(element: TreeElement): boolean {
  const toggled = element.getAttribute("data-bs-toggle") ?? element.getAttribute("data-toggle") ?? "";
  const isToggle = /collapse|accordion/i.test(toggled);
  const opens = isToggle || (element.hasAttribute("aria-expanded") && isControl(element));
  return opens && element.getAttribute("aria-haspopup") === null;
}

function isControl(element: TreeElement): boolean {
  return (
    element.localName === "button" ||
    element.localName === "summary" ||
    element.localName === "label" ||
    element.getAttribute("role") === "button" ||
    element.hasAttribute("aria-expanded") ||
    element.hasAttribute("aria-controls")
  );
}

/** Tells whether one element of the kind holds the words; an element of few words has few below, so all may be asked. */
function isMadeOf(element: TreeElement, words: string, test: (element: TreeElement) => boolean): boolean {
  if (test(element)) return true;
  for (const inner of elementsBelow(element)) {
    const length = test(inner) ? (fewWordsBelow(inner, QUESTION_LENGTH_MAX)?.length ?? 0) : 0;
    if (length >= words.length * WORDS_SHARE) return true;
  }
  return false;
}

const BOLD_STYLE = /font-weight\s*:\s*(?:bold|[6-9]00)/i;

function isBold(element: TreeElement): boolean {
  const { localName } = element;
  return localName === "strong" || localName === "b" || BOLD_STYLE.test(element.getAttribute("style") ?? "");
}

/** Looks no further than some hundred elements: this is asked at every depth of a page. */
function holdsHeading(element: TreeElement): boolean {
  let left = ELEMENTS_LOOKED_AT;
  for (const inner of elementsBelow(element)) {
    if (/^h[1-6]$/.test(inner.localName)) return true;
    left -= 1;
    if (left === 0) return false;
  }
  return false;
}

function lengthOf(node: TreeNode): number {
  if (isText(node)) return (node.textContent ?? "").trim().length;
  return isElement(node) ? (fewWordsBelow(node, LOOSE_ANSWER_MAX)?.length ?? LOOSE_ANSWER_MAX + 1) : 0;
}
