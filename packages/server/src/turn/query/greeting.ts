const GREETING =
  /^\s*(?:(?:oi+e?|ol[aá]|opa|blz|beleza|e a[ií]|bom dia|boa tarde|boa noite|hello|hi|hey(?: there)?|good (?:morning|afternoon|evening)|hola|buenos d[ií]as|buenas(?: tardes| noches)?)(?![\p{L}\p{N}])[\s,!.;:–-]*)+(?:(?:(?:tudo|td|tdo) (?:bem|bom|certo|joia|j[oó]ia)|como vai|how are you|qu[eé] tal|c[oó]mo est[aá]s?)(?![\p{L}\p{N}])[\s,!?.;:–-]*)?/iu;

/** A message without the greeting that it opens with; whole when it is nothing but a greeting. */
export function withoutGreeting(text: string): string {
  const rest = text.replace(GREETING, "");
  return hasTwoWords(rest) ? rest : text;
}

/** Searched in steps: one expression for it tries every pair of places in a message without a space. */
function hasTwoWords(text: string): boolean {
  const first = text.search(/\p{L}{2}/u);
  const space = first < 0 ? -1 : text.slice(first).search(/\s/);
  return space >= 0 && /\p{L}/u.test(text.slice(first + space));
}
