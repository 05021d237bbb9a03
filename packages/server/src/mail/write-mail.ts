import type { MailSettings } from "../platform/mail-settings.ts";
import type { MailAttachment, OutgoingMail } from "../platform/mailer.ts";
import { type Letter, letterHtml, letterText } from "./letter.ts";
import { oneLine } from "./one-line.ts";

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
  /** The ids of the mails before it in its thread, of ours. */
  readonly after?: readonly string[];
  /** Those of the mails before it as their programs wrote them, with angle brackets; in the place of `after`. */
  readonly references?: readonly string[];
  /** The sender's address, where it is another than that of the settings. */
  readonly address?: string;
  /** True for the words of a person: programs that answer for people who are away may answer them, and people do. */
  readonly isByPerson?: boolean;
  readonly attachments?: readonly MailAttachment[];
  /** The whole address of the page that ends these mails. */
  readonly stopUrl?: string;
}

/** Writes a mail from a letter. Pure; nothing of a visitor's can break its headers. */
export function writeMail(
  { from }: Pick<MailSettings, "from">,
  { id, to, sender, replyTo, after = [], stopUrl, isByPerson = false, ...other }: MailFacts,
  letter: Letter,
): OutgoingMail {
  const address = other.address ?? from.address;
  const domain = address.slice(address.lastIndexOf("@") + 1);
  const name = oneLine(from.name ?? sender);
  return {
    id,
    from: { address, ...(name !== "" && { name }) },
    to,
    ...(replyTo && { replyTo }),
    subject: shortened(oneLine(letter.subject)),
    text: letterText(letter),
    html: letterHtml(letter),
    messageId: messageIdOf(id, domain),
    references: other.references ?? after.map((one) => messageIdOf(one, domain)),
    ...(other.attachments && { attachments: other.attachments }),
    headers: {
      // Programs that answer for people who are away answer none of these (RFC 3834).
      ...(!isByPerson && { "Auto-Submitted": "auto-generated", "X-Prosa-Loop": "1" }),
      "X-Auto-Response-Suppress": "All",
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

function shortened(text: string): string {
  const points = [...text];
  return points.length > SUBJECT_LENGTH_MAX ? `${points.slice(0, SUBJECT_LENGTH_MAX - 1).join("")}…` : text;
}
