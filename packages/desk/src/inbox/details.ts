import { html, nothing, type TemplateResult } from "lit";
import type { Conversation } from "../client/conversation-state.ts";
import type { Strings } from "../strings/index.ts";

interface DetailsGestures {
  setPriority: (priority: number) => void;
  setTags: (tags: readonly string[]) => void;
}

/** Renders what is known of the visitor, and what agents decide about the conversation. */
export function renderDetails(
  { visitor, isVisitorOnline, state, viewers, me }: Conversation,
  strings: Strings,
  { setPriority, setTags }: DetailsGestures,
): TemplateResult {
  const { details } = strings;
  const others = viewers.filter(({ agent }) => agent.id !== me?.id).map(({ agent }) => agent.name);
  const { name, email, phone } = visitor.contact ?? {};
  const tags = state?.tags ?? [];
  const addTag = (event: SubmitEvent) => {
    event.preventDefault();
    const field = (event.currentTarget as HTMLFormElement).elements.namedItem("tag");
    if (!(field instanceof HTMLInputElement) || field.value.trim() === "") return;
    setTags([...new Set([...tags, field.value.trim()])]);
    field.value = "";
  };
  return html`<aside class="details" aria-label=${details.title}>
    <h2>${name ?? strings.nobody}</h2>
    <p class=${isVisitorOnline ? "here" : "soft"}>${isVisitorOnline ? details.online : details.offline}</p>
    ${email || phone ? html`<h3>${details.contact}</h3>` : nothing}
    ${email ? html`<p><a href="mailto:${email}">${email}</a></p>` : nothing}
    ${phone ? html`<p><a href="tel:${phone.replace(/[^+\d]/g, "")}">${phone}</a></p>` : nothing}
    ${visitor.language ? html`<p class="soft">${details.language}: ${languageName(visitor.language, strings.tag)}</p>` : nothing}
    ${others.length > 0 ? html`<p class="viewers">${details.viewers(others.join(", "))}</p>` : nothing}
    <label>${details.priority}<select @change=${(event: Event) => setPriority(Number((event.currentTarget as HTMLSelectElement).value))}>
      ${details.priorities.map((words, value) => html`<option value=${value} ?selected=${value === (state?.priority ?? 1)}>${words}</option>`)}
    </select></label>
    <h3>${details.tags}</h3>
    <p class="chips">${tags.map(
      (tag) =>
        html`<button class="chip" aria-label="${strings.act.drop}: ${tag}" @click=${() => setTags(tags.filter((one) => one !== tag))}>${tag} ×</button>`,
    )}</p>
    <form @submit=${addTag}><input name="tag" maxlength="40" placeholder=${details.addTag} aria-label=${details.addTag} /></form>
  </aside>`;
}

function languageName(code: string, tag: string): string {
  return new Intl.DisplayNames(tag, { type: "language" }).of(code) ?? code;
}
