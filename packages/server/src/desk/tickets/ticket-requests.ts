import { filePartSchema, idSchema, type Language } from "@prosa/protocol";
import {
  addToTicketRequestSchema,
  agentSchema,
  changeTicketRequestSchema,
  type FollowedTicket,
  type Ticket,
  ticketSchema,
} from "@prosa/protocol/desk";
import * as z from "zod/mini";
import type { DeskParts } from "../desk-parts.ts";
import { DeskRefusal } from "../people/desk-refusal.ts";
import type { TicketFilter } from "./ticket-filter.ts";
import { type NewTicket, newTicketSchema } from "./ticket-row.ts";

/** The most tickets of one page that a list may ask for. */
const PAGE_MAX = 100;

const newTicketBodySchema = z.object({ ticket: newTicketSchema, agent: z.optional(agentSchema) });
/** The file lies with the session already: the gateway alone says so, never the holder of the link. */
const additionSchema = z.extend(addToTicketRequestSchema, { file: z.optional(filePartSchema) });

const changeBodySchema = z.object({ changes: changeTicketRequestSchema, agent: agentSchema });

const filterSchema = z.object({
  status: z.exactOptional(z.array(ticketSchema.shape.status)),
  urgency: z.exactOptional(ticketSchema.shape.urgency),
  assignee: z.exactOptional(z.string().check(z.maxLength(64))),
  overdue: z.exactOptional(z.stringbool()),
  number: z.exactOptional(z.coerce.number().check(z.int(), z.positive())),
  session: z.exactOptional(idSchema),
  from: z.exactOptional(z.string().check(z.maxLength(200))),
  limit: z.exactOptional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(PAGE_MAX))),
});

/**
 * Answers the gateway, which knows who asks, and sessions' rooms: `POST /tickets`, `GET /tickets`, `GET` and `PATCH
 * /tickets/:id`, `GET /tickets/:session/of-session` of exports, `GET` and `POST
 * /tickets/:id/followed` for who holds the secret link, `POST /tickets/:id/mails`, which ends
 * its mails, and `GET /tickets/:number/numbered` for an answer by mail, which knows the number alone. Throws a `DeskRefusal`.
 */
export async function answerTickets(request: Request, path: string, parts: DeskParts): Promise<Response> {
  const [, , id = "", part = ""] = path.split("/");
  const { tickets, accounts, audit } = parts;
  switch (`${request.method} ${id ? "/:id" : ""}${part ? `/${part}` : ""}`) {
    case "POST ": {
      const { ticket, agent } = newTicketBodySchema.parse(await request.json());
      const known = await tickets.store.find(ticket.id);
      if (known && !isRepeat(known, ticket))
        throw new DeskRefusal("conflict", "Another ticket has this id; give each request its own.", 409);
      await tickets.create(ticket, agent);
      if (agent && !known) await audit.note({ person: agent.id, what: "opened-ticket", target: ticket.id });
      return Response.json(await tickets.detail(ticket.id), { status: 201 });
    }
    case "GET ":
      return Response.json(await tickets.store.page(filterOf(request)));
    case "GET /:id":
      return Response.json(await tickets.detail(id));
    case "PATCH /:id": {
      const { changes, agent } = changeBodySchema.parse(await request.json());
      const { assignee: named, ...rest } = changes;
      const assignee = named ? accounts.active(named) : named;
      if (named && !assignee) {
        throw new DeskRefusal("unknown-person", "No colleague of this id takes tickets.", 422);
      }
      const assigned = assignee ? agentSchema.parse(assignee) : null;
      await tickets.change(id, { ...rest, ...(named !== undefined && { assignee: assigned }) }, agent);
      return Response.json(await tickets.detail(id));
    }
    case "GET /:id/of-session":
      return Response.json({ tickets: await tickets.ofSession(id) });
    case "GET /:id/followed":
      return Response.json(await followed(parts, id));
    case "POST /:id/followed":
      await tickets.add(id, additionSchema.parse(await request.json()));
      return Response.json(await followed(parts, id));
    case "GET /:id/numbered":
      return Response.json(await numbered(parts, Number(id)));
    case "GET /:id/mails":
    case "POST /:id/mails": {
      const { ticket } = await tickets.detail(id);
      if (request.method === "POST") await tickets.mails.stop(id);
      return Response.json({ language: ticket.language ?? parts.facts.language });
    }
    default:
      return new Response(null, { status: 404 });
  }
}

/** True where a ticket was made by the words of this request; its urgency may have changed since. */
function isRepeat(known: Ticket, { subject, kind, description, session }: NewTicket): boolean {
  const words = [known.subject, known.kind, known.description, known.session];
  // A ticket whose conversation came to its end has lost the way back to it.
  const told = [subject, kind, description, known.session === undefined ? undefined : session];
  return words.every((word, index) => word === told[index]);
}

/** The ticket of a number, its conversation and the language of its visitor. */
async function numbered(
  { facts, tickets }: DeskParts,
  number: number,
): Promise<{ id: string; session?: string; language: Language }> {
  const { ticket } = await tickets.detail(tickets.store.idOf(number) ?? "");
  const { id, language = facts.language } = ticket;
  return { id, language, ...(ticket.session !== undefined && { session: ticket.session }) };
}

/** A ticket as its visitor may see it. */
async function followed({ facts, tickets }: DeskParts, id: string): Promise<FollowedTicket> {
  const { ticket, entries } = await tickets.detail(id);
  const { session, contact: _, assignee: __, ...rest } = ticket;
  const site = { name: facts.name, timeZone: facts.timeZone };
  const files = session === undefined ? [] : [...facts.files];
  return { site, ticket: rest, entries: entries.filter(({ isPublic }) => isPublic), files };
}

function filterOf(request: Request): TicketFilter {
  const { searchParams } = new URL(request.url);
  const { status, ...given } = Object.fromEntries(searchParams);
  const parsed = filterSchema.safeParse({ ...given, ...(status && { status: status.split(",") }) });
  if (parsed.success) return parsed.data;
  throw new DeskRefusal("bad-filter", `Not valid at ${parsed.error.issues[0]?.path.join(".")}.`, 400);
}
