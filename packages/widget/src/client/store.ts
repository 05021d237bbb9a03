import type { Message, SessionToken } from "@prosa/protocol";
import { History, type StorageFault } from "../storage/history.ts";
import type { StoredConversation } from "../storage/stored-conversation.ts";
import { createDrafts } from "./drafts.ts";
import { Outbox } from "./outbox.ts";
import { reduce } from "./state/reduce.ts";
import { type ChatState, INITIAL_STATE, type Past, type StateEvent } from "./state/state.ts";
import type { TabMessage } from "./tabs.ts";

interface StoreOptions {
  site: string;
  isConsentRequired: boolean;
  onChange: () => void;
  onMessage: (message: Message, isPast: boolean) => void;
  onFault: (fault: StorageFault) => void;
  /** Called with the stored conversation where the device was late with it. */
  onLate: (stored: StoredConversation) => void;
  /** Sends a message to the other tabs. */
  announce: (message: TabMessage) => void;
}

/** The conversation as this tab knows it: applies every event to the state, saves it, and reports the change. */
export class Store {
  state: ChatState = INITIAL_STATE;
  drafts = createDrafts();
  readonly history: History;
  readonly outbox: Outbox;

  readonly #options: StoreOptions;
  #reported = 0;
  #past = 0;
  #saved: Promise<unknown> = Promise.resolve();

  constructor(options: StoreOptions) {
    this.#options = options;
    this.history = new History(options.site, options.onFault, options.isConsentRequired, options.onLate);
    this.outbox = new Outbox({
      history: this.history,
      rows: () => this.state.outbox,
      onQueued: (row) => {
        this.dispatch({ type: "queued", row });
        options.announce({ type: "changed" });
      },
    });
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
    this.outbox.adopt(past.outbox);
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
