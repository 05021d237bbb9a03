import type { VisitorContact } from "@prosa/protocol";
import type { ContactDetail, SignedIn } from "@prosa/protocol/desk";
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { CommandId } from "../client/command-ids.ts";
import { RequestProblem } from "../client/requests.ts";
import { shortTime } from "../inbox/time.ts";
import { renderAvatar } from "../parts/avatar.ts";
import { renderIcon } from "../parts/icons.ts";
import { renderRailButton } from "../parts/rail-button.ts";
import { fieldsOf } from "../settings/fields.ts";
import { pageStyle } from "../settings/page-style.ts";
import type { Strings } from "../strings/index.ts";
import { theme } from "../styles/theme.ts";
import { renderContact } from "./contact.ts";
import {
  blockContact,
  contactsFile,
  eraseContact,
  listContacts,
  mergeContact,
  readContact,
  splitContact,
} from "./contact-requests.ts";
import { contactsStyle } from "./contacts-style.ts";
import { CONTACT_WORDS, type ContactWords } from "./words.ts";

/** Visitors who left a contact, their list and the one that is open. Fires `filter` and `visit` with an address's filters, and `rail`. */
class DeskContacts extends LitElement {
  static override properties = {
    strings: { attribute: false },
    signedIn: { attribute: false },
    filters: { attribute: false },
    contacts: { state: true },
    next: { state: true },
    detail: { state: true },
    others: { state: true },
    problem: { state: true },
    isBusy: { state: true },
  };

  static override styles = [theme, pageStyle, contactsStyle];

  declare strings: Strings;
  declare signedIn: SignedIn;
  declare filters: URLSearchParams;
  declare contacts: readonly VisitorContact[] | undefined;
  declare next: string | undefined;
  /** The open contact; `null` for one that is gone. */
  declare detail: ContactDetail | null | undefined;
  /** The contacts that the open one may be merged with. */
  declare others: readonly VisitorContact[];
  declare problem: string;
  declare isBusy: boolean;

  constructor() {
    super();
    this.filters = new URLSearchParams();
    this.others = [];
    this.problem = "";
    this.isBusy = false;
  }

