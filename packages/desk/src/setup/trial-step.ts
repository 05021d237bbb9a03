import type { KnowledgeSource, SiteSettings, SourcePreview } from "@prosa/protocol";
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { listSources, previewSource } from "../client/knowledge-requests.ts";
import { problemWords, wordsForError } from "../problems/words.ts";
import type { Strings } from "../strings/index.ts";
import { theme } from "../styles/theme.ts";
import { looksOf } from "./looks-of.ts";
import { setupStyle } from "./setup-style.ts";
import type { SetupWords } from "./words/index.ts";
import "./preview-frame.ts";

/** The time between two looks at what is being read, in milliseconds. */
const LOOK_MS = 1_500;

/** Shows what is being read, and the chat beside it that answers from it. Fires `next`. */
class DeskSetupTrial extends LitElement {
  static override properties = {
    strings: { attribute: false },
    words: { attribute: false },
    site: {},
    settings: { attribute: false },
    sources: { state: true },
    pages: { state: true },
    problem: { state: true },
  };

  static override styles = [theme, setupStyle];

  declare strings: Strings;
  declare words: SetupWords;
  declare site: string;
  declare settings: SiteSettings;
  declare sources: readonly KnowledgeSource[];
  declare pages: SourcePreview["pages"];
  declare problem: string;

  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.sources = [];
    this.pages = [];
    this.problem = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#look();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  override render(): TemplateResult {
    const { trial: words } = this.words;
    const web = this.sources.filter(({ progress }) => progress !== undefined);
    const sum = (count: (one: KnowledgeSource) => number) => web.reduce((all, one) => all + count(one), 0);
    const read = sum(({ progress }) => progress?.read ?? 0);
    const queued = sum(({ progress }) => progress?.queued ?? 0);
    const isBusy = this.#isBusy;
    const failed = this.pages.filter(({ problem }) => problem);
    const troubles = this.sources.flatMap(({ problem }) => (problem ? [problem.code] : []));
    return html`<section>
      <div><h2>${words.title}</h2><p class="intro">${words.intro}</p></div>
      <div class="two">
        <div class="field">
          <p role="status"><b>${words.read(
            sum(({ pages }) => pages),
            sum(({ passages }) => passages),
          )}</b> <span class="soft">${isBusy ? words.reading(read, queued) : words.done}</span></p>
          ${isBusy ? html`<progress aria-label=${words.pages} max=${Math.max(1, read + queued)} value=${read}></progress>` : nothing}
          ${[...new Set(troubles)].map((code) => html`<p class="problem">${problemWords(code, this.strings.tag)}</p>`)}
          ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
          <ul class="pages" aria-label=${words.pages} tabindex="0">${this.pages.map(
            ({ url, title, passages, problem }) => html`<li>
              <span class="name">${title || pathOf(url)}</span><span class="soft">${problem ? "" : passages}</span>
              <span class="soft name">${pathOf(url)}</span>
              ${problem ? html`<span class="problem">${problemWords(problem.code, this.strings.tag)}</span>` : nothing}</li>`,
          )}</ul>
          ${failed.length > 0 ? html`<p class="soft">${words.problems(failed.length)}</p>` : nothing}
          <a href="#/knowledge">${words.add}</a>
        </div>
        <desk-preview device="phone" .label=${words.chat} .looks=${looksOf(this.site, this.settings, true)}></desk-preview>
      </div>
      <div class="acts"><button class="main" @click=${() => this.dispatchEvent(new CustomEvent("next"))}>${this.words.next}</button></div>
    </section>`;
  }

  get #isBusy(): boolean {
    return this.sources.some(({ state }) => state === "waiting" || state === "reading");
  }

  async #look(): Promise<void> {
    clearTimeout(this.#timer);
    try {
      this.sources = await listSources();
      const web = this.sources.filter(({ kind }) => kind === "crawl" || kind === "sitemap" || kind === "url");
      const previews = await Promise.all(web.map(({ id }) => previewSource(id)));
      this.pages = previews.flatMap(({ pages }) => pages);
      this.problem = "";
    } catch (error) {
      this.problem = wordsForError(error, this.strings.tag);
    }
    if (this.isConnected && (this.#isBusy || this.problem))
      this.#timer = setTimeout(() => void this.#look(), LOOK_MS);
  }
}

function pathOf(url: string): string {
  return URL.canParse(url) ? decodeURI(new URL(url).pathname) : url;
}

customElements.define("desk-setup-trial", DeskSetupTrial);
