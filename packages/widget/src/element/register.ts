import { ProsaChat } from "./prosa-chat.ts";

declare global {
  interface HTMLElementTagNameMap {
    "prosa-chat": ProsaChat;
  }
}

/** Registers `<prosa-chat>`; does nothing without a document, as in Node, where Lit brings a registry without one. */
export function register(): void {
  if (typeof document === "undefined") return;
  if (customElements.get("prosa-chat")) {
    // biome-ignore lint/suspicious/noConsole: the page's author must know of a copy that does nothing.
    console.warn("<prosa-chat> is defined already; this second copy of Prosa does nothing. Load it once.");
  } else {
    customElements.define("prosa-chat", ProsaChat);
  }
}
