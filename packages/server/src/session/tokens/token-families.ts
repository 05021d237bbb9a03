import * as z from "zod/mini";
import type { RoomHost } from "../../platform/room-host.ts";
import { FIRST_DEVICE } from "../../security/tokens.ts";

const KEY = "tokens";

/**
 * The time for which a refresh token is taken again after its successor was used, in milliseconds: two requests that left
 * together, from two tabs or by a retry, arrive within it.
 */
export const REUSE_GRACE_MS = 60_000;

/** The devices that may hold tokens of one session at a time, the first included: a person's own, and a few borrowed ones. */
export const DEVICES_MAX = 10;

const familySchema = z.object({
  /** The generation of the newest refresh token. */
  generation: z.int(),
  rotatedAt: z.int(),
  /** A token of the newest generation has been used, so the one before is no lost answer any more. */
  isUsed: z.boolean(),
});
type Family = z.infer<typeof familySchema>;

/** A device that came by a link; `by` is the device that made the link. */
const deviceSchema = z.extend(familySchema, { id: z.string(), by: z.string() });

/** The one link that is open: the SHA-256 of its code, the device that made it, and its end. */
const linkSchema = z.object({ digest: z.string(), by: z.string(), until: z.int() });
type Link = z.infer<typeof linkSchema>;

/** The family of the first device, and what is said of the session as a whole. Rows from before devices have neither of them. */
const rowSchema = z.extend(familySchema, {
  /** The time from which on no token of the session can be valid any more. */
  until: z.int(),
  /** Nothing may speak for the session any more. */
  isEnded: z.boolean(),
  /** The first device was signed out by another. */
  isFirstOut: z._default(z.boolean(), false),
  devices: z._default(z.array(deviceSchema), []),
  link: z.optional(linkSchema),
});
type Row = z.infer<typeof rowSchema>;

type TokensHost = Pick<RoomHost, "storage" | "now">;

/**
 * The refresh tokens of one session: a family for each device, in which each token is bought with the one before. A token counts
 * once: when one comes again after its successor was used, somebody else has a copy, and the family has to end, with those of
 * the devices that it let in. A client whose answer was lost has not used the successor, so it may come again. A session has
 * no row here before its first refresh or link.
 */
export class TokenFamilies {
  readonly #host: TokensHost;
  #row: Row | null;

  private constructor(host: TokensHost, row: Row | null) {
    this.#host = host;
    this.#row = row;
  }

  static async open(host: TokensHost): Promise<TokenFamilies> {
    return new TokenFamilies(host, rowSchema.safeParse(await host.storage.get(KEY)).data ?? null);
  }

  /** True where nothing may speak for the session any more. */
  get isEnded(): boolean {
    return this.#row?.isEnded === true;
  }

  /** The time when the row may go, in milliseconds; `null` where there is none. */
  get until(): number | null {
    return this.#row?.until ?? null;
  }

