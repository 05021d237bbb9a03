import { TICKET_DESCRIPTION_LENGTH_MAX, TICKET_SUBJECT_LENGTH_MAX } from "@prosa/protocol";
import type {
  ChangeTicketRequest,
  Colleague,
  SignedIn,
  Ticket,
  TicketCounts,
  TicketDetail,
} from "@prosa/protocol/desk";
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { CommandId } from "../client/command-ids.ts";
import type { Outbox } from "../client/outbox.ts";
import { RequestProblem } from "../client/requests.ts";
import { renderIcon } from "../parts/icons.ts";
import { renderRailButton } from "../parts/rail-button.ts";
import { fieldsOf } from "../settings/fields.ts";
import { pageStyle } from "../settings/page-style.ts";
import type { Strings } from "../strings/index.ts";
import { theme } from "../styles/theme.ts";
import { URGENCIES } from "./due.ts";
import { STATUS_CHOICES, type StatusChoice, serverFilters, statusChoiceOf, withFilter } from "./filters.ts";
import { renderTicket } from "./list.ts";
import { withFirstPage } from "./merge.ts";
import { changeTicket, createTicket, listTickets, readTicket, ticketsFile } from "./ticket-requests.ts";
import { ticketsStyle } from "./tickets-style.ts";
import { TICKET_WORDS, type TicketWords } from "./words.ts";
import "./ticket.ts";

/** Requests that people work on, their list and the one that is open. Fires `filter` and `visit` with an address's filters, and `rail`. */
class DeskTickets extends LitElement {
  static override properties = {
    strings: { attribute: false },
    signedIn: { attribute: false },
    people: { attribute: false },
    filters: { attribute: false },
    changed: { attribute: false },
    outbox: { attribute: false },
    tickets: { state: true },
    counts: { state: true },
    next: { state: true },
    detail: { state: true },
    problem: { state: true },
    formProblem: { state: true },
    isMaking: { state: true },
    isBusy: { state: true },
  };

  static override styles = [theme, pageStyle, ticketsStyle];

  declare strings: Strings;
  declare signedIn: SignedIn;
  declare people: ReadonlyMap<string, Colleague>;
  declare filters: URLSearchParams;
  /** The tickets that the desk last told of as changed. */
  declare changed: readonly string[];
  declare outbox: Outbox;
  declare tickets: readonly Ticket[] | undefined;
  declare counts: TicketCounts | undefined;
  declare next: string | undefined;
  /** The open ticket; `null` for one that is gone. */
  declare detail: TicketDetail | null | undefined;
  declare problem: string;
  /** Why the new ticket could not be made, told where its words still are. */
  declare formProblem: string;
  declare isMaking: boolean;
  declare isBusy: boolean;

  /** The request of words that have not arrived, so that a second try of them counts once. */
  #attempt: { words: string; id: string } | undefined;
  /** The same for a ticket that is being made. */
  #making: { words: string; id: string } | undefined;

  constructor() {
    super();
    this.filters = new URLSearchParams();
    this.changed = [];
    this.problem = "";
    this.formProblem = "";
    this.isMaking = false;
    this.isBusy = false;
  }

