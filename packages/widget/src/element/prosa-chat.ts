import { LitElement } from "lit";
import { Chat } from "../app/chat.ts";
import { adoptStyle, lazily } from "../client/lazily.ts";
import { jitteredDelay } from "../client/connection.ts";
import type { ProactiveRule } from "../features/proactive/rules.ts";
import { directionOf, languageOf, type OwnStrings } from "../strings/index.ts";
import { MESSAGE_STYLE } from "../styles/message.ts";
import { PANEL_STYLE } from "../styles/panel.ts";
import type { Bubble } from "./launcher.ts";
import { PageTitle } from "./page-title.ts";

const loadBubble = lazily(() => import("./launcher.ts"));

/**
 * A bubble at the corner of the page that opens a chat with the site's assistant and its people. Closed it is the
 * bubble alone; it asks the server for nothing until the visitor opens it.
 *
 * @element prosa-chat
 * @attr site - The site's name at the server. Required.
 * @attr server - The server's address, as in `https://chat.example`. Required.
 * @attr lang - `pt-BR`, `en`, `es` or `ar`; else the nearest `lang` of the page, else the browser's.
 * @attr {"ltr"|"rtl"} dir - Which way the chat reads and in which corner it stands; by default as its language does.
 * @attr {"auto"|"light"|"dark"} theme - `auto`, the default, follows the device.
 * @attr open - Whether the chat is open.
 * @attr {"required"} consent - With `required` nothing is stored on the device, and the server is asked for nothing, before
 *   the visitor says something or the page calls `grantConsent()`.
 * @attr {string} proactive - What the site says first, and when: a JSON list of rules, as in
 *   `[{"text": "Any questions?", "after": 20}]`. See "Messages of the site's own accord".
 * @attr sound - Whether a message that comes while nobody looks at the chat is heard.
 * @attr count-in-title - Whether the page's title counts the unread messages, as in "(2) Armazém Aurora".
 *
 * @slot launcher - What the bubble shows while the chat is closed, in place of Prosa's mark.
 * @slot header - What the head shows, in place of the mark and the site's name.
 * @slot empty - What an empty conversation shows, in place of the greeting and the suggestions.
 *
 * @fires prosa-open - The chat was opened.
 * @fires prosa-close - The chat was closed.
 * @fires {CustomEvent<{text: string}>} prosa-before-send - The visitor says something. `preventDefault()` keeps it from being
 *   sent, and what is written to `detail.text` is sent in its place.
 * @fires {CustomEvent<Message>} prosa-message - A message entered the conversation, whoever wrote it.
 * @fires {CustomEvent<{id: string, text: string, happened: "shown" | "opened" | "dismissed"}>} prosa-proactive - A message of the
 *   site's own accord was shown, answered by opening the chat, or sent away.
 * @fires {CustomEvent<{code: string, message: string}>} prosa-error - Something failed; `message` tells developers what to do.
 *
 * @csspart launcher - The bubble.
 * @csspart teaser - What the site says first, beside the bubble.
 * @csspart panel - The chat.
 * @csspart header - Its head, with the site's name.
 * @csspart menu - The button that offers to rate, to download and to erase the conversation.
 * @csspart greeting - The first words of an empty conversation.
 * @csspart log - The conversation.
 * @csspart message - One message; also `visitor`, `assistant`, `agent` or `notice`.
 * @csspart bubble - The words of a message; also `visitor-bubble`, `assistant-bubble`, `agent-bubble`.
 * @csspart citations - The sources of an answer.
 * @csspart card - A product, a card or a ticket.
 * @csspart action - What a card offers to do: a link, a channel, or something to say.
 * @csspart form - What asks how to reach the visitor, and what was given.
 * @csspart survey - What asks how the conversation was, and what was said of it.
 * @csspart choice - A button that says something for the visitor.
 * @csspart composer - Where the visitor writes.
 * @csspart input - The input itself.
 * @csspart send - The button that sends.
 * @csspart stop - The button that stops an answer.
 * @csspart ask-human - The button that asks for a person.
 * @csspart dictate - The button that writes what the visitor says.
 * @csspart narrate - The button that has answers read aloud.
 * @csspart talk - The button that begins a conversation by voice.
 * @csspart voice - What the voice is doing, and how to end it.
 *
 * @cssprop {<color>} --prosa-accent - The one strong colour.
 * @cssprop {<color>} --prosa-on-accent - What is written on it.
 * @cssprop --prosa-font - The font of the words.
 * @cssprop --prosa-font-display - The font of the site's name and of the greeting.
 * @cssprop {<length>} --prosa-offset - Distance of the bubble from the corner, 20px by default.
 * @cssprop {<length>} --prosa-width - Width of the chat on large screens, 400px by default.
 * @cssprop {<length>} --prosa-height - Its height at most, 680px by default.
 * @cssprop {<integer>} --prosa-z-index - Its place among the page's layers.
 */
