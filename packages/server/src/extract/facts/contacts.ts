import { holdsAddress } from "../../language/street-address.ts";
import { fold } from "../../language/text/words.ts";
import { blocksText } from "../parse/blocks.ts";
import { readBlocks } from "../parse/read-blocks.ts";
import { elementsBelow, squeeze, type Tree, type TreeElement, wordsBelow } from "../parse/tree.ts";
import { phrasesOf } from "../words/phrases.ts";
import type { Organisation } from "./organisation.ts";

/** Ways to reach the people behind a page, each once, as the page writes them. */
export interface Contacts {
  phones: string[];
  whatsapps: string[];
  emails: string[];
  addresses: string[];
  socials: string[];
}

export const NO_CONTACTS: Contacts = { phones: [], whatsapps: [], emails: [], addresses: [], socials: [] };

const SOCIAL_HOSTS = [
  "facebook.com",
  "instagram.com",
  "x.com",
  "twitter.com",
  "linkedin.com",
  "youtube.com",
  "tiktok.com",
  "pinterest.com",
  "threads.net",
  "t.me",
];
const SHARE_PATH = /share|intent|sharer|\/dialog\/|\/plugins\/|pin\/create|\/embed|\/watch|\/tr\b/i;
const EMAIL = /[a-z0-9](?:[a-z0-9._%+-]{0,62}[a-z0-9_])?@(?:[a-z0-9-]{1,62}\.){1,5}[a-z]{2,18}/gi;
const NOT_EMAIL = /\.(?:png|jpe?g|gif|webp|svg|css|js)$|@(?:sentry|example)\.|@\dx/i;
// Numbers with their area in brackets, as Brazil and North America write them, or with a country's code; bare digits without a
// sign are too often ids.
const PHONE =
  /(?<![\d.,/-])(?:\(0?\d{3,4}\)\s?\d{3,4}[\s.-]?\d{3,4}|\b[2-9]\d{2}([.-])[2-9]\d{2}\1\d{4}|\+\d{1,3}[\s.-]?(?:\(?\d{1,4}\)?[\s.-]?){1,2}\d{3,5}[\s.-]?\d{3,4}|\(0?\d{2}\)\s?9?\s?\d{4}[\s.-]?\d{4}|\b0[38]00[\s.-]?\d{3}[\s.-]?\d{3,4}|\b\d{2}\s9?\d{4}-\d{4}|\b(?:4004|4003|3003)[\s-]\d{4})(?![\d/-])/g;
