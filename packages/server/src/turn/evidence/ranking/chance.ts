import { Holding } from "../../../knowledge/wording/holding.ts";
import { isCounted } from "../../../knowledge/wording/traits.ts";
import { fold } from "../../../language/text/fold.ts";
import { FEATURES, type Pool, QUESTION_FEATURES } from "./features.ts";
import { chanceOf } from "./linear.ts";
import type { Quoted } from "./quotes.ts";
import type { Ranked } from "./ranked.ts";

const MARKED = ["suited", "suitsAnother", "doing", "coverTitle-best"] as const;
const MARKS = MARKED.map((name) => FEATURES.indexOf(name));

/** Stands for a passage that is not there. */
const NONE = -6;

/** The features of the chance that the quotes answer, in order. */
export const CHANCE_FEATURES: readonly string[] = [
  "first",
  "second",
  "third",
  "lead",
  "leadOnThird",
  "anyOfFive",
  "sumOfThree",
  "shareOfFirst",
  "isFoundFirst",
  "line",
  "quoteShare",
  "quoteSpelt",
  "quoteExact",
  "quoteReverse",
  "anyShare",
  "anyHoldsRarest",
  "expected",
  "expectedAny",
  "missed",
  ...MARKED,
  "counted",
  "place",
  "quoteLetters",
  "units",
  ...QUESTION_FEATURES,
];

/** Reads what speaks for and against the quotes as an answer. */
export function chanceFeatures(
  pool: Pool,
  ranked: readonly Ranked[],
  quotes: readonly Quoted[],
): Float64Array {
  const { look } = pool;
  const odds = ranked.map(({ logOdds }) => logOdds);
  const [first = NONE, second = NONE, third = NONE] = odds;
  const chances = odds.map(chanceOf);
  const powers = odds.map(Math.exp);
  const [best, other] = quotes;
  const own = heldBy(pool, best);
  const headed = heldBy(pool, best);
  if (best) headed.with(best.candidate.heading);
  const any = new Holding(look.count);
  for (const { candidate } of ranked.slice(0, 3)) any.with(candidate.whole);
  const [expected, alsoExpected] = [answerTypeOf(pool, best), answerTypeOf(pool, other)];
  return Float64Array.from([
    first,
    second,
    third,
    first - second,
    first - third,
    1 - chances.slice(0, 5).reduce((none, chance) => none * (1 - chance), 1),
    chances.slice(0, 3).reduce((sum, chance) => sum + chance, 0),
    (powers[0] ?? 0) /
      Math.max(
        1e-9,
        powers.reduce((sum, power) => sum + power, 0),
      ),
    ranked[0]?.candidate === pool.candidates[0] ? 1 : 0,
    best?.chance ?? 0,
    headed.share(look),
    headed.spelt(look),
    own.exact(look),
    own.reverse,
    any.share(look),
    any.holdsRarest(look),
    expected,
    Math.max(expected, alsoExpected),
    expected < 0 ? 1 : 0,
    ...MARKS.map((place) => ranked[0]?.candidate.features[place] ?? 0),
    countedIn(pool, quotes),
    headed.place(look),
    Math.log1p(best?.text.length ?? 0),
    Math.log1p(best?.candidate.units.length ?? 0),
    ...pool.question,
  ]);
}

/** 1 for a quote that looks as an answer must, −1 for one that does not, 0 where none must. */
function answerTypeOf({ answerType }: Pool, quoted: Quoted | undefined): number {
  if (answerType === undefined || quoted === undefined) return 0;
  if (answerType.isMet(fold(quoted.text), quoted.text)) return 1;
  return answerType.isCertain ? -1 : 0;
}

/** 1 where a quote has a number beside the word that the question counts, −1 where none has; 0 where nothing is counted. */
function countedIn({ asking: { counted }, language }: Pool, quotes: readonly Quoted[]): number {
  const own = quotes.filter(({ candidate }) => candidate.hit.passage.language === language);
  if (counted.length === 0 || own.length === 0) return 0;
  const text = own.map(({ candidate, text }) => `${candidate.hit.passage.heading} ${text}`).join("\n");
  return isCounted(fold(text), counted) ? 1 : -1;
}

/** The weight of the weightiest word of the question that no quote holds, as a share of the largest: 0 where all are held. */
export function lackOf({ look }: Pick<Pool, "look">, quotes: readonly Quoted[]): number {
  const held = new Holding(look.count);
  for (const { candidate, picked } of quotes) {
    held.with(candidate.heading);
    for (const at of picked) {
      const unit = candidate.units[at];
      if (unit) held.with(unit.holding);
    }
  }
  let [lack, most] = [0, 0];
  for (let word = 0; word < look.ownCount; word += 1) {
    const weight = look.weights[word] ?? 0;
    most = Math.max(most, weight);
    lack = Math.max(lack, weight * (1 - (held.likeness[word] ?? 0)));
  }
  return most === 0 ? 1 : lack / most;
}

function heldBy({ look }: Pool, quoted: Quoted | undefined): Holding {
  const held = new Holding(look.count);
  for (const at of quoted?.picked ?? []) {
    const unit = quoted?.candidate.units[at]?.unit;
    if (unit) held.add(unit.terms, look);
  }
  return held;
}
