const GREETING =
  /^\s*(?:(?:oi+e?|ol[aá]|opa|blz|beleza|e a[ií]|bom dia|boa tarde|boa noite|hello|hi|hey(?: there)?|good (?:morning|afternoon|evening)|hola|buenos d[ií]as|buenas(?: tardes| noches)?)(?![\p{L}\p{N}])[\s,!.;:–-]*)+(?:(?:tudo (?:bem|bom|certo)|como vai|how are you|qu[eé] tal|c[oó]mo est[aá]s?)(?![\p{L}\p{N}])[\s,!?.;:–-]*)?/iu;

/** A message without the greeting that it opens with; whole when it is nothing but a greeting. */
export function withoutGreeting(text: string): string {
  const rest = text.replace(GREETING, "");
  return /\p{L}{2}.*\s.*\p{L}/u.test(rest) ? rest : text;
}
