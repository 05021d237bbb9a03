import * as z from "zod/mini";
import type { Projection } from "../../desk/rows/projection.ts";
import { type OutboxJob, within } from "../../platform/outbox.ts";
import type { RoomHost } from "../../platform/room-host.ts";
import { isForDesk, stateOf } from "../log/people-row.ts";
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

/** The desk's answer to a conversation that people have to do with. */
const takenSchema = z.object({ number: z.string() });

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
    return row !== null && !this.#isGone && isForDesk(row.people) && row.people.toldRev < row.people.rev;
  }

  get readyAt(): number {
    const { row } = this.#deps.log;
    if (this.#isErasurePending || !row || row.people.urgentRev > row.people.toldRev) return 0;
    return this.#reportedAt + REPORT_REST_MS;
  }

  async deliver(): Promise<void> {
    const { host, log, inOrder } = this.#deps;
    const { pendingErasure, row } = log;
    if (pendingErasure && this.#isErasurePending) {
      const { site, session, isForGood } = pendingErasure;
      await this.#ask(site, `/rows/${session}${isForGood ? "?for-good" : ""}`, { method: "DELETE" });
      await inOrder(async () => {
        if (log.pendingErasure?.isForGood === isForGood) await log.completeErasure("desk");
      });
      return;
    }
    if (!row) return;
    const projection = projectionOf(row);
    const body = JSON.stringify(projection);
    const response = await this.#ask(row.site, `/rows/${row.session}`, { method: "PUT", body });
    this.#reportedAt = host.now();
    this.#isGone = response.status === 410;
    const number = response.status === 200 ? takenSchema.parse(await response.json()).number : undefined;
    await inOrder(async () => {
      log.keepTold(projection.rev);
      if (number !== undefined) await this.#deps.tellNumber(number);
    });
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
export function projectionOf({
  session,
  people,
  context,
  contact,
  channels,
  lastAt,
}: SessionRow): Projection {
  const { preview, lastBy, unread, askedAt, answeredAt, reason, score, preferred, number, rev } = people;
  const { offer, ...state } = stateOf(people);
  const visitor = contact?.contact.name ?? channels.name;
  return {
    rev,
    row: {
      session,
      ...state,
      preview,
      lastBy,
      unread,
      lastAt,
      ...(visitor !== undefined && { visitor }),
      ...(context.language && { language: context.language }),
      ...(askedAt !== undefined && { askedAt }),
      ...(answeredAt !== undefined && { answeredAt }),
      ...(reason && { reason }),
      ...(score !== undefined && { score }),
      ...(number !== undefined && { number }),
      ...(preferred && { preferred }),
      ...(offer && { offeredTo: offer.to }),
    },
  };
}
