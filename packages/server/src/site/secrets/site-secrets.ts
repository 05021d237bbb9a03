import type { RoomHost } from "../../platform/room-host.ts";
import { keyRowOf } from "../../security/sealing/owner-keys.ts";
import { SealedStorage, UNREADABLE } from "../../security/sealing/sealed-storage.ts";
import type { KeySource } from "../../security/sealing/site-keys.ts";

const PREFIX = "secret:";

/**
 * The secrets of a site, and nowhere else: tokens of its channels, keys of its exports. Each is sealed under a key of its own,
 * which goes with it. They come in by the owner's routes, go to the deployment's own rooms, and never out again.
 */
export class SiteSecrets {
  /** The secrets' rows, sealed. */
  readonly storage: SealedStorage;

  constructor(host: Pick<RoomHost, "storage" | "log">, keys: KeySource) {
    this.storage = new SealedStorage(host.storage, {
      kind: "site",
      ownerOf: (key) => (key.startsWith(PREFIX) ? key : null),
      mainRowOf: (owner) => owner,
      holds: (owner) => owner.startsWith(PREFIX),
      keysOf: () => keys,
      log: (entry) => host.log(entry),
    });
  }

  /** Says whose secrets these are; none is written before that is known. */
  belongTo(site: string): void {
    this.storage.belongTo({ site, room: site });
  }

  /** The secret of a name; `undefined` where there is none that opens. */
  async get(name: string): Promise<unknown> {
    const secret = await this.storage.get(PREFIX + name);
    return secret === UNREADABLE ? undefined : secret;
  }

  /** Writes a secret, in one step with rows that belong to it. */
  async put(name: string, secret: unknown, rows: Readonly<Record<string, unknown>> = {}): Promise<void> {
    await this.storage.put({ ...rows, [PREFIX + name]: secret });
  }

  async delete(name: string): Promise<void> {
    await this.storage.delete([keyRowOf(PREFIX + name), PREFIX + name]);
  }
}
