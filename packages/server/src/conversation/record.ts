import { rememberTurn } from "./session.ts";
import type { DecidedTurn, RecordedTurn, Reply } from "./turn.ts";

const REMEMBERED_LENGTH = 1_000;

/** Adds the context that the next turn builds on. */
export function record(turn: DecidedTurn & { reply: Reply }): RecordedTurn {
  const { decision, reply } = turn;
  const quoted = new Set(reply.citations.map((citation) => citation.url));
  const cited = decision.grounds.map((ground) => ground.passage).filter((passage) => quoted.has(passage.url));
  const past = {
    visitor: turn.display.slice(0, REMEMBERED_LENGTH),
    assistant: reply.text.slice(0, REMEMBERED_LENGTH),
    intent: turn.intent.name,
    action: decision.action,
    cited: cited.map((passage) => passage.id).slice(0, 3),
  };
  return { ...turn, next: rememberTurn(turn.context, past, turn.language, turn.at) };
}
