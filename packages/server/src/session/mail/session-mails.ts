import { type DurableEvent, type Language, languageSchema, type Message } from "@prosa/protocol";
import * as z from "zod/mini";
import { dateAndTime } from "../../language/moment.ts";
import type { LetterBlock } from "../../mail/letter.ts";
import { MailJob } from "../../mail/mail-job.ts";
import { replyAddressOf, stopPathOf } from "../../mail/mail-keys.ts";
import { mailWords } from "../../mail/words.ts";
import { writeMail } from "../../mail/write-mail.ts";
import type { OutgoingMail } from "../../platform/mailer.ts";
import type { Sites, SiteView } from "../../site/sites.ts";
import type { SealedHost } from "../log/seal-session.ts";
import type { SessionLog } from "../log/session-log.ts";
import { mailAddressOf, type SessionRow } from "../log/session-row.ts";
import { messageText } from "../turns/reply-events.ts";

/** The most messages in a mail of what was missed; the oldest are only counted. */
const MISSED_MAX = 10;

/** The most messages in a mail of a whole conversation, the last ones. */
const TRANSCRIPT_MAX = 300;

/** The events that are read at a time. */
const PAGE_COUNT = 200;

/** A mail that a session owes: words that were missed, by their places, or the whole conversation to an address. */
const pieceSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("missed"), from: z.int(), to: z.int() }),
  z.object({ kind: z.literal("transcript"), id: z.string(), to: z.string(), language: languageSchema }),
]);
type Piece = z.infer<typeof pieceSchema>;

interface SessionMailsDeps {
  host: SealedHost;
  log: SessionLog;
  sites: Sites;
}

/** The mails that a session owes its visitor. Their words are written from the log when they are sent. */
export class SessionMails {
  readonly job: MailJob<Piece>;
  readonly #deps: SessionMailsDeps;

  private constructor(deps: SessionMailsDeps, job: MailJob<Piece>) {
    this.#deps = deps;
    this.job = job;
  }

  static async open(deps: SessionMailsDeps): Promise<SessionMails> {
    const { host } = deps;
    const job: MailJob<Piece> = await MailJob.open({
      host,
      storage: host.storage,
      prefix: "mail:",
      schema: pieceSchema,
      targetOf: ({ kind }) => kind,
      write: (piece) => mails.#write(piece),
    });
    const mails = new SessionMails(deps, job);
    return mails;
  }

  async #write(piece: Piece): Promise<OutgoingMail | null> {
    const { host, log, sites } = this.#deps;
    const { row } = log;
    if (!row) return null;
    const site = await sites.load(row.site, host);
    if (!site) return null;
    return piece.kind === "missed" ? this.#missed(row, site, piece) : this.#transcript(row, site, piece);
  }

  async #missed(
    row: SessionRow,
    site: SiteView,
    { from, to }: Extract<Piece, { kind: "missed" }>,
  ): Promise<OutgoingMail | null> {
    const { environment } = this.#deps.host;
    const address = mailAddressOf(row);
    if (!environment.ok || !environment.value.mail || address === null || row.mail.isStopped) return null;
    const { mail, secret, publicUrl = "" } = environment.value;
    const language = languageOf(row, site);
    const words = mailWords(language);
    const said = (await this.#messages(from, to)).filter(
      ({ message: { author } }) => author === "agent" || (author === "assistant" && row.mail.isByMail),
    );
    if (said.length === 0) return null;
    const { name } = site.settings;
    const shown = said.slice(-MISSED_MAX);
    const replyTo =
      mail.replyTo === undefined
        ? null
        : replyAddressOf(secret, mail.replyTo, { kind: "session", session: row.session });
    const stopUrl = publicUrl + stopPathOf(secret, { kind: "session", site: row.site, id: row.session });
    const hidden = said.length - shown.length;
    const blocks: LetterBlock[] = [
      { type: "text", text: words.missed(name) },
      ...(hidden > 0 ? [{ type: "text" as const, text: words.more(hidden) }] : []),
      ...shown.map((event) => quoteOf(event, language, timeZoneOf(site))),
      {
        type: "small",
        text: `${replyTo === null ? words.answerThere : words.answerHere}\n${words.why(name)}`,
        link: { label: words.stop, url: stopUrl },
      },
    ];
    const { thread = to } = row.mail;
    const idOf = (place: number) => `session.${row.session}.${place}`;
    const facts = { id: idOf(to), to: address, sender: name, replyTo, stopUrl };
    return writeMail(
      mail,
      { ...facts, ...(thread !== to && { after: [idOf(thread)] }) },
      { language, subject: words.missedSubject(name), blocks },
    );
  }

  async #transcript(
    row: SessionRow,
    site: SiteView,
    { id, to, language }: Extract<Piece, { kind: "transcript" }>,
  ): Promise<OutgoingMail | null> {
    const { environment, now } = this.#deps.host;
    if (!environment.ok || !environment.value.mail) return null;
    const said = (await this.#messages(1, row.seq)).filter(
      ({ message }) => wordsOf(message, language) !== "",
    );
    if (said.length === 0) return null;
    const { name } = site.settings;
    const words = mailWords(language);
    const zone = timeZoneOf(site);
    const shown = said.slice(-TRANSCRIPT_MAX);
    const hidden = said.length - shown.length;
    const blocks: LetterBlock[] = [
      { type: "text", text: words.transcript(name, dateAndTime(now(), language, zone)) },
      ...(hidden > 0 ? [{ type: "text" as const, text: words.more(hidden) }] : []),
      ...shown.map((event) => quoteOf(event, language, zone)),
      { type: "small", text: words.whyTranscript(name) },
    ];
    return writeMail(
      environment.value.mail,
      { id: `transcript.${row.session}.${id}`, to, sender: name },
      { language, subject: words.transcriptSubject(name), blocks },
    );
  }

  async #messages(from: number, to: number): Promise<SaidEvent[]> {
    const { log } = this.#deps;
    const found: SaidEvent[] = [];
    for (let since = Math.max(from, log.first) - 1; since < to; ) {
      const events = await log.after(since, PAGE_COUNT);
      const last = events.at(-1);
      if (!last) break;
      found.push(...events.filter(isSaid).filter(({ seq }) => seq <= to));
      since = last.seq;
    }
    return found;
  }
}

type SaidEvent = Extract<DurableEvent, { type: "said" }>;

function isSaid(event: DurableEvent): event is SaidEvent {
  return event.type === "said";
}

function quoteOf({ message, at }: SaidEvent, language: Language, timeZone: string): LetterBlock {
  const words = mailWords(language);
  const { author, agent } = message;
  const who = author === "visitor" ? words.you : (agent?.name ?? words.assistant);
  return { type: "quote", who, when: dateAndTime(at, language, timeZone), text: wordsOf(message, language) };
}

/** The words of a message, and the names of its files. */
function wordsOf(message: Message, language: Language): string {
  const files = message.parts.flatMap((part) =>
    part.type === "file" ? [mailWords(language).file(part.name)] : [],
  );
  return [messageText(message).trim(), ...files].filter((text) => text !== "").join("\n");
}

function languageOf({ context }: SessionRow, { settings }: SiteView): Language {
  return context.language ?? settings.languages[0] ?? "pt-BR";
}

function timeZoneOf({ settings }: SiteView): string {
  return settings.openingHours?.timeZone ?? "UTC";
}
