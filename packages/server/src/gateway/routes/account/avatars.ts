import type { FileType } from "@prosa/protocol";
import { siteIdSchema } from "@prosa/protocol";
import { AVATAR_BYTES_MAX, AVATAR_SIDE_MAX, AVATAR_SIDE_MIN } from "@prosa/protocol/desk";
import * as z from "zod/mini";
import { fileTypeOf } from "../../../files/file-type.ts";
import { pictureSizeOf } from "../../../files/picture-size.ts";
import { plainPicture } from "../../../files/plain-picture.ts";
import { readRequestBytes } from "../../body.ts";
import { requirePerson } from "../../desk-cookie.ts";
import { askDesk } from "../../desk-rooms.ts";
import type { GatewayApp } from "../../incoming.ts";
import { ProblemError } from "../../problem.ts";
import { limitAddress, limitKey } from "../../rate-limits.ts";
import { askRoom } from "../../rooms.ts";

/** Pictures that one address may ask for in a minute: those of a whole team, for a whole office. */
const READS_PER_MINUTE = 600;

/** Pictures that one person may send in a minute. */
export const AVATARS_PER_MINUTE = 10;

const TYPES: readonly FileType[] = ["image/jpeg", "image/png", "image/webp"];

const DIGEST = /^[\w-]{43}$/;
const movedSchema = z.object({ path: z.optional(z.string()) });

/** The time for which any cache keeps a picture, in seconds: what its person removed is gone everywhere after that. */
const AVATAR_CACHE_S = 7 * 24 * 60 * 60;

/** The time for which a cache knows where the picture of a former path is now, in seconds. */
const MOVED_CACHE_S = 5 * 60;

/** Adds the routes of people's pictures: they give and remove their own, owners remove others', and everybody sees them. */
export function addAvatarRoutes(app: GatewayApp): void {
  app.put("/api/desk/people/:id/avatar", async (context) => {
    const incoming = context.get("incoming");
    const { site, account } = await requirePerson(incoming);
    limitKey(incoming, `${site} ${account.id}`, "avatars", AVATARS_PER_MINUTE);
    const tooLarge = `A picture holds at most ${AVATAR_BYTES_MAX} bytes; draw it smaller.`;
    const sent = await readRequestBytes(incoming.request, AVATAR_BYTES_MAX, tooLarge);
    const { mediaType, bytes } = checkedAvatar(sent);
    const init = { method: "PUT", headers: { "content-type": mediaType }, body: bytes };
    return askDesk(incoming.host, site, pathOf(context.req.param("id"), account.id), init);
  });

  app.delete("/api/desk/people/:id/avatar", async (context) => {
    const incoming = context.get("incoming");
    const { site, account } = await requirePerson(incoming);
    const path = pathOf(context.req.param("id"), account.id);
    return askDesk(incoming.host, site, path, { method: "DELETE" });
  });

  app.get("/api/avatars/:site/:avatar", async (context) => {
    const incoming = context.get("incoming");
    const { site, avatar } = context.req.param();
    limitAddress(incoming, "avatar-reads", READS_PER_MINUTE);
    if (!siteIdSchema.safeParse(site).success || !DIGEST.test(avatar)) throw unknownAvatar();
    const response = await askRoom(incoming.host, "desk", site, `/avatars/${avatar}`);
    if (response.ok) return new Response(response.body, { headers: headersOf(response) });
    const { path } = movedSchema.parse(await response.json());
    if (path === undefined) throw unknownAvatar();
    return new Response(null, {
      status: 302,
      headers: { location: path, "cache-control": `public, max-age=${MOVED_CACHE_S}` },
    });
  });
}

/** Judges a picture by its content; throws a `ProblemError` for one that is none, is broken, moves, or is of another size. */
function checkedAvatar(sent: Uint8Array<ArrayBuffer>): {
  mediaType: FileType;
  bytes: Uint8Array<ArrayBuffer>;
} {
  const mediaType = fileTypeOf(sent);
  if (mediaType === null || !TYPES.includes(mediaType)) {
    const message = `A picture is ${TYPES.join(", ")}; the content of this one shows ${mediaType ?? "none of them"}.`;
    throw new ProblemError(415, "bad-file-type", message);
  }
  const bytes = plainPicture(sent, mediaType);
  const size = bytes && pictureSizeOf(bytes, mediaType);
  if (!size) throw new ProblemError(422, "broken-file", "The picture does not hold together; send it whole.");
  const { width, height, isMoving } = size;
  if (isMoving || width !== height || width < AVATAR_SIDE_MIN || width > AVATAR_SIDE_MAX) {
    const message = `Send one still picture, square, of ${AVATAR_SIDE_MIN} to ${AVATAR_SIDE_MAX} pixels a side.`;
    throw new ProblemError(422, "bad-avatar", message);
  }
  return { mediaType, bytes };
}

/** The picture of this digest and no other is ever here; it may be shown on any page, and be nothing but a picture. */
function headersOf({ headers }: Response): Headers {
  return new Headers({
    "content-type": headers.get("content-type") ?? "application/octet-stream",
    "content-security-policy": "default-src 'none'; sandbox",
    "x-content-type-options": "nosniff",
    // Pages that isolate themselves (COEP) show the picture too.
    "cross-origin-resource-policy": "cross-origin",
    "cache-control": `public, max-age=${AVATAR_CACHE_S}, immutable`,
  });
}

function pathOf(person: string, by: string): string {
  return `/avatars/${encodeURIComponent(person)}?by=${by}`;
}

function unknownAvatar(): ProblemError {
  return new ProblemError(404, "unknown-avatar", "There is no such picture; show the person's initials.");
}
