import type { DurableEvent, Message } from "@prosa/protocol";
import type { DigestItem } from "@prosa/protocol/desk";
import type { PastTurn } from "../../turn/memory.ts";
import { previewOf } from "../log/preview.ts";
import { isCourtesy, saysMore } from "./says-more.ts";

/** The questions that a digest lists, the last: as many as are read at a glance. */
export const DIGEST_ITEMS_MAX = 6;

/** A question with the messages that it was asked in, while the talk is read. */
interface Question {
  messages: { id: string; words: string }[];
  by?: "assistant" | "agent";
  answer?: string;
}

/**
 * Tells a talk in short, by its own words: what the visitor asked, and how it was answered. Messages in a row are one
 * question, and greetings and thanks are none. The assistant answers with a message that cites a source, or where its turn was to answer; a person with the
 * longest of what they write before the visitor's next message. Pure.
 */
export function digestOf(events: readonly DurableEvent[], turns: readonly PastTurn[]): DigestItem[] {
  const turnOf = new Map(turns.map((turn) => [turn.id, turn]));
  const questions: Question[] = [];
  for (const event of events) {
    if (event.type !== "said") continue;
    const { message } = event;
    if (message.author === "visitor") ask(questions, message, turnOf.get(message.id));
    else if (message.author === "agent") answerByPerson(questions.at(-1), previewOf(message));
    else if (message.author === "assistant" && message.replyTo !== undefined)
      answerByAssistant(questions, message, turnOf.get(message.replyTo));
  }
  return questions.slice(-DIGEST_ITEMS_MAX).map(({ messages, by, answer }) => ({
    question: messages.map(({ words }) => words).join(" "),
    ...(by && answer !== undefined && { by, answer }),
  }));
}

function ask(questions: Question[], message: Message, turn: PastTurn | undefined): void {
  const { id, replaces } = message;
  if (replaces !== undefined) withdraw(questions, replaces);
  const words = previewOf(message);
  if (!saysMore(words, turn?.intent)) return;
  if (words === "") return;
  const last = questions.at(-1);
  if (last && last.by === undefined && turn === undefined) last.messages.push({ id, words });
  else questions.push({ messages: [{ id, words }] });
}

function withdraw(questions: Question[], id: string): void {
  const at = questions.findLastIndex(({ messages }) => messages.some((one) => one.id === id));
  if (at >= 0) questions.splice(at, 1);
}

function answerByPerson(last: Question | undefined, words: string): void {
  if (!last || last.by === "assistant" || isCourtesy(words) || words.length <= (last.answer?.length ?? 0))
    return;
  last.by = "agent";
  last.answer = words;
}

function answerByAssistant(
  questions: readonly Question[],
  message: Message,
  turn: PastTurn | undefined,
): void {
  // Who hands over may cite the page with the site's contacts.
  const isAnswer = turn ? turn.action === "answer" : message.parts.some(({ type }) => type === "citation");
  const asked = questions.findLast(({ messages }) => messages.some(({ id }) => id === message.replyTo));
  if (!asked || !isAnswer) return;
  asked.by = "assistant";
  asked.answer = previewOf(message);
}
