import type { RoomHost } from "../../platform/room-host.ts";
import type { ExporterMemory } from "../exporter.ts";

const PREFIX = "memory:";
const STEP_ROWS = 100;

/** Rows in which exporters keep ids of the records that they wrote, and nothing that a person wrote. */
export class Memory {
  readonly #host: Pick<RoomHost, "storage">;

  constructor(host: Pick<RoomHost, "storage">) {
    this.#host = host;
  }

  /** The memory of one target, by the ids of conversations. */
  of(target: string): ExporterMemory & { clear(): Promise<void> } {
    const { storage } = this.#host;
    const prefix = `${PREFIX}${target}:`;
    return {
      get: (key) => storage.get(prefix + key),
      put: (key, value) => storage.put({ [prefix + key]: value }),
      delete: (key) => storage.delete([prefix + key]),
      async clear() {
        for (;;) {
          const rows = await storage.list({ prefix, limit: STEP_ROWS });
          if (rows.size === 0) return;
          await storage.delete([...rows.keys()]);
        }
      },
    };
  }
}
