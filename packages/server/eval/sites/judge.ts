import { fold } from "../../src/language/text/words.ts";
import { pathOf } from "./load-site.ts";
import type { SiteQuestion } from "./questions.ts";

/** Letters of each quoted passage, and passages of a reply, that are judged: length does not win. */
const JUDGED_LETTERS = 700;
const JUDGED_QUOTES = 2;
/** The least share of a gold passage's words, in a quote of its page, that counts as quoting it. */
const SAME_WORDS = 0.9;
const COMPARED_WORDS = 4;

/** A passage, or the part of it that is quoted. */
export interface JudgedText {
  /** Its page's address. */
  url: string;
  text: string;
}

/** A reply as a visitor gets it. */
export interface JudgedReply {
  action: "answer" | "clarify" | "hand-over" | "decline";
  text: string;
  /** The quotes of it, in order. */
  quotes: readonly JudgedText[];
  /** Addresses that it links to. */
  links: readonly string[];
  /** The passages that a model would be given. */
  evidence: readonly JudgedText[];
}

export interface Verdict {
  /** It says something of the site, or seems to. */
  hasContent: boolean;
  isRight: boolean;
  /** It links to a page that holds the answer. */
  isPointed: boolean;
  isInEvidence: boolean;
}

/** Judges the reply to a question's last turn by what its site's reader marked as the answer. */
export function judge(question: SiteQuestion, reply: JudgedReply): Verdict {
  const quotes = reply.quotes
    .slice(0, JUDGED_QUOTES)
    .map(({ url, text }) => ({ url, text: text.slice(0, JUDGED_LETTERS) }));
  const hasContent = reply.quotes.length > 0 && reply.action !== "hand-over";
  const said = flat(reply.text.slice(0, JUDGED_QUOTES * JUDGED_LETTERS));
  const isAnswered = quotes.some((quote) => holdsGold(question, quote)) || isAccepted(question, said);
  return {
    hasContent,
    isRight: isAnswerable(question)
      ? hasContent && isAnswered && !contradicts(question, reply.text)
      : question.kind === "talk"
        ? isFitting(question, reply.action, hasContent)
        : !hasContent && reply.action !== "answer",
    isPointed: reply.links.some((link) => question.gold.some(({ page }) => pathOf(page) === pathOf(link))),
    isInEvidence:
      reply.evidence.some((one) => holdsGold(question, one) || isAccepted(question, flat(one.text))) ||
      (question.kind === "two" &&
        isAccepted(question, flat(reply.evidence.map(({ text }) => text).join("\n")))),
  };
}

/** The addresses of the links in a text. */
export function linksIn(text: string): string[] {
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, url = ""]) => url);
}

export function isAnswerable({ kind }: SiteQuestion): boolean {
  return kind === "answerable" || kind === "two";
}

/** Whether a text of a gold page holds the gold passage: word for word, or nearly all of its words. */
export function holdsGold({ gold }: Pick<SiteQuestion, "gold">, { url, text }: JudgedText): boolean {
  return gold.some(({ page, quote }) => pathOf(page) === pathOf(url) && holdsQuote(quote, text));
}

/** Whether a text holds a quote: word for word, or nearly all of its words. */
export function holdsQuote(quote: string, text: string): boolean {
  const held = flat(text);
  const wanted = flat(quote);
  if (held.includes(wanted)) return true;
  const words = wanted.trim().split(" ");
  if (words.length < COMPARED_WORDS) return false;
  return words.filter((word) => held.includes(` ${word} `)).length >= SAME_WORDS * words.length;
}

/** Whether a flattened text holds one alternative of each list; never where a question has no lists. */
export function isAccepted({ accept }: Pick<SiteQuestion, "accept">, held: string): boolean {
  return accept.length > 0 && accept.every((list) => list.some((one) => held.includes(flat(one))));
}

/** A text's folded words between single spaces, with one at either end: what is found in it are whole words. */
export function flat(text: string): string {
  return ` ${fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()} `;
}

/** Whether a reply opens with a yes or no that is not the question's. */
function contradicts({ note = "" }: SiteQuestion, text: string): boolean {
  const wanted = /^yes\/no: *(?:(?:todav[ií]a|ainda|a[uú]n|not yet) )?(\p{L}+)/iu.exec(note)?.[1];
  const said = /^\W*(sim|yes|s[ií]|n[aã]o|no)(?!\p{L})/iu.exec(text)?.[1];
  if (wanted === undefined || said === undefined) return false;
  const isNo = (word: string) => /^n/i.test(word);
  return isNo(wanted) !== isNo(said);
}

function isFitting({ expect }: SiteQuestion, action: JudgedReply["action"], hasContent: boolean): boolean {
  switch (expect) {
    case "talk":
      return action === "answer" && !hasContent;
    case "answer":
      return hasContent;
    case "decline":
      return action !== "answer";
    default:
      return action === expect;
  }
}