/** A number of any form right behind a word that calls it one, with its extension. */
const CALLED_PHONE = new RegExp(
  `(?<!\\p{L})${phrasesOf("phoneLabel")}(?:[.:]|\\s|&nbsp;){1,3}((?:\\(?\\d{1,5}\\)?[\\s.-]?){2,5}\\d{2,5}(?:,?\\s(?:ext|ramal|int)\\.?\\s?\\d{1,6})?)(?![\\d/])`,
  "giu",
);
/** A number right behind the name of the channel, in the same clause: "WhatsApp de vendas: (31) 98811-2200". */
const WHATSAPP_SAID =
  /(?<!\p{L})whats?app(?!\p{L})[^\d\n+(.;@]{0,40}(\+?\(?\d[\d\s().-]{6,20}\d)(?![\d/])/giu;
const STATED_LENGTH_MAX = 300;
const NUMBER_LENGTH_MAX = 40;
const VISIBLE_MAX = 300_000;
const ADDRESS_LENGTH_MAX = 160;
const ADDRESSES_MAX = 3;
const WHATSAPP_HOST = /(?:^|\.)(?:wa\.me|whatsapp\.com)$/;

/** Collects contacts from links, `<address>` elements and the page's visible words. */
export function readContacts(tree: Tree, visibleText: string): Contacts {
  const phones = new Map<string, string>();
  const whatsapps = new Map<string, string>();
  const emails = new Set<string>();
  const addresses = new Set<string>();
  const socials = new Set<string>();
  const addPhone = (into: Map<string, string>, text: string) => {
    const digits = text.replace(/\D/g, "").replace(/^0+/, "");
    if (digits.length >= 8 && digits.length <= 15)
      into.set(digits.slice(-10), into.get(digits.slice(-10)) ?? squeeze(text));
  };
  for (const element of elementsBelow(tree)) {
    if (element.localName === "address") {
      const text = addressText(element);
      if (text.length >= 12 && text.length <= 300 && /\d/.test(text)) addresses.add(text);
      continue;
    }
    const href = element.localName === "a" ? (element.getAttribute("href") ?? "").trim() : "";
    if (/^tel:/i.test(href)) addPhone(phones, asWritten(decoded(href.slice(4)), wordsBelow(element)));
    else if (/^mailto:/i.test(href)) {
      const email = decoded(href.slice(7).split("?")[0] ?? "").toLowerCase();
      if (new RegExp(`^${EMAIL.source}$`, "i").test(email)) emails.add(email);
    } else if (/^whatsapp:/i.test(href)) addPhone(whatsapps, /phone=(\+?\d+)/.exec(href)?.[1] ?? "");
    else if (/^https?:/i.test(href) && URL.canParse(href)) {
      const url = new URL(href);
      const host = url.hostname.replace(/^(?:www|m|pt-br|br|web|api)\./, "");
      if (WHATSAPP_HOST.test(host))
        addPhone(whatsapps, url.searchParams.get("phone") ?? url.pathname.slice(1));
      else if (SOCIAL_HOSTS.includes(host) && url.pathname.length > 1 && !SHARE_PATH.test(url.pathname)) {
        socials.add(url.href);
      }
    }
  }
  const seen = visibleText.slice(0, VISIBLE_MAX);
  for (const match of seen.matchAll(PHONE)) addPhone(phones, match[0]);
  for (const [, number = ""] of seen.matchAll(CALLED_PHONE))
    if (!holdsKnown(phones, number)) addPhone(phones, number);
  for (const [, number = ""] of seen.matchAll(WHATSAPP_SAID))
    if (!holdsKnown(whatsapps, number)) addPhone(whatsapps, number);
  for (const match of seen.matchAll(EMAIL)) {
    if (!NOT_EMAIL.test(match[0])) emails.add(match[0].toLowerCase());
  }
  return {
    phones: [...phones.values()].slice(0, 20),
    whatsapps: [...whatsapps.values()].slice(0, 10),
    emails: [...emails].slice(0, 20),
    addresses: [...addresses].slice(0, 10),
    socials: [...socials].slice(0, 20),
  };
}

/** True where a number's digits are those of one that is known, or a part of them. */
function holdsKnown(phones: ReadonlyMap<string, string>, number: string): boolean {
  const digits = number.replace(/\D/g, "");
  return [...phones.values()].some((one) => one.replace(/\D/g, "").includes(digits));
}

/** The lines of a text that hold a street's name with its number, for pages that mark no address up. */
export function addressesInText(text: string): string[] {
  const lines = text.split("\n").map((line) => line.replace(/^[-•]\s*/, "").trim());
  return [...new Set(lines)]
    .filter((line) => line.length <= ADDRESS_LENGTH_MAX && holdsAddress(fold(line)))
    .slice(0, ADDRESSES_MAX);
}

/** An address on one line, its lines joined by commas. */
function addressText(element: TreeElement): string {
  return blocksText(readBlocks(element, () => false)).replace(/,?\n+/g, ", ");
}

/** The number as people read it, where the link's words are that number. */
function asWritten(number: string, words: string): string {
  const digits = words.replace(/\D/g, "");
  return digits.length >= 8 && words.length <= 24 && number.replace(/\D/g, "").endsWith(digits.slice(-8))
    ? words
    : number;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Adds addresses that a page only shows, where nothing marks one up. */
export function withShownAddresses(contacts: Contacts, shown: readonly string[]): Contacts {
  return contacts.addresses.length > 0 ? contacts : { ...contacts, addresses: [...shown] };
}

/** Adds what an organisation's data says to what its page shows, each once. */
export function withOrganisation(contacts: Contacts, organisation: Organisation | undefined): Contacts {
  if (organisation === undefined) return contacts;
  const { phone, email, address, socials } = organisation;
  const digits = (text: string) => text.replace(/\D/g, "").slice(-10);
  const unknown = numbersIn(phone).filter(
    (number) => !contacts.phones.some((one) => digits(one) === digits(number)),
  );
  return {
    ...contacts,
    phones: [...unknown, ...contacts.phones],
    emails: [...new Set([...emailsIn(email), ...contacts.emails])],
    addresses: contacts.addresses.length > 0 || address === undefined ? contacts.addresses : [address],
    socials: [...new Set([...socials, ...contacts.socials])],
  };
}

/** The numbers in what an organisation gives as its own: several are often given as one, and run together they reach nobody. */
function numbersIn(stated = ""): string[] {
  const digitCount = stated.replace(/\D/g, "").length;
  const numbers = [...stated.slice(0, STATED_LENGTH_MAX).matchAll(PHONE)].map(([number]) => number);
  if (numbers.length > 0) return numbers;
  return digitCount >= 8 && digitCount <= 15 && stated.length <= NUMBER_LENGTH_MAX ? [stated] : [];
}

function emailsIn(stated = ""): string[] {
  return [...stated.slice(0, STATED_LENGTH_MAX).matchAll(EMAIL)].map(([email]) => email.toLowerCase());
}
