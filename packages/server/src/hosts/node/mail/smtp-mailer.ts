import * as z from "zod/mini";
import { bareHost, isLoopbackHost } from "../../../platform/loopback.ts";
import type { MailSettings } from "../../../platform/mail-settings.ts";
import type { Mailer, MailOutcome, OutgoingMail } from "../../../platform/mailer.ts";

const CONNECT_MS = 20_000;
/** The longest silence of the server while a message is sent, in milliseconds. */
const SILENCE_MS = 60_000;

/** The part of nodemailer's errors by which a fault is judged. */
const faultSchema = z.object({
  message: z.string(),
  code: z.optional(z.string()),
  responseCode: z.optional(z.number()),
});
type SmtpFault = z.infer<typeof faultSchema>;

/**
 * Sends each mail over a connection of its own to the server that the settings name. Beyond this machine only over TLS: `smtps:`
 * from the start, `smtp:` by STARTTLS.
 */
export function createSmtpMailer({ url }: Pick<MailSettings, "url">): Mailer {
  const address = new URL(url);
  const { protocol, port, username, password } = address;
  const host = bareHost(address);
  const isSecure = protocol === "smtps:";
  const isOwn = isLoopbackHost(host);
  const user = decodeURIComponent(username);
  const auth = user === "" ? null : { user, pass: decodeURIComponent(password) };
  return {
    dropsRepeats: false,
    async send(mail, onHandOver) {
      const { SMTPConnection, compose } = await load();
      const raw = await compose(mail);
      const connection = new SMTPConnection({
        host,
        port: port === "" ? (isSecure ? 465 : 587) : Number(port),
        secure: isSecure,
        ignoreTLS: isOwn,
        requireTLS: !isOwn && !isSecure,
        connectionTimeout: CONNECT_MS,
        greetingTimeout: CONNECT_MS,
        socketTimeout: SILENCE_MS,
        logger: false,
      });
      let isHandedOver = false;
      try {
        await new Promise<void>((resolve, reject) => {
          connection.on("error", reject);
          connection.connect(() => {
            if (!auth) return resolve();
            connection.login({ credentials: auth }, (error) => (error ? reject(error) : resolve()));
          });
        });
        await onHandOver();
        isHandedOver = true;
        await new Promise<void>((resolve, reject) => {
          connection.on("error", reject);
          const envelope = { from: mail.from.address, to: mail.to, size: raw.length };
          connection.send(envelope, raw, (error) => (error ? reject(error) : resolve()));
        });
        return { type: "sent" };
      } catch (error) {
        return outcomeOf(faultSchema.parse(error), isHandedOver);
      } finally {
        connection.close();
      }
    },
  };
}

/** nodemailer is loaded with the first mail: a server that sends none never holds it. */
async function load() {
  const [{ default: SMTPConnection }, { default: MailComposer }] = await Promise.all([
    import("nodemailer/lib/smtp-connection"),
    import("nodemailer/lib/mail-composer"),
  ]);
  const compose = ({
    from,
    to,
    replyTo,
    subject,
    text,
    html,
    messageId,
    references,
    headers,
    attachments = [],
  }: OutgoingMail) => {
    const last = references.at(-1);
    const sender = { name: from.name ?? "", address: from.address };
    const composer = new MailComposer({
      from: sender,
      to: { name: "", address: to },
      ...(replyTo !== undefined && { replyTo: { name: sender.name, address: replyTo } }),
      subject,
      text,
      html,
      messageId,
      ...(last !== undefined && { inReplyTo: last, references: [...references] }),
      headers: { ...headers },
      attachments: attachments.map(({ name, mediaType, bytes }) => ({
        filename: name,
        contentType: mediaType,
        content: Buffer.from(bytes),
      })),
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    return composer.compile().build();
  };
  return { SMTPConnection, compose };
}

/** A fault of nodemailer as an outcome; `isHandedOver`: the envelope or the words were under way. */
function outcomeOf({ code = "", responseCode = 0, message }: SmtpFault, isHandedOver: boolean): MailOutcome {
  // The server's own words may name the address; its codes never do.
  const [extended = ""] = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(message) ?? [];
  const detail = [code, responseCode || "", extended].filter((part) => part !== "").join(" ");
  if (code === "EAUTH" || code === "ETLS") return { type: "paused", detail };
  if (responseCode < 500) return { type: "retry", detail };
  return { type: isHandedOver ? "refused" : "paused", detail };
}
