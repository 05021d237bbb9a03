import type { Account, ChangeAccountRequest, Colleague, Role, SignedIn } from "@prosa/protocol/desk";
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { removeAvatar } from "../client/account/avatar.ts";
import { changePerson, demandFactor, invite, listPeople, RequestProblem } from "../client/requests.ts";
import { renderAvatar } from "../parts/avatar.ts";
import { copyText } from "../parts/copy.ts";
import { renderIcon } from "../parts/icons.ts";
import { renderRailButton } from "../parts/rail-button.ts";
import type { Strings } from "../strings/index.ts";
import { theme } from "../styles/theme.ts";
import { fieldsOf } from "./fields.ts";
import { pageStyle } from "./page-style.ts";

const ROLES: readonly Role[] = ["owner", "lead", "agent"];
/** The days for which the server keeps an invitation. */
const INVITATION_DAYS = 7;
const CAPACITY_MAX = 50;

/** The people of the site: who they are, what they may do, invitations. Fires `filter` with the filters, and `rail`. */
class DeskPeople extends LitElement {
  static override properties = {
    strings: { attribute: false },
    signedIn: { attribute: false },
    colleagues: { attribute: false },
    filters: { attribute: false },
    people: { state: true },
    demandsFactor: { state: true },
    edited: { state: true },
    link: { state: true },
    mailedTo: { state: true },
    isCopied: { state: true },
    problem: { state: true },
  };

  static override styles = [
    theme,
    pageStyle,
    css`
      .rows > li { grid-template-columns: auto minmax(0, 1fr) auto auto auto; }
      .rows > li[data-left] .name { font-weight: 400; color: var(--soft); text-decoration: line-through; }
      .name { font-weight: 600; }
      .name small { font-weight: 400; color: var(--soft); }
      .person { min-inline-size: 0; overflow-wrap: anywhere; }
      .now { min-inline-size: 110px; text-align: end; }
      .switch { margin-block-start: 20px; }
      .link { display: flex; gap: 8px; }
      @media (width < 860px) { .rows > li { grid-template-columns: auto minmax(0, 1fr) auto; } .now, .role { grid-column: 2; text-align: start; justify-self: start; } .act { grid-column: 3; grid-row: 1 / 3; } }
    `,
  ];

  declare strings: Strings;
  declare signedIn: SignedIn;
  declare colleagues: ReadonlyMap<string, Colleague>;
  declare filters: URLSearchParams;
  declare people: readonly Account[] | undefined;
  declare demandsFactor: boolean;
  declare edited: Account | undefined;
  declare link: string;
  declare mailedTo: string;
  declare isCopied: boolean;
  declare problem: string;

