import { idSchema } from "@prosa/protocol";
import { putReplyRequestSchema, shortcutSchema } from "@prosa/protocol/desk";
import * as z from "zod/mini";
import type { DeskParts } from "../desk-parts.ts";

/** Who asks: a person's id, or nobody for the deployment's operator. */
const askedBySchema = z.object({ by: z.optional(idSchema) });
const putSchema = z.extend(putReplyRequestSchema, askedBySchema.shape);

/** Answers the gateway about canned replies: `GET /replies`, `PUT` and `DELETE /replies/:shortcut`. Throws a `DeskRefusal`. */
export async function answerReplies(
  request: Request,
  shortcut: string,
  { replies, audit }: Pick<DeskParts, "replies" | "audit">,
): Promise<Response> {
  if (request.method === "GET" && shortcut === "") return Response.json({ replies: await replies.list() });
  const known = shortcutSchema.safeParse(shortcut);
  if (!known.success) return new Response(null, { status: 404 });
  if (request.method === "PUT") {
    const { text, by } = putSchema.parse(await request.json());
    const reply = await replies.put(known.data, text);
    await audit.note({ person: by, what: "put-reply", target: known.data });
    return Response.json(reply);
  }
  if (request.method !== "DELETE") return new Response(null, { status: 404 });
  const { by } = askedBySchema.parse(await request.json());
  await replies.remove(known.data);
  await audit.note({ person: by, what: "removed-reply", target: known.data });
  return new Response(null, { status: 204 });
}