export class ProsaChat extends LitElement {
  static override properties = {
    site: { reflect: true },
    server: { reflect: true },
    theme: { reflect: true },
    isOpen: { type: Boolean, attribute: "open", reflect: true },
    language: { attribute: "lang" },
    consent: {},
    proactive: {},
    hasSound: { type: Boolean, attribute: "sound" },
    countsInTitle: { type: Boolean, attribute: "count-in-title" },
    direction: { attribute: "dir" },
    retryDelay: { attribute: false },
    strings: { attribute: false },
  };

  declare site: string;
  declare server: string;
  declare theme: "auto" | "light" | "dark";
  declare isOpen: boolean;
  /** Milliseconds before each attempt to reconnect, counted from 1; by default doubling and jittered. Set by script. */
  declare retryDelay: (attempt: number) => number;
  /** As in `lang`; what it lacks is looked for around the element. */
  declare language: string | null;
  declare consent: "required" | null;
  /** As in the attribute, or as the list itself. */
  declare proactive: readonly ProactiveRule[] | string | null;
  /** As in `sound`. */
  declare hasSound: boolean;
  /** As in `count-in-title`. */
  declare countsInTitle: boolean;
  /** The site's own words in place of some of the widget's, in the language of the page. Set by script. */
  declare strings: OwnStrings;
  declare protected direction: string | null;

  /** Draws the bubble where the loader has not; without it, that is loaded. */
  static drawBubble: ((root: ShadowRoot) => Bubble) | undefined;

  /** The loader's, from before the element was defined. */
  declare protected bubble: Bubble | undefined;
  readonly #title = new PageTitle();
  readonly #chat = new Chat(this, () => this.performUpdate());

  constructor() {
    super();
    this.site = "";
    this.server = "";
    this.theme = "auto";
    this.isOpen = false;
    this.retryDelay = jitteredDelay;
    this.language = null;
    this.consent = null;
    this.proactive = null;
    this.hasSound = false;
    this.countsInTitle = false;
    this.strings = {};
    this.direction = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#chat.enter();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#chat.leave();
    this.#title.count(0);
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    adoptStyle(root, PANEL_STYLE + MESSAGE_STYLE);
    if (root instanceof ShadowRoot) void this.#obtainBubble(root);
    // The panel goes after the bubble, so that Tab leads from the one into the other.
    Object.assign(this.renderOptions, { renderBefore: null });
    return root;
  }

  /** Opens the chat. */
  open(): void {
    this.#chat.wantFocus();
    this.isOpen = true;
  }

  /** Closes the chat; what is being written goes on. */
  close(): void {
    this.isOpen = false;
  }

  /** Lets the device keep the conversation, and the server be asked, where `consent` is `required`. */
  grantConsent(): void {
    void this.updateComplete.then(() => this.#chat.grantConsent());
  }

  /** Says something in the visitor's name, and opens the chat. Texts without any words are not sent. */
  send(text: string): void {
    const words = text.trim();
    if (words) void this.updateComplete.then(() => this.#chat.say(words));
    this.open();
  }

  protected override willUpdate(): void {
    this.#chat.prepare();
  }

  protected override render(): unknown {
    return this.#chat.render();
  }

  protected override updated(): void {
    if (this.bubble) {
      const { unseenCount, words } = this.#chat;
      this.bubble.update({
        language: languageOf(this),
        direction: directionOf(this),
        isOpen: this.isOpen,
        unseenCount,
        news: words?.newMessages(unseenCount) ?? "",
      });
      this.#title.count(this.countsInTitle ? unseenCount : 0);
    }
    this.#chat.follow();
  }

  async #obtainBubble(root: ShadowRoot): Promise<void> {
    const { bubble: drawn } = this;
    if (drawn) root.adoptedStyleSheets = [drawn.sheet, ...root.adoptedStyleSheets];
    else {
      const { drawBubble } = this.constructor as typeof ProsaChat;
      this.bubble = drawBubble ? drawBubble(root) : (await loadBubble())?.drawBubble(root);
      this.requestUpdate();
    }
    const button = this.bubble?.button;
    if (!button) return;
    button.addEventListener("click", this.#handleLauncherClick);
    const expect = () => this.#chat.expect();
    for (const intent of ["pointerenter", "focus", "touchstart"]) {
      button.addEventListener(intent, expect, { once: true, passive: true });
    }
    if (button.matches(":hover, :focus")) expect();
  }

  #handleLauncherClick = (): void => {
    if (this.isOpen) this.close();
    else this.open();
  };
}
