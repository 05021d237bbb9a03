import { citedFor } from "../../turn/memory.ts";
import { messageText } from "../turns/reply-events.ts";
import type { CommandHandler } from "./command.ts";
import { findReplaceable } from "./replacing.ts";
import { takeMessage, visitorMessage } from "./visitor-message.ts";

/** The visitor writes a message, or one in place of their last. The same words again ask for another answer. */
export const say: CommandHandler<"say"> = {
  async apply({ id, text, replaces, page }, deps) {
    const said = { text, ...(page !== undefined && { page }) };
    if (replaces === undefined) return takeMessage(deps, visitorMessage(id, text), said);
    const replaced = await findReplaceable(replaces, deps.log);
    const { context } = deps.log.row ?? {};
    const isAgain = messageText(replaced).trim() === text.trim();
    const avoid = context && isAgain ? citedFor(context, replaces) : [];
    const opening = { ...said, ...(avoid.length > 0 && { avoid }) };
    return takeMessage(deps, { ...visitorMessage(id, text), replaces }, opening);
  },

  isOutcome: (command, event) =>
    event.type === "said" &&
    event.message.author === "visitor" &&
    event.message.replaces === command.replaces &&
    messageText(event.message) === command.text,
};
