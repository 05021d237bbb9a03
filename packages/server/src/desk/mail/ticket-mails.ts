import { idSchema, type Language } from "@prosa/protocol";
import type { Ticket, TicketEntry } from "@prosa/protocol/desk";
import * as z from "zod/mini";
import { dateAndTime } from "../../language/moment.ts";
import { packOf } from "../../language/packs.ts";
import type { LetterBlock } from "../../mail/letter.ts";
import { MailJob } from "../../mail/mail-job.ts";
import { replyAddressOf, stopPathOf } from "../../mail/mail-keys.ts";
import { mailWords } from "../../mail/words.ts";
import { writeMail } from "../../mail/write-mail.ts";
import { isMailAddress } from "../../platform/mail-settings.ts";
import type { OutgoingMail } from "../../platform/mailer.ts";
import type { RoomHost } from "../../platform/room-host.ts";
import type { SiteFacts } from "../site-facts.ts";
import type { TicketStep, TicketStore } from "../tickets/ticket-store.ts";

const HOUR_MS = 60 * 60 * 1_000;

/** The mails of one ticket in an hour: beyond it something answers by itself, and the two would never end. */
export const TICKET_MAILS_AN_HOUR = 5;

const STATE_PREFIX = "mails-of-ticket:";

/** A mail that a ticket's visitor is owed, without words: of its opening (`rev` 1), or of an entry by its place. */
const pieceSchema = z.object({ ticket: idSchema, rev: z.int(), entry: z.int() });
type Piece = z.infer<typeof pieceSchema>;

const stateSchema = z.object({ isStopped: z.boolean(), times: z.array(z.int()) });
const NO_STATE: z.infer<typeof stateSchema> = { isStopped: false, times: [] };
const hereSchema = z.object({ isHere: z.boolean() });

interface TicketMailsDeps {
  host: RoomHost;
  facts: SiteFacts;
  store: TicketStore;
  followPathOf: (ticket: string) => string;
}

/** Tells the visitors of a site's tickets by mail what became of them, where they are not in the conversation to see it. */
export class TicketMails {
  readonly job: MailJob<Piece>;
  readonly #deps: TicketMailsDeps;

  private constructor(deps: TicketMailsDeps, job: MailJob<Piece>) {
    this.#deps = deps;
    this.job = job;
  }

  static async open(deps: TicketMailsDeps): Promise<TicketMails> {
    const { host } = deps;
    const job: MailJob<Piece> = await MailJob.open({
      host,
      storage: host.storage,
      prefix: "ticket-mail:",
      schema: pieceSchema,
      targetOf: ({ ticket }) => ticket,
      write: (piece) => mails.#write(piece),
      onSent: ({ ticket }) => mails.#noteSent(ticket),
    });
    const mails = new TicketMails(deps, job);
    return mails;
  }

