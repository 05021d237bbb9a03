import { Holding } from "../../../knowledge/wording/holding.ts";
import { isCounted } from "../../../knowledge/wording/traits.ts";
import { fold } from "../../../language/text/fold.ts";
import { FEATURES, type Pool, QUESTION_FEATURES } from "./features.ts";
import { chanceOf } from "./linear.ts";
import type { Quoted } from "./quotes.ts";
import type { Ranked } from "./ranked.ts";

const MARKS = ["suited", "suitsAnother", "doing", "coverTitle-best"].map((name) => FEATURES.indexOf(name));

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
  "suited",
  "suitsAnother",
  "doing",
  "coverTitle-best",
  "counted",
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
  const { look, asking } = pool;
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
  const heading = best?.candidate.hit.passage.heading ?? "";
  const counted =
    asking.counted === undefined || best === undefined
      ? 0
      : isCounted(fold(`${heading} ${best.text}`), asking.counted)
        ? 1
        : -1;
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
    counted,
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

function heldBy({ look }: Pool, quoted: Quoted | undefined): Holding {
  const held = new Holding(look.count);
  for (const at of quoted?.picked ?? []) {
    const unit = quoted?.candidate.units[at]?.unit;
    if (unit) held.add(unit.terms, look);
  }
  return held;
}
