import type { CommandHandler } from "./command.ts";

/** The visitor says how the conversation was. */
export const score: CommandHandler<"score"> = {
  apply: ({ id, type: _, ...opinion }, { turns }) =>
    turns.note({ id, event: { type: "scored", ...opinion } }, () => ({ isScored: true })),

  isOutcome: (command, event) =>
    event.type === "scored" && event.score === command.score && event.comment === command.comment,
};
