import { siteIdSchema } from "@prosa/protocol";
import * as z from "zod/mini";
import { type Room, type RoomHost, roomPath } from "../platform/room-host.ts";

/** The id of the one room of its kind. */
export const DIRECTORY_ID = "directory";

const PREFIX = "site:";
const PROBE_KEY = "probe";

const entrySchema = z.object({ site: siteIdSchema, origins: z.array(z.string()) });
export type DirectoryEntry = z.infer<typeof entrySchema>;

/** Lists the sites and the origins that may speak for each, so that the gateway need not ask every site. */
export class DirectoryRoom implements Room {
  readonly #host: RoomHost;

  constructor(host: RoomHost) {
    this.#host = host;
  }

  async onConnect(connection: { close(code: number, reason: string): void }): Promise<void> {
    connection.close(4404, "The directory has no conversation; connect to a session.");
  }

  async onFrame(): Promise<void> {}
  async onClose(): Promise<void> {}
  async onAlarm(): Promise<void> {}

  /** Answers the deployment's own gateway. */
  async onRequest(request: Request): Promise<Response> {
    const { storage } = this.#host;
    const [, kind = "", site = ""] = roomPath(request.url).path.split("/");
    switch (`${request.method} /${kind}`) {
      case "GET /sites": {
        const rows = await storage.list({ prefix: PREFIX });
        const entries = [...rows.values()].map((row) => entrySchema.safeParse(row));
        return Response.json(entries.flatMap((entry) => (entry.success ? [entry.data] : [])));
      }
      case "PUT /sites": {
        const entry = entrySchema.parse(await request.json());
        await storage.put({ [`${PREFIX}${entry.site}`]: entry });
        return new Response(null, { status: 204 });
      }
      case "DELETE /sites":
        await storage.delete([PREFIX + site]);
        return new Response(null, { status: 204 });
      case "POST /probe": {
        const at = this.#host.now();
        await storage.put({ [PROBE_KEY]: at });
        return new Response(null, { status: (await storage.get(PROBE_KEY)) === at ? 204 : 503 });
      }
      default:
        return new Response(null, { status: 404 });
    }
  }
}
