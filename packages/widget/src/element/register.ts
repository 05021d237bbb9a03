import { isWriting } from "./keys.ts";
import { ProsaChat } from "./prosa-chat.ts";

declare global {
  interface HTMLElementTagNameMap {
    "prosa-chat": ProsaChat;
  }
}

/** Registers `<prosa-chat>`; does nothing without a document, as in Node, where Lit brings a registry without one. */
export function register(): void {
  if (typeof document === "undefined") return;
  // Libraries of shortcuts leave a key alone whose target is editable, and all that they see of the chat is the element.
  const isContentEditable = {
    configurable: true,
    get(this: ProsaChat) {
      return isWriting(this.shadowRoot);
    },
  };
  if (customElements.get("prosa-chat")) {
    // biome-ignore lint/suspicious/noConsole: the page's author must know of a copy that does nothing.
    console.warn("<prosa-chat> is defined already; this second copy of Prosa does nothing. Load it once.");
  } else {
    Object.defineProperty(ProsaChat.prototype, "isContentEditable", isContentEditable);
    customElements.define("prosa-chat", ProsaChat);
  }
}
