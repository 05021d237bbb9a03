import type { Contact } from "@prosa/protocol";

/** The fewest digits of a phone number that are looked for, so that one or two do not find everybody. */
const DIGITS_MIN = 4;

/** True where a visitor's name or e-mail holds the text, in any case and accents, or their phone holds its digits. */
export function holdsText({ name = "", email = "", phone = "" }: Contact, text: string): boolean {
  const sought = folded(text);
  const digits = digitsOf(text);
  return (
    [name, email].some((one) => folded(one).includes(sought)) ||
    (digits.length >= DIGITS_MIN && digitsOf(phone).includes(digits))
  );
}

function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, "");
}
