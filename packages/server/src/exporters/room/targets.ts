import type { ExportedType } from "@prosa/protocol";
import type { RoomHost } from "../../platform/room-host.ts";
import { keyRowOf } from "../../security/sealing/owner-keys.ts";
import { SealedStorage } from "../../security/sealing/sealed-storage.ts";
import type { SiteKeyCache } from "../../security/sealing/site-keys.ts";
import type { Exporter } from "../exporter.ts";
import { createExporter } from "../registry.ts";
import { type TargetRow, targetRowSchema } from "./target-row.ts";

const PREFIX = "target:";

/** A room whose targets are sealed: addresses and secrets of its owner's other systems. */
export interface SealedTargetsHost extends RoomHost {
  readonly storage: SealedStorage;
}

/** Seals each target under a key of its own, which goes with it. */
export function sealTargets(host: RoomHost, keys: SiteKeyCache): SealedTargetsHost {
  const storage = new SealedStorage(host.storage, {
    kind: "exports",
    ownerOf: (key) => (key.startsWith(PREFIX) ? key : null),
    mainRowOf: (owner) => owner,
    keysOf: (site) => keys.sourceOf(site, host),
    log: (entry) => host.log(entry),
  });
  return { ...host, storage };
}

/** The targets of a site, in memory as they are on disk. */
export class Targets {
  readonly #host: SealedTargetsHost;
  readonly #rows: Map<string, TargetRow>;
  readonly #exporters = new Map<TargetRow, Exporter | null>();

  private constructor(host: SealedTargetsHost, rows: Map<string, TargetRow>) {
    this.#host = host;
    this.#rows = rows;
  }

  static async open(host: SealedTargetsHost): Promise<Targets> {
    const stored = await host.storage.list({ prefix: PREFIX });
    const rows = [...stored.values()].flatMap((row) => targetRowSchema.safeParse(row).data ?? []);
    if (rows.length < stored.size) host.log({ level: "error", event: "target-row-unreadable" });
    return new Targets(host, new Map(rows.map((row) => [row.id, row])));
  }

  all(): TargetRow[] {
    return [...this.#rows.values()].sort((one, other) => one.createdAt - other.createdAt);
  }

  get(id: string): TargetRow | null {
    return this.#rows.get(id) ?? null;
  }

  /** Writes a target, in one step with rows that belong to it. */
  async put(row: TargetRow, beside: Readonly<Record<string, unknown>> = {}): Promise<void> {
    await this.#host.storage.put({ ...beside, [PREFIX + row.id]: row });
    this.#rows.set(row.id, row);
  }

  async delete(id: string): Promise<void> {
    await this.#host.storage.delete([keyRowOf(PREFIX + id), PREFIX + id]);
    this.#rows.delete(id);
  }

  /** The exporter of a target; `null` where its settings do not fit. */
  exporterOf(row: TargetRow): Exporter | null {
    const known = this.#exporters.get(row);
    if (known !== undefined) return known;
    const made = this.#create(row);
    // A row that was written again is another one.
    if (this.#exporters.size > 2 * this.#rows.size + 10) this.#exporters.clear();
    this.#exporters.set(row, made);
    return made;
  }

  /** The targets that take events now, with their exporters. */
  open(): { row: TargetRow; exporter: Exporter }[] {
    return this.all().flatMap((row) => {
      const exporter = row.state === "on" ? this.exporterOf(row) : null;
      return exporter ? [{ row, exporter }] : [];
    });
  }

  /** Every event that some target takes now. */
  wants(): ExportedType[] {
    return [...new Set(this.open().flatMap(({ exporter }) => exporter.wants))].sort();
  }

  #create({ kind, settings }: TargetRow): Exporter | null {
    try {
      return createExporter(kind, settings, this.#host);
    } catch {
      this.#host.log({ level: "error", event: "target-settings-unreadable", kind });
      return null;
    }
  }
}
