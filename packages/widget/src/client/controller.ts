import type { Language, Message } from "@prosa/protocol";
import { Conversation } from "./conversation.ts";
import { createDrafts, type Drafts, type Submission } from "./drafts.ts";
import { type ChatState, INITIAL_STATE } from "./state/state.ts";
import type { TranscriptionEndpoint } from "./transport.ts";

const DRAFT_DELAY_MS = 400;
const TYPING_PAUSE_MS = 4_000;

// Without a site and a server nobody answers, and every message would be lost.
const UNCONFIGURED: ChatState = { ...INITIAL_STATE, connection: { status: "refused", code: "unknown-site" } };

/** The part of a Lit element that the controller needs. */
interface ControllerHost {
  readonly isConnected: boolean;
  addController(controller: ChatController): void;
  requestUpdate(): void;
}

interface ControllerOptions {
  /** The site and its server, once both are known. */
  address: () => { site: string; server: string } | undefined;
  /** The language to answer in; `undefined` leaves it to the room. */
  language: () => Language | undefined;
  onMessage: (message: Message, isPast: boolean) => void;
  onError: (code: string, message: string) => void;
  onDraft: (draft: string) => void;
  isConsentRequired: () => boolean;
  /** Whether the chat is open, so that another conversation connects at once. */
  isShown: () => boolean;
  retryDelay: (attempt: number) => number;
}

/**
 * Turns the visitor's gestures into commands, and the conversation's changes into updates of its host. It follows the
 * host's lifecycle, as a controller of Lit does.
 */
export class ChatController {
  readonly #host: ControllerHost;
  readonly #options: ControllerOptions;
  #conversation: Conversation | undefined;
  #address = "";
  #draftTimer: ReturnType<typeof setTimeout> | undefined;
  #typingTimer: ReturnType<typeof setTimeout> | undefined;
  #saveDraft: (() => void) | undefined;
  #isTyping = false;
  #hasDraft = false;

  constructor(host: ControllerHost, options: ControllerOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  get state(): ChatState {
    return this.#conversation?.state ?? UNCONFIGURED;
  }

  /** Settles when the stored conversation is read. */
  get restored(): Promise<unknown> {
    return this.#conversation?.restored ?? Promise.resolve();
  }

  /** The contents of forms that are not sent. */
  get drafts(): Drafts {
    return this.#conversation?.drafts ?? createDrafts();
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  // Moving an element removes and adds it in one task. It has left the page only if it is still away after that.
  hostDisconnected(): void {
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.#leave();
    });
  }

  hostUpdate(): void {
    const address = this.#options.address();
    const key = address ? `${address.server} ${address.site}` : "";
    if (key === this.#address || !this.#host.isConnected) return;
    this.#leave();
    this.#address = key;
    if (address) this.#enter(address.site, address.server.replace(/\/+$/, ""));
  }

  connect(): void {
    void this.#conversation?.connect();
  }

  retryNow(): void {
    this.#conversation?.retryNow();
  }

  say(text: string, replaces?: string): void {
    const command = { type: "say", id: createId(), text } as const;
    void this.#conversation?.enqueue(replaces ? { ...command, replaces } : command, text);
  }

  press(messageId: string, choice: { id: string; label: string }): void {
    const command = { type: "press", id: createId(), messageId, choiceId: choice.id } as const;
    void this.#conversation?.enqueue(command, choice.label);
  }

  askHuman(): void {
    void this.#conversation?.enqueue({ type: "ask-human", id: createId() }, "");
  }

  rate(messageId: string, rating: "down" | "up"): void {
    void this.#conversation?.enqueue({ type: "rate", id: createId(), messageId, rating }, "");
  }

  /** Puts a form or a survey into the outbox; resolves once it is there. */
  async submit(submission: Submission): Promise<void> {
    await this.#conversation?.enqueue({ ...submission, id: createId() }, "");
  }

  /** Finds where recordings are transcribed; `isStale` after the last token was refused there. */
  findTranscription(isStale: boolean): Promise<TranscriptionEndpoint | undefined> {
    return this.#conversation?.findTranscription(isStale) ?? Promise.resolve(undefined);
  }

  stopReplies(): void {
    for (const { replyId } of this.state.replies) this.#conversation?.stop(replyId);
  }

  retry(id: string): void {
    this.#conversation?.retry(id);
  }

  discard(id: string): void {
    this.#conversation?.discard(id);
  }

  grantConsent(): void {
    this.#conversation?.grantConsent();
    this.connect();
  }

  erase(): void {
    clearTimeout(this.#draftTimer);
    this.#saveDraft = undefined;
    void this.#conversation?.erase();
  }

  markSeen(): void {
    this.#conversation?.markSeen(this.state.cursor);
  }

  /** Called at every change of the input: saves the draft, and tells the room when typing begins and ends. */
  handleDraft(draft: string): void {
    const conversation = this.#conversation;
    this.#hasDraft = true;
    clearTimeout(this.#draftTimer);
    this.#saveDraft = () => {
      this.#saveDraft = undefined;
      conversation?.saveDraft(draft);
    };
    this.#draftTimer = setTimeout(this.#saveDraft, DRAFT_DELAY_MS);
    this.#tellTyping(draft !== "");
    clearTimeout(this.#typingTimer);
    this.#typingTimer = setTimeout(() => this.#tellTyping(false), TYPING_PAUSE_MS);
  }

  #tellTyping(isTyping: boolean): void {
    if (isTyping === this.#isTyping) return;
    this.#isTyping = isTyping;
    this.#conversation?.tellTyping(isTyping);
  }

  #enter(site: string, server: string): void {
    const { language, onMessage, onError, onDraft, isConsentRequired, retryDelay } = this.#options;
    const conversation = new Conversation({
      site,
      server,
      language,
      onMessage,
      onError,
      onChange: () => this.#host.requestUpdate(),
      onDraft,
      isConsentRequired: isConsentRequired(),
      retryDelay,
    });
    this.#hasDraft = false;
    this.#conversation = conversation;
    if (this.#options.isShown()) this.connect();
    void conversation.restored.then((draft) => {
      if (draft && !this.#hasDraft && conversation === this.#conversation) onDraft(draft);
    });
  }

  #leave(): void {
    clearTimeout(this.#draftTimer);
    clearTimeout(this.#typingTimer);
    this.#saveDraft?.();
    this.#conversation?.close();
    this.#conversation = undefined;
    this.#address = "";
  }
}

function createId(): string {
  // `randomUUID` is missing on pages without TLS; `getRandomValues` never is.
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(36).padStart(2, "0"),
  ).join("");
}
