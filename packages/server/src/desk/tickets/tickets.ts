import type { FilePart, Urgency } from "@prosa/protocol";
import type {
  AddToTicketRequest,
  Agent,
  ChangeTicketRequest,
  Ticket,
  TicketDetail,
} from "@prosa/protocol/desk";
import { type TicketReport, ticketReportSchema } from "../../exporters/events/exported-event.ts";
import { afterOpenTime } from "../../hours/calendar.ts";
import { Outbox } from "../../platform/outbox.ts";
import { PendingList } from "../../platform/pending-list.ts";
import type { RoomHost } from "../../platform/room-host.ts";
import type { SealedStorage } from "../../security/sealing/sealed-storage.ts";
import { followPathOf } from "../../security/ticket-keys.ts";
import { TicketMails } from "../mail/ticket-mails.ts";
import { DeskRefusal } from "../people/desk-refusal.ts";
import { TICKET_UPDATE_PREFIX } from "../rows/seal-rows.ts";
import type { SiteFacts } from "../site-facts.ts";
import { reportOf, TicketExportsJob } from "./exports-job.ts";
import { SessionJob, type TicketUpdate, ticketUpdateSchema } from "./session-job.ts";
import type { NewTicket, NewTicketEntry } from "./ticket-row.ts";
import { type TicketStep, TicketStore } from "./ticket-store.ts";

const HOUR_MS = 60 * 60 * 1_000;

/** The time after which a solved ticket of which nothing more was heard is closed, in milliseconds. */
const CLOSE_MS = 7 * 24 * HOUR_MS;

interface TicketsDeps {
  /** The storage seals what people wrote. */
  host: RoomHost & { readonly storage: SealedStorage };
  facts: SiteFacts;
}

/** How well the times that tickets were promised for came true. */
interface PromiseReport {
  /** The tickets that were solved and had been promised for a time. */
  solved: number;
  onTime: number;
}

/** A site's tickets: what may be done with them, what is promised of them, and who is told of it. */
export class Tickets {
  readonly store: TicketStore;
  readonly mails: TicketMails;
  readonly outbox: Outbox;
  readonly #deps: TicketsDeps;
  readonly #updates: PendingList<TicketUpdate>;
  readonly #reports: PendingList<TicketReport>;

  private constructor(
    deps: TicketsDeps,
    store: TicketStore,
    pending: { updates: PendingList<TicketUpdate>; reports: PendingList<TicketReport> },
    mails: TicketMails,
  ) {
    const { host, facts } = deps;
    const { updates, reports } = pending;
    this.#deps = deps;
    this.store = store;
    this.mails = mails;
    this.#updates = updates;
    this.#reports = reports;
    const sessions = new SessionJob({ host, updates, timeZone: () => facts.timeZone });
    const exports = new TicketExportsJob({ host, reports, site: () => facts.site });
    this.outbox = new Outbox(host, [sessions, mails.job, exports]);
  }

  static async open(deps: TicketsDeps): Promise<Tickets> {
    const { host } = deps;
    const [store, updates, reports] = await Promise.all([
      TicketStore.open(host),
      PendingList.open(host.storage, TICKET_UPDATE_PREFIX, ticketUpdateSchema, ({ card }) => card.ticketId),
      PendingList.open(host.storage, "ticket-report:", ticketReportSchema),
    ]);
    const followPathOf = (ticket: string) => followPathIn(deps, ticket);
    const mails = await TicketMails.open({ ...deps, store, followPathOf });
    return new Tickets(deps, store, { updates, reports }, mails);
  }

  /** When the desk's alarm has work here, in milliseconds since 1970: a solved ticket to close, or an update to tell. */
  get dueAt(): number | null {
    const closing = [...this.store.marks()].flatMap(([, { status, changedAt }]) =>
      status === "solved" ? [changedAt + CLOSE_MS] : [],
    );
    const due = [...closing, ...(this.outbox.dueAt === null ? [] : [this.outbox.dueAt])];
    return due.length > 0 ? due.reduce((one, other) => Math.min(one, other)) : null;
  }

