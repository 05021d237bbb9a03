import type { Goal, SiteEvent } from "../app/site-events.ts";

/** A call of the script tag's function: the name of a method of the element, and what it takes. */
export type TagCall =
  | [method: "open" | "close" | "grantConsent"]
  | [method: "send", text: string]
  | [method: "identify", token?: string]
  | [method: "track", event: SiteEvent]
  | [method: "convert", goal: Goal];

declare global {
  interface Window {
    /**
     * The script tag's one global: `Prosa("open")`, `Prosa("close")`, `Prosa("send", text)`, `Prosa("grantConsent")`,
     * `Prosa("identify", token)`, `Prosa("track", event)`, `Prosa("convert", goal)`. A page can define it before the script is loaded: `window.Prosa ||= (...call) => (Prosa.q ||= []).push(call)`.
     */
    Prosa?: ((...call: TagCall) => void) & {
      q?: TagCall[];
      /** Called by a script tag that runs when the chat is on the page already. */
      adopt?: (tag: HTMLScriptElement | undefined) => void;
    };
    /**
     * The settings of the script tag, where its `data-` attributes do not reach the page, as with some tag managers:
     * `{ site: "shop", server: "https://chat.example", lang: "en" }`. Set it before the script runs.
     */
    prosaSettings?: Readonly<Record<string, unknown>>;
  }
}
