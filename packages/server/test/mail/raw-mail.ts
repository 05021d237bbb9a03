import { randomUUID } from "node:crypto";
import MailComposer from "nodemailer/lib/mail-composer";
import { signatureOf } from "../../src/mail/inbound/signature.ts";
import type { Testbed } from "../testbed.ts";
import { INBOUND_SECRET } from "./mail-bed.ts";
import { headerOf, type TakenMail } from "./mail-server.ts";

/** A mail as a person writes it; `to` is the address of answers of the mail that it answers. */
export interface WrittenMail {
  to: string;
  text?: string;
  html?: string;
  from?: string;
  messageId?: string;
  headers?: Record<string, string>;
  attachments?: { filename: string; content: Buffer; contentType?: string }[];
}

/** The address that a mail is answered to. */
export function answerAddressOf(mail: TakenMail): string {
  return /<([^<>]+)>/.exec(headerOf(mail, "reply-to") ?? "")?.[1] ?? headerOf(mail, "reply-to") ?? "";
}

/** Writes a mail as it goes over the wire. */
export function rawMail({ from = "Ana <ana@exemplo.com.br>", ...mail }: WrittenMail): Promise<Buffer> {
  return new MailComposer({ from, subject: "Re: Chamado", ...mail }).compile().build();
}

/** Brings a mail as a service does that signs its requests; `now` is the server's time. */
export async function bringMail(
  bed: Pick<Testbed, "fetch">,
  mail: WrittenMail,
  { now, secret = INBOUND_SECRET }: { now: number; secret?: string },
): Promise<Response> {
  const body = await rawMail(mail);
  const signed = { id: randomUUID(), timestamp: String(Math.floor(now / 1_000)) };
  return bed.fetch("/api/mail", {
    method: "POST",
    body: new Uint8Array(body),
    headers: {
      "webhook-id": signed.id,
      "webhook-timestamp": signed.timestamp,
      "webhook-signature": signatureOf(secret, signed, body),
    },
  });
}
