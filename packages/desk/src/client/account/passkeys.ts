import type {
  AddPasskeyRequest,
  ChangeAccountRequest,
  Passkey,
  PasskeySignInRequest,
  SignedIn,
  SignIns,
} from "@prosa/protocol/desk";
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/browser";
import { changePerson, RequestProblem, requestAt } from "../requests.ts";

/** Speaks to authenticators; loads once somebody presses for a passkey. */
const library = () => import("@simplewebauthn/browser");

/** True where this browser may have passkeys for this address: it knows of them, and the address is a name. */
export function hasPasskeys(): boolean {
  return typeof PublicKeyCredential === "function" && !/^(\d+\.){3}\d+$|^\[/.test(location.hostname);
}

/**
 * Asks for a passkey of this server and signs in with it; `null` where the person chose none. Rejects with a `RequestProblem`: 401
 * `bad-passkey` for one that the server does not know.
 */
export async function signInByPasskey(): Promise<SignedIn | null> {
  const optionsJSON = await requestAt<PublicKeyCredentialRequestOptionsJSON>(
    "POST",
    "/api/desk/passkey-sign-in/options",
    {},
  );
  const { startAuthentication } = await library();
  const used = await startAuthentication({ optionsJSON }).catch(orNothing);
  if (!used) return null;
  const credential = { ...used, clientExtensionResults: {} };
  const body = { credential } satisfies PasskeySignInRequest;
  return requestAt("POST", "/api/desk/passkey-sign-in", body);
}

/**
 * Makes a passkey of the person who is signed in; `null` where they went no further. Rejects with a `RequestProblem`: 401
 * `bad-credentials` for a wrong password, 409 `known-passkey` where this authenticator has one already.
 */
export async function makePasskey(name: string, password: string): Promise<Passkey | null> {
  const optionsJSON = await requestAt<PublicKeyCredentialCreationOptionsJSON>("POST", `${AT}/options`, {
    password,
  });
  const { startRegistration } = await library();
  const made = await startRegistration({ optionsJSON }).catch(orNothing);
  if (!made) return null;
  const { transports = [], ...response } = made.response;
  const credential = {
    ...made,
    response: { ...response, transports: transports.filter(isTransport) },
    clientExtensionResults: {},
  };
  return requestAt("POST", AT, { name, credential } satisfies AddPasskeyRequest);
}

export async function listPasskeys(): Promise<Passkey[]> {
  return (await requestAt<{ passkeys: Passkey[] }>("GET", AT)).passkeys;
}

export function renamePasskey(id: string, name: string): Promise<Passkey> {
  return requestAt("PATCH", `${AT}/${encodeURIComponent(id)}`, { name });
}

/** Removes one; rejects with 409 `last-passkey` where nothing else would sign the person in. */
export function removePasskey(id: string): Promise<void> {
  return requestAt("DELETE", `${AT}/${encodeURIComponent(id)}`);
}

/** Whether the password alone signs in no more; rejects with 409 `no-passkey` where there is none. */
export function needPasskey(person: string, needsPasskey: boolean): Promise<unknown> {
  return changePerson(person, { needsPasskey } satisfies ChangeAccountRequest);
}

/** Where the person is signed in, the latest use first. */
export async function listSignIns(): Promise<SignIns["signIns"]> {
  return (await requestAt<SignIns>("GET", "/api/desk/sign-ins")).signIns;
}

export function endSignIn(id: string): Promise<void> {
  return requestAt("DELETE", `/api/desk/sign-ins/${encodeURIComponent(id)}`);
}

const AT = "/api/desk/passkeys";

type Transport = NonNullable<AddPasskeyRequest["credential"]["response"]["transports"]>[number];
const TRANSPORTS: Readonly<Record<Transport, true>> = {
  ble: true,
  cable: true,
  hybrid: true,
  internal: true,
  nfc: true,
  "smart-card": true,
  usb: true,
};

function isTransport(name: string): name is Transport {
  return name in TRANSPORTS;
}

/** A person who turns away is no failure; that the authenticator has one already is. */
function orNothing(error: unknown): null {
  const name = error instanceof Error ? error.name : "";
  if (name === "NotAllowedError" || name === "AbortError") return null;
  if (name === "InvalidStateError") throw new RequestProblem(409, "known-passkey");
  throw error;
}
