import { ASK_HUMAN_CHOICE, type Message } from "@prosa/protocol";
import { packOf } from "../../language/packs.ts";
import type { CommandDeps, CommandHandler } from "./command.ts";
import { Rejection } from "./rejection.ts";

/**
 * The visitor sends a file that is stored already. It waits for a person: where none has the conversation or is asked for,
 * the assistant says so, since it reads words alone. It says so once for several files in a row, and not where words come
 * with the file: they get the answer.
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
    const isTold = isAwaited || deps.isBeforeWords || (await endsWithReply(deps));
    return deps.turns.note(said, undefined, isTold ? [] : [replyTo(id, deps)]);
  },

  isOutcome: ({ fileId }, event) =>
    event.type === "said" &&
    event.message.parts.some((part) => part.type === "file" && part.fileId === fileId),
};

/** True where nothing but files came since the assistant said that it reads words alone. */
async function endsWithReply({ log, ...deps }: CommandDeps): Promise<boolean> {
  const { fileReceived } = wordsFor({ log, ...deps });
  for (let seq = log.seq; seq >= log.first; seq -= 1) {
    const [event] = await log.after(seq - 1, 1);
    if (event?.type !== "said") return false;
    const { author, parts } = event.message;
    if (author === "assistant")
      return parts.some((part) => part.type === "text" && part.text === fileReceived);
    if (author !== "visitor" || parts.some(({ type }) => type !== "file")) return false;
  }
  return false;
}

function wordsFor({ log, language, site }: Pick<CommandDeps, "log" | "language" | "site">) {
  const spoken = log.row?.context.language ?? language ?? site.settings.languages[0] ?? "pt-BR";
  return packOf(spoken).reply;
}

function replyTo(messageId: string, deps: CommandDeps) {
  const { fileReceived, askHuman } = wordsFor(deps);
  const id = deps.newId();
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
