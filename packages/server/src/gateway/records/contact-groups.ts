import { idSchema, type VisitorContact, visitorContactSchema } from "@prosa/protocol";
import { type ContactPage, contactPageSchema, type TicketPage, ticketPageSchema } from "@prosa/protocol/desk";
import * as z from "zod/mini";
import { askDesk } from "../desk-rooms.ts";
import { ProblemError } from "../problem.ts";
import { askRoom, type RoomCaller } from "../rooms.ts";
import { queryOf } from "../stats-rooms.ts";

const groupSchema = z.object({
  main: idSchema,
  members: z.array(idSchema),
  blockedAt: z.optional(z.int()),
});

/** Asks a site for the sessions that were merged into one contact, or changes them; throws a `ProblemError` where it refuses. */
export async function askGroup(
  host: RoomCaller,
  { site, session }: { site: string; session: string },
  part: string,
  method = "GET",
): Promise<z.infer<typeof groupSchema>> {
  const response = await askRoom(host, "site", site, `/contacts/${session}${part}`, { method });
  if (response.ok) return groupSchema.parse(await response.json());
  if (response.status === 409)
    throw new ProblemError(409, "too-many-sessions", "A contact holds at most 20 sessions.");
  throw new ProblemError(422, "not-merged", "Name in `with` a session that is part of this contact.");
}

/** The contacts of some sessions, or those that hold a text. */
export async function findContacts(
  host: RoomCaller,
  site: string,
  sought: { sessions: string } | { q: string },
): Promise<VisitorContact[]> {
  const response = await askRoom(host, "site", site, `/contacts/found?${queryOf(sought)}`);
  return z.array(visitorContactSchema).parse(await response.json());
}

/** A page of a site's contacts, the newest first. */
export async function readContactPage(
  host: RoomCaller,
  site: string,
  query: { q?: string | undefined; from?: string | undefined; limit?: number },
): Promise<ContactPage> {
  const response = await askRoom(host, "site", site, `/contacts?${queryOf({ ...query })}`);
  return contactPageSchema.parse(await response.json());
}

/** A page of a site's tickets by the filters of their list; throws a `ProblemError` for a bad one. */
export async function readTicketPage(host: RoomCaller, site: string, filters: string): Promise<TicketPage> {
  return ticketPageSchema.parse(await (await askDesk(host, site, `/tickets?${filters}`)).json());
}

/** The tickets of some sessions, the latest change first. */
export async function ticketsOf(
  host: RoomCaller,
  site: string,
  sessions: readonly string[],
): Promise<TicketPage["tickets"]> {
  const pages = await Promise.all(
    sessions.map(async (session) => {
      return (await readTicketPage(host, site, `session=${session}&limit=100`)).tickets;
    }),
  );
  return pages.flat().sort((one, other) => other.changedAt - one.changedAt);
}
