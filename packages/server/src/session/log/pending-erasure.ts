import { idSchema, siteIdSchema } from "@prosa/protocol";
import * as z from "zod/mini";
import { isForDesk } from "./people-row.ts";
import type { RecoveredRow, SessionRow } from "./session-row.ts";

/**
 * The erasures that are still pending elsewhere, after the transcript is gone: of a contact at the site, of a row at its
 * desk, of what it counted in the statistics, of what the rooms of the person's channels know, and of what other systems
 * were told.
 */
export const pendingErasureSchema = z.object({
  site: siteIdSchema,
  session: idSchema,
  isForGood: z.boolean(),
  targets: z._default(z.array(z.enum(["contact", "desk", "statistics", "questions", "channel", "exports"])), [
    "contact",
  ]),
  /** The rooms of the person's channels. */
  rooms: z._default(z.array(idSchema), []),
});
export type PendingErasure = z.infer<typeof pendingErasureSchema>;

/** The key keeps its first name, under which rows of earlier versions lie. */
export const PENDING_ERASURE_KEY = "forgets";

/** The tombstone of an erased session, in the place of its row: without words, until no token of the session is valid. */
export const tombstoneSchema = z.object({ erasedUntil: z.int() });

/** The parts of a session from which follows who else has to erase; `before` is what was left already. */
interface ErasedSession {
  readonly row: SessionRow | null;
  readonly recovered: RecoveredRow;
  readonly before: PendingErasure | null;
}

/** The erasures that the end of a session leaves to others; `null` for none. `bearer` says whose it is where no row does. */
export function erasureLeftBy(
  { row, recovered, before }: ErasedSession,
  isForGood: boolean,
  bearer?: { session: string; site: string },
): PendingErasure | null {
  const whose = row ?? before ?? bearer;
  const { contact, people, facts, unanswered, channels, exported } = row ?? recovered;
  const targets: PendingErasure["targets"] = [];
  if (contact || before?.targets.includes("contact")) targets.push("contact");
  // The desk may hold tickets of a session that it has no row of; they go with what is erased for good.
  const mayHaveTickets = isForGood && row !== null;
  if (mayHaveTickets || (people && isForDesk(people)) || before?.targets.includes("desk"))
    targets.push("desk");
  if (facts?.n || before?.targets.includes("statistics")) targets.push("statistics");
  if (unanswered?.hasTold || before?.targets.includes("questions")) targets.push("questions");
  if (exported?.hasTold || before?.targets.includes("exports")) targets.push("exports");
  const rooms = [...(channels?.rooms ?? []).map(({ room }) => room), ...(before?.rooms ?? [])];
  if (rooms.length > 0) targets.push("channel");
  if (!whose || targets.length === 0) return null;
  const { site, session } = whose;
  return { site, session, targets, rooms, isForGood: isForGood || before?.isForGood === true };
}
