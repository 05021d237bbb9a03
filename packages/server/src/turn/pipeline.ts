import { answerParts } from "./decision/answer-parts.ts";
import { decide } from "./decision/decide.ts";
import { regenerate } from "./decision/regenerate.ts";
import { addEmergency } from "./evidence/emergency.ts";
import { findMeaning } from "./evidence/meaning.ts";
import { addNextQuestions } from "./evidence/next-questions.ts";
import { addOverview } from "./evidence/overview.ts";
import { groundProducts } from "./evidence/products/product-grounding.ts";
import { addSale } from "./evidence/products/sale.ts";
import { retrieve } from "./evidence/retrieve.ts";
import { addSubject } from "./evidence/subject.ts";
import { findingOf } from "./findings.ts";
import type { ReplyChunk, TurnDeps } from "./ports.ts";
import { normaliseTurn } from "./query/normalise-turn.ts";
import { record } from "./record.ts";
import { respond } from "./respond.ts";
import { isSiteChoice, readOnce, weighOnce } from "./site-choice.ts";
import type { DecidedTurn, ReceivedTurn, RecordedTurn, RetrievedTurn, UnderstoodTurn } from "./turn.ts";
import { understand } from "./understand.ts";

/**
 * Takes a visitor's message through the steps of a turn, in order: yields the reply as it is written, returns the turn for
 * the log. Each step adds its own findings, and none reads what a later one adds.
 */
export async function* converse(
  received: ReceivedTurn,
  deps: TurnDeps,
  signal: AbortSignal,
): AsyncGenerator<ReplyChunk, RecordedTurn> {
  const normalised = normaliseTurn(received);
  const understood = readOnce(normalised, deps.knowledge, (turn) => understand(turn, deps));
  const isKnown = isSiteChoice(normalised, deps.knowledge);
  const meaning = isKnown ? undefined : await findMeaning(understood, deps, signal);
  const decided = weigh(understood, deps, meaning);
  const whole = answerParts(decided, (part) => weigh(understand(normaliseTurn(part), deps), deps));
  const reply = yield* respond(whole, deps, signal);
  return record({ ...whole, reply });
}

/** The steps from a message that is understood to its decision; a message's several questions go through them one by one. */
function weigh(understood: UnderstoodTurn, deps: TurnDeps, meaning?: Float32Array): DecidedTurn {
  const weighed = weighOnce(understood, deps.knowledge, (turn) => lookFor(turn, deps, meaning));
  const decision = regenerate(weighed, decide(weighed), deps);
  return addNextQuestions({ ...weighed, decision }, deps);
}

/** Looks for what answers a message. */
function lookFor(understood: UnderstoodTurn, deps: TurnDeps, meaning?: Float32Array): RetrievedTurn {
  const retrieved = retrieve(understood, deps, meaning);
  // A pressed heading is about the passages below it, whatever else shares its words.
  if (findingOf(retrieved, "pressed")) return retrieved;
  const grounded = addSubject(addSale(groundProducts(retrieved, deps), deps), deps);
  return addEmergency(addOverview(grounded, deps), deps);
}
