import { type Account, accountSchema, type ChangeAccountRequest, PEOPLE_MAX } from "@prosa/protocol/desk";
import * as z from "zod/mini";
import type { RoomHost } from "../../platform/room-host.ts";
import { NO_PASSWORD_HASH } from "../../security/passwords.ts";
import { DeskRefusal } from "./desk-refusal.ts";

/** The conversations that are offered to a new person at a time. */
const CAPACITY = 4;

const PERSON_PREFIX = "person:";

/** The pictures that a person had before which still lead to their present one: so many of the latest. */
const FORMER_AVATARS_MAX = 20;

const storedAccountSchema = z.object({
  ...accountSchema.shape,
  passwordHash: z.string(),
  /** The paths of the pictures that the person had before, the latest first. */
  formerAvatars: z.optional(z.array(z.string())),
});
type StoredAccount = z.infer<typeof storedAccountSchema>;

/** The parts of a new account. */
interface NewAccount extends Pick<Account, "name" | "email" | "role" | "teams" | "languages" | "isOperator"> {
  passwordHash: string;
}

type Rows = Readonly<Record<string, unknown>>;

type Changes = Omit<ChangeAccountRequest, "needsCode"> & { needsCode?: boolean };

/** The accounts of a site's people, in memory and one row each. Nobody is ever removed: their words keep their name. */
export class Accounts {
  readonly #host: Pick<RoomHost, "storage" | "newId" | "now">;
  readonly #people = new Map<string, StoredAccount>();
  /** The same without what is their own, the oldest first; made again after a change. */
  #listed: readonly Account[] | null = null;
  readonly #shown = new Map<string, Account>();

  private constructor(host: Pick<RoomHost, "storage" | "newId" | "now">) {
    this.#host = host;
  }

  static async open(host: Pick<RoomHost, "storage" | "newId" | "now" | "log">): Promise<Accounts> {
    const accounts = new Accounts(host);
    for (const value of (await host.storage.list({ prefix: PERSON_PREFIX })).values()) {
      const parsed = storedAccountSchema.safeParse(value);
      if (parsed.success) accounts.#keep(parsed.data);
      else host.log({ level: "error", event: "account-unreadable" });
    }
    return accounts;
  }

  /** All accounts, those of people who left included, the oldest first. That of a person stays one object until it is changed. */
  list(): readonly Account[] {
    this.#listed ??= [...this.#shown.values()].sort((one, other) => one.createdAt - other.createdAt);
    return this.#listed;
  }

  /** The account of a person who has not left; `undefined` for any other id. */
  active(id: string): Account | undefined {
    const found = this.#shown.get(id);
    return found?.isActive ? found : undefined;
  }

  /** The account and the hash of the password behind an address, in any letter case. */
  credentialsOf(email: string): { account: Account; passwordHash: string } | undefined {
    const found = [...this.#people.values()].find((one) => isSameAddress(one.email, email) && one.isActive);
    return found && { account: withoutSecrets(found), passwordHash: found.passwordHash };
  }

  /** Makes an account. Throws a `DeskRefusal` where the address is taken, or the site is full. */
  async create({ passwordHash, ...parts }: NewAccount): Promise<Account> {
    if (this.#people.size >= PEOPLE_MAX) {
      throw new DeskRefusal("too-many-people", `A site has at most ${PEOPLE_MAX} people.`, 409);
    }
    this.#requireFree(parts.email);
    const { newId, now } = this.#host;
    const account = { ...parts, id: newId(), capacity: CAPACITY, isActive: true, createdAt: now() };
    await this.#put({ ...account, passwordHash });
    return account;
  }

  /** Changes an account; that codes are needed is its person's own wish. Throws a `DeskRefusal` where there is none, or where no owner would be left. */
  async change(id: string, changes: Changes): Promise<Account> {
    const before = this.#require(id);
    const after = { ...before, ...changes };
    const owners = [...this.#people.values()].filter(({ role, isActive }) => role === "owner" && isActive);
    const isLast = owners.length === 1 && owners[0]?.id === id;
    if (isLast && (after.role !== "owner" || !after.isActive)) {
      throw new DeskRefusal("last-owner", "A site keeps one owner at least; make another one first.", 409);
    }
    if (after.isActive && !before.isActive) this.#requireFree(before.email);
    await this.#put(after);
    return withoutSecrets(after);
  }

  /** Gives a person the picture behind a path, or none; the row that holds it is written `beside`, in one step. */
  async setAvatar(id: string, avatarPath: string | undefined, beside: Rows = {}): Promise<Account> {
    const { avatarPath: last, formerAvatars = [], ...rest } = this.#require(id);
    const former = [...(last === undefined ? [] : [last]), ...formerAvatars];
    const kept = [...new Set(former)].filter((path) => path !== avatarPath).slice(0, FORMER_AVATARS_MAX);
    const after = { ...rest, ...(avatarPath !== undefined && { avatarPath }), formerAvatars: kept };
    await this.#put(after, beside);
    return withoutSecrets(after);
  }

  /** The person whose picture has a path, or had it before; their present one is that of their account. */
  withAvatar(path: string): Account | undefined {
    const people = [...this.#people.values()];
    const found =
      people.find(({ avatarPath }) => avatarPath === path) ??
      people.find(({ formerAvatars }) => formerAvatars?.includes(path));
    return found && withoutSecrets(found);
  }

  /** Has no password sign a person in here any more. */
  async dropPassword(id: string): Promise<void> {
    const before = this.#people.get(id);
    if (before) await this.#put({ ...before, passwordHash: NO_PASSWORD_HASH });
  }

  get hasOwner(): boolean {
    return [...this.#people.values()].some(({ role, isActive }) => role === "owner" && isActive);
  }

  #require(id: string): StoredAccount {
    const found = this.#people.get(id);
    if (found) return found;
    throw new DeskRefusal("unknown-person", "The site has no person of this id.", 404);
  }

  #requireFree(email: string): void {
    if (this.credentialsOf(email) === undefined) return;
    throw new DeskRefusal("email-taken", "Somebody of this site has this address already; sign in.", 409);
  }

  async #put(account: StoredAccount, beside: Rows = {}): Promise<void> {
    await this.#host.storage.put({ ...beside, [PERSON_PREFIX + account.id]: account });
    this.#keep(account);
  }

  #keep(account: StoredAccount): void {
    this.#people.set(account.id, account);
    this.#shown.set(account.id, withoutSecrets(account));
    this.#listed = null;
  }
}

function isSameAddress(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function withoutSecrets({ passwordHash: _, formerAvatars: __, ...account }: StoredAccount): Account {
  return account;
}
