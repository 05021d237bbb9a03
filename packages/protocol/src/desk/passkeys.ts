import * as z from "zod/mini";
import { siteIdSchema } from "../http/sites.ts";
import { idSchema } from "../scalars/ids.ts";
import { PASSKEY_NAME_LENGTH_MAX, PASSKEYS_MAX, PASSWORD_LENGTH_MAX } from "./limits.ts";
import { timeSchema } from "./owner.ts";

/** Bytes in base64url, as browsers send them; an attestation with certificates takes some kilobytes. */
const bytesSchema = z.string().check(z.regex(/^[\w-]{1,20000}$/));

const nameSchema = z.string().check(z.minLength(1), z.maxLength(PASSKEY_NAME_LENGTH_MAX), z.regex(/\S/));

/** A passkey of a person; `isSynced` says that its maker keeps it on several devices. `usedAt` is absent before its first use. */
export const passkeySchema = z.object({
  id: idSchema,
  name: z.string(),
  createdAt: timeSchema,
  usedAt: z.exactOptional(timeSchema),
  isSynced: z.boolean(),
});
export type Passkey = z.infer<typeof passkeySchema>;

/** `GET /api/desk/passkeys`: those of who is signed in, the oldest first. */
export const passkeysSchema = z.object({ passkeys: z.array(passkeySchema).check(z.maxLength(PASSKEYS_MAX)) });

/**
 * `POST /api/desk/passkeys/options`: what `navigator.credentials.create` takes, in the JSON of WebAuthn level 3. The password is asked for
 * again, so that a desk that was left open gives nobody a key of their own; 401 `bad-credentials`.
 */
export const passkeyOptionsRequestSchema = z.object({
  password: z.string().check(z.maxLength(PASSWORD_LENGTH_MAX)),
});

/** The answer of `navigator.credentials.create`, in the JSON of WebAuthn level 3. */
const newCredentialSchema = z.object({
  id: bytesSchema,
  rawId: bytesSchema,
  type: z.literal("public-key"),
  response: z.object({
    clientDataJSON: bytesSchema,
    attestationObject: bytesSchema,
    transports: z.exactOptional(
      z.array(z.enum(["ble", "cable", "hybrid", "internal", "nfc", "smart-card", "usb"])),
    ),
  }),
  clientExtensionResults: z.object({}),
});
export type NewCredential = z.infer<typeof newCredentialSchema>;

/** `POST /api/desk/passkeys`: 201 and a `passkeySchema`; 401 `bad-passkey`, 409 `too-many-passkeys` or `known-passkey`. */
export const addPasskeyRequestSchema = z.object({ name: nameSchema, credential: newCredentialSchema });
export type AddPasskeyRequest = z.infer<typeof addPasskeyRequestSchema>;

/** `PATCH /api/desk/passkeys/:id`: 200 and a `passkeySchema`. `DELETE` of the same: 204, or 409 `last-passkey`. */
export const renamePasskeyRequestSchema = z.object({ name: nameSchema });

/** The answer of `navigator.credentials.get`, in the JSON of WebAuthn level 3. */
const usedCredentialSchema = z.object({
  id: bytesSchema,
  rawId: bytesSchema,
  type: z.literal("public-key"),
  response: z.object({
    clientDataJSON: bytesSchema,
    authenticatorData: bytesSchema,
    signature: bytesSchema,
    userHandle: z.exactOptional(bytesSchema),
  }),
  clientExtensionResults: z.object({}),
});
export type UsedCredential = z.infer<typeof usedCredentialSchema>;

/**
 * `POST /api/desk/passkey-sign-in` with the answer to the options of `POST /api/desk/passkey-sign-in/options`: 200 and a
 * `signedInSchema`, as the password's sign-in; 401 `bad-passkey`.
 */
export const passkeySignInRequestSchema = z.object({
  site: z.optional(siteIdSchema),
  credential: usedCredentialSchema,
});
export type PasskeySignInRequest = z.infer<typeof passkeySignInRequestSchema>;
