import type { CommandHandler } from "./command.ts";
import { takeEvent } from "./visitor-message.ts";

/** The visitor asks for a person; the reply answers no message. */
export const askHuman: CommandHandler<"ask-human"> = {
  apply: ({ id }, deps) =>
    takeEvent(
      deps,
      { id, event: { type: "handed-over", reason: "asked" } },
      { text: "", wantsHuman: true },
      null,
    ),

  isOutcome: (_, event) => event.type === "handed-over",
};