  get report(): PromiseReport {
    const ends = [...this.store.marks()].flatMap(([, { solvedAt, expectedAt }]) =>
      solvedAt === undefined || expectedAt === undefined ? [] : [solvedAt <= expectedAt],
    );
    return { solved: ends.length, onTime: ends.filter(Boolean).length };
  }

  /** Makes a ticket; one of this id that exists is left as it is. `agent` is absent where the visitor made it. */
  async create(ticket: NewTicket, agent?: Agent): Promise<void> {
    const expectedAt = this.#expectedAt(ticket.urgency);
    const by = agent ? ({ by: "agent", agent } as const) : ({ by: "visitor" } as const);
    await this.#step((beside) => this.store.create(ticket, { expectedAt, by }, beside));
  }

  /** An agent's change of a ticket. Throws a `DeskRefusal` for one that is closed, and where there is none. */
  async change(
    id: string,
    {
      status: asked,
      urgency,
      assignee,
      note,
      answer,
      request,
    }: Omit<ChangeTicketRequest, "assignee"> & { assignee?: Agent | null },
    agent: Agent,
  ): Promise<void> {
    const before = await this.#openTicket(id);
    // Who answers the visitor waits for the visitor, unless they say otherwise.
    const status = asked ?? (answer !== undefined && before.status !== "solved" ? "waiting" : undefined);
    const changes: Partial<Ticket> = {
      ...(status !== undefined && { status, ...this.#solved(before, status) }),
      ...(urgency !== undefined && urgency !== before.urgency && { urgency, ...this.#promised(urgency) }),
      ...(assignee !== undefined && { assignee: assignee ?? undefined }),
    };
    const isPublic = status !== undefined || urgency !== undefined || answer !== undefined;
    const told: NewTicketEntry = {
      by: "agent",
      agent,
      isPublic: true,
      ...(status !== undefined && status !== before.status && { status }),
      ...(urgency !== undefined && urgency !== before.urgency && { urgency }),
      ...(answer !== undefined && { text: answer }),
    };
    const noted: NewTicketEntry = {
      by: "agent",
      agent,
      isPublic: false,
      ...(note !== undefined && { text: note }),
    };
    const entries = [...(isPublic ? [told] : []), ...(note !== undefined || !isPublic ? [noted] : [])];
    await this.#step((beside) => this.store.change(id, { changes, entries, request }, beside));
  }

  /** The visitor's own change: words or a file that open it again, or its end. Throws as `change` does. */
  async add(
    id: string,
    { text, file, close, request }: AddToTicketRequest & { file?: FilePart | undefined },
  ): Promise<void> {
    const before = await this.#openTicket(id);
    const status = close ? "closed" : "open";
    const isMoved = close === true || before.status === "waiting" || before.status === "solved";
    const entry: NewTicketEntry = {
      by: "visitor",
      isPublic: true,
      ...(isMoved && { status }),
      ...(text !== undefined && { text }),
      ...(file && { file }),
    };
    const changes = isMoved ? { status, ...this.#solved(before, status) } : {};
    const step = { changes: changes, entries: [entry], request };
    await this.#step((beside) => this.store.change(id, step, beside));
  }

  /** A ticket with its history, as agents see it. Throws a `DeskRefusal` where there is none. */
  async detail(id: string): Promise<TicketDetail> {
    const ticket = await this.store.find(id);
    if (!ticket) throw new DeskRefusal("unknown-ticket", "There is no such ticket.", 404);
    return { ticket, entries: await this.store.entries(id), followPath: this.followPathOf(id) };
  }

  /** The tickets of a session, the oldest first. */
  async ofSession(session: string): Promise<Ticket[]> {
    const ids = [...this.store.marks()].flatMap(([id, mark]) => (mark.session === session ? [id] : []));
    const found = await Promise.all(ids.map((id) => this.store.find(id)));
    return found.flatMap((ticket) => ticket ?? []);
  }

  /** Takes in that a session is gone: its tickets go with it where the visitor erased it, and else lose the way back to it. */
  async forgetSession(session: string, isForGood: boolean): Promise<void> {
    const own = [...this.store.marks()].filter(([, mark]) => mark.session === session);
    for (const [id] of own) {
      if (isForGood) {
        await this.store.remove(id);
        await this.#dropUpdates(id);
        await this.mails.forget(id);
      } else await this.store.detach(id);
    }
  }

  /** Drops what is still to be told of a ticket whose session was erased: it would be told words that are gone. */
  async #dropUpdates(id: string): Promise<void> {
    for (const [key, { card }] of this.#updates.pieces())
      if (card.ticketId === id) await this.#updates.settle(key);
  }

  /** Closes the tickets that have been solved for a week, and tells what is owed. */
  async settle(): Promise<void> {
    const until = this.#deps.host.now() - CLOSE_MS;
    const over = [...this.store.marks()].filter(
      ([, { status, changedAt }]) => status === "solved" && changedAt <= until,
    );
    for (const [id] of over) {
      const entry: NewTicketEntry = { by: "room", isPublic: true, status: "closed" };
      await this.#step((beside) =>
        this.store.change(id, { changes: { status: "closed" }, entries: [entry] }, beside),
      );
    }
    void this.outbox.deliver();
  }

  followPathOf(ticket: string): string {
    return followPathIn(this.#deps, ticket);
  }

  /** Takes a step, writes with it what others are owed of it, and begins to tell them. */
  async #step(
    take: (beside: (step: TicketStep) => Readonly<Record<string, unknown>>) => Promise<TicketStep | null>,
  ): Promise<void> {
    let updates: Readonly<Record<string, TicketUpdate>> = {};
    let reports: Readonly<Record<string, TicketReport>> = {};
    let mails: ReturnType<TicketMails["rowsOf"]> = {};
    const step = await take((next) => {
      const update = updateOf(next, this.followPathOf(next.ticket.id));
      updates = update ? this.#updates.rowOf(update) : {};
      const report = reportOf(next);
      reports = report ? this.#reports.rowOf(report) : {};
      mails = this.mails.rowsOf(next);
      return { ...updates, ...reports, ...mails };
    });
    if (!step) return;
    this.#updates.hold(updates);
    this.#reports.hold(reports);
    this.mails.job.hold(mails);
    void this.outbox.deliver();
  }

  async #openTicket(id: string): Promise<Ticket> {
    const ticket = await this.store.find(id);
    if (!ticket) throw new DeskRefusal("unknown-ticket", "There is no such ticket.", 404);
    if (ticket.status !== "closed") return ticket;
    throw new DeskRefusal("ticket-closed", "The ticket is closed; open another.", 409);
  }

  #expectedAt(urgency: Urgency): number | null {
    const { host, facts } = this.#deps;
    return facts.hours && afterOpenTime(facts.hours, host.now(), facts.resolutionHours[urgency] * HOUR_MS);
  }

  #promised(urgency: Urgency): { expectedAt: number | undefined } {
    return { expectedAt: this.#expectedAt(urgency) ?? undefined };
  }

  /** When it was solved: the first time counts until somebody opens it again. */
  #solved(before: Ticket, status: Ticket["status"]): { solvedAt?: number | undefined } {
    const isDone = status === "solved" || status === "closed";
    if (!isDone) return { solvedAt: undefined };
    return { solvedAt: before.solvedAt ?? this.#deps.host.now() };
  }
}

function followPathIn({ host, facts }: TicketsDeps, ticket: string): string {
  if (!host.environment.ok || facts.site === null) throw new Error("A desk without settings has no tickets.");
  return followPathOf(host.environment.value.secret, facts.site, ticket);
}

/** The update that a ticket's session is owed of a step; `null` where the visitor has no part in it. */
function updateOf({ ticket, rev, entries }: TicketStep, followPath: string): TicketUpdate | null {
  const told = entries.find(({ isPublic }) => isPublic);
  const { id, session, number, subject, status, expectedAt } = ticket;
  if (session === undefined || !told) return null;
  const { text, agent, by } = told;
  const isAnswer = by === "agent" && text !== undefined;
  const card = { type: "ticket" as const, ticketId: id, number, title: subject, status, followPath };
  return {
    session,
    card: { ...card, ...(expectedAt !== undefined && { expectedAt }) },
    rev,
    ...(isAnswer && { text }),
    ...(agent && { agent: agent.name }),
  };
}
