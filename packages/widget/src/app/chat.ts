import type { Message } from "@prosa/protocol";
import { nothing, render } from "lit";
import { ChatController } from "../client/controller.ts";
import { isReplaced, replacedOf } from "../client/state/replacing.ts";
import { type Row, unseenCountOf } from "../client/state/rows.ts";
import type { ChatState } from "../client/state/state.ts";
import { Wording } from "../strings/chosen-strings.ts";
import { directionOf, languageOf, type Strings } from "../strings/index.ts";
import { loadAfterPaint } from "../view/message.ts";
import { type PanelGestures, type PanelView, renderPanel } from "../view/panel.ts";
import { Reading } from "../viewport/viewport.ts";
import { type ChatHost, Features, type Reach } from "./feature.ts";
import { createGestures } from "./gestures.ts";
import { adoptStyle, afterPicture, lazily } from "../client/lazily.ts";

const GREETING_PATIENCE_MS = 900;
const drawFew = (rows: readonly Row[]) => ({ rows: rows.slice(-2), hasEarlier: false, hasLater: false });

const loadWhileClosed = lazily(() => import("./background-features.ts"));

/**
 * The chat in the element: joins the conversation, what is read of it, what can be done with it, and the panel that shows
 * it all.
 */
export class Chat {
  readonly #host: ChatHost;
  readonly #drawNow: () => void;
  #draft = "";
  #words: Strings | undefined;
  #wantsFocus = false;
  #isExpected = false;
  #hadFocus = false;
  #isGreetingDue = false;
  #isRehearsed = false;
  #isShown = false;
  #isWhole = false;
  #isListening = false;

  readonly #wording: Wording;
  readonly #reading: Reading;
  readonly #controller: ChatController;
  readonly #features = new Features();
  readonly #gestures: PanelGestures;

