import { normalise } from "../../language/text/normalise.ts";
import type { NormalisedTurn, ReceivedTurn } from "../turn.ts";

/** Adds the text as it is shown and as it is compared. */
export function normaliseTurn(turn: ReceivedTurn): NormalisedTurn {
  const { text, folded } = normalise(turn.text);
  return { ...turn, display: text, folded };
}
