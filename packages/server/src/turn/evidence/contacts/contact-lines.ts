import type { Passage } from "../../../knowledge/passage.ts";
import { fold } from "../../../language/text/fold.ts";

/** A way to reach a site, as a line of its contacts names it. */
export type ContactWay = "phone" | "whatsapp" | "email" | "instagram" | "telegram" | "address" | "hours";

/** A line of a site's contacts: the way, and what stands there for it, in the page's order. */
export interface ContactLine {
  way: ContactWay;
  values: readonly string[];
}

/** How a message asks for a way, and how its line among the contacts begins, both in folded words. */
const ways: Readonly<Record<ContactWay, { asked: RegExp; line: RegExp }>> = {
  whatsapp: {
    asked:
      /\b(whatsap+\w*|whats(?! (your|ur|the|is|up|a|an|it|this|that|my|time|on|with|in)\b)|zap\w*|wpp|wsp|wasap)\b/,
    line: /^whatsapp:/,
  },
  email: { asked: /\b(e-?mails?|correo)\b/, line: /^(e-?mail|correo)/ },
  instagram: { asked: /\b(instagram|insta|ig)\b/, line: /^instagram:/ },
  telegram: { asked: /\btelegram\b/, line: /^telegram:/ },
  phone: { asked: /\b(telefones?|fone|ligar|ligo|phone|call|llamar|llamo)\b/, line: /^(tel|phone|fone)/ },
  address: {
    asked:
      /\b((onde|donde) (que )?(fica|ficam|e|esta|estao|(voces|vcs|ces) (fica|ficam|estao))|enderecos?|localizad[oa]s?|where|address|located|donde|direccion|de onde|de donde|ubicad[oa]s?|(loja|tienda) fisica|(lojas?|tiendas?) (em|en|no|na|ai|aqui)|physical (store|shop)|(store|shop)s? (in|near|around))\b/,
    line: /^(endereco|address|direccion)/,
  },
  hours: {
    asked:
      /\b(horarios?|que horas|abrem?|fecham?|abert[oa]s?|fechad[oa]s?|hours|open|close|what time|abren|cierran?|abiert[oa]s?|a que hora)\b/,
    line: /^(horario|opening hours)/,
  },
};
const WAYS = Object.keys(ways) as ContactWay[];

/** Asking for the site's people without saying by which way. */
const REACHES =
  /\b((falar|falo|falamos|conversar|entrar em contato|contato) (com|c) (vcs|voces|ces|a loja|a equipe)|entr(o|ar) em contato|contact (you|the (store|shop|team))|reach (you|the (store|shop|team))|get in touch|(hablar|comunicarme|contactar(me)?|contacto) con (ustedes|vosotros|la tienda|el equipo)|contactarl[oe]s)\b/;

/** The lines of a contact passage by their ways; lines of other kinds are left out. */
export function contactLinesOf({ text }: Pick<Passage, "text">): ContactLine[] {
  return text.split("\n").flatMap((line) => {
    const way = WAYS.find((one) => ways[one].line.test(fold(line)));
    const values = line
      .slice(line.indexOf(":") + 1)
      .split(/;\s+/)
      .map((value) => value.trim());
    return way === undefined || values.every((value) => value === "") ? [] : [{ way, values }];
  });
}

/** The ways to reach a site that a folded message asks for. */
export function waysAsked(folded: string): ContactWay[] {
  return WAYS.filter((way) => ways[way].asked.test(folded));
}

/** Whether a folded message asks how to reach the site's people, by whichever way. */
export function asksToReach(folded: string): boolean {
  return REACHES.test(folded);
}

/** Whether a word of a message does no more than name a way to reach the site. */
export function namesWay(word: string): boolean {
  return WAYS.some((way) => ways[way].asked.test(word));
}

/** The lines of a site's contacts that a message asks for; all of them when it asks for none certain. */
export function contactLines(text: string, foldedMessage: string): string {
  const asked = waysAsked(foldedMessage);
  const lines = text.split("\n").filter((line) => asked.some((way) => ways[way].line.test(fold(line))));
  return lines.length > 0 ? lines.join("\n") : text;
}
