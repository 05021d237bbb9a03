import { idSchema } from "@prosa/protocol";
import { CONTACT_SESSIONS_MAX } from "@prosa/protocol/desk";
import * as z from "zod/mini";
import type { RoomHost } from "../platform/room-host.ts";

const PREFIX = "contact-group:";

/** The row of a session that is part of another contact, or of a contact with what was decided about it; without words. */
const groupRowSchema = z.object({
  main: idSchema,
  members: z.array(idSchema),
  blockedAt: z.exactOptional(z.int()),
});

/** A contact: its first session, all that were merged into it (that one first), and since when its visitor is refused. */
type ContactGroup = z.infer<typeof groupRowSchema>;

/** Which sessions people of the site said to be one visitor's, and whom they refuse. */
export class ContactGroups {
  readonly #host: Pick<RoomHost, "storage" | "now">;

  constructor(host: Pick<RoomHost, "storage" | "now">) {
    this.#host = host;
  }

  /**
   * Answers the gateway: `GET /contacts/:session/group`, `POST` and `DELETE /contacts/:session/merge?with=`, and `PUT` and
   * `DELETE /contacts/:session/block`, each with the group as it then is; `null` for any other request.
   */
  async answer(path: string, request: Request): Promise<Response | null> {
    const [, , named = "", part = ""] = path.split("/");
    const session = idSchema.safeParse(named).data;
    if (part === "" || session === undefined) return null;
    const other = idSchema.safeParse(new URL(request.url).searchParams.get("with")).data;
    switch (`${request.method} ${part}`) {
      case "GET group":
        return Response.json(await this.of(session));
      case "POST merge":
        return other === undefined ? new Response(null, { status: 422 }) : this.#merge(session, other);
      case "DELETE merge":
        return this.#split(session, other);
      case "PUT block":
      case "DELETE block":
        return this.#block(session, request.method === "PUT");
      default:
        return null;
    }
  }

  /** The contact that a session is of; one of its own unless people said otherwise. */
  async of(session: string): Promise<ContactGroup> {
    const row = await this.#row(session);
    if (row === null) return { main: session, members: [session] };
    return row.main === session
      ? row
      : ((await this.#row(row.main)) ?? { main: session, members: [session] });
  }

  /** Takes a session out of its contact, for it is gone. */
  async remove(session: string): Promise<void> {
    const group = await this.of(session);
    const { members: before, blockedAt } = group;
    const members = before.filter((one) => one !== session);
    const [main] = members;
    const isAlone = members.length === 1 && blockedAt === undefined;
    if (main !== undefined && !isAlone) await this.#keep({ ...group, main, members });
    else await this.#forget(members);
    await this.#forget([session]);
  }

  async #merge(session: string, other: string): Promise<Response> {
    const [group, added] = [await this.of(session), await this.of(other)];
    const members = [...new Set([...group.members, ...added.members])];
    if (members.length > CONTACT_SESSIONS_MAX) return new Response(null, { status: 409 });
    const blockedAt = group.blockedAt ?? added.blockedAt;
    await this.#keep({ main: group.main, members, ...(blockedAt !== undefined && { blockedAt }) });
    return Response.json(await this.of(session));
  }

  /** Makes one session of a contact, `other`, a contact of its own again; it stays blocked if it was. */
  async #split(session: string, other: string | undefined): Promise<Response> {
    const group = await this.of(session);
    if (other === undefined || other === group.main || !group.members.includes(other))
      return new Response(null, { status: 422 });
    const { blockedAt } = group;
    const members = group.members.filter((one) => one !== other);
    await this.#keep({ ...group, members });
    if (blockedAt === undefined) await this.#forget([other]);
    else await this.#keep({ main: other, members: [other], blockedAt });
    return Response.json(await this.of(session));
  }

  async #block(session: string, isBlocked: boolean): Promise<Response> {
    const { blockedAt: before, ...group } = await this.of(session);
    await this.#keep({ ...group, ...(isBlocked && { blockedAt: before ?? this.#host.now() }) });
    return Response.json(await this.of(session));
  }

  async #keep(group: ContactGroup): Promise<void> {
    const { main } = group;
    const parts = group.members
      .filter((one) => one !== main)
      .map((one) => [keyOf(one), { main, members: [] }]);
    // In one step: a cut leaves no session between two contacts.
    await this.#host.storage.put({ ...Object.fromEntries(parts), [keyOf(main)]: group });
  }

  async #forget(sessions: readonly string[]): Promise<void> {
    await this.#host.storage.delete(sessions.map(keyOf));
  }

  async #row(session: string): Promise<ContactGroup | null> {
    return groupRowSchema.safeParse(await this.#host.storage.get(keyOf(session))).data ?? null;
  }
}

function keyOf(session: string): string {
  return `${PREFIX}${session}`;
}
