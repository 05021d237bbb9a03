import { readArticle } from "./article.ts";
import { type Block, blocksText, isFullBlock } from "./blocks.ts";
import { type Contacts, readContacts } from "./contacts.ts";
import { isFurniture } from "./furniture.ts";
import { readJsonLd } from "./json-ld.ts";
import { withMainFirst, withShownFacts } from "./main-product.ts";
import { MARKUP_BUDGET, type PreparedMarkup, plainText, prepareMarkup } from "./markup.ts";
import { readMicrodata } from "./microdata.ts";
import { readOpenGraphProduct } from "./open-graph.ts";
import { type Organisation, type QuestionAnswer, readOrganisation, readQuestions } from "./organisation.ts";
import { cutPassages, type PagePassage, pack } from "./passages.ts";
import { absoluteUrl, type Product, readProducts } from "./product.ts";
import { readRdfa } from "./rdfa.ts";
import { readBlocks } from "./read-blocks.ts";
import { readShownProduct } from "./shown-product.ts";
import { allThings, type Thing } from "./thing.ts";
import { depthOf, elementsBelow, parseTree, squeeze, type Tree, type TreeElement } from "./tree.ts";
import { contactText, type PageLanguage, productText } from "./wording.ts";

export type { Contacts, Organisation, PagePassage, Product, QuestionAnswer };

/** What the extractor makes of one page. */
export interface Page {
  url: string;
  /** The address that the page itself gives as its own; the one it was read from otherwise. */
  canonical: string;
  title: string;
  /** The language that the page states, e.g. `pt-BR`. */
  language?: string;
  description?: string;
  /** The main text, a block a line. */
  text: string;
  passages: PagePassage[];
  products: Product[];
  questions: QuestionAnswer[];
  organisation?: Organisation;
  contacts: Contacts;
  /** Absolute web addresses that the page links to, in document order, each once, without fragments. */
  links: string[];
  /** True when the page was too deep or wide for a tree, and only its words were read. */
  isTextOnly: boolean;
}

const NO_CONTACTS: Contacts = { phones: [], whatsapps: [], emails: [], addresses: [], socials: [] };
const MAX_LINKS = 2000;

/** A quick look at the markup for anything that sells, before the page's short texts are weighed one by one. */
const SELLING =
  /cart|basket|buy|compr|carrinho|carrito|warenkorb|panier|carrello|winkel|koszyk|košík|košaric|корзин|кошик|sepet|og:type"[^>]{0,20}product/i;

/** Reads a page's HTML into facts and passages, in bounded time and memory, whatever the HTML is. Never throws for bad HTML. */
export function readPage(html: string, url: string): Page {
  const prepared = prepareMarkup(html);
  if (!prepared.isAffordable) return readWordsOnly(prepared.html, url);
  const tree = parseTree(prepared.html);
  if (depthOf(tree, MARKUP_BUDGET.depth) > MARKUP_BUDGET.depth) return readWordsOnly(prepared.html, url);
  const base = absoluteUrl(attributeOf(tree, "base[href]", "href"), url) ?? url;
  const meta = readMeta(tree);
  const things = readThings(tree, prepared, base, meta);
  const title = titleOf(tree, meta);
  const links = readLinks(tree, base);
  const heading = squeeze(tree.querySelector("h1")?.textContent);
  const canonical = absoluteUrl(attributeOf(tree, "link[rel=canonical]", "href"), base) ?? url;
  const stated = withMainFirst(readProducts(things, base, heading || meta.get("og:title") || title), {
    url,
    canonical,
    heading,
    title,
  });
  const claim = articleClaim(tree, meta, things);
  const mayShow = stated.length > 0 || (claim !== "strong" && SELLING.test(prepared.html));
  const names = [stated[0]?.name ?? "", meta.get("og:title") ?? "", title];
  const shown = mayShow ? readShownProduct(tree, url, names, html) : undefined;
  const products = withShownFacts(stated, shown).map(withPlainDescription);
  const organisation = readOrganisation(things, base);
  const visibleText = squeeze(tree.body?.textContent);
  const contacts = withOrganisation(readContacts(tree, visibleText), organisation);
  const language =
    tree.documentElement?.getAttribute("lang")?.trim() || meta.get("og:locale")?.replace("_", "-");
  const description = meta.get("description") ?? meta.get("og:description");
  const whole = mainBlocks(tree);
  // Last, since looking for an article takes the tree apart.
  const article = claim === "none" || products.length > 0 ? undefined : readArticle(tree, title);
  const blocks = article !== undefined && holdsEnough(article, whole, claim) ? article : whole;
  const questions = uniqueQuestions([
    ...readQuestions(things).map((one) => ({ ...one, answer: plainText(prepareMarkup(one.answer).html) })),
    ...blocks.flatMap((block) => (block.type === "question" ? [block] : [])),
  ]);
  return {
    url,
    canonical,
    title,
    ...(language ? { language } : {}),
    ...(description === undefined ? {} : { description }),
    text: blocksText(blocks),
    passages: passagesOf(title, blocks, products, questions, contacts, organisation, language),
    products,
    questions,
    ...(organisation === undefined ? {} : { organisation }),
    contacts,
    links,
    isTextOnly: false,
  };
}

