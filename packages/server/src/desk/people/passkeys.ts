import { idSchema } from "@prosa/protocol";
import { PASSKEYS_MAX, type Passkey, passkeySchema } from "@prosa/protocol/desk";
import * as z from "zod/mini";
import type { RoomHost } from "../../platform/room-host.ts";
import { DeskRefusal } from "./desk-refusal.ts";

const PREFIX = "passkey:";
const CHALLENGE_PREFIX = "passkey-challenge:";

/** The challenges that are forgotten with one that is used: a step of storage has room for some more rows. */
const FORGOTTEN_AT_ONCE = 100;

/** The parts of a credential that are kept of it: its id and its public key in base64url, and its count of uses. */
export const keptCredentialSchema = z.object({
  credential: z.string(),
  publicKey: z.string(),
  counter: z.int(),
  transports: z.array(z.string()),
});

const rowSchema = z.extend(passkeySchema, { person: idSchema, ...keptCredentialSchema.shape });
type Row = z.infer<typeof rowSchema>;

/** A challenge that came back, by its id; it is taken once. */
export const broughtChallengeSchema = z.object({ id: z.string(), endsAt: z.int() });
type BroughtChallenge = z.infer<typeof broughtChallengeSchema>;

/** The passkeys of a site's people, each in a row of its own, and the challenges that were used and have not ended yet. */
export class PasskeyStore {
  readonly #host: Pick<RoomHost, "storage" | "newId" | "now">;

  constructor(host: Pick<RoomHost, "storage" | "newId" | "now">) {
    this.#host = host;
  }

  /** A person's passkeys, the oldest first. */
  async of(person: string): Promise<Row[]> {
    const own = (await this.#all()).filter((row) => row.person === person);
    return own.sort((one, other) => one.createdAt - other.createdAt);
  }

  /** Whose passkey has this credential; `undefined` for one that was removed, or never was here. */
  async byCredential(credential: string): Promise<Row | undefined> {
    return (await this.#all()).find((row) => row.credential === credential);
  }

  /** Keeps a new passkey. Throws a `DeskRefusal` for a challenge that was used, a credential that is here, and one too many. */
  async add(parts: Omit<Row, "id" | "createdAt" | "usedAt">, challenge: BroughtChallenge): Promise<Passkey> {
    if (await this.byCredential(parts.credential)) {
      throw new DeskRefusal("known-passkey", "This passkey is kept already; sign in with it.", 409);
    }
    if ((await this.of(parts.person)).length >= PASSKEYS_MAX) {
      const message = `A person has at most ${PASSKEYS_MAX} passkeys; remove one first.`;
      throw new DeskRefusal("too-many-passkeys", message, 409);
    }
    const row: Row = { ...parts, id: this.#host.newId(), createdAt: this.#host.now() };
    await this.#put(row, challenge);
    return passkeyOf(row);
  }

  /** Notes a use. Throws a `DeskRefusal` where the challenge was used before. */
  async use(row: Row, parts: Pick<Row, "counter" | "isSynced">, challenge: BroughtChallenge): Promise<void> {
    await this.#put({ ...row, ...parts, usedAt: this.#host.now() }, challenge);
  }

  /** Renames one. Throws a `DeskRefusal` where the person has none of this id. */
  async rename(person: string, id: string, name: string): Promise<Passkey> {
    const row = { ...(await this.#require(person, id)), name };
    await this.#host.storage.put({ [PREFIX + row.id]: row });
    return passkeyOf(row);
  }

  /** Removes one, from then on nobody signs in with it. Throws as `rename` does. */
  async remove(person: string, id: string): Promise<void> {
    await this.#host.storage.delete([PREFIX + (await this.#require(person, id)).id]);
  }

  /** Writes a passkey together with the challenge that it answered, and forgets challenges that have ended. */
  async #put(row: Row, { id, endsAt }: BroughtChallenge): Promise<void> {
    const { storage, now } = this.#host;
    const key = CHALLENGE_PREFIX + id;
    const used = await storage.list({ prefix: CHALLENGE_PREFIX });
    if (used.has(key)) throw new DeskRefusal("bad-passkey", "This answer was used before; try again.", 401);
    const over = [...used].filter(([, end]) => !(typeof end === "number" && end > now()));
    await storage.put(
      { [PREFIX + row.id]: row, [key]: endsAt },
      over.slice(0, FORGOTTEN_AT_ONCE).map(([old]) => old),
    );
  }

  async #require(person: string, id: string): Promise<Row> {
    const found = (await this.of(person)).find((row) => row.id === id);
    if (found) return found;
    throw new DeskRefusal("unknown-passkey", "You have no passkey of this id.", 404);
  }

  async #all(): Promise<Row[]> {
    const rows = await this.#host.storage.list({ prefix: PREFIX });
    return [...rows.values()].flatMap((row) => rowSchema.safeParse(row).data ?? []);
  }
}

/** A passkey as its person sees it. */
export function passkeyOf({ id, name, createdAt, usedAt, isSynced }: Row): Passkey {
  return { id, name, createdAt, isSynced, ...(usedAt !== undefined && { usedAt }) };
}
