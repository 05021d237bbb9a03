import type { CannedReply, SignedIn } from "@prosa/protocol/desk";
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { putReply, removeReply } from "../client/requests.ts";
import { fillVariables, VARIABLE_NAMES } from "../client/variables.ts";
import { renderIcon } from "../parts/icons.ts";
import { renderRailButton } from "../parts/rail-button.ts";
import type { Strings } from "../strings/index.ts";
import { theme } from "../styles/theme.ts";
import { fieldsOf } from "./fields.ts";
import { pageStyle } from "./page-style.ts";

const SHORTCUT = "[a-z0-9][a-z0-9\\-]{0,31}";

/** The texts that the team inserts. Fires `replies` with all of them after a change, `filter` with the filters, and `rail`. */
class DeskReplies extends LitElement {
  static override properties = {
    strings: { attribute: false },
    signedIn: { attribute: false },
    replies: { attribute: false },
    filters: { attribute: false },
    edited: { state: true },
    text: { state: true },
    problem: { state: true },
  };

  static override styles = [
    theme,
    pageStyle,
    css`
      .rows > li { grid-template-columns: minmax(120px, 200px) minmax(0, 1fr) auto; align-items: start; }
      .rows p { white-space: pre-wrap; overflow-wrap: anywhere; color: var(--soft); display: -webkit-box; -webkit-line-clamp: 3; -webkit-box-orient: vertical; overflow: hidden; }
      .rows code { font: 600 14px/1.6 ui-monospace, monospace; overflow-wrap: anywhere; }
      textarea { min-block-size: 130px; resize: vertical; }
      .variables { display: flex; flex-wrap: wrap; gap: 4px; }
      .preview { padding: 10px 14px; border-radius: 14px; border-end-end-radius: 5px; background: var(--mine); white-space: pre-wrap; overflow-wrap: anywhere; color: var(--ink); }
      @media (width < 860px) { .rows > li { grid-template-columns: minmax(0, 1fr) auto; } .rows p { grid-column: 1; grid-row: 2; } }
    `,
  ];

  declare strings: Strings;
  declare signedIn: SignedIn;
  declare replies: readonly CannedReply[];
  declare filters: URLSearchParams;
  /** The reply in the dialog; `null` for a new one. */
  declare edited: CannedReply | null | undefined;
  declare text: string;
  declare problem: string;

  constructor() {
    super();
    this.replies = [];
    this.filters = new URLSearchParams();
    this.text = "";
    this.problem = "";
  }

