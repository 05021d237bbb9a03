/**
 * Days, months, and how people name days from today. Every expression holds alternatives, without a group around them, and no named
 * groups.
 */
export interface CalendarWords {
  /** January first; short forms included. */
  months: readonly RegExp[];
  /** Sunday first; short forms included. */
  weekdays: readonly RegExp[];
  /** The weekdays that are sure without a date beside them. */
  fullWeekdays: RegExp;
  /** Weekdays that count only after `beforeWeekday`, and those that count only before a comma. */
  bareWeekdays: RegExp;
  beforeWeekday: RegExp;
  weekdaysBeforeComma: RegExp;
  /** Words after which a bare weekday means something else. */
  notBeforeWeekday: RegExp;
  /** Nouns that follow an ordinal, where ordinals are weekdays as well. */
  countedNouns: RegExp;
  /** Between the days of a list, and between the first and the last of a range. */
  listJoiners: RegExp;
  rangeJoiners: RegExp;
  /** Ordinals that count a weekday in a month; the last is −1. */
  ordinals: Readonly<Record<string, number>>;
  /** Ordinals of a day in a month: tens, what may follow them, and endings after digits. */
  dayTens: RegExp;
  dayOrdinals: RegExp;
  dayEndings: RegExp;
  /** An article that counts one unit of time, where the numbers do not hold it. */
  oneUnit: RegExp;
  /** The thousands of a year in words, and what may join them to the rest. */
  yearLead: RegExp;
  yearJoiner: RegExp;
  units: Readonly<Record<"day" | "week" | "month" | "year", RegExp>>;
  /** "Day", as it is said before a number; then with its article. */
  dayWord: RegExp;
  theDay: RegExp;
  articles: RegExp;
  /** Words before a day and a month in digits; of them, those before one written with a point; and those before a bare day. */
  beforeDate: RegExp;
  onDate: RegExp;
  onThe: RegExp;
  /** Beginnings of what may follow a bare day or weekday: a time, a part of the day. */
  afterDay: RegExp;
  /** Between a day and its month, a month and its year, all three in digits, and a weekday and the month that it is counted in. */
  ofMonth: RegExp;
  ofYear: RegExp;
  ofNumber: RegExp;
  ofCountedMonth: RegExp;
  /** The last, the present and the next month, and the same for years, as they follow a day. */
  relativeMonths: readonly [RegExp, RegExp, RegExp];
  relativeYears: readonly [RegExp, RegExp, RegExp];
  /** "Of this", "week", and "that comes next" or "past": what may follow a weekday. */
  ofThis: RegExp;
  week: RegExp;
  weekAfter: RegExp;
  /** Words before and after a weekday that move it by weeks. */
  weekdayLead: RegExp;
  weekdayTail: RegExp;
  /** Beginnings of such words that point to this week, to the past, and beyond it. */
  pointsHere: RegExp;
  pointsBack: RegExp;
  pointsFarBack: RegExp;
  /** Words after a day's number that make it a time or an amount. */
  notADay: RegExp;
  /** "It is … since", "about", and "ago". */
  since: RegExp;
  about: RegExp;
  ago: RegExp;
  /** "In", before days to come, and "from today", after them. */
  within: RegExp;
  fromToday: RegExp;
  today: RegExp;
  yesterday: RegExp;
  tomorrow: RegExp;
  /** Tomorrow, where the word means something else in another language. */
  ownTomorrow: RegExp;
  dayAfterTomorrow: RegExp;
  dayBeforeYesterday: RegExp;
  nextDay: RegExp;
  lastDay: RegExp;
}

/** Times of day. Every expression holds alternatives, without a group around them, and no named groups. */
export interface ClockWords {
  /** Hours in words, up to 24. */
  hours: RegExp;
  /** Minutes after an hour that nothing else needs to confirm. */
  sureMinutes: RegExp;
  half: RegExp;
  quarter: RegExp;
  /** Words after minutes in words that make them part of another number. */
  numberGoesOn: RegExp;
  /** Between an hour and its minutes. */
  and: RegExp;
  /** Words that lead to a part of the day, and the parts; then those that mean the morning, and the rest of the day. */
  beforePeriod: RegExp;
  periods: RegExp;
  morning: RegExp;
  later: RegExp;
  /** A part of the day said before its hour, with the words between. */
  periodFirst: RegExp;
  hourUnits: RegExp;
  /** Of the units, those that make a bare number an hour. */
  sureHourUnits: RegExp;
  /** The unit after a number at the start of a text or after `itIs`, and the word that makes both an amount ("3 hours of"). */
  hoursWord: RegExp;
  ofSomething: RegExp;
  /** "Sharp", after a whole time. */
  exactly: RegExp;
  minuteUnits: RegExp;
  /** Words before an hour; those of them after which minutes need no unit; and those before an hour and minutes without a joiner. */
  beforeHour: RegExp;
  beforeHourAndMinutes: RegExp;
  beforeHourThenMinutes: RegExp;
  /** "It is", before the time that it is. */
  itIs: RegExp;
  /** Words in the plural that may follow an hour though it counts nothing. */
  afterHour: RegExp;
  /** Minutes before and after an hour ("to", "past"), the sign between an hour and the minutes that it lacks, and words before that hour. */
  to: RegExp;
  /** "To the" in one word. */
  toThe: RegExp;
  past: RegExp;
  minus: RegExp;
  beforeCountedHour: RegExp;
  noon: RegExp;
  midnight: RegExp;
  /** The hour in the middle of the small hours, three o'clock. */
  smallHours: RegExp;
  /** Words after minutes that confirm them. */
  afterMinutes: RegExp;
  /** Words after a number that make it an amount and no time. */
  notATime: RegExp;
}

