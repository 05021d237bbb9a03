import type { SignedIn, UnansweredDetail, UnansweredGroup } from "@prosa/protocol/desk";
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { renderSpark } from "../charts/bar.ts";
import { chartStyle } from "../charts/chart-style.ts";
import { removeSource } from "../client/knowledge-requests.ts";
import { RequestProblem } from "../client/requests.ts";
import { answerGroup, listUnanswered, moveGroup, readUnanswered } from "../client/unanswered-requests.ts";
import { LABELS, labelOf } from "../labels/labels.ts";
import { renderIcon } from "../parts/icons.ts";
import { renderRailButton } from "../parts/rail-button.ts";
import { fieldsOf } from "../settings/fields.ts";
import type { Strings } from "../strings/index.ts";
import { theme } from "../styles/theme.ts";
import { type Answer, renderDetail } from "./detail.ts";
import { type QuestionFilterName, questionQuery, setQuestionFilters } from "./filters.ts";
import { actOf } from "./keys.ts";
import { unansweredStyle } from "./unanswered-style.ts";
import { UNANSWERED_WORDS, type UnansweredWords } from "./words.ts";

type State = UnansweredGroup["state"];
const STATES: readonly State[] = ["open", "answered", "closed"];

/** The last thing that was done, and the way to take it back. */
interface Done {
  words: string;
  undo: () => Promise<unknown>;
  group: UnansweredGroup;
}

/** The questions that could not be answered, in groups of like ones. Fires `filter` with the filters of the address, `tell` and `rail`. */
class DeskUnanswered extends LitElement {
  static override properties = {
    strings: { attribute: false },
    signedIn: { attribute: false },
    filters: { attribute: false },
    groups: { state: true },
    next: { state: true },
    detail: { state: true },
    done: { state: true },
    problem: { state: true },
    isBusy: { state: true },
  };

  static override styles = [theme, chartStyle, unansweredStyle];

  declare strings: Strings;
  declare signedIn: SignedIn;
  declare filters: URLSearchParams;
  declare groups: readonly UnansweredGroup[] | undefined;
  declare next: number | undefined;
  declare detail: UnansweredDetail | undefined;
  declare done: Done | undefined;
  declare problem: string;
  declare isBusy: boolean;

  /** Answers that were begun, by their groups: who looks at another one loses nothing. */
  readonly #begun = new Map<string, Answer>();
  /** The state and the filter that the list was asked with last. */
  #listed: string | undefined;

