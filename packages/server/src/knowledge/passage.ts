import type { Language } from "@prosa/protocol";

/** What a product's page states of it; prices in units of `currency` (ISO 4217), never guessed. */
export interface ProductFacts {
  name: string;
  url?: string;
  image?: string;
  price?: number;
  currency?: string;
  availability?: "in-stock" | "out-of-stock" | "pre-order" | "discontinued";
  sku?: string;
  brand?: string;
}

/** A piece of a page that an answer can cite. */
export interface Passage {
  /** Stable while the page's text stays: the page's address and the passage's place in it. */
  id: string;
  url: string;
  /** The page's title. */
  title: string;
  /** The path of headings above it, joined by " › "; empty at the top of a page. */
  heading: string;
  text: string;
  kind: "prose" | "product" | "question" | "contact" | "table" | "fact";
  language: Language;
  product?: ProductFacts;
}

/** A passage found for a query; `score` lies in 0…1 and can be compared between queries. */
export interface Hit {
  passage: Passage;
  score: number;
}

/** A site's passages at one version, ready to be searched. */
export interface Knowledge {
  readonly version: string;
  /** The best passages first, `limit` (8 unless told) at the most; empty when nothing fits. */
  search(query: { text: string; language: Language; limit?: number }): Hit[];
  /** The passages of one kind, in page order: contacts for a hand-over, products for a choice. */
  ofKind(kind: Passage["kind"]): readonly Passage[];
}
