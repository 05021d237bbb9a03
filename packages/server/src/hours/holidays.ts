import type { OpeningHours } from "@prosa/protocol";

type Country = NonNullable<OpeningHours["holidays"]>;

/** Days that a country does not work on, besides its weeks' ends, each with its name in the country's language. */
interface CountryHolidays {
  /** By month and day. */
  fixed: Readonly<Record<string, string>>;
  /** By their distance from Easter Sunday in days. */
  moving: Readonly<Record<number, string>>;
}

/**
 * Brazil's, by Laws 662/1949, 6.802/1980 and 14.759/2023, with the days before Ash Wednesday and Corpus Christi, on which most
 * of the country does not work either. A site that does lists the day as an exception with its spans.
 */
const HOLIDAYS: Readonly<Record<Country, CountryHolidays>> = {
  BR: {
    fixed: {
      "01-01": "Confraternização Universal",
      "04-21": "Tiradentes",
      "05-01": "Dia do Trabalho",
      "09-07": "Independência do Brasil",
      "10-12": "Nossa Senhora Aparecida",
      "11-02": "Finados",
      "11-15": "Proclamação da República",
      "11-20": "Dia da Consciência Negra",
      "12-25": "Natal",
    },
    moving: {
      [-48]: "Carnaval",
      [-47]: "Carnaval",
      [-2]: "Sexta-feira Santa",
      60: "Corpus Christi",
    },
  },
};

const DAY_MS = 24 * 60 * 60 * 1_000;

const known = new Map<string, ReadonlyMap<string, string>>();

/** A country's holidays of one year: their names by their dates, as in 2026-12-25. */
export function nationalHolidays(country: Country, year: number): ReadonlyMap<string, string> {
  const key = `${country} ${year}`;
  const found = known.get(key);
  if (found) return found;
  const { fixed, moving } = HOLIDAYS[country];
  const easter = easterOf(year);
  const days = new Map([
    ...Object.entries(fixed).map(([day, name]): [string, string] => [`${year}-${day}`, name]),
    ...Object.entries(moving).map(([distance, name]): [string, string] => [
      new Date(easter + Number(distance) * DAY_MS).toISOString().slice(0, 10),
      name,
    ]),
  ]);
  known.set(key, days);
  return days;
}

/**
 * Easter Sunday of the Gregorian calendar, as midnight UTC in milliseconds since 1970: the Sunday after the church's full moon
 * on or after 21 March. The moon's age comes from the year's place in a cycle of 19 years, corrected by the century (Butcher).
 */
function easterOf(year: number): number {
  const cycle = year % 19;
  const century = Math.floor(year / 100);
  const ofCentury = year % 100;
  const moonShift = Math.floor((8 * century + 13) / 25);
  const moon = (19 * cycle + century - Math.floor(century / 4) - moonShift + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - moon - (ofCentury % 4)) % 7;
  const isLate = Math.floor((cycle + 11 * moon + 22 * toSunday) / 451);
  const day = moon + toSunday - 7 * isLate + 114;
  return Date.UTC(year, Math.floor(day / 31) - 1, (day % 31) + 1);
}
