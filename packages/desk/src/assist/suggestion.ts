import type { Suggestion } from "@prosa/protocol/desk";
import { html, nothing, type TemplateResult } from "lit";
import { renderLink } from "../../../widget/src/view/rich-text.ts";
import { renderIcon } from "../parts/icons.ts";
import type { Strings } from "../strings/index.ts";

interface SuggestionGestures {
  use: (text: string) => void;
  close: () => void;
}

/** Renders how the assistant would answer, with its sources, for a person to take into their reply or to leave. */
export function renderSuggestion(
  { text, action, sources }: Suggestion,
  { suggestion: words, close }: Strings,
  gestures: SuggestionGestures,
): TemplateResult {
  const isAnswer = action === "answer";
  return html`<section class="suggestion" aria-label=${words.title} aria-live="polite">
    <p class="by">${renderIcon("assistant")}<b>${words.title}</b><span class="spring"></span>
      <button class="bare" aria-label=${close} @click=${gestures.close}>${renderIcon("close")}</button></p>
    ${isAnswer ? html`<p class="plain">${text}</p>` : html`<p class="soft">${words.unsure}</p>`}
    <ul>${sources.map(({ title, url, quote }) => html`<li>${isAnswer ? nothing : html`<q>${quote}</q> `}${/^https?:/.test(url) ? renderLink(url, title) : title}</li>`)}</ul>
    ${isAnswer ? html`<div><button class="main" @click=${() => gestures.use(text)}>${words.use}</button></div>` : nothing}
  </section>`;
}
