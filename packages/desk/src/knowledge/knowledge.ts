import type { AddSourceInput, KnowledgeSource, SourcePreview } from "@prosa/protocol";
import type { QuestionTest, SignedIn } from "@prosa/protocol/desk";
import { html, LitElement, nothing, type TemplateResult } from "lit";
import {
  actOnSource,
  addSource,
  changeSource,
  listSources,
  previewSource,
  removeSource,
  testQuestion,
} from "../client/knowledge-requests.ts";
import { renderIcon } from "../parts/icons.ts";
import type { MenuItem } from "../parts/menu.ts";
import { renderRailButton } from "../parts/rail-button.ts";
import { problemWords, wordsForError } from "../problems/words.ts";
import { fieldsOf } from "../settings/fields.ts";
import { pageStyle } from "../settings/page-style.ts";
import type { Strings } from "../strings/index.ts";
import { theme } from "../styles/theme.ts";
import { knowledgeStyle } from "./knowledge-style.ts";
import { renderPreview } from "./source-preview.ts";
import { renderTestResult } from "./test-result.ts";
import { KNOWLEDGE_WORDS, type KnowledgeWords } from "./words.ts";
import "./import-file.ts";

/** The time between two looks at sources that are being read, in milliseconds. */
const LOOK_MS = 1_500;
/** The longest answer that a source may hold. */
const ANSWER_LENGTH_MAX = 5_000;
/** The longest fact, and the longest text. */
const FACT_LENGTH_MAX = 2_000;
const TEXT_LENGTH_MAX = 400_000;
const KINDS: readonly KnowledgeSource["kind"][] = ["crawl", "url", "sitemap", "questions", "fact", "text"];
const WITH_ADDRESS: readonly string[] = ["crawl", "url", "sitemap"];

/** Everything that the assistant reads: sources, their passages, and a question put to the test. Fires `rail`. */
class DeskKnowledge extends LitElement {
  static override properties = {
    strings: { attribute: false },
    signedIn: { attribute: false },
    sources: { state: true },
    preview: { state: true },
    kind: { state: true },
    question: { state: true },
    result: { state: true },
    isAsking: { state: true },
    isAdding: { state: true },
    problem: { state: true },
  };

  static override styles = [theme, pageStyle, knowledgeStyle];

