import type { RoomHost } from "../../platform/room-host.ts";
import type { Cell } from "./cell.ts";
import { type CountRows, DayRows } from "./day-rows.ts";

const SLICE_PREFIX = "slice:";

/** Counts of the conversations of one channel, one language or one topic: a row for each day and slice in which there were some. */
export class SliceRows {
  readonly #host: Pick<RoomHost, "storage" | "log">;
  readonly #bySlice = new Map<string, DayRows>();

  constructor(host: Pick<RoomHost, "storage" | "log">) {
    this.#host = host;
  }

  /** The rows of a slice, as `topic=returns`. */
  of(slice: string): DayRows {
    const known = this.#bySlice.get(slice);
    if (known) return known;
    const rows = new DayRows(this.#host, `${SLICE_PREFIX}${slice}:`);
    this.#bySlice.set(slice, rows);
    return rows;
  }

  /** The rows that adding cells changes; nothing counts before `keep` is called with them. */
  async rowsWith(cells: ReadonlyMap<string, readonly Cell[]>): Promise<CountRows> {
    const rows = [...cells].map(([slice, added]) => this.of(slice).rowsWith(added));
    return Object.assign({}, ...(await Promise.all(rows)));
  }

  /** Counts rows of `rowsWith` that were written. */
  keep(rows: CountRows): void {
    for (const key in rows) {
      const day = rows[key];
      if (day) this.of(sliceOfKey(key)).keep({ [key]: day });
    }
  }

  /** Removes the days that are too old, of every slice that there is. */
  async prune(now: number): Promise<void> {
    let start = SLICE_PREFIX;
    for (;;) {
      const found = await this.#host.storage.list({ prefix: SLICE_PREFIX, start, limit: 1 });
      const [key] = found.keys();
      if (key === undefined) return;
      const slice = sliceOfKey(key);
      await this.of(slice).prune(now);
      // The first place after all days of the slice.
      start = `${SLICE_PREFIX}${slice};`;
    }
  }
}

function sliceOfKey(key: string): string {
  return key.slice(SLICE_PREFIX.length, key.lastIndexOf(":"));
}
