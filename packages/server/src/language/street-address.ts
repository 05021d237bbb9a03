import { anyOf } from "./packs.ts";

const STREET = anyOf(({ asking }) => asking.streets);
/** A street's name with a number on either side of it. */
const ADDRESS = new RegExp(`\\b${STREET}\\b[^!?]{1,40}?\\d|\\b\\d+[a-z]?,? (?:[a-z'-]+ ){1,3}${STREET}\\b`);

/** True where a folded text holds a street's name with its number, as an address does. */
export function holdsAddress(folded: string): boolean {
  return ADDRESS.test(folded);
}