  /** The number of devices whose tokens are good. */
  get deviceCount(): number {
    if (this.isEnded) return 0;
    return (this.#row?.devices.length ?? 0) + (this.#row?.isFirstOut ? 0 : 1);
  }

  /** True where a device may not speak for the session: it was signed out, never came, or all tokens were ended. */
  isOut(device: string): boolean {
    return this.isEnded || this.#familyOf(device) === null;
  }

  /** Notes that a session token of a device was used, by its generation. */
  async use(device: string, generation: number): Promise<void> {
    const family = this.#row && this.#familyOf(device);
    if (family && !family.isUsed && generation >= family.generation)
      await this.#put(device, { ...family, isUsed: true });
  }

  /**
   * Takes the refresh token of a device, by its generation. Returns the generation of the tokens to issue for it, or `null`
   * where the token was used before: then the family has to end.
   */
  async rotate(device: string, generation: number, lifetimeMs: number): Promise<number | null> {
    const now = this.#host.now();
    const family = this.#row && this.#familyOf(device);
    if (family && generation < family.generation) {
      const isRetry =
        generation === family.generation - 1 && (!family.isUsed || now - family.rotatedAt <= REUSE_GRACE_MS);
      return isRetry ? family.generation : null;
    }
    const next = { generation: generation + 1, rotatedAt: now, isUsed: false };
    await this.#put(device, next, now + lifetimeMs);
    return next.generation;
  }

  /** Keeps the digest of a link's code, in place of an earlier one; false where the session has as many devices as it may. */
  async offer(link: Link, lifetimeMs: number): Promise<boolean> {
    if (this.deviceCount >= DEVICES_MAX) return false;
    await this.#write({ ...this.#begun(lifetimeMs), link });
    return true;
  }

  /**
   * Takes the code of the open link, which is good once, for a device with this id. False where no link has the digest, where
   * its time is over, and where the device that made it was signed out.
   */
  async join(id: string, digest: string, lifetimeMs: number): Promise<boolean> {
    const now = this.#host.now();
    const row = this.#row;
    const link = row?.link;
    if (!link || link.digest !== digest || link.until <= now || this.isOut(link.by)) return false;
    const device = { id, by: link.by, generation: 0, rotatedAt: now, isUsed: false };
    const until = Math.max(row.until, now + lifetimeMs);
    await this.#write({ ...row, devices: [...row.devices, device], until, link: undefined });
    return true;
  }

  /** Signs out every device but one, with the link that is open; returns the devices that were. */
  async keepOnly(device: string): Promise<string[]> {
    if (!this.#row) return [];
    const { devices } = this.#row;
    return this.#drop([FIRST_DEVICE, ...devices.map(({ id }) => id)].filter((id) => id !== device));
  }

  /** Signs out a device and those that it let in; returns them. */
  async endDevice(device: string): Promise<string[]> {
    const out = [device];
    // A device comes after the one that let it in.
    for (const { id, by } of this.#row?.devices ?? []) if (out.includes(by)) out.push(id);
    return this.#drop(out);
  }

  /** Ends all tokens, for good: `lifetimeMs` is the longest time that one of them may still have. */
  async end(lifetimeMs: number): Promise<void> {
    const until = this.#host.now() + lifetimeMs;
    await this.#write({ ...this.#begun(lifetimeMs), isEnded: true, until, devices: [], link: undefined });
  }

  /** Writes the row again after all rows of the session were removed, where it says more than that the first device is in. */
  async keep(): Promise<void> {
    const row = this.#row;
    if (row && (row.isEnded || row.isFirstOut || row.devices.length > 0)) await this.#write(row);
    else this.#row = null;
  }

  /** Drops a row whose time is over. */
  async expire(): Promise<void> {
    if (this.#row === null || this.#row.until > this.#host.now()) return;
    await this.#host.storage.delete([KEY]);
    this.#row = null;
  }

  /** The family of a device that is in; the first device has one before its first refresh, too. */
  #familyOf(device: string): Family | null {
    const row = this.#row;
    if (device !== FIRST_DEVICE) return row?.devices.find(({ id }) => id === device) ?? null;
    if (row?.isFirstOut) return null;
    return row ?? { generation: 0, rotatedAt: 0, isUsed: true };
  }

  /** The row, or the one that a session begins with. */
  #begun(lifetimeMs: number): Row {
    const now = this.#host.now();
    const first = { generation: 0, rotatedAt: now, isUsed: true };
    return this.#row ?? { ...first, until: now + lifetimeMs, isEnded: false, isFirstOut: false, devices: [] };
  }

  async #drop(out: readonly string[]): Promise<string[]> {
    const row = this.#row;
    if (!row) return [];
    const isFirstOut = row.isFirstOut || out.includes(FIRST_DEVICE);
    const devices = row.devices.filter(({ id }) => !out.includes(id));
    await this.#write({ ...row, isFirstOut, devices, link: undefined });
    return [...out];
  }

  async #put(device: string, family: Family, until = 0): Promise<void> {
    const row = this.#begun(0);
    const { generation, rotatedAt, isUsed } = family;
    const changed = { generation, rotatedAt, isUsed };
    const devices = row.devices.map((one) => (one.id === device ? { ...one, ...changed } : one));
    const own = device === FIRST_DEVICE ? changed : {};
    await this.#write({ ...row, ...own, devices, until: Math.max(row.until, until) });
  }

  async #write(row: Row): Promise<void> {
    await this.#host.storage.put({ [KEY]: row });
    this.#row = row;
  }
}
