import { AGENT_TEXT_LENGTH_MAX, NOTE_LENGTH_MAX } from "@prosa/protocol/desk";
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { Outbox } from "../client/outbox.ts";
import { renderIcon } from "../parts/icons.ts";
import type { MenuItem } from "../parts/menu.ts";
import type { Strings } from "../strings/index.ts";
import { theme } from "../styles/theme.ts";

type Kind = "reply" | "note";

/** Words that leave the composer, and what follows them. */
export interface Sent {
  kind: Kind;
  text: string;
  /** The conversation is to end, and the next one to open. */
  isLast: boolean;
}

/** A text that can be inserted, its variables filled in. */
interface Insertable {
  shortcut: string;
  text: string;
  /** Present where it is done at once, and no text is inserted. */
  run?: () => void;
}

/** The field for replies and notes, each with a draft of its own. Fires `sent`, `files`, and `typing` with whether a reply is being written. */
class DeskComposer extends LitElement {
  static override properties = {
    strings: { attribute: false },
    outbox: { attribute: false },
    session: {},
    /** Why no reply can be sent now; empty where one can. */
    shut: {},
    warning: {},
    replies: { attribute: false },
    tools: { attribute: false },
    kind: { state: true },
    draft: { state: true },
    term: { state: true },
    at: { state: true },
  };

  static override styles = [
    theme,
    css`
      :host { display: block; position: relative; padding: 0 20px 16px; }
      form { display: grid; border: 1px solid var(--edge); border-radius: 16px; border-end-end-radius: 6px; background: var(--raised); overflow: clip; max-inline-size: 760px; margin-inline: auto; }
      form:focus-within { border-color: var(--accent); box-shadow: 0 0 0 1px var(--accent); }
      form.note { background: var(--note); border-color: var(--note-edge); }
      .bar { display: flex; gap: 4px; align-items: center; padding: 6px 8px; min-inline-size: 0; }
      [role="tablist"] { display: flex; gap: 4px; }
      [role="tab"] { min-block-size: 32px; border-color: transparent; background: none; color: var(--soft); }
      [role="tab"][aria-selected="true"] { color: var(--ink); font-weight: 600; background: color-mix(in srgb, var(--ink) 7%, transparent); }
      textarea { resize: none; field-sizing: content; min-block-size: 62px; max-block-size: 34vh; padding: 4px 16px; border: 0; border-radius: 0; background: none; }
      textarea:focus-visible { outline: none; }
      .main kbd { background: none; border-color: currentColor; color: inherit; }
      .warning { max-inline-size: 760px; margin: 0 auto 8px; display: flex; gap: 8px; align-items: center; padding: 6px 14px; border-radius: 10px; font-size: 14px; background: var(--note); border: 1px solid var(--note-edge); }
      .inserts { position: absolute; inset-block-end: calc(100% - 8px); inset-inline: 20px; max-inline-size: 760px; margin-inline: auto; max-block-size: 260px; overflow-y: auto; padding: 6px; background: var(--raised); border: 1px solid var(--line); border-radius: 12px; box-shadow: var(--shadow); z-index: 3; }
      .inserts li { display: grid; grid-template-columns: auto 1fr; gap: 12px; padding: 7px 12px; border-radius: 8px; cursor: pointer; align-items: baseline; }
      .inserts li[aria-selected="true"] { background: var(--tint); }
      .inserts span { color: var(--soft); overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-size: 14px; }
      .inserts p { padding: 8px 12px; color: var(--soft); }
      @media (width < 860px) { :host { padding: 0 10px 10px; } .main kbd { display: none; } textarea { min-block-size: 48px; } }
    `,
  ];

  declare strings: Strings;
  declare outbox: Outbox;
  declare session: string;
  declare shut: string;
  declare warning: string;
  declare replies: readonly Insertable[];
  /** More help, as a menu. */
  declare tools: readonly MenuItem[];
  declare kind: Kind;
  declare draft: string;
  /** The letters after a `/`, while a text to insert is looked for. */
  declare term: string | undefined;
  declare at: number;

