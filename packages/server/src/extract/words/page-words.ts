/**
 * The set phrases of pages in one language, by which the extractor tells what a page is and what on it says nothing. Each
 * is the source of an expression without flags; all are tried without regard to case.
 */
export interface PageWords {
  /** Pages that say, with status 200, that there is no such page. */
  notFound: readonly string[];
  /** Titles and words of walls against bots. */
  challenge: readonly string[];
  /** Walls that ask for consent before they show the page. */
  consentWall: readonly string[];
  /** Titles of pages that want a visitor to sign in. */
  signIn: readonly string[];
  /** Pages that need scripts to say anything. */
  needsScripts: readonly string[];
  /** Sentences of a bar that asks for consent to cookies; they count beside the word "cookies". */
  cookieBar: readonly string[];
  /** Whole blocks that tell of the page's own state: waiting, loading, updating a cart. */
  pageState: readonly string[];
  /** Whole blocks that are the label of a control. */
  control: readonly string[];
  /** Words before an old price: "De R$ 20 por R$ 10". */
  oldPrice: readonly string[];
  buy: readonly string[];
  soldOut: readonly string[];
  inStock: readonly string[];
  fewLeft: readonly string[];
}