function passagesOf(
  title: string,
  blocks: readonly Block[],
  products: readonly Product[],
  questions: readonly QuestionAnswer[],
  contacts: Contacts,
  organisation: Organisation | undefined,
  language: string | undefined,
): PagePassage[] {
  const spoken = spokenLanguage(language, products[0]?.currency);
  const prose = cutPassages(blocks).map((passage) => ({ ...passage, heading: passage.heading || title }));
  const read = new Set(prose.filter((one) => one.kind === "question").map((one) => one.text.split("\n")[0]));
  const contact = contactText(contacts, organisation, spoken);
  return [
    ...products.flatMap((product) =>
      pack([productText(product, spoken)]).map((text) => ({
        heading: product.name,
        text,
        kind: "product" as const,
      })),
    ),
    ...prose,
    ...questions
      .filter(({ question }) => !read.has(question))
      .flatMap(({ question, answer }) =>
        pack([answer]).map((text) => ({
          heading: title,
          text: `${question}\n${text}`,
          kind: "question" as const,
        })),
      ),
    ...(contact.text === "" ? [] : [{ ...contact, kind: "contact" as const }]),
  ];
}

const ARTICLE_TYPE = /Article$|BlogPosting$/;

type ArticleClaim = "none" | "weak" | "strong";

/** Site builders call every page an article in Open Graph, so that claim alone is weak. */
function articleClaim(tree: Tree, meta: Map<string, string>, things: readonly Thing[]): ArticleClaim {
  const isStrong =
    meta.has("article:published_time") ||
    allThings(things).some((thing) => thing.types.some((type) => ARTICLE_TYPE.test(type))) ||
    tree.querySelector("[itemprop=articleBody], [itemtype$=Article], [itemtype$=BlogPosting]") !== null;
  if (isStrong) return "strong";
  return meta.get("og:type")?.toLowerCase() === "article" ? "weak" : "none";
}

/** An article that leaves out most of the page's full paragraphs is none, the more so the weaker its claim. */
function holdsEnough(article: readonly Block[], whole: readonly Block[], claim: ArticleClaim): boolean {
  const length = (blocks: readonly Block[]) => blocksText(blocks.filter(isFullBlock)).length;
  return length(article) >= length(whole) * (claim === "strong" ? 0.15 : 0.6);
}

function mainBlocks(tree: Tree): Block[] {
  const body = tree.body ?? tree.documentElement;
  if (body === null) return [];
  const main = mainElement(body);
  const blocks = readBlocks(main);
  if (main === body || blocksText(blocks).length >= 200) return blocks;
  const whole = readBlocks(body);
  return blocksText(whole).length > 2 * blocksText(blocks).length ? whole : blocks;
}

function mainElement(body: TreeElement): TreeElement {
  const mains = [...body.querySelectorAll("main, [role=main]")].filter((one) => !isFurniture(one));
  return mains[0] !== undefined && mains.length === 1 ? mains[0] : body;
}

function readWordsOnly(html: string, url: string): Page {
  const title = squeeze(plainText(/<title[^>]{0,100}>([^<]{0,500})/i.exec(html)?.[1] ?? ""));
  const text = plainText(html).slice(0, 200_000);
  return {
    url,
    canonical: url,
    title,
    text,
    passages: pack([text]).map((one) => ({ heading: title, text: one, kind: "prose" })),
    products: [],
    questions: [],
    contacts: NO_CONTACTS,
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

function readMeta(tree: Tree): Map<string, string> {
  const meta = new Map<string, string>();
  for (const element of tree.querySelectorAll("meta")) {
    const name = (element.getAttribute("property") ?? element.getAttribute("name") ?? "").toLowerCase();
    const content = squeeze(element.getAttribute("content"));
    if (name !== "" && content !== "" && !meta.has(name)) meta.set(name, content);
  }
  return meta;
}

function titleOf(tree: Tree, meta: Map<string, string>): string {
  const title = squeeze(tree.querySelector("title")?.textContent);
  return title || meta.get("og:title") || squeeze(tree.querySelector("h1")?.textContent);
}

function attributeOf(tree: Tree, selector: string, name: string): string | undefined {
  return tree.querySelector(selector)?.getAttribute(name) ?? undefined;
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
  return { ...product, description: plainText(prepareMarkup(product.description).html) };
}

function withOrganisation(contacts: Contacts, organisation: Organisation | undefined): Contacts {
  if (organisation === undefined) return contacts;
  const { phone, email, address, socials } = organisation;
  const digits = (text: string) => text.replace(/\D/g, "").slice(-10);
  const isKnown = phone === undefined || contacts.phones.some((one) => digits(one) === digits(phone));
  return {
    ...contacts,
    phones: isKnown ? contacts.phones : [phone, ...contacts.phones],
    emails: [...new Set([...(email === undefined ? [] : [email.toLowerCase()]), ...contacts.emails])],
    addresses: contacts.addresses.length > 0 || address === undefined ? contacts.addresses : [address],
    socials: [...new Set([...socials, ...contacts.socials])],
  };
}

function uniqueQuestions(all: readonly QuestionAnswer[]): QuestionAnswer[] {
  const unique = new Map<string, QuestionAnswer>();
  for (const { question, answer } of all) {
    if (answer !== "" && !unique.has(question)) unique.set(question, { question, answer });
  }
  return [...unique.values()];
}

/** Portuguese comes first where the page says nothing, unless its prices speak otherwise. */
function spokenLanguage(language: string | undefined, currency: string | undefined): PageLanguage {
  const code = language?.slice(0, 2).toLowerCase();
  if (code === "pt" || code === "en" || code === "es") return code;
  return language !== undefined || (currency !== undefined && currency !== "BRL") ? "en" : "pt";
}
