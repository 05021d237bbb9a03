// Written by scripts/manifest.ts from the element's docblock.
// biome-ignore-all lint/style/noNamespace: the frameworks' own types keep JSX in a namespace.

import type { ProsaChat } from "@prosa/widget";
import type { CSSProperties, HTMLAttributes, RefAttributes } from "react";
import type { ProsaChatListeners, ProsaChatProps, ProsaChatTokens } from "./element.d.ts";

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "prosa-chat": Omit<HTMLAttributes<ProsaChat>, keyof ProsaChatProps | "style"> &
        RefAttributes<ProsaChat> & {
          style?: (CSSProperties & ProsaChatTokens) | undefined;
        } & ProsaChatProps &
        ProsaChatListeners;
    }
  }
}
