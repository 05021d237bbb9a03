import type { Action, Message, Part, SessionToken } from "@prosa/protocol";
import type { LitElement } from "lit";
import type { Drafts, Submission } from "../client/drafts.ts";
import type { SaidRow } from "../client/state/rows.ts";
import type { ChatState } from "../client/state/state.ts";
import type { EndpointName, SessionEndpoint } from "../client/transport.ts";
import type { Uploads } from "../client/uploads.ts";
import type { Strings } from "../strings/index.ts";
import type { Slot, StartFormStatus } from "../view/slot.ts";
import type { RowWindow, ScrollControl } from "../viewport/row-window.ts";
import type { TextReveal } from "../viewport/text-reveal.ts";

/**
 * One thing that the chat can do besides writing and reading. A feature lives in a folder of `features/`; its `feature.ts`
 * exports a `CreateFeature`, which has one line in a registry (`features.ts` and the like). It implements the methods that it needs.
 */
export interface Feature {
  /** Unseen messages of the feature's own. */
  readonly unseenCount?: number;
  /** Whether the input holds something that is no draft and must not be saved as one. */
  readonly holdsInput?: boolean | undefined;
  /** The state of the site's form at the start; `undefined` where this feature knows of none. */
  readonly startForm?: StartFormStatus | undefined;
  /** Fills a slot. Called for each slot with every drawing. */
  render?(slot: Slot, state: ChatState, strings: Strings): unknown;
  /** Renders a part of a message; returns `undefined` for a part that is not this feature's. */
  renderPart?(part: Part, messageId: string, strings: Strings): unknown;
  /** Renders the actions of a card; returns `undefined` where this feature renders none. */
  renderActions?(actions: readonly Action[], strings: Strings): unknown;
  /** Renders the buttons under a message; returns `undefined` where this feature renders none. */
  renderTools?(row: SaidRow, isCurrent: boolean): unknown;
  /** Called after every drawing, with the chat open or closed. */
  handleUpdated?(state: ChatState): void;
  /** Called when a message of any author enters the conversation. */
  handleMessage?(message: Message, isOpen: boolean): void;
  /** Called with what the page tells of its visitor, still to be checked. */
  handleTold?(event: unknown): void;
  /** Called with the draft of another tab; returns whether the feature keeps it for later. */
  handleDraft?(draft: string): boolean | undefined;
  /** Called with the input's text before it is sent; returns whether the feature sends it in its own way. */
  handleSay?(text: string): boolean | undefined;
  /** Called when a key is pressed in the panel; returns whether the feature used it. An unused Escape closes the chat. */
  handleKey?(event: KeyboardEvent): boolean | undefined;
  /** Called when the chat opens, and when the feature is loaded into an open chat. */
  handleOpened?(): void;
  handleClosed?(): void;
  /** Called when the open chat leaves the page; `handleOpened` follows when it is put back. */
  handleRemoved?(): void;
  /** Stops speech input and output: the visitor writes, sends, closes the chat or leaves. */
  stopSpeech?(): void;
  /** Opens the search of the conversation. */
  search?(): void;
}

/** The methods of `Feature` that are called on all features and return nothing. */
export type FeatureEvent =
  | "handleUpdated"
  | "handleMessage"
  | "handleTold"
  | "handleOpened"
  | "handleClosed"
  | "handleRemoved"
  | "stopSpeech"
  | "search";

/** The moment at which features load: when a conversation begins, after the first paint, or while the chat is closed. */
export type FeatureGroup = "conversation" | "deferred" | "background";

/** Creates a feature for one chat. */
export type CreateFeature = (context: ChatContext) => Feature;

/** The element, as far as the chat and its features know it. */
export interface ChatHost extends LitElement {
  readonly site: string;
  readonly server: string;
  readonly isOpen: boolean;
  readonly hasSound: boolean;
  readonly consent: "required" | null;
  readonly name: string | null;
  readonly greeting: string | null;
  readonly logo: string | null;
  readonly looks: string | null;
  /** The rules of the site's own messages: their list, or its JSON; still to be checked. */
  readonly proactive: unknown;
  /** Whether the server may be asked for an arm of an experiment on them. */
  readonly takesPart: boolean;
  readonly strings: Partial<Strings>;
  readonly identity: string | undefined;
  readonly retryDelay: (attempt: number) => number;
  open(): void;
  close(): void;
}

/** The conversation, as far as features know it. */
interface ChatConversation {
  readonly state: ChatState;
  readonly drafts: Drafts;
  /** Settles when the stored conversation is read. */
  readonly restored: Promise<unknown>;
  /** Puts a form or a survey into the outbox; resolves once it is there. */
  submit(submission: Submission): Promise<void>;
  rate(messageId: string, rating: "down" | "up"): void;
  retry(id: string): void;
  discard(id: string): void;
  stopReplies(): void;
  erase(): void;
  /** Goes on with a session that another device let this one into. */
  goOn(session: SessionToken): Promise<void>;
  /** Finds an address of the session over HTTP; `isStale` after the last token was refused there. */
  findEndpoint(name: EndpointName, isStale: boolean): Promise<SessionEndpoint | undefined>;
  /** Loads the files that the visitor sends; resolves to nothing where they cannot be loaded. */
  findUploads(): Promise<Uploads | undefined>;
}

/** The viewport, as far as features know it. */
interface ChatViewport {
  readonly scroll: ScrollControl;
  /** The window over the rows; `undefined` until it is loaded. */
  rows: RowWindow | undefined;
  /** The reveal of answers; `undefined` until it is loaded. */
  textReveal: TextReveal | undefined;
  handleFit(): void;
}

/** Everything that a feature may use of its chat. */
export interface ChatContext {
  readonly host: ChatHost;
  readonly conversation: ChatConversation;
  readonly viewport: ChatViewport;
  input(): HTMLTextAreaElement | null;
  scroller(): HTMLElement | null;
  draft(): string;
  /** Sets the input's text, and saves it as the draft. */
  write(draft: string): void;
  /** Sends a message in the visitor's name, in place of the message `replaces`; returns whether the page allowed it. */
  say(text: string, replaces?: string): boolean;
  /** Dispatches an event on the element. */
  emit(type: string, detail?: unknown): void;
  /** Reports a mistake of the page: `prosa-error`, and a line in the console. */
  report(code: string, message: string): void;
  /** Draws at once. */
  drawNow(): void;
  /** Takes the looks of the site's settings; returns those in force, or nothing where the page wants none of them. */
  takeLooks(told: URLSearchParams): URLSearchParams | undefined;
  /** Calls one method of all features. */
  notify(event: "stopSpeech" | "search"): void;
}
