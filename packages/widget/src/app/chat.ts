import type { Message } from "@prosa/protocol";
import { nothing, render } from "lit";
import { ChatController } from "../client/controller.ts";
import { isReplaced, replacedOf } from "../client/state/replacing.ts";
import { type Row, unseenCountOf } from "../client/state/rows.ts";
import type { ChatState } from "../client/state/state.ts";
import { readChosenLanguage } from "../storage/chosen-language.ts";
import { ChosenStrings } from "../strings/chosen-strings.ts";
import { directionOf, languageOf, roomLanguageOf, type Strings } from "../strings/index.ts";
import { adoptStyle } from "../styles/adopt-style.ts";
import { isLinkHere } from "../view/link-here.ts";
import { PLAIN_RENDERERS } from "../view/message.ts";
import { type PanelGestures, type PanelView, renderPanel } from "../view/panel.ts";
import { Viewport } from "../viewport/viewport.ts";
import { afterPaint } from "./after-paint.ts";
import type { ChatContext, ChatHost, CreateFeature, FeatureGroup } from "./feature.ts";
import { FeatureList } from "./feature-list.ts";
import { createGestures } from "./gestures.ts";
import { loadBackground, loadClient, loadConversation, loadDeferred } from "./lazy-files.ts";
import { Looks } from "./looks.ts";
import { Rehearsal } from "./rehearsal.ts";
import { reportFault, reportMistake } from "./report.ts";

/** After this time the chat asks again for a part that could not be loaded. */
const RETRY_MS = 2_000;

const drawFew = (rows: readonly Row[]) => ({ rows: rows.slice(-2), hasEarlier: false, hasLater: false });

/** The chat of one element: connects the conversation, its viewport, its features and the panel that shows them. */
export class Chat {
  readonly #host: ChatHost;
  #draft = "";
  #words: Strings | undefined;
  #wantsFocus = false;
  #hadFocus = false;
  #isPrewarmWanted = false;
  #isShown = false;
  #isPainted = false;
  #isSettled = false;
  #isTold = false;
  #retryTimer: ReturnType<typeof setTimeout> | undefined;
  #renderers = PLAIN_RENDERERS;

  readonly #strings: ChosenStrings;
  /** Says beside the bubble that the chat could not be loaded, or takes these words away. */
  readonly #explain: (isNotLoaded: boolean) => void;
  readonly #looks: Looks;
  readonly #viewport: Viewport;
  readonly #controller: ChatController;
  readonly #features = new FeatureList();
  readonly #gestures: PanelGestures;
  readonly #rehearsal: Rehearsal;
  readonly #context: ChatContext;

