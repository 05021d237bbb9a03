import type { Knowledge } from "../../../knowledge/passage.ts";
import { anyOf } from "../../../language/packs.ts";
import { importanceOf } from "../../../language/vocabulary.ts";
import {
  type ComparedProduct,
  type Evidence,
  type Finding,
  type Order,
  withFindings,
} from "../../findings.ts";
import type { RetrievedTurn } from "../../turn.ts";
import { measuresOf, orderAsked } from "./asked.ts";
import { qualitiesOf } from "./product-page.ts";

const ALL_MAX = 10;
const ORDERED_MAX = 3;
/** Words of comparing and recommending, which ask for no quality of what is compared. */
export const OF_COMPARING = new RegExp(`^${anyOf(({ goods }) => goods.comparing)}$`);

/** Products from one end of an order on, with what each page states that puts it there; undefined where one states nothing. */
export function ordered(
  products: readonly Evidence[],
  order: Order,
  knowledge: Knowledge,
): ComparedProduct[] | undefined {
  const measures = measuresOf(
    products.map(({ passage }) => qualitiesOf(passage.url, knowledge)),
    order,
  );
  const sign = order.from === "most" ? -1 : 1;
  return measures
    ?.map((measure, place) => ({ measure, evidence: products[place] as Evidence }))
    .sort((one, other) => sign * (one.measure.amount - other.measure.amount))
    .map(({ measure, evidence }) => ({ evidence, qualities: [[measure.name, measure.value]] }));
}

/** The row of a product's page that states the measure of an order. */
export function measuredRow({ passage }: Evidence, order: Order, knowledge: Knowledge): Evidence | undefined {
  const [measure] = measuresOf([qualitiesOf(passage.url, knowledge)], order) ?? [];
  if (measure === undefined) return undefined;
  const quote = `${measure.name}: ${measure.value}`;
  const table = knowledge
    .ofKind("table")
    .find(({ url, text }) => url === passage.url && text.split("\n").includes(quote));
  return table && { passage: table, quote, score: 1, coverage: 1, support: 1, matchesIntent: true };
}

/** All products that state what they are to be ordered by, the first few; without such, what there is to choose from. */
export function allInOrder(turn: RetrievedTurn, order: Order, knowledge: Knowledge): RetrievedTurn {
  const evidence = allToAdvise(knowledge);
  if (evidence.length === 0) return turn;
  const stating = evidence.filter(
    ({ passage }) => measuresOf([qualitiesOf(passage.url, knowledge)], order) !== undefined,
  );
  const inOrder = stating.length > 1 ? ordered(stating, order, knowledge) : undefined;
  const finding: Finding =
    inOrder === undefined
      ? { kind: "advice", evidence }
      : { kind: "comparison", products: inOrder.slice(0, ORDERED_MAX), order };
  // None of the passages holds it: the products themselves are asked about.
  return withFindings(inOrder === undefined ? { ...turn, hits: [], quotes: [], chance: 0 } : turn, finding);
}

/** Adds all that there is to choose from, where advice is asked for on nothing certain. */
export function withAll(turn: RetrievedTurn, knowledge: Knowledge): RetrievedTurn {
  const evidence = allToAdvise(knowledge);
  return evidence.length === 0 ? turn : withFindings(turn, { kind: "advice", evidence });
}

/** All products of a site that has few enough of them to be read; none of another. */
function allToAdvise(knowledge: Knowledge): Evidence[] {
  const all = knowledge.ofKind("product");
  if (all.length > ALL_MAX) return [];
  return all.map((passage) => {
    const quote = passage.text.split("\n")[0] ?? "";
    return { passage, score: 1, coverage: 1, quote, support: 1, matchesIntent: true };
  });
}

/** True where a message asks for the biggest or the lightest and names no product. */
export function asksOnlyForOrder({ reading }: RetrievedTurn): boolean {
  return reading.query.contentWords.every(
    (word) =>
      importanceOf(word) < 1 || OF_COMPARING.test(word) || orderAsked(`mais ${word} mas`) !== undefined,
  );
}
