import type { Insights } from "@prosa/protocol/desk";
import { html, nothing, type TemplateResult } from "lit";
import type { InsightWords } from "./insight-words.ts";

/** Renders what LLMs read and wrote, and what it cost where the settings know a price; nothing where none was asked. */
export function renderModelCosts(
  { modelCosts }: Pick<Insights, "modelCosts">,
  words: InsightWords,
  tag: string,
): TemplateResult | typeof nothing {
  const { conversations, input, output, amounts } = modelCosts;
  if (conversations === 0) return nothing;
  const shown = (count: number | null) => count?.toLocaleString(tag) ?? words.fewerThanFive;
  const money = (amount: number, currency: string, digits: number) =>
    new Intl.NumberFormat(tag, { style: "currency", currency, maximumFractionDigits: digits }).format(amount);
  const row = (name: string, value: string) =>
    html`<li><div class="step"><span>${name}</span><b>${value}</b></div></li>`;
  return html`<section class="card half"><div class="head"><h2>${words.modelCosts}</h2>
      <p class="hint">${words.modelCostsHint(shown(conversations))}</p></div>
    <ul class="rank">
      ${amounts.map(
        ({ currency, amount }) => html`${row(words.costInAll, money(amount, currency, 2))}
          ${conversations === null ? nothing : row(words.costEach, money(amount / conversations, currency, 4))}`,
      )}
      ${row(words.tokensRead, shown(input))}${row(words.tokensWritten, shown(output))}
    </ul>
    ${amounts.length === 0 && conversations !== null ? html`<p class="soft">${words.noPrice}</p>` : nothing}</section>`;
}
