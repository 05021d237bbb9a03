import type { RoomStorage } from "../../platform/room-host.ts";

/** The most rows of one step and bytes of one value that a Durable Object takes. */
const ROWS_MAX = 128;
const VALUE_BYTES_MAX = 128 * 1024;

/** Rows in a map; a test can make a step fail. Values are copied on their way in and out, and refused when too large, as by a disk. */
export class MemoryStorage implements RoomStorage {
  readonly rows = new Map<string, unknown>();
  failNextPuts = 0;
  puts = 0;

  async get(key: string): Promise<unknown> {
    return structuredClone(this.rows.get(key));
  }

  async list({
    prefix,
    start,
    limit,
  }: {
    prefix: string;
    start?: string;
    limit?: number;
  }): Promise<Map<string, unknown>> {
    const keys = [...this.rows.keys()]
      .filter((key) => key.startsWith(prefix) && (!start || key >= start))
      .sort();
    return new Map(keys.slice(0, limit).map((key) => [key, structuredClone(this.rows.get(key))]));
  }

  async put(rows: Readonly<Record<string, unknown>>, gone: readonly string[] = []): Promise<void> {
    if (this.failNextPuts > 0) {
      this.failNextPuts -= 1;
      throw new Error("disk full");
    }
    if (Object.keys(rows).length > ROWS_MAX) throw new Error(`More than ${ROWS_MAX} rows in a step.`);
    for (const [key, value] of Object.entries(rows))
      if (bytesOf(value) > VALUE_BYTES_MAX) throw new Error(`The value of ${key} is too large.`);
    this.puts += 1;
    for (const [key, value] of Object.entries(rows)) this.rows.set(key, structuredClone(value));
    for (const key of gone) this.rows.delete(key);
  }

  async delete(keys: readonly string[]): Promise<void> {
    for (const key of keys) this.rows.delete(key);
  }

  async deleteAll(): Promise<void> {
    this.rows.clear();
  }
}

/** Estimates the bytes of a value on disk: two a letter as soon as one letter of its text needs them. */
function bytesOf(value: unknown): number {
  if (typeof value === "string") return /^[\0-\xff]*$/.test(value) ? value.length : 2 * value.length;
  if (ArrayBuffer.isView(value)) return value.byteLength;
  if (typeof value !== "object" || value === null) return 8;
  return Object.entries(value).reduce((sum, [key, own]) => sum + key.length + bytesOf(own), 0);
}
