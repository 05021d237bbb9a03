import * as z from "zod/mini";

const IV_BYTES = 12;

const answerSchema = z.object({ status: z.int(), type: z.string(), body: z.string() });

/** An answer as it is kept for a repeat of its request. */
export type KeptAnswer = z.infer<typeof answerSchema>;

/** Seals an answer by a secret that only its client holds: the server can read it again while that client asks. */
export async function sealAnswer(secret: string, answer: KeptAnswer): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const words = new TextEncoder().encode(JSON.stringify(answer));
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await keyOf(secret), words);
  return `${toHex(iv)}${toHex(new Uint8Array(sealed))}`;
}

/** Opens what `sealAnswer` sealed; rejects where the secret is another one. */
export async function openAnswer(secret: string, sealed: string): Promise<KeptAnswer> {
  const bytes = fromHex(sealed);
  const iv = bytes.slice(0, IV_BYTES);
  const opened = await crypto.subtle.decrypt(
    { name: "AES-GCM", iv },
    await keyOf(secret),
    bytes.slice(IV_BYTES),
  );
  return answerSchema.parse(JSON.parse(new TextDecoder().decode(opened)));
}

/** The digest of a text or of bytes, SHA-256 in hex. */
export async function hexDigest(content: string | Uint8Array<ArrayBuffer>): Promise<string> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return toHex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
}

async function keyOf(secret: string) {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(`answer\n${secret}`));
  return crypto.subtle.importKey("raw", digest, "AES-GCM", false, ["encrypt", "decrypt"]);
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function fromHex(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
}
