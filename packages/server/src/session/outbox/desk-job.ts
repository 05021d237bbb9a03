import * as z from "zod/mini";
import type { Projection } from "../../desk/rows/projection.ts";
import { type OutboxJob, within } from "../../platform/outbox.ts";
import type { RoomHost } from "../../platform/room-host.ts";
import { channelOf } from "../log/channel-links.ts";
import { isForDesk, isUntold, leftAtOf, shownWords, stateOf, unreadOf } from "../log/people-row.ts";
import type { SessionLog } from "../log/session-log.ts";
import type { SessionRow } from "../log/session-row.ts";

/** The longest time that one request to the desk may take, in milliseconds. */
const REQUEST_PATIENCE_MS = 30_000;

/** The rest between two reports of a conversation in which messages alone come, in milliseconds. */
const REPORT_REST_MS = 2_000;

/** The parts of a session that its desk job works with. */
interface DeskJobDeps {
  host: Pick<RoomHost, "callRoom" | "now" | "after">;
  log: SessionLog;
  inOrder: <T>(work: () => Promise<T>) => Promise<T>;
  /** Tells the visitor, once, the number under which the desk knows the conversation. */
  tellNumber: (number: string) => Promise<void>;
}

/** The times that a session tells its row again while it changes meanwhile; after that the outbox tells the rest. */
const RETOLD_MAX = 5;

/** The desk's answer to a row: whether it is another than it had, and the conversation's number, where it has one. */
const takenSchema = z.object({ isChanged: z.boolean(), number: z.optional(z.string()) });

/**
 * Tells the site's desk how the conversation stands, as one row, and has the desk remove it once the transcript is gone. Only
 * the latest state is told: transitions at once, mere messages with a rest between them.
 */
export class DeskJob implements OutboxJob {
  readonly kind = "desk";
  readonly #deps: DeskJobDeps;
  #reportedAt = Number.NEGATIVE_INFINITY;
  /** The desk answered that the session is erased there for good: there is nothing more to tell. */
  #isGone = false;

  constructor(deps: DeskJobDeps) {
    this.#deps = deps;
  }

  get isPending(): boolean {
    const { row } = this.#deps.log;
    if (this.#isErasurePending) return true;
    return row !== null && !this.#isGone && isUntold(row.people);
  }

  get readyAt(): number {
    const { row } = this.#deps.log;
    if (this.#isErasurePending || !row || row.people.urgentRev > row.people.toldRev) return 0;
    return this.#reportedAt + REPORT_REST_MS;
  }

  async deliver(): Promise<void> {
    const { log, inOrder } = this.#deps;
    const { pendingErasure, row } = log;
    if (pendingErasure && this.#isErasurePending) {
      const { site, session, isForGood } = pendingErasure;
      await this.#ask(site, `/rows/${session}${isForGood ? "?for-good" : ""}`, { method: "DELETE" });
      await inOrder(async () => {
        if (log.pendingErasure?.isForGood === isForGood) await log.completeErasure("desk");
      });
      return;
    }
    if (row) await this.#tell(row);
  }

  /**
   * Tells the desk the row again, whatever it has of the session, and whether that was another. `null` where there is nothing to
   * tell. Not to be waited for in the session's order of work: the desk may be waiting for that.
   */
  async retell(): Promise<{ isChanged: boolean } | null> {
    let isChanged = false;
    for (let time = 0; time < RETOLD_MAX; time += 1) {
      const { row } = this.#deps.log;
      if (!row || !isForDesk(row.people)) return null;
      const taken = await this.#tell(row, "?again");
      if (!taken) return null;
      isChanged ||= taken.isChanged;
      // A row that the outbox told meanwhile is newer, and must not be left behind what was told here.
      if (this.#deps.log.row?.people.rev === row.people.rev) break;
    }
    return { isChanged };
  }

  async #tell(row: SessionRow, query = ""): Promise<z.infer<typeof takenSchema> | null> {
    const { host, log, inOrder } = this.#deps;
    const projection = projectionOf(row);
    const body = JSON.stringify(projection);
    const response = await this.#ask(row.site, `/rows/${row.session}${query}`, { method: "PUT", body });
    this.#reportedAt = host.now();
    this.#isGone = response.status === 410;
    const taken = this.#isGone ? null : takenSchema.parse(await response.json());
    const number = taken?.number;
    await inOrder(async () => {
      log.keepTold(projection.rev);
      if (number !== undefined) await this.#deps.tellNumber(number);
    });
    return taken;
  }

  get #isErasurePending(): boolean {
    return this.#deps.log.pendingErasure?.targets.includes("desk") ?? false;
  }

  async #ask(site: string, path: string, init: RequestInit): Promise<Response> {
    const { host } = this.#deps;
    const response = await within(host, REQUEST_PATIENCE_MS, host.callRoom("desk", site, path, init));
    if (response?.ok || response?.status === 410) return response;
    throw new Error(`The desk's room answered ${response?.status ?? "nothing in time"}.`);
  }
}

/** The desk's row of a session, under the session's own number. */
function projectionOf({
  session,
  people,
  context,
  contact,
  identity,
  channels,
  lastAt,
}: SessionRow): Projection {
  const { askedAt, answeredAt, reason, score, mood, preferred, number, rev } = people;
  const { offer, ...state } = stateOf(people);
  const visitor = contact?.contact.name ?? identity?.name ?? channels.name;
  const leftAt = leftAtOf(people);
  const channel = channelOf(channels);
  return {
    rev,
    row: {
      session,
      ...state,
      ...shownWords(people),
      unread: unreadOf(people),
      lastAt: people.lastAt ?? lastAt,
      ...(visitor !== undefined && { visitor }),
      ...(context.language && { language: context.language }),
      ...(channel !== undefined && { channel }),
      ...(askedAt !== undefined && { askedAt }),
      ...(answeredAt !== undefined && { answeredAt }),
      ...(reason && { reason }),
      ...(score !== undefined && { score }),
      ...(mood && { mood }),
      ...(number !== undefined && { number }),
      ...(preferred && { preferred }),
      ...(offer && { offeredTo: offer.to }),
      ...(leftAt !== undefined && { leftAt }),
    },
  };
}
