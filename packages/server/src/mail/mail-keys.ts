import { hmacOf } from "../security/hmac.ts";
import { isSameSecret } from "../security/tokens.ts";

/** The bytes of a signature: 80 bits, since the local part of an address has 64 characters for everything. */
const SIGNATURE_BYTES = 10;
const SIGNATURE_LENGTH = 16;

/** The longest local part of an address (RFC 5321, 4.5.3.1). */
const LOCAL_PART_MAX = 64;

/** The digits of base 32 (RFC 4648) in small letters: servers of mail may change the case of an address. */
const DIGITS = "abcdefghijklmnopqrstuvwxyz234567";

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const BASE64URL_24 = /^[A-Za-z0-9_-]{32}$/;

/** The place that mails belong to: a session, a ticket of a site by its number, or a connection of a site to a mailbox. */
export type MailThread =
  | { kind: "session"; session: string }
  | { kind: "ticket"; site: string; number: number }
  | { kind: "connection"; site: string; connection: string };

/** The mails that a link ends: those of a session, or of a ticket. */
interface StoppedMails {
  kind: "session" | "ticket";
  site: string;
  id: string;
}

/** The address whose mails come back to a conversation, made from the mailbox of answers; `null` where it would be too long. */
export function replyAddressOf(secret: string, mailbox: string, thread: MailThread): string | null {
  const at = mailbox.lastIndexOf("@");
  const named = nameOf(thread);
  const local = `${mailbox.slice(0, at)}+${named}${signatureOf(secret, `reply ${named}`)}`;
  return local.length <= LOCAL_PART_MAX ? local + mailbox.slice(at) : null;
}

/** The conversation that such an address names; `null` where none of the secrets signed it for this mailbox. */
export async function threadOfAddress(
  secrets: readonly string[],
  mailbox: string,
  address: string,
): Promise<MailThread | null> {
  const at = mailbox.lastIndexOf("@");
  const written = address.toLowerCase();
  const head = `${mailbox.slice(0, at)}+`.toLowerCase();
  const tail = mailbox.slice(at).toLowerCase();
  if (!written.startsWith(head) || !written.endsWith(tail)) return null;
  const token = written.slice(head.length, -tail.length);
  const named = token.slice(0, -SIGNATURE_LENGTH);
  if (!(await isSigned(secrets, `reply ${named}`, token.slice(-SIGNATURE_LENGTH)))) return null;
  const [, number, site] = /^t(\d{1,12})-([a-z0-9-]{1,63})$/.exec(named) ?? [];
  if (number !== undefined && site !== undefined) return { kind: "ticket", site, number: Number(number) };
  const [, connection, ofSite] = /^c([a-z2-7]{10})-([a-z0-9-]{1,63})$/.exec(named) ?? [];
  if (connection !== undefined && ofSite !== undefined)
    return { kind: "connection", site: ofSite, connection };
  const session = decodeId(named);
  return session === null ? null : { kind: "session", session };
}

function nameOf(thread: MailThread): string {
  switch (thread.kind) {
    case "session":
      return encodeId(thread.session);
    case "ticket":
      return `t${thread.number}-${thread.site}`;
    case "connection":
      return `c${thread.connection}-${thread.site}`;
    default:
      return thread satisfies never;
  }
}

/** An id for a connection to a mailbox, short enough to stand in an address with the name of its site. */
export function newMailConnectionId(): string {
  return base32(crypto.getRandomValues(new Uint8Array(7))).slice(0, 10);
}

/** The header of the mail by which a site's address is tried: it comes back where the address is passed on to us. */
export const TRIAL_HEADER = "x-prosa-trial";

/** A connection of a site to an address of its own. */
interface MailConnection {
  readonly site: string;
  readonly connection: string;
  readonly address: string;
}

/** The sign that the mail carries which tries an address. */
export function trialSignOf(secret: string, { site, connection, address }: MailConnection): string {
  return signatureOf(secret, `trial ${site} ${connection} ${address}`);
}

/** True where one of the secrets made the sign of this connection's trial. */
export function isTrialOf(
  secrets: readonly string[],
  { site, connection, address }: MailConnection,
  sign: string,
): Promise<boolean> {
  return isSigned(secrets, `trial ${site} ${connection} ${address}`, sign);
}

/** Signs a thread of mails with one sender: who knows the signature has read one of ours in it, or was shown it. */
export function threadSignatureOf(secret: string, thread: readonly string[]): string {
  return signatureOf(secret, `thread ${thread.join("\n")}`);
}

/** True where one of the secrets signed this thread. */
export function isThreadSigned(
  secrets: readonly string[],
  thread: readonly string[],
  signature: string,
): Promise<boolean> {
  return isSigned(secrets, `thread ${thread.join("\n")}`, signature);
}

/** The path of the page on which the person who got a mail ends those of its conversation. */
export function stopPathOf(secret: string, { kind, site, id }: StoppedMails): string {
  const named = `${kind}.${site}.${id}`;
  return `/mail/stop/${named}.${signatureOf(secret, `stop ${named}`)}`;
}

/** The mails that the last part of such a path names; `null` where none of the secrets signed it. */
export async function stoppedByKey(secrets: readonly string[], key: string): Promise<StoppedMails | null> {
  const [, named = "", kind, site = "", id = "", signature = ""] =
    /^((session|ticket)\.([a-z0-9-]{1,63})\.([\w-]{1,64}))\.([a-z2-7]{16})$/.exec(key) ?? [];
  if (kind !== "session" && kind !== "ticket") return null;
  return (await isSigned(secrets, `stop ${named}`, signature)) ? { kind, site, id } : null;
}

async function isSigned(secrets: readonly string[], text: string, signature: string): Promise<boolean> {
  const checks = await Promise.all(
    secrets.map((secret) => isSameSecret(signature, signatureOf(secret, text))),
  );
  return checks.includes(true);
}

function signatureOf(secret: string, text: string): string {
  return base32(hmacOf(secret, `mail\n${text}`).slice(0, SIGNATURE_BYTES));
}

/** Writes an id without capitals, as short as its kind allows; the first letter names the kind. */
function encodeId(id: string): string {
  if (UUID.test(id)) return `u${base32(fromHex(id.replaceAll("-", "")))}`;
  if (BASE64URL_24.test(id)) return `d${base32(fromBase64url(id))}`;
  return `x${base32(new TextEncoder().encode(id))}`;
}

function decodeId(written: string): string | null {
  const bytes = fromBase32(written.slice(1));
  if (!bytes) return null;
  switch (written[0]) {
    case "u": {
      const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
      return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
    }
    case "d":
      return btoa(String.fromCharCode(...bytes))
        .replaceAll("+", "-")
        .replaceAll("/", "_");
    case "x":
      return new TextDecoder().decode(bytes);
    default:
      return null;
  }
}

function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => DIGITS[Number.parseInt(five.padEnd(5, "0"), 2)])
    .join("");
}

function fromBase32(text: string): Uint8Array | null {
  if (!/^[a-z2-7]*$/.test(text)) return null;
  const bits = [...text].map((digit) => DIGITS.indexOf(digit).toString(2).padStart(5, "0")).join("");
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2));
}

function fromHex(text: string): Uint8Array {
  return Uint8Array.from(text.match(/.{2}/g) ?? [], (byte) => Number.parseInt(byte, 16));
}

function fromBase64url(text: string): Uint8Array {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) =>
    letter.charCodeAt(0),
  );
}
