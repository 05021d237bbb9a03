import type { ApiKey, ApiScopeName, MadeApiKey } from "@prosa/protocol";
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { listKeys, makeKey, revokeKey } from "../client/sites/site-requests.ts";
import { copyText } from "../parts/copy.ts";
import { wordsForError } from "../problems/words.ts";
import { pageStyle } from "../settings/page-style.ts";
import type { Strings } from "../strings/index.ts";
import { theme } from "../styles/theme.ts";
import type { SitesWords } from "./sites-words.ts";

const SCOPES: readonly ApiScopeName[] = [
  "site",
  "knowledge",
  "conversations:read",
  "conversations:write",
  "analytics:read",
  "people",
  "channels",
  "exports",
];

/** The keys of a site: made with their scopes, shown once, revoked. */
class DeskKeys extends LitElement {
  static override properties = {
    strings: { attribute: false },
    words: { attribute: false },
    site: {},
    keys: { state: true },
    made: { state: true },
    isCopied: { state: true },
    problem: { state: true },
    lacksScope: { state: true },
  };

  static override styles = [
    theme,
    pageStyle,
    css`
      :host { display: grid; gap: 14px; block-size: auto; overflow: visible; }
      h2 { font-size: 18px; }
      .rows > li { grid-template-columns: minmax(0, 1fr) auto; }
      .scopes { display: grid; grid-template-columns: repeat(auto-fit, minmax(200px, 1fr)); gap: 4px 14px; }
      .check { display: flex; align-items: center; gap: 10px; color: var(--ink); min-block-size: 32px; }
      .make { display: grid; gap: 14px; padding: 16px; border: 1px solid var(--line); border-radius: 14px; background: var(--sand); }
      .ask { display: flex; flex-wrap: wrap; gap: 12px; align-items: end; }
      .ask label { flex: 1 1 180px; }
      .made { display: grid; gap: 8px; padding: 14px 16px; border: 1px solid var(--calm); border-radius: 14px; }
      code { overflow-wrap: anywhere; font: 14px/1.5 ui-monospace, "Cascadia Mono", Menlo, monospace; }
    `,
  ];

  declare strings: Strings;
  declare words: SitesWords["keys"];
  declare site: string;
  declare keys: readonly ApiKey[];
  /** The key that was just made: the only moment in which it can be read. */
  declare made: MadeApiKey | undefined;
  declare isCopied: boolean;
  declare problem: string;
  /** A key was asked for without any permission. */
  declare lacksScope: boolean;

  constructor() {
    super();
    this.keys = [];
    this.isCopied = false;
    this.problem = "";
    this.lacksScope = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#do(async () => {});
  }

  override render(): TemplateResult {
    const { words, made } = this;
    return html`<div><h2>${words.title}</h2><p class="soft">${words.intro}</p></div>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      ${
        made
          ? html`<div class="made" role="status"><p><b>${made.name}</b> · ${words.once}</p><code>${made.key}</code>
            <div><button @click=${this.#copy}>${this.isCopied ? words.copied : words.copy}</button></div></div>`
          : nothing
      }
      <ul class="rows">${this.keys.map((key) => this.#renderKey(key))}${this.keys.length === 0 ? html`<li class="empty">${words.none}</li>` : nothing}</ul>
      <form class="make" @submit=${this.#make}>
        <div class="ask"><label>${words.name}<input name="name" required maxlength="80" autocomplete="off" /></label>
          <label>${words.days}<input name="days" type="number" min="1" max="3650" placeholder=${words.forEver} /></label></div>
        <fieldset><legend>${words.scopesTitle}</legend><div class="scopes">${SCOPES.map(
          (scope) =>
            html`<label class="check"><input type="checkbox" name="scope" value=${scope} />${words.scopes[scope]}</label>`,
        )}</div></fieldset>
        ${this.lacksScope ? html`<p class="problem" role="alert">${words.scopesNeeded}</p>` : nothing}
        <div><button>${words.make}</button></div>
      </form>`;
  }

  #renderKey({ id, name, scopes, expiresAt, usedAt }: ApiKey): TemplateResult {
    const { words } = this;
    const day = (at: number) => new Intl.DateTimeFormat(this.strings.tag, { dateStyle: "medium" }).format(at);
    return html`<li><div><p><b>${name}</b></p><p class="soft">${scopes.map((scope) => words.scopes[scope]).join(", ")}</p>
        <p class="soft">${words.used(usedAt === undefined ? undefined : day(usedAt))}${expiresAt === undefined ? "" : ` · ${words.ends(day(expiresAt))}`}</p></div>
      <button class="danger" aria-label="${words.revoke}: ${name}" @click=${() => {
        if (confirm(words.revokeAsk(name))) void this.#do(() => revokeKey(this.site, id));
      }}>${words.revoke}</button></li>`;
  }

  async #do(work: () => Promise<void>): Promise<void> {
    this.problem = "";
    try {
      await work();
      this.keys = await listKeys(this.site);
    } catch (error) {
      this.problem = wordsForError(error, this.strings.tag);
    }
  }

  #make = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget;
    if (!(form instanceof HTMLFormElement)) return;
    const fields = new FormData(form);
    const chosen = fields.getAll("scope");
    const scopes = SCOPES.filter((scope) => chosen.includes(scope));
    const [first] = form.querySelectorAll<HTMLInputElement>('input[name="scope"]');
    this.lacksScope = scopes.length === 0;
    if (this.lacksScope) {
      first?.focus();
      return;
    }
    const days = Number(fields.get("days"));
    await this.#do(async () => {
      const name = String(fields.get("name") ?? "").trim();
      this.made = await makeKey(this.site, { name, scopes, ...(days > 0 && { expiresInDays: days }) });
      this.isCopied = false;
      form.reset();
    });
  };

  #copy = async (): Promise<void> => {
    this.isCopied = await copyText(this.made?.key ?? "", () => this.renderRoot.querySelector(".made code"));
  };
}

customElements.define("desk-keys", DeskKeys);
