import { faultOf } from "../../platform/faults.ts";
import type { RoomHost } from "../../platform/room-host.ts";
import { ALARM_SLACK_MS } from "../../platform/wake-up.ts";
import type { DeliveryOutcome, Exporter, ExporterDeps, Piece } from "../exporter.ts";
import type { Pieces } from "./pieces.ts";
import { DOWN_MS, FAILING_MAX_MS, PAUSED_MS, restAfter, TRIES_MAX, waitAfter } from "./schedule.ts";
import type { TargetRow } from "./target-row.ts";
import type { Targets } from "./targets.ts";

/** The rest after a failure of the room's own, in milliseconds. */
const RETRY_MS = 2_000;
const FAULT_LENGTH_MAX = 300;

interface SenderDeps {
  host: RoomHost;
  targets: Targets;
  piecesOf: (target: string) => Pieces;
  exporterDeps: (target: string) => ExporterDeps;
  /** Sets the room's alarm to go off by a time. */
  wakeBy: (at: number) => Promise<void>;
  /** Has the site hear that a target takes no events any more. */
  onChange: () => void;
}

/** Makes the deliveries of a room: each target by itself, each conversation in its order, each piece until its tries are over. */
export class Sender {
  readonly #deps: SenderDeps;
  readonly #running = new Set<string>();
  readonly #timers = new Map<string, () => void>();
  /** The tries ahead of their time, of all targets. */
  #probes = 0;

  constructor(deps: SenderDeps) {
    this.#deps = deps;
  }

  /**
   * Starts the deliveries that are due, of every target. Resolves once the alarm is set that takes them up after a restart: who
   * told the room what happened tells it once, and a quiet site has nobody else to wake it.
   */
  async start(): Promise<void> {
    const { host, targets, wakeBy } = this.#deps;
    const rows = targets.open().map(({ row }) => row);
    const isBusy = this.#running.size > 0 || rows.some((row) => this.#hasDue(row));
    if (isBusy) await wakeBy(host.now() + ALARM_SLACK_MS);
    for (const { id } of rows) void this.run(id);
  }

