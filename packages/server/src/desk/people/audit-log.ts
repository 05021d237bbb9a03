import type { AuditPage } from "@prosa/protocol/desk";
import * as z from "zod/mini";
import type { RoomHost } from "../../platform/room-host.ts";

/** The entries of one page. */
const AUDIT_PAGE_COUNT = 100;

const PREFIX = "audit:";
/** Places count down in the keys, so that the latest comes first. */
const END = 9_999_999_999;

const entrySchema = z.object({
  n: z.int(),
  at: z.int(),
  person: z.exactOptional(z.string()),
  what: z.string(),
  target: z.exactOptional(z.string()),
});
type Entry = z.infer<typeof entrySchema>;

/** Who of a site's people did what to whom. It only grows: nothing here changes or removes an entry. */
export class AuditLog {
  readonly #host: Pick<RoomHost, "storage" | "now">;
  #last: number | undefined;

  constructor(host: Pick<RoomHost, "storage" | "now">) {
    this.#host = host;
  }

  /** Adds an entry; `person` is absent for the deployment's operator. No words that people wrote belong in it. */
  async note(entry: {
    person?: string | undefined;
    what: string;
    target?: string | undefined;
  }): Promise<void> {
    const { storage, now } = this.#host;
    this.#last ??= (await this.page()).entries[0]?.n ?? 0;
    const n = this.#last + 1;
    const { person, what, target } = entry;
    const row: Entry = { n, at: now(), what, ...(person && { person }), ...(target && { target }) };
    await storage.put({ [keyOf(n)]: row });
    this.#last = n;
  }

  /** One page, from entry `from` back; `next` is the `from` of the page after it. */
  async page(from: number = END): Promise<AuditPage> {
    const limit = AUDIT_PAGE_COUNT + 1;
    const rows = await this.#host.storage.list({ prefix: PREFIX, start: keyOf(from), limit });
    const found = [...rows.values()].flatMap((row) => entrySchema.safeParse(row).data ?? []);
    const next = found[AUDIT_PAGE_COUNT]?.n;
    return { entries: found.slice(0, AUDIT_PAGE_COUNT), ...(next !== undefined && { next }) };
  }
}

function keyOf(n: number): string {
  return `${PREFIX}${String(END - n).padStart(10, "0")}`;
}
