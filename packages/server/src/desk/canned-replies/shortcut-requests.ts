import { idSchema } from "@prosa/protocol";
import { putMacroRequestSchema, putReplyRequestSchema, shortcutSchema } from "@prosa/protocol/desk";
import * as z from "zod/mini";
import type { DeskParts } from "../desk-parts.ts";

/** Who asks: a person's id, or nobody for the deployment's operator. */
const askedBySchema = z.object({ by: z.optional(idSchema) });

type Parts = Pick<DeskParts, "replies" | "macros" | "audit">;

/** The names of the two kinds in requests and in the audit log. */
type ShortcutKind = "replies" | "macros";
const SINGULAR = { replies: "reply", macros: "macro" } as const;

/** Answers the gateway about canned replies and macros: `GET`, and `PUT` and `DELETE` of one by its shortcut. Throws a `DeskRefusal`. */
export async function answerShortcuts(
  request: Request,
  kind: ShortcutKind,
  shortcut: string,
  parts: Parts,
): Promise<Response> {
  if (request.method === "GET" && shortcut === "") return Response.json({ [kind]: await parts[kind].list() });
  const known = shortcutSchema.safeParse(shortcut);
  if (!known.success || !["PUT", "DELETE"].includes(request.method))
    return new Response(null, { status: 404 });
  const body: unknown = await request.json();
  const { by: person } = askedBySchema.parse(body);
  const target = known.data;
  if (request.method === "PUT") {
    const kept = await put(kind, target, body, parts);
    await parts.audit.note({ person, what: `put-${SINGULAR[kind]}`, target });
    return Response.json(kept);
  }
  await parts[kind].remove(target);
  await parts.audit.note({ person, what: `removed-${SINGULAR[kind]}`, target });
  return new Response(null, { status: 204 });
}

function put(kind: ShortcutKind, shortcut: string, body: unknown, { replies, macros }: Parts) {
  if (kind === "replies") {
    const { text } = putReplyRequestSchema.parse(body);
    return replies.put((changedAt) => ({ shortcut, text, changedAt }));
  }
  const macro = putMacroRequestSchema.parse(body);
  return macros.put((changedAt) => ({ shortcut, ...macro, changedAt }));
}
