import type { NumberWords } from "../pack/entities.ts";
import { NOTHING } from "../pack/nothing.ts";
import { numberTable, wordSet } from "../text/word-set.ts";

export const englishNumbers: NumberWords = {
  small: numberTable(`
    zero=0 one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 thirteen=13 fourteen=14 fifteen=15
    sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20 thirty=30 forty=40 fifty=50 sixty=60 seventy=70 eighty=80 ninety=90
    hundred=100`),
  multipliers: wordSet("hundred"),
  big: numberTable(
    "thousand=1e3 million=1e6 millions=1e6 billion=1e9 billions=1e9 trillion=1e12 thousands=1e3 trillions=1e12",
  ),
  dozens: wordSet("dozen dozens doz dozs"),
  denominators: numberTable(`
    half=2 halves=2 third=3 thirds=3 quarter=4 quarters=4 fifth=5 fifths=5 sixth=6 sixths=6 seventh=7 sevenths=7 eighth=8 eighths=8
    ninth=9 ninths=9 tenth=10 tenths=10 hundredth=100 hundredths=100 thousandth=1e3 thousandths=1e3`),
  unsureDenominators: wordSet("quarter quarters"),
  joinedDenominator: () => undefined,
  denominatorEndings: new Set(),
  joiners: wordSet("and"),
  points: wordSet("point"),
  beforeFraction: new Set(),
  over: new Set(),
  zeros: wordSet("zero"),
  half: wordSet("half"),
  halfOf: wordSet("half"),
  articles: wordSet("a an"),
  minus: wordSet("minus negative"),
  notBeforeMinus: new Set(),
  halvableScale: NOTHING,
  decimalSign: ".",
  percent: /per\s?cent/,
};
