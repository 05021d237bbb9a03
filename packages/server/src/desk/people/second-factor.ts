import type { Account } from "@prosa/protocol/desk";
import * as z from "zod/mini";
import type { RoomHost } from "../../platform/room-host.ts";
import type { Accounts } from "./accounts.ts";
import type { AuditLog } from "./audit-log.ts";
import { DeskRefusal } from "./desk-refusal.ts";
import type { PasskeyStore } from "./passkeys.ts";

const KEY = "second-factor";
const rowSchema = z.object({ isDemanded: z.boolean() });

/** Whether the site demands a second factor of all its people: a code, or a passkey, which counts as two. */
export class FactorDemand {
  readonly #storage: RoomHost["storage"];
  #isOn: boolean;

  private constructor(storage: RoomHost["storage"], isOn: boolean) {
    this.#storage = storage;
    this.#isOn = isOn;
  }

  static async open({ storage }: Pick<RoomHost, "storage">): Promise<FactorDemand> {
    const row = rowSchema.safeParse(await storage.get(KEY)).data;
    return new FactorDemand(storage, row?.isDemanded ?? false);
  }

  get isOn(): boolean {
    return this.#isOn;
  }

  async set(isDemanded: boolean): Promise<void> {
    await this.#storage.put({ [KEY]: { isDemanded } });
    this.#isOn = isDemanded;
  }
}

interface FactorParts {
  accounts: Accounts;
  audit: AuditLog;
  demand: FactorDemand;
  passkeys: PasskeyStore;
}

/** True where a person's password alone signs them in no more. */
export function hasSecondFactor({ needsCode, needsPasskey }: Account): boolean {
  return needsCode === true || needsPasskey === true;
}

/** True where the site demands a second factor of a person who has none. */
export function lacksFactor({ demand }: Pick<FactorParts, "demand">, account: Account): boolean {
  return demand.isOn && !hasSecondFactor(account);
}

/**
 * Whether a person whose password was right, and who needs no code, has to set up a second factor before all else. Throws a
 * `DeskRefusal` where they have a passkey: then that is asked for, since the password alone must not add another way in.
 */
export async function mustAddFactor(parts: FactorParts, account: Account): Promise<boolean> {
  if (!lacksFactor(parts, account)) return false;
  if ((await parts.passkeys.of(account.id)).length === 0) return true;
  await needPasskey(parts, account);
  throw new DeskRefusal("passkey-needed", "Sign in with a passkey: this site asks for one.", 401);
}

/** Has a passkey be asked for from then on of a person who has one, where the site demands a second factor of them. */
export async function needPasskey(
  { accounts, audit, demand }: Omit<FactorParts, "passkeys">,
  account: Account,
): Promise<void> {
  if (!lacksFactor({ demand }, account)) return;
  await accounts.change(account.id, { needsPasskey: true });
  await audit.note({ person: account.id, what: "changed-needsPasskey", target: account.id });
}
