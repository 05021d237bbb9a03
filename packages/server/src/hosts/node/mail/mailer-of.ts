import type { EnvironmentResult } from "../../../platform/environment.ts";
import type { RoomHost } from "../../../platform/room-host.ts";
import { mailerOf } from "../../web/host.ts";
import { createSmtpMailer } from "./smtp-mailer.ts";

/** The way of mail of a process on Node: a server of mail, or a service. */
export function nodeMailerOf(environment: EnvironmentResult): Pick<RoomHost, "mailer"> {
  const mail = environment.ok ? environment.value.mail : undefined;
  return mail && /^smtps?:/.test(mail.url) ? { mailer: createSmtpMailer(mail) } : mailerOf(environment);
}
