import { randomUUID } from "node:crypto";
import * as z from "zod/mini";
import { signatureOf } from "../../src/mail/inbound/signature.ts";
import { Deliveries, type Delivery } from "./deliveries.ts";
import { type FakeAnswer, type FakeRequest, type FakeServer, startFake } from "./fake-server.ts";

/** The secret by which the service signs what it brings, and the name under which it vouches for senders. */
const MAIL_INBOUND_SECRET = "fake-inbound-secret-fake-inbound-se";
const MAIL_AUTHSERV = "mx.fake.example";

/** The settings of mail for a fake service at an address. */
export function emailVariables(url: string): Record<string, string> {
  return {
    PROSA_MAIL_URL: url,
    PROSA_MAIL_FROM: "chat@loja.example",
    PROSA_PUBLIC_URL: "https://chat.loja.example",
    PROSA_MAIL_REPLY_TO: "r@in.loja.example",
    PROSA_MAIL_INBOUND_SECRET: MAIL_INBOUND_SECRET,
    PROSA_MAIL_AUTHSERV: MAIL_AUTHSERV,
    // Mails to people of the site are for their own tests.
    PROSA_MAIL_WAIT_MINUTES: "0",
  };
}

const address = z.string().check(z.regex(/^[^\s@<>]{1,64}@[^\s@<>]{1,190}$/));
/** A header's value: one line, and letters that need no coding in those that are made by programs. */
const line = z.string().check(z.minLength(1), z.maxLength(998), z.regex(/^[^\r\n]*$/));

/** A mail as the service takes it, and nothing else. */
const mailSchema = z.strictObject({
  id: z.string().check(z.regex(/^[\w.-]{1,250}$/)),
  from: z.strictObject({ name: z.optional(line), address }),
  to: address,
  replyTo: z.optional(address),
  subject: line,
  text: z.string().check(z.minLength(1)),
  html: z.string().check(z.startsWith("<!doctype html>")),
  headers: z.record(z.string().check(z.regex(/^[A-Za-z-]+$/)), line),
  attachments: z.optional(
    z
      .array(
        z.strictObject({
          name: line,
          mediaType: z.string().check(z.regex(/^[\w.+-]+\/[\w.+-]+$/)),
          content: z.base64(),
        }),
      )
      .check(z.minLength(1)),
  ),
});
export type SentMail = z.infer<typeof mailSchema>;

/** A mail as somebody writes it. */
interface WrittenMail {
  readonly from: string;
  readonly subject?: string;
  readonly text: string;
  readonly messageId?: string;
  /** The mail of ours that it answers. */
  readonly answers?: SentMail;
  readonly headers?: Readonly<Record<string, string>>;
  readonly attachments?: { filename: string; content: Buffer }[];
  /** False where nobody vouches for the sender. */
  readonly isVouchedFor?: boolean;
}

/** A local service of mail: it takes mails as JSON, drops repeats by their key, and brings those that people write. */
export class FakeMail {
  readonly mails: SentMail[] = [];
  readonly deliveries: Deliveries;
  readonly #now: () => number;
  readonly #keys = new Set<string>();
  #faults: number[] = [];
  #server: FakeServer | null = null;

  constructor(deliveries: Deliveries = new Deliveries(), now: () => number = Date.now) {
    this.deliveries = deliveries;
    this.#now = now;
  }

  async start(port = 0): Promise<this> {
    this.#server = await startFake((request) => this.#answer(request), port);
    return this;
  }

