import type { Decision, RetrievedTurn } from "../turn.ts";

/** The answers that a conversation must have brought before its visitor is asked for a rating. */
const ANSWERS_MIN = 2;

const LEAVE: readonly string[] = ["goodbye", "thanks"];
const TALK: readonly string[] = [...LEAVE, "greeting", "small-talk"];

/** True where a reply asks for a rating: the visitor takes leave and got answers, and the room lets the turn ask. */
export function asksScore(turn: RetrievedTurn, { action, evidence }: Omit<Decision, "strategy">): boolean {
  const { maySurvey, context } = turn;
  const { intent, signal } = turn.reading;
  const isLeave =
    action === "answer" && evidence.length === 0 && signal === null && LEAVE.includes(intent.name);
  const answers = context.turns.filter((past) => past.action === "answer" && !TALK.includes(past.intent));
  return maySurvey === true && isLeave && answers.length >= ANSWERS_MIN;
}
