import { hmacOf } from "../../security/hmac.ts";
import { hexOf } from "../../security/sealing/envelope.ts";
import { isSameSecret } from "../../security/tokens.ts";

/** Answers Meta's check of an address, which carries the verify token that the owner typed there; `null` for another one. */
export async function answerChallenge({ searchParams }: URL, verifyToken: string): Promise<Response | null> {
  if (searchParams.get("hub.mode") !== "subscribe") return null;
  if (!(await isSameSecret(searchParams.get("hub.verify_token") ?? "", verifyToken))) return null;
  const headers = { "content-type": "text/plain; charset=utf-8", "x-content-type-options": "nosniff" };
  return new Response(searchParams.get("hub.challenge") ?? "", { headers });
}

/** True where Meta signed these very bytes with the app's secret. */
export async function isSigned(
  headers: Headers,
  body: Uint8Array<ArrayBuffer>,
  appSecret: string,
): Promise<boolean> {
  const signature = headers.get("x-hub-signature-256") ?? "";
  return isSameSecret(signature, `sha256=${hexOf(hmacOf(appSecret, body))}`);
}