  constructor() {
    super();
    this.filters = new URLSearchParams();
    this.demandsFactor = false;
    this.link = "";
    this.mailedTo = "";
    this.isCopied = false;
    this.problem = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  override render(): TemplateResult {
    const { people: words, close } = this.strings;
    const found = this.#found;
    return html`<div class="page">
      <div class="top">${renderRailButton(this.strings.areas.inbox)}
        <div><h1>${words.title}</h1><p>${words.intro}</p></div><span class="spring"></span>
        ${this.#isOwner ? html`<button class="main" @click=${this.#openInvite}>${renderIcon("add")}${words.invite}</button>` : nothing}
      </div>
      ${this.#isOwner ? nothing : html`<p class="soft">${words.onlyOwners}</p>`}
      ${this.#renderFilters()}
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      <ul class="rows">${found.map((person) => this.#renderPerson(person))}${
        this.people && found.length === 0 ? html`<li class="empty">${words.nobody}</li>` : nothing
      }</ul>
      ${
        this.#isOwner && this.people
          ? html`<label class="switch"><input type="checkbox" .checked=${this.demandsFactor} @change=${this.#demand} /><span>${words.demand}</span><small>${words.demandHint}</small></label>`
          : nothing
      }
      <dialog class="invite" aria-label=${words.inviteTitle}>${this.#renderInvite(close)}</dialog>
      <dialog class="edit" aria-label=${this.edited ? words.edit(this.edited.name) : nothing}>${this.edited ? this.#renderEdit(this.edited) : nothing}</dialog>
    </div>`;
  }

  #renderFilters(): TemplateResult {
    const { people: words } = this.strings;
    const role = this.filters.get("role") ?? "";
    const choice = (value: string, label: string) =>
      html`<button aria-pressed=${role === value} @click=${() => this.#filter("role", value)}>${label}</button>`;
    return html`<div class="filters" role="search">
      <input type="search" aria-label=${words.filter} placeholder=${words.filter} .value=${this.filters.get("find") ?? ""}
        @input=${({ currentTarget }: Event) => {
          if (currentTarget instanceof HTMLInputElement) this.#filter("find", currentTarget.value);
        }} />
      <div class="choice" role="group" aria-label=${words.role}>${choice("", words.all)}${ROLES.map((one) => choice(one, words.roles[one]))}</div>
    </div>`;
  }

  #renderPerson(person: Account): TemplateResult {
    const { people: words, presence } = this.strings;
    const { id, name, email, role, teams, isActive, avatarPath } = person;
    const now = this.colleagues.get(id);
    return html`<li ?data-left=${!isActive}>
      ${renderAvatar(name, id, avatarPath)}
      <div class="person"><p class="name">${name} ${id === this.signedIn.account.id ? html`<small>(${words.you})</small>` : nothing}</p><p class="soft">${email}${teams.length > 0 ? ` · ${teams.join(", ")}` : ""}</p></div>
      <span class="chip role">${words.roles[role]}</span>
      <span class="soft now">${isActive ? `${presence[now?.presence ?? "offline"]} · ${now?.open ?? 0}/${person.capacity}` : words.left}</span>
      ${this.#isOwner ? html`<button class="bare act" aria-label=${words.edit(name)} @click=${() => this.#openEdit(person)}>${renderIcon("settings")}</button>` : html`<span></span>`}
    </li>`;
  }

  #renderInvite(close: string): TemplateResult {
    const { people: words } = this.strings;
    if (this.link)
      return html`<form method="dialog"><h2>${words.linkReady}</h2><p class="soft">${this.mailedTo ? words.linkMailed(this.mailedTo) : words.linkHint(INVITATION_DAYS)}</p>
        <div class="link"><input readonly aria-label=${words.linkReady} .value=${this.link} /><button type="button" @click=${this.#copy}>${this.isCopied ? words.copied : words.copy}</button></div>
        <div class="acts"><button class="main">${close}</button></div></form>`;
    return html`<form @submit=${this.#invite}><h2>${words.inviteTitle}</h2>
      ${this.#renderRoles("agent")}
      <label>${words.email}<input name="email" type="email" autocomplete="off" /></label>
      <div class="acts"><button type="button" class="bare" @click=${this.#closeDialogs}>${words.cancel}</button><button class="main">${words.invite}</button></div>
    </form>`;
  }

  #renderEdit(person: Account): TemplateResult {
    const { people: words } = this.strings;
    const { name, role, teams, capacity, isActive } = person;
    return html`<form @submit=${this.#save}><h2>${words.edit(name)}</h2>
      <label>${words.name}<input name="name" required maxlength="80" .value=${name} /></label>
      ${this.#renderRoles(role)}
      <label>${words.capacity}<input name="capacity" type="number" min="0" max=${CAPACITY_MAX} required .value=${String(capacity)} /></label>
      <label>${words.teams}<input name="teams" autocomplete="off" .value=${teams.join(", ")} /><small>${words.teamsHint}</small></label>
      ${
        person.needsPasskey
          ? html`<label class="radio"><input type="checkbox" name="needsPasskey" checked /><b>${words.needsPasskey}</b><small>${words.needsPasskeyHint}</small></label>`
          : nothing
      }
      ${
        person.needsCode && person.id !== this.signedIn.account.id
          ? html`<label class="radio"><input type="checkbox" name="needsCode" checked /><b>${words.needsCode}</b><small>${words.needsCodeHint}</small></label>`
          : nothing
      }
      <div class="acts">
        <button type="button" class="bare danger" @click=${() => this.#setActive(person, !isActive)}>${isActive ? words.remove : words.bringBack}</button>
        ${person.avatarPath ? html`<button type="button" class="bare danger" @click=${() => this.#change(person.id, removeAvatar)}>${words.removePicture}</button>` : nothing}
        <span class="spring"></span>
        <button type="button" class="bare" @click=${this.#closeDialogs}>${words.cancel}</button><button class="main">${words.save}</button>
      </div></form>`;
  }

  #renderRoles(chosen: Role): TemplateResult {
    const { people: words } = this.strings;
    return html`<fieldset><legend>${words.role}</legend>${ROLES.map(
      (role) =>
        html`<label class="radio"><input type="radio" name="role" value=${role} .checked=${role === chosen} /><b>${words.roles[role]}</b><small>${words.roleHints[role]}</small></label>`,
    )}</fieldset>`;
  }

  get #isOwner(): boolean {
    return this.signedIn.account.role === "owner";
  }

  get #found(): readonly Account[] {
    const role = this.filters.get("role");
    const find = (this.filters.get("find") ?? "").toLowerCase();
    return (this.people ?? []).filter(
      (one) => (!role || one.role === role) && `${one.name} ${one.email}`.toLowerCase().includes(find),
    );
  }

  #filter(name: string, value: string): void {
    const filters = new URLSearchParams(this.filters);
    if (value === "") filters.delete(name);
    else filters.set(name, value);
    this.dispatchEvent(new CustomEvent<URLSearchParams>("filter", { detail: filters }));
  }

  async #load(): Promise<void> {
    const answer = await listPeople().catch(() => null);
    if (answer) {
      this.people = answer.people;
      this.demandsFactor = answer.demandsFactor ?? false;
    } else this.problem = this.strings.people.failed;
  }

  #demand = async ({ currentTarget }: Event): Promise<void> => {
    if (!(currentTarget instanceof HTMLInputElement)) return;
    const { checked } = currentTarget;
    const { people: words } = this.strings;
    this.problem = "";
    try {
      await demandFactor(checked);
      this.demandsFactor = checked;
      this.#tell(checked ? words.demandOn : words.demandOff);
    } catch (error) {
      // The switch shows what holds, not what was wished.
      currentTarget.checked = this.demandsFactor;
      this.#fail(error);
    }
  };

  #tell(detail: string): void {
    this.dispatchEvent(new CustomEvent("tell", { detail, bubbles: true, composed: true }));
  }

  #openInvite = (): void => {
    this.link = "";
    this.isCopied = false;
    this.renderRoot.querySelector<HTMLDialogElement>("dialog.invite")?.showModal();
  };

  #openEdit(person: Account): void {
    this.edited = person;
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLDialogElement>("dialog.edit")?.showModal(),
    );
  }

  #closeDialogs = (): void => {
    for (const dialog of this.renderRoot.querySelectorAll("dialog")) dialog.close();
    this.edited = undefined;
  };

  #invite = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const fields = fieldsOf(event);
    const email = fields.text("email");
    const role = ROLES.find((one) => one === fields.text("role")) ?? "agent";
    const link = await invite({ role, ...(email && { email }) }).catch(this.#fail);
    if (!link) return;
    this.mailedTo = link.mailed ? email : "";
    this.link = new URL(link.path, location.origin).href;
  };

  #copy = async (): Promise<void> => {
    this.isCopied = await copyText(this.link, () => this.renderRoot.querySelector(".link input"));
  };

  #save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const { edited } = this;
    if (!edited) return;
    const fields = fieldsOf(event);
    const teams = fields
      .text("teams")
      .split(",")
      .map((team) => team.trim().toLowerCase())
      .filter(Boolean);
    const role = ROLES.find((one) => one === fields.text("role")) ?? edited.role;
    const changes: ChangeAccountRequest = {
      name: fields.text("name"),
      role,
      capacity: Number(fields.text("capacity")),
      teams,
      // An owner only ever lets the password do again: that a passkey or a code is needed is its person's own choice.
      ...(edited.needsPasskey && fields.text("needsPasskey") === "" && { needsPasskey: false }),
      ...(edited.needsCode &&
        edited.id !== this.signedIn.account.id &&
        fields.text("needsCode") === "" && { needsCode: false as const }),
    };
    await this.#change(edited.id, (id) => changePerson(id, changes));
  };

  async #setActive({ id, name }: Account, isActive: boolean): Promise<void> {
    if (!isActive && !confirm(this.strings.people.removeAsk(name))) return;
    await this.#change(id, (person) => changePerson(person, { isActive }));
  }

  async #change(id: string, work: (person: string) => Promise<Account>): Promise<void> {
    const changed = await work(id).catch(this.#fail);
    this.#closeDialogs();
    if (!changed) return;
    this.people = this.people?.map((one) => (one.id === id ? changed : one));
    this.#tell(this.strings.people.saved);
  }

  #fail = (error: unknown): undefined => {
    const { people: words } = this.strings;
    const isLast = error instanceof RequestProblem && error.code === "last-owner";
    this.problem = isLast ? words.lastOwner : words.failed;
    this.#closeDialogs();
  };
}

customElements.define("desk-people", DeskPeople);
