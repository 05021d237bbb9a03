import * as z from "zod/mini";
import type { RoomHost } from "../../platform/room-host.ts";
import { readKey, type SealingKey } from "./envelope.ts";
import { type KeyWrapper, MissingKeyError } from "./key-wrapper.ts";

/** The most keys of sites that one isolate keeps in memory. */
const KEYS_MAX = 5_000;

/** The time for which an isolate takes a site's newest key for its newest, in milliseconds. */
const CURRENT_FRESH_MS = 60_000;

type KeyHost = Pick<RoomHost, "callRoom" | "now">;

/** A site's keys, each wrapped by the deployment's, in base64; new keys of sessions are wrapped under `current`. */
const wrappedKeysSchema = z.object({
  current: z.string(),
  keys: z.array(z.object({ id: z.string(), wrapped: z.string() })),
});
export type WrappedKeys = z.infer<typeof wrappedKeysSchema>;

/** Where a storage gets the keys that wrap its own. */
export interface KeySource {
  /** The key for what is wrapped from now on. */
  current(): Promise<SealingKey>;
  /** The same, asked for at its site's room now: `current` may be a minute old. */
  newest(): Promise<SealingKey>;
  /** The key of this id; rejects with a `MissingKeyError` where there is none. */
  find(id: string): Promise<SealingKey>;
}

/** The keys of sites in the memory of one isolate; a key that is not there is asked for at its site's room. */
export class SiteKeyCache {
  readonly wrapper: KeyWrapper;
  readonly #keys = new Map<string, SealingKey>();
  /** The id of each site's newest key, and when its room told it. */
  readonly #current = new Map<string, { id: string; toldAt: number }>();

  constructor(wrapper: KeyWrapper) {
    this.wrapper = wrapper;
  }

  /** The keys of a site for a room that is not the site's own. */
  sourceOf(site: string, host: KeyHost): KeySource {
    return {
      current: () => this.#currentOf(site, host),
      newest: () => this.#newestOf(site, host),
      find: async (id) => this.#keys.get(id) ?? this.#take(site, await askKeys(site, host), id),
    };
  }

  /** The newest key of a site as its room told it lately; while the room cannot be reached, the last one known. */
  async #currentOf(site: string, host: KeyHost): Promise<SealingKey> {
    const told = this.#current.get(site);
    const known = told && this.#keys.get(told.id);
    const age = told ? host.now() - told.toldAt : 0;
    if (known && age >= 0 && age < CURRENT_FRESH_MS) return known;
    try {
      return await this.#newestOf(site, host);
    } catch (error) {
      if (known) return known;
      throw error;
    }
  }

  async #newestOf(site: string, host: KeyHost): Promise<SealingKey> {
    const keys = await askKeys(site, host);
    const key = await this.#take(site, keys, keys.current);
    this.#current.set(site, { id: key.id, toldAt: host.now() });
    return key;
  }

  async #take(site: string, { keys }: WrappedKeys, id: string): Promise<SealingKey> {
    const known = this.#keys.get(id);
    if (known) return known;
    const found = keys.find((one) => one.id === id);
    if (!found) throw new MissingKeyError(`The site ${site} has no key ${id} any more.`);
    const raw = await this.wrapper.unwrap(fromBase64(found.wrapped), placeOfSiteKey(site));
    const key = await readKey(raw, id);
    this.#keys.set(id, key);
    const oldest = this.#keys.keys().next();
    if (this.#keys.size > KEYS_MAX && !oldest.done) this.#keys.delete(oldest.value);
    return key;
  }
}

/** The place that a site's key is wrapped for. */
export function placeOfSiteKey(site: string): string {
  return JSON.stringify(["site-key", site]);
}

export function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

async function askKeys(site: string, host: KeyHost): Promise<WrappedKeys> {
  const response = await host.callRoom("site", site, "/keys");
  if (response.ok) return wrappedKeysSchema.parse(await response.json());
  throw new MissingKeyError(`The room of the site ${site} gave no keys: ${response.status}.`);
}