  constructor(host: ChatHost, drawNow: () => void) {
    const update = () => host.requestUpdate();
    this.#host = host;
    this.#drawNow = drawNow;
    this.#wording = new Wording({ onChange: update, onMissing: () => this.#reportMissing() });
    this.#reading = new Reading(() => host.renderRoot.querySelector<HTMLElement>(".scroll"), update);
    this.#controller = new ChatController(host, {
      address: () => this.#address,
      language: () => languageOf(host),
      retryDelay: (attempt) => host.retryDelay(attempt),
      onMessage: (message, isPast) => this.#handleMessage(message, isPast),
      onError: (code, message) => this.#emit("prosa-error", { code, message }),
      onDraft: (draft) => this.#takeDraft(draft),
      isConsentRequired: () => host.consent === "required",
      isShown: () => this.#isShown,
    });
    this.#gestures = createGestures({
      controller: this.#controller,
      features: this.#features,
      reading: this.#reading,
      close: () => host.close(),
      write: (draft) => this.#write(draft),
      say: (text) => this.say(text),
    });
  }

  get state(): ChatState {
    return this.#controller.state;
  }

  /** How many messages wait to be seen, be it that only the site says them. */
  get unseenCount(): number {
    return unseenCountOf(this.state) + this.#features.unseenCount;
  }

  get words(): Strings | undefined {
    return this.#words;
  }

  /** Has the input focused once the chat is open. */
  wantFocus(): void {
    this.#wantsFocus = true;
  }

  /** The visitor may be about to open the chat: what its first picture is made of is prepared while nobody waits for it. */
  expect(): void {
    if (this.#isExpected) return;
    this.#isExpected = true;
    this.#host.requestUpdate();
  }

  grantConsent(): void {
    this.#controller.grantConsent();
  }

  /** Says something in the visitor's name, in place of `replaces` if given, and tells whether the page let it pass. */
  say(text: string, replaces?: string): boolean {
    const words = this.#ask(text);
    if (!words) return false;
    this.#reading.handleSaid();
    this.#controller.say(words, replaces);
    return true;
  }

  /** The element is on the page, perhaps anew. */
  enter(): void {
    if (this.#isShown) this.#features.tell("open");
  }

  /** The element leaves the page. */
  leave(): void {
    this.#features.tell("leave");
    this.#features.tell("silence");
  }

  /** Called before every drawing. */
  prepare(): void {
    const { isOpen, shadowRoot, strings } = this.#host;
    this.#wording.follow(languageOf(this.#host));
    this.#words = this.#wording.with(strings);
    this.#hadFocus = shadowRoot?.activeElement != null;
    this.#reading.follow(this.state, isOpen && !!this.#words);
    void this.#listen();
  }

  render(): unknown {
    const strings = this.#words;
    if (!strings) return nothing;
    if (this.#host.isOpen) return renderPanel(this.state, this.#view, strings, this.#gestures);
    if (this.#isExpected) this.#rehearse(strings);
    return this.#features.render("page", this.state, strings);
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

  get #view(): PanelView {
    return {
      ...this.#reading.view,
      direction: directionOf(this.#host),
      draft: this.#draft,
      isGreetingDue: this.#isGreetingDue,
      features: this.#features,
    };
  }

  // Drawn and laid out once within a task, so that nobody sees it: what that compiles, parses and measures stays at hand.
  #rehearse(strings: Strings): void {
    if (this.#isRehearsed) return;
    this.#isRehearsed = true;
    const place = document.createElement("div");
    this.#host.renderRoot.append(place);
    render(renderPanel(this.state, { ...this.#view, draw: drawFew }, strings, this.#gestures), place);
    place.getBoundingClientRect();
    place.remove();
  }

  get #reach(): Reach {
    return {
      host: this.#host,
      controller: this.#controller,
      reading: this.#reading,
      gestures: this.#gestures,
      drawNow: this.#drawNow,
      draft: () => this.#draft,
      write: (draft) => this.#write(draft),
      say: (text, replaces) => this.say(text, replaces),
      emit: (type, detail) => this.#emit(type, detail),
    };
  }

  get #address(): { site: string; server: string } | undefined {
    const { site, server } = this.#host;
    return site && URL.canParse(server) ? { site, server } : undefined;
  }

  get #input(): HTMLTextAreaElement | null {
    return this.#host.renderRoot.querySelector("textarea[part=input]");
  }

  #write(draft: string): void {
    this.#draft = draft;
    this.#host.requestUpdate();
    if (!this.#features.holdsInput) this.#controller.handleDraft(draft);
  }

  // Whoever is writing here is not overtaken by what another tab holds.
  #takeDraft(draft: string): void {
    if (this.#features.keepDraft(draft)) return;
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

  #handleMessage(message: Message, isPast: boolean): void {
    const { isOpen } = this.#host;
    if (isReplaced(message, replacedOf(this.state))) return;
    if (isOpen && !isPast && message.author === "assistant") this.#reading.begin(message);
    void this.#listen().then(() => this.#features.handleMessage(message, isOpen));
    this.#emit("prosa-message", message);
  }

  #handleOpened(): void {
    this.#reading.handleOpened();
    this.#features.tell("open");
    afterPicture(() => {
      this.#controller.connect();
      void this.#complete();
    });
    if (!this.#address) {
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

  // Where the site wants to be heard while the chat is closed.
  async #listen(): Promise<void> {
    const { proactive, hasSound } = this.#host;
    if (proactive === null && !hasSound) return;
    const loaded = await loadWhileClosed();
    if (!loaded || this.#isListening) return;
    this.#isListening = true;
    this.#features.add(loaded.createFeatures(this.#reach));
  }

  // What the first picture does without; where it cannot be had, it is asked for anew with the next opening.
  async #complete(): Promise<void> {
    if (this.#isWhole) return;
    const loaded = await loadAfterPaint();
    if (!loaded || this.#isWhole) return;
    this.#isWhole = true;
    const host = this.#host;
    adoptStyle(host.renderRoot, loaded.AFTER_PAINT_STYLE);
    this.#features.add(loaded.createFeatures(this.#reach));
    if (this.#isShown && host.isConnected) this.#features.tell("open");
    host.requestUpdate();
  }

  #handleClosed(): void {
    this.#features.tell("silence");
    this.#features.tell("close");
    this.#reading.handleClosed();
    this.#wantsFocus = false;
    if (this.#hadFocus) {
      const launcher = this.#host.renderRoot.querySelector<HTMLElement>("[part~=launcher]");
      launcher?.focus({ preventScroll: true });
    }
    this.#emit("prosa-close");
  }
}
