import type { FactReport } from "../../insights/conversations/conversation-row.ts";
import type { Fact } from "../../insights/facts/fact.ts";
import { withoutTold } from "../../insights/facts/untold-facts.ts";
import { statsRoomOf } from "../../insights/shards.ts";
import { type OutboxJob, within } from "../../platform/outbox.ts";
import type { RoomHost } from "../../platform/room-host.ts";
import type { SessionLog } from "../log/session-log.ts";
import type { SessionRow } from "../log/session-row.ts";

/** The longest time that one request to the statistics may take, in milliseconds. */
const REQUEST_PATIENCE_MS = 30_000;

/** The time that a fact waits for others to be told with it, in milliseconds: a request for many turns, not for each. */
export const FACTS_REST_MS = 10_000;

/**
 * So many facts wait for no rest: each step writes all that wait with the session's row. In \`bench:room\`, whose visitors never
 * pause, the row was 17 KB, 11 of them facts of the last ten seconds, and sealing it was two fifths of a greeting.
 */
export const FACTS_WAITING_MAX = 32;

/** The rest between two reports for whose facts owners watch, in milliseconds: the first is told at once. */
const URGENT_REST_MS = 2_000;

/** Facts that owners watch for. */
const TURNING_POINTS: readonly Fact["type"][] = [
  "handed-over",
  "owned",
  "resolved",
  "scored",
  "converted",
  "tagged",
];

/** The parts of a session that its facts job works with. */
interface FactsJobDeps {
  host: Pick<RoomHost, "callRoom" | "now" | "after">;
  log: SessionLog;
  /** The digests of the words that were said, where the site searches them. */
  readWords: () => Promise<readonly string[] | undefined>;
  inOrder: <T>(work: () => Promise<T>) => Promise<T>;
}

/**
 * Tells the site's statistics what happened in the session, without words, some facts at a time; and has them take the
 * session away once its transcript is gone.
 */
export class FactsJob implements OutboxJob {
  readonly kind = "facts";
  readonly #deps: FactsJobDeps;
  #reportedAt = Number.NEGATIVE_INFINITY;

  constructor(deps: FactsJobDeps) {
    this.#deps = deps;
  }

  get isPending(): boolean {
    return this.#isErasurePending || (this.#deps.log.row?.facts.untold.length ?? 0) > 0;
  }

  get readyAt(): number {
    const { untold = [] } = this.#deps.log.row?.facts ?? {};
    const [oldest] = untold;
    if (this.#isErasurePending || !oldest || untold.length >= FACTS_WAITING_MAX) return 0;
    const rested = oldest.at + FACTS_REST_MS;
    const isUrgent = untold.some(({ type }) => TURNING_POINTS.includes(type));
    return isUrgent ? Math.min(rested, this.#reportedAt + URGENT_REST_MS) : rested;
  }

  async deliver(): Promise<void> {
    const { log, inOrder } = this.#deps;
    const { pendingErasure, row } = log;
    if (pendingErasure && this.#isErasurePending) {
      const { site, session, isForGood } = pendingErasure;
      await this.#ask(site, session, isForGood ? "?for-good" : "", { method: "DELETE" });
      await inOrder(async () => {
        if (log.pendingErasure?.isForGood === isForGood) await log.completeErasure("statistics");
      });
      return;
    }
    if (!row) return;
    const words = await this.#deps.readWords();
    const report = { ...reportOf(row), ...(words && { words }) };
    await this.#ask(row.site, row.session, "", { method: "PUT", body: JSON.stringify(report) });
    this.#reportedAt = this.#deps.host.now();
    await inOrder(async () => log.keepInMemory((row) => ({ facts: withoutTold(row.facts, report.n) })));
  }

  get #isErasurePending(): boolean {
    return this.#deps.log.pendingErasure?.targets.includes("statistics") ?? false;
  }

  async #ask(site: string, session: string, query: string, init: RequestInit): Promise<void> {
    const { host } = this.#deps;
    const path = `/facts/${session}${query}`;
    const asked = host.callRoom("stats", statsRoomOf(site, session), path, init);
    const response = await within(host, REQUEST_PATIENCE_MS, asked);
    // 410: the session is erased there for good, and counts no more.
    if (response?.ok || response?.status === 410) return;
    throw new Error(`The statistics' room answered ${response?.status ?? "nothing in time"}.`);
  }
}

function reportOf({ facts, people, lastAt, retentionMs }: SessionRow): FactReport {
  return {
    n: facts.n,
    facts: facts.untold,
    until: lastAt + retentionMs,
    about: { tags: people.tags },
  };
}
