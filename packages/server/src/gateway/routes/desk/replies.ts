import { putReplyRequestSchema, shortcutSchema } from "@prosa/protocol/desk";
import { readJson } from "../../body.ts";
import { requirePerson, requireRole } from "../../desk-cookie.ts";
import { askDesk } from "../../desk-rooms.ts";
import type { GatewayApp, Incoming } from "../../incoming.ts";
import { requireOwnerRight } from "../../owner-right.ts";
import { ProblemError } from "../../problem.ts";

/** Adds the routes to the texts that people insert into their replies. */
export function addDeskReplyRoutes(app: GatewayApp): void {
  app.get("/api/desk/replies", async (context) => {
    const incoming = context.get("incoming");
    const { site } = await requirePerson(incoming);
    return askDesk(incoming.host, site, "/replies");
  });

  app.put("/api/desk/replies/:shortcut", async (context) => {
    const incoming = context.get("incoming");
    const { site, by } = await requireEditor(incoming, context.req.query("site"));
    const { text } = await readJson(incoming.request, putReplyRequestSchema);
    const init = { method: "PUT", body: JSON.stringify({ text, ...by }) };
    return askDesk(incoming.host, site, pathOf(context.req.param("shortcut")), init);
  });

  app.delete("/api/desk/replies/:shortcut", async (context) => {
    const incoming = context.get("incoming");
    const { site, by } = await requireEditor(incoming, context.req.query("site"));
    const init = { method: "DELETE", body: JSON.stringify(by) };
    return askDesk(incoming.host, site, pathOf(context.req.param("shortcut")), init);
  });
}

/** The deployment's operator or the site's owner with their key, or an owner or lead of the site who is signed in. */
async function requireEditor(incoming: Incoming, named: string | undefined) {
  if (incoming.request.headers.has("authorization")) {
    const right = await requireOwnerRight(incoming, "people");
    return { site: await right.siteOf(named), by: {} };
  }
  const { site, account } = await requireRole(incoming, ["owner", "lead"]);
  return { site, by: { by: account.id } };
}

function pathOf(shortcut: string): string {
  const known = shortcutSchema.safeParse(shortcut);
  if (known.success) return `/replies/${known.data}`;
  throw new ProblemError(
    422,
    "bad-shortcut",
    "Write a shortcut of at most 32 small letters, digits and hyphens, such as return-time.",
  );
}
