import type { VisitorContact } from "@prosa/protocol";
import * as z from "zod/mini";
import type { GatewayApp } from "../../incoming.ts";
import { ProblemError } from "../../problem.ts";
import { readQuery } from "../../query.ts";
import { readContactPage } from "../../records/contact-groups.ts";
import { noteInAudit } from "../../records/conversations.ts";
import { csvResponse, csvTime } from "../../records/csv.ts";
import { askRoom, type RoomCaller } from "../../rooms.ts";
import { requireSiteId } from "../../sites.ts";
import { requireStaff } from "../../staff-right.ts";
import { queryOf } from "../../stats-rooms.ts";

/** The shape of a page's `next`: the place of the next page's first contact. */
const FROM = /^\d{13}\.[\w-]{8,64}$/;

const querySchema = z.object({
  site: z.optional(z.string()),
  from: z.optional(z.string()),
  q: z.optional(z.string().check(z.maxLength(100))),
});

/** `attributes` is JSON, since sites name them as they like. */
const HEAD = ["session", "at", "name", "email", "phone", "consent", "blocked", "attributes"];

/** Adds the routes to the contacts that visitors left: for people who are signed in, and for keys that read conversations. */
export function addContactRoutes(app: GatewayApp): void {
  app.get("/api/contacts", async (context) => {
    const incoming = context.get("incoming");
    const { from, q } = readQuery(incoming.request.url, querySchema);
    const { site } = await requireSiteStaff(incoming);
    if (from !== undefined && !FROM.test(from))
      throw new ProblemError(400, "bad-from", "from is the next of the page before.");
    const response = await askRoom(incoming.host, "site", site, `/contacts?${queryOf({ from, q })}`);
    const headers = { "content-type": "application/json", "cache-control": "no-store" };
    return new Response(response.body, { status: response.status, headers });
  });

  app.get("/api/contacts.csv", async (context) => {
    const incoming = context.get("incoming");
    const { q } = readQuery(incoming.request.url, querySchema);
    const { site, by } = await requireSiteStaff(incoming, ["owner", "lead"]);
    await noteInAudit(incoming, site, { person: by, what: "exported-contacts", target: site });
    return csvResponse("contacts", HEAD, pagesOf(incoming.host, site, q));
  });
}

/** The right to read the contacts of a site, the one that the address names or their own. */
function requireSiteStaff(
  incoming: Parameters<typeof requireStaff>[0],
  roles?: Parameters<typeof requireStaff>[2],
): ReturnType<typeof requireStaff> {
  const named = new URL(incoming.request.url).searchParams.get("site");
  if (named !== null) requireSiteId(named);
  return requireStaff(incoming, "conversations:read", roles);
}

type Rows = ReturnType<typeof rowOf>[];

async function* pagesOf(host: RoomCaller, site: string, q: string | undefined): AsyncGenerator<Rows> {
  let from: string | undefined;
  do {
    const page = await readContactPage(host, site, { from, q });
    yield page.contacts.map(rowOf);
    from = page.next;
  } while (from !== undefined);
}

function rowOf({ session, at, contact, consent, blockedAt, attributes }: VisitorContact) {
  const told = attributes && JSON.stringify(attributes);
  const left = [contact.name, contact.email, contact.phone, consent];
  return [session, csvTime(at), ...left, csvTime(blockedAt), told];
}
