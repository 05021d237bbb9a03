import { anyOf } from "../../language/packs.ts";
import type { Find } from "./contacts.ts";

const CPF = /(?<![\p{L}\p{N}.\-/])\d{3}[.\s]?\d{3}[.\s]?\d{3}[-.\s/]?\d{2}(?![\p{L}\p{N}\-/]|\.\d)/gu;
const CNPJ =
  /(?<![\p{L}\p{N}.\-/])[a-z0-9]{2}\.?[a-z0-9]{3}\.?[a-z0-9]{3}[/\s]?[a-z0-9]{4}-?\d{2}(?![\p{L}\p{N}\-/]|\.\d)/giu;
const BEFORE_CEP = anyOf(({ contacts }) => contacts.beforePostalCode);
const CEP = new RegExp(
  `(?<![\\p{L}\\p{N}.\\-/])(?:\\d{5}-\\d{3}|\\d{2}\\.\\d{3}-\\d{3}|(?<=cep\\W{0,3}(?:${BEFORE_CEP}|:)?\\s{0,2})\\d{5}\\s?\\d{3})(?![\\p{L}\\p{N}\\-/]|\\.\\d)`,
  "gu",
);
const ORDER_NAME = [
  anyOf(({ contacts }) => contacts.order),
  `(?:\\s+${anyOf(({ contacts }) => contacts.orderNumber)})?`,
  `(?:\\s+${anyOf(({ contacts }) => contacts.is)})?`,
].join("");
const ORDER = new RegExp(
  `(?<![\\p{L}\\p{N}])${ORDER_NAME}\\s*[:#]?\\s*(?:n[º°o.]{1,2}\\s*)?#?\\s*(?<code>(?=[a-z]*[-_]?\\d)[a-z0-9][a-z0-9_-]{2,30})(?![\\p{L}\\p{N}])`,
  "giu",
);
const HASHED = /(?<![\p{L}\p{N}#&/])#(?<code>[a-z]{0,5}-?\d{3,20})(?![\p{L}\p{N}])/giu;

const CALLED_PHONE = new RegExp(
  `${anyOf(({ contacts }) => contacts.phoneNotDocument)}\\W{0,3}(?:\\p{L}+\\W{0,2})?$`,
  "u",
);

function checkDigit(values: readonly number[], weights: readonly number[]): number {
  const rest = values.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0) % 11;
  return rest < 2 ? 0 : 11 - rest;
}

/** Says whether eleven digits are a CPF: both check digits right, not all the same. */
export function isCpf(digits: string): boolean {
  if (!/^\d{11}$/.test(digits) || /^(\d)\1+$/.test(digits)) return false;
  const values = Array.from(digits, Number);
  const first = checkDigit(values.slice(0, 9), [10, 9, 8, 7, 6, 5, 4, 3, 2]);
  const second = checkDigit(values.slice(0, 10), [11, 10, 9, 8, 7, 6, 5, 4, 3, 2]);
  return values[9] === first && values[10] === second;
}

/** Says whether fourteen characters are a CNPJ, also of the alphanumeric kind issued from July 2026 (Receita Federal, IN 2.229/2024). */
export function isCnpj(code: string): boolean {
  if (!/^[0-9A-Z]{12}\d{2}$/.test(code) || /^(.)\1+$/.test(code)) return false;
  const values = Array.from(code, (character) => character.charCodeAt(0) - 48);
  const first = checkDigit(values.slice(0, 12), [5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]);
  const second = checkDigit(values.slice(0, 13), [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]);
  return values[12] === first && values[13] === second;
}

type Document = Find<"cpf" | "cnpj" | "cep" | "order", string>;

/** Brazilian CPF and CNPJ (check digits proven), postal codes as 00000-000, and order numbers as written, in upper case. */
export function findDocuments(flat: string): Document[] {
  const found: Document[] = [];
  const add = (type: Document["type"], match: RegExpMatchArray, value: string, code = match[0]) => {
    const start = (match.index ?? 0) + match[0].lastIndexOf(code);
    found.push({ type, start, end: start + code.length, value });
  };
  for (const match of flat.matchAll(CNPJ)) {
    const code = match[0].replace(/[^a-z0-9]/gi, "").toUpperCase();
    if (isCnpj(code)) add("cnpj", match, code);
  }
  for (const match of flat.matchAll(CPF)) {
    const digits = match[0].replace(/\D/g, "");
    const isCalledPhone = CALLED_PHONE.test(flat.slice(0, match.index));
    if (isCpf(digits) && !(isCalledPhone && /^\d+$/.test(match[0]))) add("cpf", match, digits);
  }
  for (const match of flat.matchAll(CEP)) {
    const digits = match[0].replace(/\D/g, "");
    add("cep", match, `${digits.slice(0, 5)}-${digits.slice(5)}`);
  }
  for (const match of flat.matchAll(ORDER))
    add("order", match, (match.groups?.code ?? "").toUpperCase(), match.groups?.code);
  for (const match of flat.matchAll(HASHED))
    add("order", match, (match.groups?.code ?? "").toUpperCase(), match.groups?.code);
  return found;
}
