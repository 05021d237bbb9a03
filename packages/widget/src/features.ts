import type { Message } from "@prosa/protocol";
import type { ChatState } from "./state.ts";
import type { Strings } from "./strings/index.ts";

/**
 * Where a feature can show something: among the buttons of the head, under the head, after the last message, over the
 * input, or beside the bubble while the chat is closed.
 */
export type Place = "head" | "top" | "end" | "foot" | "page";

/**
 * Something the chat can do besides writing and reading. Each has a small file in the chat's first bytes, which loads the
 * rest when it is first wanted.
 */
export interface Feature {
  /** Called with every drawing, once for each place. */
  render?(place: Place, state: ChatState, strings: Strings): unknown;
  /** Called after every drawing, open or closed. */
  follow?(state: ChatState): void;
  /** Called after opening, once answers can be shown in full: now is the time to load what must work without a network. */
  load?(): unknown;
  /** A message has entered the conversation, whoever wrote it. */
  handleMessage?(message: Message, isOpen: boolean): void;
  /** Escape was pressed; returns whether it was meant for the feature, or else closes the chat. */
  handleEscape?(): boolean;
  /** The visitor writes or says something, or closes the chat, or the element leaves the page. */
  silence?(): void;
  /** The chat was closed. */
  close?(): void;
}

/** All that the chat can do, asked one after the other. */
export class Features implements Required<Feature> {
  readonly #all: readonly Feature[];

  constructor(...all: Feature[]) {
    this.#all = all;
  }

  render(place: Place, state: ChatState, strings: Strings): unknown {
    return this.#all.map((feature) => feature.render?.(place, state, strings));
  }

  follow(state: ChatState): void {
    for (const feature of this.#all) feature.follow?.(state);
  }

  load(): void {
    for (const feature of this.#all) feature.load?.();
  }

  handleMessage(message: Message, isOpen: boolean): void {
    for (const feature of this.#all) feature.handleMessage?.(message, isOpen);
  }

  handleEscape(): boolean {
    return this.#all.some((feature) => feature.handleEscape?.());
  }

  silence(): void {
    for (const feature of this.#all) feature.silence?.();
  }

  close(): void {
    this.silence();
    for (const feature of this.#all) feature.close?.();
  }
}
