import { putReplyRequestSchema, shortcutSchema } from "@prosa/protocol/desk";
import { readJson } from "../../body.ts";
import { requirePerson } from "../../desk-cookie.ts";
import { askDesk } from "../../desk-rooms.ts";
import type { GatewayApp } from "../../incoming.ts";
import { ProblemError } from "../../problem.ts";
import { requireStaff } from "../../staff-right.ts";

/** Adds the routes to the texts that people insert into their replies. */
export function addDeskReplyRoutes(app: GatewayApp): void {
  app.get("/api/desk/replies", async (context) => {
    const incoming = context.get("incoming");
    const { site } = await requirePerson(incoming);
    return askDesk(incoming.host, site, "/replies");
  });

  app.put("/api/desk/replies/:shortcut", async (context) => {
    const incoming = context.get("incoming");
    const { site, by } = await requireStaff(incoming, "people", ["owner", "lead"]);
    const { text } = await readJson(incoming.request, putReplyRequestSchema);
    const init = { method: "PUT", body: JSON.stringify({ text, by }) };
    return askDesk(incoming.host, site, pathOf(context.req.param("shortcut")), init);
  });

  app.delete("/api/desk/replies/:shortcut", async (context) => {
    const incoming = context.get("incoming");
    const { site, by } = await requireStaff(incoming, "people", ["owner", "lead"]);
    const init = { method: "DELETE", body: JSON.stringify({ by }) };
    return askDesk(incoming.host, site, pathOf(context.req.param("shortcut")), init);
  });
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
