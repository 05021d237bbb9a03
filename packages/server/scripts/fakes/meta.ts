import { createHmac } from "node:crypto";
import type { Deliveries, Delivery } from "./deliveries.ts";
import type { FakeAnswer } from "./fake-server.ts";

/** A fault for the next message: an error of the Graph API. */
export interface GraphFault {
  readonly code: number;
  readonly subcode?: number;
  readonly status?: number;
  readonly message?: string;
}

/** An error as the Graph API answers it. */
export function graphFailure(status: number, code: number, message: string, subcode?: number): FakeAnswer {
  const error = { message, type: "OAuthException", code, fbtrace_id: "fake" };
  return { status, body: { error: { ...error, ...(subcode !== undefined && { error_subcode: subcode }) } } };
}

/** An update with Meta's signature. It escapes what is not ASCII, so that only its very bytes have this signature. */
export function signedByMeta(whole: object, appSecret: string): Delivery {
  const body = JSON.stringify(whole).replace(
    /[^\0-\x7f]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  const signature = createHmac("sha256", appSecret).update(body).digest("hex");
  return { body, headers: { "x-hub-signature-256": `sha256=${signature}` } };
}

/** Takes an address for updates as Meta's page does: it checks it first. Resolves with whether it will be used. */
export async function verifyAddress(
  deliveries: Deliveries,
  address: string,
  verifyToken: string,
): Promise<boolean> {
  const challenge = String(1_000_000_000 + Math.floor(Math.random() * 1_000_000_000));
  const query = new URLSearchParams({
    "hub.mode": "subscribe",
    "hub.challenge": challenge,
    "hub.verify_token": verifyToken,
  });
  const isRight = (await deliveries.get(`${address}?${query}`)) === challenge;
  if (isRight) deliveries.webhook = address;
  return isRight;
}
