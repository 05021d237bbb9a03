import type { SignedIn, SiteList, SiteSummary } from "@prosa/protocol/desk";
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { FACTOR_NEEDED, RequestProblem } from "../client/requests.ts";
import { enterSite, eraseSite, listSites, putSettings, readSettings } from "../client/sites/site-requests.ts";
import { renderIcon } from "../parts/icons.ts";
import type { MenuItem } from "../parts/menu.ts";
import { renderRailButton } from "../parts/rail-button.ts";
import { wordsForError } from "../problems/words.ts";
import { fieldsOf } from "../settings/fields.ts";
import { pageStyle } from "../settings/page-style.ts";
import type { Strings } from "../strings/index.ts";
import { theme } from "../styles/theme.ts";
import { SITES_WORDS, type SitesWords } from "./sites-words.ts";
import "./keys.ts";

/** The sites that a person may go to: open, rename, archive, export and delete; and the keys of the present one. Fires `rail`. */
class DeskSites extends LitElement {
  static override properties = {
    strings: { attribute: false },
    signedIn: { attribute: false },
    list: { state: true },
    chosen: { state: true },
    act: { state: true },
    isBusy: { state: true },
    problem: { state: true },
    lacksFactor: { state: true },
  };

  static override styles = [
    theme,
    pageStyle,
    css`
      .rows > li { grid-template-columns: minmax(0, 1fr) auto auto; }
      .rows > li[data-off] .name { font-weight: 400; color: var(--soft); }
      .name { font-weight: 600; overflow-wrap: anywhere; }
      .erased { padding-inline-start: 20px; list-style: disc; display: grid; gap: 4px; }
      .acts .danger { border-color: currentColor; font-weight: 600; }
    `,
  ];

  declare strings: Strings;
  declare signedIn: SignedIn;
  declare list: SiteList | undefined;
  /** The site that a dialogue is about, and what is done with it. */
  declare chosen: SiteSummary | undefined;
  declare act: "rename" | "erase";
  declare isBusy: boolean;
  declare problem: string;
  /** The last problem is the want of a second factor, which the person sets up in their account. */
  declare lacksFactor: boolean;

  constructor() {
    super();
    this.act = "rename";
    this.isBusy = false;
    this.problem = "";
    this.lacksFactor = false;
  }

