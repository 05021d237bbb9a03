import type { RoomStorage } from "../../platform/room-host.ts";

/** The part of a Durable Object's storage that a room needs; PartyKit's and Cloudflare's own both have it. */
export interface DurableStorage {
  get(key: string): Promise<unknown>;
  list(options: { prefix: string; start?: string; limit?: number }): Promise<Map<string, unknown>>;
  put(rows: Record<string, unknown>): Promise<void>;
  delete(keys: string[]): Promise<number>;
  deleteAll(): Promise<void>;
  getAlarm(): Promise<number | null>;
  setAlarm(at: number): Promise<void>;
  deleteAlarm(): Promise<void>;
}

const KEYS_MAX = 128;
/** Rows that partyserver keeps among the room's own: the room's name, for its alarms. */
const PLATFORM_PREFIX = "__ps_";

/** A room's rows in a Durable Object. Its output gate holds frames back until rows put before them are on disk. */
export function durableStorage(storage: DurableStorage): RoomStorage {
  return {
    get: (key) => storage.get(key),
    list: async (range) => {
      const rows = await storage.list(range);
      for (const key of rows.keys()) if (key.startsWith(PLATFORM_PREFIX)) rows.delete(key);
      return rows;
    },
    put: async (rows, gone = []) => {
      // Nothing is awaited between the two, so the platform writes them in one transaction.
      const written = storage.put(rows);
      const deleted = gone.length > 0 ? storage.delete([...gone]) : null;
      await Promise.all([written, deleted]);
    },
    delete: async (keys) => {
      for (let from = 0; from < keys.length; from += KEYS_MAX)
        await storage.delete(keys.slice(from, from + KEYS_MAX));
    },
    // Before compatibility date 2026-02-24 deleteAll left the alarm behind.
    deleteAll: async () => {
      await storage.deleteAlarm();
      await storage.deleteAll();
    },
  };
}

/** The room's one alarm. */
export function durableAlarm(storage: DurableStorage): {
  get(): Promise<number | null>;
  set(at: number): Promise<void>;
} {
  return { get: () => storage.getAlarm(), set: (at) => storage.setAlarm(at) };
}
