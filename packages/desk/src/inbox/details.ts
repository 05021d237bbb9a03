import type { DurableEvent } from "@prosa/protocol";
import type { ConversationPanel, DeskRow } from "@prosa/protocol/desk";
import { html, nothing, type TemplateResult } from "lit";
import type { Conversation } from "../client/conversation-state.ts";
import { renderAvatar } from "../parts/avatar.ts";
import { renderIcon } from "../parts/icons.ts";
import type { Strings } from "../strings/index.ts";
import { nameOfVisitor } from "./names.ts";
import { momentOf } from "./time.ts";

interface DetailsView {
  conversation: Conversation;
  row: DeskRow | undefined;
  /** Absent until it is known. */
  panel: ConversationPanel | undefined;
  setPriority: (priority: number) => void;
  setTags: (tags: readonly string[]) => void;
  close: () => void;
}

/** Renders what is known of the visitor and of the talk so far, and what agents decide about it. */
export function renderDetails(view: DetailsView, strings: Strings): TemplateResult {
  const { conversation, row, panel } = view;
  const { visitor, isVisitorOnline, viewers, me, session, chat } = conversation;
  const { details, tag } = strings;
  const others = viewers.filter(({ agent }) => agent.id !== me?.id).map(({ agent }) => agent.name);
  const { email, phone } = visitor.contact ?? {};
  const name = nameOfVisitor(visitor.contact?.name, session, strings);
  const asked = chat.log.findLast(({ type }) => type === "handed-over");
  const facts: readonly (readonly [string, string | undefined])[] = [
    [details.started, chat.log[0] && momentOf(chat.log[0].at, tag)],
    [details.asked, asked && momentOf(asked.at, tag)],
    [details.messages, String(countOfQuestions(chat.log))],
    [details.language, visitor.language && languageName(visitor.language, tag)],
  ];
  return html`<section class="details" aria-label=${details.title}>
    <div class="top"><div class="face">${renderAvatar(visitor.contact?.name, session)}</div>
      <div><h2>${name}</h2>${conversation.state ? html`<p class=${isVisitorOnline ? "here" : "soft"}>${isVisitorOnline ? details.online : details.offline}</p>` : nothing}</div>
      <button class="bare close" aria-label=${strings.close} @click=${view.close}>${renderIcon("close")}</button>
    </div>
    ${others.length > 0 ? html`<p class="viewers">${renderIcon("eye")}${details.viewers(others.join(", "))}</p>` : nothing}
    ${conversation.state ? renderKnown() : nothing}
  </section>`;
  // Nothing is said of a conversation that has not been heard of yet, as without a line.
  function renderKnown(): TemplateResult {
    return html`<div class="part"><h3>${details.contact}</h3>
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
    ${panel ? html`<desk-panel .strings=${strings} .session=${conversation.session} .panel=${panel} .sources=${lastSourcesIn(chat.log)}></desk-panel>` : nothing}`;
  }
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

/** The pages that the assistant's last answer cited, each once. */
function lastSourcesIn(log: readonly DurableEvent[]): [title: string, url: string | undefined][] {
  const citing = log.findLast(
    (event) =>
      event.type === "said" &&
      event.message.author === "assistant" &&
      event.message.parts.some(({ type }) => type === "citation"),
  );
  const parts = citing?.type === "said" ? citing.message.parts : [];
  return [
    ...new Map(parts.flatMap((part) => (part.type === "citation" ? [[part.title, part.url] as const] : []))),
  ];
}

function countOfQuestions(log: readonly DurableEvent[]): number {
  return log.filter((event) => event.type === "said" && event.message.author === "visitor").length;
}

/** The language without its region, which nobody chose; written as the other facts are. */
function languageName(code: string, tag: string): string {
  const [language = code] = code.split("-");
  const name = new Intl.DisplayNames(tag, { type: "language" }).of(language) ?? code;
  return name.slice(0, 1).toLocaleUpperCase(tag) + name.slice(1);
}