  /** Everything that can be done here now, by command. */
  get works(): Partial<Record<CommandId, () => void>> {
    const open = this.renderRoot.querySelector("desk-ticket");
    return {
      next: () => this.#move(1),
      previous: () => this.#move(-1),
      ...(this.#open !== null && { back: this.#leave }),
      ...(this.detail && open?.works),
    };
  }

  override render(): TemplateResult {
    const words = this.#words;
    const { tickets, strings } = this;
    const view = { words, tag: strings.tag, open: (id: string) => this.#visit(id) };
    return html`<section class="list" aria-label=${words.list}><div class="page">
        <div class="top">${renderRailButton(strings.areas.inbox)}
          <div><h1>${words.title}</h1><p>${words.intro}</p></div><span class="spring"></span>
          ${this.#mayExport ? html`<a class="button" download href=${ticketsFile(serverFilters(this.filters))} title=${words.export} aria-label=${words.export}>${renderIcon("download")}<span class="words">${words.export}</span></a>` : nothing}
          <button class="main" aria-label=${words.add} @click=${this.#openForm}>${renderIcon("add")}<span class="words">${words.add}</span></button>
        </div>
        ${this.#renderFilters(words)}
        ${this.problem && !this.detail ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
        <ul class="rows">${tickets?.map((ticket) => renderTicket(ticket, ticket.id === this.#open, view))}${
          tickets?.length === 0 ? html`<li class="empty">${words.nothing}</li>` : nothing
        }</ul>
        ${this.next === undefined ? nothing : html`<button class="after" @click=${this.#loadMore}>${words.more}</button>`}
      </div>
      <dialog aria-label=${words.add} @close=${this.#forgetTalk}>${this.#renderForm(words)}</dialog></section>
      ${this.#renderOpen(words)}`;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("filters")) {
      const before = changed.get("filters");
      const isSame = before && String(serverFilters(before)) === String(serverFilters(this.filters));
      if (!isSame) void this.#load([]);
      const open = this.#open;
      if (open !== (before?.get("ticket") ?? null)) void this.#read(open);
    } else if (changed.has("changed") && this.hasUpdated) {
      void this.#load(this.changed);
      const open = this.#open;
      if (open !== null && this.changed.includes(open) && !this.isBusy) void this.#read(open);
    }
  }

  protected override updated(changed: PropertyValues<this>): void {
    this.toggleAttribute("data-open", this.#open !== null);
    // A conversation leads here for a ticket of its own.
    const before = changed.get("filters")?.get("for") ?? null;
    if (changed.has("filters") && this.#talk !== null && this.#talk !== before) this.#openForm();
  }

  #renderFilters(words: TicketWords): TemplateResult {
    const { counts, filters } = this;
    const chosen = statusChoiceOf(filters);
    const isLate = filters.has("overdue");
    const { people, signedIn } = this;
    const others = [...people.values()].filter(({ id }) => id !== signedIn.account.id);
    const choice = (one: StatusChoice) =>
      html`<button aria-pressed=${chosen === one} @click=${() => this.#filter("status", one === "undone" ? "" : one)}>${words.choices[one]}${
        counts ? html`<span class="count">${countOf(counts, one)}</span>` : nothing
      }</button>`;
    const select = (name: string, label: string, options: readonly (readonly [string, string])[]) =>
      html`<select aria-label=${label} @change=${this.#choose(name)}>${options.map(
        ([value, text]) =>
          html`<option value=${value} ?selected=${value === (filters.get(name) ?? "")}>${text}</option>`,
      )}</select>`;
    return html`<div class="filters" role="search">
      <div class="choice" role="group" aria-label=${words.status}>${STATUS_CHOICES.map(choice)}
        <button aria-pressed=${isLate} @click=${() => this.#filter("overdue", isLate ? "" : "true")}>${words.overdue}${
          counts
            ? html`<span class="count ${counts.overdue > 0 ? "late" : ""}">${counts.overdue}</span>`
            : nothing
        }</button></div>
      ${select("urgency", words.urgency, [["", words.anyUrgency], ...URGENCIES.map((one) => [one, words.urgencies[one]] as const)])}
      ${select("assignee", words.assignee, [
        ["", words.anybody],
        ["none", words.nobody],
        [signedIn.account.id, words.me],
        ...others.map(({ id, name }) => [id, name] as const),
      ])}
      <input class="number" type="search" inputmode="numeric" aria-label=${words.number} placeholder=${words.number}
        .value=${filters.get("number") ?? ""} @change=${this.#choose("number")} />
    </div>`;
  }

  #renderOpen(words: TicketWords): TemplateResult | typeof nothing {
    const { detail, strings } = this;
    if (this.#open === null || detail === undefined) return nothing;
    if (detail === null) return html`<p class="gone" role="status">${words.gone}</p>`;
    return html`<desk-ticket
      .strings=${strings} .words=${words} .signedIn=${this.signedIn} .detail=${detail} .people=${[...this.people.values()]}
      .outbox=${this.outbox} .problem=${this.problem} .isBusy=${this.isBusy} @leave=${this.#leave}
      @change=${({ detail: changes }: CustomEvent<ChangeTicketRequest>) => this.#change(changes)}
    ></desk-ticket>`;
  }

  #renderForm(words: TicketWords): TemplateResult {
    return html`<form @submit=${this.#create}><h2>${words.add}</h2>
      ${this.#talk === null ? nothing : html`<p class="soft">${words.ofTalk}</p>`}
      <label>${words.subject}<input name="subject" required maxlength=${TICKET_SUBJECT_LENGTH_MAX} autocomplete="off" /></label>
      <div class="pair"><label>${words.kind}<input name="kind" maxlength="60" autocomplete="off" /></label>
        <label>${words.urgency}<select name="urgency">${URGENCIES.map((one) => html`<option value=${one} ?selected=${one === "normal"}>${words.urgencies[one]}</option>`)}</select></label></div>
      <label>${words.details}<textarea name="description" rows="4" maxlength=${TICKET_DESCRIPTION_LENGTH_MAX}></textarea></label>
      <label>${words.email}<input name="email" type="email" autocomplete="off" maxlength="254" /></label>
      ${this.formProblem ? html`<p class="problem" role="alert">${this.formProblem}</p>` : nothing}
      <div class="acts"><button type="button" class="bare" @click=${this.#closeForm}>${words.cancel}</button><button class="main" ?disabled=${this.isMaking}>${words.create}</button></div>
    </form>`;
  }

  get #words(): TicketWords {
    const { tag } = this.strings;
    return TICKET_WORDS[tag === "en" || tag === "es" ? tag : "pt-BR"];
  }

  get #open(): string | null {
    return this.filters.get("ticket");
  }

  /** The conversation that a new ticket is to be of. */
  get #talk(): string | null {
    return this.filters.get("for");
  }

  get #mayExport(): boolean {
    return this.signedIn.account.role !== "agent";
  }

