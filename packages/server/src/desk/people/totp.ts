import { RECOVERY_CODES_COUNT, type TotpState } from "@prosa/protocol/desk";
import * as z from "zod/mini";
import type { RoomHost, RoomStorage } from "../../platform/room-host.ts";
import { hashOfToken } from "../../security/opaque-tokens.ts";
import { keyRowOf } from "../../security/sealing/owner-keys.ts";
import { newRecoveryCode, newTotpSecret, plainCode, stepOfCode } from "../../security/totp/totp.ts";
import { TOTP_PREFIX } from "../rows/seal-rows.ts";
import { DeskRefusal } from "./desk-refusal.ts";

/** The time that a person has to bring the first code of a new secret, in milliseconds: an app may have to be installed first. */
export const FIRST_CODE_MS = 15 * 60 * 1_000;

const rowSchema = z.object({
  secret: z.string(),
  createdAt: z.int(),
  /** The step of the last code that was taken: no code of it or before it is good again. Absent before the first. */
  lastStep: z.exactOptional(z.int()),
  /** The hashes of the recovery codes that are left. */
  recovery: z.array(z.string()),
});
type Row = z.infer<typeof rowSchema>;

/** The secrets of people's authenticator apps and what is left of their recovery codes, one sealed row a person. */
export class TotpStore {
  readonly #host: Pick<RoomHost, "now">;
  readonly #sealed: RoomStorage;

  constructor(host: Pick<RoomHost, "now">, sealed: RoomStorage) {
    this.#host = host;
    this.#sealed = sealed;
  }

  async recoveryCodesLeft(person: string): Promise<TotpState["recoveryCodesLeft"]> {
    return (await this.#find(person))?.recovery.length ?? 0;
  }

  /** Makes a secret, in place of one that was begun before, and returns it in base32. */
  async begin(person: string): Promise<string> {
    const secret = newTotpSecret();
    await this.#put(person, { secret, createdAt: this.#host.now(), recovery: [] });
    return secret;
  }

  /** Takes the first code of a secret, and returns the recovery codes. Throws a `DeskRefusal`. */
  async confirm(person: string, code: string): Promise<string[]> {
    const row = await this.#find(person);
    if (!row || row.createdAt + FIRST_CODE_MS <= this.#host.now()) {
      throw new DeskRefusal("no-secret", "Ask for a secret again: this one's time is over.", 409);
    }
    const lastStep = this.#stepIn(row, code);
    if (lastStep === null) throw badCode();
    const codes = Array.from({ length: RECOVERY_CODES_COUNT }, newRecoveryCode);
    await this.#put(person, { ...row, lastStep, recovery: codes.map(hashOf) });
    return codes;
  }

  /** Takes a code, which is good this once; says which kind it was. Throws a `DeskRefusal` 401 `bad-code`. */
  async use(person: string, code: string): Promise<"code" | "recovery-code"> {
    const row = await this.#find(person);
    if (!row) throw badCode();
    const lastStep = this.#stepIn(row, code);
    if (lastStep !== null) {
      await this.#put(person, { ...row, lastStep });
      return "code";
    }
    const hash = hashOf(code);
    if (!row.recovery.includes(hash)) throw badCode();
    await this.#put(person, { ...row, recovery: row.recovery.filter((one) => one !== hash) });
    return "recovery-code";
  }

  async remove(person: string): Promise<void> {
    const key = TOTP_PREFIX + person;
    await this.#sealed.delete([key, keyRowOf(key)]);
  }

  /** The step of a code that was not taken yet, nor any after it; `null` for every other code. */
  #stepIn({ secret, lastStep = -1 }: Row, code: string): number | null {
    const step = stepOfCode(secret, code, this.#host.now());
    return step !== null && step > lastStep ? step : null;
  }

  async #find(person: string): Promise<Row | undefined> {
    return rowSchema.safeParse(await this.#sealed.get(TOTP_PREFIX + person)).data;
  }

  async #put(person: string, row: Row): Promise<void> {
    await this.#sealed.put({ [TOTP_PREFIX + person]: row });
  }
}

function hashOf(code: string): string {
  return hashOfToken(plainCode(code));
}

function badCode(): DeskRefusal {
  return new DeskRefusal(
    "bad-code",
    "This code is not right, or was used before; wait for the next one.",
    401,
  );
}
