import type { QuestionTest } from "@prosa/protocol/desk";
import { html, nothing, type TemplateResult } from "lit";
import { renderRichText } from "../../../widget/src/view/rich-text.ts";
import type { KnowledgeWords } from "./words.ts";

/** The passages that are shown of those found. */
const SHOWN = 5;

/** Renders how the assistant would answer a question, why, and from which passages. */
export function renderTestResult(
  { reply, decision, chance, evidence, question }: QuestionTest,
  words: KnowledgeWords,
  onWrite: (question: string) => void,
): TemplateResult {
  return html`<section class="result" aria-label=${words.test} aria-live="polite">
    <p class="verdict"><span class="chip ${decision.action === "answer" ? "calm" : "soon"}">${words.actions[decision.action]}</span>
      <span class="soft">${words.chance(Math.round(chance * 100))} · ${decision.reason}</span></p>
    <div class="reply">${renderRichText(reply.text)}</div>
    <div><button @click=${() => onWrite(question)}>${words.writeAnswer}</button></div>
    ${evidence.length > 0 ? html`<h2>${words.evidence}</h2>` : nothing}
    <ol class="evidence">${evidence.slice(0, SHOWN).map(
      ({ title, heading, text, isUsed, url }) => html`<li ?data-used=${isUsed}>
        <p><b>${heading || title}</b> ${isUsed ? html`<span class="chip calm">${words.used}</span>` : nothing}</p>
        <p class="passage">${text}</p><p class="soft">${url}</p></li>`,
    )}</ol>
  </section>`;
}
