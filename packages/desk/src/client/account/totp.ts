import type { RecoveryCodes, TotpOptions, TotpState } from "@prosa/protocol/desk";
import { requestAt } from "../requests.ts";

const AT = "/api/desk/totp";

/** Whether the person's sign-in by password asks for a code, and how many recovery codes they have left. */
export function readTotp(): Promise<TotpState> {
  return requestAt("GET", AT);
}

/** A new secret for an authenticator app; rejects with 401 `bad-credentials` for a wrong password. */
export function beginTotp(password: string): Promise<TotpOptions> {
  return requestAt("POST", `${AT}/options`, { password });
}

/** Switches codes on by the first of a new secret; the answer is told this once. Rejects with 401 `bad-code`, 409 `no-secret`. */
export async function turnTotpOn(code: string): Promise<string[]> {
  return (await requestAt<RecoveryCodes>("POST", AT, { code })).recoveryCodes;
}

/** Lets the password alone sign in again; rejects with 401 `bad-credentials` or `bad-code`. */
export function turnTotpOff(password: string, code: string): Promise<void> {
  return requestAt("POST", `${AT}/end`, { password, code });
}
