import type { Act, Decision, RetrievedTurn } from "../turn.ts";
import { leftContact } from "./lead.ts";
import { RULES, weigh } from "./rules.ts";
import { strategyOf } from "./strategy.ts";
import { asksScore } from "./survey-timing.ts";

/** Decides what to do with a message and how, by the turn alone; the reasons are stable enough to count in logs. */
export function decide(turn: RetrievedTurn): Decision {
  const act = firstAct(turn);
  const left = act.action === "hand-over" ? act.leftContact : leftContact(turn)?.type;
  return {
    ...act,
    ...(left !== undefined && { leftContact: left }),
    strategy: strategyOf(turn.reading, turn.context),
    ...(asksScore(turn, act) && { asksScore: true }),
  };
}

function firstAct(turn: RetrievedTurn): Act {
  const weighed = weigh(turn);
  for (const rule of RULES) {
    const act = rule.act(weighed);
    if (act !== undefined) return act;
  }
  return { action: "decline", reason: "no rule", evidence: [] };
}
