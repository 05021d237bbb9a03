import { cleanText } from "../../language/text/normalise.ts";
import type { NormalisedTurn, ReceivedTurn } from "../turn.ts";

/** Adds the text as it is shown. */
export function normaliseTurn(turn: ReceivedTurn): NormalisedTurn {
  return { ...turn, display: cleanText(turn.text) };
}
