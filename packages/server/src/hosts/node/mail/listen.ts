import { readFileSync } from "node:fs";
import type { Gateway } from "../../../gateway/app.ts";
import type { GatewayHost } from "../../../gateway/incoming.ts";
import { MAIL_BYTES_MAX } from "../../../gateway/mail/mail-routes.ts";
import { faultOf } from "../../../platform/faults.ts";
import type { NodeSettings } from "../settings.ts";
import { type ResolveName, verifySender } from "./sender.ts";
import { type MailAnswer, type SmtpListener, startSmtpListener } from "./smtp-listener.ts";

/** Starts to take answers by mail where the settings say where to listen; `null` where they do not. */
export async function listenForMail(
  { mail, tls }: Pick<NodeSettings, "mail" | "tls">,
  gateway: Gateway,
  host: GatewayHost,
  resolver?: ResolveName,
): Promise<SmtpListener | null> {
  if (!mail) return null;
  return startSmtpListener({
    ...mail,
    bytesMax: MAIL_BYTES_MAX,
    ...(tls && { tls: { cert: readFileSync(tls.cert), key: readFileSync(tls.key) } }),
    isKnown: (address) => gateway.knowsMailAddress(address, host),
    async take(raw, recipients, sender) {
      const isVerified = () =>
        verifySender(raw, sender, resolver).catch((error: unknown) => {
          host.log({ level: "warn", event: "mail-sender-not-verified", error: faultOf(error) });
          return false;
        });
      const status = await gateway
        .takeMail({ raw, recipients, verifySender: isVerified }, host)
        .catch((error: unknown) => {
          host.log({ level: "error", event: "mail-not-taken", error: faultOf(error) });
          return 503;
        });
      return answerOf(status);
    },
  });
}

/** The status of HTTP as an answer of SMTP. */
function answerOf(status: number): MailAnswer {
  if (status < 300) return { code: 250, message: "Taken." };
  if (status === 429 || status >= 500) return { code: 451, message: "Come back later." };
  return { code: 550, message: "This conversation takes no more; go on in the chat." };
}
