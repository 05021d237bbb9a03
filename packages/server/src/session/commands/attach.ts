import { ASK_HUMAN_CHOICE, type Message } from "@prosa/protocol";
import { packOf } from "../../language/packs.ts";
import type { CommandDeps, CommandHandler } from "./command.ts";
import { Rejection } from "./rejection.ts";

/**
 * The visitor sends a file that is stored already. It waits for a person: where none has the conversation or is asked for,
 * the assistant says so, since it reads words alone.
 */
export const attach: CommandHandler<"attach"> = {
  async apply({ id, fileId }, deps) {
    const file = await deps.files.find(fileId);
    if (!file) {
      const message = "Send the file to POST /api/sessions/:id/files before, under this fileId.";
      throw new Rejection("unknown-file", message);
    }
    const message: Message = { id, author: "visitor", parts: [file] };
    const said = { id, event: { type: "said", message } } as const;
    const isAwaited = deps.log.row?.people.owner.type !== "assistant" || deps.log.row.isHumanOwned;
    return deps.turns.note(said, undefined, isAwaited ? [] : [replyTo(id, deps)]);
  },

  isOutcome: ({ fileId }, event) =>
    event.type === "said" &&
    event.message.parts.some((part) => part.type === "file" && part.fileId === fileId),
};

function replyTo(messageId: string, { log, language, site, newId }: CommandDeps) {
  const spoken = log.row?.context.language ?? language ?? site.settings.languages[0] ?? "pt-BR";
  const { fileReceived, askHuman } = packOf(spoken).reply;
  const id = newId();
  const message: Message = {
    id,
    author: "assistant",
    replyTo: messageId,
    end: "done",
    parts: [
      { type: "text", text: fileReceived },
      { type: "choices", choices: [{ id: ASK_HUMAN_CHOICE, label: askHuman }] },
    ],
  };
  return { id, event: { type: "said", message } } as const;
}
