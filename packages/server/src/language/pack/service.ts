/** The kinds of issue that a ticket may be of. */
export type IssueKind =
  | "order"
  | "delivery"
  | "returns"
  | "payment"
  | "product"
  | "support"
  | "complaint"
  | "other";

/** Why the page of a ticket does not take a file. */
export type TicketFileFault = "too-large" | "type" | "broken" | "full" | "often" | "none";

type Status = "new" | "open" | "waiting" | "solved" | "closed";

/** Words about people who answer, their hours, tickets and mail. */
export interface ServiceWords {
  /** Said after a hand-over while the site is closed; `opens` is its next opening in words, absent where none is known. */
  closed: (opens?: string) => string;
  /** Said before the form that opens a ticket at a hand-over while the site is closed. */
  leaveTicket: string;
  /** A `wordPattern`: the visitor asks to open a ticket. */
  asksForTicket: string;
  /** Said before the form where the visitor asked for a ticket. */
  draftTicket: string;
  /** A `wordPattern`: words of a matter that cannot wait. */
  urgent: string;
  kinds: Readonly<Record<IssueKind, string>>;
  /** The subject of a ticket where the visitor told nothing of theirs yet. */
  noSubject: string;
  /** The number by which a conversation with people is known. */
  conversationNumber: (number: string) => string;
  /** Said in the conversation when another device came by a link. */
  deviceJoined: string;
  statuses: Readonly<Record<Status, string>>;
  /** Said in the conversation once a ticket is open; `expected` is a time in words. */
  ticketOpened: (number: number, expected?: string) => string;
  /** The same where its state changed, and where a person answered in it. */
  ticketChanged: (number: number, status: string) => string;
  ticketAnswered: (number: number, name: string, text: string) => string;
  /** The page on which a visitor follows a ticket. */
  page: Readonly<
    Record<
      | "ticket"
      | "status"
      | "kind"
      | "expected"
      | "opened"
      | "history"
      | "you"
      | "team"
      | "room"
      | "add"
      | "send"
      | "close"
      | "isClosed"
      | "urgency"
      | "file",
      string
    >
  >;
  /** Why a file was refused on that page, with all that was sent beside it. */
  fileFaults: Readonly<Record<TicketFileFault, string>>;
  urgencies: Readonly<Record<"low" | "normal" | "high" | "urgent", string>>;
}
