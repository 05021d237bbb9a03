import type { R2Bucket } from "@cloudflare/workers-types";
import type { FileStore } from "../../platform/file-store.ts";

/** The files of one room in an R2 bucket, whose keys begin with the room's id. */
export function bucketFiles(bucket: R2Bucket, room: string): FileStore {
  const prefix = `${room}/`;
  return {
    async put(id, bytes) {
      await bucket.put(`${prefix}${id}`, bytes);
    },

    async get(id) {
      const stored = await bucket.get(`${prefix}${id}`);
      return stored && new Uint8Array(await stored.arrayBuffer());
    },

    async deleteAll() {
      for (;;) {
        const { objects } = await bucket.list({ prefix });
        if (objects.length === 0) return;
        await bucket.delete(objects.map(({ key }) => key));
      }
    },
  };
}
