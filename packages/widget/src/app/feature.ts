import type { Message } from "@prosa/protocol";
import type { ChatController } from "../client/controller.ts";
import type { ChatState } from "../client/state/state.ts";
import type { ProactiveHost } from "../features/proactive/feature.ts";
import type { OwnStrings, Strings } from "../strings/index.ts";
import type { PanelGestures } from "../view/panel.ts";
import type { Reading } from "../viewport/viewport.ts";

/**
 * Where a feature can show something: among the buttons of the head, under the head, under the greeting, after the last
 * message, over the input, in the input's field, under it, or beside the bubble while the chat is closed.
 */
export type Place = "head" | "top" | "start" | "end" | "foot" | "field" | "tools" | "page";

/**
 * Whether something that the site asks before the first message waits for the visitor, or the conversation for it. While what
 * asks is not there, nothing waits: the visitor would be left with neither.
 */
export type StartStanding = "none" | "offered" | "required";

/**
 * Something the chat can do besides writing and reading. It is made after the first picture, in `after-paint.ts`, or where a site
 * wants it before the chat is opened, in `while-closed.ts`.
 */
export interface Feature {
  /** How many messages of its own wait to be seen. */
  readonly unseenCount?: number;
  /** Whether the input holds something else than a draft, which is not to be kept as one. */
  readonly holdsInput?: boolean;
  /** What the visitor is asked for before the first message. */
  readonly standing?: StartStanding | undefined;
  /** Called with every drawing, once for each place. */
  render?(place: Place, state: ChatState, strings: Strings): unknown;
  /** Called after every drawing, open or closed. */
  follow?(state: ChatState): void;
  /** A message has entered the conversation, whoever wrote it. */
  handleMessage?(message: Message, isOpen: boolean): void;
  /** Another tab has left a draft; returns whether the feature, which holds the input, gives it back in the end. */
  keepDraft?(draft: string): boolean;
  /** A key was pressed in the panel; returns whether it was meant for the feature. Escape closes the chat otherwise. */
  handleKey?(event: KeyboardEvent): boolean;
  /** The visitor writes or says something, or closes the chat, or the element leaves the page. */
  silence?(): void;
  /** The chat was opened, or is open as the feature comes. */
  open?(): void;
  /** The chat was closed. */
  close?(): void;
  /** The element is taken off the page with the chat open; `open` follows when it is put back. */
  leave?(): void;
}

/** The element, as far as the chat in it needs to know it. */
export interface ChatHost extends ProactiveHost {
  readonly server: string;
  readonly hasSound: boolean;
  readonly consent: "required" | null;
  readonly strings: OwnStrings;
  readonly retryDelay: (attempt: number) => number;
  close(): void;
}

/** What a feature can reach of the chat. */
export interface Reach {
  host: ChatHost;
  controller: ChatController;
  reading: Reading;
  gestures: PanelGestures;
  /** Draws at once what was asked for. */
  drawNow: () => void;
  draft: () => string;
  /** Sets what the input shows, and keeps it. */
  write: (draft: string) => void;
  /** Says something in the visitor's name, in place of `replaces` if given, and tells whether the page let it pass. */
  say: (text: string, replaces?: string) => boolean;
  /** Dispatches an event on the element. */
  emit: (type: string, detail?: unknown) => void;
}

/** All features of a chat, asked one after the other; none before they are loaded. */
export class Features {
  #all: readonly Feature[] = [];

  get unseenCount(): number {
    return this.#all.reduce((count, feature) => count + (feature.unseenCount ?? 0), 0);
  }

  get holdsInput(): boolean {
    return this.#all.some((feature) => feature.holdsInput);
  }

  get standing(): StartStanding | undefined {
    return this.#all.find(({ standing }) => standing)?.standing;
  }

  add(features: readonly Feature[]): void {
    this.#all = [...this.#all, ...features];
  }

  render(place: Place, state: ChatState, strings: Strings): unknown {
    return this.#all.map((feature) => feature.render?.(place, state, strings));
  }

  follow(state: ChatState): void {
    for (const feature of this.#all) feature.follow?.(state);
  }

  handleMessage(message: Message, isOpen: boolean): void {
    for (const feature of this.#all) feature.handleMessage?.(message, isOpen);
  }

  keepDraft(draft: string): boolean {
    return this.#all.some((feature) => feature.keepDraft?.(draft));
  }

  handleKey(event: KeyboardEvent): boolean {
    return this.#all.some((feature) => feature.handleKey?.(event));
  }

  /** Tells all of them of what has happened to the chat. */
  tell(what: "silence" | "open" | "close" | "leave"): void {
    for (const feature of this.#all) feature[what]?.();
  }
}