  override render(): TemplateResult {
    const { replies: words, areas } = this.strings;
    const found = this.#found;
    const find = this.filters.get("find") ?? "";
    return html`<div class="page">
      <div class="top">${renderRailButton(areas.inbox)}
        <div><h1>${words.title}</h1><p>${words.intro}</p></div><span class="spring"></span>
        ${this.#mayChange ? html`<button class="main" @click=${() => this.#edit(null)}>${renderIcon("add")}${words.add}</button>` : nothing}
      </div>
      <div class="filters" role="search"><input type="search" aria-label=${words.search} placeholder=${words.search} .value=${find} @input=${this.#filter} /></div>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      <ul class="rows">${found.map(
        (reply) =>
          html`<li><code>/${reply.shortcut}</code><p>${reply.text}</p>${
            this.#mayChange
              ? html`<button class="bare" aria-label=${this.strings.people.edit(`/${reply.shortcut}`)} @click=${() => this.#edit(reply)}>${renderIcon("settings")}</button>`
              : nothing
          }</li>`,
      )}${found.length === 0 ? html`<li class="empty">${words.nothing}</li>` : nothing}</ul>
      <dialog aria-label=${words.title}>${this.edited === undefined ? nothing : this.#renderForm(this.edited)}</dialog>
    </div>`;
  }

  #renderForm(reply: CannedReply | null): TemplateResult {
    const { replies: words, people, tag } = this.strings;
    const example = {
      agent: this.signedIn.account.name,
      site: this.signedIn.site.name,
      visitor: "Marina",
      email: "marina@example.com",
    };
    return html`<form lang=${tag} @submit=${this.#save}><h2>${reply ? people.edit(`/${reply.shortcut}`) : words.add}</h2>
      <label>${words.shortcut}<input name="shortcut" required pattern=${SHORTCUT} title=${words.shortcutHint} autocomplete="off" autocapitalize="off" .value=${reply?.shortcut ?? ""} /><small>${words.shortcutHint}</small></label>
      <label>${words.text}<textarea name="text" required maxlength="4000" .value=${this.text} @input=${({
        currentTarget,
      }: Event) => {
        if (currentTarget instanceof HTMLTextAreaElement) this.text = currentTarget.value;
      }}></textarea></label>
      <div class="variables" role="group" aria-label=${words.variables}>${VARIABLE_NAMES.map(
        (name) =>
          html`<button type="button" class="chip" title=${`{{${name}}}`} @click=${() => this.#insert(name)}>${words.variableNames[name]}</button>`,
      )}</div><small class="soft">${words.fallbackHint}</small>
      ${this.text.trim() ? html`<p class="soft">${words.preview}</p><p class="preview">${fillVariables(this.text, example)}</p>` : nothing}
      <div class="acts">
        ${reply ? html`<button type="button" class="bare danger" @click=${() => this.#remove(reply)}>${words.remove}</button>` : nothing}<span class="spring"></span>
        <button type="button" class="bare" @click=${this.#close}>${people.cancel}</button><button class="main">${people.save}</button>
      </div></form>`;
  }

  get #mayChange(): boolean {
    return this.signedIn.account.role !== "agent";
  }

  get #found(): readonly CannedReply[] {
    const find = (this.filters.get("find") ?? "").toLowerCase();
    return this.replies.filter(({ shortcut, text }) => `${shortcut} ${text}`.toLowerCase().includes(find));
  }

  #filter = ({ currentTarget }: Event): void => {
    if (!(currentTarget instanceof HTMLInputElement)) return;
    const filters = new URLSearchParams(currentTarget.value ? { find: currentTarget.value } : {});
    this.dispatchEvent(new CustomEvent<URLSearchParams>("filter", { detail: filters }));
  };

  #edit(reply: CannedReply | null): void {
    this.edited = reply;
    this.text = reply?.text ?? "";
    this.problem = "";
    void this.updateComplete.then(() => this.renderRoot.querySelector("dialog")?.showModal());
  }

  #close = (): void => {
    this.renderRoot.querySelector("dialog")?.close();
    this.edited = undefined;
  };

  #insert(name: string): void {
    const field = this.renderRoot.querySelector("textarea");
    if (!field) return;
    field.setRangeText(`{{${name}}}`, field.selectionStart, field.selectionEnd, "end");
    this.text = field.value;
    field.focus();
  }

  #save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const shortcut = fieldsOf(event).text("shortcut");
    const text = this.text.trim();
    const before = this.edited?.shortcut;
    const isTaken = shortcut !== before && this.replies.some((one) => one.shortcut === shortcut);
    if (isTaken) {
      this.problem = this.strings.replies.taken;
      this.#close();
      return;
    }
    await this.#change(async () => {
      const kept = await putReply(shortcut, text);
      if (before !== undefined && before !== shortcut) await removeReply(before);
      const others = this.replies.filter((one) => one.shortcut !== shortcut && one.shortcut !== before);
      return [...others, kept].sort((one, other) => (one.shortcut < other.shortcut ? -1 : 1));
    });
  };

  async #remove({ shortcut }: CannedReply): Promise<void> {
    await this.#change(async () => {
      await removeReply(shortcut);
      return this.replies.filter((one) => one.shortcut !== shortcut);
    });
  }

  async #change(work: () => Promise<readonly CannedReply[]>): Promise<void> {
    const { people } = this.strings;
    try {
      const detail = await work();
      this.dispatchEvent(new CustomEvent("replies", { detail }));
      this.dispatchEvent(new CustomEvent("tell", { detail: people.saved, bubbles: true, composed: true }));
    } catch {
      this.problem = people.failed;
    }
    this.#close();
  }
}

customElements.define("desk-replies", DeskReplies);
