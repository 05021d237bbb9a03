import type { Message } from "@prosa/protocol";
import type { ConversationPanel, Macro, Suggestion, TalkSummary, TranslatedOwn } from "@prosa/protocol/desk";
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { renderRichText } from "../../../widget/src/view/rich-text.ts";
import type { CommandId } from "../client/command-ids.ts";
import type { ConversationRoom } from "../client/conversation-room.ts";
import { type Conversation, lastWordsOf } from "../client/conversation-state.ts";
import type { Outbox } from "../client/outbox.ts";
import { suggest } from "../client/requests.ts";
import { renderIcon } from "../parts/icons.ts";
import type { MenuItem } from "../parts/menu.ts";
import type { Strings } from "../strings/index.ts";
import { theme } from "../styles/theme.ts";
import { assistStyle } from "./assist-style.ts";
import { HeldMacro } from "./held-macro.ts";
import { describeMacro } from "./macro-words.ts";
import { renderSuggestion } from "./suggestion.ts";
import { isSummaryDue } from "./summary-due.ts";
import { codeOf, TalkTranslation } from "./translation.ts";
import { type AssistWords, assistWords, problemWords } from "./words.ts";
import { summariseTalk } from "./writing-requests.ts";
import "../templates/channel-window.ts";

/** A talk of fewer questions is read as fast as its summary. */
const SUMMARISED_QUESTIONS_MIN = 2;

/** A reply that was checked in the visitor's language; `original` is absent where it is sent as it was written. */
export interface Checked {
  text: string;
  original?: string;
  isLast: boolean;
}

/** Renders the words of a message in its reader's language; `undefined` where they are read as they were written. */
export type Reword = (message: Message) => TemplateResult | undefined;

/** A reply that waits to be looked at: `translated` is absent while the translation is on its way. */
interface Preview {
  text: string;
  language: string;
  isLast: boolean;
  translated?: TranslatedOwn;
}

/**
 * Help above the composer: a suggestion, the talk in short, the channel's window, translations. Fires `use` with words for the
 * reply, `checked` with a reply to send, `closed` with whether the channel's window is, and `changed` when its commands, its
 * tools or the wording of messages did.
 */
class DeskAssist extends LitElement {
  static override properties = {
    strings: { attribute: false },
    conversation: { attribute: false },
    panel: { attribute: false },
    outbox: { attribute: false },
    me: {},
    mayReply: { type: Boolean },
    room: { attribute: false },
    undoMs: { type: Number },
    fill: { attribute: false },
    suggestion: { state: true },
    closedFor: { state: true },
    summary: { state: true },
    preview: { state: true },
  };

  static override styles = [theme, assistStyle];

  declare strings: Strings;
  declare conversation: Conversation;
  declare panel: ConversationPanel | undefined;
  declare outbox: Outbox;
  declare me: string;
  declare mayReply: boolean;
  declare room: ConversationRoom | undefined;
  /** The time in which a macro can be taken back, in milliseconds. */
  declare undoMs: number;
  /** Fills the variables of a text in. */
  declare fill: (text: string) => string;
  declare suggestion: Suggestion | undefined;
  /** The conversation whose talk in short was closed. */
  declare closedFor: string;
  /** The talk in short by the model; `answer` is absent while it is on its way. */
  declare summary: { answer?: TalkSummary } | undefined;
  declare preview: Preview | undefined;

