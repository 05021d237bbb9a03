import type { FilePart } from "@prosa/protocol";
import {
  type ChangeTicketRequest,
  type Colleague,
  NOTE_LENGTH_MAX,
  type SignedIn,
  type TicketDetail,
  type TicketEntry,
} from "@prosa/protocol/desk";
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { CommandId } from "../client/command-ids.ts";
import type { Outbox } from "../client/outbox.ts";
import { momentOf } from "../inbox/time.ts";
import { copyText } from "../parts/copy.ts";
import { renderIcon } from "../parts/icons.ts";
import type { Strings } from "../strings/index.ts";
import { theme } from "../styles/theme.ts";
import { dueOf, URGENCIES } from "./due.ts";
import { STATUSES } from "./filters.ts";
import { ticketStyle } from "./tickets-style.ts";
import type { TicketWords } from "./words.ts";

type Kind = "answer" | "note";

/** One ticket. Fires `leave`, and `change` with what is to become of it. */
class DeskTicket extends LitElement {
  static override properties = {
    strings: { attribute: false },
    words: { attribute: false },
    signedIn: { attribute: false },
    detail: { attribute: false },
    people: { attribute: false },
    outbox: { attribute: false },
    problem: {},
    isBusy: { attribute: false },
    kind: { state: true },
    draft: { state: true },
    isCopied: { state: true },
    isLinkShown: { state: true },
  };

  static override styles = [theme, ticketStyle];

  declare strings: Strings;
  declare words: TicketWords;
  declare signedIn: SignedIn;
  declare detail: TicketDetail;
  declare people: readonly Pick<Colleague, "id" | "name">[];
  declare outbox: Outbox;
  declare problem: string;
  /** A change is on its way. */
  declare isBusy: boolean;
  declare kind: Kind;
  declare draft: string;
  declare isCopied: boolean;
  /** The link is shown, to be copied by hand. */
  declare isLinkShown: boolean;

  constructor() {
    super();
    this.problem = "";
    this.isBusy = false;
    this.kind = "answer";
    this.draft = "";
    this.isCopied = false;
    this.isLinkShown = false;
  }

  /** Everything that can be done with this ticket now, by command. */
  get works(): Partial<Record<CommandId, () => void>> {
    if (this.detail.ticket.status === "closed") return {};
    return {
      reply: () => this.#compose("answer"),
      note: () => this.#compose("note"),
      claim: () => this.#change({ assignee: this.signedIn.account.id }),
      resolve: () => this.#change({ status: "solved" }),
    };
  }

  override render(): TemplateResult {
    const { words, strings, detail } = this;
    const { ticket } = detail;
    const due = dueOf(ticket, words, strings.tag);
    return html`<div class="head">
        <button class="bare back" aria-label=${strings.back} @click=${() => this.dispatchEvent(new CustomEvent("leave"))}>${renderIcon("back")}</button>
        <div><h1>${ticket.subject}</h1><p class=${due.level}>${words.numbered(ticket.number)}${ticket.kind ? ` · ${ticket.kind}` : ""} · ${due.text}</p></div>
      </div>
      <div class="scroll" tabindex="0" role="group" aria-label=${ticket.subject}>
        ${this.#renderFields()}${this.#renderFacts()}
        <section><h2>${words.story}</h2><ol class="story">
          ${ticket.description ? html`<li><p class="by"><b>${words.description}</b></p><p class="words">${ticket.description}</p></li>` : nothing}
          ${detail.entries.map((entry) => this.#renderEntry(entry))}
        </ol></section>
      </div>
      <div>${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}${
        ticket.status === "closed" ? html`<p class="shut">${words.closed}</p>` : this.#renderForm()
      }</div>`;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get("detail");
    const isOther = changed.has("detail") && before?.ticket.id !== this.detail.ticket.id;
    if (isOther) {
      this.isCopied = false;
      this.isLinkShown = false;
    }
    if (isOther || changed.has("kind")) this.draft = this.outbox.readDraft(this.#place, this.#draftKind);
  }

  /** Empties the field once its words have arrived. */
  clear(): void {
    this.#write("");
  }

  #renderFields(): TemplateResult {
    const { words, people } = this;
    const { ticket } = this.detail;
    const isShut = ticket.status === "closed" || this.isBusy;
    const select = (
      label: string,
      chosen: string,
      options: readonly (readonly [value: string, label: string])[],
      choose: (value: string) => void,
    ) =>
      html`<label>${label}<select ?disabled=${isShut} .value=${chosen} @change=${({
        currentTarget,
      }: Event) => {
        if (currentTarget instanceof HTMLSelectElement) choose(currentTarget.value);
      }}>${options.map(([value, text]) => html`<option value=${value} ?selected=${value === chosen}>${text}</option>`)}</select></label>`;
    const { assignee } = ticket;
    const known = people.some(({ id }) => id === assignee?.id);
    const team = assignee && !known ? [...people, assignee] : people;
    return html`<div class="fields">
      ${select(
        words.status,
        ticket.status,
        STATUSES.map((one) => [one, words.statuses[one]]),
        (value) => this.#change({ status: STATUSES.find((one) => one === value) }),
      )}
      ${select(
        words.urgency,
        ticket.urgency,
        URGENCIES.map((one) => [one, words.urgencies[one]]),
        (value) => this.#change({ urgency: URGENCIES.find((one) => one === value) }),
      )}
      ${select(words.assignee, assignee?.id ?? "", [["", words.nobody], ...team.map(({ id, name }) => [id, name] as const)], (value) => this.#change({ assignee: value === "" ? null : value }))}
    </div>`;
  }

