import { LitElement } from "lit";
import { Chat } from "../app/chat.ts";
import type { OwnStrings } from "../app/own-strings.ts";
import type { Goal, SiteEvent } from "../app/site-events.ts";
import type { Bubble } from "../bubble/bubble.ts";
import { showBubbleState } from "../bubble/bubble-state.ts";
import { jitteredDelay } from "../client/jittered-delay.ts";
import { lazily } from "../client/lazily.ts";
import type { ProactiveRule } from "../features/proactive/rules.ts";
import { directionOf, languageOf } from "../strings/index.ts";
import { adoptStyle } from "../styles/adopt-style.ts";
import { DETAILS_STYLE } from "../styles/details.ts";
import { MESSAGE_STYLE } from "../styles/message.ts";
import { PANEL_STYLE } from "../styles/panel.ts";
import { THEME_STYLE } from "../styles/theme.ts";
import { PageTitle } from "./page-title.ts";

const loadBubble = lazily(() => import("../bubble/bubble.ts"));

/**
 * A bubble at the corner of the page that opens a chat with the site's assistant and its people. While it is closed, only
 * the bubble is loaded, and the server is asked for nothing.
 *
 * @element prosa-chat
 * @attr site - The site's name at the server. Required.
 * @attr server - The server's address, as in `https://chat.example`. Required.
 * @attr lang - `pt-BR`, `en`, `es` or `ar`; by default the nearest `lang` of the page, or else the browser's language.
 * @attr {"ltr"|"rtl"} dir - The direction of the text and, with it, the corner of the bubble; by default that of the language.
 * @attr {"auto"|"light"|"dark"} theme - `auto`, the default, follows the device.
 * @attr {string} name - The site's name in the head of the chat; by default that of the site's settings, once the server has given it.
 * @attr {string} greeting - The greeting of an empty conversation, likewise.
 * @attr {string} logo - The address of the site's logo in the head of the chat, square at best; by default the mark of the assistant.
 * @attr {string} accent - The one strong colour, as CSS writes colours; a page's own `--prosa-accent` on the element comes before it.
 * @attr {number} radius - The roundness of messages, cards and the chat itself, in pixels, 28 at most; a page's own `--prosa-radius` comes before it.
 * @attr {"system"|"page"|"serif"|"rounded"} font - The font of the text: the device's own, the page's, one with serifs or one with round ends.
 * @attr {string} looks - The looks of the site's settings when the tag was copied, as in `accent=#0b7a75&position=left`; the
 *   attributes above and below come before them, and what the server told since in their place. With `none` the settings
 *   have no say.
 * @attr {"left"|"right"} position - The side of the window with the bubble and the chat; by default that of `dir`.
 * @attr {string} offset-x - The distance of the bubble from that side, in pixels or as a CSS length; `--prosa-offset` by default.
 * @attr {string} offset-y - The distance of the bubble from the bottom, as above, so that it clears another button of the page.
 * @attr open - Whether the chat is open.
 * @attr {"required"} consent - With `required`, nothing is stored on the device and the server is asked for nothing until
 *   the visitor sends a message or the page calls `grantConsent()`.
 * @attr {string} proactive - The site's own messages and their conditions: a JSON list of rules, as in
 *   `[{"text": "Any questions?", "after": 20}]`. See "Messages that the site says first".
 * @attr experiments - Whether the chat takes part in an experiment on the site's own messages: it asks the server for its rules
 *   before the visitor does anything, unless `consent` is awaited.
 * @attr sound - Whether a sound announces a message that comes while nobody looks at the chat.
 * @attr count-in-title - Whether the page's title counts the unread messages, as in "(2) Armazém Aurora".
 *
 * @slot launcher - The content of the bubble while the chat is closed, in place of Prosa's mark.
 * @slot header - The content of the head, in place of the mark and the site's name.
 * @slot empty - The content of an empty conversation, in place of the greeting and the suggestions.
 *
 * @fires prosa-open - The chat was opened.
 * @fires prosa-close - The chat was closed.
 * @fires {CustomEvent<{text: string}>} prosa-before-send - The visitor sends a message. `preventDefault()` stops it, and a
 *   text that is written to `detail.text` is sent in its place.
 * @fires {CustomEvent<Message>} prosa-message - A message of any author entered the conversation.
 * @fires {CustomEvent<{id: string, text: string, happened: "shown" | "opened" | "dismissed"}>} prosa-proactive - One of
 *   the site's own messages was shown, answered by opening the chat, or dismissed.
 * @fires {CustomEvent<{code: string, message: string}>} prosa-error - Something failed; `message` is advice for developers.
 *
 * @csspart launcher - The bubble.
 * @csspart teaser - The site's own message beside the bubble.
 * @csspart panel - The chat.
 * @csspart header - The head of the chat, with the site's name.
 * @csspart menu - The button of the menu, which searches, rates, mails, downloads and erases the conversation.
 * @csspart widen - The button that gives the chat more room on a large screen.
 * @csspart greeting - The greeting of an empty conversation.
 * @csspart hours - The line under an empty conversation that says when people answer.
 * @csspart log - The conversation.
 * @csspart message - One message; also `visitor`, `assistant`, `agent` or `notice`.
 * @csspart bubble - The text of a message; also `visitor-bubble`, `assistant-bubble`, `agent-bubble`.
 * @csspart citations - The sources of an answer.
 * @csspart card - A product, a card or a ticket.
 * @csspart file - A picture or a file that the visitor sent.
 * @csspart action - An action of a card: a link, a channel of contact, or a message to send.
 * @csspart form - A contact form, or its submission.
 * @csspart survey - The survey about the conversation, or the visitor's answer.
 * @csspart choice - A button that sends a message for the visitor.
 * @csspart composer - The form with the input and its buttons.
 * @csspart input - The input.
 * @csspart send - The button that sends.
 * @csspart stop - The button that stops an answer.
 * @csspart ask-human - The button that asks for a person.
 * @csspart attach - The button that sends files.
 * @csspart camera - The button that takes a photo, on phones.
 * @csspart dictate - The button that starts dictation.
 * @csspart narrate - The button that turns reading aloud on and off.
 * @csspart talk - The button that starts a spoken conversation.
 * @csspart voice - The bar with the voice's state and its buttons.
 *
 * @cssprop {<color>} --prosa-accent - The one strong colour.
 * @cssprop {<color>} --prosa-on-accent - The colour of text on the accent.
 * @cssprop --prosa-font - The font of the text.
 * @cssprop --prosa-font-display - The font of the site's name and of the greeting.
 * @cssprop {<length>} --prosa-offset - The distance of the bubble from the corner, 20px by default.
 * @cssprop {<length>} --prosa-width - The width of the chat on large screens, 400px by default.
 * @cssprop {<length>} --prosa-height - The greatest height of the chat, 680px by default.
 * @cssprop {<length>} --prosa-radius - The roundness of messages, cards and the chat itself, 18px by default.
 * @cssprop {<number>} --prosa-density - The room around what is said, 1 by default: 0.8 is dense, 1.2 airy.
 * @cssprop {<integer>} --prosa-z-index - The `z-index` of the bubble and the chat.
 */
