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
  /** Uses of such cookies that a site names, by which they are told from cookies to eat. */
  cookieUse: readonly string[];
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
  /** Words before the credit of a picture. */
  pictureWord: readonly string[];
  /** Names of a picture, before its number. */
  pictureName: readonly string[];
  /** Between a picture's number and how many there are. */
  pictureOf: readonly string[];
  /** First words of a line that points to another page. */
  pointer: readonly string[];
  /** First words of a credit in brackets at a line's end. */
  pictureEnd: readonly string[];
  /** Whole lines that label something beside the article. */
  label: readonly string[];
  /** Reasons for cookies, and asking for consent to them. */
  cookieReason: readonly string[];
  /** Names of a subscription. */
  newsletter: readonly string[];
  /** Words of what a subscription brings or costs. */
  newsletterOffer: readonly string[];
  /** Calls to subscribe. */
  newsletterCall: readonly string[];
  /** First words of a line that names the author. */
  by: readonly string[];
  /** First words of a line that tells when the page was written. */
  updated: readonly string[];
  /** First words of a line below an article. */
  tailNote: readonly string[];
  /** Labels of a brand. */
  brandLabel: readonly string[];
  /** Names of an element that holds a brand. */
  brandName: readonly string[];
  /** Parts of an address that lead to a brand. */
  brandPath: readonly string[];
  /** First words of a link to all brands. */
  noBrand: readonly string[];
  /** Names of a telephone before its number. */
  phoneLabel: readonly string[];
  /** Days of the week and words for several of them. */
  dayWord: readonly string[];
  /** Between the first hour and the last. */
  untilHour: readonly string[];
  /** Beginnings of "closed". */
  closed: readonly string[];
  /** Beginnings by which each day is known, Monday first. */
  dayBeginnings: readonly string[];
}
