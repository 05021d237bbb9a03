import { isOpenedOnDemand } from "./panel-labels.ts";
import { holdsProse } from "./question-pairs.ts";
import type { TreeElement } from "./tree.ts";

// Parts of a page that are there for the site or the screen, and not for the reader of this page.

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
const CONSENT_NAMES =
  /(?:^|[\s_-])(?:cc-(?:window|banner|dialog|revoke)|cky|cookieyes|onetrust|iubenda|termly|osano|didomi|usercentrics|qc-cmp\w*|fc-consent|sp_message_container\w*|sd-cmp|axeptio\w*|klaro|orejime|tarteaucitron\w*|shopify-pc\w*|adopt-(?:c|controller)|ch2-container|ccc-notify|evidon\w*|cybotcookiebot\w*|cookiebot|cookie-?\w*|cmplz|complianz|borlabs|consent-?\w*)(?:$|[\s_-])/i;
/** Wix names its parts so. */
const CONSENT_HOOK = "consent-banner-root";
const REVIEW_NAMES =
  /(?:^|[\s_-])(?:customer-?reviews?|product-?reviews?|reviews-?list|bv-?(?:content|rnr)\w*|yotpo|trustvox|judgeme|opinioes)(?:$|[\s_-])/i;
const FOLD_NAMES =
  /(?:^|[\s_-])(?:tab|tabs|tab-?(?:pane|panel|content)|panel|pane|accordion|accordion-?\w*|collapse|collapsible|faq|faq-?\w*|toggle-?content|answer|resposta|respuesta)(?:$|[\s_-])/i;
const FOLD_ATTRIBUTES = [
  "data-tab",
  "data-tab-content",
  "data-tab-panel",
  "data-panel",
  "data-accordion-content",
  "data-accordion-panel",
];
const NOT_A_FOLD =
  /(?:^|[\s_-])(?:modal|dialog|popup|menu|nav|navbar|drawer|offcanvas|cart|carrinho|carrito|search|toast|alert|loading|spinner)(?:$|[\s_-])/i;
const FOLD_NAV = /(?:^|[\s_-])(?:w-dropdown-list|faq|accordion|answer)(?:$|[\s_-])/i;
const ARTICLE_NAMES =
  /(?:^|[\s_-])(?:captions?|credits?|related|recommend(?:ed|ations?)?|teasers?|promos?|newsletter|sign-?up|subscribe|bylines?|author-?(?:bio|box|info)|tags?|share|sharing|social|comments?|timestamp|dateline|toolbar|print|sponsor(?:ed)?|outbrain|taboola|advert(?:isement)?|ad|read-?more|more-on|inline-?links?|slideshow|gallery|trending|most-?(?:read|popular))(?:$|[\s_-])/i;

/** Tells whether an element belongs to the site rather than content of the page. */
export function isBoilerplate(element: TreeElement): boolean {
  const { localName } = element;
  if (NEVER_READ.has(localName)) return !(localName === "nav" && isFoldedNav(element));
  if (isFrame(localName)) return false;
  if (SKIPPED_ROLES.has(element.getAttribute("role") ?? "")) return true;
  if (isHidden(element)) return true;
  if (localName === "footer") return element.parentElement?.localName !== "blockquote";
  if (localName === "header") return !hasOwnHeading(element);
  // Layouts are named for the sidebar beside them, but a sidebar never holds the page's heading.
  const isNamed =
    hasNameLike(element, SITE_NAMES) ||
    hasNameLike(element, CONSENT_NAMES) ||
    hasNameLike(element, REVIEW_NAMES);
  if (isNamed) return !isMostOfPage(element) && element.querySelector("h1") === null;
  return isReview(element) || element.getAttribute("data-hook") === CONSENT_HOOK;
}

/** A customer's words are no statement of the site's. */
function isReview(element: TreeElement): boolean {
  return element.getAttribute("itemprop") === "review" && !isMostOfPage(element);
}

/** The stricter rule inside an article: pictures' captions, teasers and notes on the article are not its text. */
export function isArticleBoilerplate(element: TreeElement, isWithinArticle: boolean): boolean {
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

/** Hidden for good, and not until its reader opens it: a tab's panel and a fold are the page's words as the others are. */
function isHidden(element: TreeElement): boolean {
  if (!element.hasAttribute("hidden") && element.getAttribute("aria-hidden") !== "true") return false;
  if (hasNameLike(element, NOT_A_FOLD)) return true;
  return !isOpenedOnDemand(element) && !hasNameLike(element, FOLD_NAMES) && !isFoldByMarkup(element);
}

/** A component, or a plain element with an attribute for its script, that is named for what it does. */
function isFoldByMarkup(element: TreeElement): boolean {
  return (
    (element.localName.includes("-") && FOLD_NAMES.test(element.localName)) ||
    FOLD_ATTRIBUTES.some((name) => element.hasAttribute(name))
  );
}

/** A site builder's fold is a `<nav>` of its own in the page's body, with paragraphs in it. */
function isFoldedNav(element: TreeElement): boolean {
  return FOLD_NAV.test(element.className) && holdsProse(element);
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
