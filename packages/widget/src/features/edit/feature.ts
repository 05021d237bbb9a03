import type { LitElement } from "lit";
import type { Feature, Place } from "../../app/feature.ts";
import { adoptStyle, lazily } from "../../client/lazily.ts";
import type { ChatState } from "../../client/state/state.ts";
import type { Strings } from "../../strings/index.ts";
import type { Revisit, RevisitOptions } from "./edit.ts";

/**
 * What the visitor does with what is already said: copies it, mends it, asks it again, looks for it. All of it is loaded
 * with the first opening, and is there without a network from then on.
 */
export class RevisitGate implements Feature {
  readonly #host: LitElement;
  readonly #options: RevisitOptions;
  #revisit: Revisit | undefined;

  constructor(host: LitElement, options: RevisitOptions) {
    this.#host = host;
    this.#options = options;
  }

  readonly #load = lazily(async () => {
    const { REVISIT_STYLE, Revisit } = await import("./edit.ts");
    adoptStyle(this.#host.renderRoot, REVISIT_STYLE);
    this.#revisit = new Revisit(this.#host, this.#options);
    this.#host.requestUpdate();
  });

  get holdsInput(): boolean {
    return this.#revisit?.isEditing ?? false;
  }

  keepDraft(draft: string): boolean {
    return this.#revisit?.keepDraft(draft) ?? false;
  }

  search(): void {
    void this.#revisit?.search();
  }

  open(): void {
    void this.#load();
  }

  render(place: Place, state: ChatState, strings: Strings): unknown {
    return this.#revisit?.render(place, state, strings);
  }

  follow(state: ChatState): void {
    this.#revisit?.follow(state);
  }

  handleKey(event: KeyboardEvent): boolean {
    return this.#revisit?.handleKey(event) ?? false;
  }

  close(): void {
    this.#revisit?.close();
  }
}
