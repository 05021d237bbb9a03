import type { Contacts } from "./facts/contacts.ts";
import { contactText, type PageLanguage, productText } from "./facts/fact-text.ts";
import type { Organisation, QuestionAnswer } from "./facts/organisation.ts";
import type { Product } from "./facts/product.ts";
import type { Block } from "./parse/blocks.ts";
import { cutPassages, type PagePassage, pack, passagesOfAnswer } from "./parse/passages.ts";

const TEASER_SHARE = 0.9;

/** Everything of a page that becomes passages. */
interface PageSubstance {
  title: string;
  language: string | undefined;
  blocks: readonly Block[];
  products: readonly Product[];
  questions: readonly QuestionAnswer[];
  contacts: Contacts;
  organisation: Organisation | undefined;
  /** Lines of opening hours outside the page's own text, as in its foot. */
  hours: readonly string[];
}

/** Puts a page into passages: its products in words, its text, questions that only its data holds, its contacts. */
export function passagesOfPage(page: PageSubstance): PagePassage[] {
  const { title, blocks, products, questions, contacts, organisation } = page;
  const spoken = spokenLanguage(page.language, products[0]?.currency);
  const own = products.length === 1 ? withoutTeasers(blocks) : blocks;
  const prose = cutPassages(own).map((passage) => ({ ...passage, heading: passage.heading || title }));
  if (prose.length + products.length + questions.length === 0) prose.push(...passagesOfHeadings(own, title));
  const read = new Set(prose.map((one) => one.heading.split(" › ").at(-1)));
  const contact = contactText(contacts, organisation, spoken, page.hours);
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
      .flatMap((one) => passagesOfAnswer(one, `${title} › ${one.question}`)),
    ...(contact.text === "" ? [] : [{ ...contact, kind: "contact" as const }]),
  ];
}

/** A page that says all it says in headings, such as an address below a map, is these; a heading without a figure names only. */
function passagesOfHeadings(blocks: readonly Block[], title: string): PagePassage[] {
  const told = blocks.flatMap((block) =>
    block.type === "heading" && block.linked < TEASER_SHARE && /\d/.test(block.text) ? [block.text] : [],
  );
  return pack(told).map((text) => ({ heading: title, text, kind: "prose" }));
}

/** A product's page without what it says of others: each has a heading that is a link to its own page. */
function withoutTeasers(blocks: readonly Block[]): Block[] {
  let isTeaser = false;
  return blocks.filter((block) => {
    if (block.type === "heading") isTeaser = block.level > 1 && block.linked > TEASER_SHARE;
    return !isTeaser;
  });
}

/** Portuguese comes first where the page says nothing, unless its prices speak otherwise. */
function spokenLanguage(language: string | undefined, currency: string | undefined): PageLanguage {
  const code = language?.slice(0, 2).toLowerCase();
  if (code === "pt" || code === "en" || code === "es") return code;
  return language !== undefined || (currency !== undefined && currency !== "BRL") ? "en" : "pt";
}
