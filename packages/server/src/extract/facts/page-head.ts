import { addressKey } from "../parse/address-key.ts";
import { hasPlaceholder } from "../parse/boilerplate-text.ts";
import { squeeze, type Tree, wordsBelow } from "../parse/tree.ts";
import { absoluteUrl } from "./product.ts";
import { allThings, isA, type Thing, textOf, thingsOf } from "./thing.ts";

/** A title is repeated beside each of its page's passages, so no page may make it a text of its own. */
export const TITLE_LENGTH_MAX = 300;

/** Statements of a page about itself, outside its text. */
export interface PageHead {
  title: string;
  /** The address that the page itself gives as its own; the one it was read from otherwise. */
  canonical: string;
  /** The language that the page states, e.g. `pt-BR`, or is plainly written in. */
  language?: string;
  description?: string;
  author?: string;
  /** ISO 8601, as far as the page can be understood. */
  publishedAt?: string;
  modifiedAt?: string;
  /** The names on the way from the site's front page to this one. */
  breadcrumbs: string[];
}

/** A page's own address as it states it, where that can be believed: of its site, and of this page rather than another. */
function ownAddress(stated: string | undefined, url: string, language: string | undefined): string {
  const own = addressKey(url);
  if (stated === undefined) return own;
  const [there, here] = [new URL(stated), new URL(own)];
  const hostOf = ({ host }: URL) => host.replace(/^www\./, "");
  if (hostOf(there) !== hostOf(here)) return own;
  if (leadsToOtherLanguage(there, here, language)) return own;
  return isSamePage(there, here) ? addressKey(stated) : own;
}

/** Templates state the home page, or a list, as the address of every page; only another spelling of this one is believed. */
function isSamePage(there: URL, here: URL): boolean {
  const [one, other] = [slugsOf(there), slugsOf(here)];
  if (one.join("/") === other.join("/"))
    return ![...here.searchParams.keys()].some((name) => isTold(name, there));
  if (other.length === 0) return here.search !== "";
  if (one.length === 0) return other.length === 1 && HOME.test(other[0] ?? "");
  const [last = "", otherLast = ""] = [one.at(-1), other.at(-1)];
  const isVariant = one.join("/") === other.slice(0, -1).join("/") && VARIANT.test(otherLast);
  if (isVariant || last.startsWith(otherLast) || otherLast.startsWith(last)) return true;
  return here.search !== "" && one.length >= other.length;
}

/** Themes state the page in the site's first language as the address of each translation. */
function leadsToOtherLanguage(there: URL, here: URL, language = ""): boolean {
  const [one, other] = [languageIn(there), languageIn(here)];
  if (one === other) return false;
  // Where this address names none, the one stated may name this page's language.
  return other !== "" || (language !== "" && one !== language.slice(0, 2).toLowerCase());
}

/** The language that an address names: the first part of its path, or a parameter; empty for none. */
function languageIn({ pathname, searchParams }: URL): string {
  const [, first] = /^\/([a-z]{2})(?:[-_][a-z]{2})?(?:\/|$)/i.exec(pathname) ?? [];
  const named =
    first ?? LANGUAGE_PARAMETERS.map((name) => searchParams.get(name)).find((one) => one !== null);
  return named?.slice(0, 2).toLowerCase() ?? "";
}

const LANGUAGE_PARAMETERS = ["lang", "locale", "hl", "language", "idioma"];

function slugsOf({ pathname }: URL): string[] {
  const parts = pathname
    .toLowerCase()
    .split("/")
    .filter((part) => part !== "");
  const slugs = parts.map((part) => part.replace(/\.(?:html?|php|aspx?)$/, ""));
  return slugs.at(-1) === "index" || slugs.at(-1) === "default" ? slugs.slice(0, -1) : slugs;
}

/** A parameter that tells one page from another, which the address stated does not repeat. */
function isTold(name: string, there: URL): boolean {
  return TELLING_PARAMETER.test(name) && !there.searchParams.has(name);
}

const HOME = /^(?:home|inicio|in%c3%adcio|index)$/;
const VARIANT = /^(?:amp|print|mobile|m)$/;
const TELLING_PARAMETER =
  /^(?:p|pg|page|paged|pagina|offset|start|(?:page|post|product)?_?id|pid|sku|prod\w*|item|cod(?:igo)?|art(?:igo|icle|iculo)?)$/i;

