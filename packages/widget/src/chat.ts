import type { Message } from "@prosa/protocol";
import { type LitElement, nothing } from "lit";
import { ChatController } from "./controller.ts";
import { Features } from "./features.ts";
import { FullScreen } from "./full-screen.ts";
import { createGestures } from "./gestures.ts";
import { adoptStyle } from "./lazily.ts";
import { Menu } from "./menu.ts";
import { loadParts } from "./message.ts";
import { renderPanel } from "./panel.ts";
import { ProactiveGate, type ProactiveHost } from "./proactive/proactive-gate.ts";
import { Reading } from "./reading.ts";
import { unseenCountOf } from "./rows.ts";
import { SoundGate } from "./sound-gate.ts";
import type { ChatState } from "./state.ts";
import { directionOf, languageOf, type OwnStrings, type Strings } from "./strings/index.ts";
import { VoiceGate } from "./voice/voice-gate.ts";
import { Wording } from "./wording.ts";

const GREETING_PATIENCE_MS = 900;

/** The element, as far as the chat in it needs to know it. */
export interface ChatHost extends LitElement, ProactiveHost {
  readonly server: string;
  readonly hasSound: boolean;
  readonly consent: "required" | null;
  readonly strings: OwnStrings;
  readonly retryDelay: (attempt: number) => number;
  close(): void;
}

/**
 * The chat in the element: joins the conversation, what is read of it, what can be done with it, and the panel that shows
 * it all. A new feature is added to `#features`.
 */
export class Chat {
  readonly #host: ChatHost;
  #draft = "";
  #words: Strings | undefined;
  #wantsFocus = false;
  #hadFocus = false;
  #isGreetingDue = false;
  #isShown = false;
  #isEnriched = false;

  readonly #wording: Wording;
  readonly #fullScreen: FullScreen;
  readonly #reading: Reading;
  readonly #controller: ChatController;
  readonly #voice: VoiceGate;
  readonly #proactive: ProactiveGate;
  readonly #features: Features;
  readonly #gestures: ReturnType<typeof createGestures>;

