/** Goods and the terms of selling them, in folded text. Every expression holds alternatives, without a group around them. */
export interface GoodsWords {
  /** Asks for the heaviest. */
  heaviest: RegExp;
  /** Asks for the lightest. */
  lightest: RegExp;
  /** Asks for the tallest. */
  tallest: RegExp;
  /** Asks for the shortest. */
  shortest: RegExp;
  /** Asks for the biggest. */
  biggest: RegExp;
  /** Asks for the smallest. */
  smallest: RegExp;
  /** Names things beside goods that may be the greatest or the least. */
  terms: RegExp;
  /** Labels of a weight. */
  weightLabel: RegExp;
  /** Labels of a height. */
  heightLabel: RegExp;
  /** Labels of a capacity. */
  capacityLabel: RegExp;
  /** Labels of a diameter. */
  diameterLabel: RegExp;
  /** Labels of a length or a width. */
  lengthLabel: RegExp;
  /** "Each": the measure of a piece is not that of the whole. */
  each: RegExp;
  /** Asks for the taste. */
  asksTaste: RegExp;
  /** Labels of a taste. */
  tasteLabel: RegExp;
  /** Asks for the origin. */
  asksOrigin: RegExp;
  /** Labels of an origin. */
  originLabel: RegExp;
  /** Asks for the material. */
  asksMaterial: RegExp;
  /** Labels of a material. */
  materialLabel: RegExp;
  /** Asks for the size. */
  asksSize: RegExp;
  /** Labels of a size. */
  sizeLabel: RegExp;
  /** Asks for the capacity. */
  asksCapacity: RegExp;
  /** Labels of a volume. */
  volumeLabel: RegExp;
  /** Asks for the weight. */
  asksWeight: RegExp;
  /** Asks how long it lasts. */
  asksLife: RegExp;
  /** Labels of a duration. */
  lifeLabel: RegExp;
  /** Says that something is sold out, or back. */
  soldOut: RegExp;
  /** Words of comparing and choosing that name no product. */
  comparing: RegExp;
  /** Asks to compare. */
  compares: RegExp;
  /** Asks for a recommendation. */
  recommends: RegExp;
  /** Words that judge a thing. */
  judging: RegExp;
  /** Asks about all instalments alike. */
  instalmentTerms: RegExp;
  /** Words of reaching people that name no matter. */
  ofReaching: RegExp;
  /** Names a day of the week or a holiday. */
  days: RegExp;
  /** Headings of passages that answer the intent. */
  deliveryHeading: RegExp;
  /** Headings of passages that answer the intent. */
  orderStatusHeading: RegExp;
  /** Headings of passages that answer the intent. */
  returnsHeading: RegExp;
  /** Headings of passages that answer the intent. */
  warrantyHeading: RegExp;
  /** Headings of passages that answer the intent. */
  paymentHeading: RegExp;
  /** Headings of passages that answer the intent. */
  invoiceHeading: RegExp;
  /** Headings of passages that answer the intent. */
  hoursHeading: RegExp;
  /** Headings of passages that answer the intent. */
  contactHeading: RegExp;
  /** Headings under which nothing but the address stands. */
  addressHeading: RegExp;
  /** Headings of passages that answer the intent. */
  discountHeading: RegExp;
  /** Headings of passages that answer the intent. */
  aboutHeading: RegExp;
  /** Headings of passages that answer the intent. */
  supportHeading: RegExp;
}