  #renderFacts(): TemplateResult {
    const { words, strings, detail } = this;
    const { contact, session, createdAt } = detail.ticket;
    const { name, email, phone } = contact ?? {};
    return html`<div class="facts">
        ${name ? html`<span>${name}</span>` : nothing}
        ${email ? html`<a href="mailto:${email}">${email}</a>` : nothing}
        ${phone ? html`<a href="tel:${phone.replace(/[^+\d]/g, "")}">${phone}</a>` : nothing}
        ${contact ? nothing : html`<span class="soft">${words.noContact}</span>`}
        <span class="soft">${words.opened} ${momentOf(createdAt, strings.tag)}</span>
      </div>
      <div class="links">
        ${session ? html`<a class="button" href="#/inbox/resolved/${encodeURIComponent(session)}">${renderIcon("mine")}${words.conversation}</a>` : nothing}
        <button @click=${this.#copyLink}>${renderIcon("link")}${this.isCopied ? words.copied : words.followLink}</button>
        ${this.isLinkShown ? html`<input readonly aria-label=${words.followLink} .value=${this.#followLink} />` : nothing}
      </div>`;
  }

  #renderEntry({ at, by, agent, isPublic, status, urgency, text, file }: TicketEntry): TemplateResult {
    const { words, strings } = this;
    const who = agent?.name ?? (by === "visitor" ? words.visitor : words.room);
    const isNote = by === "agent" && !isPublic;
    const told = [
      status && words.became(words.statuses[status]),
      urgency && words.urgent(words.urgencies[urgency]),
      isNote && (text === undefined ? words.worked : words.note),
    ].filter(Boolean);
    return html`<li class=${isNote ? "note" : by}><p class="by"><b>${who}</b><time datetime=${new Date(at).toISOString()}>${momentOf(at, strings.tag)}</time>${told.map((one) => html`<span>${one}</span>`)}</p>
      ${text ? html`<p class="words">${text}</p>` : nothing}${file ? this.#renderFile(file) : nothing}</li>`;
  }

  /** A file lies with the conversation; where that is gone, its name is left. */
  #renderFile(file: FilePart): TemplateResult {
    const { session } = this.detail.ticket;
    if (session === undefined) return html`<p class="words">${file.name}</p>`;
    void import("../inbox/file.ts");
    return html`<desk-file .strings=${this.strings} .session=${session} .known=${file}></desk-file>`;
  }

  #renderForm(): TemplateResult {
    const { words, kind, draft } = this;
    const isNote = kind === "note";
    const isOff = this.isBusy || draft.trim() === "";
    const tab = (one: Kind, label: string) =>
      html`<button type="button" aria-pressed=${kind === one} @click=${() => this.#compose(one)}>${label}</button>`;
    return html`<form class=${kind} @submit=${(event: Event) => {
      event.preventDefault();
      this.#send(false);
    }}>
      <div class="bar">${tab("answer", words.answer)}${tab("note", words.note)}</div>
      <textarea aria-label=${isNote ? words.noteLabel : words.answerLabel} placeholder=${isNote ? words.noteLabel : words.answerLabel}
        maxlength=${NOTE_LENGTH_MAX} .value=${draft} @keydown=${this.#handleKey} @input=${({
          currentTarget,
        }: Event) => {
          if (currentTarget instanceof HTMLTextAreaElement) this.#write(currentTarget.value);
        }}></textarea>
      <div class="bar"><span class="spring"></span>
        ${isNote ? nothing : html`<button type="button" ?disabled=${isOff} @click=${() => this.#send(true)}>${words.sendSolve}</button>`}
        <button class="main" ?disabled=${isOff}>${isNote ? words.addNote : words.send}</button></div>
    </form>`;
  }

  get #place(): string {
    return `ticket:${this.detail.ticket.id}`;
  }

  get #draftKind(): "reply" | "note" {
    return this.kind === "note" ? "note" : "reply";
  }

  #compose(kind: Kind): void {
    this.kind = kind;
    void this.updateComplete.then(() => this.renderRoot.querySelector("textarea")?.focus());
  }

  #write(text: string): void {
    this.draft = text;
    this.outbox.keepDraft(this.#place, this.#draftKind, text);
  }

  #change(changes: ChangeTicketRequest): void {
    this.dispatchEvent(new CustomEvent("change", { detail: changes }));
  }

  #send(isSolved: boolean): void {
    const text = this.draft.trim();
    if (text === "" || this.isBusy) return;
    if (this.kind === "note") this.#change({ note: text });
    else this.#change({ answer: text, ...(isSolved && { status: "solved" }) });
  }

  #handleKey = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const isSending = event.key === "Enter" && (event.ctrlKey || event.metaKey);
    if (!isSending && event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    if (isSending) this.#send(event.shiftKey && this.kind === "answer");
    else if (event.currentTarget instanceof HTMLElement) event.currentTarget.blur();
  };

  get #followLink(): string {
    return new URL(this.detail.followPath, location.origin).href;
  }

  #copyLink = async (): Promise<void> => {
    this.isLinkShown = false;
    this.isCopied = await copyText(this.#followLink, async () => {
      this.isLinkShown = true;
      await this.updateComplete;
      return this.renderRoot.querySelector(".links input");
    });
  };
}

customElements.define("desk-ticket", DeskTicket);

declare global {
  interface HTMLElementTagNameMap {
    "desk-ticket": DeskTicket;
  }
}
