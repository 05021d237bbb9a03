import { PROTOCOL_VERSION } from "@prosa/protocol";
import {
  type Account,
  type Colleague,
  type Counts,
  type DeskEvent,
  type DeskRow,
  decodeDeskEvents,
  encodeDeskCommand,
  type View,
} from "@prosa/protocol/desk";
import { type Connection, RoomConnection } from "./connection.ts";

const PAGE_ROWS = 50;

/** An offer of the desk's: it ends at `until`, in the server's milliseconds. */
interface Offer {
  row: DeskRow;
  until: number;
}

/** The desk as one agent sees it. */
export interface DeskState {
  connection: Connection;
  site: string;
  me: Account | undefined;
  people: ReadonlyMap<string, Colleague>;
  /** Absent until the desk has told. */
  counts: Counts | undefined;
  rows: ReadonlyMap<string, DeskRow>;
  /** Where the next page of a view begins; absent once all of it is here, or before its first page came. */
  next: Readonly<Partial<Record<View, string>>>;
  listed: ReadonlySet<View>;
  offer: Offer | undefined;
  /** The tickets that changed last. */
  changedTickets: readonly string[];
  isOpen: boolean;
}

/** The desk before anything is known. */
export const UNKNOWN_DESK: DeskState = {
  connection: "connecting",
  site: "",
  me: undefined,
  people: new Map(),
  counts: undefined,
  rows: new Map(),
  next: {},
  listed: new Set(),
  offer: undefined,
  changedTickets: [],
  isOpen: true,
};

/** Applies one event of the desk. Pure: of two rows of one session the later one counts. */
export function reduceDesk(state: DeskState, event: DeskEvent): DeskState {
  switch (event.type) {
    case "desk-welcome": {
      const { site, me, counts, isOpen } = event;
      return { ...state, site: site.name, me, counts, isOpen, people: withPeople(new Map(), event.people) };
    }
    case "desk-reset":
      return { ...state, rows: new Map(), next: {}, listed: new Set() };
    case "rows":
      return { ...state, rows: withRows(state.rows, event.rows, event.gone) };
    case "page": {
      const { [event.view]: _, ...others } = state.next;
      return {
        ...state,
        rows: withRows(state.rows, event.rows),
        next: event.next === undefined ? others : { ...others, [event.view]: event.next },
        listed: new Set([...state.listed, event.view]),
      };
    }
    case "counts":
      return { ...state, counts: event.counts };
    case "people":
      return { ...state, people: withPeople(state.people, event.people) };
    case "offered":
      return { ...state, offer: { row: event.row, until: event.until } };
    case "offer-ended":
      return state.offer?.row.session === event.session ? { ...state, offer: undefined } : state;
    case "tickets-changed":
      return { ...state, changedTickets: event.tickets };
    case "refused":
    case "rejected":
    case "pong":
      return state;
    default:
      return event satisfies never;
  }
}

function withRows(
  rows: ReadonlyMap<string, DeskRow>,
  changed: readonly DeskRow[],
  gone: readonly string[] = [],
): ReadonlyMap<string, DeskRow> {
  const next = new Map(rows);
  for (const row of changed) if ((next.get(row.session)?.rev ?? 0) < row.rev) next.set(row.session, row);
  for (const session of gone) next.delete(session);
  return next;
}

function withPeople(
  people: ReadonlyMap<string, Colleague>,
  changed: readonly Colleague[],
): ReadonlyMap<string, Colleague> {
  return new Map([...people, ...changed.map((one) => [one.id, one] as const)]);
}

/**
 * The conversation that the person `me` is asked to take, and the colleague who passes it on, where it is not the desk that
 * offers one of the queue. A colleague's comes first: they chose the person.
 */
export function offerTo({ offer, rows }: DeskState, me: string): { row: DeskRow; by?: string } | undefined {
  for (const row of rows.values())
    if (row.offeredTo?.id === me && row.owner.type === "agent") return { row, by: row.owner.agent.name };
  return offer && { row: offer.row };
}

/** The desk without an offer that was declined here; the server tells the row as it is then. */
function withoutOffer(state: DeskState, session: string): DeskState {
  const row = state.rows.get(session);
  const ended = reduceDesk(state, { type: "offer-ended", session });
  if (!row?.offeredTo) return ended;
  const { offeredTo: _, ...rest } = row;
  return { ...ended, rows: new Map([...state.rows, [session, rest]]) };
}

/**
 * The connection to the desk of a site, with the rows that it holds. `onChange` hears of every new state, `onGone` of conversations
 * that the desk has no more.
 */
export class DeskRoom {
  readonly #connection: RoomConnection;
  readonly #onChange: (state: DeskState) => void;
  readonly #onGone: (session: string) => void;
  #state: DeskState = UNKNOWN_DESK;
  #view: View = "queue";
  #epoch: string | null = null;
  #rev = 0;

  constructor(site: string, onChange: (state: DeskState) => void, onGone: (session: string) => void) {
    this.#onChange = onChange;
    this.#onGone = onGone;
    this.#connection = new RoomConnection({
      path: `desk/${encodeURIComponent(site)}`,
      hello: (token) =>
        encodeDeskCommand({
          type: "desk-hello",
          protocol: PROTOCOL_VERSION,
          token,
          since: this.#rev,
          epoch: this.#epoch,
        }),
      ping: encodeDeskCommand({ type: "ping" }),
      onFrame: (frame) => this.#take(frame),
      onConnection: (connection) => this.#set({ ...this.#state, connection }),
    });
  }

  get state(): DeskState {
    return this.#state;
  }

  /** Shows a view: its first page is asked for where none came yet. */
  show(view: View): void {
    this.#view = view;
    if (!this.#state.listed.has(view)) this.#list(view);
  }

  /** Asks for the next page of a view, where there is one. */
  showMore(view: View): void {
    const from = this.#state.next[view];
    if (from !== undefined) this.#list(view, from);
  }

  setPresence(presence: "online" | "away"): void {
    this.#connection.send(encodeDeskCommand({ type: "set-presence", presence }));
  }

  declineOffer(session: string): void {
    this.#connection.send(encodeDeskCommand({ type: "decline-offer", session }));
    this.#set(withoutOffer(this.#state, session));
  }

  close(): void {
    this.#connection.close();
  }

  #list(view: View, from?: string): void {
    this.#connection.send(
      encodeDeskCommand({ type: "list", view, limit: PAGE_ROWS, ...(from !== undefined && { from }) }),
    );
  }

  #take(frame: string): void {
    const decoded = decodeDeskEvents(frame);
    if (!decoded.ok) return;
    let [isLost, isBack] = [false, false];
    for (const event of decoded.value) {
      if (event.type === "desk-welcome") {
        this.#connection.welcome();
        isLost ||= this.#epoch === null;
        isBack = true;
        this.#epoch = event.epoch;
        if (isLost) this.#rev = event.rev;
      }
      if (event.type === "desk-reset") {
        [this.#epoch, this.#rev, isLost] = [event.epoch, event.rev, true];
      }
      if (event.type === "rows") {
        this.#rev = event.rev;
        event.gone.forEach(this.#onGone);
      }
      this.#state = reduceDesk(this.#state, event);
    }
    this.#set(this.#state);
    if (isLost) for (const view of new Set<View>(["mine", "queue", this.#view])) this.#list(view);
    // The desk tells of conversations that only the assistant had to those who asked for them, on this connection.
    else if (isBack && this.#state.listed.has("assistant")) this.#list("assistant");
  }

  #set(state: DeskState): void {
    this.#state = state;
    this.#onChange(state);
  }
}
