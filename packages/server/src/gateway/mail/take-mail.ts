import {
  type Language,
  languageSchema,
  type SiteSettings,
  siteIdSchema,
  TEXT_LENGTH_MAX,
} from "@prosa/protocol";
import * as z from "zod/mini";
import { type IncomingMail, readMail } from "../../mail/inbound/read-mail.ts";
import { type MailThread, threadOfAddress } from "../../mail/mail-keys.ts";
import { mailWords } from "../../mail/words.ts";
import { hashOfText } from "../../security/text-hash.ts";
import { askDesk } from "../desk-rooms.ts";
import { environmentOf, type Incoming } from "../incoming.ts";
import { checkedFile, keepFile } from "../kept-files.ts";
import { ProblemError } from "../problem.ts";
import { limitKey } from "../rate-limits.ts";
import { askSession, readSettings } from "../rooms.ts";

/** The mails that one conversation takes in a minute. */
const MAILS_PER_MINUTE = 6;

/** The files of one mail that are kept. */
const FILES_MAX = 5;

/** The messages that the words of one mail may become; the rest of a longer one is left out. */
const TEXTS_MAX = 5;

const sessionSchema = z.object({ site: siteIdSchema, language: languageSchema });
const numberedSchema = z.object({
  id: z.string(),
  session: z.optional(z.string()),
  language: languageSchema,
});

/** A mail on its way in: its bytes, and those whom it was brought to beside whom it names itself. */
export interface ArrivedMail {
  readonly raw: Uint8Array<ArrayBuffer>;
  readonly recipients: readonly string[];
}

/** The part of a request that a mail needs, which may come without one. */
type MailIncoming = Pick<Incoming, "host" | "memory">;

/** Taken into its conversation, or left alone since a program sent it. */
type TakenMail = { taken: true } | { taken: false; sign: string };

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

/** Brings an answer by mail to its conversation, once. Throws a `ProblemError` that says why it cannot be taken. */
export async function takeMail(incoming: MailIncoming, { raw, recipients }: ArrivedMail): Promise<TakenMail> {
  const mail = await readMail(raw);
  if (!mail) throw new ProblemError(422, "bad-mail", "This is no mail as RFC 5322 has it.");
  const thread = await threadAmong(environmentOf(incoming), [...recipients, ...mail.recipients]);
  if (!thread)
    throw new ProblemError(404, "unknown-address", "No conversation has this address; answer from the chat.");
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
  const id = `mail-${hashOfText(mail.messageId || new TextDecoder("latin1").decode(raw)).slice(0, 40)}`;
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
  const texts = text === "" ? [] : piecesOf(text).slice(0, TEXTS_MAX);
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

interface FilePlace {
  session: string;
  site: string;
  settings: SiteSettings;
  language: Language;
}

/** Keeps the files that the site takes, each once, and says of the others that they were left out. */
async function keepFiles(
  incoming: MailIncoming,
  { session, site, settings, language }: FilePlace,
  { files }: IncomingMail,
  id: string,
): Promise<{ kept: { fileId: string; name: string }[]; refused: string[] }> {
  const kept: { fileId: string; name: string }[] = [];
  const refused: string[] = [];
  for (const [index, { name, bytes }] of files.entries()) {
    try {
      if (index >= FILES_MAX) throw new ProblemError(413, "too-many-files", `At most ${FILES_MAX} files.`);
      const checked = checkedFile(settings, `${id}-${index}`, name, bytes);
      const { fileId, name: cleaned } = await keepFile(incoming, { session, site }, checked);
      kept.push({ fileId, name: cleaned });
    } catch (error) {
      if (!(error instanceof ProblemError) || error.status >= 500) throw error;
      refused.push(mailWords(language).refusedFile(name));
    }
  }
  return { kept, refused };
}

/** A text in pieces that one message may hold each. */
function piecesOf(text: string): string[] {
  const letters = [...text];
  const pieces: string[] = [];
  // Half as many points as units: none of the pieces is too long, whatever letters it has.
  for (let from = 0; from < letters.length; from += TEXT_LENGTH_MAX / 2)
    pieces.push(letters.slice(from, from + TEXT_LENGTH_MAX / 2).join(""));
  return pieces.filter((piece) => /\S/.test(piece));
}
