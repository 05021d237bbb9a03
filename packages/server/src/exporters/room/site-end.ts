import * as z from "zod/mini";
import { faultOf } from "../../platform/faults.ts";
import type { RoomHost } from "../../platform/room-host.ts";
import type { Piece } from "../exporter.ts";
import type { Pieces } from "./pieces.ts";
import type { TargetActs } from "./target-acts.ts";
import type { Targets } from "./targets.ts";

const KEY = "site-ended";
const HOUR_MS = 60 * 60 * 1_000;

/** The time for which the room of a deleted site at least waits for sessions to tell of their erasure, in milliseconds. */
const SETTLED_MS = HOUR_MS;
/**
 * The time after which it waits no more, in milliseconds. The tries of a piece take three days; a CRM that wants a new token for a
 * week gets none any more, since its owner has no site to give it to.
 */
const ENDED_KEPT_MS = 7 * 24 * HOUR_MS;

const endedSchema = z.object({ at: z.int() });

interface SiteEndDeps {
  host: RoomHost;
  site: () => string;
  targets: Targets;
  piecesOf: (target: string) => Pieces;
  acts: TargetActs;
}

/** The last work of a site that was deleted: its CRMs are told which conversations were erased, and then nothing is left. */
export class SiteEnd {
  readonly #deps: SiteEndDeps;
  #at: number | null;

  private constructor(deps: SiteEndDeps, at: number | null) {
    this.#deps = deps;
    this.#at = at;
  }

  static async open(deps: SiteEndDeps): Promise<SiteEnd> {
    const { data } = endedSchema.safeParse(await deps.host.storage.get(KEY));
    return new SiteEnd(deps, data?.at ?? null);
  }

  /** The site was deleted, and the room is there for its CRMs alone. */
  get hasBegun(): boolean {
    return this.#at !== null;
  }

  /** When to look whether the room may go, in milliseconds since 1970; `null` where the site is there. */
  get dueAt(): number | null {
    return this.#at === null ? null : Math.max(this.#at, this.#deps.host.now()) + HOUR_MS;
  }

  /**
   * Drops all that leaves the site but erasures at its CRMs, which are switched on for them. False where there is no CRM: then
   * nothing is owed to anybody.
   */
  async begin(): Promise<boolean> {
    const { host, targets, piecesOf, acts } = this.#deps;
    for (const row of targets.all()) {
      if (row.kind === "webhook") {
        await acts.remove(row);
        continue;
      }
      await piecesOf(row.id).remove((piece) => !isErasure(piece));
      const { disabled: _, failing: __, ...rest } = row;
      await targets.put({ ...rest, state: "on", restsUntil: 0 });
    }
    if (targets.all().length === 0) return false;
    this.#at ??= host.now();
    await host.storage.put({ [KEY]: { at: this.#at } });
    return true;
  }

  /** Removes the room's rows, and has the site's room forget its keys, once nothing is owed any more. True where it did. */
  async endIfOver(): Promise<boolean> {
    const { host, site, targets, piecesOf } = this.#deps;
    if (this.#at === null || host.now() < this.#at + SETTLED_MS) return false;
    const count = (state: Piece["state"]) =>
      targets.all().reduce((sum, { id }) => sum + piecesOf(id).count(state), 0);
    const waiting = count("waiting");
    if (waiting > 0 && host.now() < this.#at + ENDED_KEPT_MS) return false;
    const undone = waiting + count("parked");
    if (undone > 0) host.log({ level: "error", event: "crm-erasures-undone", site: site(), count: undone });
    await host.storage.deleteAll();
    await host.storage.scrub?.();
    this.#at = null;
    // Without it a key stays that opens nothing any more.
    await host.callRoom("site", site(), "/keys", { method: "DELETE" }).catch((error: unknown) => {
      host.log({ level: "warn", event: "site-keys-left", site: site(), error: faultOf(error) });
    });
    return true;
  }
}

function isErasure({ type }: Piece): boolean {
  return type === "conversation.erased";
}
