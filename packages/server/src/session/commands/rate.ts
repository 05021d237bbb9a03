import type { CommandHandler } from "./command.ts";
import { Rejection } from "./rejection.ts";

/** The visitor rates one reply. */
export const rate: CommandHandler<"rate"> = {
  async apply({ id, messageId, rating }, { log, turns }) {
    const rated = await log.recall(messageId);
    if (rated?.type !== "said" || rated.message.author === "visitor") {
      throw new Rejection("unknown-message", "Only a reply in this session's log can be rated.");
    }
    return turns.note({ id, event: { type: "rated", messageId, rating } });
  },

  isOutcome: (command, event) =>
    event.type === "rated" && event.messageId === command.messageId && event.rating === command.rating,
};
