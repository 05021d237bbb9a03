import type { Insights } from "@prosa/protocol/desk";
import { html, nothing, type TemplateResult } from "lit";
import { type Labels, labelOf } from "../labels/labels.ts";
import type { InsightWords } from "./insight-words.ts";
import type { FigureFilter } from "./range.ts";

/** Renders the choice of the channel, language or topic whose figures are shown; `choose` gets it as `topic=returns`, or empty. */
export function renderFilter(
  { channels, languages, topics }: Insights["choices"],
  filter: readonly [name: FigureFilter, value: string] | null,
  words: InsightWords,
  labels: Labels,
  choose: (chosen: string) => void,
): TemplateResult {
  const groups = [
    { name: "channel", title: words.channels, names: labels.channels, values: channels },
    { name: "language", title: words.languages, names: labels.languages, values: languages },
    { name: "topic", title: words.intents, names: labels.intents, values: topics },
  ] as const;
  const chosen = filter?.join("=") ?? "";
  const handleChange = (event: Event) => {
    if (event.target instanceof HTMLSelectElement) choose(event.target.value);
  };
  return html`<label class="filter">${words.filter}<select @change=${handleChange}>
      <option value="" ?selected=${chosen === ""}>${words.everything}</option>
      ${groups.map(({ name, title, names, values }) => {
        // The one that is chosen may have had no conversations in these days.
        const shown = filter?.[0] === name && !values.includes(filter[1]) ? [filter[1], ...values] : values;
        if (shown.length === 0) return nothing;
        return html`<optgroup label=${title}>${shown.map((value) => {
          const key = `${name}=${value}`;
          return html`<option value=${key} ?selected=${key === chosen}>${labelOf(names, value)}</option>`;
        })}</optgroup>`;
      })}</select></label>`;
}
