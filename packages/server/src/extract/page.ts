import { articleClaim } from "./facts/article-claim.ts";
import {
  addressesInText,
  type Contacts,
  NO_CONTACTS,
  readContacts,
  withOrganisation,
  withShownAddresses,
} from "./facts/contacts.ts";
import { dollarOf } from "./facts/dollar.ts";
import { readJsonLd } from "./facts/json-ld.ts";
import { withMainFirst, withShownFacts } from "./facts/main-product.ts";
import { readMicrodata } from "./facts/microdata.ts";
import { readOpenGraphProduct } from "./facts/open-graph.ts";
import { hoursInText } from "./facts/opening-hours.ts";
import {
  type Organisation,
  type QuestionAnswer,
  readOrganisation,
  readQuestions,
} from "./facts/organisation.ts";
import {
  attributeOf,
  mainHeading,
  type PageHead,
  readHead,
  readMeta,
  statedLanguage,
} from "./facts/page-head.ts";
import { languageOfPage } from "./facts/page-language.ts";
import { absoluteUrl, type Product, readProducts } from "./facts/product.ts";
import { readRdfa } from "./facts/rdfa.ts";
import { readShownProduct } from "./facts/shown-product.ts";
import type { Thing } from "./facts/thing.ts";
import { passagesOfPage } from "./page-passages.ts";
import { addressKey } from "./parse/address-key.ts";
import { blocksText } from "./parse/blocks.ts";
import { readMainBlocks, surroundingText } from "./parse/main-blocks.ts";
import { MARKUP_BUDGET, type PreparedMarkup, plainText, prepareMarkup } from "./parse/markup.ts";
import { mendTree } from "./parse/mend.ts";
import { type PagePassage, pack } from "./parse/passages.ts";
import { readBlocks } from "./parse/read-blocks.ts";
import { depthOf, elementsBelow, parseTree, squeeze, type Tree, wordsBelow } from "./parse/tree.ts";

export type { Contacts, Organisation, PagePassage, Product, QuestionAnswer };

/** One page as the extractor read it. */
export interface Page extends PageHead {
  url: string;
  /** The main text, a block a line. */
  text: string;
  passages: PagePassage[];
  /** The page's own product first. */
  products: Product[];
  questions: QuestionAnswer[];
  organisation?: Organisation;
  contacts: Contacts;
  /** Absolute web addresses that the page links to, in document order, each once, without fragments. */
  links: string[];
  /** True when the page was too deep or wide for a tree, and only its words were read. */
  isTextOnly: boolean;
}

const MAX_LINKS = 2000;

/** A quick look at the markup for anything that sells, before the page's short texts are weighed one by one. */
const SELLING =
  /cart|basket|stock|estoque|esgotad|indispon|agotad|buy|compr|carrinho|carrito|warenkorb|panier|carrello|winkel|koszyk|košík|košaric|корзин|кошик|sepet|og:type"[^>]{0,20}product/i;

