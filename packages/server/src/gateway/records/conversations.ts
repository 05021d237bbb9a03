import { transcriptSchema } from "@prosa/protocol";
import {
  type ConversationDetail,
  type ConversationsQuery,
  conversationSummarySchema,
  internalEventSchema,
} from "@prosa/protocol/desk";
import * as z from "zod/mini";
import { statsRoomOf } from "../../insights/shards.ts";
import { askDesk } from "../desk-rooms.ts";
import type { Incoming } from "../incoming.ts";
import { ProblemError } from "../problem.ts";
import { askRoom, askSession } from "../rooms.ts";
import { queryOf } from "../stats-rooms.ts";

const viewSchema = z.extend(transcriptSchema, { internal: z.array(internalEventSchema) });

/** A page of a conversation's log, with what agents alone see; throws a `ProblemError` where the site has none of this id. */
export async function readView(
  { host }: Incoming,
  { site, session, since }: { site: string; session: string; since: number },
): Promise<z.infer<typeof viewSchema>> {
  const response = await askSession(host, session, `/conversation?site=${site}&since=${since}`);
  if (response.status === 404) throw unknownConversation();
  return viewSchema.parse(await response.json());
}

/** A conversation as a whole, as an export has it. */
export async function readWhole(
  incoming: Incoming,
  site: string,
  session: string,
): Promise<ConversationDetail> {
  const first = await readView(incoming, { site, session, since: 0 });
  const events = [...first.events];
  let { next } = first;
  while (next !== undefined) {
    const page = await readView(incoming, { site, session, since: next });
    events.push(...page.events);
    next = page.next;
  }
  const { epoch, internal } = first;
  return { conversation: await summaryIn(incoming, site, session), session, epoch, events, internal };
}

/** The conversation as the list shows it; `null` while its session has not told of it yet, or where it meets no filter. */
export async function summaryIn(
  { host }: Incoming,
  site: string,
  session: string,
  query: Omit<ConversationsQuery, "site" | "limit"> = {},
) {
  const room = statsRoomOf(site, session);
  const response = await askRoom(host, "stats", room, `/conversations/${session}?${queryOf(query)}`);
  return response.ok ? conversationSummarySchema.parse(await response.json()) : null;
}

/** Notes in the site's audit log who did what to a conversation. */
export async function noteInAudit(
  { host }: Incoming,
  site: string,
  entry: { person: string | undefined; what: string; target: string },
): Promise<void> {
  await askDesk(host, site, "/audit", { method: "POST", body: JSON.stringify(entry) });
}

export function unknownConversation(): ProblemError {
  return new ProblemError(404, "unknown-conversation", "The site has no such conversation, or it is gone.");
}

/** Erases a session with its transcript, contact, files and tickets, as its visitor would; who did it is on record first. */
export async function eraseSession(
  incoming: Incoming,
  { site, session, by }: { site: string; session: string; by: string | undefined },
): Promise<void> {
  // Noted first: what is erased is gone, and who erased it must not be.
  await noteInAudit(incoming, site, { person: by, what: "erased-conversation", target: session });
  await askRoom(incoming.host, "main", session, `/transcript?site=${site}`, { method: "DELETE" });
}
