// Written by scripts/manifest.ts from the element's docblock.

import type { ProsaChat } from "@prosa/widget";
import type { HTMLAttributes } from "svelte/elements";
import type { ProsaChatAttributes, ProsaChatListeners, ProsaChatProperties } from "./element.d.ts";

declare module "svelte/elements" {
  interface SvelteHTMLElements {
    "prosa-chat": Omit<HTMLAttributes<ProsaChat>, keyof ProsaChatAttributes> &
      ProsaChatAttributes &
      ProsaChatProperties &
      ProsaChatListeners;
  }
}
