// Written by scripts/manifest.ts from the element's docblock.

import type { ProsaChat } from "@prosa/widget";
import type { ProsaChatEvents } from "./element.d.ts";

declare global {
  interface HTMLElementEventMap extends ProsaChatEvents {}
  interface HTMLElementTagNameMap {
    "prosa-chat": ProsaChat;
  }
}

export { ProsaChat } from "@prosa/widget";
