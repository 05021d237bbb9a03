import type { Knowledge, Passage } from "../../knowledge/passage.ts";
import { anyOf } from "../../language/packs.ts";
import { type PrefilteredPattern, prefiltered } from "../../language/text/prefiltered.ts";
import { fold } from "../../language/text/words.ts";

/** A way to reach a site, as a line of its contacts names it. */
export type ContactWay = "phone" | "whatsapp" | "email" | "instagram" | "telegram" | "address" | "hours";

const word = (alternatives: string) => prefiltered(new RegExp(`\\b(?:${alternatives})\\b`));

/** Folded words of a message that ask for a way. */
const asking: Readonly<Record<ContactWay, PrefilteredPattern>> = {
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

/** A line of a site's contacts: the way and its values, in the page's order. */
interface ContactLine {
  way: ContactWay;
  values: readonly string[];
}

/** The beginning of a folded line of contacts, by its way. */
const beginnings: Readonly<Record<ContactWay, RegExp>> = {
  whatsapp: /^whatsapp:/,
  email: /^(e-?mail|correo)/,
  instagram: /^instagram:/,
  telegram: /^telegram:/,
  phone: /^(tel|phone|fone)/,
  address: /^(endereco|address|direccion)/,
  hours: /^(horario|opening hours)/,
};

/** The lines of a contact passage by their ways; lines of other kinds are left out. */
export function contactLinesOf({ text }: Pick<Passage, "text">): ContactLine[] {
  return text.split("\n").flatMap((line) => {
    const way = WAYS.find((one) => beginnings[one].test(fold(line)));
    const values = line
      .slice(line.indexOf(":") + 1)
      .split(/;\s+/)
      .map((value) => value.trim());
    return way === undefined || values.every((value) => value === "") ? [] : [{ way, values }];
  });
}

/** The lines of a site's contacts that a message asks for; all of them when it asks for none certain. */
export function contactLines(text: string, foldedMessage: string): string {
  const asked = waysAsked(foldedMessage);
  const lines = text.split("\n").filter((line) => asked.some((way) => beginnings[way].test(fold(line))));
  return lines.length > 0 ? lines.join("\n") : text;
}

const CONTACTS_MAX = 3;

const contactsBySite = new WeakMap<Knowledge, readonly Passage[]>();

const waysByPassage = new WeakMap<Passage, readonly ContactWay[]>();

/** The ways that a contact passage names, a line each. */
export function waysNamed(passage: Passage): readonly ContactWay[] {
  let ways = waysByPassage.get(passage);
  if (ways === undefined) {
    ways = contactLinesOf(passage).map(({ way }) => way);
    waysByPassage.set(passage, ways);
  }
  return ways;
}

/** A page of answers may name an address for each matter, and still is not the page of contacts. */
function waysIn(passage: Passage): number {
  return waysNamed(passage).length;
}

/** The site's passages that say how to reach its people: those with most ways first, of these the fullest. */
export function contactsIn(knowledge: Knowledge): readonly Passage[] {
  let contacts = contactsBySite.get(knowledge);
  if (contacts === undefined) {
    contacts = [...knowledge.ofKind("contact")]
      .sort((one, other) => waysIn(other) - waysIn(one) || other.text.length - one.text.length)
      .slice(0, CONTACTS_MAX);
    contactsBySite.set(knowledge, contacts);
  }
  return contacts;
}
