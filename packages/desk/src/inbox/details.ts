import type { DurableEvent } from "@prosa/protocol";
import type { DeskRow } from "@prosa/protocol/desk";
import { html, nothing, type TemplateResult } from "lit";
import { renderLink } from "../../../widget/src/view/rich-text.ts";
import type { Conversation } from "../client/conversation-state.ts";
import { renderAvatar } from "../parts/avatar.ts";
import { renderIcon } from "../parts/icons.ts";
import type { Strings } from "../strings/index.ts";
import { nameOfVisitor } from "./names.ts";
import { momentOf } from "./time.ts";

interface DetailsView {
  conversation: Conversation;
  row: DeskRow | undefined;
  setPriority: (priority: number) => void;
  setTags: (tags: readonly string[]) => void;
  close: () => void;
}

/** Questions and pages that are listed, the latest. */
const LISTED = 5;
const PREVIEW_LENGTH = 120;

/** Renders what is known of the visitor and of the talk so far, and what agents decide about it. */
export function renderDetails(view: DetailsView, strings: Strings): TemplateResult {
  const { conversation, row } = view;
  const { visitor, isVisitorOnline, viewers, me, session, chat } = conversation;
  const { details, tag } = strings;
  const others = viewers.filter(({ agent }) => agent.id !== me?.id).map(({ agent }) => agent.name);
  const { email, phone } = visitor.contact ?? {};
  const name = nameOfVisitor(visitor.contact?.name, session, strings);
  const said = saidIn(chat.log);
  const asked = chat.log.findLast(({ type }) => type === "handed-over");
  const facts: readonly (readonly [string, string | undefined])[] = [
    [details.started, chat.log[0] && momentOf(chat.log[0].at, tag)],
    [details.asked, asked && momentOf(asked.at, tag)],
    [details.messages, String(said.questions.length)],
    [details.language, visitor.language && languageName(visitor.language, tag)],
  ];
  return html`<section class="details" aria-label=${details.title}>
    <div class="top"><div class="face">${renderAvatar(visitor.contact?.name, session)}</div>
      <div><h2>${name}</h2><p class=${isVisitorOnline ? "here" : "soft"}>${isVisitorOnline ? details.online : details.offline}</p></div>
      <button class="bare close" aria-label=${strings.close} @click=${view.close}>${renderIcon("close")}</button>
    </div>
    ${others.length > 0 ? html`<p class="viewers">${renderIcon("eye")}${details.viewers(others.join(", "))}</p>` : nothing}
    <div class="part"><h3>${details.contact}</h3>
      ${email ? html`<p><a href="mailto:${email}">${email}</a></p>` : nothing}
      ${phone ? html`<p><a href="tel:${phone.replace(/[^+\d]/g, "")}">${phone}</a></p>` : nothing}
      ${email || phone ? nothing : html`<p class="soft">${details.noContact}</p>`}
    </div>
    ${renderDecisions(view, strings)}
    <div class="part"><h3>${details.talk}</h3>
      <dl class="facts">${facts.map(([label, value]) => (value ? html`<dt>${label}</dt><dd>${value}</dd>` : nothing))}${
        row?.score === undefined ? nothing : html`<dt>CSAT</dt><dd>${row.score}/5</dd>`
      }</dl>
    </div>
    ${
      said.questions.length > 1
        ? html`<div class="part"><h3>${details.questions}</h3><ol class="asked">${said.questions
            .slice(-LISTED)
            .map((text) => html`<li>${text}</li>`)}</ol></div>`
        : nothing
    }
    ${
      said.sources.length > 0
        ? html`<div class="part"><h3>${details.assistantUsed}</h3><ul class="asked">${said.sources
            .slice(-LISTED)
            .map(([title, url]) => html`<li>${url ? renderLink(url, title) : title}</li>`)}</ul></div>`
        : nothing
    }
  </section>`;
}

function renderDecisions(
  { conversation, setPriority, setTags }: DetailsView,
  strings: Strings,
): TemplateResult {
  const { details, act } = strings;
  const { state } = conversation;
  const tags = state?.tags ?? [];
  const addTag = (event: SubmitEvent) => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    const field = event.currentTarget.elements.namedItem("tag");
    if (!(field instanceof HTMLInputElement) || field.value.trim() === "") return;
    setTags([...new Set([...tags, field.value.trim()])]);
    field.value = "";
  };
  const choose = ({ currentTarget }: Event) => {
    if (currentTarget instanceof HTMLSelectElement) setPriority(Number(currentTarget.value));
  };
  return html`<div class="part">
    <label>${details.priority}<select @change=${choose}>
      ${details.priorities.map((words, value) => html`<option value=${value} ?selected=${value === (state?.priority ?? 1)}>${words}</option>`)}
    </select></label>
    <h3>${details.tags}</h3>
    ${
      tags.length > 0
        ? html`<p class="chips">${tags.map(
            (one) =>
              html`<button class="chip" aria-label="${act.drop}: ${one}" @click=${() => setTags(tags.filter((other) => other !== one))}>${one} ×</button>`,
          )}</p>`
        : nothing
    }
    <form @submit=${addTag}><input name="tag" maxlength="40" autocomplete="off" placeholder=${details.addTag} aria-label=${details.addTag} /></form>
  </div>`;
}

/** The visitor's own texts, and the pages that the assistant cited, each once. */
function saidIn(log: readonly DurableEvent[]) {
  const questions: string[] = [];
  const sources = new Map<string, string | undefined>();
  for (const event of log) {
    if (event.type !== "said") continue;
    for (const part of event.message.parts) {
      if (part.type === "text" && event.message.author === "visitor")
        questions.push(part.text.slice(0, PREVIEW_LENGTH));
      if (part.type === "citation") sources.set(part.title, part.url);
    }
  }
  return { questions, sources: [...sources] };
}

function languageName(code: string, tag: string): string {
  return new Intl.DisplayNames(tag, { type: "language" }).of(code) ?? code;
}