  /** Reads the first page again; `changed` are tickets that are not where they were. */
  async #load(changed: readonly string[]): Promise<void> {
    const filters = serverFilters(this.filters);
    const page = await listTickets(filters).catch(this.#fail);
    // The filters may be others by now, with a request of their own.
    if (!page || String(filters) !== String(serverFilters(this.filters))) return;
    const shown = changed.length > 0 ? (this.tickets ?? []) : [];
    this.tickets = withFirstPage(shown, page.tickets, changed, page.next !== undefined);
    const isLonger = this.tickets.length > page.tickets.length;
    if (!isLonger || this.next === undefined) this.next = page.next;
    this.counts = page.counts;
  }

  #loadMore = async (): Promise<void> => {
    const { next } = this;
    const filters = serverFilters(this.filters);
    if (next === undefined) return;
    const page = await listTickets(withFilter(filters, "from", next)).catch(this.#fail);
    if (!page || next !== this.next) return;
    const before = this.tickets ?? [];
    const known = new Set(before.map(({ id }) => id));
    this.tickets = [...before, ...page.tickets.filter(({ id }) => !known.has(id))];
    this.next = page.next;
  };

  async #read(id: string | null): Promise<void> {
    this.problem = "";
    if (id === null || this.detail?.ticket.id !== id) this.detail = undefined;
    if (id === null) return;
    try {
      const detail = await readTicket(id);
      if (this.#open === id) this.detail = detail;
    } catch (error) {
      if (error instanceof RequestProblem && error.status === 404) this.detail = null;
      else this.#fail(error);
    }
  }

