import { isSignedRequest } from "../../mail/inbound/signature.ts";
import { readRequestBytes } from "../body.ts";
import { environmentOf, type GatewayApp } from "../incoming.ts";
import { ProblemError } from "../problem.ts";
import { takeMail } from "./take-mail.ts";

/** The largest mail, in bytes: what most servers of mail take. */
export const MAIL_BYTES_MAX = 25 * 1024 * 1024;

/** Adds the address to which a service brings mails that came in. */
export function addMailRoutes(app: GatewayApp): void {
  app.post("/api/mail", async (context) => {
    const incoming = context.get("incoming");
    const { mail } = environmentOf(incoming);
    if (mail?.inboundSecret === undefined || mail.replyTo === undefined) {
      throw new ProblemError(
        404,
        "no-mail",
        "This server takes no mail; set PROSA_MAIL_REPLY_TO and PROSA_MAIL_INBOUND_SECRET.",
      );
    }
    const raw = await readRequestBytes(
      incoming.request,
      MAIL_BYTES_MAX,
      `A mail holds at most ${MAIL_BYTES_MAX} bytes.`,
    );
    if (!(await isSignedRequest(mail.inboundSecret, incoming.request.headers, raw, incoming.host.now())))
      throw new ProblemError(
        401,
        "bad-signature",
        "The signature does not fit, or is older than five minutes.",
      );
    const recipients = context.req.queries("to") ?? [];
    return context.json(await takeMail(incoming, { raw, recipients }), 200);
  });
}
