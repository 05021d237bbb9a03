import { fold } from "../understanding/normalise.ts";

/** The ways to reach a site: how a message asks for one, and how its line among the contacts looks. Both in folded words. */
const ways: readonly { asked: RegExp; line: RegExp }[] = [
  { asked: /\b(whats\w*|zap\w*|wpp)\b/, line: /whats/ },
  { asked: /\b(e-?mail|correo)\b/, line: /@/ },
  {
    asked: /\b(onde (fica|ficam|e|esta|estao)|enderecos?|where|address|donde|direccion)\b/,
    line: /^(endereco|address|direccion)/,
  },
  { asked: /\b(telefones?|fone|ligar|phone|call|llamar)\b/, line: /^(tel|phone|fone)/ },
  {
    asked: /\b(horarios?|que horas|abrem?|fecham?|hours|open|close|abren|cierran)\b/,
    line: /\d{1,2}(:|h)\d{2}/,
  },
];

/** The lines of a site's contacts that a message asks for; all of them when it asks for none certain. */
export function contactLines(text: string, foldedMessage: string): string {
  const asked = ways.filter((way) => way.asked.test(foldedMessage));
  const lines = text.split("\n").filter((line) => asked.some((way) => way.line.test(fold(line))));
  return lines.length > 0 ? lines.join("\n") : text;
}
