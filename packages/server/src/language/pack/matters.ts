/** Matters of a site and the words that ask or speak of them, in folded text. Every expression holds alternatives, without a group around them. */
export interface MatterWords {
  /** Threatens with the law. */
  legal: RegExp;
  /** Words of law that are a threat only in a complaint. */
  legalIfComplaining: RegExp;
  /** Words that ask about delivery as a whole. */
  deliveryWords: RegExp;
  /** Words that ask about payment as a whole. */
  paymentWords: RegExp;
  /** Names a way to pay. */
  paymentSaid: RegExp;
  /** Words that ask about invoices as a whole. */
  invoiceWords: RegExp;
  /** Names an invoice. */
  invoiceSaid: RegExp;
  /** Words that ask about the warranty as a whole. */
  warrantyWords: RegExp;
  /** Words of asking that name no matter. */
  ofAsking: RegExp;
  /** Says how matters come sooner. */
  quickSaid: RegExp;
  /** Says why the site can be trusted. */
  trustSaid: RegExp;
  /** Says what becomes of matters that came broken. */
  brokenSaid: RegExp;
  /** Says what becomes of matters that failed. */
  failedSaid: RegExp;
  /** Says how to follow an order. */
  lateSaid: RegExp;
  /** Says how to give matters back. */
  regretSaid: RegExp;
  /** Says how to buy or to book. */
  buyingSaid: RegExp;
  /** Asks for the cheapest. */
  cheapest: RegExp;
  /** Asks for the dearest. */
  dearest: RegExp;
  /** Labels of a code of matters. */
  codeLabel: RegExp;
  /** Titles before a name. */
  titles: RegExp;
  /** Words that ask the same again of a place. */
  again: RegExp;
  /** First words of an answer that leans on its question. */
  leansOnQuestion: RegExp;
}
