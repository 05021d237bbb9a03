const SYMBOLS: [pattern: RegExp, currency: string][] = [
  [/R\$|reais\b/i, "BRL"],
  [/US\$|U\$S/i, "USD"],
  [/\$U/, "UYU"],
  [/COL\$/i, "COP"],
  [/RD\$/i, "DOP"],
  [/AR\$/i, "ARS"],
  [/₲|Gs\./, "PYG"],
  [/\bBs\b/, "BOB"],
  [/CA\$|C\$/i, "CAD"],
  [/AU\$|A\$/i, "AUD"],
  [/NZ\$/i, "NZD"],
  [/HK\$/i, "HKD"],
  [/MX\$/i, "MXN"],
  [/€/, "EUR"],
  [/£/, "GBP"],
  [/¥|円/, "JPY"],
  [/₹|\bRs\.?/, "INR"],
  [/₽|руб/i, "RUB"],
  [/₺/, "TRY"],
  [/₩/, "KRW"],
  [/zł/i, "PLN"],
  [/Kč/i, "CZK"],
  [/\bFt\b/, "HUF"],
  [/₴|грн/i, "UAH"],
  [/\d\s*kn\b|\bkn\b/i, "HRK"],
  [/₪/, "ILS"],
  [/₫/, "VND"],
  [/฿/, "THB"],
  [/S\//, "PEN"],
];

/**
 * Names the currency of a price's text by its ISO 4217 code or its symbol. A bare `$` is the `dollar` given: a dozen countries
 * write their own currency so.
 */
export function currencyOf(text: string, dollar?: string): string | undefined {
  const code = /(?<![A-Za-z])[A-Z]{3}(?![A-Za-z])/.exec(text)?.[0];
  if (code !== undefined && CODES.has(code)) return code;
  const named = SYMBOLS.find(([pattern]) => pattern.test(text))?.[1];
  return named ?? (text.includes("$") ? dollar : undefined);
}

const CODES = new Set(
  (
    "AED ARS AUD BGN BOB BRL CAD CHF CLP CNY COP CRC CZK DKK DOP EGP EUR GBP GTQ HKD HNL HRK HUF IDR ILS INR ISK JPY " +
    "KRW MAD MXN MYR NGN NIO NOK NZD PEN PHP PKR PLN PYG RON RSD RUB SAR SEK SGD THB TRY TWD UAH USD UYU VES VND ZAR"
  ).split(" "),
);

/** Reads the first amount in a text, whichever way it groups and splits its digits; undefined when there is none. */
export function parseAmount(text: string): number | undefined {
  const match = /(?<![\p{L}\d.,])[.,]\d{1,2}(?![\d.,])|\d[\d.,'’\s\u00a0\u202f]*/u.exec(text)?.[0];
  if (match === undefined) return undefined;
  if (/^[.,]/.test(match)) return finite(`0.${match.slice(1)}`);
  const digits = match.replace(/[\s\u00a0'’]+(?=\d{3}(?!\d))/g, "").match(/^[\d.,]+/)?.[0] ?? "";
  const plain = digits.replace(/[.,]+$/, "");
  const lastPoint = plain.lastIndexOf(".");
  const lastComma = plain.lastIndexOf(",");
  const split = Math.max(lastPoint, lastComma);
  if (split === -1) return finite(plain);
  const separator = plain[split] ?? "";
  const decimals = plain.length - split - 1;
  const isRepeated = plain.indexOf(separator) !== split;
  const hasBoth = lastPoint !== -1 && lastComma !== -1;
  // "1.299" is a thousand and more, "1.29" and "0.125" are not.
  const isGrouping = isRepeated || (!hasBoth && decimals === 3 && !plain.startsWith("0"));
  if (isGrouping) return finite(plain.replace(/[.,]/g, ""));
  return finite(`${plain.slice(0, split).replace(/[.,]/g, "")}.${plain.slice(split + 1)}`);
}

/** Reads an amount from structured data, where a point always splits decimals when it can. */
export function parseMachineAmount(text: string): number | undefined {
  const trimmed = text.trim();
  // Some shops mark "no price yet" so.
  if (/^[-−]\s?\d/.test(trimmed)) return undefined;
  return /^\d+(?:\.\d+)?$/.test(trimmed) ? finite(trimmed) : parseAmount(trimmed);
}

function finite(text: string): number | undefined {
  const value = Number(text);
  return text !== "" && Number.isFinite(value) && value < 1e12 ? value : undefined;
}
