import { idSchema, type LoggedCommand } from "@prosa/protocol";
import * as z from "zod/mini";
import type { RoomStorage } from "../../platform/room-host.ts";
import type { ChannelOffer, OfferAct } from "../encode/content.ts";

const PREFIX = "offers:";
const LAST_KEY = "offers-last";

const actSchema: z.ZodMiniType<OfferAct> = z.discriminatedUnion("type", [
  z.object({ type: z.literal("press"), choiceId: z.string() }),
  z.object({ type: z.literal("say"), text: z.string() }),
  z.object({ type: z.literal("score"), score: z.int() }),
]);
const rowSchema = z.object({ messageId: idSchema, session: idSchema, acts: z.array(actSchema), at: z.int() });
type OfferRow = z.infer<typeof rowSchema>;

/** The rows that keep what a message offers, to be written with the message. */
export function offerRows(
  place: string,
  {
    messageId,
    session,
    offers,
    at,
  }: { messageId: string; session: string; offers: readonly ChannelOffer[]; at: number },
): Record<string, unknown> {
  if (offers.length === 0) return {};
  const row: OfferRow = { messageId, session, acts: offers.map(({ act }) => act), at };
  return { [PREFIX + place]: row, [LAST_KEY]: place };
}

/** The command that a chosen token stands for; `null` for a token that this room did not give out for this session. */
export async function commandOfToken(
  storage: RoomStorage,
  token: string,
  { id, session }: { id: string; session: string },
): Promise<LoggedCommand | null> {
  const dot = token.lastIndexOf(".");
  return commandAt(storage, token.slice(0, dot), Number.parseInt(token.slice(dot + 1), 36), { id, session });
}

/** The command that a digit stands for, where the last message offered that many things. */
export async function commandOfDigits(
  storage: RoomStorage,
  text: string,
  whose: { id: string; session: string },
): Promise<LoggedCommand | null> {
  if (!/^\s*\d{1,3}[.)]?\s*$/.test(text)) return null;
  const place = await storage.get(LAST_KEY);
  return typeof place === "string" ? commandAt(storage, place, Number.parseInt(text, 10) - 1, whose) : null;
}

/** The keys of offers that are older than `before`. */
export async function oldOffers(storage: RoomStorage, before: number): Promise<string[]> {
  const rows = await storage.list({ prefix: PREFIX });
  return [...rows].filter(([, row]) => (rowSchema.safeParse(row).data?.at ?? 0) < before).map(([key]) => key);
}

async function commandAt(
  storage: RoomStorage,
  place: string,
  index: number,
  { id, session }: { id: string; session: string },
): Promise<LoggedCommand | null> {
  const row = rowSchema.safeParse(await storage.get(PREFIX + place)).data;
  const act = row?.acts[index];
  if (!row || !act || row.session !== session) return null;
  switch (act.type) {
    case "press":
      return { type: "press", id, messageId: row.messageId, choiceId: act.choiceId };
    case "say":
      return { type: "say", id, text: act.text };
    case "score":
      return { type: "score", id, score: act.score };
    default:
      return act satisfies never;
  }
}
