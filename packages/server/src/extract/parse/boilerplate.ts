import type { TreeElement } from "./tree.ts";

// What on a page is there for the site or the screen rather than for the reader of this page.

const NEVER_READ = new Set(
  (
    "script style template noscript svg canvas iframe object embed form select option button input textarea nav dialog " +
    "audio video map datalist head title"
  ).split(" "),
);
const SKIPPED_ROLES = new Set(
  "navigation banner contentinfo search dialog alertdialog menu menubar".split(" "),
);
const SITE_NAMES =
  /(?:^|[\s_-])(?:cookies?|consent|gdpr|lgpd|breadcrumbs?|navbar|nav|menu|sidebar|skip-?link|share|social|newsletter|popup|modal|pagination|advert|ads|sr-only|visually-hidden)(?:$|[\s_-])/i;
const ARTICLE_NAMES =
  /(?:^|[\s_-])(?:captions?|credits?|related|recommend(?:ed|ations?)?|teasers?|promos?|newsletter|sign-?up|subscribe|bylines?|author-?(?:bio|box|info)|tags?|share|sharing|social|comments?|timestamp|dateline|toolbar|print|sponsor(?:ed)?|outbrain|taboola|advert(?:isement)?|ad|read-?more|more-on|inline-?links?|slideshow|gallery|trending|most-?(?:read|popular))(?:$|[\s_-])/i;

/** Tells whether an element is furniture of the site rather than content of the page. */
export function isFurniture(element: TreeElement): boolean {
  const { localName } = element;
  if (NEVER_READ.has(localName)) return true;
  if (isFrame(localName)) return false;
  if (SKIPPED_ROLES.has(element.getAttribute("role") ?? "")) return true;
  if (isHidden(element)) return true;
  if (localName === "footer") return element.parentElement?.localName !== "blockquote";
  if (localName === "header") return !hasOwnHeading(element);
  // Layouts are named for what stands at their side, but a sidebar never holds the page's heading.
  return hasNameLike(element, SITE_NAMES) && !isMostOfPage(element) && element.querySelector("h1") === null;
}

/** The stricter rule inside an article: pictures' captions, teasers and notes on the article are not its text. */
export function isArticleFurniture(element: TreeElement, isWithinArticle: boolean): boolean {
  const { localName } = element;
  if (NEVER_READ.has(localName)) return true;
  if (localName === "figure") return element.querySelector("table, pre, blockquote, p + p") === null;
  if (localName === "figcaption" || localName === "header" || localName === "footer") return true;
  if (localName === "aside" || localName === "nav") return true;
  if (localName === "article") return isWithinArticle;
  if (isFrame(localName)) return false;
  if (isHidden(element)) return true;
  return hasNameLike(element, ARTICLE_NAMES) && !isMostOfPage(element);
}

function isFrame(localName: string): boolean {
  return localName === "html" || localName === "body" || localName === "main" || localName === "article";
}

function isHidden(element: TreeElement): boolean {
  return element.hasAttribute("hidden") || element.getAttribute("aria-hidden") === "true";
}

function hasNameLike(element: TreeElement, pattern: RegExp): boolean {
  const names = `${element.className} ${element.id}`;
  return names.length > 1 && pattern.test(names);
}

function hasOwnHeading(element: TreeElement): boolean {
  return element.querySelector("h1") !== null && element.parentElement?.localName !== "body";
}

const pageLengths = new WeakMap<TreeElement, number>();

function isMostOfPage(element: TreeElement): boolean {
  let root = element;
  while (root.parentElement !== null) root = root.parentElement;
  let length = pageLengths.get(root);
  if (length === undefined) {
    length = root.textContent?.length ?? 0;
    pageLengths.set(root, length);
  }
  return (element.textContent?.length ?? 0) > 0.5 * length;
}
