/** Matters of a site and the words that ask or speak of them, in folded text. Every expression holds alternatives, without a group around them. */
export interface MatterWords {
  /** Threatens with the law. */
  legal: RegExp;
  /** Words of law that are a threat only in a complaint. */
  legalIfComplaining: RegExp;
  /** Asks for the help of a lawyer, which is no threat. */
  needsLawyer: RegExp;
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
  /** Words that may stand before an order's number where nothing else is said. */
  orderNumberWords: RegExp;
  /** Words that ask about returns as a whole. */
  returnsWords: RegExp;
  /** Days, as a unit. */
  days: RegExp;
  /** Days and hours, as units. */
  daysOrHours: RegExp;
  /** Words that ask about discounts as a whole. */
  discountWords: RegExp;
  /** Names a discount, by the beginning of the word. */
  discountSaid: RegExp;
  /** Names a warranty. */
  warrantySaid: RegExp;
  /** Months and years, as units. */
  monthsOrYears: RegExp;
  /** Names a discount, in one number or more. */
  discountName: RegExp;
  /** Says that another seller's price is matched. */
  matchesPrice: RegExp;
  /** Says that instalments cost no interest. */
  interestFree: RegExp;
  /** First words of a heading that says how to do something. */
  howTo: RegExp;
  /** Buying or booking, in a heading. */
  buyingHeading: RegExp;
  /** Speaks of larger quantities. */
  bulkSaid: RegExp;
  /** First words of a question that wants an answer of its own. */
  asksForItself: RegExp;
  /** Words that ask about instalments. */
  instalmentWords: RegExp;
  /** Instalments, after their number. */
  instalmentUnits: RegExp;
  /** "Of", before the amount of an instalment. */
  ofAmount: RegExp;
  /** Instalments that a page states, after their number. */
  instalmentsSaid: RegExp;
  /** Before the most that a visitor wants to spend. */
  atMost: RegExp;
  /** "About", before an amount. */
  about: RegExp;
  /** Units after a number that is no amount of money. */
  noMoney: RegExp;
  /** Asks whether the site has a thing. */
  asksStock: RegExp;
  /** First words of a question after a way or a reason. */
  asksWay: RegExp;
  /** Asks what there is to buy. */
  browses: RegExp;
  /** Joins one thing to buy to the next. */
  joinsGoods: RegExp;
}
