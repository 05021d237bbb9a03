import * as z from "zod/mini";
import type { RoomHost } from "../platform/room-host.ts";

const KEY = "tokens";

/**
 * The time for which a refresh token is taken again after its successor was used, in milliseconds: two requests that left
 * together, from two tabs or by a retry, arrive within it.
 */
export const REUSE_GRACE_MS = 60_000;

const rowSchema = z.object({
  /** The generation of the newest refresh token. */
  generation: z.int(),
  rotatedAt: z.int(),
  /** A token of the newest generation has been used, so the one before is no lost answer any more. */
  isUsed: z.boolean(),
  /** The time from which on no token of the family can be valid any more. */
  until: z.int(),
  isEnded: z.boolean(),
});
type FamilyRow = z.infer<typeof rowSchema>;

/**
 * The refresh tokens of one session, each bought with the one before. A token counts once: when one comes again after its
 * successor was used, somebody else has a copy, and the family ends with all of its tokens. A client whose answer was lost has
 * not used the successor, so it may come again. A session has no row here before its first refresh.
 */
export class TokenFamily {
  readonly #host: Pick<RoomHost, "storage" | "now">;
  #row: FamilyRow | null;

  private constructor(host: Pick<RoomHost, "storage" | "now">, row: FamilyRow | null) {
    this.#host = host;
    this.#row = row;
  }

  static async open(host: Pick<RoomHost, "storage" | "now">): Promise<TokenFamily> {
    return new TokenFamily(host, rowSchema.safeParse(await host.storage.get(KEY)).data ?? null);
  }

  /** True where nothing may speak for the session any more. */
  get isEnded(): boolean {
    return this.#row?.isEnded === true;
  }

  /** The time when the row may go, in milliseconds; `null` where there is none. */
  get until(): number | null {
    return this.#row?.until ?? null;
  }

  /** Notes that a session token of a generation was used. */
  async use(generation: number): Promise<void> {
    const row = this.#row;
    if (row && !row.isUsed && generation >= row.generation) await this.#put({ ...row, isUsed: true });
  }

  /**
   * Takes the refresh token of a generation. Returns the generation of the tokens to issue for it, or `null` where the token
   * was used before: then the family has to end.
   */
  async rotate(generation: number, lifetimeMs: number): Promise<number | null> {
    const now = this.#host.now();
    const row = this.#row;
    if (row && generation < row.generation) {
      const isRetry =
        generation === row.generation - 1 && (!row.isUsed || now - row.rotatedAt <= REUSE_GRACE_MS);
      return isRetry ? row.generation : null;
    }
    const next = { generation: generation + 1, rotatedAt: now, isUsed: false, isEnded: false };
    await this.#put({ ...next, until: now + lifetimeMs });
    return next.generation;
  }

  /** Ends all tokens, for good: `lifetimeMs` is the longest time that one of them may still have. */
  async end(lifetimeMs: number): Promise<void> {
    const { now } = this.#host;
    const row = this.#row ?? { generation: 0, rotatedAt: now(), isUsed: true };
    await this.#put({ ...row, until: now() + lifetimeMs, isEnded: true });
  }

  /** Writes the row again after all rows of the session were removed, where its tokens must stay ended. */
  async keep(): Promise<void> {
    if (this.#row?.isEnded) await this.#put(this.#row);
    else this.#row = null;
  }

  /** Drops a row whose time is over. */
  async expire(): Promise<void> {
    if (this.#row === null || this.#row.until > this.#host.now()) return;
    await this.#host.storage.delete([KEY]);
    this.#row = null;
  }

  async #put(row: FamilyRow): Promise<void> {
    await this.#host.storage.put({ [KEY]: row });
    this.#row = row;
  }
}
