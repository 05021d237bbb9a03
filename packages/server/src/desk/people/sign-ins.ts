import { idSchema } from "@prosa/protocol";
import type { SignIns } from "@prosa/protocol/desk";
import * as z from "zod/mini";
import type { RoomHost } from "../../platform/room-host.ts";

/** The time for which a sign-in is good without being used, and the longest that it lasts, in milliseconds. */
const SIGN_IN_IDLE_MS = 7 * 24 * 60 * 60 * 1_000;
const SIGN_IN_MS = 30 * 24 * 60 * 60 * 1_000;

/** The most devices on which one person is signed in; beyond it the one used longest ago is signed out. */
const SIGN_INS_MAX = 10;

/** The time between two notes that a sign-in was used, in milliseconds. */
const TOUCH_MS = 60 * 60 * 1_000;

const PREFIX = "sign-in:";

/** The hash of a token or a cookie: SHA-256 in hexadecimal, so that none of them lies in storage. */
export const hashSchema = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** A sign-in as the gateway asks for it; `agent` names the browser. */
export const signInSchema = z.object({ hash: hashSchema, agent: z.string().check(z.maxLength(300)) });

const rowSchema = z.object({
  id: idSchema,
  person: idSchema,
  createdAt: z.int(),
  usedAt: z.int(),
  agent: z.string(),
  /** Made without the second factor that the site demands. */
  lacksFactor: z.exactOptional(z.boolean()),
});
type SignIn = z.infer<typeof rowSchema>;

/** Where people are signed in, each under the hash of the cookie's token. */
export class SignInStore {
  readonly #host: Pick<RoomHost, "storage" | "newId" | "now">;

  constructor(host: Pick<RoomHost, "storage" | "newId" | "now">) {
    this.#host = host;
  }

  /** Signs a person in under the hash of a token; `agent` names the browser. */
  async add(hash: string, person: string, agent: string, lacksFactor = false): Promise<void> {
    const { storage, newId, now } = this.#host;
    const own = await this.#of(person);
    const surplus = own.sort(([, one], [, other]) => other.usedAt - one.usedAt).slice(SIGN_INS_MAX - 1);
    await storage.delete(surplus.map(([key]) => key));
    const row: SignIn = {
      id: newId(),
      person,
      createdAt: now(),
      usedAt: now(),
      agent,
      ...(lacksFactor && { lacksFactor }),
    };
    await storage.put({ [PREFIX + hash]: row });
  }

  /** The person behind the hash of a token; `undefined` where nobody is signed in by it any more. */
  async personOf(hash: string): Promise<string | undefined> {
    return (await this.find(hash))?.person;
  }

  /** The same, and whether the sign-in was without the second factor that the site demands. */
  async find(hash: string): Promise<Pick<SignIn, "person" | "lacksFactor"> | undefined> {
    const { storage, now } = this.#host;
    const found = rowSchema.safeParse(await storage.get(PREFIX + hash)).data;
    if (!found) return undefined;
    const isOver = this.#isOver(found);
    if (isOver) await storage.delete([PREFIX + hash]);
    else if (found.usedAt + TOUCH_MS <= now())
      await storage.put({ [PREFIX + hash]: { ...found, usedAt: now() } });
    return isOver ? undefined : found;
  }

  /** True where somebody is signed in by this hash still; this is no use of it. */
  async isOpen(hash: string): Promise<boolean> {
    const found = rowSchema.safeParse(await this.#host.storage.get(PREFIX + hash)).data;
    return found !== undefined && !this.#isOver(found);
  }

  /** Where a person is signed in, the latest use first; `current` is the hash of the asker's own token. */
  async list(person: string, current: string): Promise<SignIns["signIns"]> {
    return (await this.#of(person))
      .map(([key, { person: _, lacksFactor: __, ...signIn }]) => ({
        ...signIn,
        isCurrent: key === PREFIX + current,
      }))
      .sort((one, other) => other.usedAt - one.usedAt);
  }

  /** Ends one sign-in of a person's, or all. */
  async end(person: string, which: { id?: string; hash?: string } = {}): Promise<void> {
    const ended = (await this.#of(person)).filter(
      ([key, { id }]) =>
        (which.id === undefined || which.id === id) &&
        (which.hash === undefined || key === PREFIX + which.hash),
    );
    await this.#host.storage.delete(ended.map(([key]) => key));
  }

  #isOver({ usedAt, createdAt }: SignIn): boolean {
    const now = this.#host.now();
    return usedAt + SIGN_IN_IDLE_MS <= now || createdAt + SIGN_IN_MS <= now;
  }

  async #of(person: string): Promise<[key: string, signIn: SignIn][]> {
    const rows = await this.#host.storage.list({ prefix: PREFIX });
    return [...rows].flatMap(([key, row]): [string, SignIn][] => {
      const signIn = rowSchema.safeParse(row).data;
      return signIn?.person === person ? [[key, signIn]] : [];
    });
  }
}
