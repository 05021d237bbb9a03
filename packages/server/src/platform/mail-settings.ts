import * as z from "zod/mini";
import { bareHost, isLoopbackHost } from "./loopback.ts";
import type { Mailbox } from "./mailer.ts";

const SECRET_LENGTH_MIN = 32;
const WAIT_MINUTES = 5;
/** Two programs that answer each other without a sign of it come to a few mails a minute, people to fewer an hour. */
const PERSON_HOURLY = 20;
const WAIT_MINUTES_MAX = 24 * 60;

/** The longest address (RFC 5321, 4.5.3.1). */
const ADDRESS_LENGTH_MAX = 254;

/** An address that no header can be broken with: plain letters before the at sign, a name of a host after it. */
const ADDRESS =
  /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;

/** True for an address that mail may be sent to; quoted local parts and literals of networks are left out. */
export function isMailAddress(text: string): boolean {
  return text.length <= ADDRESS_LENGTH_MAX && text.indexOf("@") <= 64 && ADDRESS.test(text);
}

/** Reads `Name <address>` or a bare address; `null` for anything else. */
function readMailbox(text: string): Mailbox | null {
  const [, name = "", address = ""] = /^([^<>@\r\n]*)<([^<>\s]+)>$/.exec(text.trim()) ?? [
    "",
    "",
    text.trim(),
  ];
  if (!isMailAddress(address)) return null;
  const plain = name.trim().replace(/^"(.*)"$/, "$1");
  return { address, ...(plain !== "" && { name: plain }) };
}

const mailboxSchema = z.pipe(
  z.string(),
  z.transform((text, context): Mailbox => {
    const mailbox = readMailbox(text);
    if (mailbox) return mailbox;
    context.issues.push({ code: "custom", message: "not a mailbox", input: text });
    return z.NEVER;
  }),
);

/** The variables of mail; `readMailSettings` says which of them need each other. */
export const mailVariables = {
  PROSA_MAIL_URL: z.optional(z.url({ protocol: /^(?:smtps?|https?)$/ })),
  PROSA_MAIL_TOKEN: z.optional(z.string()),
  PROSA_MAIL_FROM: z.optional(mailboxSchema),
  PROSA_MAIL_REPLY_TO: z.optional(mailboxSchema),
  PROSA_MAIL_INBOUND_SECRET: z.optional(z.string().check(z.minLength(SECRET_LENGTH_MIN))),
  PROSA_MAIL_AUTHSERV: z.optional(z.string().check(z.regex(/^[\w.-]{1,253}$/))),
  PROSA_MAIL_PERSON_HOURLY: z._default(z.coerce.number().check(z.int(), z.positive()), PERSON_HOURLY),
  PROSA_MAIL_WAIT_MINUTES: z._default(
    z.coerce.number().check(z.int(), z.minimum(0), z.maximum(WAIT_MINUTES_MAX)),
    WAIT_MINUTES,
  ),
};

/** How mail leaves and comes back, where the owner of the server has set it up. */
export interface MailSettings {
  /** `smtp:` and `smtps:` name a server of mail, `https:` a service that takes mails as JSON, `http:` one on this machine. */
  url: string;
  /** Sent to the service as a bearer. */
  token?: string;
  /** Without a name each site's own is shown. */
  from: Mailbox;
  /** The mailbox of answers: its local part is followed by a sign that names the conversation. Absent: nobody reads answers. */
  replyTo?: string;
  /** Signs the mails that a service brings over HTTP. */
  inboundSecret?: string;
  /**
   * The name under which the service that brings mails writes whether a sender is who they say (`Authentication-Results`, RFC
   * 8601). Absent: no such header is trusted.
   */
  authServer?: string;
  /** The mails that one sender may write to a site in an hour. */
  personHourly: number;
  /** The wait after which the site's people are told by mail of a visitor whom nobody takes; 0 tells nobody. */
  waitMs: number;
}

/** Puts the variables together; `missing` names the one that others need, `problem` says what is wrong and what to do. */
export function readMailSettings(
  found: z.infer<z.ZodMiniObject<typeof mailVariables>> & { PROSA_PUBLIC_URL?: string | undefined },
): { settings?: MailSettings; missing?: string; problem?: string } {
  const { PROSA_MAIL_URL: url, PROSA_MAIL_FROM: from } = found;
  if (url === undefined) return {};
  const address = new URL(url);
  if (address.protocol === "http:" && !isLoopbackHost(bareHost(address)))
    return {
      problem:
        "PROSA_MAIL_URL sends mails over http://, which anybody on the way reads; name an https:// address.",
    };
  if (!from) return { missing: "PROSA_MAIL_FROM" };
  // A mail holds whole addresses: of a ticket's page, and of the page that ends the mails.
  if (found.PROSA_PUBLIC_URL === undefined) return { missing: "PROSA_PUBLIC_URL" };
  return {
    settings: {
      url,
      from,
      waitMs: found.PROSA_MAIL_WAIT_MINUTES * 60_000,
      personHourly: found.PROSA_MAIL_PERSON_HOURLY,
      ...(found.PROSA_MAIL_AUTHSERV !== undefined && {
        authServer: found.PROSA_MAIL_AUTHSERV.toLowerCase(),
      }),
      ...(found.PROSA_MAIL_TOKEN !== undefined && { token: found.PROSA_MAIL_TOKEN }),
      ...(found.PROSA_MAIL_REPLY_TO && { replyTo: found.PROSA_MAIL_REPLY_TO.address }),
      ...(found.PROSA_MAIL_INBOUND_SECRET !== undefined && {
        inboundSecret: found.PROSA_MAIL_INBOUND_SECRET,
      }),
    },
  };
}
