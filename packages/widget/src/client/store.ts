import type { LoggedCommand, Message, SessionToken } from "@prosa/protocol";
import { History, type StorageFault } from "../storage/history.ts";
import { createDrafts } from "./drafts.ts";
import { type ChatState, INITIAL_STATE, type Past, reduce, type StateEvent } from "./state/state.ts";
import type { TabMessage } from "./tabs.ts";

export interface StoreOptions {
  site: string;
  isConsentRequired: boolean;
  onChange: () => void;
  onMessage: (message: Message, isPast: boolean) => void;
  onFault: (fault: StorageFault) => void;
  /** Sends a message to the other tabs. */
  announce: (message: TabMessage) => void;
}

/** The conversation as this tab knows it: applies every event to the state, saves it, and reports the change. */
export class Store {
  state: ChatState = INITIAL_STATE;
  drafts = createDrafts();
  readonly history: History;

  readonly #options: StoreOptions;
  #position = 0;
  #reported = 0;
  #past = 0;
  #saved: Promise<unknown> = Promise.resolve();

  constructor(options: StoreOptions) {
    this.#options = options;
    this.history = new History(options.site, options.onFault, options.isConsentRequired);
    if (options.isConsentRequired) this.state = { ...this.state, consent: "awaited" };
  }

  get isEmpty(): boolean {
    return this.state.log.length + this.state.outbox.length === 0;
  }

  dispatch(event: StateEvent): void {
    const before = this.state;
    const after = reduce(before, event);
    if (after === before) return;
    this.state = after;
    this.#saved = this.history.save(before, after) ?? this.#saved;
    this.#options.onChange();
  }

  /** Continues from the stored conversation, which is neither saved nor reported again. */
  adopt(past: Past): void {
    this.#reported = past.cursor;
    this.#position = Math.max(this.#position, ...past.outbox.map((row) => row.position));
    this.#become({ type: "restored", past });
  }

  /** Forgets everything; nothing of it is saved after this. */
  forget(): void {
    this.#reported = 0;
    this.drafts = createDrafts();
    this.history.restart();
    this.#become({ type: "erased" });
  }

  /** Called when another session took the place of the last one: all of its messages are new. */
  handleNewSession(): void {
    this.#reported = 0;
    this.dispatch({ type: "session-changed" });
  }

  /** Saves everything again, after the stored rows turned out to be damaged. */
  rewrite(session: SessionToken | undefined): void {
    if (!session) return;
    void this.history.saveSession(session);
    void this.history.save(INITIAL_STATE, this.state);
  }

  /** Saves a command in the outbox, so that it survives a reload; then shows it. */
  async queue(command: LoggedCommand, text: string): Promise<void> {
    const position = Math.max(this.#position, ...this.state.outbox.map((row) => row.position)) + 1;
    this.#position = position;
    const row = { position, command, text, state: { type: "sending" as const } };
    await this.history.saveOutboxRow(row);
    this.dispatch({ type: "queued", row });
    this.#options.announce({ type: "changed" });
  }

  /** Reads the commands that other tabs queued. A change in this tab is newer than the rows, which are then read again. */
  async readOutbox(): Promise<ChatState["outbox"] | undefined> {
    let known: ChatState["outbox"];
    let rows: ChatState["outbox"] | undefined;
    do {
      known = this.state.outbox;
      rows = await this.history.loadOutbox();
    } while (known !== this.state.outbox);
    return rows;
  }

  /** Called when the room welcomes this tab: messages up to `seq` are from before. */
  handleWelcome(seq: number): void {
    this.#past = seq;
  }

  /** Reports the new messages of the log to the page; returns whether the log has grown. */
  reportMessages(): boolean {
    const fresh = this.state.cursor - this.#reported;
    for (const event of fresh > 0 ? this.state.log.slice(-fresh) : []) {
      this.#reported = event.seq;
      if (event.type === "said") this.#options.onMessage(event.message, event.seq <= this.#past);
    }
    return fresh > 0;
  }

  /** Announces a change to the other tabs, once it is stored: they read the stored rows. */
  announce(): void {
    void this.#saved.then(() => this.#options.announce({ type: "changed" }));
  }

  #become(event: StateEvent): void {
    this.state = reduce(this.state, event);
    this.#options.onChange();
  }
}
