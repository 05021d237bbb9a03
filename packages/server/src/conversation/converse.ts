import type { ReplyChunk } from "../model/model.ts";
import { decideAnew } from "./decide-anew.ts";
import { normaliseTurn } from "./normalise.ts";
import { withOverview } from "./overview.ts";
import { takeParts } from "./parts.ts";
import { lookIntoProducts } from "./product-talk.ts";
import { rankAgain } from "./rank-again.ts";
import { record } from "./record.ts";
import { respond } from "./respond.ts";
import { queryOf, retrieve } from "./retrieve.ts";
import type { DecidedTurn, ReceivedTurn, RecordedTurn, RetrievedTurn, TurnDeps } from "./turn.ts";
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
  const whole = weighed(retrieved, deps);
  const decided = takeParts(whole, (part) =>
    weighed(retrieve(understand(normaliseTurn(part), deps), deps), deps),
  );
  const reply = yield* respond(decided, deps, signal);
  return record({ ...decided, reply });
}

/** Decides by what was found, once the talk and the products' own pages have had their say in it. */
function weighed(found: RetrievedTurn, deps: TurnDeps): DecidedTurn {
  const retrieved = withOverview(lookIntoProducts(rankAgain(found, deps), deps), deps);
  return { ...retrieved, decision: decideAnew(retrieved, deps) };
}