export class ProsaChat extends LitElement {
  static override properties = {
    site: { reflect: true },
    server: { reflect: true },
    // A default that is reflected would look like the page's own choice.
    theme: { reflect: true, useDefault: true },
    isOpen: { type: Boolean, attribute: "open", reflect: true },
    language: { attribute: "lang" },
    name: {},
    greeting: {},
    logo: {},
    looks: {},
    radius: {},
    font: {},
    accent: { reflect: true },
    position: { reflect: true },
    offsetX: { attribute: "offset-x", reflect: true },
    offsetY: { attribute: "offset-y", reflect: true },
    consent: {},
    proactive: {},
    takesPart: { type: Boolean, attribute: "experiments" },
    hasSound: { type: Boolean, attribute: "sound" },
    countsInTitle: { type: Boolean, attribute: "count-in-title" },
    direction: { attribute: "dir" },
    retryDelay: { attribute: false },
    identity: { attribute: false },
    strings: { attribute: false },
  };

  declare site: string;
  declare server: string;
  declare theme: "auto" | "light" | "dark";
  declare isOpen: boolean;
  /** The delay before an attempt to reconnect, counted from 1, in milliseconds. By default it doubles, with jitter. Set by script. */
  declare retryDelay: (attempt: number) => number;
  /** The token by which the site says who the visitor is; `undefined` for nobody. Set by script. */
  declare identity: string | undefined;
  /** As the attribute `lang`; `null` where it is missing. */
  declare language: string | null;
  /** As the attribute `name`; `null` where it is missing. */
  declare name: string | null;
  /** As the attribute `greeting`; `null` where it is missing. */
  declare greeting: string | null;
  /** As the attribute `logo`; `null` where it is missing. */
  declare logo: string | null;
  /** As the attribute `looks`; `null` where it is missing. */
  declare looks: string | null;
  /** As the attribute `radius`; `null` where it is missing. */
  declare radius: string | null;
  /** As the attribute `font`; `null` where it is missing. */
  declare font: "system" | "page" | "serif" | "rounded" | null;
  /** As the attribute `accent`. */
  declare accent: string | null;
  /** As the attribute `position`; `null` where it is missing. */
  declare position: "left" | "right" | null;
  /** As the attribute `offset-x`. */
  declare offsetX: string | null;
  /** As the attribute `offset-y`. */
  declare offsetY: string | null;
  declare consent: "required" | null;
  /** As the attribute, or the list itself. */
  declare proactive: readonly ProactiveRule[] | string | null;
  /** As the attribute `experiments`. */
  declare takesPart: boolean;
  /** As the attribute `sound`. */
  declare hasSound: boolean;
  /** As the attribute `count-in-title`. */
  declare countsInTitle: boolean;
  /** The site's own words in place of some of the widget's, in the page's language. Set by script. */
  declare strings: OwnStrings;
  declare protected direction: string | null;

