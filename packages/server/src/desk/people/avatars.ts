import { sha256 } from "@noble/hashes/sha2.js";
import type { Account } from "@prosa/protocol/desk";
import * as z from "zod/mini";
import { base64Of, bytesOfBase64 } from "../../platform/base64.ts";
import type { RoomStorage } from "../../platform/room-host.ts";
import { toBase64Url } from "../../security/hmac.ts";
import { keyRowOf } from "../../security/sealing/owner-keys.ts";
import { AVATAR_PREFIX } from "../rows/seal-rows.ts";
import type { Accounts } from "./accounts.ts";

const rowSchema = z.object({
  path: z.string(),
  mediaType: z.enum(["image/jpeg", "image/png", "image/webp"]),
  bytes: z.string(),
});
type AvatarType = z.infer<typeof rowSchema>["mediaType"];

/** The bytes of a picture, or the path of the one that took its place. */
type Found =
  | { type: "picture"; mediaType: AvatarType; bytes: Uint8Array<ArrayBuffer> }
  | { type: "moved"; path: string };

/** The pictures of a site's people, one sealed row a person, which is written with the path in their account in one step. */
export class AvatarStore {
  readonly #accounts: Accounts;
  readonly #sealed: RoomStorage;

  constructor(accounts: Accounts, sealed: RoomStorage) {
    this.#accounts = accounts;
    this.#sealed = sealed;
  }

  /** Takes a picture in place of the last one. Throws a `DeskRefusal` for a person that there is not. */
  put(site: string, person: string, mediaType: AvatarType, bytes: Uint8Array): Promise<Account> {
    const path = pathOf(site, toBase64Url(sha256(bytes)));
    const row = { path, mediaType, bytes: base64Of(bytes) } satisfies z.infer<typeof rowSchema>;
    return this.#accounts.setAvatar(person, path, { [AVATAR_PREFIX + person]: row });
  }

  /** Removes the picture with the key that sealed it. Throws as above. */
  async remove(person: string): Promise<Account> {
    const key = AVATAR_PREFIX + person;
    // The picture first: cut off between the two, it is gone, and removing it again ends the work.
    await this.#sealed.delete([key, keyRowOf(key)]);
    return this.#accounts.setAvatar(person, undefined);
  }

  /** The picture behind a digest; one that was replaced leads to the present one, one that was removed to nothing. */
  async find(site: string, digest: string): Promise<Found | undefined> {
    const path = pathOf(site, digest);
    const account = this.#accounts.withAvatar(path);
    if (account?.avatarPath === undefined) return undefined;
    if (account.avatarPath !== path) return { type: "moved", path: account.avatarPath };
    const row = rowSchema.safeParse(await this.#sealed.get(AVATAR_PREFIX + account.id)).data;
    if (row?.path !== path) return undefined;
    return { type: "picture", mediaType: row.mediaType, bytes: bytesOfBase64(row.bytes) };
  }
}

function pathOf(site: string, digest: string): string {
  return `/api/avatars/${site}/${digest}`;
}
