import type { RoomHost } from "../../platform/room-host.ts";
import { type Piece, pieceSchema } from "../exporter.ts";

const PREFIX = "piece:";
const PLACE_DIGITS = 12;

/** The most pieces that wait for one target; a target that falls further behind is disabled. */
export const WAITING_MAX = 5_000;

/**
 * The pieces that are kept of one target once they are over: delivered ones to look at, parked ones to be sent again. As many
 * are parked as may wait, since disabling a target parks all that do.
 */
const DELIVERED_KEPT = 100;
const PARKED_KEPT = WAITING_MAX;
/** The pieces that may be over what is kept before the oldest go, in one step. */
const PRUNE_COUNT = 50;

/** The rows of one step of a room's storage. */
const STEP_ROWS = 100;

/** The pieces of one target, in the order in which they were made; in memory as they are on disk. */
export class Pieces {
  readonly #host: Pick<RoomHost, "storage" | "log">;
  readonly #target: string;
  readonly #pieces: Map<number, Piece>;
  /** Those that are being tried. */
  readonly #tried = new Set<number>();

  private constructor(host: Pick<RoomHost, "storage" | "log">, target: string, pieces: Map<number, Piece>) {
    this.#host = host;
    this.#target = target;
    this.#pieces = pieces;
  }

  static async open(host: Pick<RoomHost, "storage" | "log">, target: string): Promise<Pieces> {
    const stored = await host.storage.list({ prefix: prefixOf(target) });
    const pieces = [...stored.values()].flatMap((row) => pieceSchema.safeParse(row).data ?? []);
    if (pieces.length < stored.size) host.log({ level: "error", event: "piece-row-unreadable" });
    return new Pieces(host, target, new Map(pieces.map((piece) => [piece.n, piece])));
  }

  /** The number of the last piece; 0 for none. */
  get last(): number {
    return Math.max(0, ...[...this.#pieces.keys()].slice(-1));
  }

  count(state: Piece["state"]): number {
    let count = 0;
    for (const piece of this.#pieces.values()) if (piece.state === state) count += 1;
    return count;
  }

  /** True where something waits for the target, or was given up since that time: else nothing is left that it failed. */
  owes(since: number): boolean {
    return (
      this.find(
        ({ state, endedAt = 0 }) => state === "waiting" || (state === "parked" && endedAt >= since),
      ) !== undefined
    );
  }

  /** Newest first. */
  all(): Piece[] {
    return [...this.#pieces.values()].reverse();
  }

  find(isIt: (piece: Piece) => boolean): Piece | undefined {
    return [...this.#pieces.values()].find(isIt);
  }

  /** The row of a piece, to be written with its cause; it is held once `hold` was called. */
  rowOf(piece: Piece): Readonly<Record<string, Piece>> {
    return { [prefixOf(this.#target) + String(piece.n).padStart(PLACE_DIGITS, "0")]: piece };
  }

  hold(piece: Piece): void {
    this.#pieces.set(piece.n, piece);
  }

  /** Writes a piece that has changed. */
  async keep(piece: Piece): Promise<void> {
    await this.#host.storage.put(this.rowOf(piece));
    this.hold(piece);
    if (piece.state !== "waiting") await this.#prune();
  }

  /**
   * The pieces to try now, at most `limit` and one a lane, the oldest of it; and the time until the next is due, `null` where
   * none waits.
   */
  due(now: number, limit: number): { due: Piece[]; waitMs: number | null } {
    const lanes = new Set<string>();
    const due: Piece[] = [];
    let nextAt = Number.POSITIVE_INFINITY;
    for (const piece of this.#pieces.values()) {
      if (piece.state !== "waiting" || lanes.has(piece.lane)) continue;
      lanes.add(piece.lane);
      if (this.#tried.has(piece.n)) continue;
      if (piece.nextAt > now) nextAt = Math.min(nextAt, piece.nextAt);
      else due.push(piece);
      if (due.length === limit) break;
    }
    return { due, waitMs: due.length > 0 ? 0 : Number.isFinite(nextAt) ? nextAt - now : null };
  }

  /** The piece of each lane that is next, the oldest first, whether it is due or not. */
  heads(): Piece[] {
    const lanes = new Map<string, Piece>();
    for (const piece of this.#pieces.values())
      if (piece.state === "waiting" && !lanes.has(piece.lane)) lanes.set(piece.lane, piece);
    return [...lanes.values()];
  }

  /** Has every piece that waits for its next try be due now. */
  async hasten(now: number): Promise<void> {
    const late = this.heads().filter(({ nextAt }) => nextAt > now);
    for (let from = 0; from < late.length; from += STEP_ROWS) {
      const step = late.slice(from, from + STEP_ROWS).map((piece) => ({ ...piece, nextAt: now }));
      await this.#host.storage.put(Object.assign({}, ...step.map((piece) => this.rowOf(piece))));
      for (const piece of step) this.hold(piece);
    }
  }

  /** Runs a try of a piece, which is not due again while it lasts. */
  async whileTried<T>({ n }: Piece, work: () => Promise<T>): Promise<T> {
    this.#tried.add(n);
    try {
      return await work();
    } finally {
      this.#tried.delete(n);
    }
  }

  isTried({ n }: Piece): boolean {
    return this.#tried.has(n);
  }

  /** Removes pieces, a step at a time. */
  async remove(isOver: (piece: Piece) => boolean): Promise<void> {
    const numbers = [...this.#pieces.values()].filter(isOver).map(({ n }) => n);
    for (let from = 0; from < numbers.length; from += STEP_ROWS) {
      const step = numbers.slice(from, from + STEP_ROWS);
      const keys = step.map((n) => prefixOf(this.#target) + String(n).padStart(PLACE_DIGITS, "0"));
      await this.#host.storage.delete(keys);
      for (const n of step) this.#pieces.delete(n);
    }
  }

  async #prune(): Promise<void> {
    for (const [kept, states] of [
      [DELIVERED_KEPT, ["delivered", "skipped"]],
      [PARKED_KEPT, ["parked"]],
    ] as const) {
      const over = [...this.#pieces.values()].filter(({ state }) => states.some((one) => one === state));
      if (over.length < kept + PRUNE_COUNT) continue;
      const old = new Set(over.slice(0, over.length - kept).map(({ n }) => n));
      await this.remove(({ n }) => old.has(n));
    }
  }
}

function prefixOf(target: string): string {
  return `${PREFIX}${target}:`;
}