/** Numbers in words. */
export interface NumberWords {
  /** Cardinals below a thousand and their values; the languages do not contradict each other. */
  small: Readonly<Record<string, number>>;
  /** Those of them that multiply a number before them. */
  multipliers: ReadonlySet<string>;
  /** Thousands, millions and so on. */
  big: Readonly<Record<string, number>>;
  dozens: ReadonlySet<string>;
  /** Words that divide. Those that mean something else as well count only after a numerator that makes them likely. */
  denominators: Readonly<Record<string, number>>;
  unsureDenominators: ReadonlySet<string>;
  /** The value of a denominator written in one word with its number ("veintiunavos"); `readNumber` reads the number. */
  joinedDenominator(word: string, readNumber: (word: string) => number | undefined): number | undefined;
  /** The word that makes the number before it a denominator ("avos"). */
  denominatorEndings: ReadonlySet<string>;
  /** Between the parts of a number, between a number and its decimals, and between a numerator and its denominator. */
  joiners: ReadonlySet<string>;
  points: ReadonlySet<string>;
  /** Of the latter, those that people say before a fraction as well. */
  beforeFraction: ReadonlySet<string>;
  over: ReadonlySet<string>;
  zeros: ReadonlySet<string>;
  /** "Half": after a number, and before a dozen or a word of scale. */
  half: ReadonlySet<string>;
  halfOf: ReadonlySet<string>;
  /** Articles before a word of scale or a dozen, where the numbers do not hold them. */
  articles: ReadonlySet<string>;
  /** The sign of a negative number, and words before it that make it a comparison. */
  minus: ReadonlySet<string>;
  notBeforeMinus: ReadonlySet<string>;
  /** Part of a word of scale that a half may follow ("dois milhões e meio"). */
  halvableScale: RegExp;
  /** The sign before decimals in digits. */
  decimalSign: "." | ",";
  /** Alternatives: "per cent". */
  percent: RegExp;
}

/** Money in words. */
export interface MoneyWords {
  /** The currency of coins where no other is named: an ISO 4217 code, or "cent" where none is sure. */
  coinCurrency: string;
  /** Names of currencies, singular and plural, with the ISO 4217 code or the sign of a family of currencies. */
  currencies: Readonly<Record<string, string>>;
  /** Hundredths, by name. */
  coins: ReadonlySet<string>;
  /** Alternatives: currencies that people name before an amount. */
  leadingCurrencies: RegExp;
  /** Alternatives: between an amount and its currency's name, and between an amount and its coins. */
  beforeCurrency: RegExp;
  beforeCoins: RegExp;
  /** Of the latter, those that surely join two amounts. */
  and: RegExp;
  /** Alternatives: words of scale after an amount and its sign. */
  thousand: RegExp;
  million: RegExp;
  billion: RegExp;
  /** Alternatives: adjectives after a currency's name that say whose it is, and countries after "of". */
  nationalities: RegExp;
  countries: RegExp;
  /** Alternatives: words for a price of zero. */
  free: RegExp;
}

/** Words around telephone numbers, documents and orders. Every expression holds alternatives. */
export interface ContactWords {
  /** Words that call a number a telephone number, and those among them that leave no doubt. */
  phone: RegExp;
  surePhone: RegExp;
  /** Words that call a number a telephone number and not a document. */
  phoneNotDocument: RegExp;
  /** Words that call a number something else. */
  otherNumber: RegExp;
  /** Words after a number that show that it is something else. */
  notAPhone: RegExp;
  /** An order, the word "number" after it, the verb after that, and words between a postal code and its digits. */
  order: RegExp;
  orderNumber: RegExp;
  is: RegExp;
  beforePostalCode: RegExp;
}
