import { idSchema } from "@prosa/protocol";
import {
  type AddToTicketRequest,
  addToTicketRequestSchema,
  followedTicketSchema,
} from "@prosa/protocol/desk";
import { ticketOfKey } from "../../../security/ticket-keys.ts";
import { BODY_BYTES_MAX, readJson, readRequestBytes } from "../../body.ts";
import { askDesk } from "../../desk-rooms.ts";
import { environmentOf, type GatewayApp, type Incoming } from "../../incoming.ts";
import { ProblemError } from "../../problem.ts";
import { limitAddress } from "../../rate-limits.ts";
import { requireSiteId } from "../../sites.ts";
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
    const response = await (await openTicket(incoming, site, key)).ask();
    const followed = followedTicketSchema.parse(await response.json());
    const { html, policy } = ticketPage(followed, incoming.host.newId());
    return context.body(html, 200, {
      ...NO_STORE,
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": policy,
      "x-robots-tag": "noindex",
    });
  });

  app.post("/tickets/:site/:key", async (context) => {
    const { site, key } = context.req.param();
    const incoming = context.get("incoming");
    const ticket = await openTicket(incoming, site, key);
    await ticket.ask(await readForm(incoming));
    return new Response(null, { status: 303, headers: { ...NO_STORE, location: `/tickets/${site}/${key}` } });
  });
}

/** The ticket that a secret link names; throws a `ProblemError` where the link was not signed by this server. */
async function openTicket(incoming: Incoming, named: string, key: string) {
  limitAddress(incoming, "followed-ticket", FOLLOWED_PER_MINUTE);
  const site = requireSiteId(named);
  const id = await ticketOfKey(environmentOf(incoming).secret, site, key);
  if (id === null || !idSchema.safeParse(id).success) {
    throw new ProblemError(404, "unknown-ticket", "There is no ticket behind this link; copy it whole.");
  }
  return {
    ask: (change?: AddToTicketRequest) =>
      askDesk(
        incoming.host,
        site,
        `/tickets/${id}/followed`,
        change && { method: "POST", body: JSON.stringify(change) },
      ),
  };
}

/** Reads the page's own form, which a browser sends without a script. */
async function readForm({ request }: Incoming): Promise<AddToTicketRequest> {
  const bytes = await readRequestBytes(
    request,
    BODY_BYTES_MAX,
    `A form holds at most ${BODY_BYTES_MAX} bytes.`,
  );
  const form = new URLSearchParams(new TextDecoder().decode(bytes));
  const text = form.get("text")?.replaceAll("\r\n", "\n").trim();
  const parsed = addToTicketRequestSchema.safeParse({
    ...(text && { text }),
    ...(form.has("close") && { close: true }),
    request: form.get("request") ?? undefined,
  });
  const isEmpty = parsed.data?.text === undefined && parsed.data?.close !== true;
  if (parsed.success && !isEmpty) return parsed.data;
  throw new ProblemError(422, "bad-body", "Write something, within 4,000 characters, or close the ticket.");
}
