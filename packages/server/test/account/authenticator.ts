import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import type { NewCredential, UsedCredential } from "@prosa/protocol/desk";

/** The flags of authenticator data: the person was there, was verified, and a new credential's data follow (WebAuthn 6.1). */
const PRESENT = 0x01;
const VERIFIED = 0x04;
const WITH_CREDENTIAL = 0x40;

/** Where an authenticator believes to be, and what it leaves out. */
interface Act {
  origin?: string;
  rpId?: string;
  isVerified?: boolean;
  challenge?: string;
}

/** An authenticator with one discoverable ES256 credential, as a browser would speak for it; it counts its uses. */
export class Authenticator {
  readonly #id = randomBytes(16);
  readonly #key: KeyObject;
  readonly #point: { x: Buffer; y: Buffer };
  readonly #origin: string;
  readonly #rpId: string;
  #person = "bm9ib2R5";
  count = 0;

  constructor(origin: string) {
    const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const { x = "", y = "" } = publicKey.export({ format: "jwk" });
    this.#key = privateKey;
    this.#point = { x: Buffer.from(x, "base64url"), y: Buffer.from(y, "base64url") };
    this.#origin = origin;
    this.#rpId = new URL(origin).hostname;
  }

  create(options: { challenge: string; user: { id: string } }, act: Act = {}): NewCredential {
    this.#person = options.user.id;
    const { x, y } = this.#point;
    // COSE_Key of RFC 9052: kty 2 (EC2), alg -7 (ES256), crv 1 (P-256), x, y.
    const cose = Buffer.concat([hex("a5010203262001215820"), x, hex("225820"), y]);
    const length = Buffer.from([0, this.#id.length]);
    const credential = Buffer.concat([Buffer.alloc(16), length, this.#id, cose]);
    const data = Buffer.concat([this.#data(act, WITH_CREDENTIAL), credential]);
    // {"fmt": "none", "attStmt": {}, "authData": bytes}
    const head = hex("a363666d74646e6f6e656761747453746d74a0686175746844617461");
    const attestation = Buffer.concat([head, Buffer.from([0x58, data.length]), data]);
    return {
      ...this.#credential,
      response: {
        clientDataJSON: this.#clientData("webauthn.create", options.challenge, act).toString("base64url"),
        attestationObject: attestation.toString("base64url"),
        transports: ["internal"],
      },
    };
  }

  use(options: { challenge: string }, act: Act = {}): UsedCredential {
    this.count += 1;
    const data = this.#data(act, 0);
    const client = this.#clientData("webauthn.get", options.challenge, act);
    const signature = sign("sha256", Buffer.concat([data, sha256(client)]), this.#key);
    return {
      ...this.#credential,
      response: {
        clientDataJSON: client.toString("base64url"),
        authenticatorData: data.toString("base64url"),
        signature: signature.toString("base64url"),
        userHandle: this.#person,
      },
    };
  }

  get #credential() {
    const id = this.#id.toString("base64url");
    return { id, rawId: id, type: "public-key", clientExtensionResults: {} } as const;
  }

  #data({ rpId = this.#rpId, isVerified = true }: Act, more: number): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.count);
    const flags = Buffer.from([PRESENT | (isVerified ? VERIFIED : 0) | more]);
    return Buffer.concat([sha256(Buffer.from(rpId)), flags, counter]);
  }

  #clientData(type: string, asked: string, { origin = this.#origin, challenge = asked }: Act): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  }
}

function sha256(bytes: Buffer): Buffer {
  return createHash("sha256").update(bytes).digest();
}

function hex(text: string): Buffer {
  return Buffer.from(text, "hex");
}
