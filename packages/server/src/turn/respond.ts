import type { ReplyChunk, TurnDeps } from "./ports.ts";
import type { DecidedTurn, Reply } from "./turn.ts";

/** Has the model write the reply: yields its chunks as they come, returns the whole. */
export async function* respond(
  turn: DecidedTurn,
  deps: TurnDeps,
  signal: AbortSignal,
): AsyncGenerator<ReplyChunk, Reply> {
  const reply: Reply = { text: "", citations: [], choices: [], products: [], cards: [], end: "interrupted" };
  for await (const chunk of deps.model.reply(turn, signal, deps)) {
    switch (chunk.type) {
      case "text":
        reply.text += chunk.text;
        break;
      case "notice":
        reply.notice = chunk.code;
        break;
      case "end": {
        const { end, citations, choices, products, cards = [], ending, read } = chunk;
        Object.assign(reply, {
          end,
          citations,
          choices,
          products,
          cards,
          ...(ending && { ending }),
          ...(read && { read }),
        });
        break;
      }
      default:
        chunk satisfies never;
    }
    yield chunk;
  }
  return reply;
}
