import { anyOf } from "../../../language/packs.ts";

/** Folded headings of passages that answer an intent. */
const headings: Readonly<Record<string, RegExp>> = {
  delivery: new RegExp(`\\b${anyOf(({ goods }) => goods.deliveryHeading)}\\b`),
  "order-status": new RegExp(`\\b${anyOf(({ goods }) => goods.orderStatusHeading)}\\b`),
  returns: new RegExp(`\\b${anyOf(({ goods }) => goods.returnsHeading)}\\b`),
  warranty: new RegExp(`\\b${anyOf(({ goods }) => goods.warrantyHeading)}\\b`),
  payment: new RegExp(`\\b${anyOf(({ goods }) => goods.paymentHeading)}\\b`),
  invoice: new RegExp(`\\b${anyOf(({ goods }) => goods.invoiceHeading)}\\b`),
  hours: new RegExp(`\\b${anyOf(({ goods }) => goods.hoursHeading)}\\b`),
  contact: new RegExp(`\\b${anyOf(({ goods }) => goods.contactHeading)}\\b`),
  discount: new RegExp(`\\b${anyOf(({ goods }) => goods.discountHeading)}\\b`),
  about: new RegExp(`\\b${anyOf(({ goods }) => goods.aboutHeading)}\\b`),
  support: new RegExp(`\\b${anyOf(({ goods }) => goods.supportHeading)}\\b`),
};

/** True where a passage's folded heading is one that answers this intent. */
export function headingMatches(intent: string, foldedHeading: string): boolean {
  return headings[intent]?.test(foldedHeading) === true;
}

/** The intents that are told by headings. */
export const HEADED_INTENTS: readonly string[] = Object.keys(headings);

/** Intents whose headings may hold anything. */
const OF_ANYTHING: readonly string[] = ["support", "about"];

/** True where a passage's own folded heading is one that answers another intent, and not this one. */
export function headingMatchesAnother(intent: string, foldedHeading: string): boolean {
  const own = headings[intent];
  if (own === undefined || own.test(foldedHeading)) return false;
  return Object.entries(headings).some(
    ([name, heading]) => !OF_ANYTHING.includes(name) && heading.test(foldedHeading),
  );
}
