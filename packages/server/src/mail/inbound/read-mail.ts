import PostalMime, { type Address, type Email } from "postal-mime";
import { TRIAL_HEADER } from "../mail-keys.ts";
import { oneLine } from "../one-line.ts";
import { answerText } from "./answer-text.ts";
import { htmlText } from "./html-text.ts";

/** Bounds of one mail: parts in parts, and bytes of all its headers. */
const BOUNDS = { maxNestingDepth: 20, maxHeadersSize: 256 * 1024, maxRfc822NestingDepth: 0 };

/** The letters of a mail's words that are read: far more than a conversation takes of one. */
const TEXT_LENGTH_MAX = 200_000;
const HTML_LENGTH_MAX = 10 * TEXT_LENGTH_MAX;

/** The mails of a thread that are looked through, the last ones. */
const REFERENCES_MAX = 50;

/** The headers that name those whom a mail was brought to; `To` and `Cc` are read apart. */
const RECIPIENT_HEADERS = ["delivered-to", "x-original-to", "envelope-to", "x-forwarded-to"];

/** Headers that only programs write which answer by themselves. */
const AUTO_HEADERS = ["x-autoreply", "x-autorespond", "x-auto-reply", "x-prosa-loop"];

/** The senders of reports about mails. */
const REPORTER = /^(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?)(?:\+.*)?@/i;

/** A mail that came in. */
export interface IncomingMail {
  /** Its `Message-ID`; empty where it has none. */
  readonly messageId: string;
  /** The mails before it in its thread as their programs wrote them, with angle brackets, the oldest first. */
  readonly references: readonly string[];
  readonly from: string;
  /** The name beside the sender's address; empty where there is none. */
  readonly name: string;
  readonly subject: string;
  /** When its program says that it was written, in milliseconds since 1970; `null` where it does not say. */
  readonly at: number | null;
  /** The values of `Authentication-Results`, the one that was written last first. */
  readonly authentications: readonly string[];
  readonly recipients: readonly string[];
  /** The words of its author, without what they answered. */
  readonly text: string;
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }[];
  /** The sign of a mail by which a site's address was tried. */
  readonly trial?: string;
  /** The sign by which a program sent it, and nobody; `null` for a mail of a person. */
  readonly automatic: string | null;
}

/** Reads a mail as it came over the wire (RFC 5322); `null` where it is no mail, or goes beyond all bounds. */
export async function readMail(raw: Uint8Array): Promise<IncomingMail | null> {
  const email = await PostalMime.parse(raw, BOUNDS).catch(() => null);
  const from = addressesOf(email?.from && [email.from])[0];
  if (!email || from === undefined) return null;
  const [trial] = valuesOf(email, TRIAL_HEADER);
  return {
    messageId: email.messageId ?? "",
    references: referencesOf(email),
    from,
    name: oneLine(email.from?.name ?? ""),
    subject: oneLine(email.subject ?? ""),
    at: atOf(email.date),
    authentications: valuesOf(email, "authentication-results"),
    recipients: [
      ...addressesOf(email.to),
      ...addressesOf(email.cc),
      ...RECIPIENT_HEADERS.flatMap((name) => valuesOf(email, name)),
    ],
    text: answerText(textOf(email).slice(0, TEXT_LENGTH_MAX)),
    files: filesOf(email),
    automatic: automaticSignOf(email, from),
    ...(trial !== undefined && { trial }),
  };
}

/** The ids of `References` and `In-Reply-To`, each once. */
function referencesOf(email: Email): string[] {
  const written = [...valuesOf(email, "references"), ...valuesOf(email, "in-reply-to")].join(" ");
  const ids = written.match(/[^\s<>]{1,500}@[^\s<>]{1,300}/g) ?? [];
  return [...new Set(ids.map((id) => `<${id}>`))].slice(-REFERENCES_MAX);
}

function atOf(date: string | undefined): number | null {
  const at = date === undefined ? Number.NaN : Date.parse(date);
  return Number.isNaN(at) ? null : at;
}

function textOf({ text, html }: Email): string {
  return text ?? htmlText((html ?? "").slice(0, HTML_LENGTH_MAX));
}

function automaticSignOf(email: Email, from: string): string | null {
  const submitted = valuesOf(email, "auto-submitted")[0]?.toLowerCase();
  if (submitted !== undefined && submitted !== "no") return "auto-submitted";
  const [precedence = ""] = valuesOf(email, "precedence");
  if (/^(?:bulk|list|junk|auto_reply)$/i.test(precedence)) return "precedence";
  const found = [...AUTO_HEADERS, "list-id"].find((name) => valuesOf(email, name).length > 0);
  if (found !== undefined) return found;
  if (/^multipart\/report\b/i.test(valuesOf(email, "content-type")[0] ?? "")) return "report";
  return REPORTER.test(from) ? "sender" : null;
}

/** The attachments; a picture that stands within the words is one too. */
function filesOf({ attachments }: Email): IncomingMail["files"] {
  return attachments.flatMap(({ filename, content }) => {
    if (typeof content === "string") return [];
    return [{ name: filename ?? "", bytes: new Uint8Array(content) }];
  });
}

function valuesOf({ headers }: Email, name: string): string[] {
  return headers.flatMap(({ key, value }) => (key === name ? [value.trim().replace(/^<(.*)>$/, "$1")] : []));
}

function addressesOf(addresses: readonly Address[] | undefined): string[] {
  return (addresses ?? []).flatMap(({ address, group }) =>
    address === undefined ? (group ?? []).map((one) => one.address) : [address],
  );
}