  constructor() {
    super();
    this.shut = "";
    this.warning = "";
    this.replies = [];
    this.tools = [];
    this.kind = "reply";
    this.draft = "";
    this.at = 0;
  }

  override render(): TemplateResult {
    const { strings, kind, draft, shut, warning } = this;
    const { composer, act } = strings;
    const isNote = kind === "note";
    const isShut = !isNote && shut !== "";
    const label = isNote ? composer.noteLabel : composer.label;
    const tab = (one: Kind) =>
      html`<button type="button" role="tab" aria-selected=${kind === one} @click=${() => this.compose(one)}>${composer[one]}</button>`;
    return html`
      ${warning ? html`<p class="warning" role="status">${renderIcon("eye")}${warning}</p>` : nothing}
      ${this.#renderInserts()}
      <form class=${kind} @submit=${this.#submit}>
        <div class="bar"><div role="tablist">${tab("reply")}${tab("note")}</div></div>
        <textarea
          aria-label=${label} placeholder=${isShut ? shut : label} aria-autocomplete="list"
          aria-controls=${this.#hasInserts ? "inserts" : nothing} aria-activedescendant=${this.#hasInserts ? `insert-${this.at}` : nothing}
          maxlength=${isNote ? NOTE_LENGTH_MAX : AGENT_TEXT_LENGTH_MAX}
          .value=${draft} @input=${this.#write} @keydown=${this.#handleKey} @blur=${this.#closeInserts}
        ></textarea>
        <div class="bar">
          ${
            this.replies.length > 0
              ? html`<button type="button" class="bare" aria-label=${composer.replies} title=${composer.replies} @click=${this.openReplies}>${renderIcon("replies")}<kbd>/</kbd></button>`
              : nothing
          }
          ${
            isNote || isShut
              ? nothing
              : html`<button type="button" class="bare" aria-label=${this.strings.commands.suggest} title=${this.strings.commands.suggest} @click=${() => this.dispatchEvent(new CustomEvent("suggest"))}>${renderIcon("assistant")}</button>`
          }
          ${
            isNote || isShut
              ? nothing
              : html`<button type="button" class="bare" aria-label=${composer.attach} title=${composer.attach} @click=${() => this.renderRoot.querySelector<HTMLInputElement>("input[type=file]")?.click()}>${renderIcon("attach")}</button>
                <input hidden type="file" multiple accept="image/*,application/pdf,text/plain" aria-label=${composer.attach} @change=${this.#giveFiles} />`
          }
          ${
            this.tools.length > 0
              ? html`<desk-menu class="tools" bare wordless icon="more" .label=${act.more} .items=${this.tools}></desk-menu>`
              : nothing
          }
          <span class="spring"></span>
          <button class="main" ?disabled=${isShut || draft.trim() === ""}>${isNote ? act.note : act.send}<kbd>Ctrl ↵</kbd></button>
        </div>
      </form>`;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("session") && !changed.has("kind")) return;
    if (changed.has("session")) this.kind = "reply";
    this.draft = this.outbox.readDraft(this.session, this.kind);
    this.term = undefined;
  }

  /** Turns to replies or to notes, with the field focused. */
  compose(kind: Kind): void {
    this.kind = kind;
    void this.updateComplete.then(() => this.#field?.focus());
  }

  /** Puts words back that were taken back, before what is written by now. */
  restore(kind: Kind, text: string): void {
    const kept = this.outbox.readDraft(this.session, kind);
    this.outbox.keepDraft(this.session, kind, kept ? `${text}\n${kept}` : text);
    this.kind = kind;
    this.draft = this.outbox.readDraft(this.session, kind);
    this.compose(kind);
  }

  openReplies = (): void => {
    this.compose(this.kind);
    const isApart = this.draft === "" || /\s$/.test(this.draft);
    this.#set(`${this.draft}${isApart ? "" : " "}/`);
    this.term = "";
    this.at = 0;
  };

  #renderInserts(): TemplateResult | typeof nothing {
    if (!this.#hasInserts) return nothing;
    const found = this.#found;
    const { composer } = this.strings;
    return html`<div class="inserts"><ul id="inserts" role="listbox" aria-label=${composer.replies}>${found.map(
      ({ shortcut, text }, at) => html`<li
        id="insert-${at}" role="option" aria-selected=${at === this.at}
        @pointerdown=${(event: Event) => {
          event.preventDefault();
          this.#insert(at);
        }}
      ><b>/${shortcut}</b><span>${text}</span></li>`,
    )}</ul>${found.length === 0 ? html`<p role="status">${composer.noReplies}</p>` : nothing}</div>`;
  }

  get #hasInserts(): boolean {
    return this.term !== undefined && this.replies.length > 0;
  }

  get #field(): HTMLTextAreaElement | null {
    return this.renderRoot.querySelector("textarea");
  }

  get #found(): readonly Insertable[] {
    const term = (this.term ?? "").toLowerCase();
    const starts = this.replies.filter(({ shortcut }) => shortcut.startsWith(term));
    const holds = this.replies.filter(
      (one) => !starts.includes(one) && `${one.shortcut} ${one.text}`.toLowerCase().includes(term),
    );
    return [...starts, ...holds];
  }

  #set(text: string): void {
    this.draft = text;
    this.outbox.keepDraft(this.session, this.kind, text);
    if (this.kind === "reply" && this.shut === "")
      this.dispatchEvent(new CustomEvent<boolean>("typing", { detail: text !== "" }));
  }

  #write = ({ currentTarget }: Event): void => {
    if (!(currentTarget instanceof HTMLTextAreaElement)) return;
    this.#set(currentTarget.value);
    const before = currentTarget.value.slice(0, currentTarget.selectionStart);
    this.term = /(?:^|\s)\/([^\s/]*)$/.exec(before)?.[1];
    this.at = 0;
  };

  /** Puts a text in the place of the `/` and the letters after it. */
  #insert(at: number): void {
    const field = this.#field;
    const chosen = this.#found[at];
    if (!field || !chosen) return;
    const end = field.selectionStart;
    const start = this.draft.slice(0, end).lastIndexOf("/");
    const inserted = chosen.run ? "" : chosen.text;
    this.#set(this.draft.slice(0, start) + inserted + this.draft.slice(end));
    this.term = undefined;
    chosen.run?.();
    void this.updateComplete.then(() => {
      field.focus();
      field.selectionEnd = field.selectionStart = start + inserted.length;
    });
  }

  #closeInserts = (): void => {
    this.term = undefined;
  };

  #giveFiles = ({ currentTarget }: Event): void => {
    if (!(currentTarget instanceof HTMLInputElement)) return;
    this.dispatchEvent(
      new CustomEvent<readonly File[]>("files", { detail: [...(currentTarget.files ?? [])] }),
    );
    currentTarget.value = "";
  };

  #submit = (event: Event): void => {
    event.preventDefault();
    this.#send(false);
  };

  #send(isLast: boolean): void {
    const { kind, shut } = this;
    const text = this.draft.trim();
    if (text === "" || (kind === "reply" && shut !== "")) return;
    this.#set("");
    this.dispatchEvent(new CustomEvent<Sent>("sent", { detail: { kind, text, isLast } }));
  }

  #handleKey = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const found = this.term === undefined ? [] : this.#found;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const isSending = event.key === "Enter" && (event.ctrlKey || event.metaKey);
    if (isSending) this.#send(event.shiftKey);
    else if (found.length > 0 && step !== undefined) this.at = (this.at + step + found.length) % found.length;
    else if (found.length > 0 && (event.key === "Enter" || event.key === "Tab")) this.#insert(this.at);
    else if (event.key === "Escape" && this.term !== undefined) this.term = undefined;
    else if (event.key === "Escape") this.#field?.blur();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
}

customElements.define("desk-composer", DeskComposer);

declare global {
  interface HTMLElementTagNameMap {
    "desk-composer": DeskComposer;
  }
}
