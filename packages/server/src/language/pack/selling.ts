/** A step that a visitor takes towards buying. */
export type SellingMove = "buys" | "asks-how" | "bulk" | "cheaper" | "similar" | "needs";

/** Words of a talk about buying. Patterns are `wordPattern`s unless an entry says otherwise. */
export interface SellingWords {
  moves: Readonly<Record<SellingMove, string>>;
  /** A lower price is known from another seller: an objection, and no wish for the cheapest product. */
  elsewhere: string;
  /** Asks for the one at the end of an order, and not for one that is merely cheaper. */
  cheapest: string;
  refuses: string;
  /** Asks what all that was chosen comes to. */
  asksTotal: string;
  /** Asks whether something is still to be had. */
  asksStill: string;
  /** Asks to be told when something is to be had again. */
  asksToBeTold: string;
  /** A bill, a payment or an invoice: their troubles are no damaged goods. */
  billing: string;
  /** Something is wrong with it, said and not asked. */
  billingTrouble: string;
  /** Asks whether there is somebody or something; the name follows. */
  asksExistence: string;
  /** Begins a question about the next of several: "and the big one?" */
  opensNext: string;
  /** Points back at what the talk is about: "he", "that one". */
  pointsBack: string;
  pointsToPerson: string;
  /** Means the site as a whole: "do you", "the clinic". */
  ofSite: string;
  /** Places in a list, each as alternatives: first, second, third, fourth, last. */
  ordinals: readonly [first: string, second: string, third: string, fourth: string, last: string];
  /** Words after a number that make it no quantity of goods, whole words in a set. */
  notGoods: ReadonlySet<string>;
  /** Adds to what is chosen: "also". */
  also: string;
  /** Words of a wish that say nothing of the need, whole words in a set. */
  wishWords: ReadonlySet<string>;
  great: string;
  total: (count: number, name: string, each: string, total: string) => string;
  /** The sum of several goods. */
  inAll: (total: string) => string;
  /** The same for goods whose page states no price. */
  unpriced: (count: number, name: string) => string;
  /** Said before the site's words on how to buy. */
  howTo: string;
  bulk: string;
  cheaper: (name: string) => string;
  similar: (name: string) => string;
  noneCheaper: (name: string) => string;
  noneSimilar: (name: string) => string;
  advised: string;
  noDiscount: string;
  leavingWith: string;
  /** Offers to write when what is sold out is back. */
  tellWhenBack: string;
  card: string;
  /** The beginning of the visitor's message to the people who sell. */
  order: (goods: string) => string;
  /** The same at a site that has no shop. */
  interest: (name: string) => string;
  buy: string;
  more: string;
  askMore: (name: string) => string;
}
