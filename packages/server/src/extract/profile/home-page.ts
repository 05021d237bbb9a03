import { hoursInText } from "../facts/opening-hours.ts";
import { attributeOf, mainHeading, readMeta } from "../facts/page-head.ts";
import { absoluteUrl } from "../facts/product.ts";
import { affordableTree, type Page } from "../page.ts";
import { surroundingText } from "../parse/main-blocks.ts";
import { prepareMarkup } from "../parse/markup.ts";
import { elementsBelow, squeeze, type Tree } from "../parse/tree.ts";

/** Statements of a home page about its site, beside those that every page is read for. */
export interface HomePage {
  /** Empty where the page names no site. */
  name: string;
  heading?: string;
  logo?: string;
  themeColour?: string;
  manifest?: string;
  /** Addresses of its style sheets, and the text of those within it. */
  sheets: string[];
  styles: string[];
  /** Lines of opening hours, or rules of schema.org. */
  hours: string[];
}

const NAME_LENGTH_MAX = 100;
const SEPARATOR = /\s+[|–—·•:»-]\s+|\s*[|»]\s*/;
const LOGO = /logo|brand|marca/i;
/** Pictures that a shop window is full of, and that only call themselves logos: of payment, partners, seals. */
const OTHERS_LOGO = /pay|pagamento|bandeira|partner|parceir|cliente|client|selo|footer|rodape/i;

/** Reads a home page's markup for its site's name, logo, colours and hours; `page` is the same page as it was read. */
export function readHomePage(html: string, url: string, page: Page): HomePage {
  const prepared = prepareMarkup(html);
  const { styles } = prepared;
  const tree = affordableTree(prepared);
  const { organisation } = page;
  const stated = organisation?.openingHours ?? [];
  if (tree === undefined) return { name: organisation?.name ?? "", sheets: [], styles, hours: stated };
  const meta = readMeta(tree);
  const base = absoluteUrl(attributeOf(tree, "base[href]", "href"), url) ?? url;
  const heading = mainHeading(tree);
  const logo =
    organisation?.logo ??
    shownLogo(tree, base) ??
    iconOf(tree, base) ??
    absoluteUrl(meta.get("og:image"), base);
  const themeColour = meta.get("theme-color") ?? meta.get("msapplication-tilecolor");
  const manifest = absoluteUrl(attributeOf(tree, "link[rel=manifest]", "href"), base);
  return {
    name: nameOf(meta, page, new URL(url).hostname, heading).slice(0, NAME_LENGTH_MAX),
    ...(heading !== "" && { heading }),
    ...(logo !== undefined && { logo }),
    ...(themeColour !== undefined && { themeColour }),
    ...(manifest !== undefined && { manifest }),
    sheets: linksOf(tree, "stylesheet", base),
    styles,
    hours: stated.length > 0 ? stated : hoursInText(`${page.text}\n${surroundingText(tree)}`),
  };
}

/** The site's own name for itself; of a title, the part that is most like the host's name. */
function nameOf(meta: ReadonlyMap<string, string>, page: Page, host: string, heading: string): string {
  const stated = meta.get("og:site_name") ?? page.organisation?.name ?? meta.get("application-name");
  if (stated !== undefined && stated !== "") return stated;
  const label = folded(host.replace(/^www\./, "").split(".")[0] ?? "");
  const parts = page.title.split(SEPARATOR).filter((part) => part.trim() !== "");
  const like = [...parts, heading].find((part) => {
    const letters = folded(part);
    return letters.length > 2 && letters.length < 60 && (label.includes(letters) || letters.includes(label));
  });
  // A home page's title names the site first, and those of its other pages name it last.
  return squeeze(like ?? parts[0] ?? heading);
}

function folded(text: string): string {
  return text
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/** The picture that the page shows as its logo: the first in document order that calls itself one. */
function shownLogo(tree: Tree, base: string): string | undefined {
  for (const element of elementsBelow(tree)) {
    if (element.localName !== "img") continue;
    const names = ["class", "id", "alt", "src"].map((name) => element.getAttribute(name) ?? "").join(" ");
    const around = `${element.parentElement?.className ?? ""} ${element.parentElement?.id ?? ""}`;
    if (!LOGO.test(`${names} ${around}`) || OTHERS_LOGO.test(`${names} ${around}`)) continue;
    const source = absoluteUrl(
      element.getAttribute("src") ?? element.getAttribute("data-src") ?? undefined,
      base,
    );
    if (source !== undefined) return source;
  }
  return undefined;
}

/** The largest icon that the page names. */
function iconOf(tree: Tree, base: string): string | undefined {
  return (
    linksOf(tree, "apple-touch-icon", base)[0] ??
    linksOf(tree, "icon", base).at(-1) ??
    linksOf(tree, "apple-touch-icon-precomposed", base)[0]
  );
}

function linksOf(tree: Tree, relation: string, base: string): string[] {
  return [...tree.querySelectorAll("link[rel][href]")].flatMap((link) => {
    const relations = (link.getAttribute("rel") ?? "").toLowerCase().split(/\s+/);
    const href = absoluteUrl(link.getAttribute("href") ?? undefined, base);
    return relations.includes(relation) && href !== undefined ? [href] : [];
  });
}
