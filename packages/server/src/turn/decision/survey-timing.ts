import type { Decision, RetrievedTurn } from "../turn.ts";

/** How many answers a conversation must have brought before its visitor is asked how it was. */
const ANSWERS_MIN = 2;

const LEAVE: readonly string[] = ["goodbye", "thanks"];
const TALK: readonly string[] = [...LEAVE, "greeting", "small-talk"];

/** Whether to ask how the conversation was: of a visitor who takes leave and got answers, where the room lets the turn ask. */
export function asksScore(turn: RetrievedTurn, { action, evidence }: Omit<Decision, "strategy">): boolean {
  const { maySurvey, context } = turn;
  const { intent, signal } = turn.reading;
  const isLeave =
    action === "answer" && evidence.length === 0 && signal === null && LEAVE.includes(intent.name);
  const answers = context.turns.filter((past) => past.action === "answer" && !TALK.includes(past.intent));
  return maySurvey === true && isLeave && answers.length >= ANSWERS_MIN;
}
