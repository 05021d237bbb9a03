// Written by scripts/manifest.ts from the element's docblock.

import type { Message, ProsaChat } from "@prosa/widget";

/** The attributes of `<prosa-chat>`, as in HTML. */
export interface ProsaChatAttributes {
  /** The site's name at the server. Required. */
  site?: string | undefined;
  /** The server's address, as in `https://chat.example`. Required. */
  server?: string | undefined;
  /** `pt-BR`, `en`, `es` or `ar`; else the nearest `lang` of the page, else the browser's. */
  lang?: string | undefined;
  /** Which way the chat reads and in which corner it stands; by default as its language does. */
  dir?: "ltr" | "rtl" | undefined;
  /** `auto`, the default, follows the device. */
  theme?: "auto" | "light" | "dark" | undefined;
  /** Whether the chat is open. */
  open?: boolean | undefined;
  /** With `required` nothing is stored on the device, and the server is asked for nothing, before the visitor says something or the page calls `grantConsent()`. */
  consent?: "required" | undefined;
  /** What the site says first, and when: a JSON list of rules, as in `[{"text": "Any questions?", "after": 20}]`. See "Messages of the site's own accord". */
  proactive?: string | undefined;
  /** Whether a message that comes while nobody looks at the chat is heard. */
  sound?: boolean | undefined;
  /** Whether the page's title counts the unread messages, as in "(2) Armazém Aurora". */
  "count-in-title"?: boolean | undefined;
}

/** Its properties that no attribute of the same name sets. */
export interface ProsaChatProperties {
  /** As the attribute `open`. */
  isOpen?: ProsaChat["isOpen"] | undefined;
  /** Milliseconds before each attempt to reconnect, counted from 1; by default doubling and jittered. Set by script. */
  retryDelay?: ProsaChat["retryDelay"] | undefined;
  /** As in `lang`; what it lacks is looked for around the element. */
  language?: ProsaChat["language"] | undefined;
  /** As in `sound`. */
  hasSound?: ProsaChat["hasSound"] | undefined;
  /** As in `count-in-title`. */
  countsInTitle?: ProsaChat["countsInTitle"] | undefined;
  /** The site's own words in place of some of the widget's, in the language of the page. Set by script. */
  strings?: ProsaChat["strings"] | undefined;
}

/** What frameworks set that prefer a property of the element to an attribute: `isOpen` in place of `open`. */
export type ProsaChatProps = Omit<ProsaChatAttributes, "open"> & ProsaChatProperties;

/** The custom properties that change its looks, as a style object names them. */
export interface ProsaChatTokens {
  /** The one strong colour. */
  "--prosa-accent"?: string | number | undefined;
  /** What is written on it. */
  "--prosa-on-accent"?: string | number | undefined;
  /** The font of the words. */
  "--prosa-font"?: string | number | undefined;
  /** The font of the site's name and of the greeting. */
  "--prosa-font-display"?: string | number | undefined;
  /** Distance of the bubble from the corner, 20px by default. */
  "--prosa-offset"?: string | number | undefined;
  /** Width of the chat on large screens, 400px by default. */
  "--prosa-width"?: string | number | undefined;
  /** Its height at most, 680px by default. */
  "--prosa-height"?: string | number | undefined;
  /** Its place among the page's layers. */
  "--prosa-z-index"?: string | number | undefined;
}

/** Its events by name. */
export interface ProsaChatEvents {
  /** The chat was opened. */
  "prosa-open": CustomEvent<null>;
  /** The chat was closed. */
  "prosa-close": CustomEvent<null>;
  /** The visitor says something. `preventDefault()` keeps it from being sent, and what is written to `detail.text` is sent in its place. */
  "prosa-before-send": CustomEvent<{ text: string }>;
  /** A message entered the conversation, whoever wrote it. */
  "prosa-message": CustomEvent<Message>;
  /** A message of the site's own accord was shown, answered by opening the chat, or sent away. */
  "prosa-proactive": CustomEvent<{ id: string; text: string; happened: "shown" | "opened" | "dismissed" }>;
  /** Something failed; `message` tells developers what to do. */
  "prosa-error": CustomEvent<{ code: string; message: string }>;
}

/** Listeners as JSX and Svelte 5 write them: `onprosa-open` and so on. */
export type ProsaChatListeners = {
  [Name in keyof ProsaChatEvents as `on${Name}`]?: ((event: ProsaChatEvents[Name]) => void) | undefined;
};
