import * as z from "zod/mini";
import type { RoomKind } from "../platform/room-host.ts";

/**
 * The way from one version of a kind's rows to the next. `change` gives the rows that take the place of one, and `null` where it
 * stays as it is; given its own rows it answers `null`, since a step that was cut off is applied again.
 */
export interface RowStep {
  /** The change in a few words, for the log. */
  readonly name: string;
  change(key: string, value: unknown): Readonly<Record<string, unknown>> | null;
}

/** The steps of each kind of room, the first of which leads from version 1 to version 2. */
export type RowSteps = Readonly<Partial<Record<RoomKind, readonly RowStep[]>>>;

const updateSchema = z.object({ card: z.object({ ticketId: z.string() }) });

/** An update that a ticket's session is owed names the ticket in its key, under whose own key it is sealed. */
const NAMED_UPDATES: RowStep = {
  name: "updates of tickets name their ticket",
  change(key, value) {
    const update = /^ticket-update:\d+$/.test(key) ? updateSchema.safeParse(value).data : undefined;
    return update ? { [`${key}:${update.card.ticketId}`]: value } : null;
  },
};

const countedSchema = z.looseObject({ cells: z.array(z.unknown()), earlier: z.array(z.unknown()) });

/** A conversation's counts are a group, beside which stand the slices that it is in; those of before are in none. */
const GROUPED_COUNTS: RowStep = {
  name: "counts of conversations are grouped",
  change(key, value) {
    const row = key.startsWith("conversation:") ? countedSchema.safeParse(value).data : undefined;
    if (!row) return null;
    const { cells, earlier, ...rest } = row;
    const grouped = (counts: unknown[]) => (counts.length > 0 ? [{ cells: counts, slices: {} }] : []);
    return { [key]: { ...rest, groups: grouped(cells), earlier: grouped(earlier) } };
  },
};

export const ROW_STEPS: RowSteps = { desk: [NAMED_UPDATES], stats: [GROUPED_COUNTS] };
