import { idSchema } from "@prosa/protocol";
import type { Account, DeskRow } from "@prosa/protocol/desk";
import * as z from "zod/mini";
import { dateAndTime } from "../../language/moment.ts";
import { MailJob } from "../../mail/mail-job.ts";
import { mailWords } from "../../mail/words.ts";
import { writeMail } from "../../mail/write-mail.ts";
import { isMailAddress } from "../../platform/mail-settings.ts";
import type { OutgoingMail } from "../../platform/mailer.ts";
import { Outbox } from "../../platform/outbox.ts";
import type { RoomHost } from "../../platform/room-host.ts";
import type { Accounts } from "../people/accounts.ts";
import type { DeskRows } from "../rows/desk-rows.ts";
import type { SiteFacts } from "../site-facts.ts";

/** The least time between two rounds of such mails, in milliseconds: each tells of all who wait. */
const ROUND_REST_MS = 15 * 60_000;

/** The people whom one round tells. */
const PEOPLE_TOLD_MAX = 20;

const STATE_KEY = "waiting-mails";

/** A mail to a person of the site, without words; `round` is the time at which it was found that somebody waits. */
const pieceSchema = z.object({ person: idSchema, round: z.int() });
type Piece = z.infer<typeof pieceSchema>;

/** The last round, and the conversations that it told of. */
const stateSchema = z.object({ at: z.int(), told: z.array(z.string()) });
type State = z.infer<typeof stateSchema>;

interface WaitingMailsDeps {
  host: RoomHost;
  facts: SiteFacts;
  accounts: Accounts;
  rows: DeskRows;
  isOnline: (person: string) => boolean;
}

/** Tells a site's people by mail that somebody waits whom nobody has taken for some minutes, while the site is open. */
export class WaitingMails {
  readonly outbox: Outbox;
  readonly #deps: WaitingMailsDeps;
  readonly #job: MailJob<Piece>;
  #state: State | null;

  private constructor(deps: WaitingMailsDeps, job: MailJob<Piece>, state: State | null) {
    this.#deps = deps;
    this.#job = job;
    this.#state = state;
    this.outbox = new Outbox(deps.host, [job]);
  }

  static async open(deps: WaitingMailsDeps): Promise<WaitingMails> {
    const { host } = deps;
    const job: MailJob<Piece> = await MailJob.open({
      host,
      storage: host.storage,
      prefix: "waiting-mail:",
      schema: pieceSchema,
      targetOf: ({ person }) => person,
      write: async (piece) => mails.#write(piece),
    });
    const state = stateSchema.safeParse(await host.storage.get(STATE_KEY)).data ?? null;
    const mails = new WaitingMails(deps, job, state);
    return mails;
  }

  /** When there may be somebody to tell of, or a mail to send, in milliseconds since 1970; `null` for never. */
  get dueAt(): number | null {
    const untold = this.#untoldSince;
    const told = untold === null ? null : Math.max(untold + this.#waitMs, this.#restUntil);
    const due = [told, this.outbox.dueAt].filter((at) => at !== null);
    return due.length > 0 ? Math.min(...due) : null;
  }

  /** Tells of those who have waited for too long, and sends what is pending. */
  async look(): Promise<void> {
    const { host } = this.#deps;
    const now = host.now();
    const untold = this.#untoldSince;
    const isDue = untold !== null && untold + this.#waitMs <= now && this.#restUntil <= now;
    if (isDue) await this.#begin(now);
    void this.outbox.deliver();
  }

  async #begin(at: number): Promise<void> {
    const { host } = this.#deps;
    const pieces = this.#recipients().map(({ id }) => this.#job.rowOf({ person: id, round: at }));
    const rows = Object.assign({}, ...pieces) as (typeof pieces)[number];
    const state: State = { at, told: this.#waiting().map(({ session }) => session) };
    await host.storage.put({ ...rows, [STATE_KEY]: state });
    this.#state = state;
    this.#job.hold(rows);
  }

  /** Those who are not at the desk to see it; where all are, the owners and leads. */
  #recipients(): Account[] {
    const { accounts, isOnline } = this.#deps;
    const people = accounts.list().filter(({ isActive, email }) => isActive && isMailAddress(email));
    const away = people.filter(({ id }) => !isOnline(id));
    const told = away.length > 0 ? away : people.filter(({ role }) => role !== "agent");
    return told.slice(0, PEOPLE_TOLD_MAX);
  }

  #write({ person, round }: Piece): OutgoingMail | null {
    const { host, facts, accounts } = this.#deps;
    const account = accounts.active(person);
    const waiting = this.#waiting();
    if (!host.environment.ok || !account || waiting.length === 0) return null;
    const { mail, publicUrl = "" } = host.environment.value;
    if (!mail) return null;
    const [language = facts.language] = account.languages;
    const words = mailWords(language);
    const since = Math.min(...waiting.map(sinceOf));
    return writeMail(
      mail,
      { id: `waiting.${person}.${round}`, to: account.email, sender: facts.name },
      {
        language,
        subject: words.waitingSubject(facts.name, waiting.length),
        blocks: [
          {
            type: "text",
            text: words.waiting(waiting.length, dateAndTime(since, language, facts.timeZone)),
          },
          { type: "link", label: words.openDesk, url: `${publicUrl}/desk/` },
          { type: "small", text: words.whyPeople(facts.name) },
        ],
      },
    );
  }

  /** Since when the one waits longest of whom nobody was told yet, while the site is open and mail can be sent; `null` for none. */
  get #untoldSince(): number | null {
    const { host, facts } = this.#deps;
    if (!host.mailer || this.#waitMs === 0 || !facts.opening.isOpen) return null;
    const told = new Set(this.#state?.told);
    let longest: number | null = null;
    for (const row of this.#waiting()) {
      const since = sinceOf(row);
      if ((longest === null || since < longest) && !told.has(row.session)) longest = since;
    }
    return longest;
  }

  #waiting(): readonly DeskRow[] {
    return this.#deps.rows.waiting;
  }

  get #waitMs(): number {
    const { environment } = this.#deps.host;
    return environment.ok ? (environment.value.mail?.waitMs ?? 0) : 0;
  }

  get #restUntil(): number {
    return this.#state ? this.#state.at + ROUND_REST_MS : 0;
  }
}

function sinceOf({ owner, lastAt }: DeskRow): number {
  return owner.type === "queue" ? owner.since : lastAt;
}
