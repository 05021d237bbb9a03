import type { ReplyChunk } from "../models/model.ts";
import { decideAnew } from "./decision/regenerate.ts";
import { withOverview } from "./evidence/overview.ts";
import { lookIntoProducts } from "./evidence/products/product-grounding.ts";
import { rankAgain } from "./evidence/rerank.ts";
import { queryOf, retrieve } from "./evidence/retrieve.ts";
import { normaliseTurn } from "./query/normalise-turn.ts";
import { takeParts } from "./query/question-parts.ts";
import { record } from "./record.ts";
import { respond } from "./respond.ts";
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
