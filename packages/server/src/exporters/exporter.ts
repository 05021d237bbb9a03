import type { ExportedType } from "@prosa/protocol";
import * as z from "zod/mini";
import type { RoomHost } from "../platform/room-host.ts";
import { exportedDataSchema } from "./events/exported-event.ts";

/** The kinds of system that a site's events can be brought to. */
export const exporterKindSchema = z.enum(["webhook", "hubspot", "salesforce"]);
export type ExporterKind = z.infer<typeof exporterKindSchema>;

/** One thing to bring to one target, with the state of its tries. Times are in milliseconds since 1970. */
export const pieceSchema = z.object({
  /** Its number among all pieces of the room: they are made in this order. */
  n: z.int(),
  /** The same for every try. */
  id: z.string(),
  type: z.string(),
  at: z.int(),
  /** Pieces of one lane go one after the other: those of a conversation, or of a ticket. */
  lane: z.string(),
  conversation: z.exactOptional(z.string()),
  data: exportedDataSchema,
  state: z.enum(["waiting", "delivered", "parked", "skipped"]),
  tries: z.int(),
  nextAt: z.int(),
  endedAt: z.exactOptional(z.int()),
  fault: z.exactOptional(z.string()),
});
export type Piece = z.infer<typeof pieceSchema>;

/**
 * The end of one try. `retry` comes again by the schedule, `refused` is parked at once, `gone` ends the target, `paused`
 * has the whole target wait until its owner acts, and `skipped` had nothing that may leave.
 */
export type DeliveryOutcome =
  | { readonly type: "delivered" }
  | { readonly type: "skipped"; readonly fault: string }
  | { readonly type: "retry"; readonly fault: string; readonly afterMs?: number }
  | { readonly type: "refused"; readonly fault: string }
  | { readonly type: "gone"; readonly fault: string }
  | { readonly type: "paused"; readonly fault: string };

/** The parts of the room that an exporter works with. */
export interface ExporterDeps {
  readonly host: Pick<RoomHost, "environment" | "fetchForeign" | "callRoom" | "now" | "after">;
  readonly site: string;
  readonly memory: ExporterMemory;
}

/** Values that an exporter keeps about conversations at its target: ids alone, in the room's rows as they are. */
export interface ExporterMemory {
  get(key: string): Promise<unknown>;
  put(key: string, value: unknown): Promise<void>;
  delete(key: string): Promise<void>;
}

/** One target of a site, ready to use. It keeps nothing: its room does. */
export interface Exporter {
  readonly kind: ExporterKind;
  /** The events that reach it. */
  readonly wants: readonly ExportedType[];
  /** Its pieces carry the latest state, whatever their event: while one of a conversation waits, no second one is made. */
  readonly isLatestOnly: boolean;
  /** The pieces of several conversations that are delivered at a time. */
  readonly atOnce: number;
  deliver(piece: Piece, deps: ExporterDeps): Promise<DeliveryOutcome>;
}