  /** The rows of the mail that a step of a ticket brings about, to be written with it; none where nobody is to be told. */
  rowsOf({ ticket, rev, entries, first }: TicketStep): ReturnType<MailJob<Piece>["rowOf"]> {
    const told = entries.findIndex(({ isPublic, by }) => isPublic && (by === "agent" || rev === 1));
    const email = ticket.contact?.email;
    if (!this.#deps.host.mailer || told < 0 || email === undefined || !isMailAddress(email)) return {};
    return this.job.rowOf({ ticket: ticket.id, rev, entry: first + told });
  }

  /** Sends no other mail of a ticket. */
  async stop(ticket: string): Promise<void> {
    const state = await this.#stateOf(ticket);
    await this.#deps.host.storage.put({ [STATE_PREFIX + ticket]: { ...state, isStopped: true } });
  }

  /** Forgets a ticket that is gone; what waits for it is dropped when its turn comes. */
  async forget(ticket: string): Promise<void> {
    await this.#deps.host.storage.delete([STATE_PREFIX + ticket]);
  }

  async #write({ ticket: id, rev, entry: place }: Piece): Promise<OutgoingMail | null> {
    const { host, store } = this.#deps;
    const ticket = await store.find(id);
    const to = ticket?.contact?.email;
    if (!ticket || to === undefined) return null;
    const { isStopped, times } = await this.#stateOf(id);
    if (isStopped || (rev > 1 && (await this.#isHere(ticket)))) return null;
    if (times.filter((time) => time > host.now() - HOUR_MS).length >= TICKET_MAILS_AN_HOUR) {
      host.log({ level: "warn", event: "mail-too-many", ticket: ticket.number });
      return null;
    }
    const entry = await store.entry(id, place);
    return entry && this.#compose(ticket, rev, entry, to);
  }

  #compose(ticket: Ticket, rev: number, entry: TicketEntry, to: string): OutgoingMail | null {
    const { host, facts, followPathOf } = this.#deps;
    if (!host.environment.ok || facts.site === null) return null;
    const { mail, secret, publicUrl = "" } = host.environment.value;
    if (!mail) return null;
    const { id, number, subject, language = facts.language } = ticket;
    const words = mailWords(language);
    const thread = { kind: "ticket", site: facts.site, number } as const;
    const replyTo = mail.replyTo === undefined ? null : replyAddressOf(secret, mail.replyTo, thread);
    const stopUrl = publicUrl + stopPathOf(secret, { kind: "ticket", site: facts.site, id });
    const said = rev === 1 ? this.#opened(ticket, language) : saidIn(ticket, entry, language, facts.timeZone);
    const blocks: LetterBlock[] = [
      ...said,
      { type: "link", label: words.followTicket, url: publicUrl + followPathOf(id) },
      {
        type: "small",
        text: `${replyTo === null ? words.answerInTicket : words.answerHere}\n${words.why(facts.name)}`,
        link: { label: words.stop, url: stopUrl },
      },
    ];
    const idOf = (place: number) => `ticket.${id}.${place}`;
    return writeMail(
      mail,
      { id: idOf(rev), to, sender: facts.name, replyTo, stopUrl, ...(rev > 1 && { after: [idOf(1)] }) },
      { language, subject: words.ticketSubject(number, subject), blocks },
    );
  }

  #opened(
    { number, createdAt, expectedAt, subject, description }: Ticket,
    language: Language,
  ): LetterBlock[] {
    const { facts } = this.#deps;
    const words = mailWords(language);
    const opened = words.ticketOpened(facts.name, number);
    const expected =
      expectedAt === undefined
        ? ""
        : ` ${words.ticketExpected(dateAndTime(expectedAt, language, facts.timeZone))}`;
    const when = dateAndTime(createdAt, language, facts.timeZone);
    return [
      { type: "text", text: opened + expected },
      { type: "quote", who: words.you, when, text: description || subject },
    ];
  }

  /** True where the visitor has the conversation open, and sees the ticket's card there. */
  async #isHere({ session }: Ticket): Promise<boolean> {
    if (session === undefined) return false;
    const response = await this.#deps.host.callRoom("main", session, "/visitor").catch(() => null);
    return response?.ok ? (hereSchema.safeParse(await response.json()).data?.isHere ?? false) : false;
  }

  async #noteSent(ticket: string): Promise<void> {
    const { host } = this.#deps;
    const { isStopped, times } = await this.#stateOf(ticket);
    const kept = [...times, host.now()].slice(-TICKET_MAILS_AN_HOUR);
    await host.storage.put({ [STATE_PREFIX + ticket]: { isStopped, times: kept } });
  }

  async #stateOf(ticket: string): Promise<z.infer<typeof stateSchema>> {
    const stored = await this.#deps.host.storage.get(STATE_PREFIX + ticket);
    return stateSchema.safeParse(stored).data ?? NO_STATE;
  }
}

/** The words of an agent's entry: their answer, or the new state. */
function saidIn(
  { number, status }: Ticket,
  entry: TicketEntry,
  language: Language,
  timeZone: string,
): LetterBlock[] {
  const words = mailWords(language);
  const { service } = packOf(language);
  const who = entry.agent?.name ?? service.page.team;
  if (entry.text !== undefined) {
    const when = dateAndTime(entry.at, language, timeZone);
    return [
      { type: "text", text: words.ticketAnswered(who, number) },
      { type: "quote", who, when, text: entry.text },
    ];
  }
  const state = service.statuses[entry.status ?? status].toLowerCase();
  return [{ type: "text", text: words.ticketChanged(number, state) }];
}
