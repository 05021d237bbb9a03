// Written by scripts/manifest.ts from the element's docblock.

import type { Message, ProsaChat } from "@prosa/widget";

/** The attributes of `<prosa-chat>`, as in HTML. */
export interface ProsaChatAttributes {
  /** The site's name at the server. Required. */
  site?: string | undefined;
  /** The server's address, as in `https://chat.example`. Required. */
  server?: string | undefined;
  /** `pt-BR`, `en`, `es` or `ar`; by default the nearest `lang` of the page, or else the browser's language. */
  lang?: string | undefined;
  /** The direction of the text and, with it, the corner of the bubble; by default that of the language. */
  dir?: "ltr" | "rtl" | undefined;
  /** `auto`, the default, follows the device. */
  theme?: "auto" | "light" | "dark" | undefined;
  /** The site's name in the head of the chat; by default that of the site's settings, once the server has given it. */
  name?: string | undefined;
  /** The greeting of an empty conversation, likewise. */
  greeting?: string | undefined;
  /** The address of the site's logo in the head of the chat, square at best; by default the mark of the assistant. */
  logo?: string | undefined;
  /** The one strong colour, as CSS writes colours; a page's own `--prosa-accent` on the element comes before it. */
  accent?: string | undefined;
  /** The roundness of messages, cards and the chat itself, in pixels, 28 at most; a page's own `--prosa-radius` comes before it. */
  radius?: number | undefined;
  /** The font of the text: the device's own, the page's, one with serifs or one with round ends. */
  font?: "system" | "page" | "serif" | "rounded" | undefined;
  /** The looks of the site's settings when the tag was copied, as in `accent=#0b7a75&position=left`; the attributes above and below come before them, and what the server told since in their place. With `none` the settings have no say. */
  looks?: string | undefined;
  /** The side of the window with the bubble and the chat; by default that of `dir`. */
  position?: "left" | "right" | undefined;
  /** The distance of the bubble from that side, in pixels or as a CSS length; `--prosa-offset` by default. */
  "offset-x"?: string | undefined;
  /** The distance of the bubble from the bottom, as above, so that it clears another button of the page. */
  "offset-y"?: string | undefined;
  /** Whether the chat is open. */
  open?: boolean | undefined;
  /** With `required`, nothing is stored on the device and the server is asked for nothing until the visitor sends a message or the page calls `grantConsent()`. */
  consent?: "required" | undefined;
  /** The site's own messages and their conditions: a JSON list of rules, as in `[{"text": "Any questions?", "after": 20}]`. See "Messages that the site says first". */
  proactive?: string | undefined;
  /** Whether the chat takes part in an experiment on the site's own messages: it asks the server for its rules before the visitor does anything, unless `consent` is awaited. */
  experiments?: boolean | undefined;
  /** Whether a sound announces a message that comes while nobody looks at the chat. */
  sound?: boolean | undefined;
  /** Whether the page's title counts the unread messages, as in "(2) Armazém Aurora". */
  "count-in-title"?: boolean | undefined;
}

/** The properties of `<prosa-chat>` without an attribute of the same name. */
export interface ProsaChatProperties {
  /** As the attribute `open`. */
  isOpen?: ProsaChat["isOpen"] | undefined;
  /** The delay before an attempt to reconnect, counted from 1, in milliseconds. By default it doubles, with jitter. Set by script. */
  retryDelay?: ProsaChat["retryDelay"] | undefined;
  /** The token by which the site says who the visitor is; `undefined` for nobody. Set by script. */
  identity?: ProsaChat["identity"] | undefined;
  /** As the attribute `lang`; `null` where it is missing. */
  language?: ProsaChat["language"] | undefined;
  /** As the attribute `offset-x`. */
  offsetX?: ProsaChat["offsetX"] | undefined;
  /** As the attribute `offset-y`. */
  offsetY?: ProsaChat["offsetY"] | undefined;
  /** As the attribute `experiments`. */
  takesPart?: ProsaChat["takesPart"] | undefined;
  /** As the attribute `sound`. */
  hasSound?: ProsaChat["hasSound"] | undefined;
  /** As the attribute `count-in-title`. */
  countsInTitle?: ProsaChat["countsInTitle"] | undefined;
  /** The site's own words in place of some of the widget's, in the page's language. Set by script. */
  strings?: ProsaChat["strings"] | undefined;
}

/** The properties for frameworks that prefer a property to an attribute: `isOpen` in place of `open`. */
export type ProsaChatProps = Omit<ProsaChatAttributes, "open"> & ProsaChatProperties;

/** The custom properties of its style, as a style object names them. */
export interface ProsaChatTokens {
  /** The one strong colour. */
  "--prosa-accent"?: string | number | undefined;
  /** The colour of text on the accent. */
  "--prosa-on-accent"?: string | number | undefined;
  /** The font of the text. */
  "--prosa-font"?: string | number | undefined;
  /** The font of the site's name and of the greeting. */
  "--prosa-font-display"?: string | number | undefined;
  /** The distance of the bubble from the corner, 20px by default. */
  "--prosa-offset"?: string | number | undefined;
  /** The width of the chat on large screens, 400px by default. */
  "--prosa-width"?: string | number | undefined;
  /** The greatest height of the chat, 680px by default. */
  "--prosa-height"?: string | number | undefined;
  /** The roundness of messages, cards and the chat itself, 18px by default. */
  "--prosa-radius"?: string | number | undefined;
  /** The room around what is said, 1 by default: 0.8 is dense, 1.2 airy. */
  "--prosa-density"?: string | number | undefined;
  /** The `z-index` of the bubble and the chat. */
  "--prosa-z-index"?: string | number | undefined;
}

/** Its events by name. */
export interface ProsaChatEvents {
  /** The chat was opened. */
  "prosa-open": CustomEvent<null>;
  /** The chat was closed. */
  "prosa-close": CustomEvent<null>;
  /** The visitor sends a message. `preventDefault()` stops it, and a text that is written to `detail.text` is sent in its place. */
  "prosa-before-send": CustomEvent<{ text: string }>;
  /** A message of any author entered the conversation. */
  "prosa-message": CustomEvent<Message>;
  /** One of the site's own messages was shown, answered by opening the chat, or dismissed. */
  "prosa-proactive": CustomEvent<{ id: string; text: string; happened: "shown" | "opened" | "dismissed" }>;
  /** Something failed; `message` is advice for developers. */
  "prosa-error": CustomEvent<{ code: string; message: string }>;
}

/** Listeners as JSX and Svelte 5 write them: `onprosa-open` and so on. */
export type ProsaChatListeners = {
  [Name in keyof ProsaChatEvents as `on${Name}`]?: ((event: ProsaChatEvents[Name]) => void) | undefined;
};