  protected override firstUpdated(): void {
    if (this.#isOwner) void this.#load();
  }

  override render(): TemplateResult {
    const words = SITES_WORDS[this.strings.tag];
    const { list } = this;
    return html`<div class="page">
      <div class="top">${renderRailButton(this.strings.areas.inbox)}
        <div><h1>${words.title}</h1><p>${words.intro}</p></div><span class="spring"></span>
        ${list?.mayMake ? html`<button class="main" @click=${() => go("#/setup")}>${renderIcon("add")}${words.add}</button>` : nothing}</div>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      ${this.lacksFactor ? html`<p><button @click=${() => go("#/account")}>${words.toAccount}</button></p>` : nothing}
      ${
        this.#isOwner
          ? html`<ul class="rows">${list?.sites.map((site) => this.#renderSite(site, words))}</ul>
            <desk-keys .strings=${this.strings} .words=${words.keys} .site=${this.signedIn.site.id}></desk-keys>`
          : html`<p class="soft">${words.onlyOwners}</p>`
      }
      <dialog aria-label=${this.act === "erase" ? words.erase : words.rename}>${this.chosen ? this.#renderDialog(this.chosen, words) : nothing}</dialog>
    </div>`;
  }

  #renderSite(site: SiteSummary, words: SitesWords): TemplateResult {
    const { id, name, origins, isArchived, isCurrent } = site;
    const shown = origins.filter((one) => one !== location.origin);
    return html`<li ?data-off=${isArchived}>
      <div><p class="name">${name}</p><p class="soft">${id} · ${shown.length > 0 ? shown.join(", ") : words.nowhere}</p></div>
      ${
        isArchived
          ? html`<span class="chip soon">${words.archived}</span>`
          : isCurrent
            ? html`<span class="chip calm">${words.current}</span>`
            : html`<button @click=${() => this.#enter(site)}>${words.enter}</button>`
      }
      <desk-menu bare wordless icon="more" .label=${`${this.strings.act.more}: ${name}`} .items=${this.#itemsOf(site, words)}></desk-menu>
    </li>`;
  }

  /** Acts on a site's own settings are offered from within it. */
  #itemsOf(site: SiteSummary, words: SitesWords): MenuItem[] {
    const { id, name, isArchived, isCurrent } = site;
    const own: MenuItem[] = [
      { label: words.rename, icon: "note", run: () => this.#open(site, "rename") },
      { label: words.looks, icon: "eye", run: () => go("#/setup?step=looks") },
      {
        label: isArchived ? words.unarchive : words.archive,
        icon: "snoozed",
        run: () => {
          if (isArchived || confirm(words.archiveAsk(name)))
            void this.#change(id, { isArchived: !isArchived });
        },
      },
    ];
    return [
      ...(isCurrent
        ? own
        : [{ label: words.enter, icon: "handBack", run: () => this.#enter(site) } as const]),
      ...(this.list?.mayMake
        ? [
            {
              label: words.exportSite,
              icon: "down",
              run: () => download(`/api/desk/sites/${id}/export`),
            } as const,
          ]
        : []),
      { label: words.erase, icon: "close", isDanger: true, run: () => this.#open(site, "erase") },
    ];
  }

  #renderDialog({ id, name }: SiteSummary, words: SitesWords): TemplateResult {
    if (this.act === "rename")
      return html`<form @submit=${this.#rename}><h2>${words.rename}</h2>
        <label>${words.name}<input name="name" required maxlength="100" .value=${name} /></label>
        <div class="acts"><button type="button" class="bare" @click=${this.#close}>${words.cancel}</button><button class="main">${words.save}</button></div></form>`;
    return html`<form @submit=${this.#erase}><h2>${words.eraseTitle(name)}</h2>
      <ul class="erased">${words.eraseList.map((one) => html`<li>${one}</li>`)}</ul>
      <label>${words.eraseConfirm(id)}<input name="confirm" required autocomplete="off" autocapitalize="none" pattern=${id} /></label>
      <div class="acts"><button type="button" class="bare" @click=${this.#close}>${words.cancel}</button>
        <button class="danger" ?disabled=${this.isBusy}>${this.isBusy ? words.erasing : words.erase}</button></div></form>`;
  }

  get #isOwner(): boolean {
    return this.signedIn.account.role === "owner";
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector("dialog");
  }

  async #load(): Promise<void> {
    await this.#try(async () => {
      this.list = await listSites();
    });
  }

  /** Does something that may fail; `name` is that of the site that it is about. */
  async #try(work: () => Promise<void>, name = ""): Promise<void> {
    this.problem = "";
    this.lacksFactor = false;
    await work().catch((error: unknown) => {
      const { tag } = this.strings;
      const words = SITES_WORDS[tag];
      const code = error instanceof RequestProblem ? error.code : "";
      this.lacksFactor = code === FACTOR_NEEDED;
      this.problem = this.lacksFactor
        ? words.factorThere(name)
        : code === "has-channels"
          ? words.channels
          : wordsForError(error, tag);
    });
  }

  #open(site: SiteSummary, act: "rename" | "erase"): void {
    this.chosen = site;
    this.act = act;
    void this.updateComplete.then(() => this.#dialog?.showModal());
  }

  #close = (): void => {
    this.#dialog?.close();
    this.chosen = undefined;
  };

  async #change(site: string, change: { name?: string; isArchived?: boolean }): Promise<void> {
    await this.#try(async () => {
      await putSettings(site, { ...(await readSettings(site)), ...change });
      const detail = SITES_WORDS[this.strings.tag].saved;
      this.dispatchEvent(new CustomEvent("tell", { detail, bubbles: true, composed: true }));
    });
    await this.#load();
  }

  #enter({ id, name }: SiteSummary): void {
    void this.#try(async () => {
      await enterSite(id);
      history.replaceState(null, "", "#/sites");
      location.reload();
    }, name);
  }

  #rename = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const name = fieldsOf(event).text("name");
    const { chosen } = this;
    this.#close();
    if (chosen && name) await this.#change(chosen.id, { name });
  };

  #erase = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const { chosen } = this;
    if (!chosen || this.isBusy) return;
    this.isBusy = true;
    await this.#try(async () => {
      await eraseSite(chosen.id);
      // Who erased the site that they were at is signed in nowhere.
      if (chosen.isCurrent) location.reload();
    });
    this.isBusy = false;
    this.#close();
    await this.#load();
  };
}

function go(hash: string): void {
  location.hash = hash;
}

function download(path: string): void {
  Object.assign(document.createElement("a"), { href: path, download: "" }).click();
}

customElements.define("desk-sites", DeskSites);
