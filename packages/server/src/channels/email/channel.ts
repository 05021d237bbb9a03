import { languageSchema } from "@prosa/protocol";
import * as z from "zod/mini";
import type { LetterBlock } from "../../mail/letter.ts";
import { replyAddressOf, TRIAL_HEADER, trialSignOf } from "../../mail/mail-keys.ts";
import { mailWords } from "../../mail/words.ts";
import { writeMail } from "../../mail/write-mail.ts";
import type { Environment } from "../../platform/environment.ts";
import { isMailAddress, type MailSettings } from "../../platform/mail-settings.ts";
import type { MailAttachment, Mailer, MailOutcome } from "../../platform/mailer.ts";
import type {
  Channel,
  ChannelPerson,
  ConnectResult,
  OutgoingCall,
  SendOutcome,
  SendTools,
} from "../channel.ts";
import { bareSubject, decodeEmail, joinMails } from "./decode.ts";
import { EMAIL_LIMITS, encodeEmail, mailCallSchema } from "./encode.ts";
import { mailIdOf, threadOfPerson } from "./threads.ts";

/**
 * Who writes a mail often sends another at once, with what they forgot. An answer by mail may take its time: the rests are of the
 * size of the 15 s that lie between two mails of ours.
 */
const JOINING = { restMs: 10_000, restMaxMs: 60_000, join: joinMails };

/** The settings of a connection to a mailbox; all but `address` are made here. */
export const emailSettingsSchema = z.object({
  /** The address that people write to, in small letters. */
  address: z.pipe(
    z.pipe(
      z.string(),
      z.transform((text) => text.trim().toLowerCase()),
    ),
    z.string().check(z.refine(isMailAddress)),
  ),
  site: z.string(),
  connection: z.string().check(z.regex(/^[a-z2-7]{10}$/)),
  /** The site's name, shown beside the address, and the language of the mail that tries it. */
  sender: z.string(),
  language: languageSchema,
});
type EmailSettings = z.infer<typeof emailSettingsSchema>;

/** The way by which mail leaves. `isVerified`: the address was tried, so the site has it. */
interface EmailMeans {
  readonly environment: Pick<Environment, "mail" | "secret">;
  readonly mailer?: Mailer | undefined;
  readonly isVerified: boolean;
}

/** Connects one mailbox of a site. Mails come in by the gateway's own ways of mail, and go out by the deployment's. */
export function createEmail(settings: EmailSettings, means: EmailMeans): Channel {
  const { environment, mailer } = means;
  const { mail, secret } = environment;
  return {
    kind: "email",
    limits: EMAIL_LIMITS,
    capabilities: { typing: false, read: false, buttons: false, list: false, markup: true, media: true },
    challenge: async () => null,
    verify: async () => false,
    split: () => [],
    joining: JOINING,
    decode: decodeEmail,
    encode: encodeEmail,
    sign: () => null,
    async send(call, person, _, tools) {
      if (!mail || !mailer || !tools) return { type: "paused", fault: "mail" };
      return send(call, person, tools, { settings, mail, mailer, secret, isVerified: means.isVerified });
    },
    fetchMedia: async () => null,
    connect: async () => tryAddress(settings, { mail, mailer, secret }),
    disconnect: async () => {},
  };
}

/** Sends a mail to the site's address, which comes back where that is passed on to us. */
async function tryAddress(
  { address, site, connection, sender, language }: EmailSettings,
  { mail, mailer, secret }: { mail: MailSettings | undefined; mailer: Mailer | undefined; secret: string },
): Promise<ConnectResult> {
  if (!mail || !mailer || mail.replyTo === undefined) {
    const message = "This server takes no mail; set PROSA_MAIL_URL and PROSA_MAIL_REPLY_TO.";
    return { ok: false, reason: "no-mail", message };
  }
  const intake = replyAddressOf(secret, mail.replyTo, { kind: "connection", site, connection });
  if (intake === null) {
    const message = "The site's id is too long for an address of mail; a shorter PROSA_MAIL_REPLY_TO helps.";
    return { ok: false, reason: "no-mail", message };
  }
  const words = mailWords(language);
  const blocks: LetterBlock[] = [{ type: "text", text: words.trial(address) }];
  const id = `trial.${connection}.${crypto.randomUUID()}`;
  const written = writeMail(
    mail,
    { id, to: address, sender },
    { language, subject: words.trialSubject, blocks },
  );
  const headers = { ...written.headers, [TRIAL_HEADER]: trialSignOf(secret, { site, connection, address }) };
  const sent = await mailer.send({ ...written, headers }, async () => {});
  if (sent.type === "sent") return { ok: true, name: address, facts: { address, intake } };
  const message = `The server of mail did not take a mail to ${address} (${sent.detail}).`;
  return { ok: false, reason: PROBLEMS[sent.type], message };
}

/** Why an address cannot be tried, by the end of the mail that tries it. */
const PROBLEMS = { refused: "mail-refused", retry: "no-answer", paused: "no-mail" } as const;

async function send(
  call: OutgoingCall,
  { person, facts }: ChannelPerson,
  tools: SendTools,
  {
    settings: { address, site, connection, sender, language },
    mail,
    mailer,
    secret,
    isVerified,
  }: { settings: EmailSettings; mail: MailSettings; mailer: Mailer; secret: string; isVerified: boolean },
): Promise<SendOutcome> {
  const { blocks, files, agent } = mailCallSchema.parse(call.body);
  const to = threadOfPerson(person);
  const id = mailIdOf(secret, { site, connection, ...to }, tools.id);
  const attachments: MailAttachment[] = [];
  for (const { fileId, name, mediaType } of files) {
    const bytes = await tools.file(fileId);
    // One that was erased in the meantime goes no more.
    if (bytes) attachments.push({ name, mediaType, bytes });
  }
  if (blocks.length === 0 && attachments.length === 0) return { type: "skipped" };
  const written = writeMail(
    mail,
    {
      id,
      to: to.address,
      sender: agent === undefined ? sender : `${agent} · ${sender}`,
      replyTo: address,
      references: (facts.references ?? "").split(" ").filter((one) => one !== ""),
      isByPerson: agent !== undefined,
      attachments,
      // Of an address that was tried, in the domain that the server sends for, nobody is deceived.
      ...(isVerified && domainOf(address) === domainOf(mail.from.address) && { address }),
    },
    { language, subject: answerSubject(facts.subject ?? "", sender), blocks: blocks.map(markedBlock) },
  );
  return outcomeOf(
    await mailer.send(written, async () => {
      // A service drops a repeat by its id; a server of mail would bring it twice.
      if (!mailer.dropsRepeats) await tools.handOver();
    }),
    id,
  );
}

function outcomeOf(outcome: MailOutcome, sentId: string): SendOutcome {
  switch (outcome.type) {
    case "sent":
      return { type: "sent", sentId };
    case "retry":
      return { type: "retry", ...(outcome.afterMs !== undefined && { afterMs: outcome.afterMs }) };
    case "paused":
      return { type: "paused", fault: "mail", detail: outcome.detail };
    case "refused":
      return { type: "refused", fault: "bounced", detail: outcome.detail };
    default:
      return outcome satisfies never;
  }
}

function markedBlock(block: { text: string; html: string }): LetterBlock {
  return { type: "marked", ...block };
}

/** The subject of an answer: that of the mail, with one sign of an answer before it. */
function answerSubject(subject: string, sender: string): string {
  return `Re: ${bareSubject(subject) || sender}`;
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf("@") + 1).toLowerCase();
}
