// Written by scripts/manifest.ts from the element's docblock.

import type { HTMLAttributes, PublicProps } from "vue";
import type { ProsaChatEvents, ProsaChatProps } from "./element.d.ts";

/** The properties for templates; attributes with a hyphen are left out, because Vue would write `"false"`. */
type Props = Omit<ProsaChatProps, "offset-x" | "offset-y" | "count-in-title">;

interface Listeners {
  onProsaOpen?: ((event: ProsaChatEvents["prosa-open"]) => void) | undefined;
  onProsaClose?: ((event: ProsaChatEvents["prosa-close"]) => void) | undefined;
  onProsaBeforeSend?: ((event: ProsaChatEvents["prosa-before-send"]) => void) | undefined;
  onProsaMessage?: ((event: ProsaChatEvents["prosa-message"]) => void) | undefined;
  onProsaProactive?: ((event: ProsaChatEvents["prosa-proactive"]) => void) | undefined;
  onProsaError?: ((event: ProsaChatEvents["prosa-error"]) => void) | undefined;
}

declare module "vue" {
  interface GlobalComponents {
    "prosa-chat": new () => {
      $props: Omit<HTMLAttributes, keyof ProsaChatProps> & PublicProps & Props & Listeners;
    };
  }
}
