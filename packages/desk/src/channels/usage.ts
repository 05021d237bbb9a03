import type { ChannelConnections } from "@prosa/protocol";
import { html, nothing, type TemplateResult } from "lit";
import type { ChannelWords } from "./channel-words.ts";

type Usage = ChannelConnections["connections"][number]["usage"];

/** Renders how many messages were charged, by month and category; nothing where none was. */
export function renderUsage(usage: Usage, words: ChannelWords, tag: string): TemplateResult | typeof nothing {
  if (usage.length === 0) return nothing;
  const rows = usage.flatMap(({ month, categories }) =>
    Object.entries(categories).map(([category, counts]) => ({ month, category, ...counts })),
  );
  return html`<table>
    <caption><b>${words.usage}</b><br /><span class="soft">${words.usageHint}</span></caption>
    <thead><tr><th>${words.month}</th><th>${words.category}</th><th class="figure">${words.billed}</th><th class="figure">${words.free}</th></tr></thead>
    <tbody>${rows.map(
      ({ month, category, billed, free }) =>
        html`<tr><td>${monthName(month, tag)}</td><td>${words.categories[category] ?? category}</td><td class="figure">${billed.toLocaleString(tag)}</td><td class="figure">${free.toLocaleString(tag)}</td></tr>`,
    )}</tbody>
  </table>`;
}

function monthName(month: string, tag: string): string {
  const first = new Date(`${month}-01T12:00:00Z`);
  return first.toLocaleDateString(tag, { month: "short", year: "numeric", timeZone: "UTC" });
}
