import {
  CONVERSATION_SETS,
  type ConversationDetail,
  type ConversationSummary,
  type SignedIn,
} from "@prosa/protocol/desk";
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import {
  eraseConversation,
  exportPath,
  listConversations,
  readConversation,
  tagConversation,
} from "../client/conversation-requests.ts";
import { RequestProblem } from "../client/requests.ts";
import { nameOfVisitor } from "../inbox/names.ts";
import { momentOf } from "../inbox/time.ts";
import { LABELS, type Labels, labelOf } from "../labels/labels.ts";
import { renderAvatar } from "../parts/avatar.ts";
import { renderIcon } from "../parts/icons.ts";
import { renderRailButton } from "../parts/rail-button.ts";
import { fieldsOf } from "../settings/fields.ts";
import type { Strings } from "../strings/index.ts";
import { theme } from "../styles/theme.ts";
import { conversationsStyle } from "./conversations-style.ts";
import { type FilterName, listQuery, setFilters, withFilters } from "./filters.ts";
import { CONVERSATION_WORDS, type ConversationWords } from "./words.ts";
import "./record.ts";
import "./word-search.ts";

/** The site's conversations, to find and to read. Fires `filter` with the filters of the address, `tell` and `rail`. */
class DeskConversations extends LitElement {
  static override properties = {
    strings: { attribute: false },
    signedIn: { attribute: false },
    filters: { attribute: false },
    rows: { state: true },
    next: { state: true },
    detail: { state: true },
    problem: { state: true },
  };

  static override styles = [theme, conversationsStyle];

  declare strings: Strings;
  declare signedIn: SignedIn;
  declare filters: URLSearchParams;
  declare rows: readonly ConversationSummary[] | undefined;
  declare next: string | undefined;
  declare detail: ConversationDetail | undefined;
  declare problem: string;

  /** The query of the rows that are shown: an answer to an earlier one is let go. */
  #asked: string | undefined;

  constructor() {
    super();
    this.filters = new URLSearchParams();
    this.problem = "";
  }

