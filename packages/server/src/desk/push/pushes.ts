import { type DeskRow, PAGE_INBOX_ID, type PushCounts } from "@prosa/protocol/desk";
import { Outbox } from "../../platform/outbox.ts";
import type { RoomHost, RoomStorage } from "../../platform/room-host.ts";
import type { Accounts } from "../people/accounts.ts";
import type { SignInStore } from "../people/sign-ins.ts";
import type { PresenceTracker } from "../presence.ts";
import type { OfferChange, OfferTracker } from "../queue/offers.ts";
import type { DeskRows, RowChange } from "../rows/desk-rows.ts";
import { holderOf } from "../rows/views.ts";
import type { SiteFacts } from "../site-facts.ts";
import { PushJob } from "./push-job.ts";
import { PushStore } from "./push-store.ts";

/** The time that somebody waits in the queue before everybody who is not at the desk is told, in milliseconds: three offers. */
export const UNTAKEN_MS = 3 * 60_000;

interface PushesDeps {
  host: RoomHost;
  /** Seals the key and the endpoints. */
  sealed: RoomStorage;
  facts: SiteFacts;
  accounts: Accounts;
  signIns: SignInStore;
  rows: DeskRows;
  offers: OfferTracker;
  presence: PresenceTracker;
}

/**
 * Tells people in the browsers that they chose: of an offer; of a visitor who writes to them while they are not at the desk; and, while
 * the site is open, of somebody who waits where nobody is at the desk, or whom nobody takes. The last is remembered in
 * memory: a restart tells it again.
 */
export class Pushes {
  readonly store: PushStore;
  readonly outbox: Outbox;
  readonly #deps: PushesDeps;
  readonly #job: PushJob;
  readonly #toldUntaken = new Set<string>();

  private constructor(deps: PushesDeps, store: PushStore, job: PushJob) {
    this.#deps = deps;
    this.store = store;
    this.#job = job;
    this.outbox = new Outbox(deps.host, [job]);
  }

  static async open(deps: PushesDeps): Promise<Pushes> {
    const { host, sealed, signIns } = deps;
    const store = await PushStore.open(sealed);
    return new Pushes(deps, store, await PushJob.open({ host, store, signIns }));
  }

  /** When somebody has waited for too long, or a push is due, in milliseconds since 1970; `null` for never. */
  get dueAt(): number | null {
    const untaken = this.#untakenSince;
    const due = [untaken === null ? null : untaken + UNTAKEN_MS, this.outbox.dueAt].filter(
      (at) => at !== null,
    );
    return due.length > 0 ? Math.min(...due) : null;
  }

  /** Tells of changes of rows: who began to wait, and who wrote to a person that is not here. */
  async follow(changes: readonly RowChange[]): Promise<void> {
    const { facts, presence } = this.#deps;
    const begins = changes.some(({ before, after }) => isWaiting(after) && !isWaiting(before));
    if (begins && !presence.isAnybodyOnline && facts.opening.isOpen) await this.#tellAbsent("waiting");
    for (const { before, after } of changes) {
      const person = after && holderOf(after);
      if (person === undefined || person === PAGE_INBOX_ID) continue;
      const wasTheirs = before && holderOf(before) === person;
      if (!after || after.unread <= (wasTheirs ? before.unread : 0)) continue;
      if (presence.of(person) === "offline") await this.#tell("written", person);
    }
  }

  /** Tells of offers that were made. */
  async offer(made: readonly OfferChange[]): Promise<void> {
    for (const { person } of made) await this.#tell("offered", person);
  }

  /** Tells of those whom nobody takes, and sends what is owed. */
  async look(): Promise<void> {
    const now = this.#deps.host.now();
    const untaken = this.#untakenSince;
    const { rows } = this.#deps;
    for (const session of this.#toldUntaken)
      if (!isWaiting(rows.get(session))) this.#toldUntaken.delete(session);
    if (untaken !== null && untaken + UNTAKEN_MS <= now) {
      for (const row of rows.waiting)
        if (sinceOf(row) + UNTAKEN_MS <= now) this.#toldUntaken.add(row.session);
      await this.#tellAbsent("waiting");
    }
    void this.outbox.deliver();
  }

  /** The numbers that a person's browser shows when a push has come. */
  countsFor(person: string): PushCounts {
    const { facts, rows, offers } = this.#deps;
    return {
      site: facts.name,
      waiting: rows.waiting.length,
      offered: offers.offersTo(person).length,
      unread: rows.inView("mine", person).filter(({ unread }) => unread > 0).length,
    };
  }

  async #tell(kind: "offered" | "written", person: string): Promise<void> {
    await this.#job.add(
      this.store.of(person).map(({ signIn }) => signIn),
      kind,
    );
  }

  async #tellAbsent(kind: "waiting"): Promise<void> {
    const { accounts, presence } = this.#deps;
    const absent = this.store.of().filter(({ person }) => {
      return accounts.active(person) !== undefined && presence.of(person) === "offline";
    });
    await this.#job.add(
      absent.map(({ signIn }) => signIn),
      kind,
    );
  }

  /** Since when the one waits longest of whom nobody was told yet that nobody takes them, while the site is open; `null` for none. */
  get #untakenSince(): number | null {
    const { facts, rows } = this.#deps;
    if (!facts.opening.isOpen || this.store.of().length === 0) return null;
    let longest: number | null = null;
    for (const row of rows.waiting) {
      const since = sinceOf(row);
      if ((longest === null || since < longest) && !this.#toldUntaken.has(row.session)) longest = since;
    }
    return longest;
  }
}

function isWaiting(row: DeskRow | undefined): boolean {
  return row?.owner.type === "queue" && row.phase.type === "open" && row.leftAt === undefined;
}

function sinceOf({ owner, lastAt }: DeskRow): number {
  return owner.type === "queue" ? owner.since : lastAt;
}
