import type { UnansweredDetail } from "@prosa/protocol/desk";
import { html, nothing, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { renderSpark } from "../charts/bar.ts";
import { renderIcon } from "../parts/icons.ts";
import type { Strings } from "../strings/index.ts";
import type { UnansweredWords } from "./words.ts";

/** An answer as it is being written. */
export interface Answer {
  question: string;
  answer: string;
  url: string;
}

interface DetailView {
  detail: UnansweredDetail;
  words: UnansweredWords;
  strings: Strings;
  begun: Answer | undefined;
  problem: string;
  isBusy: boolean;
  onBack: () => void;
  onStep: (by: 1 | -1) => void;
  onWrite: (answer: Answer) => void;
  onSave: (event: SubmitEvent) => void;
  onDismiss: () => void;
  onReopen: () => void;
}

/** Renders a group: its questions, and the form in which its answer is written, or the answer that it has. */
export function renderDetail(view: DetailView): TemplateResult {
  const { detail, words, strings, onBack, onStep } = view;
  const { group, questions } = detail;
  const { tag } = strings;
  return html`<div class="inside">
    <div class="acts"><button class="bare back" @click=${onBack}>${renderIcon("back")}${words.back}</button>
      <span class="steps"><button class="bare" @click=${() => onStep(-1)}>${words.previous} <kbd>k</kbd></button><button class="bare" @click=${() => onStep(1)}>${words.next} <kbd>j</kbd></button></span></div>
    <div><h2>${group.question}</h2>
      <p class="about"><span>${words.asked(group.count, group.sessions)}</span><span>${words.first(dayOf(group.firstAt, tag))}</span><span>${words.last(dayOf(group.lastAt, tag))}</span>
        <span class="trend"><span class="soft">${words.trend}</span>${renderSpark(group.trend.map(({ count }) => count))}</span></p>
      <p class="soft">${words.causeOf(group.causes)}</p></div>
    ${group.state === "open" ? keyed(group.id, renderForm(view)) : renderState(view)}
    <section class="alike"><h3>${words.alike(questions.length)}</h3><ul class="alike">${questions.map(
      ({ session, text, at, cause }) =>
        html`<li><span class="text">${text}</span><span class="soft">${dayOf(at, tag)} · ${words.causes[cause]}</span><a href="#/conversations?session=${session}">${words.draftFrom}</a></li>`,
    )}</ul></section>
  </div>`;
}

function renderForm({
  detail,
  words,
  begun,
  problem,
  isBusy,
  onWrite,
  onSave,
  onDismiss,
}: DetailView): TemplateResult {
  const { group, draft } = detail;
  const shown = begun ?? { question: group.question, answer: draft?.text ?? "", url: "" };
  const isDraft = draft !== undefined && shown.answer === draft.text;
  const take = ({ currentTarget }: Event) => {
    if (!(currentTarget instanceof HTMLFormElement)) return;
    const fields = new FormData(currentTarget);
    const text = (name: string) => String(fields.get(name) ?? "");
    onWrite({ question: text("question"), answer: text("answer"), url: text("url") });
  };
  return html`<form @submit=${onSave} @input=${take}>
    <label>${words.question}<input name="question" required maxlength="500" autocomplete="off" .value=${shown.question} /></label>
    ${isDraft ? html`<p class="draft">${words.draft}<a href="#/conversations?session=${draft.session}">${words.draftFrom}</a></p>` : nothing}
    <label>${words.answer}<textarea name="answer" required maxlength="5000" placeholder=${words.placeholder} .value=${shown.answer}></textarea></label>
    <label>${words.address}<input name="url" type="url" maxlength="2048" placeholder="https://" .value=${shown.url} /></label>
    ${problem ? html`<p class="problem" role="alert">${problem}</p>` : nothing}
    <div class="acts"><button class="main" ?disabled=${isBusy}>${isBusy ? words.saving : words.save} <kbd>Ctrl Enter</kbd></button>
      <button type="button" ?disabled=${isBusy} @click=${onDismiss}>${words.dismiss} <kbd>e</kbd></button>
      <span class="soft"><kbd>r</kbd> ${words.write}</span></div>
  </form>`;
}

function renderState({ detail, words, strings, problem, onReopen }: DetailView): TemplateResult {
  const { state, answer, closedAt, closedBy } = detail.group;
  const { tag } = strings;
  return html`<div class="notice">
      ${answer ? html`<p><b>${words.answeredAt(dayOf(answer.at, tag))}</b></p>` : nothing}
      ${state === "answered" ? html`<p>${words.waitsForLike}</p>` : nothing}
      ${closedAt === undefined ? nothing : html`<p><b>${words.closedAt(dayOf(closedAt, tag))}</b></p>`}
      ${closedBy ? html`<p class=${closedBy === "answered" ? "calm" : ""}>${words.closedBy[closedBy]}</p>` : nothing}
    </div>
    ${problem ? html`<p class="problem" role="alert">${problem}</p>` : nothing}
    <div class="acts"><button @click=${onReopen}>${words.reopen}</button></div>`;
}

function dayOf(at: number, tag: string): string {
  return new Intl.DateTimeFormat(tag, { day: "numeric", month: "short" }).format(at);
}
