import type { NewCredential, UsedCredential } from "@prosa/protocol/desk";
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/server";
import { toBase64Url } from "../hmac.ts";
import { CHALLENGE_S, type Challenge } from "./challenge.ts";
import type { RelyingParty } from "./relying-party.ts";

/** The parts of a credential that are kept: its id and public key in base64url, and how often it says that it was used. */
interface KeptCredential {
  credential: string;
  publicKey: string;
  counter: number;
  transports: string[];
}

/** Reads a challenge of the client's data; `null` where it is none of ours. */
type OpenChallenge = (given: string) => Promise<Challenge | null>;

/** It takes 128 ms of CPU to load (once, Node 24, a busy machine), which only desks with passkeys pay, and no start of a server. */
const library = () => import("@simplewebauthn/server");

/** The kinds of signatures that a passkey may make, as COSE numbers them: EdDSA, ES256 and RS256, which every host checks. */
const ALGORITHMS = [-8, -7, -257];

/** Makes the options that `navigator.credentials.create` takes. Who holds the key is verified by it (a PIN, a finger), so that it is two factors in one. */
export async function creationOptions(
  { id }: RelyingParty,
  challenge: string,
  person: { id: string; email: string; name: string; site: string },
  known: readonly Pick<KeptCredential, "credential" | "transports">[],
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { generateRegistrationOptions } = await library();
  return generateRegistrationOptions({
    rpID: id,
    rpName: person.site,
    userID: new TextEncoder().encode(person.id),
    userName: person.email,
    userDisplayName: person.name,
    challenge,
    timeout: CHALLENGE_S * 1_000,
    attestationType: "none",
    supportedAlgorithmIDs: ALGORITHMS,
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
    excludeCredentials: known.map(({ credential, transports }) => ({ id: credential, transports })),
  });
}

/**
 * Makes the options that `navigator.credentials.get` takes. Every passkey of this server may answer, since nobody has said yet
 * who they are.
 */
export async function requestOptions(
  { id }: RelyingParty,
  challenge: string,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const { generateAuthenticationOptions } = await library();
  const timeout = CHALLENGE_S * 1_000;
  return generateAuthenticationOptions({ rpID: id, challenge, timeout, userVerification: "required" });
}

/** Checks a credential that was made: its challenge, origin, relying party, verified person and key; `null` where one is wrong. */
export async function checkNewCredential(
  response: NewCredential,
  party: RelyingParty,
  open: OpenChallenge,
): Promise<{ kept: KeptCredential; isSynced: boolean; challenge: Challenge } | null> {
  const { verifyRegistrationResponse } = await library();
  const brought: { challenge?: Challenge } = {};
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge: (given) => take(brought, open, given),
      expectedOrigin: party.origins,
      expectedRPID: party.id,
      supportedAlgorithmIDs: ALGORITHMS,
    });
    if (!verified || !brought.challenge) return null;
    const { credential, credentialBackedUp: isSynced } = registrationInfo;
    const { id, publicKey, counter } = credential;
    const transports = response.response.transports ?? [];
    const kept = { credential: id, publicKey: toBase64Url(publicKey), counter, transports };
    return { kept, isSynced, challenge: brought.challenge };
  } catch {
    return null;
  }
}

/** Checks the use of a credential that is kept; `null` where its signature, challenge, origin, person or count is wrong. */
export async function checkUsedCredential(
  response: UsedCredential,
  party: RelyingParty,
  open: OpenChallenge,
  { credential, publicKey, counter }: KeptCredential,
): Promise<{ counter: number; isSynced: boolean; challenge: Challenge } | null> {
  const [{ verifyAuthenticationResponse }, { isoBase64URL }] = await Promise.all([
    library(),
    import("@simplewebauthn/server/helpers"),
  ]);
  const brought: { challenge?: Challenge } = {};
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: (given) => take(brought, open, given),
      expectedOrigin: party.origins,
      expectedRPID: party.id,
      credential: { id: credential, publicKey: isoBase64URL.toBuffer(publicKey), counter },
    });
    if (!verified || !brought.challenge) return null;
    const { newCounter, credentialBackedUp: isSynced } = authenticationInfo;
    return { counter: newCounter, isSynced, challenge: brought.challenge };
  } catch {
    return null;
  }
}

async function take(
  brought: { challenge?: Challenge },
  open: OpenChallenge,
  given: string,
): Promise<boolean> {
  const challenge = await open(given);
  if (challenge) brought.challenge = challenge;
  return challenge !== null;
}
