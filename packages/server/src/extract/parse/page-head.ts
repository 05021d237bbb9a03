import { absoluteUrl } from "../facts/product.ts";
import { allThings, isA, type Thing, textOf, thingsOf } from "../facts/thing.ts";
import { squeeze, type Tree, wordsBelow } from "./tree.ts";

/** A title is repeated beside each of its page's passages, so no page may make it a text of its own. */
export const TITLE_LENGTH_MAX = 300;

/** What a page says of itself, outside its text. */
export interface PageHead {
  title: string;
  /** The address that the page itself gives as its own; the one it was read from otherwise. */
  canonical: string;
  /** The language that the page states, e.g. `pt-BR`. */
  language?: string;
  description?: string;
  author?: string;
  /** ISO 8601, as far as the page can be understood. */
  publishedAt?: string;
  modifiedAt?: string;
  /** The names on the way from the site's front page to this one. */
  breadcrumbs: string[];
}

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
  const language =
    tree.documentElement?.getAttribute("lang")?.trim() || meta.get("og:locale")?.replace("_", "-");
  const description = meta.get("description") ?? meta.get("og:description");
  const author = squeeze(stated("author") ?? meta.get("author") ?? meta.get("article:author") ?? "");
  const publishedAt = isoDate(
    stated("datePublished") ?? meta.get("article:published_time") ?? shownDate(tree),
  );
  const modifiedAt = isoDate(stated("dateModified") ?? meta.get("article:modified_time"));
  const title =
    squeeze(tree.querySelector("title")?.textContent) || meta.get("og:title") || mainHeading(tree);
  return {
    title: title.slice(0, TITLE_LENGTH_MAX),
    canonical: absoluteUrl(attributeOf(tree, "link[rel=canonical]", "href"), base) ?? url,
    ...(language ? { language } : {}),
    ...(description === undefined ? {} : { description }),
    ...(author === "" || /^https?:/.test(author) ? {} : { author }),
    ...(publishedAt === undefined ? {} : { publishedAt }),
    ...(modifiedAt === undefined ? {} : { modifiedAt }),
    breadcrumbs: readBreadcrumbs(tree, things),
  };
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
