import type { Insights } from "@prosa/protocol/desk";
import type { Totals } from "../rollups/cell.ts";
import { SMALL_CELL } from "./named-counts.ts";

const COST = "llm-cost|";
const MICROS = 1_000_000;

/** The tokens of LLMs and their cost, by the prices that held when they were spent. Of a filter with few conversations nothing is told. */
export function modelCostsOf(totals: Totals, isFiltered: boolean): Insights["modelCosts"] {
  const conversations = totals.llm ?? 0;
  if (isFiltered && conversations > 0 && conversations < SMALL_CELL)
    return { conversations: null, input: null, output: null, amounts: [] };
  const amounts = Object.entries(totals).flatMap(([key, micros]) =>
    key.startsWith(COST) && micros > 0 ? [{ currency: key.slice(COST.length), amount: micros / MICROS }] : [],
  );
  return {
    conversations,
    input: totals["llm-input"] ?? 0,
    output: totals["llm-output"] ?? 0,
    amounts: amounts.sort((one, other) => (one.currency < other.currency ? -1 : 1)),
  };
}
