import { ProsaChat } from "./prosa-chat.ts";

declare global {
  interface HTMLElementTagNameMap {
    "prosa-chat": ProsaChat;
  }
}

// In Node there is nothing to register with: importing this there does nothing.
if (typeof customElements !== "undefined") {
  if (customElements.get("prosa-chat")) {
    // biome-ignore lint/suspicious/noConsole: the page's author must hear of a copy that does nothing.
    console.warn("<prosa-chat> is defined already; this second copy of Prosa does nothing. Load it once.");
  } else {
    customElements.define("prosa-chat", ProsaChat);
  }
}

export { ProsaChat };
