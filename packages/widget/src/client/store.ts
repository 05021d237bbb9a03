import type { LoggedCommand, Message, SessionToken } from "@prosa/protocol";
import { History, type StorageFault } from "../storage/history.ts";
import { createDrafts } from "./drafts.ts";
import { type ChatState, type Happening, INITIAL_STATE, type Past, reduce } from "./state/state.ts";
import type { TabNews } from "./tabs.ts";

export interface LedgerOptions {
  site: string;
  isConsentRequired: boolean;
  onChange: () => void;
  onMessage: (message: Message, isPast: boolean) => void;
  onFault: (fault: StorageFault) => void;
  /** Tells the other tabs. */
  announce: (news: TabNews) => void;
}

/** The conversation as this tab knows it: whatever happens is folded into the state, kept by the device, and told. */
export class Ledger {
  state: ChatState = INITIAL_STATE;
  drafts = createDrafts();
  readonly history: History;

  readonly #options: LedgerOptions;
  #position = 0;
  #told = 0;
  #past = 0;
  #saved: Promise<unknown> = Promise.resolve();

  constructor(options: LedgerOptions) {
    this.#options = options;
    this.history = new History(options.site, options.onFault, options.isConsentRequired);
    if (options.isConsentRequired) this.state = { ...this.state, consent: "awaited" };
  }

  get isEmpty(): boolean {
    return this.state.log.length + this.state.outbox.length === 0;
  }

  dispatch(happening: Happening): void {
    const before = this.state;
    const after = reduce(before, happening);
    if (after === before) return;
    this.state = after;
    this.#saved = this.history.save(before, after) ?? this.#saved;
    this.#options.onChange();
  }

  /** Goes on from what the device remembers, which is not written again and is news to nobody. */
  adopt(past: Past): void {
    this.#told = past.cursor;
    this.#position = Math.max(this.#position, ...past.outbox.map((row) => row.position));
    this.#become({ type: "restored", past });
  }

  /** Everything is void, and nothing of it may be written any more. */
  forget(): void {
    this.#told = 0;
    this.drafts = createDrafts();
    this.history.restart();
    this.#become({ type: "erased" });
  }

  /** The conversation is another one now, and all of it is news. */
  startAnew(): void {
    this.#told = 0;
    this.dispatch({ type: "session-changed" });
  }

  /** Writes all that is known anew, after what the device held has turned out to be damaged. */
  rewrite(session: SessionToken | undefined): void {
    if (!session) return;
    void this.history.saveSession(session);
    void this.history.save(INITIAL_STATE, this.state);
  }

  /** Puts a command into the outbox, where it survives a reload, and only then shows it. */
  async queue(command: LoggedCommand, text: string): Promise<void> {
    const position = Math.max(this.#position, ...this.state.outbox.map((row) => row.position)) + 1;
    this.#position = position;
    const row = { position, command, text, state: { type: "sending" as const } };
    await this.history.saveOutboxRow(row);
    this.dispatch({ type: "queued", row });
    this.#options.announce({ type: "changed" });
  }

  /** Reads what the other tabs queued. What changed here meanwhile is newer than what was read, which is read again then. */
  async readOutbox(): Promise<ChatState["outbox"] | undefined> {
    let known: ChatState["outbox"];
    let rows: ChatState["outbox"] | undefined;
    do {
      known = this.state.outbox;
      rows = await this.history.loadOutbox();
    } while (known !== this.state.outbox);
    return rows;
  }

  /** The room has welcomed this tab: what its log holds up to here was said before. */
  handleWelcome(seq: number): void {
    this.#past = seq;
  }

  /** Tells the page of the messages that are new in the log; returns whether anything in it is. */
  tellNews(): boolean {
    const fresh = this.state.cursor - this.#told;
    for (const event of fresh > 0 ? this.state.log.slice(-fresh) : []) {
      this.#told = event.seq;
      if (event.type === "said") this.#options.onMessage(event.message, event.seq <= this.#past);
    }
    return fresh > 0;
  }

  /** Tells the other tabs of a change. They read what is stored, so they hear of it only once it is. */
  announce(): void {
    void this.#saved.then(() => this.#options.announce({ type: "changed" }));
  }

  #become(happening: Happening): void {
    this.state = reduce(this.state, happening);
    this.#options.onChange();
  }
}
