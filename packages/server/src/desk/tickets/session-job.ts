import { idSchema, ticketPartSchema } from "@prosa/protocol";
import * as z from "zod/mini";
import { faultOf } from "../../platform/faults.ts";
import { type OutboxJob, within } from "../../platform/outbox.ts";
import type { PendingList } from "../../platform/pending-list.ts";
import type { RoomHost } from "../../platform/room-host.ts";

/** The longest time that one request to a session may take, in milliseconds. */
const REQUEST_PATIENCE_MS = 30_000;

/** A ticket's change that its session is owed: the card as it was then, with the words and the person that it came with. */
export const ticketUpdateSchema = z.object({
  session: idSchema,
  card: ticketPartSchema,
  rev: z.int(),
  text: z.exactOptional(z.string()),
  agent: z.exactOptional(z.string()),
});
export type TicketUpdate = z.infer<typeof ticketUpdateSchema>;

interface SessionJobDeps {
  host: Pick<RoomHost, "callRoom" | "after" | "log">;
  updates: PendingList<TicketUpdate>;
  timeZone: () => string;
}

/** Tells sessions what became of their tickets, each in the order in which it came; the visitor's card follows. */
export class SessionJob implements OutboxJob {
  readonly kind = "ticket-session";
  readonly #deps: SessionJobDeps;

  constructor(deps: SessionJobDeps) {
    this.#deps = deps;
  }

  get isPending(): boolean {
    return !this.#deps.updates.isEmpty;
  }

  async deliver(): Promise<void> {
    const { host, updates } = this.#deps;
    const failed = new Set<string>();
    for (const [key, piece] of updates.pieces()) {
      // One session that cannot be reached keeps no other waiting, and gets its own in order.
      if (failed.has(piece.session)) continue;
      const isTold = await this.#tell(piece).catch((error: unknown) => {
        host.log({ level: "warn", event: "session-not-told", path: "/ticket", error: faultOf(error) });
        return false;
      });
      if (isTold) await updates.settle(key);
      else failed.add(piece.session);
    }
    if (failed.size > 0) throw new Error(`${failed.size} sessions were not told of their tickets.`);
  }

  async #tell({ session, ...update }: TicketUpdate): Promise<boolean> {
    const { host, timeZone } = this.#deps;
    const body = JSON.stringify({ ...update, timeZone: timeZone() });
    const request = host.callRoom("main", session, "/ticket", { method: "POST", body });
    const response = await within(host, REQUEST_PATIENCE_MS, request);
    // 404 and 410: the session's transcript is gone, and nobody sees the card any more.
    return response !== undefined && (response.ok || response.status === 404 || response.status === 410);
  }
}
