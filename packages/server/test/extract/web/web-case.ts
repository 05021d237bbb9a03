import type { Product } from "../../../src/extract/facts/product.ts";

/** One page of the runner, with what is to be read in it and what is not. */
export interface WebCase {
  kind: string;
  html: string | Uint8Array;
  contentType?: string;
  /** Parts of `heading | text` of the passages that the extractor makes. */
  has?: readonly string[];
  lacks?: readonly string[];
  /** Passages as the site keeps them, whole: `heading | text`, the page's title before the heading left out. */
  kept?: readonly string[];
  /** Facts of the first product; a picture by its path. */
  product?: Partial<Record<keyof Product, string | number | undefined>>;
  /** The count of the page's products. */
  products?: number;
  language?: string;
  canonical?: RegExp;
  /** The code with which the page is refused. */
  refused?: string;
}
