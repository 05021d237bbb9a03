/** One thing that the talk is about: a product, a row of a table, or a section, such as a person, a place or a plan. */
export interface Subject {
  kind: "product" | "row" | "section";
  /** The passage that is about it. */
  id: string;
  /** Its name as the page has it: a product's, a row's first cell, a section's heading. */
  name: string;
}

/** A product that the visitor chose, by its passage. */
export interface Chosen {
  id: string;
  name: string;
  quantity: number;
}

/** The part of the talk that later messages leave out: whom or what it is about, what was shown, chosen and told. */
export interface Slots {
  subject?: Subject;
  /** Of the last reply that offered several things, each in its order. */
  shown?: readonly Subject[];
  chosen?: readonly Chosen[];
  /** The last town that the visitor named. */
  town?: string;
  /** The most that the visitor wants to spend, in the currency of the site's prices. */
  budget?: number;
}

export const SHOWN_MAX = 10;
export const CHOSEN_MAX = 10;
export const SLOT_LENGTH_MAX = 200;
