import type { Language } from "@prosa/protocol";

/** The kinds of facts, besides money, that a business could be held to and a visitor could be hurt by. */
export type FactKind = "percent" | "time" | "date" | "period" | "number" | "code";

const MONTHS =
  "janeiro|fevereiro|mar[çc]o|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro|january|february|march|april|may|june|july|august|september|october|november|december|enero|febrero|marzo|mayo|junio|julio|septiembre|octubre|noviembre|diciembre";
const UNITS =
  "dias?|d[ií]as?|days?|semanas?|weeks?|m[eê]s|meses|months?|anos?|a[ñn]os?|years?|horas?|hours?|minutos?|minutes?";

/** The source of a pattern for each kind, as a named group, in the order of their trust. */
export const FACT_PATTERN = [
  "(?<key>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})",
  `(?<date>(?<![\\w/.-])(?:\\d{1,2}/\\d{1,2}(?:/\\d{2,4})?|\\d{1,2}[.-]\\d{1,2}[.-]\\d{4}|\\d{4}-\\d{2}-\\d{2}|\\d{1,2}(?:º|st|nd|rd|th)?\\s(?:de\\s|of\\s)?(?:${MONTHS})|(?:${MONTHS})\\s\\d{1,2}(?:st|nd|rd|th)?)(?![\\p{L}\\d/]))`,
  "(?<percent>(?<![\\w.,])\\d{1,3}(?:[.,]\\d{1,2})?\\s?(?:%|por\\s?cento|por\\s?ciento|percent))",
  "(?<time>(?<![\\w.,:])\\d{1,2}(?::\\d{2}(?:\\s?[ap]\\.?m\\b)?|h\\d{2}|\\s?(?:h|hs|hrs?)|\\s?[ap]\\.?m)(?![\\p{L}\\d:]))",
  `(?<period>(?<![\\w.,/])\\d{1,4}\\s(?:${UNITS})(?!\\p{L}))`,
  "(?<number>(?<![\\w.,+(/-])(?:\\+|\\()?\\d(?:[ .()/-]{0,2}\\d){7,18}(?![\\w%]|[.,]\\d))",
].join("|");

/** Ends of text that may become such a fact with what follows. */
export const FACT_BEGINNING = `(?:[+(]?\\d[\\d ().,:/-]{0,24}(?:º|st|nd|rd|th|%|h)?(?:\\s(?:de|of|por))?|${MONTHS})`;

/** Words in capitals, with or without digits, as coupons are; those without are coupons only where the text says so. */
export const CODE = /(?<![\p{L}\p{N}-])[A-Z0-9][A-Z0-9-]{2,18}[A-Z0-9](?![\p{L}\p{N}-])/gu;
export const BEFORE_CODE =
  /(?:cup[oóõ]n?|cupom|cupones|c[oó]digo|coupon|code|voucher)(?:\s(?:promocional|de\sdesconto|de\sdescuento))?\W{0,5}$/iu;

type Said = Readonly<Record<FactKind, string>>;

/** The words in the place of a fact that stands nowhere, and of one that only the visitor named. */
export const UNKNOWN_FACTS: Readonly<Record<Language, Said>> = {
  "pt-BR": {
    percent: "(percentual não confirmado no site)",
    time: "(horário não confirmado no site)",
    date: "(data não confirmada no site)",
    period: "(prazo não confirmado no site)",
    number: "(número não confirmado no site)",
    code: "(código não confirmado no site)",
  },
  en: {
    percent: "(percentage not confirmed on the site)",
    time: "(time not confirmed on the site)",
    date: "(date not confirmed on the site)",
    period: "(period not confirmed on the site)",
    number: "(number not confirmed on the site)",
    code: "(code not confirmed on the site)",
  },
  es: {
    percent: "(porcentaje no confirmado en el sitio)",
    time: "(horario no confirmado en el sitio)",
    date: "(fecha no confirmada en el sitio)",
    period: "(plazo no confirmado en el sitio)",
    number: "(número no confirmado en el sitio)",
    code: "(código no confirmado en el sitio)",
  },
};
