// Written by scripts/manifest.ts from the element's docblock.
// biome-ignore-all lint/style/noNamespace: the frameworks' own types keep JSX in a namespace.

import type { ProsaChat } from "@prosa/widget";
import type { ClassAttributes, HTMLAttributes } from "preact";
import type { ProsaChatListeners, ProsaChatProps } from "./element.d.ts";

declare module "preact" {
  namespace JSX {
    interface IntrinsicElements {
      "prosa-chat": Omit<HTMLAttributes<ProsaChat>, keyof ProsaChatProps> &
        ClassAttributes<ProsaChat> &
        ProsaChatProps &
        ProsaChatListeners;
    }
  }
}