  /** The address of the service, as in `PROSA_MAIL_URL`. */
  get origin(): string {
    if (!this.#server) throw new Error("The fake service of mail has not started.");
    return this.#server.origin;
  }

  close(): Promise<void> {
    return this.#server?.close() ?? Promise.resolve();
  }

  /** Answers the next mail with this status of HTTP. */
  failNext(status: number): void {
    this.#faults.push(status);
  }

  /** Has an owner pass what arrives at the site's address on to `intake` of a server. */
  passOn(origin: string, intake: string): void {
    this.deliveries.webhook = `${origin}/api/mail?to=${encodeURIComponent(intake)}`;
  }

  /** The mails to an address, the first first. */
  to(person: string): SentMail[] {
    return this.mails.filter(({ to }) => to === person);
  }

  /** A mail of ours that comes back, as the mail by which an address is tried. */
  back({ headers, to, from, subject, text }: SentMail): Delivery {
    return this.#delivery(rawOf({ From: from.address, To: to, Subject: subject, ...headers }, text));
  }

  /** A mail that a person writes to the site, as the service brings it. */
  mail({
    from,
    answers,
    isVouchedFor = true,
    headers = {},
    subject = answers ? `Re: ${answers.subject}` : "",
    messageId = `<${randomUUID()}@exemplo.com.br>`,
    text,
    attachments = [],
  }: WrittenMail): Delivery {
    const { "Message-ID": last, References: references = "" } = answers?.headers ?? {};
    const domain = from.replace(/^.*@|>$/g, "");
    const verdict = `${MAIL_AUTHSERV}; dkim=pass header.d=${domain}; dmarc=pass header.from=${domain}`;
    const all = {
      ...(isVouchedFor && { "Authentication-Results": verdict }),
      From: from,
      To: "contato@loja.example",
      "Message-ID": messageId,
      ...(subject !== "" && { Subject: subject }),
      ...(last && { "In-Reply-To": last, References: `${references} ${last}`.trim() }),
      ...headers,
    };
    return this.#delivery(rawOf(all, text, attachments));
  }

  /** A report that a mail of ours did not reach its reader, as servers of mail write it. */
  bounce({ to, headers }: SentMail, action: "failed" | "delayed" = "failed"): Delivery {
    const raw = [
      "From: MAILER-DAEMON@mx.exemplo.com.br",
      "To: contato@loja.example",
      "Subject: Undelivered Mail Returned to Sender",
      `Message-ID: <${randomUUID()}@mx.exemplo.com.br>`,
      "Auto-Submitted: auto-replied",
      "MIME-Version: 1.0",
      'Content-Type: multipart/report; report-type=delivery-status; boundary="parts"',
      "",
      "--parts",
      "Content-Type: text/plain",
      "",
      `The mail to <${to}> could not be delivered.`,
      "--parts",
      "Content-Type: message/delivery-status",
      "",
      "Reporting-MTA: dns; mx.exemplo.com.br",
      "",
      `Final-Recipient: rfc822; ${to}`,
      `Action: ${action}`,
      "Status: 5.1.1",
      "",
      "--parts",
      "Content-Type: text/rfc822-headers",
      "",
      `Message-ID: ${headers["Message-ID"]}`,
      `To: ${to}`,
      "",
      "--parts--",
      "",
    ].join("\r\n");
    return this.#delivery(Buffer.from(raw));
  }

  #delivery(raw: Buffer): Delivery {
    const signed = { id: randomUUID(), timestamp: String(Math.floor(this.#now() / 1_000)) };
    const headers = {
      "content-type": "message/rfc822",
      "webhook-id": signed.id,
      "webhook-timestamp": signed.timestamp,
      "webhook-signature": signatureOf(MAIL_INBOUND_SECRET, signed, raw),
    };
    return { body: raw.toString("latin1"), headers };
  }

  #answer({ method, headers, text }: FakeRequest): FakeAnswer {
    if (method !== "POST") return { status: 405 };
    const status = this.#faults.shift();
    if (status !== undefined) return { status };
    const mail = mailSchema.safeParse(JSON.parse(text));
    if (!mail.success) return { status: 400, body: z.prettifyError(mail.error) };
    const key = headers.get("idempotency-key");
    if (key !== mail.data.id) return { status: 400, body: "The key is not the mail's id." };
    if (!this.#keys.has(key)) this.mails.push(mail.data);
    this.#keys.add(key);
    return { status: 202 };
  }
}

/** Writes a mail as it goes over the wire, in letters of seven bits. */
function rawOf(
  headers: Readonly<Record<string, string>>,
  text: string,
  attachments: readonly { filename: string; content: Buffer }[] = [],
): Buffer {
  const coded = "Content-Transfer-Encoding: base64";
  const parts = [
    `Content-Type: text/plain; charset=utf-8\r\n${coded}\r\n\r\n${linesOf(Buffer.from(text))}`,
    ...attachments.map(
      ({ filename, content }) =>
        `Content-Type: application/octet-stream\r\nContent-Disposition: attachment; filename="${filename}"\r\n${coded}\r\n\r\n${linesOf(content)}`,
    ),
  ];
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${wordOf(value)}\r\n`);
  const type = 'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="parts"\r\n\r\n';
  const body = parts.map((part) => `--parts\r\n${part}\r\n`).join("");
  return Buffer.from(`${lines.join("")}${type}${body}--parts--\r\n`);
}

/** Bytes in base 64, in lines that servers of mail take. */
function linesOf(bytes: Buffer): string {
  return bytes.toString("base64").replace(/.{76}/g, "$&\r\n");
}

/** A header's value, coded where it has letters beyond those of headers (RFC 2047). */
function wordOf(value: string): string {
  const isPlain = /^[\x20-\x7e]*$/.test(value);
  return isPlain ? value : `=?utf-8?B?${Buffer.from(value).toString("base64")}?=`;
}
