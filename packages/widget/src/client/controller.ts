import type { Language, Message, SessionToken } from "@prosa/protocol";
import type { Conversation, ConversationOptions } from "./conversation.ts";
import { createId } from "./create-id.ts";
import { createDrafts, type Drafts, type Submission } from "./drafts.ts";
import { type ChatState, INITIAL_STATE } from "./state/state.ts";
import type { EndpointName, SessionEndpoint } from "./transport.ts";
import type { Uploads } from "./uploads.ts";

/** With the longest origin in front of it a path of so many characters stays under the wire's 2,048. */
const PATH_LENGTH_MAX = 1_500;
const DRAFT_DELAY_MS = 400;
const TYPING_PAUSE_MS = 4_000;

// Without a site and a server nobody answers, and every message would be lost.
const UNCONFIGURED: ChatState = { ...INITIAL_STATE, connection: { status: "refused", code: "unknown-site" } };

const AWAITING_CONSENT: ChatState = { ...INITIAL_STATE, consent: "awaited" };

/** The part of a Lit element that the controller needs. */
interface ControllerHost {
  readonly isConnected: boolean;
  addController(controller: ChatController): void;
  requestUpdate(): void;
}

interface ControllerOptions {
  /** Creates the conversation, whose code may have to load first; resolves to nothing where it cannot be loaded. */
  createConversation: (options: ConversationOptions) => Conversation | Promise<Conversation | undefined>;
  /** The site and its server, once both are known. */
  address: () => { site: string; server: string } | undefined;
  /** The language to answer in; `undefined` leaves it to the room. */
  language: () => Language | undefined;
  /** The token by which the site says who the visitor is; a change connects again. */
  identity: () => string | undefined;
  /** Takes the answer to a request for a session that the page sent before the chat was loaded; gives it once. */
  takeEarly?: (() => Promise<Response | undefined> | undefined) | undefined;
  onMessage: (message: Message, isPast: boolean) => void;
  onError: (code: string, message: string) => void;
  onDraft: (draft: string) => void;
  isConsentRequired: () => boolean;
  /** Whether the chat is open, so that another conversation connects at once. */
  isShown: () => boolean;
  retryDelay: (attempt: number) => number;
}

interface Waiting {
  work: (conversation: Conversation) => void;
  /** Called where there will be no conversation. */
  fail: () => void;
}

/**
 * Turns the visitor's gestures into commands, and the conversation's changes into updates of its host. It follows the
 * host's lifecycle, as a controller of Lit does.
 */
