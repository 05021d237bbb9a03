import type { Ticket } from "@prosa/protocol/desk";
import { askDesk } from "../../desk-rooms.ts";
import type { GatewayApp } from "../../incoming.ts";
import { readTicketPage } from "../../records/contact-groups.ts";
import { csvResponse, csvTime } from "../../records/csv.ts";
import type { RoomCaller } from "../../rooms.ts";
import { requireStaff } from "../../staff-right.ts";

const HEAD = [
  "number",
  "subject",
  "kind",
  "status",
  "urgency",
  "assignee",
  "name",
  "email",
  "phone",
  "created",
  "changed",
  "expected",
  "solved",
  "description",
];
const PAGE_COUNT = 100;

/** Adds the export of tickets, with the filters of their list, for leads and owners and for keys that read conversations. */
export function addTicketExportRoute(app: GatewayApp): void {
  app.get("/api/desk/tickets.csv", async (context) => {
    const { host, request } = context.get("incoming");
    const { site, by } = await requireStaff(context.get("incoming"), "conversations:read", ["owner", "lead"]);
    const filters = new URL(request.url).searchParams;
    filters.delete("site");
    const pages = pagesOf(host, site, filters);
    // Read before anything is noted or sent, so that a bad filter is still a problem.
    const first = await pages.next();
    const entry = { person: by, what: "exported-tickets" };
    await askDesk(host, site, "/audit", { method: "POST", body: JSON.stringify(entry) });
    return csvResponse("tickets", HEAD, withFirst(first, pages));
  });
}

type Rows = ReturnType<typeof rowOf>[];

async function* pagesOf(host: RoomCaller, site: string, filters: URLSearchParams): AsyncGenerator<Rows> {
  filters.set("limit", String(PAGE_COUNT));
  filters.delete("from");
  for (;;) {
    const page = await readTicketPage(host, site, filters.toString());
    yield page.tickets.map(rowOf);
    if (page.next === undefined) return;
    filters.set("from", page.next);
  }
}

async function* withFirst(first: IteratorResult<Rows>, rest: AsyncGenerator<Rows>): AsyncGenerator<Rows> {
  if (first.done) return;
  yield first.value;
  yield* rest;
}

function rowOf(ticket: Ticket) {
  const { number, subject, kind, status, urgency, assignee, contact, description } = ticket;
  const times = [ticket.createdAt, ticket.changedAt, ticket.expectedAt, ticket.solvedAt].map(csvTime);
  const person = [assignee?.name, contact?.name, contact?.email, contact?.phone];
  return [number, subject, kind, status, urgency, ...person, ...times, description];
}