  protected override updated(changed: PropertyValues<this>): void {
    this.toggleAttribute("data-open", this.filters.has("session"));
    if (!changed.has("filters") || !this.#isOwner) return;
    if (String(listQuery(this.filters)) !== this.#asked) void this.#load();
    if (this.#openId !== this.detail?.session) void this.#read();
  }

  override render(): TemplateResult {
    const words = this.#words;
    return html`<div class="top"><div class="title">${renderRailButton(this.strings.areas.inbox)}
        <div class="words"><h1>${words.title}</h1><p>${words.intro}</p></div></div>
        ${this.#isOwner ? this.#renderFilters(words) : nothing}</div>
      ${this.#isOwner ? html`${this.#renderList(words)}<section class="read" aria-label=${words.title}>${this.#renderRead(words)}</section>` : html`<p class="empty">${words.onlyOwners}</p>`}
      <dialog aria-label=${words.eraseAsk}><form method="dialog"><h2>${words.eraseAsk}</h2><p>${words.eraseHint}</p>
        <div class="acts"><button class="bare" autofocus>${words.cancel}</button><button class="danger" @click=${this.#erase}>${words.erase}</button></div></form></dialog>`;
  }

  #renderFilters(words: ConversationWords): TemplateResult {
    const labels = this.#labels;
    const outcome = this.filters.get("outcome") ?? "";
    return html`<div class="finders"><form class="filters" role="search" @submit=${this.#search}>
      <input name="q" type="search" aria-label=${words.search} placeholder=${words.search} maxlength="100" .value=${this.filters.get("q") ?? ""} @search=${this.#search} />
      <select aria-label=${words.outcome} @change=${this.#chooseOutcome}><option value="" ?selected=${!outcome}>${words.anyOutcome}</option>${Object.entries(
        labels.outcomes,
      ).map(
        ([name, label]) => html`<option value=${name} ?selected=${name === outcome}>${label}</option>`,
      )}</select>
    </form>
    <desk-word-search .strings=${this.strings} .site=${this.signedIn.site.id} .value=${this.filters.get("words") ?? ""}
      @search=${({ detail }: CustomEvent<string>) => this.#filter({ words: detail, q: "" })} @failed=${({ detail }: CustomEvent<unknown>) => this.#fail(detail)}></desk-word-search>
    ${this.#renderSet(words, labels)}</div>`;
  }

  /** The filters that are set, but the outcome, which its field shows: each is taken out by a press. */
  #renderSet(words: ConversationWords, labels: Labels): TemplateResult | typeof nothing {
    const set = setFilters(this.filters).filter(([name]) => name !== "outcome");
    if (set.length === 0) return nothing;
    return html`<div class="set">${set.map(([name, value]) => {
      const label = this.#filterLabel(name, value, words, labels);
      return html`<button type="button" class="chip" aria-label=${words.without(label)} @click=${() => this.#filter({ [name]: "" })}>${label}${renderIcon("close")}</button>`;
    })}</div>`;
  }

  #filterLabel(name: FilterName, value: string, words: ConversationWords, labels: Labels): string {
    switch (name) {
      case "is": {
        const set = CONVERSATION_SETS.find((one) => one === value);
        return set ? labels.sets[set] : value;
      }
      case "path": {
        const [, intent = "", stage = ""] = value.split("|");
        return `${labelOf(labels.intents, intent)} · ${labelOf(labels.stages, stage)}`;
      }
      case "intent":
        return labelOf(labels.intents, value);
      case "language":
        return labelOf(labels.languages, value);
      case "channel":
        return labelOf(labels.channels, value);
      case "owner":
        return labelOf(labels.owners, value);
      case "score":
        return words.score(value);
      case "tag":
        return words.tag(value);
      case "beganSince": {
        const until = Number(this.filters.get("beganUntil") ?? Date.now());
        return words.between(this.#day(Number(value)), this.#day(until - 1));
      }
      default:
        return value;
    }
  }

  #renderList(words: ConversationWords): TemplateResult {
    const { rows } = this;
    return html`<nav class="list" aria-label=${words.title}>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      ${rows?.map((row) => this.#renderRow(row, words))}
      ${this.next === undefined ? nothing : html`<button class="bare" @click=${() => this.#load(this.next)}>${words.more}</button>`}
      ${rows?.length === 0 && this.next === undefined ? html`<p class="empty">${words.nothing}</p>` : nothing}
    </nav>`;
  }

  #renderRow(row: ConversationSummary, words: ConversationWords): TemplateResult {
    const { session, contact, lastAt, outcome, intents, messages, score, tags, found } = row;
    const labels = this.#labels;
    const count = messages.visitor + messages.assistant + messages.agent;
    const matters = intents.map((intent) => labelOf(labels.intents, intent)).join(", ");
    const tone = outcome.startsWith("confirmed")
      ? "calm"
      : outcome === "unanswered" || outcome === "abandoned"
        ? "late"
        : "";
    return html`<button class="row" aria-current=${session === this.#openId} @click=${() => this.#filter({ session })}>
      ${renderAvatar(contact?.name, session)}
      <span class="name">${nameOfVisitor(contact?.name, session, this.strings)}</span><span class="soft">${momentOf(lastAt, this.strings.tag)}</span>
      ${found ? html`<span class="found"><b>${words.foundBy[found.author]}:</b> ${found.text}</span>` : nothing}
      <span class="matters">${matters ? `${matters} · ` : ""}${words.messages(count)}</span>
      <span class="chips"><span class="chip ${tone}">${labels.outcomes[outcome]}</span>${score === undefined ? nothing : html`<span class="chip">${words.score(String(score))}</span>`}${tags.map((tag) => html`<span class="chip">${tag}</span>`)}</span>
    </button>`;
  }

  #renderRead(words: ConversationWords): TemplateResult {
    const { detail } = this;
    if (!detail || detail.session !== this.#openId)
      return html`<p class="empty">${this.#openId ? "" : words.choose}</p>`;
    const { session, conversation } = detail;
    const tags = conversation?.tags ?? [];
    const { contact } = conversation ?? {};
    const ways = [contact?.email, contact?.phone].filter(Boolean).join(" · ");
    return html`<header class="about">
        <div><button class="bare back" @click=${() => this.#filter({ session: "" })}>${renderIcon("back")}${words.back}</button>
        <h2>${nameOfVisitor(contact?.name, session, this.strings)}</h2>${ways ? html`<p class="soft">${ways}</p>` : nothing}
        <p class="soft">${conversation ? `${words.until(this.#day(conversation.until))} · ` : ""}${words.noted}</p></div>
        <form class="tags" aria-label=${words.tags} @submit=${this.#addTag}>${tags.map(
          (tag) =>
            html`<button type="button" class="chip" aria-label=${words.removeTag(tag)} @click=${() => this.#setTags(tags.filter((one) => one !== tag))}>${tag}${renderIcon("close")}</button>`,
        )}<input name="tag" maxlength="40" required autocomplete="off" aria-label=${words.addTag} placeholder=${words.addTag} /></form>
        <div class="acts"><a class="button" href="#/inbox/assistant/${encodeURIComponent(session)}">${words.openInDesk}</a><a class="button" download href=${exportPath(session, "text")}>${words.exportText}</a><a class="button" download href=${exportPath(session, "json")}>${words.exportJson}</a>
          <span class="spring"></span><button class="danger" @click=${() => this.renderRoot.querySelector("dialog")?.showModal()}>${words.erase}</button></div>
      </header>
      <desk-record .strings=${this.strings} .detail=${detail}></desk-record>`;
  }

  get #words(): ConversationWords {
    return CONVERSATION_WORDS[this.strings.tag];
  }

  get #labels(): Labels {
    return LABELS[this.strings.tag];
  }

  get #isOwner(): boolean {
    return this.signedIn.account.role === "owner";
  }

  get #openId(): string | undefined {
    return this.filters.get("session") ?? undefined;
  }

  #day(at: number): string {
    return new Intl.DateTimeFormat(this.strings.tag, { day: "numeric", month: "short" }).format(at);
  }

  #filter(change: Parameters<typeof withFilters>[1]): void {
    const detail = withFilters(this.filters, change);
    this.dispatchEvent(new CustomEvent<URLSearchParams>("filter", { detail }));
  }

  #search = (event: Event): void => {
    event.preventDefault();
    const field = this.renderRoot.querySelector<HTMLInputElement>("input[name=q]");
    this.#filter({ q: field?.value.trim() ?? "", words: "" });
  };

  #chooseOutcome = ({ currentTarget }: Event): void => {
    if (currentTarget instanceof HTMLSelectElement) this.#filter({ outcome: currentTarget.value });
  };

  /** Reads the list for what the address says, or its next page. A page may be empty and go on: it is read on. */
  async #load(from?: string): Promise<void> {
    const asked = String(listQuery(this.filters));
    this.#asked = asked;
    this.problem = "";
    let rows = from === undefined ? [] : [...(this.rows ?? [])];
    try {
      let next = from;
      do {
        const page = await listConversations(listQuery(this.filters, next));
        if (this.#asked !== asked) return;
        rows = [...rows, ...page.conversations];
        next = page.next;
      } while (rows.length === 0 && next !== undefined);
      [this.rows, this.next] = [rows, next];
    } catch (error) {
      if (this.#asked === asked) this.#fail(error);
    }
  }

  async #read(): Promise<void> {
    const session = this.#openId;
    this.detail = undefined;
    if (session === undefined) return;
    try {
      const detail = await readConversation(session);
      if (this.#openId !== session) return;
      // Contacts come with the list alone.
      const row = this.rows?.find((one) => one.session === session);
      this.detail = { ...detail, conversation: row ?? detail.conversation };
    } catch (error) {
      if (this.#openId === session) this.#fail(error);
    }
  }

  #addTag = (event: SubmitEvent): void => {
    event.preventDefault();
    const tag = fieldsOf(event).text("tag");
    if (event.currentTarget instanceof HTMLFormElement) event.currentTarget.reset();
    const tags = this.detail?.conversation?.tags ?? [];
    if (tag && !tags.includes(tag)) void this.#setTags([...tags, tag]);
  };

  async #setTags(tags: readonly string[]): Promise<void> {
    const { detail } = this;
    if (!detail?.conversation) return;
    try {
      await tagConversation(detail.session, tags);
      const conversation = { ...detail.conversation, tags: [...tags] };
      this.detail = { ...detail, conversation };
      this.rows = this.rows?.map((row) =>
        row.session === detail.session ? { ...row, tags: [...tags] } : row,
      );
      this.#tell(this.#words.saved);
    } catch (error) {
      this.#fail(error);
    }
  }

  #erase = async (): Promise<void> => {
    const session = this.#openId;
    if (session === undefined) return;
    try {
      await eraseConversation(session);
      this.rows = this.rows?.filter((row) => row.session !== session);
      this.#tell(this.#words.erased);
      this.#filter({ session: "" });
    } catch (error) {
      this.#fail(error);
    }
  };

  #tell(words: string): void {
    this.dispatchEvent(new CustomEvent("tell", { detail: words, bubbles: true, composed: true }));
  }

  #fail(error: unknown): void {
    const words = this.#words;
    const { status, code } = error instanceof RequestProblem ? error : { status: undefined, code: "" };
    if (code === "bad-words") {
      this.rows = [];
      this.problem = words.wordSearch.bounds;
      return;
    }
    this.problem =
      status === 0 ? words.offline : status === 404 || status === 410 ? words.gone : words.failed;
  }
}

customElements.define("desk-conversations", DeskConversations);
