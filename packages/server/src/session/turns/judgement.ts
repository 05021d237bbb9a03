import type { Judgement } from "../../insights/facts/fact.ts";
import { sourceOfPassage } from "../../site/sources/written/written-passages.ts";
import { TALK } from "../../turn/query/intent.ts";
import type { RecordedTurn } from "../../turn/turn.ts";

/** Names longer than this are cut: an owner's own intents, and the names of LLMs. */
const NAME_LENGTH_MAX = 60;

const EMBEDDED = "embedded";

/** The judgement of a turn, as it is counted: everything but its words. */
export function judgementOf(turn: RecordedTurn): Judgement {
  const { reading, decision, reply, past, askedModel = "", arms = [] } = turn;
  const { intent, language, stage, sentiment } = reading;
  const isTalk = TALK.includes(intent.name) && decision.action === "answer" && decision.evidence.length === 0;
  const model = reply.notice === "model-unavailable" ? EMBEDDED : askedModel;
  return {
    intent: intent.name.slice(0, NAME_LENGTH_MAX),
    action: decision.action,
    isTalk,
    asksPerson: decision.cause === "asked",
    strategy: decision.strategy.name,
    stage,
    sentiment: sentiment.label,
    language,
    model: model.slice(0, NAME_LENGTH_MAX),
    sources: [...new Set(past.cited.flatMap((id) => sourceOfPassage(id) ?? []))],
    asksScore: decision.asksScore === true && reply.end === "done",
    // Guidance makes no difference to words of the embedded model, nor to a greeting.
    ...(arms.length > 0 && !isTalk && model !== EMBEDDED && { met: [...arms] }),
  };
}
