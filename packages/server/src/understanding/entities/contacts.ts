import { anyOf } from "../../language/packs.ts";

/** A find of one finder; the value's shape belongs to the type. */
export interface Find<Type extends string, Value> {
  type: Type;
  start: number;
  end: number;
  value: Value;
}

const EMAIL =
  /(?<![a-z0-9._%+/-])[a-z0-9_][a-z0-9._%+-]{0,63}@(?:(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}|\[\d{1,3}(?:\.\d{1,3}){3}\])(?![a-z0-9@])/g;

/** E-mail addresses, in lower case. */
export function findEmails(flat: string): Find<"email", string>[] {
  return [...flat.matchAll(EMAIL)].map((match) => {
    const text = match[0];
    return { type: "email", start: match.index, end: match.index + text.length, value: text };
  });
}

const PHONE =
  /(?:(?<![\p{L}\p{N}#=*]|\d[.,]|[-+/](?=\d))|(?<=\p{L})(?=[(+]))(?:\(\s?\+?\d[\d\s]{0,6}\)|\+|\d)[\d\s().\-/]{4,24}\d(?:\s?x\d{2,6})?(?![\p{L}\p{N}]|[.,/:]\d|[=*%])/giu;
const PHONE_WORD = new RegExp(`${anyOf(({ contacts }) => contacts.phone)}[^\\d+(]{0,14}$`);
const SURE_PHONE_WORD = new RegExp(`${anyOf(({ contacts }) => contacts.surePhone)}[^\\d]{0,10}$`);
const OTHER_WORD = new RegExp(
  `${anyOf(({ contacts }) => contacts.otherNumber)}\\W{0,3}(?:\\p{L}+\\W{0,3}){0,2}$`,
  "u",
);
const NOT_A_PHONE = new RegExp(`^\\s*${anyOf(({ contacts }) => contacts.notAPhone)}`);

function isPhone(raw: string, before: string, after: string): boolean {
  const digits = raw.replace(/\D/g, "");
  if (digits.length < 6 || digits.length > 15) return false;
  if (OTHER_WORD.test(before) && !SURE_PHONE_WORD.test(before)) return false;
  if (NOT_A_PHONE.test(after) && !PHONE_WORD.test(before)) return false;
  if (
    /^(?:19|20)\d\d$|^0+$|^\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)?\d\d$|^(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}$/.test(
      raw,
    )
  )
    return false;
  if (/^\d{1,3}(?:\.\d{3})+$|^\d+\.\d+$|^\d{5}-\d{3}$/.test(raw)) return false;
  if ((raw.match(/\(/g)?.length ?? 0) !== (raw.match(/\)/g)?.length ?? 0)) return false;
  if (/^\d{1,3}(?: \d{3}){2,}$/.test(raw) && !PHONE_WORD.test(before)) return false;
  if (PHONE_WORD.test(before)) return digits.length >= 7 || /^0\d+$/.test(raw);
  if (/^\+/.test(raw) || /^\(\s?\+/.test(raw)) return digits.length >= 8;
  if (/^\(\d{2,3}\)\s?9?\d{4}[-\s.]?\d{4}$/.test(raw)) return true;
  if (
    /^0?\d{2}\s9?\d{4}[-\s]?\d{4}$|^9?\d{4}-\d{4}$|^0800[\s-]?\d{3}[\s-]?\d{3,4}$|^(?:3003|4004|4003)[\s-]?\d{4}$/.test(
      raw,
    )
  )
    return true;
  if (/^\(?\d{3}\)?[-.\s]{1,2}\d{3}[-.\s]\d{4}(?:\s?x\d+)?$/.test(raw)) return true;
  return /^\d+$/.test(raw) ? digits.length === 10 || digits.length === 11 : digits.length >= 9;
}

/** Telephone numbers; the value is E.164 where the number has its country or the form is Brazilian, else the bare digits. */
export function findPhones(flat: string): Find<"phone", string>[] {
  const found: Find<"phone", string>[] = [];
  for (const match of flat.matchAll(PHONE)) {
    let raw = match[0];
    let start = match.index;
    const opened = /^\(\s*\d+(?![^()]*\))/.exec(raw);
    if (opened !== null) {
      raw = raw.slice(1);
      start += 1;
    }
    const closed = /^\d+\)\s*/.exec(raw);
    if (closed !== null && !raw.includes("(")) {
      raw = raw.slice(closed[0].length);
      start += closed[0].length;
    }
    if (
      isPhone(
        raw,
        flat.slice(Math.max(0, start - 40), start),
        flat.slice(start + raw.length, start + raw.length + 20),
      )
    ) {
      found.push({ type: "phone", start, end: start + raw.length, value: international(raw) });
    }
  }
  return found;
}

function international(raw: string): string {
  const digits = raw.replace(/x\d+$/i, "").replace(/\D/g, "");
  if (raw.includes("+")) return `+${digits}`;
  if (digits.startsWith("00")) return `+${digits.slice(2)}`;
  const local = digits.replace(/^0(?=[1-9]{2}9?\d{8}$)/, "");
  if (/^55[1-9]{2}9?\d{8}$/.test(local)) return `+${local}`;
  return /^[1-9]{2}(?:9\d{8}|[2-5]\d{7})$/.test(local) ? `+55${local}` : digits;
}
