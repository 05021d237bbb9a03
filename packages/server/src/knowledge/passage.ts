import { type Language, languageSchema } from "@prosa/protocol";
import * as z from "zod/mini";
import type { Look } from "./wording/holding.ts";
import type { Wording } from "./wording/wording.ts";

/** Facts of a product as its page states them; the price in units of `currency` (ISO 4217), never guessed. */
const productFactsSchema = z.object({
  name: z.string(),
  url: z.optional(z.string()),
  image: z.optional(z.string()),
  price: z.optional(z.number()),
  // A stored passage may hold a currency in which no price can be written.
  currency: z.catch(z.optional(z.string().check(z.regex(/^[A-Z]{3}$/))), undefined),
  availability: z.optional(z.enum(["in-stock", "out-of-stock", "pre-order", "discontinued"])),
  sku: z.optional(z.string()),
  brand: z.optional(z.string()),
});
export type ProductFacts = z.infer<typeof productFactsSchema>;

/** A piece of a page that an answer can cite. */
export const passageSchema = z.object({
  /** Stable while the page's text stays: the page's address and the passage's place in it. */
  id: z.string(),
  url: z.string(),
  /** The page's title. */
  title: z.string(),
  /** The path of headings above it, joined by " › "; empty at the top of a page. */
  heading: z.string(),
  text: z.string(),
  kind: z.enum(["prose", "product", "question", "contact", "table", "fact"]),
  language: languageSchema,
  product: z.optional(productFactsSchema),
  /** The owner's preference among passages that fit a question alike, 1 to 100. */
  priority: z.optional(z.int()),
});
export type Passage = z.infer<typeof passageSchema>;

/** A passage found for a query. */
export interface Hit {
  passage: Passage;
  /** Its rank: 0…1 for its words, and a little more for its form as an answer. */
  score: number;
  /** The share of the query's informative weight that the passage holds, 0…1, comparable between queries. */
  coverage: number;
  /** Similarity of its meaning to the query's among the site's passages, 0…1; absent where that is not known. */
  similarity?: number;
}

/** A search, in the visitor's language. */
export interface Query {
  text: string;
  language: Language;
  /** Words of the talk so far that the text refers to; they count less. */
  topic?: string;
}

export interface Search extends Query {
  /** The most passages to find; 8 by default. */
  limit?: number;
  /** The query's meaning, by the model that made the passages' vectors; without it, and without them, words alone count. */
  vector?: Float32Array;
}

/** The share of a query's informative weight that a piece of text holds, 0…1. */
export type Comparison = (text: string, language: Language) => number;

/** A question or a heading of a site, with the passage below it. */
export interface Matter {
  /** As the site writes it, without its number. */
  text: string;
  isQuestion: boolean;
  passage: Passage;
}

/** A site's own questions and headings that are understood without their page. */
export interface SiteMatters {
  /** Questions, one of every page in turn: those of the pages that visitors come for first. */
  questions: readonly Matter[];
  /** Titles and headings in the same order; none that several pages share. */
  topics: readonly Matter[];
  /** Questions and headings of each page by its address, in page order. */
  byPage: ReadonlyMap<string, readonly Matter[]>;
  /** The content words of every heading and title, folded, with spaces between them. */
  headings: ReadonlySet<string>;
  /** True where a passage states opening hours. */
  saysHours: boolean;
}

/** A site's passages at one version, ready to be searched. */
export interface Knowledge {
  readonly version: string;
  /** The model of the passages' vectors; `null` where they are found by their words alone. */
  readonly meaning: string | null;
  /** The site's own questions and headings. */
  readonly matters: SiteMatters;
  /** The best passages first; empty when nothing fits. */
  search(query: Search): Hit[];
  /** Makes a measure of the share of a query that a sentence covers. */
  compare(query: Query): Comparison;
  /** How a query's words relate to the words of the passages. */
  look(query: Query): Look;
  /** A passage of it as its words are read; kept for later queries. */
  wordingOf(passage: Passage): Wording;
  /** The passage of this id, for a reply that refers to an earlier one. */
  find(id: string): Passage | undefined;
  /** Says whether any passage, its title or its headings hold a folded word. */
  hasWord(word: string): boolean;
  /** The passages of one kind, in page order: contacts for a hand-over, products for a choice. */
  ofKind(kind: Passage["kind"]): readonly Passage[];
}
