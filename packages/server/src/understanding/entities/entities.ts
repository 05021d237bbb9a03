import type { Language } from "@prosa/protocol";
import { anyOf } from "../../language/packs.ts";
import { Claims } from "./claims.ts";
import { findEmails, findPhones } from "./contacts.ts";
import { findDates } from "./dates.ts";
import { findDocuments } from "./documents.ts";
import { flatten } from "./flat-text.ts";
import { findMoney, type Money } from "./money.ts";
import { findNumbers } from "./numbers.ts";
import { findTimes } from "./times.ts";
import { findUrls } from "./urls.ts";

interface EntityValues {
  /** Amount in units of the currency, ISO 4217 where the text says it. */
  money: Money;
  /** YYYY-MM-DD. */
  date: string;
  /** HH:MM in 24 hours. */
  time: string;
  /** E.164 where the country is known, else digits. */
  phone: string;
  email: string;
  url: string;
  number: number;
  /** 20 for "20 %". */
  percent: number;
  /** Eleven digits. */
  cpf: string;
  /** Fourteen characters, digits and capitals. */
  cnpj: string;
  /** 00000-000. */
  cep: string;
  order: string;
}

export type EntityType = keyof EntityValues;

/** Something of a text that code can use: what stood there, where (UTF-16 positions, end exclusive), and its normal form. */
export type Entity = {
  [Type in EntityType]: { type: Type; text: string; start: number; end: number; value: EntityValues[Type] };
}[EntityType];

type Found = {
  [Type in EntityType]: { type: Type; start: number; end: number; value: EntityValues[Type] };
}[EntityType];

const PERCENT = new RegExp(
  `^\\s{0,2}(?:%|${anyOf(({ numbers }) => numbers.percent)})(?![\\p{L}\\p{N}])`,
  "u",
);

function findPercents(flat: string, numbers: ReturnType<typeof findNumbers>): Found[] {
  return numbers.flatMap(({ start, end, value }) => {
    const sign = PERCENT.exec(flat.slice(end, end + 16));
    return sign === null ? [] : [{ type: "percent" as const, start, end: end + sign[0].length, value }];
  });
}

/**
 * Finds what a message names: money, dates, times, phones, e-mails, addresses, documents, postal codes, order numbers, percentages
 * and numbers. Nothing overlaps: the more particular kind wins. `now` is in milliseconds, shifted to the visitor's time zone.
 */
export function findEntities(text: string, { language, now }: { language: Language; now: number }): Entity[] {
  const flat = flatten(text);
  const numbers = findNumbers(flat, language);
  const inOrderOfTrust: Found[] = [
    ...findEmails(flat),
    ...findUrls(text, flat),
    ...findDocuments(flat),
    ...findMoney(text, flat, language, numbers),
    ...findPercents(flat, numbers),
    ...findDates(flat, language, now),
    ...findTimes(flat, language),
    ...findPhones(flat),
    ...numbers.map(({ start, end, value }) => ({ type: "number" as const, start, end, value })),
  ];
  const claims = new Claims(flat.length);
  return inOrderOfTrust
    .filter(({ start, end }) => claims.take(start, end))
    .sort((left, right) => left.start - right.start)
    .map((found) => ({ ...found, text: text.slice(found.start, found.end) }) as Entity);
}
