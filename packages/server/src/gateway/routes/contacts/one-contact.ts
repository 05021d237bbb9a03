import { idSchema } from "@prosa/protocol";
import {
  type ContactDetail,
  mergeContactRequestSchema,
  type Role,
  ticketDetailSchema,
} from "@prosa/protocol/desk";
import { readJson } from "../../body.ts";
import { askDesk } from "../../desk-rooms.ts";
import type { GatewayApp, Incoming } from "../../incoming.ts";
import { ProblemError } from "../../problem.ts";
import { askGroup, findContacts, ticketsOf } from "../../records/contact-groups.ts";
import { eraseSession, noteInAudit, readWhole, summaryIn } from "../../records/conversations.ts";
import { askRoom } from "../../rooms.ts";
import { requireStaff } from "../../staff-right.ts";

const LEADS: readonly Role[] = ["owner", "lead"];
const OWNERS: readonly Role[] = ["owner"];

/** A contact of a site, and who asks for it. */
interface Asked {
  site: string;
  session: string;
  by: string | undefined;
}

/** Adds the routes to one contact: what is known, merging, blocking, its export and its erasure. */
export function addOneContactRoutes(app: GatewayApp): void {
  app.get("/api/contacts/:session", async (context) => {
    const incoming = context.get("incoming");
    const asked = await askedOf(incoming, context.req.param("session"), "conversations:read");
    const detail = await detailOf(incoming, asked);
    await noteInAudit(incoming, asked.site, {
      person: asked.by,
      what: "read-contact",
      target: asked.session,
    });
    return context.json(detail);
  });

  app.post("/api/contacts/:session/merge", async (context) => {
    const incoming = context.get("incoming");
    const asked = await askedOf(incoming, context.req.param("session"), "conversations:write", LEADS);
    const body = await readJson(incoming.request, mergeContactRequestSchema);
    await detailOf(incoming, asked);
    await detailOf(incoming, { ...asked, session: body.with });
    return context.json(await regroup(incoming, asked, "POST", body.with));
  });

  app.delete("/api/contacts/:session/merge", async (context) => {
    const incoming = context.get("incoming");
    const asked = await askedOf(incoming, context.req.param("session"), "conversations:write", LEADS);
    return context.json(await regroup(incoming, asked, "DELETE", context.req.query("with") ?? ""));
  });

  app.put("/api/contacts/:session/block", async (context) =>
    context.json(await block(context.get("incoming"), context.req.param("session"), "PUT")),
  );

  app.delete("/api/contacts/:session/block", async (context) =>
    context.json(await block(context.get("incoming"), context.req.param("session"), "DELETE")),
  );

  app.get("/api/contacts/:session/export", async (context) => {
    const incoming = context.get("incoming");
    const asked = await askedOf(incoming, context.req.param("session"), "conversations:read", OWNERS);
    const { site, session, by } = asked;
    const contact = await detailOf(incoming, asked);
    const conversations = [];
    for (const one of contact.sessions) conversations.push(await readWhole(incoming, site, one.session));
    const tickets = [];
    for (const { id } of contact.tickets) {
      const response = await askDesk(incoming.host, site, `/tickets/${id}`);
      const { ticket, entries } = ticketDetailSchema.parse(await response.json());
      tickets.push({ ticket, entries });
    }
    await noteInAudit(incoming, site, { person: by, what: "exported-contact", target: session });
    context.header("content-disposition", `attachment; filename="contact-${session}.json"`);
    return context.json({ contact, conversations, tickets });
  });

  app.delete("/api/contacts/:session", async (context) => {
    const incoming = context.get("incoming");
    const asked = await askedOf(incoming, context.req.param("session"), "conversations:write", OWNERS);
    const { sessions } = await detailOf(incoming, asked);
    for (const { session } of sessions) await eraseSession(incoming, { ...asked, session });
    return context.body(null, 204);
  });
}

async function askedOf(
  incoming: Incoming,
  named: string,
  scope: Parameters<typeof requireStaff>[1],
  roles?: readonly Role[],
): Promise<Asked> {
  const { site, by } = await requireStaff(incoming, scope, roles);
  const session = idSchema.safeParse(named);
  if (!session.success) throw unknownContact();
  return { site, session: session.data, by };
}

/** A contact with its sessions and tickets; throws a `ProblemError` where nobody of this id left one. */
async function detailOf(incoming: Incoming, asked: Pick<Asked, "site" | "session">): Promise<ContactDetail> {
  const { host } = incoming;
  const { site } = asked;
  const { main, members, blockedAt } = await askGroup(incoming.host, asked, "/group");
  const contacts = await findContacts(host, site, { sessions: members.join(",") });
  if (contacts.length === 0) throw unknownContact();
  const sessions = await Promise.all(
    members.map(async (session) => {
      const contact = contacts.find((one) => one.session === session);
      const conversation = await summaryIn(incoming, site, session);
      return { session, conversation, ...(contact && { contact }) };
    }),
  );
  const tickets = await ticketsOf(host, site, members);
  return { session: main, sessions, tickets, ...(blockedAt !== undefined && { blockedAt }) };
}

/** Merges or splits, and returns the contact as it then is. */
async function regroup(
  incoming: Incoming,
  asked: Asked,
  method: "POST" | "DELETE",
  other: string,
): Promise<ContactDetail> {
  await askGroup(incoming.host, asked, `/merge?with=${encodeURIComponent(other)}`, method);
  const what = method === "POST" ? "merged-contact" : "split-contact";
  await noteInAudit(incoming, asked.site, { person: asked.by, what, target: asked.session });
  return detailOf(incoming, asked);
}

/** Refuses a contact's visitor in each of their sessions, or lets them in again. */
async function block(incoming: Incoming, named: string, method: "PUT" | "DELETE"): Promise<ContactDetail> {
  const asked = await askedOf(incoming, named, "conversations:write", LEADS);
  const { site, session: target, by } = asked;
  await detailOf(incoming, asked);
  const group = await askGroup(incoming.host, asked, "/block", method);
  for (const session of group.members)
    await askRoom(incoming.host, "main", session, `/blocked?site=${site}`, { method });
  const what = method === "PUT" ? "blocked-contact" : "unblocked-contact";
  await noteInAudit(incoming, site, { person: by, what, target });
  return detailOf(incoming, asked);
}

function unknownContact(): ProblemError {
  return new ProblemError(404, "unknown-contact", "No visitor of this id left a contact, or it is gone.");
}
