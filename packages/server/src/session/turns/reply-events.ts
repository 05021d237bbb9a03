import { type Message, messageSchema, type Part, REPLY_LENGTH_MAX, type ReplyEnd } from "@prosa/protocol";
import type { RoomHost } from "../../platform/room-host.ts";
import { noticeText } from "../../turn/reply/notices.ts";
import type { RecordedTurn } from "../../turn/turn.ts";
import type { Step } from "../log/step.ts";
import { formPartsOf } from "./contact-form.ts";
import { judgementOf } from "./judgement.ts";

/** A durable event without its place in the log, with the id by which it is found. */
export type Identified = Step["events"][number];

/** A reply's place among the messages. */
export interface ReplyPlace {
  replyId: string;
  /** The message that it answers; `null` where a command other than a message called for it. */
  replyTo: string | null;
}

/** Makes the events of a turn: a notice where there is one, the reply, and a hand-over where there is one. */
export function replyEvents(
  place: ReplyPlace,
  turn: RecordedTurn,
  { newId, log }: Pick<RoomHost, "newId" | "log">,
): Identified[] {
  const { replyId, replyTo } = place;
  const events: Identified[] = [];
  if (turn.reply.notice) {
    const id = newId();
    const parts: Part[] = [{ type: "text", text: noticeText(turn.reply.notice, turn.reading.language) }];
    events.push({ id, event: { type: "said", message: { id, author: "notice", parts } } });
  }
  const reply = { ...assistantMessage(place), end: turn.reply.end };
  const all = partsOf(turn);
  // A part that no client could read would take the whole message with it, here and in the log. Text has been cut to what it may be.
  const others = all.filter(({ type }) => type !== "text");
  const areReadable = others.length === 0 || messageSchema.safeParse({ ...reply, parts: others }).success;
  const parts = all.filter((part) => {
    const fits =
      areReadable || part.type === "text" || messageSchema.safeParse({ ...reply, parts: [part] }).success;
    if (!fits) log({ level: "error", event: "part-left-out", part: part.type });
    return fits;
  });
  const judgement = judgementOf(turn);
  events.push({ id: replyId, event: { type: "said", message: { ...reply, parts } }, judgement });
  // A visitor who asked by command has the hand-over in the log already.
  if (turn.decision.action === "hand-over" && replyTo !== null) {
    const reason = turn.wantsHuman || turn.decision.cause === "asked" ? "asked" : "unsure";
    events.push({ id: newId(), event: { type: "handed-over", reason } });
  }
  return events;
}

/** Makes the event of a reply that has no words. */
export function emptyReply(place: ReplyPlace, end: ReplyEnd): Identified[] {
  return [
    {
      id: place.replyId,
      event: { type: "said", message: { ...assistantMessage(place), parts: [], end } },
    },
  ];
}

/** Makes the event of a reply that ends before its time, with the text written so far. */
export function cutReply(place: ReplyPlace, text: string, end: "stopped" | "interrupted"): Identified[] {
  const parts: Part[] = text ? [{ type: "text", text }] : [];
  const message = { ...assistantMessage(place), parts, end };
  return [{ id: place.replyId, event: { type: "said", message } }];
}

/** The text parts of a message, joined. */
export function messageText(message: Message): string {
  return message.parts.flatMap((part) => (part.type === "text" ? [part.text] : [])).join("\n\n");
}

function assistantMessage({ replyId, replyTo }: ReplyPlace) {
  return { id: replyId, author: "assistant", ...(replyTo !== null && { replyTo }) } as const;
}

/** The change of the session's row after a reply that asks how the conversation was. */
export function surveyedBy(turn: RecordedTurn): { surveyedBy?: string } {
  return hasSurvey(turn) ? { surveyedBy: turn.id } : {};
}

function hasSurvey({ decision, reply }: RecordedTurn): boolean {
  return decision.asksScore === true && reply.end === "done";
}

function partsOf(turn: RecordedTurn): Part[] {
  const { reply } = turn;
  const parts: Part[] = [];
  if (reply.text) parts.push({ type: "text", text: reply.text.slice(0, REPLY_LENGTH_MAX) });
  parts.push(...reply.cards.slice(0, 2), ...reply.products.slice(0, 4), ...reply.citations.slice(0, 6));
  if (reply.choices.length > 0) parts.push({ type: "choices", choices: reply.choices.slice(0, 8) });
  parts.push(...formPartsOf(turn));
  if (hasSurvey(turn)) parts.push({ type: "survey" });
  return parts;
}

/** The message that an event takes the place of; `undefined` where it takes none. */
export function replacedBy({ event }: Identified): string | undefined {
  return event.type === "said" ? event.message.replaces : undefined;
}