export class ChatController {
  readonly #host: ControllerHost;
  readonly #options: ControllerOptions;
  #conversation: Conversation | undefined;
  #entering: Promise<unknown> | undefined;
  /** The work that waits for the conversation. */
  #waiting: Waiting[] = [];
  #address = "";
  #identity: string | undefined;
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
    if (this.#conversation) return this.#conversation.state;
    if (!this.#address) return UNCONFIGURED;
    return this.#options.isConsentRequired() ? AWAITING_CONSENT : INITIAL_STATE;
  }

  /** Settles when the stored conversation is read. */
  get restored(): Promise<unknown> {
    return this.#ask((conversation) => conversation.restored);
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
    const identity = this.#options.identity();
    if (identity !== this.#identity && this.#host.isConnected) {
      this.#identity = identity;
      // Who speaks is settled when a connection begins. Where there is none yet, nothing happens.
      this.#conversation?.retryNow();
    }
    const address = this.#options.address();
    const key = address ? `${address.server} ${address.site}` : "";
    if (key === this.#address || !this.#host.isConnected) return;
    this.#leave();
    this.#address = key;
    if (address) this.#enter(address.site, address.server.replace(/\/+$/, ""));
  }

  connect(): void {
    this.#use((conversation) => void conversation.connect());
  }

  retryNow(): void {
    this.#use((conversation) => conversation.retryNow());
  }

  say(text: string, replaces?: string): void {
    const command = { type: "say", id: createId(), text, ...visitedPage() } as const;
    const whole = replaces ? { ...command, replaces } : command;
    this.#use(
      (conversation) => void conversation.enqueue(whole, text),
      () => this.#options.onDraft(text),
    );
  }

  press(messageId: string, choice: { id: string; label: string }): void {
    const command = { type: "press", id: createId(), messageId, choiceId: choice.id } as const;
    this.#use((conversation) => void conversation.enqueue(command, choice.label));
  }

  askHuman(): void {
    this.#use((conversation) => void conversation.enqueue({ type: "ask-human", id: createId() }, ""));
  }

  rate(messageId: string, rating: "down" | "up"): void {
    const command = { type: "rate", id: createId(), messageId, rating } as const;
    this.#use((conversation) => void conversation.enqueue(command, ""));
  }

  /** Puts a form or a survey into the outbox; resolves once it is there. */
  async submit(submission: Submission): Promise<void> {
    await this.#ask((conversation) => conversation.enqueue({ ...submission, id: createId() }, ""));
  }

  /** Loads the files that the visitor sends; resolves to nothing where they cannot be loaded. */
  findUploads(): Promise<Uploads | undefined> {
    return this.#ask((conversation) => conversation.findUploads());
  }

  /** Goes on with a session that another device let this one into; what was said here before leaves this device. */
  async goOn(session: SessionToken): Promise<void> {
    await this.#ask((conversation) => conversation.goOn(session));
  }

  /** Finds an address of the session over HTTP; `isStale` after the last token was refused there. */
  findEndpoint(name: EndpointName, isStale: boolean): Promise<SessionEndpoint | undefined> {
    return this.#ask((conversation) => conversation.findEndpoint(name, isStale));
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
    this.#use((conversation) => conversation.grantConsent());
    this.connect();
  }

  erase(): void {
    clearTimeout(this.#draftTimer);
    this.#saveDraft = undefined;
    this.#use((conversation) => void conversation.erase());
  }

  markSeen(): void {
    this.#conversation?.markSeen(this.state.cursor);
  }

  /** Called at every change of the input: saves the draft, and tells the room when typing begins and ends. */
  handleDraft(draft: string): void {
    this.#hasDraft = true;
    clearTimeout(this.#draftTimer);
    this.#saveDraft = () => {
      this.#saveDraft = undefined;
      this.#use((conversation) => conversation.saveDraft(draft));
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

  /** Does something with the conversation, as soon as it is there. */
  #use(work: Waiting["work"], fail: Waiting["fail"] = () => {}): void {
    if (this.#conversation) work(this.#conversation);
    else if (this.#entering) this.#waiting.push({ work, fail });
    else fail();
  }

  #ask<T>(question: (conversation: Conversation) => Promise<T>): Promise<T | undefined> {
    if (this.#conversation) return question(this.#conversation);
    return new Promise((resolve) => {
      this.#use(
        (conversation) => resolve(question(conversation)),
        () => resolve(undefined),
      );
    });
  }

  #enter(site: string, server: string): void {
    const { language, identity, takeEarly, onMessage, onError, onDraft, isConsentRequired, retryDelay } =
      this.#options;
    const created = this.#options.createConversation({
      site,
      server,
      language,
      identity,
      takeEarly,
      onMessage,
      onError,
      onChange: () => this.#host.requestUpdate(),
      onDraft,
      isConsentRequired: isConsentRequired(),
      retryDelay,
    });
    this.#hasDraft = false;
    if ("then" in created) {
      const entering = created.then((conversation) => {
        if (this.#entering !== entering) conversation?.close();
        else this.#begin(conversation);
      });
      this.#entering = entering;
    } else this.#begin(created);
  }

  #begin(conversation: Conversation | undefined): void {
    const waiting = this.#waiting.splice(0);
    this.#entering = undefined;
    this.#conversation = conversation;
    if (!conversation) {
      // The next drawing tries again.
      this.#address = "";
      for (const { fail } of waiting) fail();
      return;
    }
    if (this.#options.isShown()) this.connect();
    for (const { work } of waiting) work(conversation);
    void conversation.restored.then((draft) => {
      if (draft && !this.#hasDraft && conversation === this.#conversation) this.#options.onDraft(draft);
    });
    this.#host.requestUpdate();
  }

  #leave(): void {
    clearTimeout(this.#draftTimer);
    clearTimeout(this.#typingTimer);
    this.#saveDraft?.();
    this.#conversation?.close();
    this.#conversation = undefined;
    this.#entering = undefined;
    for (const { fail } of this.#waiting.splice(0)) fail();
    this.#address = "";
  }
}

/** The page that the visitor speaks from. What stands behind its path may be private. */
export function visitedPage(): { page?: string } {
  const { protocol, origin, pathname } = location;
  return /^https?:$/.test(protocol) ? { page: origin + pathname.slice(0, PATH_LENGTH_MAX) } : {};
}
