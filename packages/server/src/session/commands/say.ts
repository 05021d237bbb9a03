import { citedFor } from "../../turn/memory.ts";
import { ledText, mayLead, withLead } from "../turns/leading-lines.ts";
import { messageText } from "../turns/reply-events.ts";
import type { CommandHandler } from "./command.ts";
import { findReplaceable } from "./replacing.ts";
import { takeMessage, visitorMessage } from "./visitor-message.ts";

/**
 * The visitor writes a message, or one in place of their last. The same words again ask for another answer. A line that the rest of
 * a thought follows is answered with it: the log has both, the assistant reads them as one.
 */
export const say: CommandHandler<"say"> = {
  async apply({ id, text, replaces, page }, deps) {
    const { log, turns } = deps;
    const said = { text, ...(page !== undefined && { page }) };
    const message = visitorMessage(id, text);
    if (deps.isBeforeWords && (!log.row || mayLead(log.row)))
      return turns.note({ id, event: { type: "said", message } }, (row) => withLead(row, id));
    if (replaces === undefined) {
      const words = await ledText(log, log.row?.leads ?? [], text);
      return takeMessage(deps, message, { ...said, text: words });
    }
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