  async #change(changes: ChangeTicketRequest): Promise<void> {
    const { detail } = this;
    if (!detail || this.isBusy) return;
    const words = changes.answer ?? changes.note;
    const about = `${detail.ticket.id} ${words ?? ""}`;
    if (words !== undefined && this.#attempt?.words !== about)
      this.#attempt = { words: about, id: crypto.randomUUID() };
    const request = words === undefined ? {} : { request: this.#attempt?.id };
    this.isBusy = true;
    this.problem = "";
    const changed = await changeTicket(detail.ticket.id, { ...changes, ...request }).catch(this.#fail);
    this.isBusy = false;
    if (!changed) return;
    if (words !== undefined) {
      this.renderRoot.querySelector("desk-ticket")?.clear();
      this.#attempt = undefined;
    }
    this.#take(changed);
  }

  /** Shows a ticket as it is now. */
  #take(detail: TicketDetail): void {
    if (this.#open === detail.ticket.id) this.detail = detail;
    void this.#load([detail.ticket.id]);
    const told = this.#words.saved;
    this.dispatchEvent(new CustomEvent("tell", { detail: told, bubbles: true, composed: true }));
  }

  #create = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget;
    if (!(form instanceof HTMLFormElement) || this.isMaking) return;
    const { text } = fieldsOf(event);
    const [kind, email] = [text("kind"), text("email")];
    const urgency = URGENCIES.find((one) => one === text("urgency")) ?? "normal";
    const words = { subject: text("subject"), description: text("description"), urgency };
    const session = this.#talk;
    const about = JSON.stringify([words, kind, email, session]);
    // The same words once more are the same ticket, where only the answer was lost; others are another.
    if (this.#making?.words !== about) this.#making = { words: about, id: crypto.randomUUID() };
    this.isMaking = true;
    this.formProblem = "";
    const made = await createTicket({
      ...words,
      request: this.#making.id,
      ...(kind && { kind }),
      ...(email && { contact: { email } }),
      ...(session !== null && { session }),
    }).catch((error: unknown) => {
      this.formProblem = this.#problemWords(error);
    });
    this.isMaking = false;
    if (!made) return;
    this.#making = undefined;
    form.reset();
    this.#take(made);
    this.#send("visit", withFilter(withFilter(this.filters, "for", ""), "ticket", made.ticket.id));
    this.#closeForm();
  };

  #fail = (error: unknown): undefined => {
    this.problem = this.#problemWords(error);
  };

  #problemWords(error: unknown): string {
    const isOffline = error instanceof RequestProblem && error.status === 0;
    return isOffline ? this.#words.offline : this.#words.failed;
  }

  #choose = (name: string) => (event: Event) => {
    const field = event.currentTarget;
    if (field instanceof HTMLSelectElement || field instanceof HTMLInputElement)
      this.#filter(name, field.value.trim());
  };

  #filter(name: string, value: string): void {
    this.#send("filter", withFilter(this.filters, name, value));
  }

  #visit(id: string): void {
    this.#send("visit", withFilter(this.filters, "ticket", id));
  }

  #send(type: "filter" | "visit", detail: URLSearchParams): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  #leave = (): void => {
    const open = this.#open;
    this.#send("visit", withFilter(this.filters, "ticket", ""));
    if (open !== null) void this.updateComplete.then(() => this.#row(open)?.focus());
  };

  /** To the next ticket: opened beside an open one, and else with the focus alone. */
  #move(by: number): void {
    const tickets = this.tickets ?? [];
    const focused = this.shadowRoot?.activeElement?.getAttribute("data-ticket");
    const here = this.#open ?? focused;
    const at = tickets.findIndex(({ id }) => id === here);
    const ticket = tickets[at < 0 ? 0 : Math.min(Math.max(0, at + by), tickets.length - 1)];
    if (at >= 0 && at + by >= tickets.length) void this.#loadMore();
    if (!ticket) return;
    if (this.#open !== null) this.#filter("ticket", ticket.id);
    this.#row(ticket.id)?.scrollIntoView({ block: "nearest" });
    if (this.#open === null) this.#row(ticket.id)?.focus();
  }

  #row(id: string): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(`[data-ticket="${CSS.escape(id)}"]`);
  }

  #openForm = (): void => {
    this.formProblem = "";
    this.renderRoot.querySelector("dialog")?.showModal();
  };

  #forgetTalk = (): void => {
    if (this.#talk !== null) this.#filter("for", "");
  };

  #closeForm = (): void => this.renderRoot.querySelector("dialog")?.close();
}

function countOf(counts: TicketCounts, choice: StatusChoice): number {
  const { closed, solved } = counts;
  const undone = counts.new + counts.open + counts.waiting;
  if (choice === "undone") return undone;
  return choice === "all" ? undone + solved + closed : counts[choice];
}

customElements.define("desk-tickets", DeskTickets);
