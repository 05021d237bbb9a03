import { allPacks, anyTable, anyWords } from "../../language/packs.ts";

/** Cardinals below a thousand, and words of scale, with their values. */
export const smallNumbers = anyTable(({ numbers }) => numbers.small);
export const bigNumbers = anyTable(({ numbers }) => numbers.big);
/** Small numbers that multiply the one before them ("two hundred"). */
export const multipliers = anyWords(({ numbers }) => numbers.multipliers);
export const dozens = anyWords(({ numbers }) => numbers.dozens);
/** Words that divide: "um oitavo", "tres cuartos". Those that mean something else as well need a numerator that makes them likely. */
export const denominators = anyTable(({ numbers }) => numbers.denominators);
export const unsureDenominators = anyWords(({ numbers }) => numbers.unsureDenominators);
export const denominatorEndings = anyWords(({ numbers }) => numbers.denominatorEndings);
export const joiners = anyWords(({ numbers }) => numbers.joiners);
export const points = anyWords(({ numbers }) => numbers.points);
export const beforeFraction = anyWords(({ numbers }) => numbers.beforeFraction);
export const overs = anyWords(({ numbers }) => numbers.over);
export const zeros = anyWords(({ numbers }) => numbers.zeros);
export const halves = anyWords(({ numbers }) => numbers.half);
export const halvesOf = anyWords(({ numbers }) => numbers.halfOf);
export const minuses = anyWords(({ numbers }) => numbers.minus);
export const notBeforeMinus = anyWords(({ numbers }) => numbers.notBeforeMinus);

/** The value of a denominator in one word with its number: "veintiunavos", "doscientosmilesimos". */
export function joinedDenominator(word: string): number | undefined {
  for (const { numbers } of allPacks) {
    const value = numbers.joinedDenominator(word, (part) => smallNumbers.get(part));
    if (value !== undefined) return value;
  }
  return undefined;
}

const TENS = 10;

/**
 * The source of a group that matches every cardinal in words up to a greatest one below a hundred, in every language: the words alone,
 * and tens with their units ("vinte e um", "twenty-one", "treinta y uno").
 */
export function cardinalsTo(greatest: number): string {
  const sources = allPacks.map(({ numbers }) => {
    const small = Object.entries(numbers.small).filter(([, value]) => value > 0);
    const alternatives = (isOne: (value: number) => boolean) =>
      small.flatMap(([word, value]) => (isOne(value) ? [word] : [])).join("|");
    const tens = alternatives((value) => value > TENS && value < greatest && value % TENS === 0);
    const units = alternatives((value) => value < TENS);
    const alone = small
      .flatMap(([word, value]) => (value <= greatest ? [word] : []))
      .sort((left, right) => right.length - left.length)
      .join("|");
    return `(?:${tens})(?:[ -]|\\s+(?:${[...numbers.joiners].join("|")})\\s+)(?:${units})|${alone}`;
  });
  return `(?:${sources.join("|")})`;
}
