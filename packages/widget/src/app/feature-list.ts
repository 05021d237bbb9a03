import type { Action, Part } from "@prosa/protocol";
import type { SaidRow } from "../client/state/rows.ts";
import type { ChatState } from "../client/state/state.ts";
import type { Strings } from "../strings/index.ts";
import type { Slot, StartFormStatus } from "../view/slot.ts";
import type { Feature, FeatureEvent, FeatureGroup } from "./feature.ts";

/** The features of one chat. They are asked in the order of their groups and, in a group, in that of the registry. */
export class FeatureList {
  // Each group has its place from the start, so that loading one moves nothing that another has drawn.
  readonly #groups: Record<FeatureGroup, readonly Feature[]> = {
    conversation: [],
    deferred: [],
    background: [],
  };

  get unseenCount(): number {
    return this.#all.reduce((count, feature) => count + (feature.unseenCount ?? 0), 0);
  }

  get holdsInput(): boolean {
    return this.#all.some((feature) => feature.holdsInput);
  }

  get startForm(): StartFormStatus | undefined {
    return this.#first((feature) => feature.startForm) as StartFormStatus | undefined;
  }

  has(group: FeatureGroup): boolean {
    return this.#groups[group].length > 0;
  }

  add(group: FeatureGroup, features: readonly Feature[]): void {
    this.#groups[group] = features;
  }

  render(slot: Slot, state: ChatState, strings: Strings): unknown {
    return Object.values(this.#groups).map((group) =>
      group.map((feature) => feature.render?.(slot, state, strings)),
    );
  }

  renderPart(part: Part, messageId: string, strings: Strings): unknown {
    return this.#first((feature) => feature.renderPart?.(part, messageId, strings));
  }

  renderActions(actions: readonly Action[], strings: Strings): unknown {
    return this.#first((feature) => feature.renderActions?.(actions, strings));
  }

  renderTools(row: SaidRow, isCurrent: boolean): unknown {
    return this.#first((feature) => feature.renderTools?.(row, isCurrent));
  }

  handleDraft(draft: string): boolean {
    return this.#all.some((feature) => feature.handleDraft?.(draft));
  }

  handleSay(text: string): boolean {
    return this.#all.some((feature) => feature.handleSay?.(text));
  }

  handleKey(event: KeyboardEvent): boolean {
    return this.#all.some((feature) => feature.handleKey?.(event));
  }

  /** Calls one method of all features. */
  notify<E extends FeatureEvent>(event: E, ...details: Parameters<Required<Feature>[E]>): void {
    for (const feature of this.#all) {
      (feature[event] as ((...details: Parameters<Required<Feature>[E]>) => void) | undefined)?.(...details);
    }
  }

  get #all(): readonly Feature[] {
    return Object.values(this.#groups).flat();
  }

  #first(ask: (feature: Feature) => unknown): unknown {
    for (const feature of this.#all) {
      const answer = ask(feature);
      if (answer !== undefined) return answer;
    }
    return undefined;
  }
}
