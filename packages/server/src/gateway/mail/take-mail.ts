import { languageSchema, siteIdSchema } from "@prosa/protocol";
import * as z from "zod/mini";
import { type IncomingMail, readMail } from "../../mail/inbound/read-mail.ts";
import { type MailThread, threadOfAddress } from "../../mail/mail-keys.ts";
import { mailWords } from "../../mail/words.ts";
import { askDesk } from "../desk-rooms.ts";
import { environmentOf } from "../incoming.ts";
import { ProblemError } from "../problem.ts";
import { limitKey } from "../rate-limits.ts";
import { askSession, readSettings } from "../rooms.ts";
import {
  type ArrivedMail,
  hashOfMail,
  keepFiles,
  type MailIncoming,
  piecesOf,
  type TakenMail,
} from "./arrived-mail.ts";
import { takeAtConnection } from "./take-at-connection.ts";

/** The mails that one conversation takes in a minute. */
const MAILS_PER_MINUTE = 6;

const sessionSchema = z.object({ site: siteIdSchema, language: languageSchema });
const numberedSchema = z.object({
  id: z.string(),
  session: z.optional(z.string()),
  language: languageSchema,
});

/** The conversation among those that a mail was brought to; `null` where none of the addresses is signed by this server. */
export async function threadAmong(
  { mail, secrets }: Pick<ReturnType<typeof environmentOf>, "mail" | "secrets">,
  addresses: readonly string[],
): Promise<MailThread | null> {
  if (mail?.replyTo === undefined) return null;
  for (const address of addresses) {
    const thread = await threadOfAddress(secrets, mail.replyTo, address);
    if (thread) return thread;
  }
  return null;
}

/** Brings a mail to its conversation, once: an answer to one of ours, or what somebody writes to a site's own address. Throws a `ProblemError` that says why it cannot be taken. */
export async function takeMail(incoming: MailIncoming, arrived: ArrivedMail): Promise<TakenMail> {
  const { raw, recipients } = arrived;
  const mail = await readMail(raw);
  if (!mail) throw new ProblemError(422, "bad-mail", "This is no mail as RFC 5322 has it.");
  const thread = await threadAmong(environmentOf(incoming), [...recipients, ...mail.recipients]);
  if (!thread)
    throw new ProblemError(404, "unknown-address", "No conversation has this address; answer from the chat.");
  if (thread.kind === "connection") return takeAtConnection(incoming, thread, mail, arrived);
  if (mail.automatic !== null) {
    incoming.host.log({ level: "info", event: "mail-ignored", sign: mail.automatic });
    return { taken: false, sign: mail.automatic };
  }
  limitKey(
    incoming,
    thread.kind === "session" ? thread.session : `${thread.site}.${thread.number}`,
    "mail",
    MAILS_PER_MINUTE,
  );
  const id = `mail-${hashOfMail(mail, raw).slice(0, 40)}`;
  if (thread.kind === "session") await intoSession(incoming, thread.session, mail, id);
  else await intoTicket(incoming, thread, mail, id);
  incoming.host.log({ level: "info", event: "mail-taken" });
  return { taken: true };
}

async function intoSession(
  incoming: MailIncoming,
  session: string,
  mail: IncomingMail,
  id: string,
): Promise<void> {
  const { host } = incoming;
  const { site, language } = await sessionOf(incoming, session);
  const settings = await readSettings(host, site);
  const { kept, refused } = await keepFiles(incoming, { session, site, settings, language }, mail, id);
  const text = [mail.text, ...refused].filter((part) => part !== "").join("\n");
  const texts = text === "" ? [] : piecesOf(text);
  const body = JSON.stringify({ id, texts, files: kept.map(({ fileId }) => fileId) });
  const response = await askSession(host, session, "/mail", { method: "POST", body });
  if (response.ok) return;
  const rejectionSchema = z.object({
    code: z.string(),
    message: z.string(),
    retryAfterMs: z.optional(z.number()),
  });
  const { code, message, retryAfterMs } = rejectionSchema.parse(await response.json());
  throw new ProblemError(retryAfterMs === undefined ? 409 : 503, code, message, retryAfterMs);
}

/** A ticket's files lie with its conversation, where agents see them; its words go into its history. */
async function intoTicket(
  incoming: MailIncoming,
  { site, number }: Extract<MailThread, { kind: "ticket" }>,
  mail: IncomingMail,
  id: string,
): Promise<void> {
  const { host } = incoming;
  const found = await askDesk(host, site, `/tickets/${number}/numbered`);
  const { id: ticket, session, language } = numberedSchema.parse(await found.json());
  const about = session === undefined ? null : await sessionOf(incoming, session).catch(() => null);
  const names: string[] = [];
  if (session !== undefined && about) {
    const settings = await readSettings(host, site);
    const place = { session, site, settings, language };
    const { kept, refused } = await keepFiles(incoming, place, mail, id);
    names.push(...kept.map(({ name }) => mailWords(language).file(name)), ...refused);
    const body = JSON.stringify({ id, texts: [], files: kept.map(({ fileId }) => fileId) });
    if (kept.length > 0) await askSession(host, session, "/mail", { method: "POST", body });
  } else names.push(...mail.files.map(({ name }) => mailWords(language).refusedFile(name)));
  const text = [mail.text, ...names].filter((part) => part !== "").join("\n");
  if (text === "") throw new ProblemError(422, "empty-mail", "The mail has neither words nor files.");
  const [first] = piecesOf(text);
  const body = JSON.stringify({ text: first, request: id });
  await askDesk(host, site, `/tickets/${ticket}/followed`, { method: "POST", body });
}

async function sessionOf({ host }: MailIncoming, session: string): Promise<z.infer<typeof sessionSchema>> {
  const response = await askSession(host, session, "/mails");
  if (response.ok) return sessionSchema.parse(await response.json());
  throw new ProblemError(410, "conversation-over", "This conversation is over; begin another in the chat.");
}
