import type { Language } from "@prosa/protocol";
import type { Passage } from "../../knowledge/passage.ts";

const NUMBER = "\\d{1,12}(?:[.,]\\d{1,3}){0,4}";
const SIGN = "(?:R\\$|US\\$|[$€£]|BRL|USD|EUR)";
const NAME = "(?:reais|real|d[oó]lares|dollars?|euros?|pesos|€)(?![\\p{L}])";
const OFF = "(?:de\\s)?(?:desconto|descuento|off|discount)";

/** The source of a pattern for what a business could be held to: an amount of money, or so many per cent off. */
export const AMOUNT_PATTERN = `${SIGN}\\s?${NUMBER}|(?<![\\w.,])${NUMBER}\\s?${NAME}|(?<![\\w.,])${NUMBER}\\s?%\\s?${OFF}`;

/** Ends of text that may become an amount with what follows. */
export const AMOUNT_BEGINNING = /\s*(?:(?:R\$|US\$|[$€£]|BRL|USD|EUR)\s?)?(?:\d[\d.,]{0,20}\s?%?)?(?:\sde)?$/;

const WITH_MONEY = new RegExp(`${SIGN}\\s?${NUMBER}|${NUMBER}\\s?${NAME}`, "giu");
const DECIMAL = /\d{1,12}(?:[.,]\d{1,3}){0,4}/g;

const WORDS: Readonly<Record<Language, { unknown: string; visitors: string }>> = {
  "pt-BR": { unknown: "(valor não confirmado no site)", visitors: "(o valor que você citou)" },
  en: { unknown: "(amount not confirmed on the site)", visitors: "(the amount you named)" },
  es: { unknown: "(importe no confirmado en el sitio)", visitors: "(el importe que mencionaste)" },
};

/**
 * Makes a check of amounts: what a source states is returned as it is; any other is replaced by words that commit to
 * nothing, since a price that a model made up, or that a visitor talked it into, would be the site's word.
 */
export function createAmountCheck(
  sources: () => readonly Passage[],
  visitorText: string,
  language: Language,
): (written: string) => string {
  return (written) => {
    const value = valuesIn(written)[0];
    const isPercent = written.includes("%");
    const isStated = sources().some((source) =>
      isPercent
        ? source.text.includes("%") && valuesIn(source.text).includes(value ?? Number.NaN)
        : source.product?.price === value || moneyOf(source).includes(value ?? Number.NaN),
    );
    if (isStated) return written;
    return valuesIn(visitorText).includes(value ?? Number.NaN)
      ? WORDS[language].visitors
      : WORDS[language].unknown;
  };
}

const known = new WeakMap<Passage, readonly number[]>();

function moneyOf(passage: Passage): readonly number[] {
  const before = known.get(passage);
  if (before !== undefined) return before;
  const amounts = moneyIn(passage.text);
  known.set(passage, amounts);
  return amounts;
}

function moneyIn(text: string): number[] {
  const decimals = (text.match(DECIMAL) ?? []).filter((number) => /[.,]\d{2}$/.test(number));
  return [...(text.match(WITH_MONEY) ?? []), ...decimals].flatMap(valuesIn);
}

function valuesIn(text: string): number[] {
  return (text.match(DECIMAL) ?? []).map(numberOf);
}

/** One or two digits after the last separator are decimals; three are thousands, whichever sign the language uses. */
function numberOf(number: string): number {
  const [, whole = number, decimals = ""] = /^(.*?)(?:[.,](\d{1,2}))?$/.exec(number) ?? [];
  return Number(`${whole.replace(/[.,]/g, "")}.${decimals || "0"}`);
}
