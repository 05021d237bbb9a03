import type { Action, CardPart, Language } from "@prosa/protocol";
import type { Passage } from "../../knowledge/passage.ts";
import type { ReplyTemplates } from "../../language/pack/replies.ts";
import { packOf } from "../../language/packs.ts";
import { type ContactWay, contactLinesOf } from "../query/contact-ways.ts";
import { formatHoursValue } from "./format-hours.ts";

const ACTIONS_MAX = 6;
const NATIONAL_DIGITS = /^[1-9]\d{9,10}$/;

const channels = {
  whatsapp: "whatsapp",
  phone: "phone",
  email: "email",
  instagram: "instagram",
  telegram: "telegram",
} as const satisfies Partial<Record<ContactWay, string>>;
const ORDER = Object.keys(channels) as (keyof typeof channels)[];

/** The ways to reach a site's people that its own page states, each to be taken with one press; none where it states none. */
export function contactCards(passage: Passage, quote: string, language: Language): CardPart[] {
  const lines = contactLinesOf({ text: quote });
  const numbers = whatsappNumbers(lines);
  const actions = ORDER.flatMap((way): Action[] => {
    const values = lines.filter((line) => line.way === way).flatMap((line) => line.values);
    return (
      values
        // A number that is reached by WhatsApp is not offered as one to call.
        .filter((value) => way !== "phone" || !isAmong(value, numbers))
        .flatMap((value) => actionOf(way, value, passage.language, packOf(language).reply))
    );
  });
  if (actions.length === 0) return [];
  return [
    { type: "card", title: packOf(language).reply.contactCard, actions: actions.slice(0, ACTIONS_MAX) },
  ];
}

function whatsappNumbers(lines: ReturnType<typeof contactLinesOf>): string[] {
  return lines.filter(({ way }) => way === "whatsapp").flatMap(({ values }) => values.map(digitsOf));
}

/** Whether a number is one of some, with its country or without. */
function isAmong(number: string, numbers: readonly string[]): boolean {
  const digits = digitsOf(number);
  return digits !== "" && numbers.some((known) => known.endsWith(digits) || digits.endsWith(known));
}

function actionOf(
  way: keyof typeof channels,
  value: string,
  language: Language,
  words: ReplyTemplates,
): Action[] {
  const isNumber = way === "whatsapp" || way === "phone";
  const to = isNumber ? withCountry(value, language) : value.replace(/^@/, "");
  if (to === "") return [];
  const shown = isNumber ? readably(value) : value;
  return [{ type: "contact", channel: channels[way], to, label: words.reach[channels[way]](shown) }];
}

/** A number with its country; a Brazilian page's ten or eleven digits are a number of Brazil. */
function withCountry(number: string, language: Language): string {
  const digits = digitsOf(number);
  if (number.trim().startsWith("+")) return `+${digits}`;
  if (/^55[1-9]\d{9,10}$/.test(digits)) return `+${digits}`;
  if (language === "pt-BR" && NATIONAL_DIGITS.test(digits)) return `+55${digits}`;
  return digits.length >= 8 ? digits : "";
}

function digitsOf(number: string): string {
  return number.replace(/\D/g, "");
}

/** A Brazilian number in bare digits, as sites write it for machines, is written as people do. */
export function readably(contacts: string): string {
  return contacts.replace(/(?<![\d(+])55(\d{2})(\d{4,5})(\d{4})(?!\d)/g, "($1) $2-$3");
}

/** Contact lines under the names that the visitor's language has for them, and opening hours in its words. */
export function inLanguage(contacts: string, language: Language): string {
  const names = packOf(language).reply.ways;
  const numbers = whatsappNumbers(contactLinesOf({ text: contacts }));
  return contacts
    .split("\n")
    .flatMap((line) => {
      const [known] = contactLinesOf({ text: line });
      if (known === undefined) return line;
      const values = known.way === "phone" ? known.values.filter((one) => !isAmong(one, numbers)) : undefined;
      if (values?.length === 0) return [];
      const said = values?.join("; ") ?? line.slice(line.indexOf(":") + 1).trim();
      return `${names[known.way]}: ${known.way === "hours" ? hoursInLanguage(said, language) : said}`;
    })
    .join("\n");
}

function hoursInLanguage(hours: string, language: Language): string {
  const said = hours.split("; ").map((value) => formatHoursValue(value, language));
  return said.every((value) => value !== undefined) ? said.join("; ") : hours;
}
