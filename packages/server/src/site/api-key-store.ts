import { type ApiKey, apiKeySchema, makeApiKeyRequestSchema } from "@prosa/protocol";
import * as z from "zod/mini";
import type { RoomHost } from "../platform/room-host.ts";

/** The most keys of one site: for each of its programs two, while one takes the place of the other. */
export const API_KEYS_MAX = 20;

const PREFIX = "api-key:";
const DAY_MS = 24 * 60 * 60 * 1_000;

/** The precision of a key's last use, in milliseconds: a use is written once in this time. */
const USED_STEP_MS = 60 * 60 * 1_000;

const hashSchema = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const makeSchema = z.extend(makeApiKeyRequestSchema, { hash: hashSchema });
const useSchema = z.object({ hash: hashSchema });

/** The keys of a site, a row each under the digest of its secret, which is nowhere. */
export class ApiKeyStore {
  readonly #host: Pick<RoomHost, "storage" | "now" | "newId">;
  #last: Promise<unknown> = Promise.resolve();

  constructor(host: Pick<RoomHost, "storage" | "now" | "newId">) {
    this.#host = host;
  }

  /**
   * Answers the gateway: `GET` and `POST /api-keys`, `DELETE /api-keys/:id`, and `POST /api-keys/use`, which is 404 for a key
   * that is not there, was revoked or has ended. One request at a time, so that a use never brings back what was revoked.
   */
  answer(path: string, request: Request): Promise<Response> {
    const done = this.#last.then(() => this.#answer(path, request));
    this.#last = done.catch(() => undefined);
    return done;
  }

  async #answer(path: string, request: Request): Promise<Response> {
    const id = path.slice("/api-keys/".length);
    if (request.method === "GET") return Response.json({ keys: (await this.#rows()).map(([, key]) => key) });
    if (request.method === "DELETE") return this.#revoke(id);
    const body = await request.json();
    return id === "use" ? this.#use(useSchema.parse(body)) : this.#make(makeSchema.parse(body));
  }

  async #make({ name, scopes, expiresInDays, hash }: z.infer<typeof makeSchema>): Promise<Response> {
    const { storage, now, newId } = this.#host;
    if ((await this.#rows()).length >= API_KEYS_MAX) return new Response(null, { status: 409 });
    const createdAt = now();
    const expiry = expiresInDays === undefined ? {} : { expiresAt: createdAt + expiresInDays * DAY_MS };
    const key: ApiKey = { id: newId(), name, scopes: [...new Set(scopes)], createdAt, ...expiry };
    await storage.put({ [PREFIX + hash]: key });
    return Response.json(key, { status: 201 });
  }

  async #revoke(id: string): Promise<Response> {
    const found = (await this.#rows()).find(([, key]) => key.id === id);
    if (!found) return new Response(null, { status: 404 });
    await this.#host.storage.delete([found[0]]);
    return new Response(null, { status: 204 });
  }

  async #use({ hash }: z.infer<typeof useSchema>): Promise<Response> {
    const { storage, now } = this.#host;
    const key = apiKeySchema.safeParse(await storage.get(PREFIX + hash)).data;
    const at = now();
    if (!key || (key.expiresAt !== undefined && key.expiresAt <= at))
      return new Response(null, { status: 404 });
    const usedAt = at - (at % USED_STEP_MS);
    if (key.usedAt !== usedAt) await storage.put({ [PREFIX + hash]: { ...key, usedAt } });
    return Response.json(key);
  }

  /** The keys in the order in which they were made, those that have ended among them. */
  async #rows(): Promise<[string, ApiKey][]> {
    const rows = [...(await this.#host.storage.list({ prefix: PREFIX }))];
    const keys = rows.flatMap(([row, value]): [string, ApiKey][] => {
      const { data } = apiKeySchema.safeParse(value);
      return data ? [[row, data]] : [];
    });
    return keys.sort(([, one], [, other]) => one.createdAt - other.createdAt);
  }
}
