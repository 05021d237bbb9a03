import type { Message } from "@prosa/protocol";
import { css, LitElement, nothing, unsafeCSS } from "lit";
import { jitteredDelay } from "./connection.ts";
import { ChatController } from "./controller.ts";
import { FullScreen } from "./full-screen.ts";
import { handleKey } from "./keyboard.ts";
import { obtainLauncher, updateLauncher } from "./launcher.ts";
import { Menu } from "./menu.ts";
import { loadParts } from "./message.ts";
import { News } from "./news.ts";
import { PageTitle } from "./page-title.ts";
import { type PanelGestures, renderPanel } from "./panel.ts";
import { Reveal } from "./reveal.ts";
import { textOf, unseenCountOf } from "./rows.ts";
import { Sight } from "./sight.ts";
import {
  directionOf,
  languageOf,
  loadStrings,
  type OwnStrings,
  type Strings,
  type WidgetLanguage,
  withOwn,
} from "./strings/index.ts";
import { LAUNCHER_STYLE } from "./styles/launcher.ts";
import { MESSAGE_STYLE } from "./styles/message.ts";
import { PANEL_STYLE } from "./styles/panel.ts";
import { VoiceGate } from "./voice/voice-gate.ts";

const ROWS_SHOWN = 80;
const GREETING_PATIENCE_MS = 900;

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
 * @attr count-in-title - Whether the page's title counts the unread messages, as in "(2) Armazém Aurora".
 *
 * @slot launcher - What the bubble shows while the chat is closed, in place of Prosa's mark.
 * @slot header - What the head shows, in place of the mark and the site's name.
 * @slot empty - What an empty conversation shows, in place of the greeting and the suggestions.
 *
 * @fires prosa-open - The chat was opened.
 * @fires prosa-close - The chat was closed.
 * @fires {CustomEvent<Message>} prosa-message - A message entered the conversation, whoever wrote it.
 * @fires {CustomEvent<{code: string, message: string}>} prosa-error - Something failed; `message` tells developers what to do.
 *
 * @csspart launcher - The bubble.
 * @csspart panel - The chat.
 * @csspart header - Its head, with the site's name.
 * @csspart menu - The button that offers to download and to erase the conversation.
 * @csspart greeting - The first words of an empty conversation.
 * @csspart log - The conversation.
 * @csspart message - One message; also `visitor`, `assistant`, `agent` or `notice`.
 * @csspart bubble - The words of a message; also `visitor-bubble`, `assistant-bubble`, `agent-bubble`.
 * @csspart citations - The sources of an answer.
 * @csspart card - A product, a card or a ticket.
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
 * @cssprop --prosa-accent - The one strong colour.
 * @cssprop --prosa-on-accent - What is written on it.
 * @cssprop --prosa-font - The font of the words.
 * @cssprop --prosa-font-display - The font of the site's name and of the greeting.
 * @cssprop --prosa-offset - Distance of the bubble from the corner, 20px by default.
 * @cssprop --prosa-width - Width of the chat on large screens, 400px by default.
 * @cssprop --prosa-height - Its height at most, 680px by default.
 * @cssprop --prosa-z-index - Its place among the page's layers.
 */
export class ProsaChat extends LitElement {
  static override properties = {
    site: { reflect: true },
    server: { reflect: true },
    theme: { reflect: true },
    isOpen: { type: Boolean, attribute: "open", reflect: true },
    language: { attribute: "lang" },
    consent: {},
    countsInTitle: { type: Boolean, attribute: "count-in-title" },
    direction: { attribute: "dir" },
    retryDelay: { attribute: false },
    strings: { attribute: false },
    draft: { state: true },
  };

  static override styles = [LAUNCHER_STYLE, PANEL_STYLE, MESSAGE_STYLE].map(
    (style) => css`${unsafeCSS(style)}`,
  );

