import type { Language } from "@prosa/protocol";
import type { QuestionTest } from "@prosa/protocol/desk";
import { html, nothing, type TemplateResult } from "lit";
import { renderRichText } from "../../../widget/src/view/rich-text.ts";
import { reasonWords } from "./reasons.ts";
import type { KnowledgeWords } from "./words.ts";

/** The passages that are shown of those found. */
const SHOWN = 5;

interface TestActs {
  onWrite: (question: string) => void;
  onRight: (question: string, passage: QuestionTest["evidence"][number]) => void;
}

/** Renders how the assistant would answer a question, why, and from which passages. */
export function renderTestResult(
  { reply, decision, chance, evidence, question }: QuestionTest,
  words: KnowledgeWords,
  language: Language,
  { onWrite, onRight }: TestActs,
): TemplateResult {
  return html`<section class="result" aria-label=${words.test} aria-live="polite">
    <p class="verdict"><span class="chip ${decision.action === "answer" ? "calm" : "soon"}">${words.actions[decision.action]}</span>
      <span class="soft">${words.chance(Math.round(chance * 100))} · ${reasonWords(decision, language)}</span></p>
    <div class="reply">${renderRichText(reply.text)}</div>
    <div><button @click=${() => onWrite(question)}>${words.writeAnswer}</button></div>
    ${evidence.length > 0 ? html`<h2>${words.evidence}</h2>` : nothing}
    <ol class="evidence">${evidence.slice(0, SHOWN).map(
      (passage) => html`<li ?data-used=${passage.isUsed}>
        <p><b>${passage.heading || passage.title}</b> ${passage.isUsed ? html`<span class="chip calm">${words.used}</span>` : nothing}</p>
        <p class="passage">${passage.text}</p><p class="soft">${passage.url}</p>
        ${passage.isUsed ? nothing : html`<button @click=${() => onRight(question, passage)}>${words.rightPassage}</button>`}</li>`,
    )}</ol>
  </section>`;
}
