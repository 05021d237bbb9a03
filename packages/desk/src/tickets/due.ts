import type { Urgency } from "@prosa/protocol";
import type { Ticket } from "@prosa/protocol/desk";
import { momentOf } from "../inbox/time.ts";
import type { TicketWords } from "./words.ts";

export const URGENCIES: readonly Urgency[] = ["low", "normal", "high", "urgent"];

/** The time before a promised one from which on it is near, in milliseconds: two hours, within which a person can still act. */
const NEAR_MS = 2 * 60 * 60_000;

/** How a ticket is to be resolved in time, as it is told; `level` is the look of its chip. */
export function dueOf(
  { status, expectedAt, changedAt }: Ticket,
  words: TicketWords,
  tag: string,
  now = Date.now(),
): { text: string; level: "late" | "soon" | "" } {
  if (status === "solved" || status === "closed")
    return { text: `${words.statuses[status]} · ${momentOf(changedAt, tag, now)}`, level: "" };
  if (expectedAt === undefined) return { text: words.unpromised, level: "" };
  const moment = momentOf(expectedAt, tag, now);
  if (expectedAt < now) return { text: words.late(moment), level: "late" };
  return { text: words.expected(moment), level: expectedAt - now <= NEAR_MS ? "soon" : "" };
}
