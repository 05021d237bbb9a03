import { type Deliveries, deliveriesQuerySchema, type Webhook } from "@prosa/protocol";
import type { RoomHost } from "../../platform/room-host.ts";
import type { Piece } from "../exporter.ts";
import { deliveryOf } from "./delivery.ts";
import type { Memory } from "./memory.ts";
import type { Pieces } from "./pieces.ts";
import type { Sender } from "./sender.ts";
import type { TargetRow } from "./target-row.ts";
import type { Targets } from "./targets.ts";

/** Runs one piece of the room's work at a time. */
export type InOrder = <T>(work: () => Promise<T>) => Promise<T>;

interface TargetActsDeps {
  host: RoomHost;
  targets: Targets;
  memory: Memory;
  piecesOf: (target: string) => Pieces;
  addPieces: (target: string) => Promise<void>;
  sender: Sender;
}

/** The acts of an owner that are the same for every kind of target. */
export class TargetActs {
  readonly #deps: TargetActsDeps;

  constructor(deps: TargetActsDeps) {
    this.#deps = deps;
  }

  async add(row: TargetRow): Promise<void> {
    await this.#deps.addPieces(row.id);
    await this.#deps.targets.put(row);
  }

  /** Changes a target's settings; one that is switched on, or is another place now, begins without its past faults. */
  async change(
    { disabled, failing, ...row }: TargetRow,
    settings: unknown,
    isOn: boolean | undefined,
    { description, isElsewhere = false }: { description?: string | undefined; isElsewhere?: boolean } = {},
  ): Promise<TargetRow> {
    const isFresh = isOn === true || isElsewhere;
    const changed: TargetRow = {
      ...row,
      ...(disabled && isOn === undefined && { disabled }),
      ...(failing && !isFresh && { failing }),
      restsUntil: isFresh ? 0 : row.restsUntil,
      description: description ?? row.description,
      state: isOn === undefined ? row.state : isOn ? "on" : "off",
      settings,
    };
    await this.#deps.targets.put(changed);
    void this.#deps.sender.run(row.id);
    return changed;
  }

  async remove({ id }: TargetRow): Promise<Response> {
    const { targets, piecesOf, memory } = this.#deps;
    // The target first: cut off here, pieces without one are rows that nobody reads.
    await targets.delete(id);
    await piecesOf(id).remove(() => true);
    await memory.of(id).clear();
    return new Response(null, { status: 204 });
  }

  /** A page of deliveries, newest first, as the address of the request asks for it. */
  deliveries({ id }: TargetRow, address: string): Response {
    const asked = deliveriesQuerySchema.parse(Object.fromEntries(new URL(address).searchParams));
    const { from = Number.POSITIVE_INFINITY, limit, state } = asked;
    const found = this.#deps
      .piecesOf(id)
      .all()
      .filter((piece) => piece.n <= from && (state === undefined || piece.state === state));
    const { [limit]: following } = found;
    const page: Deliveries = {
      deliveries: found.slice(0, limit).map(deliveryOf),
      ...(following && { next: following.n }),
    };
    return Response.json(page);
  }

  /** Puts one delivery back among those that wait, or all that were given up. */
  async sendAgain(row: TargetRow, delivery: string | null): Promise<Response> {
    const { host, piecesOf, sender } = this.#deps;
    const pieces = piecesOf(row.id);
    const isMeant = (piece: Piece) =>
      delivery === null ? piece.state === "parked" : piece.id === delivery && piece.state !== "waiting";
    const again = pieces.all().reverse().filter(isMeant);
    if (again.length === 0 && delivery !== null)
      return refusal(404, "unknown-delivery", "There is no such delivery, or it waits to be sent already.");
    if (row.state !== "on")
      return refusal(409, "webhook-off", "Switch it on first; then send its events again.");
    for (const { endedAt: _, fault: __, ...piece } of again)
      await pieces.keep({ ...piece, state: "waiting", tries: 0, nextAt: host.now() });
    void sender.run(row.id);
    return Response.json({ count: again.length });
  }

  /** The parts of a target that its owner sees, whatever its kind. */
  shown({
    id,
    createdAt,
    state,
    disabled,
    failing,
  }: TargetRow): Pick<Webhook, "id" | "createdAt" | "state" | "disabled" | "failing" | "waiting" | "parked"> {
    const pieces = this.#deps.piecesOf(id);
    return {
      id,
      createdAt,
      state,
      ...(disabled && { disabled }),
      ...(failing && { failing }),
      waiting: pieces.count("waiting"),
      parked: pieces.count("parked"),
    };
  }
}

/** The answer that the gateway turns into a problem. */
export function refusal(status: number, code: string, message: string): Response {
  return Response.json({ code, message }, { status });
}
