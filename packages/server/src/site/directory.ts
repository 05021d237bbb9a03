import { siteIdSchema } from "@prosa/protocol";
import * as z from "zod/mini";
import { type Room, type RoomHost, roomPath } from "../platform/room-host.ts";
import { KeptAnswers } from "./kept-answers.ts";

/** The id of the one room of its kind. */
export const DIRECTORY_ID = "directory";

const PREFIX = "site:";
const PROBE_KEY = "probe";

const entrySchema = z.object({ site: siteIdSchema, origins: z.array(z.string()) });
export type DirectoryEntry = z.infer<typeof entrySchema>;

/** Long work on all rooms of a deployment, which has its place beside the list of sites. */
interface DeploymentJob {
  start(sites: readonly string[]): Promise<object>;
  look(): Promise<object | null>;
  handleAlarm(): Promise<void>;
}

/**
 * Lists the sites and the origins that may speak for each, so that the gateway need not ask every site. Other rooms of its kind
 * keep answers for repeats of their requests.
 */
export class DirectoryRoom implements Room {
  readonly #host: RoomHost;
  readonly #renewal: DeploymentJob;
  readonly #answers: KeptAnswers;

  constructor(host: RoomHost, renewal: DeploymentJob) {
    this.#host = host;
    this.#renewal = renewal;
    this.#answers = new KeptAnswers(host);
  }

  async onConnect(connection: { close(code: number, reason: string): void }): Promise<void> {
    connection.close(4404, "The directory has no conversation; connect to a session.");
  }

  async onFrame(): Promise<void> {}
  async onClose(): Promise<void> {}

  async onAlarm(): Promise<void> {
    await this.#answers.handleAlarm();
    await this.#renewal.handleAlarm();
  }

  /** Answers the deployment's own gateway: the list of sites, the probe of the storage, and `/renewal` of all rooms. */
  async onRequest(request: Request): Promise<Response> {
    const { storage } = this.#host;
    const [, kind = "", site = ""] = roomPath(request.url).path.split("/");
    if (kind === "answers") return this.#answers.answer(site, request);
    switch (`${request.method} /${kind}`) {
      case "GET /sites": {
        return Response.json(await this.#entries());
      }
      case "PUT /sites": {
        const entry = entrySchema.parse(await request.json());
        await storage.put({ [`${PREFIX}${entry.site}`]: entry });
        return new Response(null, { status: 204 });
      }
      case "DELETE /sites":
        await storage.delete([PREFIX + site]);
        return new Response(null, { status: 204 });
      case "POST /renewal":
        return Response.json(await this.#renewal.start((await this.#entries()).map((entry) => entry.site)));
      case "GET /renewal": {
        const progress = await this.#renewal.look();
        return progress ? Response.json(progress) : new Response(null, { status: 404 });
      }
      case "POST /probe": {
        const at = this.#host.now();
        await storage.put({ [PROBE_KEY]: at });
        return new Response(null, { status: (await storage.get(PROBE_KEY)) === at ? 204 : 503 });
      }
      default:
        return new Response(null, { status: 404 });
    }
  }

  async #entries(): Promise<DirectoryEntry[]> {
    const rows = await this.#host.storage.list({ prefix: PREFIX });
    return [...rows.values()].flatMap((row) => entrySchema.safeParse(row).data ?? []);
  }
}