  /** Draws the bubble where the loader has not; loaded where it is missing. */
  static drawBubble: ((root: ShadowRoot) => Bubble) | undefined;

  /** The bubble that the loader drew before the element was defined. */
  declare protected bubble: Bubble | undefined;
  /** The answer to the request for a session that the loader sent when the bubble was pressed. */
  declare protected early: Promise<Response | undefined> | undefined;
  readonly #title = new PageTitle();
  readonly #chat = new Chat(
    this,
    () => this.performUpdate(),
    () => this.#takeEarly(),
    (isNotLoaded) => this.bubble?.explain(isNotLoaded),
  );

  constructor() {
    super();
    this.site = "";
    this.server = "";
    this.theme = "auto";
    this.isOpen = false;
    this.retryDelay = jitteredDelay;
    this.language = this.name = this.greeting = this.logo = null;
    this.looks = this.radius = this.font = null;
    this.accent = this.position = this.offsetX = this.offsetY = this.consent = null;
    this.proactive = null;
    this.takesPart = false;
    this.hasSound = false;
    this.countsInTitle = false;
    this.strings = {};
    this.direction = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#chat.handleConnected();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#chat.handleDisconnected();
    this.#title.count(0);
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    adoptStyle(root, THEME_STYLE + PANEL_STYLE + MESSAGE_STYLE + DETAILS_STYLE);
    if (root instanceof ShadowRoot) void this.#obtainBubble(root);
    // The panel comes after the bubble, so that Tab moves from the bubble into the panel.
    Object.assign(this.renderOptions, { renderBefore: null });
    return root;
  }

  /** Opens the chat. */
  open(): void {
    this.#chat.wantFocus();
    this.isOpen = true;
  }

  /** Closes the chat; an answer in progress continues. */
  close(): void {
    this.isOpen = false;
  }

  /** Allows storing on the device and asking the server, where `consent` is `required`. */
  grantConsent(): void {
    void this.updateComplete.then(() => this.#chat.grantConsent());
  }

  /** Sends a message in the visitor's name, and opens the chat. An empty text is not sent. */
  send(text: string): void {
    const words = text.trim();
    if (words) void this.updateComplete.then(() => this.#chat.say(words));
    this.open();
  }

  /** Tells what the visitor did on the site: a page, the cart, an order. Kept for those alone who have a conversation. */
  track(event: SiteEvent): void {
    void this.updateComplete.then(() => this.#chat.tell(event));
  }

  /** Tells that the visitor reached a goal of the site's own, such as a sale. Kept as `track()` keeps it. */
  convert(goal: Goal): void {
    void this.updateComplete.then(() => this.#chat.tell({ ...goal, type: "convert" }));
  }

  // The first drawing of a closed chat has a task of its own, so that a slow device can answer the page before it.
  protected override scheduleUpdate(): Promise<unknown> | undefined {
    if (!this.hasUpdated && !this.isOpen)
      return new Promise((resolve) => setTimeout(resolve)).then(() => super.scheduleUpdate());
    super.scheduleUpdate();
    return undefined;
  }

  protected override willUpdate(): void {
    this.#chat.handleUpdate();
  }

  protected override render(): unknown {
    return this.#chat.render();
  }

  protected override updated(): void {
    if (this.bubble) {
      const { unseenCount, words } = this.#chat;
      const label = (open: string) =>
        this.isOpen
          ? (words?.close ?? open)
          : unseenCount > 0
            ? `${open}, ${words?.newMessages(unseenCount)}`
            : open;
      this.bubble.update({ language: languageOf(this), direction: directionOf(this), label });
      showBubbleState(this.bubble.button, this.isOpen, unseenCount);
      this.#title.count(this.countsInTitle ? unseenCount : 0);
    }
    this.#chat.handleUpdated();
  }

  #takeEarly(): Promise<Response | undefined> | undefined {
    const { early } = this;
    this.early = undefined;
    return early;
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
    const prewarm = () => this.#chat.prewarm();
    for (const intent of ["pointerenter", "focus"]) button.addEventListener(intent, prewarm, { once: true });
    if (button.matches(":hover, :focus")) prewarm();
  }

  #handleLauncherClick = (): void => {
    if (this.isOpen) this.close();
    else this.open();
  };
}
