import type { ShortText } from "../parse/short-texts.ts";
import { parseAmount } from "./price.ts";
import { AMOUNTS, amountsIn } from "./shown-price.ts";

/** The amounts of money that a page shows: those that hold, and those that are struck out. */
export interface ShownAmounts {
  valid: ReadonlySet<number>;
  struck: ReadonlySet<number>;
  /** The lower amount that stands right behind a struck one, by that one. */
  instead: ReadonlyMap<number, number>;
}

const CENTS = 100;
const THOUSAND = 1_000;
const NEXT_WITHIN = 2;
/** The elements looked at behind a struck price, of which some are its own parts. */
const REACH = 6;

/** Collects the amounts with a currency's sign among a page's short texts. */
export function shownAmounts(texts: readonly ShortText[]): ShownAmounts {
  const valid = new Set<number>();
  const struck = new Set<number>();
  const calledOld = new Set<number>();
  for (const { text, isStruck } of texts) {
    for (const { amount, isOld } of amountsIn(text)) {
      (isStruck ? struck : valid).add(amount);
      if (isOld) calledOld.add(amount);
    }
  }
  // A parent of a struck element holds its words too.
  for (const amount of struck) if (isInStruckAlone(amount, texts)) valid.delete(amount);
  for (const amount of calledOld) {
    struck.add(amount);
    valid.delete(amount);
  }
  return { valid, struck, instead: insteadOf(struck, texts) };
}

/** The first amount in the element or two right behind a struck one. */
function nextAmount(texts: readonly ShortText[], place: number): number | undefined {
  const behind = texts.slice(place + 1, place + 1 + REACH).filter(({ isStruck }) => !isStruck);
  return behind.slice(0, NEXT_WITHIN).flatMap(({ text }) => amountsIn(text))[0]?.amount;
}

function insteadOf(struck: ReadonlySet<number>, texts: readonly ShortText[]): Map<number, number> {
  const instead = new Map<number, number>();
  for (const [place, { text, isStruck }] of texts.entries()) {
    const [old] = isStruck ? amountsIn(text) : [];
    const next = old && nextAmount(texts, place);
    if (old && next !== undefined && next < old.amount && !instead.has(old.amount))
      instead.set(old.amount, next);
  }
  for (const { text, isStruck } of texts) {
    if (isStruck) continue;
    const amounts = [...text.matchAll(AMOUNTS)].map(([match]) => parseAmount(match) ?? 0);
    for (const [place, old] of amounts.entries()) {
      const next = amounts[place + 1] ?? 0;
      if (struck.has(old) && next > 0 && next < old && !instead.has(old)) instead.set(old, next);
    }
  }
  return instead;
}

/**
 * Holds the price that a page's data state against what it shows: data keep old prices, count cents, write a thousand as
 * `1.299` and leave zeros. The shown price is taken only where the difference has one of these causes.
 */
export function checkedPrice(
  stated: number,
  shown: number | undefined,
  { valid, struck, instead }: ShownAmounts,
): number {
  if (stated === 0) return shown ?? stated;
  if (valid.has(stated)) return stated;
  const scaled = [stated / CENTS, round(stated * THOUSAND)].find((amount) => valid.has(amount));
  if (scaled !== undefined) return scaled;
  if (!struck.has(stated)) return stated;
  return shown !== undefined && shown < stated ? shown : (instead.get(stated) ?? stated);
}

function isInStruckAlone(amount: number, texts: readonly ShortText[]): boolean {
  const holds = (one: ShortText) =>
    [...one.text.matchAll(AMOUNTS)].some(([match]) => parseAmount(match) === amount);
  const holders = texts.filter(holds);
  const leaves = holders.filter(
    (one) => !holders.some((other) => other !== one && other.element.parentElement === one.element),
  );
  return leaves.every(({ isStruck }) => isStruck);
}

function round(amount: number): number {
  return Math.round(amount * CENTS) / CENTS;
}
