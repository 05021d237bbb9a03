import { ASK_HUMAN_CHOICE } from "@prosa/protocol";
import { WAIT_CHOICE } from "../../turn/ports.ts";
import type { SessionLog } from "../log/session-log.ts";
import { messageText } from "../turns/reply-events.ts";
import type { CommandHandler } from "./command.ts";
import { Rejection } from "./rejection.ts";
import { takeMessage, visitorMessage } from "./visitor-message.ts";

/** The visitor presses a choice that a message offers; its label becomes their message. */
export const press: CommandHandler<"press"> = {
  async apply({ id, messageId, choiceId }, deps) {
    const choice = await findChoice(messageId, choiceId, deps.log);
    const wantsHuman = choice.id === ASK_HUMAN_CHOICE && { wantsHuman: true as const };
    const message = { ...visitorMessage(id, choice.label), replyTo: messageId };
    const question = choice.id === WAIT_CHOICE ? await findQuestion(messageId, deps.log) : undefined;
    const opening =
      question === undefined
        ? { text: choice.label, isChoice: true as const }
        : { text: question, isPatient: true };
    return takeMessage(deps, message, { ...opening, ...wantsHuman });
  },

  async isOutcome({ messageId, choiceId }, event, log) {
    if (event.type !== "said" || event.message.replyTo !== messageId) return false;
    const choice = await findChoice(messageId, choiceId, log);
    return messageText(event.message) === choice.label;
  },
};

/** The visitor's words that a reply answers. */
async function findQuestion(replyId: string, log: SessionLog): Promise<string | undefined> {
  const reply = await log.recall(replyId);
  const askedBy = reply?.type === "said" ? reply.message.replyTo : undefined;
  const asked = askedBy === undefined ? undefined : await log.recall(askedBy);
  return asked?.type === "said" ? messageText(asked.message) : undefined;
}

async function findChoice(messageId: string, choiceId: string, log: SessionLog) {
  const event = await log.recall(messageId);
  const parts = event?.type === "said" ? event.message.parts : [];
  const choices = parts.flatMap((part) => (part.type === "choices" ? part.choices : []));
  const choice = choices.find((candidate) => candidate.id === choiceId);
  if (!choice) throw new Rejection("unknown-message", "No message in this session's log offers this choice.");
  return choice;
}
