import type { Figure } from "@prosa/protocol/desk";
import { html, nothing, type TemplateResult } from "lit";
import { changeOf, proofWords, valueWords } from "./format.ts";
import type { InsightWords } from "./insight-words.ts";

/** The six numbers of the page, in their order. */
const TILES = [
  "conversations",
  "answer-rate",
  "resolution-verified",
  "escalation",
  "response-person",
  "satisfaction",
] as const;

/** The address of the conversations that something is of; `undefined` where the person may not read them. */
export type Opens = (opens: Readonly<Record<string, string | number | undefined>>) => string | undefined;

interface NumbersView {
  figures: readonly Figure[];
  words: InsightWords;
  tag: string;
  opens: Opens;
}

/** Renders the six numbers with their change, and what each is of. */
export function renderTiles({ figures, words, tag, opens }: NumbersView): TemplateResult {
  return html`<ul class="tiles">${TILES.map((id) => {
    const figure = figures.find((one) => one.id === id);
    if (!figure) return nothing;
    const inside = html`<span class="name">${words.figures[id]}</span>
      <span class="value">${valueWords(figure, tag)}</span>
      ${renderChange(figure, words, tag)}
      <span class="proof">${proofWords(figure, words, tag)}</span>`;
    const href = opens(figure.opens);
    return html`<li>${href === undefined ? html`<div class="tile">${inside}</div>` : html`<a class="tile" href=${href}>${inside}</a>`}</li>`;
  })}</ul>`;
}

/** Renders a change: an arrow, so that no colour is needed, and by how much. */
export function renderChange(figure: Figure, words: InsightWords, tag: string): TemplateResult {
  const change = changeOf(figure, tag);
  if (!change) return html`<span class="change">–<span class="than">${words.unknownChange}</span></span>`;
  const { direction, judgement, words: by } = change;
  if (direction === "same") return html`<span class="change">=<span class="than">${words.same}</span></span>`;
  const path = direction === "up" ? "M6 1l5 8H1z" : "M6 11L1 3h10z";
  const points = figure.unit === "share" ? ` ${words.points}` : "";
  return html`<span class="change ${judgement}"><span class="by"><svg aria-hidden="true" viewBox="0 0 12 12"><path d=${path} /></svg>${by}${points}</span><span class="than">${words.before}</span></span>`;
}

/** Renders every figure in a table: its value, its change, what it is of, and how it is known. */
export function renderAllFigures({ figures, words, tag, opens }: NumbersView): TemplateResult {
  return html`<details class="card"><summary>${words.all}</summary><div class="scroll"><table class="list">
    <thead><tr><th scope="col">${words.figure}</th><th scope="col">${words.value}</th><th scope="col">${words.trend}</th><th scope="col">${words.proof}</th></tr></thead>
    <tbody>${figures.map((figure) => {
      const href = opens(figure.opens);
      const name = words.figures[figure.id] ?? figure.id;
      return html`<tr><th scope="row">${href === undefined ? name : html`<a href=${href}>${name}</a>`}</th>
        <td><b>${valueWords(figure, tag)}</b></td><td>${renderChange(figure, words, tag)}</td>
        <td class="proof">${proofWords(figure, words, tag)}</td></tr>`;
    })}</tbody></table></div></details>`;
}
