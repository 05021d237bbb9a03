import { anyOf } from "../../language/packs.ts";

const HELLO = `${anyOf(({ talk }) => talk.greetings)}(?![\\p{L}\\p{N}])[\\s,!.;:–-]*`;
const HOW_ARE_YOU = `${anyOf(({ talk }) => talk.howAreYou)}(?![\\p{L}\\p{N}])[\\s,!?.;:–-]*`;
const GREETING = new RegExp(`^\\s*(?:${HELLO})+(?:${HOW_ARE_YOU})?`, "iu");

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
