import { agentSchema, changeTicketRequestSchema, createTicketRequestSchema } from "@prosa/protocol/desk";
import { readJson } from "../../body.ts";
import { requirePerson } from "../../desk-cookie.ts";
import { askDesk } from "../../desk-rooms.ts";
import type { GatewayApp } from "../../incoming.ts";
import { requireStaff } from "../../staff-right.ts";

/** Adds the agents' routes to the tickets of their site. */
export function addDeskTicketRoutes(app: GatewayApp): void {
  app.get("/api/desk/tickets", async (context) => {
    const { host, request } = context.get("incoming");
    const { site } = await requireStaff(context.get("incoming"), "conversations:read");
    const filters = new URL(request.url).searchParams;
    filters.delete("site");
    return askDesk(host, site, `/tickets?${filters}`);
  });

  app.post("/api/desk/tickets", async (context) => {
    const { host, request } = context.get("incoming");
    const { site, account } = await requirePerson(context.get("incoming"));
    const { request: id = host.newId(), ...words } = await readJson(request, createTicketRequestSchema);
    const ticket = { ...words, id };
    const body = JSON.stringify({ ticket, agent: agentSchema.parse(account) });
    const response = await askDesk(host, site, "/tickets", { method: "POST", body });
    return new Response(response.body, { status: 201, headers: response.headers });
  });

  app.get("/api/desk/tickets/:id", async (context) => {
    const { host } = context.get("incoming");
    const { site } = await requireStaff(context.get("incoming"), "conversations:read");
    return askDesk(host, site, `/tickets/${encodeURIComponent(context.req.param("id"))}`);
  });

  app.patch("/api/desk/tickets/:id", async (context) => {
    const { host, request } = context.get("incoming");
    const { site, account } = await requirePerson(context.get("incoming"));
    const changes = await readJson(request, changeTicketRequestSchema);
    const body = JSON.stringify({ changes, agent: agentSchema.parse(account) });
    const init = { method: "PATCH", body };
    return askDesk(host, site, `/tickets/${encodeURIComponent(context.req.param("id"))}`, init);
  });
}
