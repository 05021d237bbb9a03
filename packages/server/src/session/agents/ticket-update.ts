import { idSchema, type Part, type TicketPart, ticketPartSchema } from "@prosa/protocol";
import * as z from "zod/mini";
import { packOf } from "../../language/packs.ts";
import { momentInWords } from "../../turn/reply/closing.ts";
import type { SessionRuntime } from "../session-runtime.ts";

/** A ticket as the desk tells of it: its card as it stands, its number of changes, and an answer's words with their author. */
export const toldTicketSchema = z.object({
  card: ticketPartSchema,
  rev: z.int(),
  text: z.optional(z.string()),
  agent: z.optional(z.string()),
  timeZone: z.string(),
});
type ToldTicket = z.infer<typeof toldTicketSchema>;

/**
 * Puts what became of a ticket into the log, once: a notice with words and the card. A card that the log has shows the new state;
 * the notice tells of it.
 */
export async function tellTicket(runtime: SessionRuntime, told: ToldTicket): Promise<void> {
  const { log, turns } = runtime;
  const id = idSchema.parse(`ticket-${told.card.ticketId.slice(0, 40)}-${told.rev}`);
  if (await log.find(id)) return;
  const parts: Part[] = [
    { type: "text", text: wordsOf(told, log.row?.context.language ?? "pt-BR") },
    told.card,
  ];
  const event = { type: "said", message: { id, author: "notice", parts } } as const;
  await turns.act({ events: [{ id, event }] }, { isTaken: false });
  await runtime.afterStep();
}

function wordsOf(
  { card, rev, text, agent, timeZone }: ToldTicket,
  language: Parameters<typeof packOf>[0],
): string {
  const { service } = packOf(language);
  const { number = 0, status, expectedAt } = card satisfies TicketPart;
  if (rev === 1) {
    return service.ticketOpened(
      number,
      expectedAt === undefined ? undefined : momentInWords({ timeZone }, expectedAt, language),
    );
  }
  if (text !== undefined) return service.ticketAnswered(number, agent ?? service.page.team, text);
  return service.ticketChanged(number, service.statuses[status]);
}
