import { idSchema } from "@prosa/protocol";
import * as z from "zod/mini";
import type { RoomHost } from "../../platform/room-host.ts";

const PREFIX = "join:";

const rowSchema = z.object({
  session: idSchema,
  connection: idSchema,
  until: z.int(),
  /** The room of the person who used the code; it may come again, and nobody else. */
  room: z.exactOptional(idSchema),
});
const takeSchema = z.object({ room: idSchema, connection: idSchema });

/** The codes by which a conversation of the web goes on with a channel's person, each under its hash and good once. */
export class SiteJoins {
  readonly #host: Pick<RoomHost, "storage" | "now">;

  constructor(host: Pick<RoomHost, "storage" | "now">) {
    this.#host = host;
  }

  /** Answers `PUT` of a code that was given out and `POST` of a room that takes it, both of the code's hash. */
  async answer(hash: string, request: Request): Promise<Response> {
    const { storage, now } = this.#host;
    if (request.method === "PUT") {
      await this.#prune();
      await storage.put({ [PREFIX + hash]: rowSchema.parse(await request.json()) });
      return new Response(null, { status: 204 });
    }
    const { room, connection } = takeSchema.parse(await request.json());
    const row = rowSchema.safeParse(await storage.get(PREFIX + hash)).data;
    const isGood = row && row.until > now() && row.connection === connection && (row.room ?? room) === room;
    if (!isGood) return new Response(null, { status: 404 });
    await storage.put({ [PREFIX + hash]: { ...row, room } });
    return Response.json({ session: row.session });
  }

  async #prune(): Promise<void> {
    const { storage, now } = this.#host;
    const rows = await storage.list({ prefix: PREFIX });
    const old = [...rows].filter(([, row]) => (rowSchema.safeParse(row).data?.until ?? 0) <= now());
    if (old.length > 0) await storage.delete(old.slice(0, 100).map(([key]) => key));
  }
}
