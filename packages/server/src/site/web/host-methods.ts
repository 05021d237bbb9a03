import * as z from "zod/mini";
import { METHODS, type Method, type MethodMemory } from "../../extract/fetch/fetch-fallbacks.ts";
import type { RoomStorage } from "../../platform/room-host.ts";

const KEY = "methods";
const HOSTS_MAX = 200;

const rowSchema = z.array(z.tuple([z.string(), z.enum(METHODS)]));

/** Keeps in one row the method that each host of a site needs; of too many hosts the oldest are dropped. */
export function hostMethods(storage: RoomStorage): MethodMemory {
  const read = async () => new Map(rowSchema.safeParse(await storage.get(KEY)).data ?? []);
  return {
    get: async (host) => (await read()).get(host),
    async set(host: string, method: Method) {
      const methods = await read();
      methods.delete(host);
      methods.set(host, method);
      await storage.put({ [KEY]: [...methods].slice(-HOSTS_MAX) });
    },
  };
}
