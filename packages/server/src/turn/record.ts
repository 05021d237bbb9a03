import { nearestOf } from "./findings.ts";
import { type Context, type PastTurn, rememberTurn, wakeContext } from "./memory.ts";
import { slotsAfter } from "./remember-slots.ts";
import { isCited } from "./source-address.ts";
import type { DecidedTurn, RecordedTurn, Reply } from "./turn.ts";

const REMEMBERED_LENGTH = 1_000;

/** Adds the context that the next turn builds on. */
export function record(turn: DecidedTurn & { reply: Reply }): RecordedTurn {
  const { decision, reply } = turn;
  const evidence = [...decision.evidence.map(({ passage }) => passage), ...nearestOf(turn)];
  const cited = [...new Set(evidence)].filter((passage) => isCited(passage, reply.citations));
  // A model that found by meaning what words did not has answered, and the talk is not at a loss.
  const hasAnswered = decision.action === "decline" && cited.length > 0;
  const about = (decision.evidence[0] ?? turn.hits[0])?.passage.id;
  const past: PastTurn = {
    id: turn.id,
    visitor: turn.display.slice(0, REMEMBERED_LENGTH),
    assistant: reply.text.slice(0, REMEMBERED_LENGTH),
    intent: turn.reading.intent.name,
    action: hasAnswered ? "answer" : decision.action,
    confidence: turn.reading.intent.confidence,
    reason: decision.reason,
    cited: cited.map((passage) => passage.id).slice(0, 3),
    ...(about !== undefined && { about }),
    ...(turn.avoid && { avoided: turn.avoid }),
  };
  const slots = slotsAfter(turn);
  const next = rememberTurn(turn.context, past, turn.reading.language, turn.at, slots);
  return { ...turn, past, next };
}

/** The session's context once a reply is done; changes made while it was written stay. */
export function contextAfter({ past, next, reading, at }: RecordedTurn, current: Context): Context {
  const awake = wakeContext(current, at);
  return rememberTurn(awake, past, reading.language, Math.max(at, current.lastAt), next.slots);
}
