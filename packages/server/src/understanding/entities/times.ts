import type { Language } from "@prosa/protocol";
import type { Find } from "./contacts.ts";
import { findNumbers } from "./numbers.ts";

const HOUR_WORD =
  "uma|duas|tres|quatro|cinco|seis|sete|oito|nove|dez|onze|doze|una|dos|cuatro|siete|ocho|nueve|diez|once|doce|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve";
const MINUTE_WORD =
  "(?:vinte|trinta|quarenta|cinquenta) e (?:um|dois|tres|quatro|cinco|seis|sete|oito|nove)|cinco|dez|quinze|vinte|trinta|quarenta|cinquenta|onze|doze|treze|catorze|dezoito|um|dois|tres|veinticinco|veinte|treinta|cuarenta y cinco|cuarenta|cincuenta|quince|diez|dos|thirty|fifteen|forty[- ]five|twenty";
const DIGIT_HOUR = "(?:[01]?\\d|2[0-4])";
const HOUR = `(?<hour>${HOUR_WORD}|${DIGIT_HOUR})`;
const PERIOD =
  "(?:\\s?(?:[ap]\\.m\\.|[ap]m)(?![\\p{L}])|\\s+(?:d[ae]|pel[ao]|por la|de la|in the|at)\\s+(?:manha|manhazinha|tarde|noite|tardinha|madrugada|manana|noche|morning|afternoon|evening|night))";
const UNITS = "(?:\\s?(?:horas?|hrs?|hs|h|o'clock|en punto|em ponto)(?![\\p{L}\\p{N}]))";
const ANCHOR = "(?<=(?<![\\p{L}])(?:as|das|pras|las|at|by|until)\\s{1,2})";
const BEFORE = "(?<![\\p{L}\\p{N}.,:/$-]|\\$\\s)";
const AFTER = "(?![\\p{L}\\p{N}]|[.,:/-]\\d)";
const NOT_TIME =
  "(?!\\s?(?:%|por cento|reais|dias?|meses|mes|anos?|semanas?|vezes|x\\b|minutos?|mins?|unidades?|itens|pessoas|de\\s+\\p{L}|/|euros?|dolares|[$€]))";

const patterns: readonly RegExp[] = [
  `(?:(?:a|de|à)\\s+(?:tarde|noite|manha)\\s+(?:as|a)\\s+)?t?(?<hour>${DIGIT_HOUR})[:h](?<minute>[0-5]\\d)(?:[:m]?(?<second>[0-5]\\d)?s?)?(?:min)?(?<unit>${UNITS})?(?<period>${PERIOD})?`,
  `(?<minute>\\d{1,2}|${MINUTE_WORD})(?:\\s+(?:minutos?|mins?))?\\s+(?<side>para|depois|antes|past|to|despues)\\s+(?:d?as|de las|las)?\\s?(?<hour>${HOUR_WORD}|${DIGIT_HOUR})(?<period>${PERIOD})?`,
  `(?:(?:a|de)\\s+(?:tarde|noite|manha)\\s+as\\s+)?${HOUR}(?:${UNITS})?\\s+(?:e|y|and)\\s+(?<minute>meia|media|(?:um )?quarto|(?:un )?cuarto|(?<=(?:as|pras|las)\\s.{1,8})(?:${MINUTE_WORD}|[0-5]\\d)|${MINUTE_WORD}(?=\\s+(?:d[ae]|am|pm|p\\.m|a\\.m|em ponto|minutos))|quarenta e cinco|quinze|trinta|quince|treinta|cuarenta y cinco)(?![\\p{L}]| e (?:um|dois|tres|quatro|cinco|seis|sete|oito|nove)(?!\\p{L}))(?:\\s+minutos?)?(?<unit>${UNITS})?(?<period>${PERIOD})?${NOT_TIME}`,
  `(?:(?:a|de)\\s+(?:tarde|noite|manha)\\s+as\\s+)?${HOUR}(?<unit>${UNITS})?(?<period>${PERIOD})`,
  `${HOUR}(?<unit>\\s?(?:h|hs|hrs|em ponto|en punto|o'clock)(?![\\p{L}\\p{N}]))(?<period>${PERIOD})?`,
  `(?<noon>meio[- ]dia|mediodia|noon|meia[- ]noite|medianoche|midnight|meio da madrugada)(?:\\s+(?:e|y)\\s+(?<minute>meia|media))?`,
].map((source) => new RegExp(`${BEFORE}${source}${AFTER}`, "gu"));

const anchored = new RegExp(`${ANCHOR}${HOUR}(?<unit>${UNITS})?${AFTER}${NOT_TIME}`, "gu");
const atStart = new RegExp(`(?<=^\\s*)${HOUR}(?<unit>\\s?horas)${AFTER}`, "gu");

function small(text: string | undefined, language: Language): number {
  if (text === undefined) return 0;
  if (/^(?:meia|media)$/.test(text)) return 30;
  if (/(?:quarto|cuarto)$/.test(text)) return 15;
  return /^\d+$/.test(text) ? Number(text) : (findNumbers(text.replace("-", " "), language)[0]?.value ?? 0);
}

function clock(groups: Record<string, string | undefined>, language: Language): string | undefined {
  let minutes: number;
  if (groups.noon !== undefined)
    minutes =
      (/^(?:meio[- ]dia|mediodia|noon)/.test(groups.noon) ? 720 : /madrugada/.test(groups.noon) ? 180 : 0) +
      small(groups.minute, language);
  else {
    let hour = small(groups.hour, language);
    const minute = small(groups.minute, language);
    const period = groups.period ?? "";
    if (hour > 24 || minute > 59) return undefined;
    if (/p\.?m|tarde|tardinha|noite|noche|afternoon|evening|night/.test(period) && hour < 12) hour += 12;
    if (/a\.?m|manha|manana|madrugada|morning/.test(period) && hour === 12) hour = 0;
    const sign = /^(?:para|to|antes)$/.test(groups.side ?? "") ? -1 : 1;
    minutes = hour * 60 + sign * minute;
  }
  const inDay = ((minutes % 1440) + 1440) % 1440;
  return `${String(Math.floor(inDay / 60)).padStart(2, "0")}:${String(inDay % 60).padStart(2, "0")}`;
}

/** Times of day ("às 7 da noite", "19h30", "dez para as nove"); the value is HH:MM in 24 hours, morning where the text does not say. */
export function findTimes(flat: string, language: Language): Find<"time", string>[] {
  const found: Find<"time", string>[] = [];
  for (const pattern of [...patterns, anchored, atStart]) {
    for (const match of flat.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (found.some((other) => start < other.end && other.start < end)) continue;
      const value = clock(match.groups ?? {}, language);
      if (value !== undefined) found.push({ type: "time", start, end, value });
    }
  }
  return found.sort((left, right) => left.start - right.start);
}
