import type { Language, Message } from "@prosa/protocol";
import { ChatController } from "./controller.ts";
import { Conversation } from "./conversation.ts";
import type { Submission } from "./drafts.ts";
import { jitteredDelay } from "./jittered-delay.ts";
import type { ChatState } from "./state/state.ts";

export interface ChatClientOptions {
  /** The site's name at the server. */
  site: string;
  /** The server's address, as in `https://chat.example`. */
  server: string;
  /** Called after every change of `state`. */
  onChange: () => void;
  /** Called when a message enters the conversation; `isPast` for one that was there before this client. */
  onMessage?: (message: Message, isPast: boolean) => void;
  /** Called when something fails. `code` is that of the protocol or of the HTTP interface; `message` is for developers. */
  onError?: (code: string, message: string) => void;
  /** Called with the stored draft, with that of another tab, and with an empty one after an erasure. */
  onDraft?: (draft: string) => void;
  /** The language to answer in. By default the room answers in the visitor's own. */
  language?: () => Language | undefined;
  /** The token by which the site says who the visitor is. After a change, call `retryNow`. */
  identity?: () => string | undefined;
  /** Whether storage and the server wait for the first command or for `grantConsent`. False by default. */
  isConsentRequired?: boolean;
  /** The delay before an attempt to reconnect, counted from 1, in milliseconds. By default it doubles, with jitter. */
  retryDelay?: (attempt: number) => number;
}

/**
 * One site's conversation without a view. Commands go into an outbox that is stored on the device first, so they survive a
 * reload and a lost connection; none of them throws. `state` is replaced and never changed; `rowsOf(state)` lists what a
 * transcript shows.
 */
export interface ChatClient {
  /** The conversation as this tab knows it. */
  readonly state: ChatState;
  /** Settles when the stored conversation is read. */
  readonly restored: Promise<unknown>;
  /** Creates the session where there is none, and keeps the connection up. Every command does this too. */
  connect(): void;
  /** Connects again at once, without waiting for the back-off. */
  retryNow(): void;
  /** Sends a message; `replaces` is the id of an own message that it replaces (P24). */
  say(text: string, replaces?: string): void;
  /** Presses a choice of a message. */
  press(messageId: string, choice: { id: string; label: string }): void;
  /** Asks for a person. */
  askHuman(): void;
  rate(messageId: string, rating: "down" | "up"): void;
  /** Submits a form or a survey; resolves once it is in the outbox. */
  submit(submission: Submission): Promise<void>;
  /** Stops all replies in progress. */
  stopReplies(): void;
  /** Sends a failed command again; `id` is that of its outbox row. */
  retry(id: string): void;
  /** Removes a failed command. */
  discard(id: string): void;
  /** Marks everything as seen. */
  markSeen(): void;
  /** Saves the input's text as the draft, and tells the room when typing begins and ends. */
  handleDraft(draft: string): void;
  /** Allows storing and asking the server, where `isConsentRequired`; connects. */
  grantConsent(): void;
  /** Erases the conversation: on the device at once, at the server as soon as it can be reached. */
  erase(): void;
  /** Leaves the conversation: saves the draft and closes the connection. The client cannot be used again. */
  close(): void;
}

/**
 * Creates a client for one site's conversation, and reads what the device has stored of it. Needs a browser's `WebSocket`,
 * `fetch` and, to store something, IndexedDB and a secure context. Throws a `TypeError` for an invalid `server`.
 */
export function createChatClient(options: ChatClientOptions): ChatClient {
  const { site, onChange, isConsentRequired = false } = options;
  const server = new URL(options.server).href;
  // The caller has no client to read before this returns: what changes until then is told once, right after.
  let isMade = false;
  const host = {
    isConnected: true,
    addController: () => {},
    requestUpdate: () => {
      if (isMade) onChange();
    },
  };
  const controller = new ChatController(host, {
    createConversation: (given) => new Conversation(given),
    address: () => ({ site, server }),
    language: options.language ?? (() => undefined),
    identity: options.identity ?? (() => undefined),
    onMessage: options.onMessage ?? (() => {}),
    onError: options.onError ?? (() => {}),
    onDraft: options.onDraft ?? (() => {}),
    isConsentRequired: () => isConsentRequired,
    isShown: () => false,
    retryDelay: options.retryDelay ?? jitteredDelay,
  });
  controller.hostUpdate();
  queueMicrotask(() => {
    isMade = true;
    if (host.isConnected) onChange();
  });
  const close = () => {
    host.isConnected = false;
    controller.hostDisconnected();
  };
  return Object.assign<ChatController, { close: () => void }>(controller, { close });
}
