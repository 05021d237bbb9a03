import type { SourcePreview } from "@prosa/protocol";
import { html, nothing, type TemplateResult } from "lit";
import { problemWords } from "../problems/words.ts";
import type { Strings } from "../strings/index.ts";
import type { KnowledgeWords } from "./words.ts";

/** Renders a source: its pages with what went wrong, and its passages as the assistant reads them. */
export function renderPreview(
  { source, pages, passages, next }: SourcePreview,
  words: KnowledgeWords,
  strings: Strings,
  onMore: () => void,
): TemplateResult {
  return html`<form method="dialog"><h2>${source.title}</h2>
    ${
      pages.length > 1 || pages.some(({ problem }) => problem)
        ? html`<ul class="pages" aria-label=${words.pages} tabindex="0">${pages.map(
            ({ url, title, passages: count, problem }) =>
              html`<li>${title || url} <span class="soft">${problem ? "" : count}</span>${
                problem ? html`<p class="problem">${problemWords(problem.code, strings.tag)}</p>` : nothing
              }</li>`,
          )}</ul>`
        : nothing
    }
    <ol class="evidence">${passages.map(
      ({ heading, text, url }) =>
        html`<li><p><b>${heading}</b></p><p class="passage">${text}</p><p class="soft">${url}</p></li>`,
    )}</ol>
    ${passages.length === 0 ? html`<p class="soft">${words.states[source.state]}</p>` : nothing}
    <div class="acts">${
      next === undefined ? nothing : html`<button type="button" @click=${onMore}>${words.more}</button>`
    }<button class="main" autofocus>${strings.close}</button></div></form>`;
}
