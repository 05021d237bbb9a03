import type { ReplyChunk } from "../model/model.ts";
import { decideAnew } from "./decide-anew.ts";
import { normaliseTurn } from "./normalise.ts";
import { record } from "./record.ts";
import { respond } from "./respond.ts";
import { queryOf, retrieve } from "./retrieve.ts";
import type { ReceivedTurn, RecordedTurn, TurnDeps } from "./turn.ts";
import { understand } from "./understand.ts";

/** Takes a visitor's message through the six steps: yields the reply as it is written, returns the turn for the log. */
export async function* converse(
  turn: ReceivedTurn,
  deps: TurnDeps,
  signal: AbortSignal,
): AsyncGenerator<ReplyChunk, RecordedTurn> {
  const normalised = normaliseTurn(turn);
  const understood = understand(normalised, deps);
  // Whoever answers at once finds by words alone: it quotes only where a passage holds the question's words.
  const query = deps.meaningOf && !deps.model.isInstant ? queryOf(understood, deps) : "";
  const meaning = query === "" ? undefined : await deps.meaningOf?.(query, signal);
  const retrieved = retrieve(understood, deps, meaning);
  const decided = { ...retrieved, decision: decideAnew(retrieved, deps) };
  const reply = yield* respond(decided, deps, signal);
  return record({ ...decided, reply });
}