  #hasDue({ id, restsUntil }: TargetRow): boolean {
    const now = this.#deps.host.now();
    return restsUntil <= now && this.#deps.piecesOf(id).due(now, 1).due.length > 0;
  }

  /** Delivers to one target until nothing is due. Never rejects. */
  async run(target: string): Promise<void> {
    const { host, wakeBy } = this.#deps;
    if (this.#running.has(target)) return;
    this.#running.add(target);
    this.#timers.get(target)?.();
    let waitMs: number | null = RETRY_MS;
    try {
      waitMs = await this.#deliverDue(target);
    } catch (error) {
      host.log({ level: "error", event: "exports-stopped", error: faultOf(error) });
    } finally {
      this.#running.delete(target);
    }
    if (waitMs === null) return;
    this.#timers.set(
      target,
      host.after(waitMs, () => void this.run(target)),
    );
    await wakeBy(host.now() + waitMs + ALARM_SLACK_MS).catch(() => undefined);
  }

  /** Tries a piece once, now, whatever its target's state; it does not come again by itself. */
  async tryOnce(row: TargetRow, exporter: Exporter, piece: Piece): Promise<Piece> {
    const pieces = this.#deps.piecesOf(row.id);
    return pieces.whileTried(piece, async () => {
      const outcome = await this.#outcomeOf(row.id, exporter, piece);
      const tried = { ...piece, tries: 1, endedAt: this.#deps.host.now() };
      const done: Piece =
        outcome.type === "delivered"
          ? { ...tried, state: "delivered" }
          : { ...tried, state: "parked", fault: outcome.fault.slice(0, FAULT_LENGTH_MAX) };
      await pieces.keep(done);
      return done;
    });
  }

  async #deliverDue(target: string): Promise<number | null> {
    const { host, targets, piecesOf } = this.#deps;
    for (;;) {
      const row = targets.get(target);
      const exporter = row && row.state === "on" ? targets.exporterOf(row) : null;
      if (!row || !exporter) return null;
      if (row.failing && !piecesOf(target).owes(row.failing.since)) {
        await this.#putHealthy(target);
        continue;
      }
      const restMs = row.restsUntil - host.now();
      if (restMs > 0) return piecesOf(target).count("waiting") > 0 ? restMs : null;
      // A target that fails is asked for one piece at a time, to learn whether it is well again.
      const { due, waitMs } = piecesOf(target).due(host.now(), row.failing ? 1 : exporter.atOnce);
      const probe = due.length === 0 && row.failing ? this.#probeOf(target, exporter) : undefined;
      if (probe) due.push(probe);
      if (due.length === 0) return waitMs;
      await Promise.all(due.map((piece) => this.#try(target, exporter, piece)));
    }
  }

  /**
   * The piece by which a target that fails is asked whether it is well again, ahead of the piece's own time: else nobody asks for
   * hours, once each has failed a few times. A receiver of webhooks that has failed for one conversation alone may fail for that
   * one's sake, and is asked by the schedule.
   */
  #probeOf(target: string, { isLatestOnly }: Exporter): Piece | undefined {
    const heads = this.#deps.piecesOf(target).heads();
    const failed = heads.filter(({ tries }) => tries > 0);
    if (!isLatestOnly && failed.length < 2) return undefined;
    this.#probes += 1;
    // Each in its turn: one that is never taken hides no target that is well.
    return heads[this.#probes % heads.length];
  }

  #try(target: string, exporter: Exporter, piece: Piece): Promise<void> {
    return this.#deps.piecesOf(target).whileTried(piece, async () => {
      const outcome = await this.#outcomeOf(target, exporter, piece);
      const row = this.#deps.targets.get(target);
      if (row) await this.#settle(row, piece, outcome);
    });
  }

  async #outcomeOf(target: string, exporter: Exporter, piece: Piece): Promise<DeliveryOutcome> {
    const { host, exporterDeps } = this.#deps;
    try {
      return await exporter.deliver(piece, exporterDeps(target));
    } catch (error) {
      host.log({ level: "error", event: "export-failed", kind: exporter.kind, error: faultOf(error) });
      return { type: "retry", fault: "It failed here; the server's log says why." };
    }
  }

  async #settle(row: TargetRow, piece: Piece, outcome: DeliveryOutcome): Promise<void> {
    const { host, piecesOf } = this.#deps;
    const pieces = piecesOf(row.id);
    const now = host.now();
    const tries = piece.tries + 1;
    switch (outcome.type) {
      case "delivered":
      case "skipped": {
        const { fault: _, ...rest } = piece;
        const isBack = outcome.type === "delivered" && row.failing;
        const why = outcome.type === "skipped" ? { fault: outcome.fault } : {};
        await pieces.keep({ ...rest, ...why, state: outcome.type, tries, endedAt: now });
        if (!isBack) return;
        // All that failed for the target's sake waits for it no longer.
        if (now - isBack.since >= DOWN_MS) await pieces.hasten(now);
        return this.#putHealthy(row.id);
      }
      case "refused":
        host.log({ level: "warn", event: "export-refused", kind: row.kind, type: piece.type });
        return pieces.keep({
          ...piece,
          state: "parked",
          tries,
          endedAt: now,
          fault: shortened(outcome.fault),
        });
      case "retry": {
        const waitMs = waitAfter(piece.id, tries, outcome.afterMs);
        const fault = shortened(outcome.fault);
        const isOver = tries >= TRIES_MAX;
        // A try ahead of the piece's time is the target's alone, and counts for none of the piece's.
        if (piece.nextAt <= now)
          await pieces.keep(
            isOver
              ? { ...piece, state: "parked", tries, endedAt: now, fault }
              : { ...piece, tries, nextAt: now + waitMs, fault },
          );
        const failedMs = row.failing ? now - row.failing.since : 0;
        return this.#putFailing(row.id, fault, restAfter(failedMs, outcome.afterMs));
      }
      case "paused":
        await pieces.keep({ ...piece, nextAt: now + PAUSED_MS, fault: shortened(outcome.fault) });
        return this.#putFailing(row.id, shortened(outcome.fault), PAUSED_MS);
      case "gone":
        await pieces.keep({
          ...piece,
          state: "parked",
          tries,
          endedAt: now,
          fault: shortened(outcome.fault),
        });
        return this.disable(row.id, "gone");
      default:
        return outcome satisfies never;
    }
  }

  /** Disables a target; what waits for it is parked, so that its owner sees it and may have it sent again. */
  async disable(target: string, why: NonNullable<TargetRow["disabled"]>["why"]): Promise<void> {
    const { host, targets, piecesOf, onChange } = this.#deps;
    const row = targets.get(target);
    if (!row || row.state === "disabled") return;
    await targets.put({ ...row, state: "disabled", disabled: { at: host.now(), why } });
    host.log({ level: "warn", event: "export-target-disabled", kind: row.kind, why });
    const fault = "Its target was disabled before it could be sent.";
    for (const piece of piecesOf(target).all().reverse())
      if (piece.state === "waiting" && !piecesOf(target).isTried(piece))
        await piecesOf(target).keep({ ...piece, state: "parked", endedAt: host.now(), fault });
    onChange();
  }

  async #putHealthy(target: string): Promise<void> {
    const row = this.#deps.targets.get(target);
    if (!row?.failing) return;
    const { failing: _, ...rest } = row;
    await this.#deps.targets.put({ ...rest, restsUntil: 0 });
  }

  async #putFailing(target: string, fault: string, restMs: number): Promise<void> {
    const { host, targets } = this.#deps;
    const row = targets.get(target);
    if (row?.state !== "on") return;
    const now = host.now();
    const since = row.failing?.since ?? now;
    await targets.put({ ...row, failing: { since, fault }, restsUntil: now + restMs });
    if (now - since >= FAILING_MAX_MS) await this.disable(target, "failing");
  }
}

function shortened(fault: string): string {
  return fault.slice(0, FAULT_LENGTH_MAX);
}
