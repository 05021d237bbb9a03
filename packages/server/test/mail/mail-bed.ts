import { createSmtpMailer } from "../../src/hosts/node/mail/smtp-mailer.ts";
import { SessionBed } from "../session-bed.ts";
import type { Variables } from "../testbed.ts";
import { MailServer } from "./mail-server.ts";

export const PUBLIC_URL = "https://chat.loja.example";
export const MAIL_FROM = "chat@loja.example";
export const REPLY_TO = "r@in.loja.example";
export const INBOUND_SECRET = "test-inbound-secret-test-inbound-se";

/** The settings of mail for a server of mail. */
function mailVariables(url: string): Variables {
  return {
    PROSA_MAIL_URL: url,
    PROSA_MAIL_FROM: MAIL_FROM,
    PROSA_PUBLIC_URL: PUBLIC_URL,
    PROSA_MAIL_REPLY_TO: REPLY_TO,
    PROSA_MAIL_INBOUND_SECRET: INBOUND_SECRET,
    // Mails to people of the site are for their own tests.
    PROSA_MAIL_WAIT_MINUTES: "0",
  };
}

/** A session whose deployment sends mail to a real server on loopback, under a clock that rests. */
export async function startMailBed(
  settings: object = {},
  variables: Variables = {},
): Promise<{ session: SessionBed; mail: MailServer }> {
  const mail = await MailServer.start();
  const url = mail.urlFor();
  const session = await SessionBed.start(settings, {
    variables: { ...mailVariables(url), ...variables },
    mailer: createSmtpMailer({ url }),
  });
  return { session, mail };
}
