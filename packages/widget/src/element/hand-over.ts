import type { Bubble } from "../bubble/bubble.ts";
import type { TagCall } from "./tag-global.ts";
import type { readSettings } from "./tag-settings.ts";

/** The element before its class is loaded, and after. */
export interface ChatElement extends HTMLElement {
  open?(given?: unknown): void;
  close?(given?: unknown): void;
  send?(given: unknown): void;
  grantConsent?(given?: unknown): void;
  track?(given: unknown): void;
  convert?(given: unknown): void;
  identity?: string | undefined;
  early?: Promise<Response | undefined>;
}

/**
 * The state that the script tag's first file hands to the second. After a deployment a browser may have one of them from
 * before it, so a name here keeps its meaning, and a new one may be missing.
 */
export interface HandOver {
  readonly element: ChatElement & { bubble: Bubble };
  /** The tag that ran. */
  readonly tag: HTMLScriptElement | undefined;
  /** The body of the page that the bubble was put into. */
  body?: HTMLElement;
  /** The calls of `Prosa` and the presses until now. */
  waiting: TagCall[];
  /** The tags that ran since. */
  readonly adopted: (HTMLScriptElement | undefined)[];
  /** Puts the element into the page, unless it is there. */
  readonly attach: () => void;
  /** Sets the looks that the device remembers, and the bubble's language. */
  readonly wearStored: () => void;
  readonly readSettings: typeof readSettings;
  /** The address of a file beside `prosa.js`. */
  readonly addressOf: (path: string) => string;
  /** Imports a file of this build, or else the one whose name lasts. Reports it where there is neither, and resolves to nothing. */
  readonly importFile: (path: string, lasting: string) => Promise<unknown>;
  /** Reports a fault of the page. */
  readonly report: (code: string, message: string) => void;
  /** Takes a call of `Prosa`, or a press. The second file replaces it. */
  hear: (call: TagCall) => void;
  /** Takes a tag that ran when the chat was on the page already. The second file replaces it. */
  adopt: (tag: HTMLScriptElement | undefined) => void;
}

/** The calls after which the visitor sees the chat. */
export function isShowing([method]: TagCall): boolean {
  return /^(open|send)$/.test(method);
}
