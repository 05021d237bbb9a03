import type { Page } from "../page.ts";
import { anywhere, phrasesOf } from "../words/phrases.ts";
import type { FetchedDocument, FetchOutcome } from "./fetch-types.ts";

const CHALLENGE = anywhere("challenge");
const CONSENT = anywhere("consentWall");
const SIGN_IN = new RegExp(`^\\P{L}*${phrasesOf("signIn")}(?:\\P{L}.{0,40})?$`, "iu");
const PASSWORD = /<input\b[^>]{0,300}\btype\s*=\s*["']?password/i;
const NOT_FOUND = anywhere("notFound");
const NOT_FOUND_TITLE = new RegExp(`^\\W*(?:(?:error|erro)\\W*)?404(?:\\W|$)|${phrasesOf("notFound")}`, "iu");
/** Marks by which widespread systems say "not found" to machines, though their servers do not. */
const NOT_FOUND_MARK =
  /<body\b[^>]{0,2000}\bclass\s*=\s*["'][^"']{0,2000}\berror-?404\b|<meta\b[^>]{0,200}prerender-status-code["'][^>]{0,100}["']40[41]|<html\b[^>]{0,1000}\bclass\s*=\s*["'][^"']{0,1000}\berror-?404\b/i;
/** A page whose first words are the number of the status. */
const STATUS_FIRST = /^\W*(?:(?:error|erro)\W*)?404(?!\d)/iu;
const NEEDS_SCRIPTS = anywhere("needsScripts");
const SHELL =
  /<(?:div|main|section|app-root)[^>]{0,80}\bid\s*=\s*["']?(?:root|app|__next|__nuxt|___gatsby|svelte|main-app)\b|<app-root/i;
const THIN_LENGTH = 200;
/** A page about lost pages explains; one that is lost has a few words and links to others. */
const NOT_FOUND_LENGTH_MAX = 700;
/** Where a lost page says so: in its first words. */
const OPENING_LENGTH = 200;

/** Why a page that arrived says too little to be the real one; undefined when it is fine. */
export function emptiness(page: Page, outcome: FetchOutcome): string | undefined {
  if (!outcome.ok || outcome.kind !== "html") return undefined;
  const { text } = outcome;
  const isThin = weight(page) < THIN_LENGTH;
  if (isChallenge(page)) return "challenge";
  if (!isThin) return undefined;
  if (CONSENT.test(page.text) || CONSENT.test(page.title)) return "consent-wall";
  if (PASSWORD.test(text) && (SIGN_IN.test(page.title) || SIGN_IN.test(page.text.split("\n")[0] ?? "")))
    return "sign-in";
  if (SHELL.test(text) || NEEDS_SCRIPTS.test(text)) return "empty-shell";
  const scripts = text.match(/<script[\s>]/gi)?.length ?? 0;
  return page.text.length < 60 && scripts >= 2 ? "empty-shell" : undefined;
}

/** Why nothing of a page is its site's knowledge, after all ways to read it were tried; undefined for one that is. */
export function whyNothing(
  page: Page,
  document: FetchedDocument,
): { code: string; message: string } | undefined {
  if (document.kind !== "html") return undefined;
  switch (emptiness(page, document)) {
    case "challenge":
      return {
        code: "wall",
        message:
          "The site asks for a proof of being human instead of showing this page; let ProsaBot pass there.",
      };
    case "consent-wall":
      return {
        code: "wall",
        message: "The site asks for consent instead of showing this page; let ProsaBot pass there.",
      };
    case "sign-in":
      return {
        code: "wall",
        message: "This page wants its readers to sign in; give one that is open to all.",
      };
    default:
      return isLost(page, document.text)
        ? {
            code: "soft-404",
            message: "The page says that it was not found, though its server does not; check its address.",
          }
        : undefined;
  }
}

/** Products and questions count beside text: a page may say all it has to say in its data. */
export function weight(page: Page): number {
  return page.text.length + 200 * (page.products.length + page.questions.length);
}

function isChallenge(page: Page): boolean {
  if (weight(page) >= 5 * THIN_LENGTH) return false;
  return CHALLENGE.test(page.title) || (weight(page) < THIN_LENGTH && CHALLENGE.test(page.text));
}

function isLost(page: Page, html: string): boolean {
  if (NOT_FOUND_MARK.test(html.slice(0, 50_000))) return true;
  if (weight(page) > NOT_FOUND_LENGTH_MAX) return false;
  return (
    NOT_FOUND_TITLE.test(page.title) ||
    STATUS_FIRST.test(page.text) ||
    NOT_FOUND.test(page.text.slice(0, OPENING_LENGTH))
  );
}