  declare site: string;
  declare server: string;
  declare theme: "auto" | "light" | "dark";
  declare isOpen: boolean;
  /** Milliseconds before each attempt to reconnect, counted from 1; by default doubling and jittered. Set by script. */
  declare retryDelay: (attempt: number) => number;
  /** As in `lang`; what it lacks is looked for around the element. */
  declare language: string | null;
  declare consent: "required" | null;
  /** As in `count-in-title`. */
  declare countsInTitle: boolean;
  /** The site's own words in place of some of the widget's, in the language of the page. Set by script. */
  declare strings: OwnStrings;
  declare protected direction: string | null;
  declare protected draft: string;

  #launcher: HTMLButtonElement | undefined;
  #appearing: { id: string; reveal: Reveal } | undefined;
  #rowLimit = ROWS_SHOWN;
  #wantsFocus = false;
  #hadFocus = false;
  #isGreetingDue = false;
  #isShown = false;
  #strings: Strings | undefined;
  #words: Strings | undefined;
  #wishedLanguage: WidgetLanguage | undefined;
  #partsSheet: CSSStyleSheet | undefined;

  readonly #news = new News();
  readonly #title = new PageTitle();
  readonly #viewportSheet = new CSSStyleSheet();
  readonly #fullScreen = new FullScreen(this.#viewportSheet, {
    onBack: () => this.close(),
    onFit: () => this.#sight.settle(),
  });

  readonly #sight = new Sight(
    () => this.#scroller,
    () => this.requestUpdate(),
  );

  readonly #controller = new ChatController(this, {
    address: () => this.#address,
    language: () => languageOf(this),
    retryDelay: (attempt) => this.retryDelay(attempt),
    onMessage: (message) => this.#handleMessage(message),
    onError: (code, message) => this.#emit("prosa-error", { code, message }),
    // Whoever is writing here is not overtaken by what another tab holds.
    onDraft: (draft) => {
      const isWriting = document.hasFocus() && this.#input === this.shadowRoot?.activeElement;
      if (!isWriting || !this.draft) this.draft = draft;
    },
    isConsentRequired: () => this.consent === "required",
  });

  readonly #voice = new VoiceGate({
    language: () => languageOf(this),
    findDesk: (isStale) => this.#controller.findDesk(isStale),
    draft: () => this.draft,
    onDraft: (draft) => this.#write(draft),
    onSay: (words) => this.#say(words),
    onStopReply: () => this.#gestures.stop(),
    onChange: () => this.requestUpdate(),
    onStyle: (sheet) => this.shadowRoot?.adoptedStyleSheets.push(sheet),
    focused: () => this.shadowRoot?.activeElement ?? null,
    onFocus: async (part) => {
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>(`[part=${part}]`)?.focus();
    },
  });

  readonly #menu = new Menu(this, { site: () => this.site, erase: () => this.#controller.erase() });

  constructor() {
    super();
    this.site = "";
    this.server = "";
    this.theme = "auto";
    this.isOpen = false;
    this.retryDelay = jitteredDelay;
    this.language = null;
    this.consent = null;
    this.draft = "";
    this.countsInTitle = false;
    this.strings = {};
    this.direction = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.#isShown) this.#fullScreen.open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#fullScreen.close({ isLeaving: true });
    this.#voice.silence();
    this.#title.count(0);
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    if (root instanceof ShadowRoot) {
      this.#launcher = obtainLauncher(root);
      this.#launcher.addEventListener("click", this.#handleLauncherClick);
      root.adoptedStyleSheets.push(this.#viewportSheet);
    }
    // The panel goes after the bubble, so that Tab leads from the one into the other.
    Object.assign(this.renderOptions, { renderBefore: null });
    return root;
  }

  /** Opens the chat. */
  open(): void {
    this.#wantsFocus = true;
    this.isOpen = true;
  }

  /** Closes the chat; what is being written goes on. */
  close(): void {
    this.isOpen = false;
  }

  /** Lets the device keep the conversation, and the server be asked, where `consent` is `required`. */
  grantConsent(): void {
    void this.updateComplete.then(() => this.#controller.grantConsent());
  }

  /** Says something in the visitor's name, and opens the chat. Texts without any words are not sent. */
  send(text: string): void {
    const words = text.trim();
    if (words) void this.updateComplete.then(() => this.#say(words));
    this.open();
  }

  protected override willUpdate(): void {
    this.#followLanguage();
    this.#words = this.#strings && withOwn(this.#strings, this.strings);
    this.#hadFocus = this.shadowRoot?.activeElement != null;
    const { state } = this.#controller;
    if (this.isOpen && this.#words && this.#news.follow(state, this.#sight.isFollowing && !document.hidden)) {
      this.#sight.goToNews();
    }
    const { replies, log } = state;
    const reply = replies.at(-1);
    if (reply) {
      this.#appear(reply.replyId).aim(reply.text);
      return;
    }
    if (!this.#appearing) return;
    const last = log.at(-1);
    const isLast = last?.type === "said" && last.message.id === this.#appearing.id;
    if (isLast) this.#appearing.reveal.aim(textOf(last.message));
    if (!isLast || this.#appearing.reveal.isDone) {
      this.#appearing.reveal.finish();
      this.#appearing = undefined;
    }
  }

  protected override render(): unknown {
    if (!this.isOpen || !this.#words) return nothing;
    const view = {
      direction: directionOf(this),
      firstUnseen: this.#news.first,
      draft: this.draft,
      rowLimit: this.#rowLimit,
      isAtEnd: this.#sight.isAtEnd,
      isGreetingDue: this.#isGreetingDue,
      appearing: this.#appearing && { id: this.#appearing.id, text: this.#appearing.reveal.text },
      menu: this.#menu,
      voice: this.#voice.view,
    };
    return renderPanel(this.#controller.state, view, this.#words, this.#gestures);
  }

  protected override updated(): void {
    const { state } = this.#controller;
    this.#voice.follow(state);
    const isRead = this.#sight.isFollowing && !this.#appearing && document.visibilityState === "visible";
    if (this.isOpen && isRead) {
      this.#controller.markSeen();
    }
    if (this.#launcher) {
      const unseenCount = unseenCountOf(state);
      updateLauncher(this.#launcher, {
        language: languageOf(this),
        direction: directionOf(this),
        isOpen: this.isOpen,
        unseenCount,
        news: this.#words?.newMessages(unseenCount) ?? "",
      });
      this.#title.count(this.countsInTitle ? unseenCount : 0);
    }
    const isShown = this.isOpen && this.#words !== undefined;
    if (isShown !== this.#isShown) {
      this.#isShown = isShown;
      if (isShown) this.#handleOpened();
      else this.#handleClosed();
    }
    this.#sight.settle(this.#appearing !== undefined);
  }

  get #address(): { site: string; server: string } | undefined {
    return this.site && URL.canParse(this.server) ? { site: this.site, server: this.server } : undefined;
  }

  get #scroller(): HTMLElement | null {
    return this.renderRoot.querySelector(".scroll");
  }

  get #input(): HTMLTextAreaElement | null {
    return this.renderRoot.querySelector("textarea");
  }

  readonly #gestures: PanelGestures = {
    close: () => this.close(),
    retryNow: () => this.#controller.retryNow(),
    goToEnd: () => this.#sight.goToEnd(),
    scroll: () => this.#sight.handleScroll(),
    key: (event) => {
      if (event.key === "Escape" && !event.isComposing && this.#voice.handleEscape()) event.stopPropagation();
      else handleKey(event, { input: this.#input, scroller: this.#scroller, close: () => this.close() });
    },
    dictate: this.#voice.toggleDictation,
    narrate: this.#voice.toggleNarration,
    talk: this.#voice.toggleTalk,
    draft: (text) => {
      this.#voice.silence();
      this.#write(text);
    },
    say: (text) => {
      this.#voice.silence();
      this.draft = "";
      this.#say(text);
    },
    press: (messageId, choice) => {
      this.#sight.followAnswer();
      this.#controller.press(messageId, choice);
    },
    askHuman: () => {
      this.#sight.followAnswer();
      this.#controller.askHuman();
    },
    askAgain: ({ replyTo }) => {
      const asked = this.#controller.state.log.find(
        (event) => event.type === "said" && event.message.id === replyTo,
      );
      if (asked?.type === "said") this.#say(textOf(asked.message));
    },
    stop: () => {
      for (const { replyId } of this.#controller.state.replies) this.#controller.stop(replyId);
    },
    rate: (messageId, rating) => this.#controller.rate(messageId, rating),
    retry: (id) => this.#controller.retry(id),
    discard: (id) => this.#controller.discard(id),
    showEarlier: () => {
      this.#sight.holdStill();
      this.#rowLimit += ROWS_SHOWN;
      this.requestUpdate();
    },
  };

  #write(draft: string): void {
    this.draft = draft;
    this.#controller.handleDraft(draft);
  }

  #say(text: string): void {
    this.#news.forget();
    this.#sight.followAnswer();
    this.#controller.say(text);
  }

  #followLanguage(): void {
    const language = languageOf(this);
    if (language === this.#wishedLanguage) return;
    this.#wishedLanguage = language;
    loadStrings(language).then(
      (strings) => {
        if (language === this.#wishedLanguage) this.#strings = strings;
        this.requestUpdate();
      },
      () => {
        this.#wishedLanguage = undefined;
        const message =
          "A part of the widget could not be loaded; see that all files of its build are served.";
        this.#emit("prosa-error", { code: "not-loaded", message });
      },
    );
  }

  #appear(id: string): Reveal {
    if (this.#appearing?.id !== id) {
      this.#appearing?.reveal.finish();
      this.#appearing = { id, reveal: new Reveal(() => this.requestUpdate()) };
    }
    return this.#appearing.reveal;
  }

  #emit(type: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
  }

  #handleMessage(message: Message): void {
    if (this.isOpen && message.author === "assistant") this.#appear(message.id).aim(textOf(message));
    if (this.isOpen) this.#voice.handleMessage(message);
    this.#emit("prosa-message", message);
  }

  #handleOpened(): void {
    if (!this.#news.first) this.#sight.goToEnd();
    this.#fullScreen.open();
    void this.#enrich();
    if (this.#address) {
      this.#controller.connect();
    } else {
      const message = "Set the attributes `site` and `server` (a whole address) of <prosa-chat>.";
      this.#emit("prosa-error", { code: "not-configured", message });
    }
    setTimeout(() => {
      this.#isGreetingDue = true;
      this.requestUpdate();
    }, GREETING_PATIENCE_MS);
    if (this.#wantsFocus) this.#focus();
    this.#emit("prosa-open");
  }

  #focus(): void {
    this.#wantsFocus = false;
    // A finger that opened the chat wants to see it first; the keyboard would hide half of it.
    const isTouch = matchMedia("(pointer: coarse)").matches;
    (isTouch ? this.renderRoot.querySelector<HTMLElement>(".panel") : this.#input)?.focus();
  }

  async #enrich(): Promise<void> {
    if (this.#partsSheet || !(this.renderRoot instanceof ShadowRoot)) return;
    this.#partsSheet = await loadParts();
    if (this.#partsSheet) this.renderRoot.adoptedStyleSheets.push(this.#partsSheet);
    this.requestUpdate();
    void this.#menu.load();
  }

  #handleClosed(): void {
    this.#menu.close();
    this.#fullScreen.close();
    this.#voice.silence();
    this.#news.close();
    this.#appearing?.reveal.finish();
    this.#rowLimit = ROWS_SHOWN;
    if (this.#hadFocus) this.#launcher?.focus({ preventScroll: true });
    this.#emit("prosa-close");
  }

  #handleLauncherClick = (): void => {
    if (this.isOpen) this.close();
    else this.open();
  };
}
