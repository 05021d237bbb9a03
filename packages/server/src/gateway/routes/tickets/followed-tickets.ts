import { type FilePart, idSchema } from "@prosa/protocol";
import {
  type AddToTicketRequest,
  addToTicketRequestSchema,
  followedTicketSchema,
} from "@prosa/protocol/desk";
import { ticketOfKey } from "../../../security/ticket-keys.ts";
import { readJson } from "../../body.ts";
import { askDesk } from "../../desk-rooms.ts";
import { environmentOf, type GatewayApp, type Incoming } from "../../incoming.ts";
import { ProblemError } from "../../problem.ts";
import { limitAddress } from "../../rate-limits.ts";
import { requireSiteId } from "../../sites.ts";
import { fileFaultOf, keepTicketFile } from "./ticket-files.ts";
import { isFileForm, readTicketForm } from "./ticket-form.ts";
import { ticketPage } from "./ticket-page.ts";

/** The looks at tickets, and changes of them, that one address has in a minute. */
const FOLLOWED_PER_MINUTE = 60;

const NO_STORE = { "cache-control": "no-store", "referrer-policy": "no-referrer" };

/** Adds what a visitor who holds a ticket's secret link may do: read it, add to it, close it, as a page and as JSON. */
export function addFollowedTicketRoutes(app: GatewayApp): void {
  app.get("/api/tickets/:site/:key", async (context) => {
    const { site, key } = context.req.param();
    return (await openTicket(context.get("incoming"), site, key)).ask();
  });

  app.post("/api/tickets/:site/:key", async (context) => {
    const { site, key } = context.req.param();
    const incoming = context.get("incoming");
    const ticket = await openTicket(incoming, site, key);
    return ticket.ask(await readJson(incoming.request, addToTicketRequestSchema));
  });

  app.get("/tickets/:site/:key", async (context) => {
    const { site, key } = context.req.param();
    const incoming = context.get("incoming");
    return showPage(incoming, await openTicket(incoming, site, key));
  });

  app.post("/tickets/:site/:key", async (context) => {
    const { site, key } = context.req.param();
    const incoming = context.get("incoming");
    const ticket = await openTicket(incoming, site, key);
    let text = "";
    try {
      const { change, file } = await readTicketForm(incoming);
      text = change.text ?? "";
      const kept = file && (await keepTicketFile(incoming, ticket, file, change));
      await ticket.ask({ ...change, ...(kept && { file: kept }) });
    } catch (error) {
      const fault = isFileForm(incoming.request) ? fileFaultOf(error) : undefined;
      if (fault === undefined || !(error instanceof ProblemError)) throw error;
      return showPage(incoming, ticket, { status: error.status, fault, text });
    }
    return new Response(null, { status: 303, headers: { ...NO_STORE, location: `/tickets/${site}/${key}` } });
  });
}

/** Shows the page of a ticket, where a form was refused with why. */
async function showPage(
  { host }: Incoming,
  ticket: OpenTicket,
  refused?: Parameters<typeof ticketPage>[2] & { status: number },
): Promise<Response> {
  const followed = followedTicketSchema.parse(await (await ticket.ask()).json());
  const { html, policy } = ticketPage(followed, host.newId(), refused);
  const headers = {
    ...NO_STORE,
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": policy,
    "x-robots-tag": "noindex",
  };
  return new Response(html, { status: refused?.status ?? 200, headers });
}

interface OpenTicket {
  site: string;
  id: string;
  /** Gives the ticket as its visitor may see it, after the change that is given; the file lies with the session already. */
  ask: (change?: AddToTicketRequest & { file?: FilePart }) => Promise<Response>;
}

/** The ticket that a secret link names; throws a `ProblemError` where the link was not signed by this server. */
async function openTicket(incoming: Incoming, named: string, key: string): Promise<OpenTicket> {
  limitAddress(incoming, "followed-ticket", FOLLOWED_PER_MINUTE);
  const site = requireSiteId(named);
  const id = await ticketOfKey(environmentOf(incoming).secret, site, key);
  if (id === null || !idSchema.safeParse(id).success) {
    throw new ProblemError(404, "unknown-ticket", "There is no ticket behind this link; copy it whole.");
  }
  return {
    site,
    id,
    ask: (change) =>
      askDesk(
        incoming.host,
        site,
        `/tickets/${id}/followed`,
        change && { method: "POST", body: JSON.stringify(change) },
      ),
  };
}
