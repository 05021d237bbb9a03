const CLAUSE_END = /(?<=[.?!;\n])\s+/;
/** An e-mail address, or at least eight digits with no more than signs and a space between them. */
// Anchored at the beginning of a run: else a long run without a space is tried from each of its characters.
const CONTACT = /(?<![^\s@])[^\s@]+@[^\s@]+\.[a-z]{2,}|\d(?:[\s().-]{0,2}\d){7,}/i;

/** A text without the clauses that bring a way to be reached, where something else remains to be asked. */
export function withoutContactClause(text: string): string {
  if (!CONTACT.test(text)) return text;
  const rest = text
    .split(CLAUSE_END)
    .filter((clause) => !CONTACT.test(clause))
    .join(" ");
  return /\p{L}{2}/u.test(rest) ? rest : text;
}
