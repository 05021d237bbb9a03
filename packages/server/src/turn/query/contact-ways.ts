import type { Knowledge, Passage } from "../../knowledge/passage.ts";
import { allPacks, anyOf } from "../../language/packs.ts";
import { type PrefilteredPattern, prefiltered } from "../../language/text/prefiltered.ts";
import { wordPattern } from "../../language/text/word-patterns.ts";
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

const OFFERS = wordPattern(allPacks.map(({ lead }) => lead.offers).join(" "));
const OF_OTHERS = wordPattern(allPacks.map(({ lead }) => lead.ofOthers).join(" "));

/** The words around a phone number or an e-mail address offer it: "me liguem no…". */
export function offersContact(words: readonly string[]): boolean {
  return OFFERS.test(` ${words.join(" ")} `);
}

/** The words around a phone number or an e-mail address say that it is somebody else's. */
export function isOfOthers(words: readonly string[]): boolean {
  return OF_OTHERS.test(` ${words.join(" ")} `);
}

/** Words that ask for a way to reach somebody and name none. */
const OF_REACHING = new RegExp(`^${anyOf(({ goods }) => goods.ofReaching)}$`);
const DAY_FIRST = new RegExp(`^\\W*${anyOf(({ goods }) => goods.days)}`);
const NAMES_DAY = prefiltered(new RegExp(`\\b${anyOf(({ goods }) => goods.days)}\\b`));

export function isOfReaching(word: string): boolean {
  return OF_REACHING.test(word);
}

/** True of a folded row of a table that begins with a day. */
export function beginsWithDay(folded: string): boolean {
  return DAY_FIRST.test(folded);
}

/** True of a folded text that names a day of the week. */
export function namesDay(folded: string): boolean {
  return NAMES_DAY.test(folded);
}

/** True where a text has a question mark before its last sign. */
export function asksBeforeItsEnd(text: string): boolean {
  return /[?¿]/.test(text.replace(/[?¿]\s*$/, ""));
}

export function digitsOf(text: string): string {
  return text.replace(/\D/g, "");
}

/** Without a digit or an at sign no phone number and no e-mail address has to be looked for. */
export function mayHoldContact(text: string): boolean {
  return /[@\d]/.test(text);
}

export function countLetterRuns(text: string): number {
  return (text.match(/\p{L}+/gu) ?? []).length;
}