  declare strings: Strings;
  declare signedIn: SignedIn;
  declare sources: readonly KnowledgeSource[] | undefined;
  declare preview: SourcePreview | undefined;
  declare kind: KnowledgeSource["kind"];
  /** The question of an answer that is being written. */
  declare question: string;
  declare result: QuestionTest | undefined;
  declare isAsking: boolean;
  declare isAdding: boolean;
  declare problem: string;

  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.kind = "crawl";
    this.question = "";
    this.isAsking = false;
    this.isAdding = false;
    this.problem = "";
  }

  // The page loads after it is asked for: its properties are there with the first update, not before.
  protected override firstUpdated(): void {
    if (this.#isOwner) void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  override render(): TemplateResult {
    const words = this.#words;
    const { sources } = this;
    return html`<div class="page">
      <div class="top">${renderRailButton(this.strings.areas.inbox)}
        <div><h1>${words.title}</h1><p>${words.intro}</p></div><span class="spring"></span>
        ${this.#isOwner ? html`<button class="main" @click=${() => this.#openForm("crawl")}>${renderIcon("add")}${words.add}</button>` : nothing}
      </div>
      ${this.#renderProblem()}
      ${
        this.#isOwner
          ? html`${this.#renderTest(words)}
            <desk-import .strings=${this.strings} .words=${words} @added=${() => void this.#load()}></desk-import>
            <ul class="rows">${sources?.map((source) => this.#renderSource(source, words))}${
              sources?.length === 0 ? html`<li class="empty">${words.nothing}</li>` : nothing
            }</ul>`
          : html`<p class="soft">${words.onlyOwners}</p>`
      }
      <dialog class="form" aria-label=${words.add}>${this.#renderForm(words)}</dialog>
      <dialog class="preview" aria-label=${words.show}>${
        this.preview ? renderPreview(this.preview, words, this.strings, () => void this.#showMore()) : nothing
      }</dialog>
    </div>`;
  }

  /** The last fault. An open dialog says it too: what lies behind it is neither seen nor heard. */
  #renderProblem(): TemplateResult | typeof nothing {
    return this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing;
  }

  #renderTest(words: KnowledgeWords): TemplateResult {
    return html`<form class="test" @submit=${this.#test}>
      <label>${words.test}<input name="question" required maxlength="1000" autocomplete="off" placeholder=${words.testHint} /></label>
      <button class="main" ?disabled=${this.isAsking}>${this.isAsking ? words.asking : words.ask}</button>
    </form>
    ${
      this.result
        ? renderTestResult(this.result, words, this.strings.tag, {
            onWrite: (question) => this.#openForm("questions", question),
            onRight: (question, passage) => void this.#keepRight(question, passage),
          })
        : nothing
    }`;
  }

  #renderSource(source: KnowledgeSource, words: KnowledgeWords): TemplateResult {
    const { title, kind, state, progress, problem, pages, passages, isActive } = source;
    const all = progress ? progress.read + progress.failed + progress.skipped + progress.queued : 0;
    return html`<li ?data-off=${!isActive}>
      <div class="source"><p class="name">${title}</p><p class="soft">${words.kinds[kind]} · ${words.holds(pages, passages)}</p>
        ${state === "reading" && progress ? html`<progress aria-label=${title} max=${Math.max(1, all)} value=${progress.read}></progress><p class="soft">${words.progress(progress.read, all)}</p>` : nothing}
        ${problem ? html`<p class="problem">${problemWords(problem.code, this.strings.tag)}</p>` : nothing}</div>
      <span class="chip ${state === "ready" ? "calm" : state === "failed" ? "late" : "soon"}">${words.states[state]}</span>
      <desk-menu bare wordless icon="more" .label=${`${this.strings.act.more}: ${title}`} .items=${this.#itemsOf(source, words)}></desk-menu>
    </li>`;
  }

  #itemsOf({ id, isActive, state, ...source }: KnowledgeSource, words: KnowledgeWords): MenuItem[] {
    const flow = { reading: "pause", paused: "resume" } as const;
    const act = state === "reading" || state === "paused" ? flow[state] : undefined;
    return [
      ...(act
        ? [
            {
              label: words[act],
              icon: "queue",
              run: () => void this.#do(() => actOnSource(id, act)),
            } as const,
          ]
        : []),
      { label: words.show, icon: "eye", run: () => void this.#show(id) },
      { label: words.readAgain, icon: "handBack", run: () => void this.#do(() => actOnSource(id, "read")) },
      {
        label: isActive ? words.off : words.on,
        icon: "snoozed",
        run: () => void this.#do(() => changeSource(id, !isActive)),
      },
      {
        label: words.remove,
        icon: "close",
        isDanger: true,
        run: () => this.#remove({ id, title: source.title }),
      },
    ];
  }

  #renderForm(words: KnowledgeWords): TemplateResult {
    const { people } = this.strings;
    const { kind } = this;
    return html`<form @submit=${this.#add}><h2>${words.add}</h2>
      <div class="kinds" role="group" aria-label=${words.add}>${KINDS.map(
        (one) =>
          html`<button type="button" aria-pressed=${one === kind} @click=${() => {
            this.kind = one;
          }}>${words.kinds[one]}</button>`,
      )}</div>
      ${WITH_ADDRESS.includes(kind) ? html`<label>${words.address}<input name="url" type="url" required placeholder="https://" maxlength="2048" /></label>` : nothing}
      ${
        kind === "questions"
          ? html`<label>${words.question}<input name="question" required maxlength="500" .value=${this.question} /></label>
            <label>${words.answer}<textarea name="answer" required maxlength="5000" rows="5"></textarea></label>`
          : nothing
      }
      ${kind === "text" ? html`<label>${words.name}<input name="title" required maxlength="200" /></label>` : nothing}
      ${kind === "text" || kind === "fact" ? html`<label>${words.text}<textarea name="text" required maxlength=${kind === "fact" ? FACT_LENGTH_MAX : TEXT_LENGTH_MAX} rows=${kind === "fact" ? 5 : 10}></textarea></label>` : nothing}
      ${this.#renderProblem()}
      <div class="acts"><button type="button" class="bare" @click=${this.#close}>${people.cancel}</button><button class="main" ?disabled=${this.isAdding}>${words.add}</button></div>
    </form>`;
  }

  get #words(): KnowledgeWords {
    const { tag } = this.strings;
    return KNOWLEDGE_WORDS[tag === "en" || tag === "es" ? tag : "pt-BR"];
  }

  get #isOwner(): boolean {
    return this.signedIn.account.role === "owner";
  }

  /** Reads the sources, and again while one of them is being read. */
  async #load(): Promise<void> {
    clearTimeout(this.#timer);
    try {
      this.sources = await listSources();
    } catch (error) {
      this.#fail(error);
    }
    const isBusy = this.sources?.some(({ state }) => state === "waiting" || state === "reading");
    if (isBusy && this.isConnected) this.#timer = setTimeout(() => void this.#load(), LOOK_MS);
  }

  async #do(work: () => Promise<unknown>): Promise<void> {
    this.problem = "";
    await work().catch((error: unknown) => this.#fail(error));
    await this.#load();
  }

  #fail(error: unknown): void {
    this.problem = wordsForError(error, this.strings.tag);
  }

  #openForm(kind: KnowledgeSource["kind"], question = ""): void {
    this.problem = "";
    this.kind = kind;
    this.question = question;
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLDialogElement>("dialog.form")?.showModal(),
    );
  }

  #close = (): void => {
    for (const dialog of this.renderRoot.querySelectorAll("dialog")) dialog.close();
  };

  /** The form keeps its words, and says what is wrong, until the server has taken them. */
  #add = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const { currentTarget: form } = event;
    if (this.isAdding || !(form instanceof HTMLFormElement)) return;
    const source = sourceOf(this.kind, fieldsOf(event).text);
    this.isAdding = true;
    await this.#do(() => addSource(source));
    this.isAdding = false;
    if (this.problem) return;
    form.reset();
    this.#close();
    // An answer that was written for the question on test is tried at once.
    if (this.result && this.question === this.result.question) await this.#ask(this.question);
  };

  #remove({ id, title }: Pick<KnowledgeSource, "id" | "title">): void {
    if (confirm(this.#words.removeAsk(title))) void this.#do(() => removeSource(id));
  }

  async #show(id: string): Promise<void> {
    try {
      this.preview = await previewSource(id);
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLDialogElement>("dialog.preview")?.showModal();
    } catch (error) {
      this.#fail(error);
    }
  }

  async #showMore(): Promise<void> {
    const { preview } = this;
    if (preview?.next === undefined) return;
    try {
      const more = await previewSource(preview.source.id, preview.next);
      const { next: _, ...held } = preview;
      this.preview = {
        ...held,
        passages: [...held.passages, ...more.passages],
        ...(more.next !== undefined && { next: more.next }),
      };
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Makes a passage the answer to a question, and puts the question to the test again. */
  async #keepRight(question: string, { text, url }: QuestionTest["evidence"][number]): Promise<void> {
    const answer = text.slice(0, ANSWER_LENGTH_MAX);
    const cited = /^https?:/.test(url) && { url };
    await this.#do(() =>
      addSource({
        kind: "questions",
        title: question.slice(0, 200),
        questions: [{ question, answer, ...cited }],
      }),
    );
    if (!this.problem) await this.#ask(question);
  }

  #test = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    await this.#ask(fieldsOf(event).text("question"));
  };

  async #ask(question: string): Promise<void> {
    this.isAsking = true;
    this.problem = "";
    try {
      this.result = await testQuestion(question, this.strings.tag);
    } catch (error) {
      this.#fail(error);
    }
    this.isAsking = false;
  }
}

/** The request that adds a source of a kind, from the form's fields. */
function sourceOf(kind: KnowledgeSource["kind"], text: (name: string) => string): AddSourceInput {
  switch (kind) {
    case "url":
    case "sitemap":
    case "crawl":
      return { kind, url: text("url") };
    case "text":
      return { kind, title: text("title"), text: text("text") };
    case "fact":
      return { kind, text: text("text") };
    case "questions": {
      const [question, answer] = [text("question"), text("answer")];
      return { kind, title: question, questions: [{ question, answer }] };
    }
    default:
      return kind satisfies never;
  }
}

customElements.define("desk-knowledge", DeskKnowledge);
