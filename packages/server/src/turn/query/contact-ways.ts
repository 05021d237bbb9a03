import { anyOf } from "../../language/packs.ts";

/** A way to reach a site, as a line of its contacts names it. */
export type ContactWay = "phone" | "whatsapp" | "email" | "instagram" | "telegram" | "address" | "hours";

const word = (alternatives: string) => new RegExp(`\\b(?:${alternatives})\\b`);

/** Folded words of a message that ask for a way. */
const asking: Readonly<Record<ContactWay, RegExp>> = {
  whatsapp: word(`whatsap+\\w*|wpp|wsp|${anyOf(({ talk }) => talk.ways.whatsapp)}`),
  email: word(anyOf(({ talk }) => talk.ways.email)),
  instagram: word("instagram|insta|ig"),
  telegram: word("telegram"),
  phone: word(anyOf(({ talk }) => talk.ways.phone)),
  address: word(anyOf(({ talk }) => talk.ways.address)),
  hours: word(anyOf(({ talk }) => talk.ways.hours)),
};
const WAYS = Object.keys(asking) as ContactWay[];

/** Asking for the site's people without saying by which way. */
const REACHES = word(anyOf(({ talk }) => talk.reaches));

/** The ways to reach a site that a folded message asks for. */
export function waysAsked(folded: string): ContactWay[] {
  return WAYS.filter((way) => asking[way].test(folded));
}

/** True where a folded message asks how to reach the site's people, by any way. */
export function asksToReach(folded: string): boolean {
  return REACHES.test(folded);
}

/** True where a word of a message only names a way to reach the site. */
export function namesWay(word: string): boolean {
  return WAYS.some((way) => asking[way].test(word));
}
