import type { Passage } from "../../../knowledge/passage.ts";
import { fold } from "../../../language/text/fold.ts";
import { type ContactWay, waysAsked } from "../../query/contact-ways.ts";

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
const WAYS = Object.keys(beginnings) as ContactWay[];

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
