import { exportedEventsOf } from "../../exporters/events/events-of.ts";
import type { SessionReport } from "../../exporters/events/exported-event.ts";
import { type OutboxJob, within } from "../../platform/outbox.ts";
import type { RoomHost } from "../../platform/room-host.ts";
import type { Sites } from "../../site/sites.ts";
import { withTold } from "../log/exported-row.ts";
import type { SessionLog } from "../log/session-log.ts";
import type { SessionRow } from "../log/session-row.ts";

/** The longest time that one request to the exports' room may take, in milliseconds. */
const REQUEST_PATIENCE_MS = 30_000;

/** The time that messages wait for others to be told with them, in milliseconds: a request for a turn, not for each message. */
const EXPORTS_REST_MS = 5_000;

/** The places of one report: their pieces have to be written while the request is awaited. */
const REPORT_PLACES = 50;

/** The parts of a session that its exports job works with. */
interface ExportsJobDeps {
  host: Pick<RoomHost, "callRoom" | "now" | "after" | "log">;
  sites: Sites;
  log: SessionLog;
  inOrder: <T>(work: () => Promise<T>) => Promise<T>;
}

/**
 * Tells the room of the site's exports what the log says since it was last told, where anything leaves the site; and has it
 * tell that the session was erased.
 */
export class ExportsJob implements OutboxJob {
  readonly kind = "exports";
  readonly #deps: ExportsJobDeps;

  constructor(deps: ExportsJobDeps) {
    this.#deps = deps;
  }

  get isPending(): boolean {
    const { row } = this.#deps.log;
    if (this.#isErasurePending || !row) return this.#isErasurePending;
    const { told, conversions } = row.exported;
    return conversions.length > 0 || (told !== null && told < row.seq);
  }

  get readyAt(): number {
    const { row } = this.#deps.log;
    if (this.#isErasurePending || !row) return 0;
    const { urgent, told, since, conversions } = row.exported;
    return urgent > (told ?? 0) || conversions.length > 0 ? 0 : since + EXPORTS_REST_MS;
  }

  async deliver(): Promise<void> {
    const { host, log, sites, inOrder } = this.#deps;
    const { pendingErasure, row } = log;
    if (pendingErasure && this.#isErasurePending) {
      const { site, session, isForGood } = pendingErasure;
      await this.#ask(site, `/events/${session}${isForGood ? "?for-good" : ""}`, { method: "DELETE" });
      await inOrder(async () => {
        if (log.pendingErasure?.isForGood === isForGood) await log.completeErasure("exports");
      });
      return;
    }
    if (!row) return;
    const { exports: wants = [] } = (await sites.load(row.site, host)) ?? {};
    const report = wants.length > 0 ? await this.#reportOf(row, wants) : null;
    if (report && report.events.length + report.conversions.length > 0) {
      // Noted before the first one leaves, so that an erasure from here on reaches it.
      if (!row.exported.hasTold) await inOrder(() => this.#markTold(row.epoch));
      await this.#ask(row.site, "/events", { method: "POST", body: JSON.stringify(report) });
    }
    const told = report?.through ?? row.seq;
    const last = row.exported.conversionCount;
    await inOrder(async () =>
      log.keepInMemory((now) =>
        now.epoch === row.epoch ? { exported: withTold(now.exported, { told, last, at: now.lastAt }) } : {},
      ),
    );
  }

  get #isErasurePending(): boolean {
    return this.#deps.log.pendingErasure?.targets.includes("exports") ?? false;
  }

  async #reportOf(
    { session, epoch, seq, exported }: SessionRow,
    wants: readonly string[],
  ): Promise<SessionReport> {
    const since = exported.told ?? seq;
    const logged = await this.#deps.log.after(since, REPORT_PLACES);
    const events = logged
      .flatMap((event) => exportedEventsOf(event, exported.started))
      .filter(({ type }) => wants.includes(type));
    const conversions = wants.includes("conversation.converted") ? exported.conversions : [];
    return { session, epoch, since, through: logged.at(-1)?.seq ?? seq, events, conversions };
  }

  async #markTold(epoch: string): Promise<void> {
    const { host, log } = this.#deps;
    if (log.row?.epoch !== epoch) return;
    const changes = (row: SessionRow) => ({ exported: { ...row.exported, hasTold: true } });
    await log.append({ events: [], changes, now: host.now() });
  }

  async #ask(site: string, path: string, init: RequestInit): Promise<void> {
    const { host } = this.#deps;
    const response = await within(host, REQUEST_PATIENCE_MS, host.callRoom("exports", site, path, init));
    if (!response?.ok)
      throw new Error(`The exports' room answered ${response?.status ?? "nothing in time"}.`);
  }
}
