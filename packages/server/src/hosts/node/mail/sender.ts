import type { AuthenticateOptions } from "mailauth";
import type { SmtpSender } from "./smtp-listener.ts";

/** Looks a name up, as `resolve` of `node:dns` does. */
export type ResolveName = NonNullable<AuthenticateOptions["resolver"]>;

/**
 * True where the domain that a mail names as its sender's stands for it: its DMARC policy passes by DKIM or SPF. A domain
 * without a policy stands for nothing. What the mail says of itself is not asked.
 */
export async function verifySender(
  raw: Uint8Array,
  { ip, greeting, address }: SmtpSender,
  resolver?: ResolveName,
): Promise<boolean> {
  // Loaded with the first mail: it is large, and a server that takes none never holds it.
  const { authenticate } = await import("mailauth");
  const { dmarc } = await authenticate(Buffer.from(raw), {
    ip,
    helo: greeting,
    sender: address,
    disableArc: true,
    disableBimi: true,
    trustReceived: false,
    ...(resolver && { resolver }),
  });
  return dmarc !== false && dmarc.status.result === "pass";
}