/** Reads a page's HTML into facts and passages, in bounded time and memory, whatever the HTML is. Never throws for bad HTML. */
export function readPage(html: string, url: string): Page {
  const prepared = prepareMarkup(html);
  const tree = affordableTree(prepared);
  if (tree === undefined) return readWordsOnly(prepared.html, url);
  mendTree(tree);
  const visible = tree.body === null ? "" : wordsBelow(tree.body);
  const base = absoluteUrl(attributeOf(tree, "base[href]", "href"), url) ?? url;
  const meta = readMeta(tree);
  const things = readThings(tree, prepared, base, meta);
  const head = readHead(tree, meta, things, url, base);
  const links = readLinks(tree, base);
  const claim = articleClaim(tree, meta, things);
  const heading = mainHeading(tree);
  const locales = [statedLanguage(tree), meta.get("og:locale")];
  const dollar = dollarOf({ url, locales, things, text: visible });
  const name = heading || meta.get("og:title") || head.title;
  const stated = withMainFirst(readProducts(things, { base, name, dollar }), {
    url,
    canonical: head.canonical,
    heading,
    title: head.title,
  });
  const mayShow = stated.length > 0 || (claim !== "strong" && SELLING.test(prepared.html));
  const names = [stated[0]?.name ?? "", meta.get("og:title") ?? "", head.title];
  const shown = mayShow ? readShownProduct(tree, url, names, html, dollar) : undefined;
  const products = withShownFacts(stated, shown).map(withPlainDescription);
  const organisation = readOrganisation(things, base);
  const around = surroundingText(tree);
  const contacts = withShownAddresses(
    withOrganisation(readContacts(tree, visible), organisation),
    addressesInText(around),
  );
  const hours = organisation?.openingHours.length ? [] : hoursInText(around);
  const blocks = readMainBlocks(tree, head.title, products.length > 0 ? "none" : claim);
  const questions = uniqueQuestions([
    ...readQuestions(things).map((one) => ({ ...one, answer: fragmentText(one.answer) })),
    ...blocks.flatMap((block) => (block.type === "question" ? [block] : [])),
  ]);
  const { title } = head;
  // The page's own text tells best; the words around it help where it is short and the page states no language.
  const language =
    languageOfPage(head.language, blocksText(blocks), visible) ?? languageOfPage(undefined, visible);
  return {
    ...head,
    ...(language === undefined ? {} : { language }),
    url,
    text: blocksText(blocks),
    passages: passagesOfPage({ title, language, blocks, products, questions, contacts, organisation, hours }),
    products,
    questions,
    ...(organisation === undefined ? {} : { organisation }),
    contacts,
    links,
    isTextOnly: false,
  };
}

/** The tree of a page, unless it costs more than the budget: open tags can nest in ways that only the tree shows. */
export function affordableTree(prepared: PreparedMarkup): Tree | undefined {
  if (!prepared.isAffordable) return undefined;
  const tree = parseTree(prepared.html);
  return depthOf(tree, MARKUP_BUDGET.depth) > MARKUP_BUDGET.depth ? undefined : tree;
}

function readWordsOnly(html: string, url: string): Page {
  const title = squeeze(plainText(/<title[^>]{0,100}>([^<]{0,500})/i.exec(html)?.[1] ?? ""));
  const text = plainText(html).slice(0, 200_000);
  return {
    url,
    canonical: addressKey(url),
    title,
    text,
    passages: pack([text]).map((one) => ({ heading: title, text: one, kind: "prose" })),
    products: [],
    questions: [],
    contacts: NO_CONTACTS,
    breadcrumbs: [],
    links: [],
    isTextOnly: true,
  };
}

/** Every thing that the page describes, whatever notation it uses; JSON-LD first, as it is the most carefully kept. */
function readThings(tree: Tree, prepared: PreparedMarkup, base: string, meta: Map<string, string>): Thing[] {
  const openGraph = readOpenGraphProduct(meta);
  return [
    ...readJsonLd(prepared.scripts),
    ...(prepared.html.includes("itemscope") ? readMicrodata(tree, base) : []),
    ...(/\stypeof\s*=/.test(prepared.html) ? readRdfa(tree, base) : []),
    ...(openGraph === undefined ? [] : [openGraph]),
  ];
}

function readLinks(tree: Tree, base: string): string[] {
  const links = new Set<string>();
  for (const element of elementsBelow(tree)) {
    if (element.localName !== "a" || links.size >= MAX_LINKS) continue;
    const link = absoluteUrl(element.getAttribute("href") ?? undefined, base);
    if (link !== undefined) links.add(link.replace(/#.*$/, ""));
  }
  return [...links];
}

function withPlainDescription(product: Product): Product {
  if (product.description === undefined) return product;
  return { ...product, description: fragmentText(product.description) };
}

/** The words of a value in structured data, which may hold markup. */
function fragmentText(value: string): string {
  if (!/<[a-z/!]/i.test(value)) return value.replace(/[^\S\n]+/g, " ").trim();
  const prepared = prepareMarkup(value);
  const tree = affordableTree(prepared);
  return tree === undefined ? plainText(prepared.html) : blocksText(readBlocks(tree));
}

function uniqueQuestions(all: readonly QuestionAnswer[]): QuestionAnswer[] {
  const unique = new Map<string, QuestionAnswer>();
  for (const { question, answer } of all) {
    if (answer !== "" && !unique.has(question)) unique.set(question, { question, answer });
  }
  return [...unique.values()];
}
