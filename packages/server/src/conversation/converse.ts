import type { ReplyChunk } from "../model/model.ts";
import { decideAnew } from "./decide-anew.ts";
import { normaliseTurn } from "./normalise.ts";
import { record } from "./record.ts";
import { respond } from "./respond.ts";
import { retrieve } from "./retrieve.ts";
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
  const retrieved = retrieve(understood, deps);
  const decided = { ...retrieved, decision: decideAnew(retrieved, deps) };
  const reply = yield* respond(decided, deps, signal);
  return record({ ...decided, reply });
}
