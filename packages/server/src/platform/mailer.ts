/** A mailbox; `name` is shown beside the address. */
export interface Mailbox {
  readonly address: string;
  readonly name?: string;
}

/** A file that goes with a mail. */
export interface MailAttachment {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** One mail to one person, complete. Its way adds the date and nothing else. */
export interface OutgoingMail {
  /** Names the mail for good: a repeat of it is the same mail. */
  readonly id: string;
  readonly from: Mailbox;
  readonly to: string;
  readonly replyTo?: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** With angle brackets, as in the header. */
  readonly messageId: string;
  /** The mails before it in its thread, the oldest first, with angle brackets. */
  readonly references: readonly string[];
  /** Further headers; no value holds a line break. */
  readonly headers: Readonly<Record<string, string>>;
  readonly attachments?: readonly MailAttachment[];
}

/**
 * The end of one try: `retry` may succeed later, `refused` never will for this mail, and `paused` waits until the owner of the
 * server acts, since no mail leaves as things are. `detail` holds codes of the far end, never its words.
 */
export type MailOutcome =
  | { readonly type: "sent" }
  | { readonly type: "retry"; readonly afterMs?: number; readonly detail: string }
  | { readonly type: "refused"; readonly detail: string }
  | { readonly type: "paused"; readonly detail: string };

/** The way by which mail leaves this deployment. */
export interface Mailer {
  /** True where the far end drops a repeat of a mail by its id, so that one in doubt may be sent again. */
  readonly dropsRepeats: boolean;
  /**
   * Tries once. `onHandOver` is awaited right before the words leave: from then on nobody knows whether the mail arrived until
   * this resolves. Never rejects for a fault of the far end.
   */
  send(mail: OutgoingMail, onHandOver: () => Promise<void>): Promise<MailOutcome>;
}
