import type { DurableEvent } from "@prosa/protocol";
import type { Fact, Judgement } from "../../insights/facts/fact.ts";
import type { NewInternalEvent } from "./internal-log.ts";
import type { PeopleRow } from "./people-row.ts";
import type { SessionRow } from "./session-row.ts";

type Unnumbered<Event> = Event extends DurableEvent ? Omit<Event, "seq" | "at"> : never;

/** A durable event that the log has not given its place yet. */
export type NewEvent = Unnumbered<DurableEvent>;

/**
 * The additions of one step: events, each with the id of the command or message it came from and, for a reply, the judgement of
 * its turn; events that agents alone see, and changes of the row.
 */
export interface Step {
  events: readonly { id: string; event: NewEvent; judgement?: Judgement }[];
  internal?: readonly { id: string; event: NewInternalEvent }[];
  /** Computes the changes from the row as the step before left it. */
  changes?: (row: SessionRow) => Partial<SessionRow>;
  /** Changes of what people decide, after the events of the step were taken in. */
  people?: Partial<PeopleRow>;
  facts?: readonly Fact[];
  /** Of a step that ends a conversation: the part of its time in which the site was open, in milliseconds. */
  openMs?: number;
  /** Rows of others that are written in the same step. */
  beside?: Readonly<Record<string, unknown>>;
  now: number;
}
