import type { KnowledgeQuestion } from "@prosa/protocol";
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { addSource, readTable, sendDocument } from "../client/knowledge-requests.ts";
import { RequestProblem } from "../client/requests.ts";
import { wordsForError } from "../problems/words.ts";
import { pageStyle } from "../settings/page-style.ts";
import type { Strings } from "../strings/index.ts";
import { theme } from "../styles/theme.ts";
import type { KnowledgeWords } from "./words.ts";

const TABLE = /\.csv$|\.tsv$/i;
const ACCEPTED = ".pdf,.txt,.md,.html,.csv,.tsv";
/** The rows of a table that are shown before it is added. */
const SHOWN = 50;

/** Takes a file of the owner's: a document becomes a text, a table is shown first. Fires `added`. */
class DeskImport extends LitElement {
  static override properties = {
    strings: { attribute: false },
    words: { attribute: false },
    questions: { state: true },
    name: { state: true },
    isBusy: { state: true },
    problem: { state: true },
  };

  static override styles = [
    theme,
    pageStyle,
    css`
      :host { block-size: auto; overflow: visible; }
      .file { display: grid; gap: 6px; }
      dialog { inline-size: min(760px, calc(100vw - 24px)); max-block-size: 86vh; overflow-y: auto; }
      .scroll { overflow-x: auto; max-block-size: 50vh; overflow-y: auto; border: 1px solid var(--line); border-radius: 12px; }
      table { inline-size: 100%; border-collapse: collapse; font-size: 14px; }
      th, td { padding: 8px 12px; text-align: start; vertical-align: top; border-block-end: 1px solid var(--line); overflow-wrap: anywhere; }
    `,
  ];

  declare strings: Strings;
  declare words: KnowledgeWords;
  /** The questions of a table that waits to be added. */
  declare questions: readonly KnowledgeQuestion[];
  declare name: string;
  declare isBusy: boolean;
  declare problem: string;

  constructor() {
    super();
    this.questions = [];
    this.name = "";
    this.isBusy = false;
    this.problem = "";
  }

  override render(): TemplateResult {
    const { words, questions } = this;
    return html`<label class="file">${words.importFile}<input type="file" accept=${ACCEPTED} ?disabled=${this.isBusy} @change=${this.#take} /></label>
      <p class="soft" role="status">${this.isBusy ? words.importing : ""}</p>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      <dialog aria-label=${words.checkTable}><form @submit=${this.#add}><h2>${words.checkTable}</h2><p class="soft">${this.name} · ${words.inTable(questions.length)}</p>
        <div class="scroll" tabindex="0" role="region" aria-label=${words.checkTable}><table><thead><tr><th scope="col">${words.question}</th><th scope="col">${words.answer}</th></tr></thead>
          <tbody>${questions.slice(0, SHOWN).map(({ question, answer }) => html`<tr><td>${question}</td><td>${answer}</td></tr>`)}</tbody></table></div>
        <div class="acts"><button type="button" class="bare" @click=${this.#close}>${words.cancel}</button><button class="main">${words.addAll}</button></div></form></dialog>`;
  }

  #take = async ({ currentTarget }: Event): Promise<void> => {
    const field = currentTarget instanceof HTMLInputElement ? currentTarget : undefined;
    const file = field?.files?.[0];
    if (!field || !file) return;
    await this.#try(async () => {
      if (TABLE.test(file.name)) await this.#show(file);
      else {
        await sendDocument(file);
        this.#tell();
      }
    });
    // So that the same file can be chosen again once it is mended.
    field.value = "";
  };

  async #show(file: File): Promise<void> {
    this.questions = await readTable(file);
    this.name = file.name;
    await this.updateComplete;
    this.renderRoot.querySelector("dialog")?.showModal();
  }

  #add = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    this.#close();
    await this.#try(async () => {
      await addSource({ kind: "questions", title: this.name, questions: [...this.questions] });
      this.#tell();
    });
  };

  #close = (): void => this.renderRoot.querySelector("dialog")?.close();

  #tell(): void {
    this.dispatchEvent(new CustomEvent("added"));
    this.dispatchEvent(new CustomEvent("tell", { detail: this.words.added, bubbles: true, composed: true }));
  }

  async #try(work: () => Promise<void>): Promise<void> {
    this.isBusy = true;
    this.problem = "";
    await work().catch((error: unknown) => {
      const isTable = error instanceof RequestProblem && error.code === "bad-table";
      this.problem = isTable ? this.words.badTable : wordsForError(error, this.strings.tag);
    });
    this.isBusy = false;
  }
}

customElements.define("desk-import", DeskImport);
