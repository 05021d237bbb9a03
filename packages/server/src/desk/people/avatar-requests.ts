import { idSchema } from "@prosa/protocol";
import * as z from "zod/mini";
import type { DeskParts } from "../desk-parts.ts";
import { DeskRefusal } from "./desk-refusal.ts";

const mediaTypeSchema = z.enum(["image/jpeg", "image/png", "image/webp"]);

/** Answers the gateway with a picture by its digest; 404 where there is none, with the `path` of the one that took its place. */
export async function findAvatar(site: string, digest: string, { avatars }: DeskParts): Promise<Response> {
  const found = await avatars.find(site, digest);
  if (found?.type === "picture")
    return new Response(found.bytes, { headers: { "content-type": found.mediaType } });
  return Response.json({ ...(found && { path: found.path }) }, { status: 404 });
}

/**
 * Answers the gateway, which has judged the picture: `PUT ?by=` gives a person the one in the body, `DELETE ?by=` takes it away,
 * which an owner may do for others. Throws a `DeskRefusal`.
 */
export async function answerAvatars(
  request: Request,
  { site, person }: { site: string; person: string },
  { accounts, audit, avatars }: DeskParts,
): Promise<Response> {
  const by = idSchema.parse(new URL(request.url).searchParams.get("by"));
  const isRemoved = request.method === "DELETE";
  const mayRemove = isRemoved && accounts.active(by)?.role === "owner";
  if (by !== person && !mayRemove) {
    throw new DeskRefusal("not-allowed", "A person's picture is their own; an owner may remove it.", 403);
  }
  const account = isRemoved
    ? await avatars.remove(person)
    : await avatars.put(
        site,
        person,
        mediaTypeSchema.parse(request.headers.get("content-type")),
        new Uint8Array(await request.arrayBuffer()),
      );
  await audit.note({ person: by, what: isRemoved ? "removed-avatar" : "changed-avatar", target: person });
  return Response.json(account);
}