/** Reads what a page says of itself from its meta elements, its data and its usual places. */
export function readHead(
  tree: Tree,
  meta: ReadonlyMap<string, string>,
  things: readonly Thing[],
  url: string,
  base: string,
): PageHead {
  const works = allThings(things).filter((thing) =>
    thing.types.some((type) => /Article$|Posting$|WebPage$/.test(type)),
  );
  const stated = (name: string) =>
    works.map((thing) => textOf(thing, name)).find((text) => text !== undefined);
  const language = (statedLanguage(tree) ?? meta.get("og:locale"))?.replaceAll("_", "-");
  const description = meta.get("description") ?? meta.get("og:description");
  const author = squeeze(stated("author") ?? meta.get("author") ?? meta.get("article:author") ?? "");
  const publishedAt = isoDate(
    stated("datePublished") ?? meta.get("article:published_time") ?? shownDate(tree),
  );
  const modifiedAt = isoDate(stated("dateModified") ?? meta.get("article:modified_time"));
  const title =
    [squeeze(tree.querySelector("title")?.textContent), meta.get("og:title"), mainHeading(tree)].find(
      (one) => one && !hasPlaceholder(one),
    ) ?? "";
  return {
    title: title.slice(0, TITLE_LENGTH_MAX),
    canonical: ownAddress(absoluteUrl(attributeOf(tree, "link[rel=canonical]", "href"), base), url, language),
    ...(language ? { language } : {}),
    ...(description === undefined ? {} : { description }),
    ...(author === "" || /^https?:/.test(author) ? {} : { author }),
    ...(publishedAt === undefined ? {} : { publishedAt }),
    ...(modifiedAt === undefined ? {} : { modifiedAt }),
    breadcrumbs: readBreadcrumbs(tree, things),
  };
}

/** The language that a page's first element states. */
export function statedLanguage(tree: Tree): string | undefined {
  const root = tree.documentElement;
  return root?.getAttribute("lang")?.trim() || root?.getAttribute("xml:lang")?.trim() || undefined;
}

/** The first content of each meta element, by its property or name in lower case. */
export function readMeta(tree: Tree): Map<string, string> {
  const meta = new Map<string, string>();
  for (const element of tree.querySelectorAll("meta")) {
    const name = (element.getAttribute("property") ?? element.getAttribute("name") ?? "").toLowerCase();
    const content = squeeze(element.getAttribute("content"));
    if (name !== "" && content !== "" && !meta.has(name)) meta.set(name, content);
  }
  return meta;
}

/** The words of the first `<h1>`; empty where there is none. */
export function mainHeading(tree: Tree): string {
  const heading = tree.querySelector("h1");
  return heading === null ? "" : wordsBelow(heading);
}

/** An attribute of the first element that a selector finds. */
export function attributeOf(tree: Tree, selector: string, name: string): string | undefined {
  return tree.querySelector(selector)?.getAttribute(name) ?? undefined;
}

function readBreadcrumbs(tree: Tree, things: readonly Thing[]): string[] {
  const list = allThings(things).find((thing) => isA(thing, "BreadcrumbList"));
  if (list !== undefined) {
    const steps = thingsOf(list, "itemListElement").map((step, index) => ({
      name: squeeze(textOf(step, "name") ?? textOf(thingsOf(step, "item")[0], "name")),
      position: Number(textOf(step, "position") ?? index),
    }));
    return steps
      .sort((one, other) => one.position - other.position)
      .flatMap(({ name }) => (name === "" ? [] : [name]));
  }
  const shown = tree.querySelector("[class*=breadcrumb], [aria-label*=readcrumb], [id*=breadcrumb]");
  const parts =
    shown === null ? [] : [...shown.querySelectorAll("li, a, span")].map((one) => squeeze(one.textContent));
  return [...new Set(parts)].filter((part) => part.length > 1 && part.length < 80).slice(0, 8);
}

function shownDate(tree: Tree): string | undefined {
  return attributeOf(tree, "time[pubdate], time[itemprop=datePublished], article time[datetime]", "datetime");
}

function isoDate(text: string | undefined): string | undefined {
  if (text === undefined || !/^\d{4}-\d{2}/.test(text.trim())) return undefined;
  const at = Date.parse(text.trim());
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
}