  /** Everything that can be done here now, by command. */
  get works(): Partial<Record<CommandId, () => void>> {
    return {
      next: () => this.#move(1),
      previous: () => this.#move(-1),
      ...(this.#open !== null && { back: this.#leave }),
    };
  }

  override render(): TemplateResult {
    const words = this.#words;
    const { strings, contacts } = this;
    return html`<section class="list" aria-label=${words.list}><div class="page">
        <div class="top">${renderRailButton(strings.areas.inbox)}
          <div><h1>${words.title}</h1><p>${words.intro}</p></div><span class="spring"></span>
          ${this.signedIn.account.role === "agent" ? nothing : html`<a class="button" download href=${contactsFile(this.#sought)} title=${words.export} aria-label=${words.export}>${renderIcon("download")}<span class="words">${words.export}</span></a>`}
        </div>
        <div class="filters" role="search"><input type="search" aria-label=${words.find} placeholder=${words.find} .value=${this.#sought} maxlength="100" @change=${this.#find} /></div>
        ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
        <ul class="rows">${contacts?.map((one) => this.#renderRow(one, words))}${
          contacts?.length === 0 ? html`<li class="empty">${words.nothing}</li>` : nothing
        }</ul>
        ${this.next === undefined ? nothing : html`<button class="after" @click=${this.#loadMore}>${this.#sought ? words.searchOn : words.more}</button>`}
      </div></section>
      ${this.#renderOpen(words)}
      <dialog class="merge" aria-label=${words.mergeTitle}>${this.#renderMerge(words)}</dialog>
      <dialog class="erase" aria-label=${words.eraseTitle}>${this.#renderErase(words)}</dialog>`;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("filters")) return;
    const before = changed.get("filters");
    if (!before || (before.get("find") ?? "") !== this.#sought) void this.#load();
    if ((before?.get("contact") ?? null) !== this.#open) void this.#read(this.#open);
  }

  protected override updated(): void {
    this.toggleAttribute("data-open", this.#open !== null);
  }

  #renderRow(
    { session, at, contact, merged, blockedAt }: VisitorContact,
    words: ContactWords,
  ): TemplateResult {
    const { name, email, phone } = contact;
    const { tag } = this.strings;
    return html`<li><button class="row" data-contact=${session} aria-current=${session === this.#open ? "true" : nothing} @click=${() => this.#send("visit", "contact", session)}>
      ${renderAvatar(name, session)}<b>${name ?? words.unnamed}</b><time datetime=${new Date(at).toISOString()}>${shortTime(at, tag)}</time>
      <span class="reach">${[email, phone].filter(Boolean).join(" · ")}</span>
      <span class="chips">${merged ? html`<span class="chip">${words.merged(merged)}</span>` : nothing}${blockedAt === undefined ? nothing : html`<span class="chip late">${words.blocked}</span>`}</span>
    </button></li>`;
  }

  #renderOpen(words: ContactWords): TemplateResult | typeof nothing {
    const { detail, strings, isBusy } = this;
    if (this.#open === null || detail === undefined) return nothing;
    if (detail === null) return html`<p class="gone" role="status">${words.gone}</p>`;
    return renderContact({
      detail,
      words,
      tag: strings.tag,
      back: strings.back,
      role: this.signedIn.account.role,
      isBusy,
      leave: this.#leave,
      merge: () => this.#show("merge"),
      split: (other) => void this.#change(() => splitContact(detail.session, other)),
      block: (isBlocked) => {
        if (!isBlocked || confirm(words.blockAsk))
          void this.#change(() => blockContact(detail.session, isBlocked));
      },
      erase: () => this.#show("erase"),
    });
  }

  #renderMerge(words: ContactWords): TemplateResult {
    const own = this.detail?.sessions.map(({ session }) => session) ?? [];
    const others = this.others.filter(({ session }) => !own.includes(session));
    return html`<form @submit=${this.#findOther}><h2>${words.mergeTitle}</h2><p class="soft">${words.mergeHint}</p>
      <label>${words.mergeFind}<input name="find" type="search" required maxlength="100" autocomplete="off" placeholder=${words.find} /></label>
      <ul class="found">${others.map(({ session, contact }) => {
        const { name = words.unnamed, email, phone } = contact;
        return html`<li><button type="button" @click=${() => this.#merge(session)}>${renderAvatar(contact.name, session)}${[name, email, phone].filter(Boolean).join(" · ")}</button></li>`;
      })}</ul>
      <div class="acts"><button type="button" class="bare" @click=${this.#close}>${words.cancel}</button><button>${renderIcon("search")}${words.mergeFind}</button></div>
    </form>`;
  }

  #renderErase(words: ContactWords): TemplateResult {
    const { sessions = [], tickets = [] } = this.detail ?? {};
    return html`<form @submit=${this.#erase}><h2>${words.eraseTitle}</h2>
      <ul class="erases">${words.erases(sessions.length, tickets.length).map((one) => html`<li>${one}</li>`)}</ul>
      <label>${words.eraseConfirm(words.eraseWord)}<input name="word" required autocomplete="off" pattern=${words.eraseWord} /></label>
      <div class="acts"><button type="button" class="bare" @click=${this.#close}>${words.cancel}</button><button class="danger">${words.erase}</button></div>
    </form>`;
  }

  get #words(): ContactWords {
    const { tag } = this.strings;
    return CONTACT_WORDS[tag === "en" || tag === "es" ? tag : "pt-BR"];
  }

  get #open(): string | null {
    return this.filters.get("contact");
  }

  get #sought(): string {
    return this.filters.get("find") ?? "";
  }

  async #load(): Promise<void> {
    const sought = this.#sought;
    const page = await listContacts(sought).catch(this.#fail);
    // Something else may be sought by now, with a request of its own.
    if (!page || sought !== this.#sought) return;
    this.contacts = page.contacts;
    this.next = page.next;
  }

  #loadMore = async (): Promise<void> => {
    const { next } = this;
    const page = await listContacts(this.#sought, next).catch(this.#fail);
    if (!page || next !== this.next) return;
    this.contacts = [...(this.contacts ?? []), ...page.contacts];
    this.next = page.next;
  };

  async #read(session: string | null): Promise<void> {
    this.problem = "";
    this.detail = undefined;
    if (session === null) return;
    try {
      const detail = await readContact(session);
      if (this.#open === session) this.detail = detail;
    } catch (error) {
      if (error instanceof RequestProblem && error.status === 404) this.detail = null;
      else this.#fail(error);
    }
  }

  async #change(work: () => Promise<ContactDetail>): Promise<void> {
    this.isBusy = true;
    this.problem = "";
    const changed = await work().catch(this.#fail);
    this.isBusy = false;
    this.#close();
    if (!changed) return;
    this.detail = changed;
    this.#tell(this.#words.saved);
    await this.#load();
  }

  #merge(other: string): void {
    const { detail } = this;
    if (detail) void this.#change(() => mergeContact(detail.session, other));
  }

  #findOther = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const page = await listContacts(fieldsOf(event).text("find")).catch(this.#fail);
    this.others = page?.contacts ?? [];
    if (this.others.length === 0) this.#tell(this.#words.nobodyElse);
  };

  #erase = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const session = this.detail?.session;
    if (session === undefined || fieldsOf(event).text("word") !== this.#words.eraseWord) return;
    if (event.currentTarget instanceof HTMLFormElement) event.currentTarget.reset();
    this.#close();
    this.isBusy = true;
    const isDone = await eraseContact(session).then(() => true, this.#fail);
    this.isBusy = false;
    if (!isDone) return;
    this.#tell(this.#words.erased);
    this.contacts = this.contacts?.filter((one) => one.session !== session);
    this.#send("filter", "contact", "");
  };

  #fail = (error: unknown): undefined => {
    const words = this.#words;
    const code = error instanceof RequestProblem ? error.code : "unknown";
    this.problem =
      code === "offline" ? words.offline : code === "too-many-sessions" ? words.full : words.failed;
  };

  #find = ({ currentTarget }: Event): void => {
    if (currentTarget instanceof HTMLInputElement) this.#send("filter", "find", currentTarget.value.trim());
  };

  #send(type: "filter" | "visit", name: string, value: string): void {
    const detail = new URLSearchParams(this.filters);
    if (value === "") detail.delete(name);
    else detail.set(name, value);
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  #tell(detail: string): void {
    this.dispatchEvent(new CustomEvent("tell", { detail, bubbles: true, composed: true }));
  }

  #leave = (): void => {
    const open = this.#open;
    this.#send("visit", "contact", "");
    if (open !== null) void this.updateComplete.then(() => this.#row(open)?.focus());
  };

  /** To the next contact: opened beside an open one, and else with the focus alone. */
  #move(by: number): void {
    const contacts = this.contacts ?? [];
    const here = this.#open ?? this.shadowRoot?.activeElement?.getAttribute("data-contact");
    const at = contacts.findIndex(({ session }) => session === here);
    const contact = contacts[at < 0 ? 0 : Math.min(Math.max(0, at + by), contacts.length - 1)];
    if (!contact) return;
    if (this.#open !== null) this.#send("filter", "contact", contact.session);
    else this.#row(contact.session)?.focus();
  }

  #row(session: string): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(`[data-contact="${CSS.escape(session)}"]`);
  }

  #show(dialog: "merge" | "erase"): void {
    this.others = [];
    this.renderRoot.querySelector<HTMLDialogElement>(`dialog.${dialog}`)?.showModal();
  }

  #close = (): void => {
    for (const dialog of this.renderRoot.querySelectorAll("dialog")) dialog.close();
  };
}

customElements.define("desk-contacts", DeskContacts);