  constructor() {
    super();
    this.filters = new URLSearchParams();
    this.problem = "";
    this.isBusy = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("keydown", this.#handleKey);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("keydown", this.#handleKey);
  }

  protected override updated(changed: PropertyValues<this>): void {
    this.toggleAttribute("data-open", this.filters.has("group"));
    if (!changed.has("filters") || !this.#isOwner) return;
    if (this.#listed !== this.#asked) void this.#load();
    else void this.#open();
  }

  override render(): TemplateResult {
    const words = this.#words;
    return html`<div class="top">${renderRailButton(this.strings.areas.inbox)}
        <div class="title"><h1>${words.title}</h1><p>${words.intro}</p></div><span class="spring"></span>
        ${this.#isOwner ? this.#renderTabs(words) : nothing}</div>
      ${this.#isOwner ? html`${this.#renderList(words)}<section class="detail" aria-label=${words.question}>${this.#renderDone(words)}${this.#renderInside(words)}</section>` : html`<p class="empty">${words.onlyOwners}</p>`}`;
  }

  #renderTabs(words: UnansweredWords): TemplateResult {
    return html`<div class="tabs" role="group" aria-label=${words.title}>${STATES.map(
      (state) =>
        html`<button aria-pressed=${state === this.#state} @click=${() => this.#filter({ state: state === "open" ? "" : state, group: "" })}>${words.states[state]}</button>`,
    )}</div>`;
  }

  #renderList(words: UnansweredWords): TemplateResult {
    const { groups } = this;
    return html`<nav class="list" aria-label=${words.states[this.#state]}>
      ${this.#renderFilters(words)}
      ${groups?.map(
        (
          group,
        ) => html`<button class="group" aria-current=${group.id === this.#openId} @click=${() => this.#filter({ group: group.id })}>
          <span class="question">${group.question}</span><span class="soft">${words.asked(group.count, group.sessions)}</span>${renderSpark(group.trend.map(({ count }) => count))}</button>`,
      )}
      ${this.next === undefined ? nothing : html`<button class="bare" @click=${this.#more}>${words.more}</button>`}
      ${groups?.length === 0 ? html`<p class="empty"><b>${words.empty[this.#state][0]}</b><span class="soft">${words.empty[this.#state][1]}</span></p>` : nothing}
    </nav>`;
  }

  #renderFilters(words: UnansweredWords): TemplateResult | typeof nothing {
    const set = setQuestionFilters(this.filters);
    if (set.length === 0) return nothing;
    return html`<div class="filters">${set.map(([name, value]) => {
      const label = this.#filterLabel(name, value, words);
      const without = name === "since" ? { since: "", until: "" } : { [name]: "" };
      return html`<button type="button" class="chip" aria-label=${words.without(label)} @click=${() => this.#filter({ ...without, group: "" })}>${label}${renderIcon("close")}</button>`;
    })}</div>`;
  }

  #filterLabel(name: QuestionFilterName, value: string, words: UnansweredWords): string {
    const { tag } = this.strings;
    const labels = LABELS[tag];
    if (name === "channel") return labelOf(labels.channels, value);
    if (name === "language") return labelOf(labels.languages, value);
    if (name === "topic") return labelOf(labels.intents, value);
    const dayOf = (at: number) => new Intl.DateTimeFormat(tag, { day: "numeric", month: "short" }).format(at);
    return words.between(dayOf(Number(value)), dayOf(Number(this.filters.get("until") ?? Date.now()) - 1));
  }

  #renderDone(words: UnansweredWords): TemplateResult | typeof nothing {
    const { done } = this;
    if (!done) return nothing;
    return html`<div class="undo"><span>${done.words}</span><button @click=${this.#undo}>${words.undo} <kbd>z</kbd></button></div>`;
  }

  #renderInside(words: UnansweredWords): TemplateResult | typeof nothing {
    const { detail } = this;
    if (this.problem && !detail) return html`<p class="problem" role="alert">${this.problem}</p>`;
    if (!detail || detail.group.id !== this.#openId) return nothing;
    return renderDetail({
      detail,
      words,
      strings: this.strings,
      begun: this.#begun.get(detail.group.id),
      problem: this.problem,
      isBusy: this.isBusy,
      onBack: () => this.#filter({ group: "" }),
      onStep: (by) => this.#step(by),
      onWrite: (answer) => void this.#begun.set(detail.group.id, answer),
      onSave: this.#save,
      onDismiss: this.#dismiss,
      onReopen: this.#reopen,
    });
  }

  get #words(): UnansweredWords {
    return UNANSWERED_WORDS[this.strings.tag];
  }

  get #isOwner(): boolean {
    return this.signedIn.account.role === "owner";
  }

  get #state(): State {
    return STATES.find((state) => state === this.filters.get("state")) ?? "open";
  }

  get #asked(): string {
    return `${this.#state} ${questionQuery(this.filters)}`;
  }

  get #openId(): string | null {
    return this.filters.get("group");
  }

  get #isNarrow(): boolean {
    return matchMedia("(width < 860px)").matches;
  }