  constructor(host: ChatHost) {
    const update = () => host.requestUpdate();
    const close = () => host.close();
    const language = () => languageOf(host);
    const find = <T extends HTMLElement>(selector: string) => host.renderRoot.querySelector<T>(selector);
    const write = (draft: string) => this.#write(draft);
    const say = (text: string) => this.say(text);
    const input = () => this.#input;
    this.#host = host;
    this.#wording = new Wording({ onChange: update, onMissing: () => this.#reportMissing() });
    this.#fullScreen = new FullScreen({ onBack: close, onFit: () => this.#reading.handleFit() });
    this.#reading = new Reading(() => find(".scroll"), update);
    this.#controller = new ChatController(host, {
      address: () => this.#address,
      language,
      retryDelay: (attempt) => host.retryDelay(attempt),
      onMessage: (message) => this.#handleMessage(message),
      onError: (code, message) => this.#emit("prosa-error", { code, message }),
      onDraft: (draft) => this.#takeDraft(draft),
      isConsentRequired: () => host.consent === "required",
    });
    this.#voice = new VoiceGate({
      language,
      findDesk: (isStale) => this.#controller.findDesk(isStale),
      draft: () => this.#draft,
      onDraft: write,
      onSay: say,
      onStopReply: () => this.#gestures.stop(),
      onChange: update,
      onStyle: (style) => adoptStyle(host.renderRoot, style),
      focused: () => host.shadowRoot?.activeElement ?? null,
      onFocus: async (part) => {
        await host.updateComplete;
        find(`[part=${part}]`)?.focus();
      },
    });
    this.#proactive = new ProactiveGate(host, {
      state: () => this.state,
      restored: () => this.#controller.restored,
      emit: (type, detail) => this.#emit(type, detail),
    });
    this.#features = new Features(
      new Menu(host, { site: () => host.site, erase: () => this.#controller.erase() }),
      this.#voice,
      this.#proactive,
      new SoundGate(() => host.hasSound),
    );
    this.#gestures = createGestures({
      controller: this.#controller,
      features: this.#features,
      reading: this.#reading,
      voice: this.#voice,
      input,
      scroller: () => find(".scroll"),
      close,
      write,
      say,
    });
  }

  get state(): ChatState {
    return this.#controller.state;
  }

  /** How many messages wait to be seen, the one that the site says first among them. */
  get unseenCount(): number {
    return unseenCountOf(this.state) + this.#proactive.unseenCount;
  }

  /** The style that fits it into what a phone's keyboard leaves of the screen. */
  get sheet(): CSSStyleSheet {
    return this.#fullScreen.sheet;
  }

  get words(): Strings | undefined {
    return this.#words;
  }

  /** Has the input focused once the chat is open. */
  wantFocus(): void {
    this.#wantsFocus = true;
  }

  grantConsent(): void {
    this.#controller.grantConsent();
  }

  /** Says something in the visitor's name, and tells whether the page let it pass. */
  say(text: string): boolean {
    const words = this.#ask(text);
    if (!words) return false;
    this.#reading.handleSaid();
    this.#controller.say(words);
    return true;
  }

  /** The element is on the page, perhaps anew. */
  enter(): void {
    if (this.#isShown) this.#fullScreen.open();
  }

  /** The element leaves the page. */
  leave(): void {
    this.#fullScreen.close({ isLeaving: true });
    this.#features.silence();
  }

  /** Called before every drawing. */
  prepare(): void {
    const { isOpen, shadowRoot, strings } = this.#host;
    this.#wording.follow(languageOf(this.#host));
    this.#words = this.#wording.with(strings);
    this.#hadFocus = shadowRoot?.activeElement != null;
    this.#reading.follow(this.state, isOpen && !!this.#words);
  }

  render(): unknown {
    const strings = this.#words;
    if (!strings) return nothing;
    if (!this.#host.isOpen) return this.#features.render("page", this.state, strings);
    const view = {
      ...this.#reading.view,
      direction: directionOf(this.#host),
      draft: this.#draft,
      isGreetingDue: this.#isGreetingDue,
      features: this.#features,
      voice: this.#voice.view,
    };
    return renderPanel(this.state, view, strings, this.#gestures);
  }

  /** Called after every drawing. */
  follow(): void {
    const { isOpen } = this.#host;
    this.#features.follow(this.state);
    if (isOpen && this.#reading.isThrough) this.#controller.markSeen();
    const isShown = isOpen && this.#words !== undefined;
    if (isShown !== this.#isShown) {
      this.#isShown = isShown;
      if (isShown) this.#handleOpened();
      else this.#handleClosed();
    }
    this.#reading.settle();
  }

  get #address(): { site: string; server: string } | undefined {
    const { site, server } = this.#host;
    return site && URL.canParse(server) ? { site, server } : undefined;
  }

  get #input(): HTMLTextAreaElement | null {
    return this.#host.renderRoot.querySelector("textarea");
  }

  #write(draft: string): void {
    this.#draft = draft;
    this.#host.requestUpdate();
    this.#controller.handleDraft(draft);
  }

  // Whoever is writing here is not overtaken by what another tab holds.
  #takeDraft(draft: string): void {
    const isWriting = document.hasFocus() && this.#input === this.#host.shadowRoot?.activeElement;
    if (isWriting && this.#draft) return;
    this.#draft = draft;
    this.#host.requestUpdate();
  }

  // The page may stop what the visitor says before it leaves, or put other words in its place.
  #ask(text: string): string {
    const detail = { text };
    const isLet = this.#emit("prosa-before-send", detail, { cancelable: true });
    return isLet && typeof detail.text === "string" ? detail.text.trim() : "";
  }

  #emit(type: string, detail?: unknown, init: EventInit = {}): boolean {
    const event = new CustomEvent(type, { bubbles: true, composed: true, detail, ...init });
    return this.#host.dispatchEvent(event);
  }

  #reportMissing(): void {
    const message = "A part of the widget could not be loaded; see that all files of its build are served.";
    this.#emit("prosa-error", { code: "not-loaded", message });
  }

  #handleMessage(message: Message): void {
    const { isOpen } = this.#host;
    if (isOpen && message.author === "assistant") this.#reading.begin(message);
    this.#features.handleMessage(message, isOpen);
    this.#emit("prosa-message", message);
  }

  #handleOpened(): void {
    this.#reading.handleOpened();
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
      this.#host.requestUpdate();
    }, GREETING_PATIENCE_MS);
    if (this.#wantsFocus) this.#focus();
    this.#emit("prosa-open");
  }

  #focus(): void {
    this.#wantsFocus = false;
    // A finger that opened the chat wants to see it first; the keyboard would hide half of it.
    const isTouch = matchMedia("(pointer: coarse)").matches;
    (isTouch ? this.#host.renderRoot.querySelector<HTMLElement>(".panel") : this.#input)?.focus();
  }

  async #enrich(): Promise<void> {
    const style = await loadParts();
    if (style && !this.#isEnriched) {
      this.#isEnriched = true;
      adoptStyle(this.#host.renderRoot, style);
    }
    this.#host.requestUpdate();
    this.#features.load();
  }

  #handleClosed(): void {
    this.#features.close();
    this.#fullScreen.close();
    this.#reading.handleClosed();
    if (this.#hadFocus) {
      const launcher = this.#host.renderRoot.querySelector<HTMLElement>("[part~=launcher]");
      launcher?.focus({ preventScroll: true });
    }
    this.#emit("prosa-close");
  }
}
