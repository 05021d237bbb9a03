import type { Language } from "@prosa/protocol";
import type { InvitationLink } from "@prosa/protocol/desk";
import { dateAndTime } from "../../language/moment.ts";
import { mailWords } from "../../mail/words.ts";
import { writeMail } from "../../mail/write-mail.ts";
import { hashOfText } from "../../security/text-hash.ts";
import { environmentOf, type Incoming } from "../incoming.ts";
import { readSettings } from "../rooms.ts";

/**
 * Mails an invitation at once, and says whether it left: its link lies in no storage, so no outbox keeps it, and the person who
 * invites hands it over themselves where it did not leave.
 */
export async function mailInvitation(
  incoming: Incoming,
  site: string,
  to: string,
  { path, expiresAt }: InvitationLink,
): Promise<boolean> {
  const { host } = incoming;
  const { mail, publicUrl = "" } = environmentOf(incoming);
  if (!host.mailer || !mail) return false;
  const { name, languages, openingHours } = await readSettings(host, site);
  const language: Language = languages[0] ?? "pt-BR";
  const words = mailWords(language);
  const until = dateAndTime(expiresAt, language, openingHours?.timeZone ?? "UTC");
  const written = writeMail(
    mail,
    { id: `invitation.${hashOfText(path).slice(0, 32)}`, to, sender: name },
    {
      language,
      subject: words.invitedSubject(name),
      blocks: [
        { type: "text", text: words.invited(name, until) },
        { type: "link", label: words.accept, url: publicUrl + path },
      ],
    },
  );
  const outcome = await host.mailer.send(written, async () => {});
  if (outcome.type === "sent") return true;
  host.log({ level: "warn", event: "invitation-not-mailed", outcome: outcome.type, detail: outcome.detail });
  return false;
}