  #filter(change: Readonly<Record<string, string>>): void {
    const filters = new URLSearchParams(this.filters);
    for (const [name, value] of Object.entries(change)) {
      if (value) filters.set(name, value);
      else filters.delete(name);
    }
    this.dispatchEvent(new CustomEvent<URLSearchParams>("filter", { detail: filters }));
  }

  async #load(): Promise<void> {
    const asked = this.#asked;
    this.#listed = asked;
    this.problem = "";
    try {
      const page = await listUnanswered(this.#state, 0, questionQuery(this.filters));
      if (this.#asked !== asked) return;
      [this.groups, this.next] = [page.groups, page.next];
    } catch (error) {
      this.#listed = undefined;
      this.#fail(error);
    }
    await this.#open();
  }

  #more = async (): Promise<void> => {
    const filter = questionQuery(this.filters);
    const page = await listUnanswered(this.#state, this.next ?? 0, filter).catch((error: unknown) =>
      this.#fail(error),
    );
    if (page) [this.groups, this.next] = [[...(this.groups ?? []), ...page.groups], page.next];
  };

  /** Opens the group of the address; where it names none and there is room, the first. */
  async #open(): Promise<void> {
    const id = this.#openId;
    if (id === null) {
      const [first] = this.groups ?? [];
      if (first && !this.#isNarrow) this.#filter({ group: first.id });
      return;
    }
    if (this.detail?.group.id === id) return;
    this.problem = "";
    try {
      const detail = await readUnanswered(id);
      if (this.#openId === id) this.detail = detail;
    } catch (error) {
      this.detail = undefined;
      this.#fail(error);
    }
  }

  #step(by: 1 | -1): void {
    const groups = this.groups ?? [];
    const at = groups.findIndex(({ id }) => id === this.#openId);
    const target = groups[at < 0 ? 0 : at + by];
    if (target) this.#filter({ group: target.id });
  }

  #save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const { detail } = this;
    if (!detail || this.isBusy) return;
    const { text } = fieldsOf(event);
    const [question, answer, url] = [text("question"), text("answer"), text("url")];
    await this.#act(async () => {
      const { group, source } = await answerGroup(detail.group.id, { question, answer, ...(url && { url }) });
      this.#begun.set(group.id, { question, answer, url });
      const undo = async () => {
        await moveGroup(group.id, "reopen");
        await removeSource(source.id);
      };
      return { group: detail.group, words: this.#words.saved(question), undo };
    });
  };

  #dismiss = async (): Promise<void> => {
    const group = this.detail?.group;
    if (!group || group.state === "closed") return;
    await this.#act(async () => {
      await moveGroup(group.id, "close");
      return {
        group,
        words: this.#words.dismissed(group.question),
        undo: () => moveGroup(group.id, "reopen"),
      };
    });
  };

  /** Does something to the open group, goes on to the next one, and keeps the way back. */
  async #act(work: () => Promise<Done>): Promise<void> {
    this.isBusy = true;
    this.problem = "";
    try {
      const done = await work();
      this.done = done;
      this.#tell(done.words);
      this.#leave(done.group.id);
    } catch (error) {
      this.#fail(error);
    }
    this.isBusy = false;
  }

  #reopen = async (): Promise<void> => {
    const group = this.detail?.group;
    if (!group) return;
    try {
      await moveGroup(group.id, "reopen");
      this.#tell(this.#words.reopened);
      this.#leave(group.id);
    } catch (error) {
      this.#fail(error);
    }
  };

  #undo = async (): Promise<void> => {
    const { done } = this;
    if (!done || this.isBusy) return;
    this.done = undefined;
    this.isBusy = true;
    try {
      await done.undo();
      this.#tell(this.#words.undone);
      this.detail = undefined;
      this.#listed = undefined;
      this.#filter({ state: "", group: done.group.id });
    } catch (error) {
      this.done = done;
      this.#fail(error);
    }
    this.isBusy = false;
  };

  /** Takes a group out of the list, and opens the one that stood after it. */
  #leave(id: string): void {
    // The field that was written in goes, and single keys count again.
    if (this.shadowRoot?.activeElement instanceof HTMLElement) this.shadowRoot.activeElement.blur();
    const groups = this.groups ?? [];
    const at = groups.findIndex((group) => group.id === id);
    this.groups = groups.filter((group) => group.id !== id);
    const next = this.groups[Math.min(at, this.groups.length - 1)];
    this.detail = undefined;
    this.#filter({ group: next && !this.#isNarrow ? next.id : "" });
  }

  #tell(words: string): void {
    this.dispatchEvent(new CustomEvent("tell", { detail: words, bubbles: true, composed: true }));
  }

  #fail(error: unknown): void {
    const words = this.#words;
    const isOffline = error instanceof RequestProblem && error.status === 0;
    const isFull = error instanceof RequestProblem && error.code === "too-many-sources";
    this.problem = isOffline ? words.offline : isFull ? words.full : words.failed;
  }

  #handleKey = (event: KeyboardEvent): void => {
    const act = event.defaultPrevented ? undefined : actOf(event);
    if (!act) return;
    const field = this.renderRoot.querySelector<HTMLTextAreaElement>("textarea");
    if (act === "write") field?.focus();
    else if (act === "leave") {
      if (this.shadowRoot?.activeElement)
        this.renderRoot.querySelector<HTMLElement>(".group[aria-current=true]")?.focus();
      else return;
    } else if (act === "next") this.#step(1);
    else if (act === "previous") this.#step(-1);
    else if (act === "save") field?.form?.requestSubmit();
    else if (act === "dismiss") void this.#dismiss();
    else void this.#undo();
    event.preventDefault();
  };
}

customElements.define("desk-unanswered", DeskUnanswered);
