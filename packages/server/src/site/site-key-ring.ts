import * as z from "zod/mini";
import type { RoomHost } from "../platform/room-host.ts";
import { isSealed, keyIdOf, makeKey, readKey, type SealingKey } from "../security/sealing/envelope.ts";
import { type KeyWrapper, MissingKeyError } from "../security/sealing/key-wrapper.ts";
import { type KeySource, placeOfSiteKey, toBase64, type WrappedKeys } from "../security/sealing/site-keys.ts";

/** The row of a site's keys. */
const KEY = "keys";

/** The keys of a site, newest last: sessions' keys are wrapped under the newest, and under an older one until it is retired. */
const ringSchema = z.object({
  site: z.string(),
  keys: z.array(
    z.object({
      id: z.string(),
      madeAt: z.int(),
      wrapped: z.custom<Uint8Array>(isSealed),
      /** The id of the master key that wrapped it first; absent where that one still does. */
      bornUnder: z.exactOptional(z.string()),
    }),
  ),
});
type Ring = z.infer<typeof ringSchema>;

/** Keeps the keys of a site in its room, wrapped under the deployment's master key. The first one is made when it is needed. */
export class SiteKeyRing implements KeySource {
  readonly #host: Pick<RoomHost, "storage" | "now">;
  readonly #wrapper: KeyWrapper;
  readonly #opened = new Map<string, SealingKey>();
  #site: string | null = null;
  #last: Promise<unknown> = Promise.resolve();

  constructor(host: Pick<RoomHost, "storage" | "now">, wrapper: KeyWrapper) {
    this.#host = host;
    this.#wrapper = wrapper;
  }

  /** Says whose keys these are. */
  belongTo(site: string): void {
    this.#site = site;
  }

  /** Answers `GET /keys` of the rooms that hold rows of this site's sessions. */
  async answer(): Promise<Response> {
    const { keys } = await this.#inOrder(() => this.#ring());
    const current = keys.at(-1)?.id ?? "";
    const told = keys.map(({ id, wrapped }) => ({ id, wrapped: toBase64(wrapped) }));
    return Response.json({ current, keys: told } satisfies WrappedKeys);
  }

  async current(): Promise<SealingKey> {
    const { keys } = await this.#inOrder(() => this.#ring());
    return this.find(keys.at(-1)?.id ?? "");
  }

  newest(): Promise<SealingKey> {
    return this.current();
  }

  /** Forgets all keys: of a site that is no more, once nothing lies under them. */
  drop(): Promise<void> {
    return this.#inOrder(async () => {
      await this.#host.storage.delete([KEY]);
      this.#opened.clear();
    });
  }

  /** Makes a new key where the newest one comes from under an earlier master key; those before it stay, to unwrap by. */
  renew(): Promise<void> {
    return this.#inOrder(async () => {
      const ring = await this.#ring();
      const last = ring.keys.at(-1);
      if (!last || last.bornUnder === undefined) return;
      await this.#host.storage.put({ [KEY]: { ...ring, keys: [...ring.keys, await this.#make(ring.site)] } });
    });
  }

  async find(id: string): Promise<SealingKey> {
    const known = this.#opened.get(id);
    if (known) return known;
    const { site, keys } = await this.#inOrder(() => this.#ring());
    const found = keys.find((one) => one.id === id);
    if (!found) throw new MissingKeyError(`The site ${site} has no key ${id} any more.`);
    const key = await readKey(await this.#wrapper.unwrap(found.wrapped, placeOfSiteKey(site)), id);
    this.#opened.set(id, key);
    return key;
  }

  /** Reads the keys, makes the first one, and wraps those again that an earlier master key wraps. */
  async #ring(): Promise<Ring> {
    const { storage } = this.#host;
    const stored = await storage.get(KEY);
    const ring = stored === undefined ? await this.#first() : ringSchema.parse(stored);
    const master = await this.#wrapper.currentId();
    if (ring.keys.every(({ wrapped }) => keyIdOf(wrapped) === master)) {
      if (stored === undefined) await storage.put({ [KEY]: ring });
      return ring;
    }
    const place = placeOfSiteKey(ring.site);
    const rewrapped = ring.keys.map(async (key) => {
      const raw = await this.#wrapper.unwrap(key.wrapped, place);
      const bornUnder = key.bornUnder ?? keyIdOf(key.wrapped);
      return { ...key, bornUnder, wrapped: await this.#wrapper.wrap(raw, place) };
    });
    const next = { ...ring, keys: await Promise.all(rewrapped) };
    await storage.put({ [KEY]: next });
    return next;
  }

  async #first(): Promise<Ring> {
    const site = this.#site;
    if (site === null) throw new Error("A site's keys are made for it; say which by belongTo().");
    return { site, keys: [await this.#make(site)] };
  }

  async #make(site: string): Promise<Ring["keys"][number]> {
    const { raw, key } = await makeKey();
    const wrapped = await this.#wrapper.wrap(raw, placeOfSiteKey(site));
    return { id: key.id, madeAt: this.#host.now(), wrapped };
  }

  #inOrder<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => undefined);
    return done;
  }
}