  #translation: TalkTranslation | undefined;
  #isWindowClosed = false;
  readonly #macro = new HeldMacro({
    words: () => this.#words,
    tickets: () => this.panel?.tickets ?? [],
    tell: (words) => this.#tell(words),
    onChange: () => {
      this.requestUpdate();
      this.#fire("changed");
    },
  });

  constructor() {
    super();
    this.undoMs = 0;
    this.closedFor = "";
    this.mayReply = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#macro.load();
  }

  override render(): TemplateResult {
    const { strings, conversation, suggestion } = this;
    return html`${this.#renderSummary()}${
      suggestion
        ? renderSuggestion(suggestion, strings, {
            use: (text) => {
              this.suggestion = undefined;
              this.#fire("use", text);
            },
            close: () => {
              this.suggestion = undefined;
            },
          })
        : nothing
    }
    <desk-window .strings=${strings} .session=${conversation.session} .length=${conversation.chat.log.length} .isMine=${this.mayReply}
      @closed=${this.#noteWindow}></desk-window>
    ${this.#macro.macro ? this.#renderHeld(this.#macro.macro) : nothing}
    ${this.preview ? this.#renderPreview(this.preview) : this.#renderTranslation()}`;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { session } = this.conversation;
    const before = changed.get("conversation")?.session;
    if (before !== undefined && before !== session) {
      this.suggestion = undefined;
      this.summary = undefined;
      this.#giveBack(before);
    }
    const isOn = this.#hasModel && this.outbox.isTranslated(session);
    if (isOn && this.#translation?.session !== session) this.#translate(true);
    if (!isOn && this.#translation) this.#translate(false);
  }

  protected override updated(changed: PropertyValues<this>): void {
    // The room that is left for the talk, or the commands, are others.
    const shown = ["panel", "strings", "suggestion", "summary", "preview"] as const;
    if (shown.some((name) => changed.has(name))) this.#fire("changed");
    void this.#translation?.follow(this.conversation);
    // Who has just taken a talk of some length reads the model's words without asking.
    const isLong = (this.panel?.digest.length ?? 0) >= SUMMARISED_QUESTIONS_MIN;
    if (this.#hasModel && this.mayReply && isLong && this.#isDue && !this.summary) void this.#summarise();
  }

  /** Everything that can be done here now, by command. */
  get works(): Partial<Record<CommandId, () => void>> {
    return {
      ...(this.#macro.macro && { undo: this.#macro.takeBack }),
      ...(this.#hasModel && {
        translate: this.#toggleTranslation,
        summarise: () => void this.#summarise(true),
      }),
    };
  }

  /** The lines of the composer's menu; one that says why where there is no model. */
  get tools(): MenuItem[] {
    if (!this.panel) return [];
    const { translate, summarise, noModel } = this.#words;
    if (!this.#hasModel) return [{ label: noModel, icon: "info", run: () => undefined }];
    return [
      {
        label: translate,
        hint: "l",
        isChecked: this.#translation !== undefined,
        run: this.#toggleTranslation,
      },
      { label: summarise, hint: "y", icon: "note", run: () => void this.#summarise(true) },
    ];
  }

  /** The wording of messages while they are read translated. */
  get reword(): Reword | undefined {
    const translation = this.#translation;
    if (!translation) return undefined;
    const words = this.#words;
    return (message) => {
      const found = translation.of(message);
      if (!found) return undefined;
      const text = message.parts.flatMap((part) => (part.type === "text" ? [part.text] : [])).join("\n\n");
      const shown = found.isOriginal ? text : found.text;
      const bubble =
        message.author === "assistant"
          ? html`<div class="bubble" dir="auto">${renderRichText(shown)}</div>`
          : html`<div class="bubble plain" dir="auto">${shown}</div>`;
      return html`${bubble}<p class="seen">${found.isOriginal ? nothing : words.translated}<button class="bare" @click=${found.toggle}>${found.isOriginal ? words.translation : words.original}</button></p>`;
    };
  }

  /** The macros as the field for replies offers them: what they do in words, and its doing. */
  get inserts(): { shortcut: string; name: string; text: string; run: () => void }[] {
    return this.#macro.macros.map((macro) => ({
      shortcut: macro.shortcut,
      name: this.#words.macro(macro.name),
      text: `${macro.name} – ${describeMacro(macro, this.strings.tag)}`,
      run: () =>
        this.#macro.hold(macro, {
          room: this.room,
          mayReply: this.mayReply,
          shut: this.#isWindowClosed ? this.strings.composer.windowClosed : "",
          undoMs: this.undoMs,
          fill: this.fill,
        }),
    }));
  }

  /** Applies the macro that could still be taken back. */
  flush(): void {
    this.#macro.flush();
  }

  /** Takes a reply to be looked at in the visitor's language first; false where it may leave as it is. */
  takes(text: string, isLast: boolean): boolean {
    const language = this.#translation?.languageOfVisitor(this.conversation);
    if (language === undefined) return false;
    this.preview = { text, language, isLast };
    void this.#translateOwn(this.preview);
    return true;
  }

  /** Asks how the assistant would answer the visitor's last words. */
  async suggest(): Promise<void> {
    const { chat, visitor, session } = this.conversation;
    const question = lastWordsOf(chat.log);
    const suggestion = question && (await suggest(question, visitor.language).catch(() => undefined));
    if (session !== this.conversation.session) return;
    this.suggestion = suggestion || undefined;
    if (!suggestion) this.#tell(this.strings.suggestion.failed);
  }

  get #words(): AssistWords {
    return assistWords(this.strings.tag);
  }

  get #hasModel(): boolean {
    return this.panel?.hasModel ?? false;
  }

  get #isDue(): boolean {
    const { panel, conversation, me, mayReply, closedFor } = this;
    if (!panel || closedFor === conversation.session) return false;
    return isSummaryDue(panel, conversation, me, mayReply);
  }

  /** Whether the talk in short is shown here, so that it is read once at a time. */
  get hasSummary(): boolean {
    return this.#isDue || this.summary !== undefined;
  }

  #renderSummary(): TemplateResult | typeof nothing {
    if (!this.panel || !this.hasSummary) return nothing;
    const words = this.#words;
    const { summary } = this;
    const problem = summary?.answer && summary.answer.text === undefined;
    return html`<desk-summary .strings=${this.strings} .panel=${this.panel} .written=${summary?.answer?.text}
      .byModel=${words.byModel} .remark=${problem ? words.noSummary : summary && !summary.answer ? words.summarising : ""}
      @close=${() => {
        this.closedFor = this.conversation.session;
        this.summary = undefined;
        this.#fire("changed");
      }}></desk-summary>`;
  }

  #renderHeld(macro: Macro): TemplateResult {
    const { tag } = this.strings;
    const words = this.#words;
    return html`<p class="line held" role="status">${renderIcon("macros")}<span><b>${words.macro(macro.name)}:</b> ${describeMacro(macro, tag)}</span>
      <button class="bare" @click=${this.#macro.takeBack}>${words.undo}<kbd>z</kbd></button></p>`;
  }

  #renderTranslation(): TemplateResult | typeof nothing {
    const translation = this.#translation;
    if (!translation) return nothing;
    const words = this.#words;
    const language = translation.languageOfVisitor(this.conversation);
    return html`<p class="line">${renderIcon("translate")}<span>${words.translationOn(language && this.#nameOf(language))}${
      translation.problem
        ? html` <b class="problem">${problemWords(words, translation.problem)}</b>`
        : nothing
    }</span><button class="bare" @click=${this.#toggleTranslation}>${words.turnOff}</button></p>`;
  }

  #renderPreview({ text, language, isLast, translated }: Preview): TemplateResult {
    const words = this.#words;
    const title = words.preview(this.#nameOf(language));
    const isReady = translated?.text !== undefined;
    return html`<section class="card" aria-label=${title} aria-live="polite">
      <p class="by">${renderIcon("translate")}<b>${title}</b><span class="spring"></span><span class="soft">${isReady ? words.byModel : nothing}</span></p>
      ${
        isReady
          ? html`<p class="plain" dir="auto">${translated.text}</p>`
          : translated
            ? html`<p class="problem">${problemWords(words, translated.problem ?? "")}</p>`
            : html`<p class="soft">${words.translating}</p>`
      }
      <p class="own plain soft">${text}</p>
      <div class="acts"><button class="bare" @click=${() => this.#giveBack(this.conversation.session)}>${words.edit}</button><span class="spring"></span>
        <button @click=${() => this.#send({ text, isLast })}>${words.sendOwn}</button>
        ${isReady ? html`<button class="main" @click=${() => this.#send({ text: translated.text ?? "", original: text, isLast })}>${words.sendTranslation}</button>` : nothing}</div>
    </section>`;
  }

  #send(checked: Checked): void {
    this.preview = undefined;
    this.#fire("checked", checked);
  }

  /** Puts the words of a reply that was not sent back into the field of their conversation. */
  #giveBack(session: string): void {
    const { preview } = this;
    if (!preview) return;
    this.preview = undefined;
    if (session === this.conversation.session) this.#fire("use", preview.text);
    else if (this.outbox.readDraft(session, "reply") === "")
      this.outbox.keepDraft(session, "reply", preview.text);
  }

  async #translateOwn(preview: Preview): Promise<void> {
    const translated = await this.#translation?.ofOwn(preview.text, preview.language);
    if (this.preview !== preview || !translated) return;
    // A reply that is in the visitor's language already is sent as it is.
    if (translated.problem === "same") return this.#send({ text: preview.text, isLast: preview.isLast });
    this.preview = { ...preview, translated };
    await this.updateComplete;
    const acts = [...this.renderRoot.querySelectorAll<HTMLElement>(".card button")];
    acts.at(-1)?.focus();
  }

  async #summarise(isAsked = false): Promise<void> {
    const { session } = this.conversation;
    if (isAsked) this.closedFor = "";
    this.summary = {};
    this.#fire("changed");
    const answer = await summariseTalk(session, this.strings.tag).catch((error: unknown) => ({
      through: 0,
      problem: codeOf(error),
    }));
    if (session === this.conversation.session && this.summary) this.summary = { answer };
  }

  #toggleTranslation = (): void => {
    const { session } = this.conversation;
    this.outbox.setTranslated(session, this.#translation === undefined);
    this.requestUpdate();
  };

  #translate(isOn: boolean): void {
    const { session } = this.conversation;
    const onChange = () => {
      this.requestUpdate();
      this.#fire("changed");
    };
    this.#translation = isOn ? new TalkTranslation(session, this.strings.tag, { onChange }) : undefined;
    void this.updateComplete.then(() => this.#fire("changed"));
  }

  #nameOf(language: string): string {
    return new Intl.DisplayNames(this.strings.tag, { type: "language" }).of(language) ?? language;
  }

  #noteWindow = ({ detail }: CustomEvent<boolean>): void => {
    this.#isWindowClosed = detail;
    this.#fire("closed", detail);
  };

  #tell(words: string): void {
    this.dispatchEvent(new CustomEvent("tell", { detail: words, bubbles: true, composed: true }));
  }

  #fire(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

customElements.define("desk-assist", DeskAssist);

declare global {
  interface HTMLElementTagNameMap {
    "desk-assist": DeskAssist;
  }
}