  constructor(
    host: ChatHost,
    drawNow: () => void,
    takeEarly: () => Promise<Response | undefined> | undefined,
    explain: (isNotLoaded: boolean) => void,
  ) {
    const update = () => host.requestUpdate();
    const scroller = () => host.renderRoot.querySelector<HTMLElement>(".scroll");
    const write = (draft: string) => this.#write(draft);
    const say = (text: string, replaces?: string) => this.say(text, replaces);
    this.#host = host;
    this.#looks = new Looks(host);
    this.#explain = explain;
    this.#strings = new ChosenStrings({ onChange: update, onMissing: () => this.#handleSpeechless() });
    const viewport = new Viewport(scroller, update);
    const controller = new ChatController(host, {
      createConversation: async (options) => {
        const Conversation = await loadClient();
        if (!Conversation) this.#handleMissing();
        return Conversation && new Conversation(options);
      },
      address: () => this.#address,
      language: () => roomLanguageOf(host),
      identity: () => host.identity,
      takeEarly,
      retryDelay: (attempt) => host.retryDelay(attempt),
      onMessage: (message, isPast) => this.#handleMessage(message, isPast),
      onError: (code, message) => reportFault(host, code, message),
      onDraft: (draft) => this.#handleDraft(draft),
      isConsentRequired: () => host.consent === "required",
      isShown: () => this.#isShown,
    });
    this.#viewport = viewport;
    this.#controller = controller;
    this.#gestures = createGestures({
      controller,
      features: this.#features,
      viewport,
      close: () => host.close(),
      write,
      say,
    });
    this.#rehearsal = new Rehearsal(
      (panel) => this.#rehearse(panel),
      () => host.renderRoot,
    );
    this.#context = {
      host,
      conversation: controller,
      viewport,
      input: () => this.#input,
      scroller,
      draft: () => this.#draft,
      write,
      say,
      emit: (type, detail) => this.#emit(type, detail),
      report: (code, message) => reportMistake(host, code, message),
      drawNow,
      takeLooks: (told) => this.#looks.take(told),
      notify: (event) => this.#features.notify(event),
    };
  }

  get state(): ChatState {
    return this.#controller.state;
  }

  /** Counts the unseen messages, those of features included. */
  get unseenCount(): number {
    return unseenCountOf(this.state) + this.#features.unseenCount;
  }

  get words(): Strings | undefined {
    return this.#words;
  }

  /** Moves the focus into the input once the chat is open. */
  wantFocus(): void {
    this.#wantsFocus = true;
  }

  /** Prepares the first paint of the panel at once. Called when the visitor may be about to open the chat. */
  prewarm(): void {
    if (this.#isPrewarmWanted) return;
    this.#isPrewarmWanted = true;
    this.#host.requestUpdate();
  }

  grantConsent(): void {
    this.#controller.grantConsent();
  }

  /** Takes what the page tells of its visitor. */
  tell(event: unknown): void {
    this.#isTold = true;
    void this.#addBackground().then(() => this.#features.notify("handleTold", event));
  }

  /** Sends a message in the visitor's name, in place of the message `replaces`; returns whether the page allowed it. */
  say(text: string, replaces?: string): boolean {
    const words = this.#askPage(text);
    if (!words) return false;
    this.#viewport.handleSaid();
    this.#controller.say(words, replaces);
    return true;
  }

  /** Called when the element is added to the page. */
  handleConnected(): void {
    const chosen = readChosenLanguage();
    if (chosen) this.#host.lang = chosen;
    if (this.#isShown) this.#features.notify("handleOpened");
    if (isLinkHere()) this.#host.open();
  }

  /** Called when the element is removed from the page. */
  handleDisconnected(): void {
    this.#features.notify("handleRemoved");
    this.#features.notify("stopSpeech");
  }

  /** Called before every drawing. */
  handleUpdate(): void {
    const { isOpen, shadowRoot, strings } = this.#host;
    this.#looks.handleUpdate();
    this.#strings.choose(languageOf(this.#host));
    this.#words = this.#strings.with(strings);
    this.#hadFocus = shadowRoot?.activeElement != null;
    this.#viewport.update(this.state, isOpen && !!this.#words);
    void this.#addBackground();
  }

  render(): unknown {
    const strings = this.#words;
    const { connection, consent } = this.state;
    this.#isSettled ||= consent === "awaited" || !["idle", "connecting"].includes(connection.status);
    if (!strings) return nothing;
    if (this.#host.isOpen) return renderPanel(this.state, this.#view, strings, this.#gestures);
    if (this.#isPrewarmWanted) this.#rehearsal.finish();
    return this.#features.render("page", this.state, strings);
  }

  /** Called after every drawing. */
  handleUpdated(): void {
    const { isOpen } = this.#host;
    this.#features.notify("handleUpdated", this.state);
    if (isOpen && this.#viewport.isAllSeen) this.#controller.markSeen();
    if (this.#isPainted) void this.#addFeatures();
    if (this.#isPainted && this.#isBegun) void this.#addConversation();
    const isShown = isOpen && this.#words !== undefined;
    if (isShown !== this.#isShown) {
      this.#isShown = isShown;
      if (isShown) this.#handleOpened();
      else this.#handleClosed();
    }
    this.#viewport.settle();
    if (this.#words && !this.#isShown)
      this.#rehearsal.plan(() => this.#host.isConnected && !this.#host.isOpen);
  }

  get #view(): PanelView {
    return {
      ...this.#viewport.view,
      direction: directionOf(this.#host),
      draft: this.#draft,
      isSettled: this.#isSettled,
      name: this.#host.name ?? undefined,
      greeting: this.#host.greeting ?? undefined,
      logo: this.#host.logo,
      server: this.#host.server.replace(/\/+$/, ""),
      features: this.#features,
      renderers: this.#renderers,
    };
  }

  /** Draws the panel apart from the page. */
  #rehearse(panel: HTMLElement): void {
    if (!this.#words) return;
    const view = { ...this.#view, draw: drawFew, logo: null };
    render(renderPanel(this.state, view, this.#words, this.#gestures), panel);
  }

  /** Whether there is a conversation, or the visitor begins one. */
  get #isBegun(): boolean {
    const { log, outbox } = this.state;
    return log.length + outbox.length + this.#draft.length > 0;
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

  // The draft of another tab never replaces what the visitor is writing in this one.
  #handleDraft(draft: string): void {
    if (this.#features.handleDraft(draft)) return;
    const isWriting = document.hasFocus() && this.#input === this.#host.shadowRoot?.activeElement;
    if (isWriting && this.#draft) return;
    this.#draft = draft;
    this.#host.requestUpdate();
  }

  // The page may stop a message before it leaves, or change its text.
  #askPage(text: string): string {
    const detail = { text };
    const isAllowed = this.#emit("prosa-before-send", detail, { cancelable: true });
    return isAllowed && typeof detail.text === "string" ? detail.text.trim() : "";
  }

  #emit(type: string, detail?: unknown, init: EventInit = {}): boolean {
    const event = new CustomEvent(type, { bubbles: true, composed: true, detail, ...init });
    return this.#host.dispatchEvent(event);
  }

  // Every drawing asks again for what is missing.
  #handleMissing(): void {
    if (this.#retryTimer) return;
    reportFault(this.#host, "not-loaded", "A file did not load. Serve the whole build.");
    if (!this.#isShown) return;
    this.#retryTimer = setTimeout(() => {
      this.#retryTimer = undefined;
      this.#host.requestUpdate();
    }, RETRY_MS);
  }

  // Without words there is nothing to show, and the next press asks for them again.
  #handleSpeechless(): void {
    this.#handleMissing();
    if (!this.#host.isOpen || this.#words) return;
    this.#host.close();
    this.#explain(true);
  }

  #handleMessage(message: Message, isPast: boolean): void {
    const { isOpen } = this.#host;
    if (isReplaced(message, replacedOf(this.state))) return;
    if (isOpen && !isPast && message.author === "assistant") this.#viewport.reveal(message);
    if (isOpen && !isPast && message.author === "agent") this.#viewport.followPerson();
    void this.#addBackground().then(() => this.#features.notify("handleMessage", message, isOpen));
    this.#emit("prosa-message", message);
  }

  #handleOpened(): void {
    this.#explain(false);
    this.#viewport.handleOpened();
    this.#features.notify("handleOpened");
    afterPaint(() => {
      this.#isPainted = true;
      this.#controller.connect();
      void this.#addFeatures();
      if (this.#isBegun) void this.#addConversation();
    });
    if (!this.#address) {
      const message = "Set the attributes `site` and `server` (a whole address) of <prosa-chat>.";
      reportFault(this.#host, "not-configured", message);
    }
    if (this.#wantsFocus) this.#focus();
    this.#emit("prosa-open");
  }

  #focus(): void {
    this.#wantsFocus = false;
    // On a touch screen the focus in the input would bring up the keyboard, which hides half of the chat.
    const isTouch = matchMedia("(pointer: coarse)").matches;
    (isTouch ? this.#host.renderRoot.querySelector<HTMLElement>(".panel") : this.#input)?.focus();
  }

  async #addBackground(): Promise<void> {
    const { proactive, takesPart, hasSound } = this.#host;
    if (proactive !== null || takesPart || hasSound || this.#isTold)
      await this.#add("background", loadBackground);
  }

  async #addFeatures(): Promise<void> {
    await this.#add("deferred", loadDeferred);
  }

  // Where it cannot be loaded, messages show plainly meanwhile.
  async #addConversation(): Promise<void> {
    const conversation = await loadConversation();
    if (!conversation) this.#handleMissing();
    if (!conversation || this.#features.has("conversation")) return;
    this.#renderers = conversation.RENDERERS;
    const { CONVERSATION_FEATURES, CONVERSATION_STYLE } = conversation;
    await this.#add("conversation", async () => CONVERSATION_FEATURES, CONVERSATION_STYLE);
  }

  async #add(
    group: FeatureGroup,
    load: () => Promise<readonly CreateFeature[] | undefined>,
    style = "",
  ): Promise<void> {
    if (this.#features.has(group)) return;
    const creators = await load();
    if (!creators) this.#handleMissing();
    if (!creators || this.#features.has(group)) return;
    const features = creators.map((create) => create(this.#context));
    this.#features.add(group, features);
    if (style) adoptStyle(this.#host.renderRoot, style);
    if (this.#isShown && this.#host.isConnected) for (const feature of features) feature.handleOpened?.();
    this.#host.requestUpdate();
  }

  #handleClosed(): void {
    this.#features.notify("stopSpeech");
    this.#features.notify("handleClosed");
    this.#viewport.handleClosed();
    this.#wantsFocus = false;
    if (this.#hadFocus) {
      const launcher = this.#host.renderRoot.querySelector<HTMLElement>("[part~=launcher]");
      launcher?.focus({ preventScroll: true });
    }
    this.#emit("prosa-close");
  }
}
