/** A way to reach a site, as a line of its contacts names it. */
export type ContactWay = "phone" | "whatsapp" | "email" | "instagram" | "telegram" | "address" | "hours";

/** Folded words of a message that ask for a way. */
const asking: Readonly<Record<ContactWay, RegExp>> = {
  whatsapp:
    /\b(whatsap+\w*|whats(?! (your|ur|the|is|up|a|an|it|this|that|my|time|on|with|in)\b)|zap\w*|wpp|wsp|wasap)\b/,
  email: /\b(e-?mails?|correo)\b/,
  instagram: /\b(instagram|insta|ig)\b/,
  telegram: /\btelegram\b/,
  phone: /\b(telefones?|fone|ligar|ligo|phone|call|llamar|llamo)\b/,
  address:
    /\b((onde|donde) (que )?(fica|ficam|e|esta|estao|(voces|vcs|ces) (fica|ficam|estao))|enderecos?|localizad[oa]s?|where|address|located|donde|direccion|de onde|de donde|ubicad[oa]s?|(loja|tienda) fisica|(lojas?|tiendas?) (em|en|no|na|ai|aqui)|physical (store|shop)|(store|shop)s? (in|near|around))\b/,
  hours:
    /\b(horarios?|que horas|abrem?|fecham?|abert[oa]s?|fechad[oa]s?|hours|open|close|what time|abren|cierran?|abiert[oa]s?|a que hora)\b/,
};
const WAYS = Object.keys(asking) as ContactWay[];

/** Asking for the site's people without saying by which way. */
const REACHES =
  /\b((falar|falo|falamos|conversar|entrar em contato|contato) (com|c) (vcs|voces|ces|a loja|a equipe)|entr(o|ar) em contato|contact (you|the (store|shop|team))|reach (you|the (store|shop|team))|get in touch|(hablar|comunicarme|contactar(me)?|contacto) con (ustedes|vosotros|la tienda|el equipo)|contactarl[oe]s)\b/;

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
