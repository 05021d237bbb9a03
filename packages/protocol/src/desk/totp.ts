import * as z from "zod/mini";
import { CODE_LENGTH_MAX, PASSWORD_LENGTH_MAX, RECOVERY_CODES_COUNT } from "./limits.ts";

const passwordSchema = z.string().check(z.maxLength(PASSWORD_LENGTH_MAX));

/** Six digits of an authenticator app (RFC 6238), or a recovery code; spaces, hyphens and letter case do not count. */
export const codeSchema = z.string().check(z.minLength(1), z.maxLength(CODE_LENGTH_MAX));

/** `GET /api/desk/totp`: whether the sign-in by password asks for a code, and how many recovery codes are left. */
export const totpStateSchema = z.object({
  isOn: z.boolean(),
  recoveryCodesLeft: z.int().check(z.nonnegative(), z.maximum(RECOVERY_CODES_COUNT)),
});
export type TotpState = z.infer<typeof totpStateSchema>;

/** `POST /api/desk/totp/options`: a new secret, which holds once a code of it comes back; 401 `bad-credentials`, 409 `totp-on`. */
export const totpOptionsRequestSchema = z.object({ password: passwordSchema });

/** The secret in base32 (RFC 4648), and the `otpauth:` address that authenticator apps read from a QR code. */
export const totpOptionsSchema = z.object({ secret: z.string(), uri: z.string() });
export type TotpOptions = z.infer<typeof totpOptionsSchema>;

/** `POST /api/desk/totp`: 201 and a `recoveryCodesSchema`; 401 `bad-code`, 409 `totp-on` or `no-secret`. */
export const turnTotpOnRequestSchema = z.object({ code: codeSchema });

/** The codes that sign in once each where the app is lost. They are told this once. */
export const recoveryCodesSchema = z.object({ recoveryCodes: z.array(z.string()) });
export type RecoveryCodes = z.infer<typeof recoveryCodesSchema>;

/** `POST /api/desk/totp/end`: 204, the password alone signs in again; 401 `bad-credentials` or `bad-code`. */
export const turnTotpOffRequestSchema = z.object({ password: passwordSchema, code: codeSchema });
