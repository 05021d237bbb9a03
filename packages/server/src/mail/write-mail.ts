import type { MailSettings } from "../platform/mail-settings.ts";
import type { OutgoingMail } from "../platform/mailer.ts";
import { type Letter, letterHtml, letterText } from "./letter.ts";

/** The longest subject, in characters: more is cut off on most screens. */
const SUBJECT_LENGTH_MAX = 150;

/** Everything about a mail beside its words. */
interface MailFacts {
  /** Of letters, digits, `_`, `.` and `-`. */
  readonly id: string;
  readonly to: string;
  /** The name of the site, which is shown as the sender's where the settings have none. */
  readonly sender: string;
  readonly replyTo?: string | null;
  /** The ids of the mails before it in its thread. */
  readonly after?: readonly string[];
  /** The whole address of the page that ends these mails. */
  readonly stopUrl?: string;
}

/** Writes a mail from a letter. Pure; nothing of a visitor's can break its headers. */
export function writeMail(
  { from }: Pick<MailSettings, "from">,
  { id, to, sender, replyTo, after = [], stopUrl }: MailFacts,
  letter: Letter,
): OutgoingMail {
  const domain = from.address.slice(from.address.lastIndexOf("@") + 1);
  const name = oneLine(from.name ?? sender);
  return {
    id,
    from: { address: from.address, ...(name !== "" && { name }) },
    to,
    ...(replyTo && { replyTo }),
    subject: shortened(oneLine(letter.subject)),
    text: letterText(letter),
    html: letterHtml(letter),
    messageId: messageIdOf(id, domain),
    references: after.map((one) => messageIdOf(one, domain)),
    headers: {
      // Programs that answer for people who are away answer none of these (RFC 3834).
      "Auto-Submitted": "auto-generated",
      "X-Auto-Response-Suppress": "All",
      "X-Prosa-Loop": "1",
      ...(stopUrl !== undefined && {
        "List-Unsubscribe": `<${stopUrl}>`,
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      }),
    },
  };
}

function messageIdOf(id: string, domain: string): string {
  return `<prosa.${id}@${domain}>`;
}

/** A text without line breaks and other control characters, which would end a header. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim();
}

function shortened(text: string): string {
  const points = [...text];
  return points.length > SUBJECT_LENGTH_MAX ? `${points.slice(0, SUBJECT_LENGTH_MAX - 1).join("")}…` : text;
}
