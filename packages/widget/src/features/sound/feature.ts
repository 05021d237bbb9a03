import type { Message } from "@prosa/protocol";
import type { Feature } from "../../app/feature.ts";
import { chime } from "./chime.ts";

/** Lets a message be heard that comes while nobody looks at the chat, where the site wants that. */
export class SoundGate implements Feature {
  readonly #isWanted: () => boolean;

  constructor(isWanted: () => boolean) {
    this.#isWanted = isWanted;
  }

  handleMessage({ author }: Message, isOpen: boolean): void {
    const isSeen = isOpen && !document.hidden;
    if (author !== "visitor" && !isSeen && this.#isWanted()) chime();
  }
}
