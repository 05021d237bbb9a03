const SIGN = /(\p{Sc}|\b(?:BRL|USD|EUR))[ ](?=[\d-]|$)/gu;
const UNIT =
  /(\d)[ ](?=(?:\p{Sc}|[%°h×x]|[kmcd]?m[²³]?|[km]?g|m?l|kW|GB|MB|TB|min|seg|R\$|reais|BRL|USD|EUR|[ap]\.?\s?m\.?|(?:dia|hora|minuto|m[eê]s|meses|ano|semana|d[ií]a|day|hour|minute|month|year|week|año)s?)(?![\p{L}\d]))/giu;
const MINUTES = /(\d[ \u00a0]?h)[ ](?=\d{2}(?!\d))/g;

/** Puts no-break spaces between a sign of money, a unit or a time and its figure, so that no line ends between them. */
export function keepTogether(text: string): string {
  return text.replace(SIGN, "$1\u00a0").replace(UNIT, "$1\u00a0").replace(MINUTES, "$1\u00a0");
}
