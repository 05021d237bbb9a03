import {
  type ChannelConnection,
  type ChannelConnections,
  channelConnectionSchema,
  channelUsageSchema,
} from "@prosa/protocol";
import * as z from "zod/mini";
import type { RoomHost } from "../../platform/room-host.ts";
import { SiteRefusal } from "../pages/site-refusal.ts";
import type { SiteSecrets } from "../secrets/site-secrets.ts";
import { SiteJoins } from "./joins.ts";

/** The most channels that one site connects. */
const CONNECTIONS_OF_SITE_MAX = 20;

const PREFIX = "connection:";
const USAGE = "channel-usage:";

/** The months whose usage is kept and shown. */
const MONTHS_SHOWN = 12;

/** The ids of counted messages that are remembered, so that a report which comes again counts once. */
const RECENT_MAX = 500;

/** A connection with its secret settings, as it goes between the deployment's own rooms. */
const fullConnectionSchema = z.object({ connection: channelConnectionSchema, settings: z.unknown() });
const faultSchema = z.object({ fault: z.nullable(z.string()) });

/** Messages with a price, as a person's room reports them. */
const pricedSchema = z.object({
  messages: z.array(
    z.object({
      id: z.string(),
      month: channelUsageSchema.shape.month,
      category: z.string().check(z.maxLength(60)),
      isBilled: z.boolean(),
    }),
  ),
});
type Priced = z.infer<typeof pricedSchema>["messages"][number];

const usageRowSchema = z.extend(channelUsageSchema, { recent: z.array(z.string()) });

/** The channels that a site is connected to: a row that owners may see, and its settings among the site's secrets. */
export class SiteConnections {
  readonly #host: Pick<RoomHost, "storage" | "now">;
  readonly #secrets: SiteSecrets;
  readonly #joins: SiteJoins;
  #last: Promise<unknown> = Promise.resolve();

  constructor(host: Pick<RoomHost, "storage" | "now">, secrets: SiteSecrets) {
    this.#host = host;
    this.#secrets = secrets;
    this.#joins = new SiteJoins(host);
  }

  /**
   * Answers `GET`, `PUT` and `DELETE /connections/:id`, `PUT /connections/:id/fault` and `/verified`, `POST
   * /connections/:id/usage`, `/connections/joins/:hash` (`SiteJoins`) and `GET /connections` of the gateway and of channels' rooms. Throws a `SiteRefusal`.
   */
  answer(site: string, path: string, request: Request): Promise<Response> {
    this.#secrets.belongTo(site);
    const done = this.#last.then(() => this.#answer(path, request));
    this.#last = done.catch(() => undefined);
    return done;
  }

  async #answer(path: string, request: Request): Promise<Response> {
    const [, , id = "", part] = path.split("/");
    if (id === "") return Response.json({ connections: await this.#listWithUsage() });
    if (id === "joins") return this.#joins.answer(part ?? "", request);
    if (part === "fault") return this.#note(id, faultSchema.parse(await request.json()).fault);
    if (part === "verified") return this.#change(id, { verifiedAt: this.#host.now() });
    if (part === "usage") return this.#count(id, pricedSchema.parse(await request.json()).messages);
    switch (request.method) {
      case "GET": {
        const connection = await this.#find(id);
        if (!connection) return new Response(null, { status: 404 });
        return Response.json({ connection, settings: await this.#secrets.get(nameOf(id)) });
      }
      case "PUT":
        return this.#put(fullConnectionSchema.parse(await request.json()));
      case "DELETE": {
        if (!(await this.#find(id))) return new Response(null, { status: 404 });
        // The secret first: cut off here, a connection without it is only one to be removed again.
        await this.#secrets.delete(nameOf(id));
        const months = await this.#host.storage.list({ prefix: `${USAGE}${id}:` });
        await this.#host.storage.delete([PREFIX + id, ...months.keys()]);
        return new Response(null, { status: 204 });
      }
      default:
        return new Response(null, { status: 404 });
    }
  }

  async #put({ connection, settings }: z.infer<typeof fullConnectionSchema>): Promise<Response> {
    const others = (await this.#list()).filter(({ id }) => id !== connection.id);
    if (others.length >= CONNECTIONS_OF_SITE_MAX) {
      const message = `A site connects at most ${CONNECTIONS_OF_SITE_MAX} channels; disconnect one first.`;
      throw new SiteRefusal("too-many-channels", message, 409);
    }
    await this.#secrets.put(nameOf(connection.id), settings, { [PREFIX + connection.id]: connection });
    return Response.json(connection, { status: 201 });
  }

  async #note(id: string, fault: string | null): Promise<Response> {
    const connection = await this.#find(id);
    if (!connection) return new Response(null, { status: 404 });
    const { fault: before, ...rest } = connection;
    if (before?.code !== (fault ?? undefined)) {
      const next: ChannelConnection =
        fault === null ? rest : { ...rest, fault: { code: fault, at: this.#host.now() } };
      await this.#host.storage.put({ [PREFIX + id]: next });
    }
    return new Response(null, { status: 204 });
  }

  async #change(id: string, changes: Partial<ChannelConnection>): Promise<Response> {
    const connection = await this.#find(id);
    if (!connection) return new Response(null, { status: 404 });
    await this.#host.storage.put({ [PREFIX + id]: { ...connection, ...changes } });
    return new Response(null, { status: 204 });
  }

  /** Counts messages once each, by month and category. */
  async #count(id: string, messages: readonly Priced[]): Promise<Response> {
    if (!(await this.#find(id))) return new Response(null, { status: 404 });
    const { storage } = this.#host;
    for (const [month, own] of Map.groupBy(messages, (one) => one.month)) {
      const key = `${USAGE}${id}:${month}`;
      const row = usageRowSchema.safeParse(await storage.get(key)).data;
      let { categories = {}, recent = [] } = row ?? {};
      for (const one of own.filter((message) => !recent.includes(message.id))) {
        const { billed = 0, free = 0 } = categories[one.category] ?? {};
        const next = one.isBilled ? { billed: billed + 1, free } : { billed, free: free + 1 };
        categories = { ...categories, [one.category]: next };
        recent = [...recent, one.id].slice(-RECENT_MAX);
      }
      await storage.put({ [key]: { month, categories, recent } });
    }
    return new Response(null, { status: 204 });
  }

  async #listWithUsage(): Promise<ChannelConnections["connections"]> {
    const rows = await this.#host.storage.list({ prefix: USAGE });
    const usageOf = (id: string) =>
      [...rows]
        .filter(([key]) => key.startsWith(`${USAGE}${id}:`))
        .flatMap(([, row]) => channelUsageSchema.safeParse(row).data ?? [])
        .toSorted((one, other) => other.month.localeCompare(one.month))
        .slice(0, MONTHS_SHOWN);
    return (await this.#list()).map((one) => ({ ...one, usage: usageOf(one.id) }));
  }

  async #list(): Promise<ChannelConnection[]> {
    const rows = await this.#host.storage.list({ prefix: PREFIX });
    return [...rows.values()].flatMap((row) => channelConnectionSchema.safeParse(row).data ?? []);
  }

  async #find(id: string): Promise<ChannelConnection | undefined> {
    return channelConnectionSchema.safeParse(await this.#host.storage.get(PREFIX + id)).data;
  }
}

function nameOf(id: string): string {
  return `connection:${id}`;
}
