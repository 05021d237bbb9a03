import type { RoomStorage } from "../../platform/room-host.ts";
import { type SourceRow, sourceRowSchema } from "./source-row.ts";

const PREFIX = "source:";

/** The rows of a site's sources, one each. */
export class SourceRows {
  readonly #storage: RoomStorage;

  constructor(storage: RoomStorage) {
    this.#storage = storage;
  }

  /** All of them, the one that was added first in front. Unreadable rows are left out. */
  async list(): Promise<SourceRow[]> {
    const rows = await this.#storage.list({ prefix: PREFIX });
    return [...rows.values()]
      .flatMap((stored) => sourceRowSchema.safeParse(stored).data ?? [])
      .sort((one, other) => one.addedAt - other.addedAt);
  }

  async find(id: string): Promise<SourceRow | undefined> {
    const row = sourceRowSchema.safeParse(await this.#storage.get(`${PREFIX}${id}`)).data;
    return row?.isGone ? undefined : row;
  }

  /** The row under its key, to be put in one step with what belongs to it. */
  keyed(row: SourceRow): Record<string, SourceRow> {
    return { [`${PREFIX}${row.id}`]: row };
  }

  put(row: SourceRow, beside: Readonly<Record<string, unknown>> = {}): Promise<void> {
    return this.#storage.put({ ...beside, ...this.keyed(row) });
  }

  remove(id: string): Promise<void> {
    return this.#storage.delete([`${PREFIX}${id}`]);
  }
}
